import { ledgerEnvelope } from '../../schema/common.js';
import { count, members, text } from '../../schema/vocabulary.js';

const body = members(
  {
    hold: count('Position in the ledger of the legal_hold.placed that ends.'),
    reason: text(4_000, 'Why it is over.'),
    ...ledgerEnvelope,
  },
  'A legal hold is over: from the next entry on it forbids no erasure.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
