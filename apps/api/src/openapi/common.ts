import type { AnswerDescription, OperationDescription, ParameterDescription } from './operation.js';
import { placeOf, type RecordType } from '@docket/record';
import { writtenAs } from './examples.js';

export const OPTIONAL_KEY: ParameterDescription = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Names this request: sent again with the same key and body it is not done twice, and answers 200 with `Idempotency-Replayed: true`. Keys never expire.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: 'card-44812-1',
};

export const TRACEPARENT: ParameterDescription = {
  name: 'traceparent',
  in: 'header',
  description:
    'W3C Trace Context of the call. An agent’s record that names no `trace_id` or `span_id`, and is not signed, gets them from it. What is no such header is passed over.',
  schema: { type: 'string', maxLength: 512 },
  example: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
};

export const REQUIRED_KEY: ParameterDescription = {
  ...OPTIONAL_KEY,
  required: true,
  example: 'refund-44812',
};

/**
 * 201 for a new entry of this type, 200 for the first answer once more. `place` tells a record apart that
 * may stand in a decision or in the ledger.
 */
export function writeAnswers(
  type: RecordType,
  place: 'decision' | 'ledger' = placeOf(type) === 'ledger' ? 'ledger' : 'decision',
): OperationDescription['answers'] {
  const answer: AnswerDescription = {
    description: 'Written and durable. Look at `directive` before going on.',
    schema: 'WriteAnswer',
    example: writtenAs(type, place),
  };
  return {
    201: answer,
    200: {
      ...answer,
      description: 'This key was used before: the first answer once more. Nothing was written.',
      headers: { 'Idempotency-Replayed': '`true`' },
    },
  };
}
