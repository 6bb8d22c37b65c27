import { ledgerEnvelope } from '../../schema/common.js';
import { count, members, optional, sha256Hex, text } from '../../schema/vocabulary.js';

const body = members(
  {
    kept_size: count(
      'How many entries there were when it was decided: this record is the next one, at this position.',
      Number.MAX_SAFE_INTEGER,
    ),
    lost_size: count(
      'How many entries had been seen, or signed for, of the history that does not go on here. Those from the place where the two differ up to this size are not in this ledger.',
      Number.MAX_SAFE_INTEGER,
    ),
    lost_leaf_hash: optional(
      sha256Hex('Leaf hash of the last entry that had been seen of it. Filled in by Docket.'),
    ),
    lost_root: optional(
      sha256Hex('Root of the checkpoint that had been signed for it. Filled in by Docket.'),
    ),
    restoration: optional(
      count(
        'Number of this restoration in the ledger, from 1. Filled in by Docket; a given value must be the next one.',
        Number.MAX_SAFE_INTEGER,
      ),
    ),
    reason: text(4_000, 'What happened, and why this history goes on and not the other.'),
    approved_by: optional(text(200, 'Function or pseudonym of who approved it. Never a name.')),
    ...ledgerEnvelope,
  },
  'The database was put back, or lost its tail, and a person decided that the ledger goes on from what it holds now. Whoever has a receipt or a checkpoint of the other history learns here that it does not go on.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
