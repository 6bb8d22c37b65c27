import { ledgerEnvelope } from '../../schema/common.js';
import { erasedValues } from '../../schema/erasure.js';
import { count, members, optional, text } from '../../schema/vocabulary.js';

const body = members(
  {
    request: count('Position in the ledger of the erasure.requested that it carries out.'),
    note: optional(text(4_000, 'What the second person adds. Never with a value in it.')),
    values: erasedValues,
    ...ledgerEnvelope,
  },
  'A second person orders an erasure, or Docket one that it asked for itself where the policy says `automatic`: with this entry the values that it names and their salts are gone. Their digests stay, so that all else still verifies.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
