import { VERDICTS, envelope } from './common.js';
import {
  anyJson,
  choice,
  decisionSeq,
  escalationId,
  flag,
  list,
  members,
  optional,
  sha256Hex,
  sideEffectId,
  text,
} from './vocabulary.js';
import Type from 'typebox';

const evaluated = members(
  {
    kind: choice(
      ['decision', 'job_card', 'tool_call', 'side_effect', 'output'],
      'What kind of thing is judged.',
    ),
    decision_seq: optional(decisionSeq('The entry that is judged.')),
    side_effect_id: optional(sideEffectId('The side effect that is judged.')),
    tool_call_id: optional(text(200, 'The tool call that is judged.')),
    name: optional(text(500, 'What is judged, in words.')),
  },
  'What is judged.',
);

const evaluator = members(
  {
    id: text(200, 'Who or what judged.'),
    version: optional(text(128, 'Version of the evaluator.')),
    model: optional(text(200, 'Model behind it.')),
  },
  'Who or what judged.',
);

export const evaluationRecorded = members(
  {
    target: evaluated,
    kind: choice(['judge', 'heuristic', 'schema', 'ground_truth', 'human'], 'How it was judged.'),
    evaluator,
    score: optional(Type.Number({ description: "A score on the evaluator's own scale." })),
    label: optional(text(200, 'A verdict in a word.')),
    passed: optional(flag('Whether it passed.')),
    explanation: optional(text(16_000, 'Why.')),
    ...envelope,
  },
  "A judgement of the agent's work. Never averaged: disagreement is shown. Carries a score, a label or passed.",
  { anyOf: [{ required: ['score'] }, { required: ['label'] }, { required: ['passed'] }] },
);

export const reviewRecorded = members(
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
    before: optional(anyJson('The value before a correction.')),
    after: optional(anyJson('The value after it.')),
    meaning: optional(text(500, 'What the signature means, e.g. "I approve this payment".')),
    ...envelope,
  },
  "A human's decision.",
);
