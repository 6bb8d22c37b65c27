import type { JsonObject } from '@docket/chain';
import { SEEN_FINDING_CODES } from '@docket/record';
import { DECISION_ID, SIDE_EFFECT_ID } from './examples.js';
import type { JsonSchema } from './operation.js';
import { array, integer, object, string } from './schema-words.js';

const counts = (description: string): JsonSchema => ({
  type: 'object',
  additionalProperties: { type: 'integer', minimum: 0 },
  description,
});
const position = integer('Position of the entry in the ledger.');
const place = {
  decision_id: string('Decision that declared it.'),
  side_effect_id: string('Id of the side effect.'),
  registered_seq: position,
};

/** What was declared, held against what was seen. */
export const SEEN_ANSWERS: { [name: string]: JsonSchema } = {
  SeenComparison: object({
    size: integer('Entries that were compared.'),
    within_seconds: integer(
      'How far clocks may be apart where no key and no reference tells, and how long something may still be told.',
    ),
    side_effects: counts(
      '`agrees`, `differs`, `seen_twice`, `not_seen`, `observers_disagree`, `ambiguous`, `unwatched` (nobody watched: nothing follows), `pending` (may still be told), `not_done`, `undetermined` (values are gone that would tell).',
    ),
    observations: counts(
      '`agrees`, `differs`, `not_declared`, `ambiguous`, `pending`, `undetermined`.',
    ),
    findings: array(
      {
        ...object({
          code: string('What does not agree; `ambiguous`, `undetermined`: it cannot be told.', {
            enum: [...SEEN_FINDING_CODES],
          }),
          ...place,
          observation: position,
          observations: array(position, 'Observations of it; of `seen_twice` the first 16.'),
          watches: array(position, 'Watches of observers that did not see it.'),
          by: string('What it was found by.', {
            enum: ['idempotency_key', 'external_ref', 'undo_ref', 'description'],
          }),
          differences: array(
            {
              ...object({
                member: string('JSON Pointer within the observation.'),
                declared: string('What the agent declared. Absent: it declared none.'),
                seen: string('What was seen.'),
              }),
              required: ['member', 'seen'],
            },
            'What differs.',
          ),
          assurance: string(
            'What the observer recorded of how hard the event is to make up. Absent: nothing of it.',
            { enum: ['authenticated', 'structured', 'free_text'] },
          ),
          unread: array(
            position,
            'Entries of which values are gone that would tell, the first 16.',
          ),
          candidates: array(object(place), 'The first 16 that it may be of.'),
          count: integer('How many candidates, or observations of `seen_twice`, there are.'),
        }),
        required: ['code'],
      },
      'The first 500: what was declared, then what was seen, each in the order of the ledger.',
    ),
    left_out: integer('Findings besides.'),
  }),
};

export const seenComparison: JsonObject = {
  size: 42,
  within_seconds: 300,
  side_effects: { agrees: 1, differs: 1, unwatched: 2 },
  observations: { agrees: 1, differs: 1 },
  findings: [
    {
      code: 'seen_differently',
      decision_id: DECISION_ID,
      side_effect_id: SIDE_EFFECT_ID,
      registered_seq: 14,
      observation: 31,
      by: 'idempotency_key',
      differences: [{ member: '/amount/value', declared: '25.00', seen: '250.00' }],
    },
  ],
  left_out: 0,
};
