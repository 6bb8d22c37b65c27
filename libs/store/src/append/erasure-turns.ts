import { ordersErasure } from '../erasure/erase-in.js';
import { StoreRefusal } from '../refusal.js';
import type { Request } from './request-queue.js';

/** How long others write after an erasure before the next one, in lengths of it. */
const REST = 6;
/** Orders that wait here at once; more are refused as `overloaded`. */
const WAITING_MAX = 64;

/**
 * Orders to erase that wait for their turn at a ledger. Each is carried out by itself: where it cannot be, nobody
 * else's records fail with it. One takes far longer than a batch, so that after each the others have the ledger for
 * some time, if any of them wait.
 */
export class ErasureTurns {
  readonly #waiting: Request[] = [];
  /** Of `performance.now()`. */
  #restsUntil = 0;

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Whether one waits, and its time has come. */
  get isDue(): boolean {
    return !this.isEmpty && performance.now() >= this.#restsUntil;
  }

  /** `wake`, which is called when the time of one that waits comes, if nobody does before. */
  orWhenDue(wake: () => void): () => void {
    const restMs = this.#restsUntil - performance.now();
    const timer = this.isEmpty || restMs <= 0 ? undefined : setTimeout(wake, restMs);
    return () => {
      clearTimeout(timer);
      wake();
    };
  }

  /** Takes over what orders an erasure, and gives the other requests. */
  setAside(requests: readonly Request[]): Request[] {
    return requests.filter((request) => {
      if (!ordersErasure(request.submissions)) return true;
      if (this.#waiting.length < WAITING_MAX) this.#waiting.push(request);
      else request.reject(overloaded());
      return false;
    });
  }

  take(): Request[] {
    return this.#waiting.splice(0, 1);
  }

  /** To be told of each: when it began (of `performance.now()`), and whether others wait. */
  took(beganAt: number, othersWait: boolean): void {
    const now = performance.now();
    this.#restsUntil = othersWait ? now + REST * (now - beganAt) : 0;
  }
}

const overloaded = (): StoreRefusal =>
  new StoreRefusal('overloaded', `${WAITING_MAX} orders to erase wait for this ledger already.`, {
    next: 'Wait as long as Retry-After says and send it again.',
    retryAfterSeconds: 10,
  });
