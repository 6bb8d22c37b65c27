import { ReaderError } from '@docket/verify';
import { formatTimeout } from './timeout.js';

/** Time in which a source need not show any pace, in milliseconds. */
const GRACE_MS = 60_000;
/** Longest time to the first entries, in milliseconds: some pages that turn out too large for the line. */
const BEGINNING_MS_MAX = 600_000;
/** Slowest pace on the whole: so many entries a second, or so many bytes where entries are large. */
const ENTRIES_PER_SECOND_MIN = 1;
const BYTES_PER_SECOND_MIN = 16 * 1024;
/** Longest that the whole may take as far as its pace tells, in days. */
const DAYS_MAX = 7;
const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Whether a server that sends and sends comes to an end in sensible time. An honest ledger of ten million entries
 * does over a slow line; one that claims 2^32 and trickles does not, nor does one that sends much and no entries.
 *
 * Times are milliseconds of one clock that only moves forward. What it throws is ReaderError `unreachable`.
 */
export class Pace {
  #bytes = 0;
  /** Entries read, the furthest. */
  #read = 0;
  #claimed = 0;

  /** `timeoutMs`: longest that the whole may take, whatever its pace. */
  constructor(
    readonly startedMs: number,
    readonly timeoutMs: number = Infinity,
  ) {}

  /** A piece of an answer came. */
  onBytes(bytes: number, nowMs: number): void {
    this.#bytes += bytes;
    this.#check(nowMs);
  }

  /** Entries came, as far as `read` of those that are claimed. */
  onRead(read: number, claimed: number, nowMs: number): void {
    this.#read = Math.max(this.#read, read);
    this.#claimed = claimed;
    this.#check(nowMs);
  }

  #check(nowMs: number): void {
    const elapsedMs = nowMs - this.startedMs;
    if (elapsedMs > this.timeoutMs) throw this.late();
    if (elapsedMs <= GRACE_MS) return;
    if (this.#read === 0) {
      if (elapsedMs <= BEGINNING_MS_MAX) return;
      throw slow(`no entry came in ${BEGINNING_MS_MAX / 60_000} minutes`);
    }
    const least = elapsedMs / 1_000;
    if (this.#read < least * ENTRIES_PER_SECOND_MIN && this.#bytes < least * BYTES_PER_SECOND_MIN) {
      throw slow(
        `less than ${ENTRIES_PER_SECOND_MIN} entry and ${BYTES_PER_SECOND_MIN} bytes a second came`,
      );
    }
    if ((elapsedMs / this.#read) * this.#claimed > DAYS_MAX * DAY_MS) {
      throw slow(
        `at its pace the ${this.#claimed} entries that its checkpoint claims would take more than ${DAYS_MAX} days`,
      );
    }
  }

  /** How long it may still take, in milliseconds; 0 and less: its time is over. */
  leftMs(nowMs: number): number {
    return this.startedMs + this.timeoutMs - nowMs;
  }

  /** That its time is over, and how far it came. */
  late(): ReaderError {
    const read = this.#read === 0 ? 'no entry' : `${this.#read} of ${this.#claimed} entries`;
    return new ReaderError(
      'unreachable',
      `${read} came within ${formatTimeout(this.timeoutMs)}, from which nothing is concluded; --timeout gives it longer`,
    );
  }
}

const slow = (why: string): ReaderError =>
  new ReaderError('unreachable', `the server is too slow: ${why}`);
