import type { JsonObject } from '@docket/chain';
import {
  PROBLEM_CODES,
  PROBLEMS,
  problemType,
  type ProblemCode,
} from '../http/problem-registry.js';

/** What an occurrence says beyond what every one of its kind says. */
const OCCURRENCES: { readonly [Code in ProblemCode]?: { detail: string; errors?: JsonObject[] } } =
  {
    malformed_json: {
      detail: 'The body is not JSON: a member name comes twice.',
      errors: [
        { pointer: '/goal', code: 'duplicate_key', offset: 41, detail: 'the name comes twice' },
      ],
    },
    invalid_parameter: {
      detail: 'A parameter has a value out of range.',
      errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 200' }],
    },
    idempotency_key_missing: {
      detail:
        'A side effect needs an idempotency key: it names the action, so that a repeated request does not repeat it.',
      errors: [{ parameter: 'Idempotency-Key', detail: 'is required' }],
    },
    idempotency_key_invalid: {
      detail: 'An Idempotency-Key has 1 to 255 visible ASCII characters.',
      errors: [{ parameter: 'Idempotency-Key', detail: 'is empty, too long or not ASCII' }],
    },
    not_authenticated: { detail: 'The request carries no Authorization header.' },
    role_not_allowed: { detail: 'This takes a key of role agent; yours is auditor.' },
    wrong_ledger: { detail: 'Your key is for the ledger other.' },
    unknown_decision: { detail: 'There is no decision dec_none in this ledger.' },
    decision_held: {
      detail:
        'decision dec_01kapeg4v3q8v4m5n6p7r8s9ta is held: waiting for a human: esc-1 (agent_asked)',
    },
    impossible_transition: {
      detail: 'side effect sfx_01kapeg4v3q8v4m5n6p7r8s9ta is executed and cannot become executing',
      errors: [
        {
          pointer: '/side_effect_id',
          code: 'impossible_transition',
          detail: 'it can become rolled_back, compensated',
        },
      ],
    },
    idempotency_in_flight: { detail: 'The first request with this key has no answer yet.' },
    validation_failed: {
      detail: 'This is not a valid record of type job_card.filed.',
      errors: [{ pointer: '/confidence', detail: 'must be 1 or less' }],
    },
    idempotency_key_reused: {
      detail: 'The idempotency key refund-44812 was used for another request (entry 7).',
      errors: [
        {
          pointer: '/idempotency_key',
          code: 'idempotency_key_reused',
          detail: 'was used for another request (entry 7)',
        },
      ],
    },
  };

/** `components.examples`: one of every problem that there is, under its code. */
export function problemExamples(): JsonObject {
  return Object.fromEntries(PROBLEM_CODES.map((code) => [code, { value: exampleProblem(code) }]));
}

function exampleProblem(code: ProblemCode): JsonObject {
  const { title, status, next } = PROBLEMS[code];
  const { detail = `${title}.`, errors } = OCCURRENCES[code] ?? {};
  return {
    type: problemType(code),
    title,
    status,
    detail,
    instance: 'urn:docket:request:0f9b2c1e-6a53-4a8e-9b1d-7c2f4e5d6a7b',
    code,
    ...(errors === undefined ? {} : { errors }),
    next,
  };
}
