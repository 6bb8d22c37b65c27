import { envelope, VERDICTS } from '../../schema/common.js';
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
} from '../../schema/vocabulary.js';

const body = members(
  {
    verdict: choice(
      VERDICTS,
      '`approve`, `override`, `correct` and `respond` release a hold; `reject` and `stop` stop the decision.',
    ),
    reason: text(8_000, 'Why the human decided so.'),
    escalation_id: optional(
      escalationId('The escalation that is answered. Absent: every open one of the decision.'),
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
    meaning: optional(text(500, 'What the signature means, e.g. "I approve this payment".')),
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
