import { amount, envelope, target, REVIEW_VERDICTS } from '../../schema/common.js';
import { reviewSignature } from '../../schema/passkey.js';
import {
  anyJson,
  choice,
  decisionSeq,
  escalationId,
  list,
  members,
  optional,
  sha256Hex,
  text,
  time,
} from '../../schema/vocabulary.js';

const body = members(
  {
    verdict: choice(
      REVIEW_VERDICTS,
      '`approve`, `override`, `correct` and `respond` release a hold; `reject` and `stop` stop the decision.',
    ),
    reason: text(8_000, 'Why the human decided so.'),
    escalation_id: optional(
      escalationId('The escalation that is answered. Required, or `as_of`, while one is open.'),
    ),
    as_of: optional(
      decisionSeq(
        'Position in the decision of the last entry that the reviewer saw. Without `escalation_id`, every escalation that was opened at or before it is answered, and no later one.',
      ),
    ),
    approves: optional(
      members(
        {
          operation: optional(text(128, 'What is done.')),
          target: optional(target),
          amount: optional(amount),
          arguments_digest: optional(text(128, "Digest of the operation's arguments.")),
        },
        'The action that is approved, as it was shown to the reviewer. What was announced must not differ from it; what is registered afterwards is compared with it.',
      ),
    ),
    reviewer: optional(
      members(
        {
          display_role: optional(text(200, 'Function of the reviewer, e.g. "claims supervisor".')),
        },
        'Who reviewed, without a name.',
      ),
    ),
    viewed: optional(
      list(
        members(
          {
            decision_seq: decisionSeq('Position of the entry in the decision.'),
            leaf_hash: optional(sha256Hex('Leaf hash of the entry as it was shown.')),
          },
          'One entry that was shown.',
        ),
        256,
        'What the reviewer had before their eyes.',
      ),
    ),
    before: optional(anyJson('What stood before a correction or an override.')),
    after: optional(anyJson('What stands instead of it.')),
    signed_in_at: optional(
      time(
        'When the reviewer last proved to be themselves: of one who signed in, and held against their session. On high and critical stakes at most 300 seconds before the entry.',
      ),
    ),
    meaning: optional(text(500, 'What the signature means, e.g. "I approve this payment".')),
    signature: optional(reviewSignature),
    ...envelope,
  },
  "A human's decision. `correct` and `override` carry `before` and `after`.",
  {
    if: { properties: { verdict: { enum: ['correct', 'override'] } } },
    then: { required: ['before', 'after'] },
  },
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
