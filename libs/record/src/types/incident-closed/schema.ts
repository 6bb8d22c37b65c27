import { ledgerEnvelope } from '../../schema/common.js';
import { notifications } from '../../schema/incident.js';
import { choice, incidentId, list, members, optional, text } from '../../schema/vocabulary.js';

const body = members(
  {
    incident_id: incidentId('The incident.'),
    outcome: choice(
      ['resolved', 'mitigated', 'no_incident'],
      'How it ended. `no_incident`: it turned out to be none.',
    ),
    summary: text(16_000, 'What was found and done.'),
    root_cause: optional(text(8_000, 'Why it happened.')),
    corrective_actions: optional(
      list(text(2_000, 'One action.'), 64, 'What keeps it from happening again.'),
    ),
    notifications,
    ...ledgerEnvelope,
  },
  'Closes an incident. A new finding afterwards is a new incident.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
