import type { RefusalCode } from '@docket/record';

/** Why the store itself refuses a submission. The rules' own codes come from `@docket/record`. */
export type StoreRefusalCode =
  | 'unknown_ledger'
  | 'ledger_exists'
  | 'invalid_ledger_id'
  | 'reserved_ledger'
  | 'unknown_record_type'
  | 'invalid_record'
  | 'unknown_decision'
  /** An entry of it is no record. */
  | 'decision_unreadable'
  | 'decision_id_not_allowed'
  /** It was to be taken only as long as its decision has a number of entries. */
  | 'decision_moved'
  | 'idempotency_key_reused'
  /** It was used in another ledger of the line: the one that this one continues, or that continues it. */
  | 'idempotency_key_elsewhere'
  | 'idempotency_key_mismatch'
  | 'batch_too_large'
  | 'leaf_too_large'
  | 'unknown_key'
  | 'unknown_export'
  | 'unknown_alert'
  | 'unknown_webhook'
  | 'unknown_view'
  | 'ledger_went_back'
  | 'log_damaged'
  | 'nothing_to_restore'
  | 'overloaded'
  | 'clock_ahead'
  | 'ledger_time_ahead'
  | 'shutting_down'
  | 'ledger_elsewhere'
  | 'move_refused';

export interface RefusalProblem {
  /** JSON Pointer (RFC 6901) into the record's body. */
  pointer: string;
  message: string;
}

export interface RefusalDetails {
  /** What the submitter can do about it. */
  next: string;
  pointer?: string;
  problems?: RefusalProblem[];
  /** Position in the batch, from 0. */
  index?: number;
  /** When it may be sent again, where that is known. */
  retryAfterSeconds?: number;
  /** Origin of the ledger in which it goes on. */
  successor?: string;
  /** Where the idempotency key was used. */
  usedIn?: UsedIn;
}

/** An entry of another ledger of the same line. */
export interface UsedIn {
  origin: string;
  seq: number;
}

/** A submission that was refused whole: nothing of it is in the ledger. */
export class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal';
  readonly code: StoreRefusalCode | RefusalCode;
  readonly next: string;
  readonly pointer: string | undefined;
  readonly problems: RefusalProblem[];
  readonly index: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly successor: string | undefined;
  readonly usedIn: UsedIn | undefined;

  constructor(code: StoreRefusalCode | RefusalCode, message: string, details: RefusalDetails) {
    super(message);
    this.code = code;
    this.next = details.next;
    this.pointer = details.pointer;
    this.problems = details.problems ?? [];
    this.index = details.index;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.successor = details.successor;
    this.usedIn = details.usedIn;
  }

  /** The same refusal, saying which submission of a batch it is about. */
  at(index: number): StoreRefusal {
    const { next, pointer, problems, retryAfterSeconds, successor, usedIn } = this;
    return new StoreRefusal(this.code, this.message, {
      next,
      problems,
      index,
      ...(pointer === undefined ? {} : { pointer }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(successor === undefined ? {} : { successor }),
      ...(usedIn === undefined ? {} : { usedIn }),
    });
  }
}
