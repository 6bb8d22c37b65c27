import { ledgerEnvelope } from '../../schema/common.js';
import { registrarSignature } from '../../schema/signing-key.js';
import { policy } from '../../schema/policy.js';
import { members, optional, text } from '../../schema/vocabulary.js';
import Type from 'typebox';

const body = members(
  {
    policy,
    reason: text(4_000, 'Why it is changed.'),
    revision: optional(
      Type.Integer({
        description:
          'Number of this policy in the ledger; that of entry 0 is 1. Filled in by Docket; a given value must be the next one, so that nobody overwrites a change they have not seen.',
        minimum: 2,
        maximum: Number.MAX_SAFE_INTEGER,
      }),
    ),
    signature: optional(registrarSignature),
    approved_by: optional(text(200, 'Function or pseudonym of who approved it. Never a name.')),
    ...ledgerEnvelope,
  },
  'The whole new policy of the ledger. In force from the next entry on; earlier entries are judged by the policy of their time.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
