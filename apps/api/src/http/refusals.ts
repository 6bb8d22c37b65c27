import type { RefusalCode } from '@docket/record';
import { ServiceError, type ServiceErrorCode } from '@docket/service';
import {
  AppendFailed,
  isShutOut,
  isStandingStill,
  SigningKeyError,
  StoreRefusal,
  WHY_SHUT_OUT,
  type StoreRefusalCode,
} from '@docket/store';
import { HttpException } from '@nestjs/common';
import type { FastifyError, FastifyRequest } from 'fastify';
import { BATCH_BYTES_MAX, BODY_BYTES_MAX } from './json-intake.js';
import { unsupportedType } from './media-types.js';
import { Problem, type ProblemPlace } from './problem.js';
import { type ProblemCode, PROBLEMS } from './problem-registry.js';

/** Gives every error a problem. What nobody foresaw becomes `internal` and says nothing more. */
export function problemOf(error: unknown, request?: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (isStandingStill(error)) return standingStill(error);
  if (error instanceof ServiceError) return serviceProblem(error);
  if (error instanceof StoreRefusal) return refusalProblem(error);
  if (error instanceof AppendFailed) return appendProblem(error);
  if (error instanceof SigningKeyError) {
    if (error.code === 'recorded_key') {
      const detail =
        'What the database says of the keys that sign the ledger is not what these keys signed, so nothing is signed. The log says more, under the id in `instance`.';
      return new Problem('log_damaged', detail, { cause: error });
    }
    // Its own words name a file of the server, which is for the log.
    const detail =
      'A file that signing takes is missing, open to others, or not the right one. The log names it, under the id in `instance`.';
    return new Problem('signing_key_unusable', detail, { cause: error });
  }
  const framework = frameworkProblem(error, request);
  if (framework !== undefined) return framework;
  if (isConnectionError(error)) {
    return new Problem('not_ready', 'The database cannot be reached, or does not take this now.', {
      headers: RETRY_SOON,
      cause: error,
    });
  }
  if (isShutOut(error)) {
    return new Problem('not_ready', WHY_SHUT_OUT, { ...AWAITS_OPERATOR, cause: error });
  }
  return new Problem('internal', 'Something failed that should not have.', { cause: error });
}

const RETRY_SOON = { 'retry-after': '1' };

/** A ledger on its way: in a moment the same address leads to where it lives then. */
const standingStill = (cause: unknown): Problem =>
  new Problem('not_ready', 'The ledger is being moved to another cell. Nothing was written.', {
    headers: RETRY_SOON,
    cause,
  });

/** Waiting alone does not help. */
const AWAITS_OPERATOR = {
  next: 'Tell the operator, who has to restart the server; then send the same request again.',
  headers: { 'retry-after': '30' },
};

/** The store's own refusals. A code that is new there fails to compile here. */
const STORE_REFUSALS = {
  unknown_ledger: 'unknown_ledger',
  ledger_exists: 'ledger_exists',
  invalid_ledger_id: 'validation_failed',
  reserved_ledger: 'record_refused',
  unknown_record_type: 'validation_failed',
  invalid_record: 'validation_failed',
  unknown_decision: 'unknown_decision',
  decision_unreadable: 'decision_unreadable',
  decision_id_not_allowed: 'record_refused',
  decision_moved: 'decision_changed',
  idempotency_key_reused: 'idempotency_key_reused',
  idempotency_key_elsewhere: 'idempotency_key_elsewhere',
  idempotency_key_mismatch: 'idempotency_key_invalid',
  batch_too_large: 'body_too_large',
  leaf_too_large: 'body_too_large',
  unknown_key: 'unknown_key',
  unknown_export: 'unknown_export',
  unknown_alert: 'unknown_alert',
  unknown_webhook: 'unknown_webhook',
  unknown_view: 'unknown_view',
  ledger_went_back: 'ledger_went_back',
  log_damaged: 'log_damaged',
  nothing_to_restore: 'nothing_to_restore',
  overloaded: 'overloaded',
  clock_ahead: 'clock_ahead',
  ledger_time_ahead: 'clock_ahead',
  shutting_down: 'not_ready',
  ledger_elsewhere: 'not_ready',
  move_refused: 'record_refused',
} as const satisfies Record<StoreRefusalCode, ProblemCode>;

/** Refusals of the record's rules, as exhaustive. */
const RECORD_REFUSALS = {
  unknown_decision: 'unknown_decision',
  decision_exists: 'record_refused',
  decision_closed: 'decision_closed',
  not_its_decision: 'actor_not_allowed',
  decision_held: 'decision_held',
  unknown_side_effect: 'unknown_side_effect',
  side_effect_exists: 'record_refused',
  impossible_transition: 'impossible_transition',
  idempotency_key_reused: 'idempotency_key_reused',
  not_permitted_for_role: 'actor_not_allowed',
  unknown_escalation: 'unknown_escalation',
  escalation_resolved: 'escalation_resolved',
  escalation_not_named: 'validation_failed',
  approval_mismatch: 'validation_failed',
  attempt_mismatch: 'record_refused',
  deadline_mismatch: 'record_refused',
  deadline_not_reached: 'record_refused',
  deadline_recorded: 'record_refused',
  reviewer_is_agent: 'actor_not_allowed',
  nothing_corrected: 'record_refused',
  reference_unknown: 'reference_unknown',
  entry_count_mismatch: 'validation_failed',
  decision_limit: 'record_refused',
  wrong_place: 'record_refused',
  unknown_incident: 'record_refused',
  incident_number_mismatch: 'validation_failed',
  incident_limit: 'record_refused',
  policy_revision_mismatch: 'record_refused',
  policy_not_possible: 'validation_failed',
  key_rotation_mismatch: 'record_refused',
  restoration_mismatch: 'record_refused',
  ledger_closed: 'ledger_closed',
  successor_mismatch: 'record_refused',
  erasure_mismatch: 'record_refused',
  under_legal_hold: 'record_refused',
  author_not_in_force: 'actor_not_allowed',
  principal_mismatch: 'record_refused',
  second_person_required: 'record_refused',
  review_signature_missing: 'review_signature_refused',
  review_signature_invalid: 'review_signature_refused',
  agent_signature_missing: 'agent_signature_refused',
  agent_signature_invalid: 'agent_signature_refused',
  agent_signature_key_unknown: 'agent_signature_refused',
  agent_signature_key_revoked: 'agent_signature_refused',
  sign_in_too_old: 'reauthentication_required',
} as const satisfies Record<RefusalCode, ProblemCode>;

const REFUSALS: Readonly<Record<RefusalCode | StoreRefusalCode, ProblemCode>> = {
  ...RECORD_REFUSALS,
  ...STORE_REFUSALS,
};

/** What the use cases refuse, as exhaustive. */
const SERVICE_ERRORS = {
  role_not_allowed: 'role_not_allowed',
  wrong_ledger: 'wrong_ledger',
  actor_not_allowed: 'actor_not_allowed',
  invalid_request: 'validation_failed',
  batch_too_large: 'body_too_large',
  idempotency_key_missing: 'idempotency_key_missing',
  idempotency_in_flight: 'idempotency_in_flight',
  decision_changed: 'decision_changed',
  unknown_side_effect: 'unknown_side_effect',
  unknown_entry: 'unknown_entry',
  unknown_key: 'unknown_key',
  unknown_session: 'unknown_session',
  unknown_person: 'unknown_person',
  sign_in_refused: 'sign_in_refused',
  not_possible: 'record_refused',
  redaction_incomplete: 'redaction_incomplete',
  export_not_ready: 'export_not_ready',
  export_gone: 'export_gone',
  access_not_recorded: 'access_not_recorded',
  overloaded: 'overloaded',
  took_too_long: 'took_too_long',
  seal_failed: 'seal_failed',
  database_not_ready: 'not_ready',
  shutting_down: 'not_ready',
} as const satisfies Record<ServiceErrorCode, ProblemCode>;

function serviceProblem(error: ServiceError): Problem {
  const { code, message, places, next, retryAfterSeconds } = error;
  const errors = code === 'idempotency_key_missing' ? [KEY_IS_REQUIRED] : [...places];
  return new Problem(SERVICE_ERRORS[code], message, {
    ...(errors.length === 0 ? {} : { errors }),
    ...(next === undefined ? {} : { next }),
    ...(retryAfterSeconds === undefined
      ? {}
      : { headers: { 'retry-after': String(retryAfterSeconds) } }),
    // Of a failure of ours the log names what caused it, not the sentence for the caller.
    cause: error.cause ?? error,
  });
}

/** The key is a member of what the use case takes, and a header here. */
const KEY_IS_REQUIRED: ProblemPlace = { parameter: 'Idempotency-Key', detail: 'is required' };

function refusalProblem(refusal: StoreRefusal): Problem {
  const code = REFUSALS[refusal.code];
  const places: ProblemPlace[] = refusal.problems.map(({ pointer, message }) => ({
    pointer,
    detail: message,
  }));
  if (places.length === 0 && refusal.pointer !== undefined) {
    places.push({ pointer: refusal.pointer, code: refusal.code, detail: refusal.message });
  }
  return new Problem(code, refusal.message, {
    ...(places.length === 0 ? {} : { errors: places }),
    ...(refusal.next === '' ? {} : { next: refusal.next }),
    ...(refusal.successor === undefined ? {} : { successor: refusal.successor }),
    ...(refusal.usedIn === undefined ? {} : { usedIn: refusal.usedIn }),
    ...(PROBLEMS[code].status === 503
      ? { headers: { 'retry-after': String(refusal.retryAfterSeconds ?? 1) } }
      : {}),
    cause: refusal,
  });
}

function appendProblem(failure: AppendFailed): Problem {
  const code = failure.outcome === 'unknown' ? 'write_outcome_unknown' : 'not_ready';
  const detail =
    failure.outcome === 'unknown'
      ? failure.message
      : 'The entry could not be written. Nothing was.';
  const { next } = failure;
  if (failure.outcome === 'not_written' && isShutOut(failure.cause)) {
    return new Problem(code, `${detail} ${WHY_SHUT_OUT}`, { ...AWAITS_OPERATOR, cause: failure });
  }
  return new Problem(code, detail, {
    headers: RETRY_SOON,
    cause: failure,
    ...(next === undefined ? {} : { next }),
  });
}

const AWAY =
  /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08|53|57P|55000|25006|55P03|57014)/;

/** Errors that Fastify and Nest throw themselves, by code and status. */
function frameworkProblem(error: unknown, request?: FastifyRequest): Problem | undefined {
  // Nest wraps what Fastify threw.
  const inner = error instanceof HttpException && error.cause !== undefined ? error.cause : error;
  const { code, statusCode } = (inner ?? {}) as Partial<FastifyError>;
  switch (code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_TYPE':
      if (request !== undefined) return unsupportedType(request, inner);
      return new Problem('unsupported_media_type', 'The body is of no type that is read here.', {
        cause: inner,
      });
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem(
        'body_too_large',
        `A body may have ${BODY_BYTES_MAX} bytes, a batch ${BATCH_BYTES_MAX}.`,
        {
          cause: inner,
        },
      );
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Problem('uri_too_long', 'A part of the path is too long.', { cause: inner });
    case 'FST_ERR_BAD_URL':
      return new Problem('malformed_request', 'The path is not a valid URL path.', {
        cause: inner,
      });
    default:
  }
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (status === undefined || status < 400 || status >= 500) return undefined;
  const detail = inner instanceof Error ? inner.message : 'The request is malformed.';
  return new Problem('malformed_request', detail, { cause: inner });
}

/**
 * Connection refused, reset or ended, its host not found; or PostgreSQL has no room (class 53), is starting or
 * stopping (57P), takes no connections (55000), only reads (25006), or did not get to it in time (55P03, 57014): it
 * will come back.
 */
function isConnectionError(error: unknown): boolean {
  // Not `instanceof`: what Node.js itself throws comes from another realm under Jest.
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return AWAY.test(code);
  return /Connection terminated|not queryable|calling end on the pool|timeout exceeded when trying to connect/.test(
    String(message),
  );
}
