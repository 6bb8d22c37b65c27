import { performance } from 'node:perf_hooks';

/** Writes that may be in progress in one process, where nothing else is said. */
export const WRITES_AT_ONCE_MAX = 1_000;

/** So many are always taken, unless fewer may be: they share commits, so fewer would be written more slowly. */
export const ALWAYS_TAKEN = 64;

/** How long a taken write may be in progress, in milliseconds, before a busy process takes fewer. */
export const WAIT_MS_MAX = 1_000;

/** The part of the time that the event loop works, from which on it is this process that is waited for. */
const BUSY = 0.9;

/** How often it is looked at what became of what was taken, in milliseconds. */
export const LOOK_MS = 250;

/** How much a look weighs in the rate: about a second is remembered. */
const LOOK_WEIGHT = 0.25;

/** By how much more is taken after each look at which nothing is late. */
const GROWTH = 1.02;

/** In seconds: the bounds of the time over which those that were turned away are asked to come back. */
const SPREAD_S = { min: 3, max: 30 };

/** What is looked at beside the writes themselves. */
export interface AdmissionClock {
  /** Milliseconds since whenever, never going back. */
  now(): number;
  /** The part of the time since it was last asked in which the event loop worked: from 0 to 1. */
  busy(): number;
}

/** What became of a write that asked to be taken. */
export type Admitted =
  /** To be called when it has ended, with whether it was written. */
  | { end: (isWritten: boolean) => void }
  /** Refused: in whole seconds, when it may come back, and whether it came sooner than it was told. */
  | { end: undefined; retryAfterS: number; isEarly: boolean };

/** Where a request comes from: a connection. */
interface Origin {
  readonly destroyed: boolean;
}

/**
 * Decides which writes a process takes. At most a fixed number are in progress at once, and fewer while what was
 * taken waits for this process itself: then no more than are written within WAIT_MS_MAX at the rate measured. A wait
 * for the database is none of that: records that wait for a commit share the next, so refusing some would not
 * shorten it for the others.
 */
export class Admission {
  readonly #max: number;
  readonly #clock: AdmissionClock;
  #atOnce: number;
  #inHand = 0;
  /** Turned away, and not taken since; until when each was asked to wait. */
  readonly #away = new Map<Origin, number>();
  #turned = 0;
  #lookedAt: number;
  /** Since then. */
  #written = 0;
  #leastMs = Infinity;
  /** Whether something was turned away since then. */
  #wasFull = false;
  /** Writes in a millisecond while it was full, or late; undefined before it ever was. */
  #rate: number | undefined;

  constructor(atOnceMax: number, clock: AdmissionClock = processClock()) {
    this.#max = atOnceMax;
    this.#atOnce = atOnceMax;
    this.#clock = clock;
    this.#lookedAt = clock.now();
  }

  /** Writes that may be in progress now. */
  get atOnce(): number {
    return this.#atOnce;
  }

  take(from: Origin): Admitted {
    const began = this.#clock.now();
    if (began - this.#lookedAt >= LOOK_MS) this.#look(began);
    if (this.#inHand >= this.#atOnce) return this.#turnAway(from, began);
    this.#away.delete(from);
    this.#inHand += 1;
    const end = (isWritten: boolean): void => {
      this.#inHand -= 1;
      if (!isWritten) return;
      this.#written += 1;
      this.#leastMs = Math.min(this.#leastMs, this.#clock.now() - began);
    };
    return { end };
  }

  /**
   * They are asked to come back spread over the time that it takes to write those that are away at the present rate,
   * so that they do not come together.
   */
  #turnAway(from: Origin, now: number): Admitted {
    this.#wasFull = true;
    const isEarly = now < (this.#away.get(from) ?? 0);
    const neededS = this.#rate === undefined ? 0 : (this.#away.size + 1) / (this.#rate * 1000);
    const spread = Math.min(SPREAD_S.max, Math.max(SPREAD_S.min, Math.ceil(neededS)));
    const retryAfterS = 1 + (this.#turned++ % spread);
    this.#away.set(from, now + retryAfterS * 1000);
    return { end: undefined, retryAfterS, isEarly };
  }

  #look(now: number): void {
    // The least that a write took says whether a queue stands: a burst that passes leaves some quick ones.
    const isLate = this.#clock.busy() >= BUSY && this.#written > 0 && this.#leastMs > WAIT_MS_MAX;
    // Where there was room, as many were written as came, which says nothing about how many could be.
    if (isLate || this.#wasFull) {
      const rate = this.#written / (now - this.#lookedAt);
      const known = this.#rate ?? rate;
      this.#rate = known + LOOK_WEIGHT * (rate - known);
    }
    const drained = Math.floor((this.#rate ?? 0) * WAIT_MS_MAX);
    this.#atOnce = isLate
      ? Math.min(this.#atOnce, Math.max(ALWAYS_TAKEN, drained))
      : Math.min(this.#max, Math.ceil(this.#atOnce * GROWTH));
    this.#lookedAt = now;
    this.#written = 0;
    this.#leastMs = Infinity;
    this.#wasFull = false;
    for (const one of this.#away.keys()) if (one.destroyed) this.#away.delete(one);
  }
}

function processClock(): AdmissionClock {
  let last = performance.eventLoopUtilization();
  return {
    now: () => performance.now(),
    busy() {
      const before = last;
      last = performance.eventLoopUtilization();
      return performance.eventLoopUtilization(last, before).utilization;
    },
  };
}
