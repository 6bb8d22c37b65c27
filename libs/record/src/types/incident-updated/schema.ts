import { ledgerEnvelope } from '../../schema/common.js';
import { clock, decisions, notifications, severity } from '../../schema/incident.js';
import { incidentId, members, optional, text } from '../../schema/vocabulary.js';

const body = members(
  {
    incident_id: incidentId('The incident.'),
    note: text(16_000, 'What is new.'),
    severity: optional(severity),
    clock: optional(clock),
    notifications,
    decisions,
    ...ledgerEnvelope,
  },
  'What became known of an incident, or was done about it. What it leaves out stays as it was.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
