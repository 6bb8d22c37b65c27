import { ROLES } from '../roles.js';
import { choice, count, optional, text } from './vocabulary.js';

/** What an answer or a file was made of, and what of it left. */
export const left = {
  role: optional(choice(ROLES, 'Role of the key it was handed to.')),
  purpose: optional(text(2_000, 'What for, in the words of who asked. Absent: not recorded.')),
  first_seq: optional(count('Sequence number of the first entry in it.')),
  last_seq: optional(count('Sequence number of the last entry in it.')),
  entries: optional(count('Number of entries whose bodies were in it.', 1_000_000_000)),
  bytes: optional(count('Length of it in bytes.')),
};
