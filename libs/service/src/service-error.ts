/**
 * Why a use case refuses, beside what the store and the rules of the record refuse (`StoreRefusal`). The
 * set is closed: whoever answers for a use case says for each code what becomes of it, and a code that is
 * new here does not compile there.
 */
export type ServiceErrorCode =
  /** The principal's role may not do this at all. */
  | 'role_not_allowed'
  /** The principal's key is for another ledger. */
  | 'wrong_ledger'
  /** The role may, but not this principal here. */
  | 'actor_not_allowed'
  /** Members of the request are wrong: `places` says which. */
  | 'invalid_request'
  /** More records than one batch takes. */
  | 'batch_too_large'
  /** What is asked for has to be named by an idempotency key, and is not. */
  | 'idempotency_key_missing'
  /** The first request with this idempotency key has no answer yet. */
  | 'idempotency_in_flight'
  /** More was recorded than whoever asks has seen: `places` says what. */
  | 'decision_changed'
  | 'unknown_side_effect'
  /** No such entry, tile or size. */
  | 'unknown_entry'
  | 'unknown_key'
  /** No session of this id that is theirs to end. */
  | 'unknown_session'
  /** Nobody of this name signs in with a passphrase. */
  | 'unknown_person'
  /** Who came back from signing in is not let in: the message says why. */
  | 'sign_in_refused'
  /** Well formed and allowed, but there is no such thing to be had: the message says why. */
  | 'not_possible'
  /** A value that is to be withheld also stands where nothing can be withheld. */
  | 'redaction_incomplete'
  | 'export_not_ready'
  /** The file of the export was deleted. */
  | 'export_gone'
  /** Evidence could not be recorded as handed out, and was not handed out. */
  | 'access_not_recorded'
  /** More work than may wait. */
  | 'overloaded'
  /** It was begun, and ended because its time was over. */
  | 'took_too_long'
  /** The PDF could not be sealed, and was not handed out. */
  | 'seal_failed'
  /** The database could take no record now: the message says why. */
  | 'database_not_ready'
  /** The process is stopping. */
  | 'shutting_down';

/** One bad place of a request. */
export interface RequestPlace {
  /** JSON Pointer (RFC 6901) into the request as the use case takes it; absent where it is about all of it. */
  pointer?: string;
  /** What is wrong there: a JSON Schema keyword, or a word of the use case. */
  code?: string;
  detail: string;
}

export interface ServiceErrorDetails {
  places?: readonly RequestPlace[];
  /** What the caller can do about it, where that is more than the code says. */
  next?: string;
  /** When asking again may help, in seconds. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A request that a use case refuses whole: nothing was done. */
export class ServiceError<Code extends ServiceErrorCode = ServiceErrorCode> extends Error {
  override readonly name = 'ServiceError';
  readonly code: Code;
  readonly places: readonly RequestPlace[];
  readonly next: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: Code, message: string, details: ServiceErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.places = details.places ?? [];
    this.next = details.next;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
