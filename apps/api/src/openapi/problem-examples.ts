import type { JsonObject } from '@docket/chain';
import {
  PROBLEM_CODES,
  PROBLEMS,
  problemType,
  type ProblemCode,
} from '../http/problem-registry.js';

interface Occurrence {
  detail: string;
  errors?: JsonObject[];
  successor?: string;
  used_in?: { origin: string; seq: number };
}

/** What an occurrence says beyond what every one of its kind says. A code that is new does not compile without. */
const OCCURRENCES: Readonly<Record<ProblemCode, Occurrence>> = {
  malformed_json: {
    detail: 'an object has this key twice (byte 41)',
    errors: [
      {
        pointer: '/goal',
        code: 'duplicate_key',
        offset: 41,
        detail: 'A member name occurs twice in one object; readers disagree on which one counts.',
      },
    ],
  },
  malformed_request: { detail: 'The body is not what gzip makes.' },
  invalid_parameter: {
    detail: 'wait must be a whole number from 0 to 30.',
    errors: [{ parameter: 'wait', detail: 'must be a whole number from 0 to 30' }],
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
  key_expired: {
    detail: 'The key in the Authorization header was good until 2026-04-01T00:00:00.000Z.',
  },
  reauthentication_required: {
    detail:
      'its reviewer signed in at 2026-01-15T08:00:00.000Z, on high stakes not within the 300 seconds before',
    errors: [
      {
        pointer: '/signed_in_at',
        code: 'sign_in_too_old',
        detail:
          'its reviewer signed in at 2026-01-15T08:00:00.000Z, on high stakes not within the 300 seconds before',
      },
    ],
  },
  cross_site_request: { detail: 'The browser says that another site asks for it.' },
  sign_in_refused: {
    detail: 'This browser has not begun to sign in here, or more than ten minutes ago.',
  },
  logout_refused: { detail: 'It is no token of the identity provider for this client.' },
  role_not_allowed: { detail: 'This takes a key of role administrator; yours is agent.' },
  wrong_ledger: { detail: 'Your key is for the ledger other.' },
  actor_not_allowed: {
    detail:
      'An agent reads the decisions that it opened or that were handed over to it, and no other.',
  },
  not_found: { detail: 'There is no problem of this code.' },
  unknown_ledger: { detail: 'There is no ledger nowhere.' },
  unknown_decision: { detail: 'There is no decision dec_none in this ledger.' },
  unknown_side_effect: {
    detail: 'there is no side effect sfx_none in this decision',
    errors: [
      {
        pointer: '/side_effect_id',
        code: 'unknown_side_effect',
        detail: 'there is no side effect sfx_none in this decision',
      },
    ],
  },
  unknown_escalation: {
    detail: 'there is no escalation esc-99 in this decision',
    errors: [
      {
        pointer: '/escalation_id',
        code: 'unknown_escalation',
        detail: 'there is no escalation esc-99 in this decision',
      },
    ],
  },
  unknown_entry: { detail: 'The ledger has no tile of this path and width.' },
  unknown_session: { detail: 'There is no session of this id that you may end.' },
  unknown_person: { detail: 'Nobody is called nobody.' },
  unknown_key: { detail: 'The ledger claims has no key of this id that is yours to change.' },
  unknown_alert: { detail: 'The ledger has no such alert.' },
  unknown_webhook: {
    detail: 'The ledger has no such webhook, or no such message of it.',
  },
  unknown_view: { detail: 'The ledger has no view of this id that is yours, or is shared.' },
  unknown_export: { detail: 'There is no export exp_none.' },
  unknown_schema: { detail: 'There is no schema job_card.filed/99.' },
  no_verification_yet: { detail: 'The ledger claims was not verified since the start.' },
  decision_unreadable: {
    detail:
      'Entry 44 of the ledger claims, in the decision dec_01kapeg4v3q8v4m5n6p7r8s9ta, is no record: the leaf is none.',
  },
  method_not_allowed: { detail: 'A dossier is exported by GET.' },
  not_acceptable: { detail: 'A dossier comes as application/json or application/pdf.' },
  request_timeout: { detail: 'The request did not arrive completely in time.' },
  decision_closed: {
    detail:
      'decision dec_01kapeg4v3q8v4m5n6p7r8s9ta was closed as completed and takes no job_card.filed',
  },
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
        detail:
          'side effect sfx_01kapeg4v3q8v4m5n6p7r8s9ta is executed and cannot become executing',
      },
    ],
  },
  escalation_resolved: {
    detail: 'escalation esc-1 has already been answered',
    errors: [
      {
        pointer: '/escalation_id',
        code: 'escalation_resolved',
        detail: 'escalation esc-1 has already been answered',
      },
    ],
  },
  idempotency_in_flight: { detail: 'The first request with this key has no answer yet.' },
  ledger_closed: {
    detail:
      'the ledger was closed at 2026-12-31T22:59:41.518Z by entry 48210, and takes no decision.opened any more',
    successor: 'docket.example/claims-2027',
  },
  idempotency_key_elsewhere: {
    detail:
      'The idempotency key refund-44812 was used in docket.example/claims-2026, in entry 48101: nothing was recorded here.',
    errors: [
      {
        pointer: '/idempotency_key',
        code: 'idempotency_key_elsewhere',
        detail:
          'The idempotency key refund-44812 was used in docket.example/claims-2026, in entry 48101: nothing was recorded here.',
      },
    ],
    used_in: { origin: 'docket.example/claims-2026', seq: 48101 },
  },
  ledger_exists: {
    detail: 'There is a ledger claims already.',
    errors: [
      { pointer: '/id', code: 'ledger_exists', detail: 'There is a ledger claims already.' },
    ],
  },
  export_not_ready: { detail: 'The export is queued.' },
  export_gone: { detail: 'The export is expired.' },
  decision_changed: {
    detail: 'Entries of the decision that were seen: 1; recorded since: 1.',
    errors: [{ code: 'recorded_since', detail: 'entry 1 of the decision: job_card.filed' }],
  },
  body_too_large: { detail: 'A body may have 524288 bytes, a batch 4194304.' },
  uri_too_long: { detail: 'A part of the path is too long.' },
  unsupported_media_type: { detail: 'Only application/json is read here.' },
  range_not_satisfiable: { detail: 'The file has 8243 bytes.' },
  validation_failed: {
    detail: 'This is not a valid record of type job_card.filed.',
    errors: [{ pointer: '/confidence', detail: 'must be 1 or less' }],
  },
  reference_unknown: {
    detail: 'the decision has no entry 999 before this one',
    errors: [
      {
        pointer: '/supersedes',
        code: 'reference_unknown',
        detail: 'the decision has no entry 999 before this one',
      },
    ],
  },
  review_signature_refused: {
    detail: 'a signed review says in as_of which entry its reviewer saw last',
    errors: [
      {
        pointer: '/as_of',
        code: 'review_signature_invalid',
        detail: 'a signed review says in as_of which entry its reviewer saw last',
      },
    ],
  },
  agent_signature_refused: {
    detail: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta has no signing key of this id in the ledger before it',
    errors: [
      {
        pointer: '/signature/key_id',
        code: 'agent_signature_key_unknown',
        detail:
          'prn_01kapeg4v3q8v4m5n6p7r8s9ta has no signing key of this id in the ledger before it',
      },
    ],
  },
  idempotency_key_reused: {
    detail: 'The idempotency key refund-44812 was used for another request (entry 7).',
    errors: [
      {
        pointer: '/idempotency_key',
        code: 'idempotency_key_reused',
        detail: 'The idempotency key refund-44812 was used for another request (entry 7).',
      },
    ],
  },
  record_refused: { detail: '64 incidents are open here' },
  redaction_incomplete: {
    detail: 'A value that is to be withheld also stands where nothing can be withheld.',
    errors: [{ pointer: '/ext/4711', detail: 'the name of a member repeats the value' }],
  },
  rate_limited: { detail: 'This key may make 60000 requests in 60 seconds.' },
  headers_too_large: { detail: 'Headers may have 16384 bytes.' },
  internal: { detail: 'Something failed that should not have.' },
  access_not_recorded: {
    detail: 'That it was read could not be recorded, so it is not handed out.',
  },
  overloaded: { detail: 'More records are waiting for this ledger than can be held.' },
  nothing_to_restore: {
    detail: 'Nothing is missing of the ledger claims as far as this server knows.',
  },
  ledger_went_back: {
    detail:
      'The database went back: this server has seen 44 entries of the ledger claims on disk, and now it holds 41. Nothing was written.',
  },
  log_damaged: {
    detail:
      'The tile 0/3 as it is stored is not what the ledger’s signed root covers, so it is not handed out.',
  },
  signing_key_unusable: {
    detail:
      'A file that signing takes is missing, open to others, or not the right one. The log names it, under the id in `instance`.',
  },
  clock_ahead: {
    detail:
      "This server's clock (2028-01-01T00:00:00.000Z) is more than 60 s ahead of the database's (2026-11-27T09:00:00.000Z). Nothing was written.",
  },
  write_outcome_unknown: { detail: 'The database did not say whether the record was kept.' },
  not_ready: { detail: 'The database cannot be reached.' },
  sign_in_unavailable: { detail: 'The identity provider does not answer.' },
  seal_failed: {
    detail: 'The PDF could not be sealed, so it is not handed out. The log says why.',
  },
  took_too_long: {
    detail: 'The dossier was not ready within 100 s, and making it was ended.',
  },
};

/** `components.examples`: one of every problem that there is, under its code. */
export function problemExamples(): JsonObject {
  return Object.fromEntries(PROBLEM_CODES.map((code) => [code, { value: exampleProblem(code) }]));
}

function exampleProblem(code: ProblemCode): JsonObject {
  const { title, status, next } = PROBLEMS[code];
  const { detail, errors } = OCCURRENCES[code];
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
