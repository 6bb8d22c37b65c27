import { StoreRefusal } from '../refusal.js';
import type { SubmissionTrace } from './append-observer.js';
import type { PlannedOutcome } from './planned.js';
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

/** Longest time that who is refused is asked to wait. */
const RETRY_S_MAX = 30;

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
  /** Whoever follows it; left out: nobody does. */
  trace?: SubmissionTrace;
}

export const submissionsOf = (requests: readonly Request[]): PreparedSubmission[] =>
  requests.flatMap(({ submissions }) => submissions);

/** Of their bodies. */
function bytesOf(submissions: readonly PreparedSubmission[]): number {
  let bytes = 0;
  for (const { content } of submissions) bytes += content.bytes.length;
  return bytes;
}

/** What one principal has waiting, in the order in which it came. */
class Waiting {
  constructor(readonly principal: string) {}

  /** `at`: when it came, in milliseconds of `performance.now()`. */
  readonly requests: { request: Request; bytes: number; at: number }[] = [];
  records = 0;
  bytes = 0;
}

/**
 * The requests that wait for their ledger, in bounded memory. Principals take turns, so that one with much to
 * write does not hold up the others; what one principal sent stays in its order.
 */
export class RequestQueue {
  readonly limits: WriterLimits;
  readonly #waiting = new Map<string, Waiting>();
  /** The same in the order of their turns: who had one goes to the end. */
  readonly #turns: Waiting[] = [];
  #records = 0;
  #bytes = 0;

  constructor(limits: WriterLimits) {
    this.limits = limits;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  get records(): number {
    return this.#records;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @throws {StoreRefusal} `overloaded` where there is no room, or the principal has half of it already. */
  push(request: Request): void {
    const bytes = bytesOf(request.submissions);
    const records = request.submissions.length;
    const principal = request.submissions[0]?.author.actor ?? '';
    const own = this.#waiting.get(principal) ?? new Waiting(principal);
    this.#requireRoom(own, records, bytes);
    own.requests.push({ request, bytes, at: performance.now() });
    if (own.requests.length === 1) {
      this.#waiting.set(principal, own);
      this.#turns.push(own);
    }
    this.#count(own, records, bytes);
  }

  /** @throws {StoreRefusal} `overloaded` where not even the smallest record of the principal's would be taken. */
  requireRoom(principal: string): void {
    this.#requireRoom(this.#waiting.get(principal) ?? new Waiting(principal), 1, 1);
  }

  #requireRoom(own: Waiting, records: number, bytes: number): void {
    const { queueRecordsMax, queueBytesMax } = this.limits;
    const isFull = this.#records + records > queueRecordsMax || this.#bytes + bytes > queueBytesMax;
    // A request may be larger than its part, where there is room and it is the only one.
    const isPartFull =
      own.records > 0 &&
      (own.records + records > Math.ceil(queueRecordsMax / 2) ||
        own.bytes + bytes > queueBytesMax / 2);
    if (!isFull && !isPartFull) return;
    const message = 'More records are waiting for this ledger than can be held.';
    throw new StoreRefusal('overloaded', message, {
      next: 'Wait as long as Retry-After says and send it again.',
      retryAfterSeconds: this.#waitS(own),
    });
  }

  /**
   * The next batch: everything that waits, in turns, up to the limits; at least one request if any waits.
   * `before`: what is in the batch already, and counts.
   */
  take(before: readonly Request[] = []): Request[] {
    const { batchRecordsMax, batchBytesMax } = this.limits;
    const taken: Request[] = [];
    let records = 0;
    let bytes = 0;
    for (const { submissions } of before) {
      records += submissions.length;
      bytes += bytesOf(submissions);
    }
    for (let own = this.#turns[0]; own !== undefined; own = this.#turns[0]) {
      const [next] = own.requests;
      if (next === undefined) throw new Error('Only who waits has a turn.');
      const more = records + next.request.submissions.length;
      const isFirst = before.length + taken.length === 0;
      if (!isFirst && (more > batchRecordsMax || bytes + next.bytes > batchBytesMax)) break;
      records = more;
      bytes += next.bytes;
      taken.push(next.request);
      own.requests.shift();
      this.#count(own, -next.request.submissions.length, -next.bytes);
      this.#turns.shift();
      if (own.requests.length > 0) this.#turns.push(own);
      else this.#waiting.delete(own.principal);
    }
    return taken;
  }

  /** Who comes now would wait about as long as the first in the queue has: its own, or the oldest of all. */
  #waitS(own: Waiting): number {
    const heads = own.records > 0 ? [own] : this.#turns;
    const oldest = Math.min(...heads.flatMap(({ requests: [first] }) => first?.at ?? []));
    const waited = Math.ceil((performance.now() - oldest) / 1000);
    return Math.min(RETRY_S_MAX, Math.max(1, waited));
  }

  #count(own: Waiting, records: number, bytes: number): void {
    own.records += records;
    own.bytes += bytes;
    this.#records += records;
    this.#bytes += bytes;
  }
}
