import { choice, decisionId, list, members, optional, text, time } from './vocabulary.js';

const SEVERITIES = ['minor', 'major', 'serious', 'critical'] as const;

export const severity = choice(SEVERITIES, 'How grave it is, as the deployer judges it.');

export const clock = members(
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

export const notifications = optional(list(notification, 32, 'Reports that were made.'));

export const decisions = optional(
  list(decisionId('One decision.'), 256, 'Decisions that the incident is about.'),
);
