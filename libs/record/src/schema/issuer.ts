import { list, members, optional, text } from './vocabulary.js';

/** What a deployer states in documents about its decisions, beside what is recorded of them. */
export const issuerStatements = {
  deployer: optional(text(200, 'Who is responsible for the system.')),
  classification: optional(text(80, 'Classification.')),
  retention: optional(text(400, 'How long it is kept.')),
  contact: optional(
    members(
      {
        responsible: optional(text(300, 'How to reach who is responsible.')),
        correction: optional(text(300, 'How to have wrong data corrected.')),
        review: optional(text(300, 'How to ask for a person to look at the decision.')),
        complaint: optional(text(300, 'How to complain, and to whom.')),
      },
      'Whom the person concerned can turn to.',
    ),
  ),
};

/** Frameworks whose provisions a document lists. */
export const frameworkIds = optional(
  list(text(64, 'Id of a framework.'), 64, 'Frameworks chosen. Absent: by jurisdiction.'),
);
