import { envelope } from '../../schema/common.js';
import { signedByAgent } from '../../schema/signing-key.js';
import {
  choice,
  decisionSeq,
  flag,
  members,
  optional,
  sideEffectId,
  text,
} from '../../schema/vocabulary.js';
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

const body = members(
  {
    target: evaluated,
    kind: choice(['judge', 'heuristic', 'schema', 'ground_truth', 'human'], 'How it was judged.'),
    evaluator,
    score: optional(Type.Number({ description: "A score on the evaluator's own scale." })),
    label: optional(text(200, 'A verdict in a word.')),
    passed: optional(flag('Whether it passed.')),
    explanation: optional(text(16_000, 'Why.')),
    ...signedByAgent,
    ...envelope,
  },
  "A judgement of the agent's work. Never averaged: disagreement is shown. Carries a score, a label or passed.",
  { anyOf: [{ required: ['score'] }, { required: ['label'] }, { required: ['passed'] }] },
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
