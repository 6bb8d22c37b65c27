import { StoreRefusal } from '../refusal.js';
import type { PlannedOutcome } from './plan.js';
import type { PreparedSubmission } from './submission.js';

export interface WriterLimits {
  /** Records waiting in this process for one ledger; more are refused as `overloaded`. */
  queueRecordsMax: number;
  queueBytesMax: number;
  /** Records of one transaction, unless a single request brings more. */
  batchRecordsMax: number;
  batchBytesMax: number;
  /** Decisions whose state is kept in memory. */
  decisionsMax: number;
  /** How far an entry's time may be ahead of the database's clock; more is refused as `clock_ahead`. */
  clockAheadMaxMs: number;
}

export const WRITER_LIMITS: WriterLimits = {
  queueRecordsMax: 10_000,
  queueBytesMax: 64 * 1024 * 1024,
  batchRecordsMax: 512,
  batchBytesMax: 4 * 1024 * 1024,
  decisionsMax: 4_096,
  clockAheadMaxMs: 5 * 60 * 1000,
};

/** What waits in a process to be written. */
export interface QueueFigures {
  records: number;
  /** Of their bodies. */
  bytes: number;
}

/** What came in together and is accepted or refused together. */
export interface Request {
  readonly submissions: readonly PreparedSubmission[];
  readonly resolve: (outcomes: PlannedOutcome[]) => void;
  readonly reject: (error: unknown) => void;
}

/** The requests that wait for their ledger, first come first served, in bounded memory. */
export class RequestQueue {
  readonly limits: WriterLimits;
  readonly #requests: { request: Request; bytes: number }[] = [];
  #records = 0;
  #bytes = 0;

  constructor(limits: WriterLimits) {
    this.limits = limits;
  }

  get isEmpty(): boolean {
    return this.#requests.length === 0;
  }

  get records(): number {
    return this.#records;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @throws {StoreRefusal} `overloaded` when there is no room. */
  push(request: Request): void {
    let bytes = 0;
    for (const submission of request.submissions) bytes += submission.content.bytes.length;
    const records = this.#records + request.submissions.length;
    if (records > this.limits.queueRecordsMax || this.#bytes + bytes > this.limits.queueBytesMax) {
      const message = 'More records are waiting for this ledger than can be held.';
      throw new StoreRefusal('overloaded', message, { next: 'Wait a moment and send it again.' });
    }
    this.#requests.push({ request, bytes });
    this.#records = records;
    this.#bytes += bytes;
  }

  /** The next batch: everything that waits, up to the limits; at least one request if any waits. */
  take(): Request[] {
    const { batchRecordsMax, batchBytesMax } = this.limits;
    let records = 0;
    let bytes = 0;
    let count = 0;
    for (const waiting of this.#requests) {
      const more = records + waiting.request.submissions.length;
      if (count > 0 && (more > batchRecordsMax || bytes + waiting.bytes > batchBytesMax)) break;
      records = more;
      bytes += waiting.bytes;
      count += 1;
    }
    this.#records -= records;
    this.#bytes -= bytes;
    return this.#requests.splice(0, count).map(({ request }) => request);
  }
}
