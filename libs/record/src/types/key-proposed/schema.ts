import { ledgerEnvelope } from '../../schema/common.js';
import { choice, members, optional, text } from '../../schema/vocabulary.js';

/** Why the key of a ledger is changed. */
const OCCASIONS = ['routine', 'suspected', 'lost'] as const;

const body = members(
  {
    public_key: text(
      512,
      'The new key, as a C2SP verifier key. Made by Docket, which keeps its seed.',
    ),
    occasion: choice(
      OCCASIONS,
      'Why: `routine`; `suspected` where somebody else may have the key in force; `lost` where nobody has it any more, so that it cannot hand over.',
    ),
    note: optional(text(4_000, 'More about it. Absent: not recorded.')),
    ...ledgerEnvelope,
  },
  'A new key to sign the checkpoints of the ledger with, which one person proposes, and that signs nothing yet. Another person brings it into force within 30 days, with key.rotated, or with key.replaced where the key in force was lost. It lapses with the next proposal.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
