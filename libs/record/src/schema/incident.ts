import { ledgerEnvelope } from './common.js';
import {
  choice,
  decisionId,
  incidentId,
  list,
  members,
  optional,
  text,
  time,
} from './vocabulary.js';

export const SEVERITIES = ['minor', 'major', 'serious', 'critical'] as const;

const severity = choice(SEVERITIES, 'How grave it is, as the deployer judges it.');

const clock = members(
  {
    due_at: time('When the report is due.'),
    basis: text(500, 'The rule that sets it, e.g. "Regulation (EU) 2024/1689 Article 73(2)".'),
  },
  'A deadline, as the deployer works it out. Docket records it and does not calculate it.',
);

const notification = members(
  {
    recipient: text(256, 'Who was told, e.g. an authority.'),
    at: time('When.'),
    external_ref: optional(text(512, "The recipient's own reference.")),
  },
  'One report that was made.',
);

const notifications = optional(list(notification, 32, 'Reports that were made.'));

const decisions = optional(
  list(decisionId('One decision.'), 256, 'Decisions that the incident is about.'),
);

export const incidentOpened = members(
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

export const incidentUpdated = members(
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

export const incidentClosed = members(
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
