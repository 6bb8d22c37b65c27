import { ledgerEnvelope } from '../../schema/common.js';
import { members, optional, text } from '../../schema/vocabulary.js';

const body = members(
  {
    successor: members(
      {
        origin: text(255, 'Globally unique name of the ledger in which work goes on.'),
        public_key: text(512, 'Key of its entry 0, as a C2SP verifier key.'),
      },
      'The ledger in which work goes on: its entry 0 names the checkpoint that covers this entry and nothing behind it.',
    ),
    reason: text(4_000, 'Why: a year is over, the ledger has grown to a size.'),
    approved_by: optional(text(200, 'Function or pseudonym of who approved it. Never a name.')),
    ...ledgerEnvelope,
  },
  'From here on the ledger takes no new decision. Decisions that are open are finished in it, and what is done with its records is still recorded: copies, reads, erasures, holds, keys.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
