import { ledgerEnvelope } from '../../schema/common.js';
import { clock, decisions, notifications, severity } from '../../schema/incident.js';
import { incidentId, members, optional, text, time } from '../../schema/vocabulary.js';

const body = members(
  {
    title: text(500, 'What happened, in a line.'),
    severity,
    aware_at: time('When the deployer became aware of it: legal deadlines run from here.'),
    incident_id: optional(incidentId('Given by Docket; a given value must be the next number.')),
    description: optional(text(16_000, 'What happened.')),
    clock: optional(clock),
    notifications,
    decisions,
    ...ledgerEnvelope,
  },
  'Opens an incident: in a decision, or in the ledger when it is about several decisions or none.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
