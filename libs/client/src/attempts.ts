import type { OutgoingRecord } from './spool.js';

/**
 * Attempts to begin a side effect whose answer never came. Under none of them was anything performed, so
 * whoever tries again sends the same record under the same key: if the ledger has it, its `executing` is this
 * attempt's, and the action may be performed after all. Otherwise it would read as in doubt for good.
 */
export class UnansweredAttempts {
  readonly #records = new Map<string, OutgoingRecord>();

  has(sideEffectId: string): boolean {
    return this.#records.has(sideEffectId);
  }

  keep(sideEffectId: string, record: OutgoingRecord): void {
    this.#records.set(sideEffectId, record);
    const [oldest] = this.#records.keys();
    // One that is forgotten stays `executing` until somebody looks: it is never performed twice.
    if (this.#records.size > ATTEMPTS_MAX && oldest !== undefined) this.#records.delete(oldest);
  }

  /** Hands the attempt to one caller: nobody else may go on with it. */
  take(sideEffectId: string): OutgoingRecord | undefined {
    const record = this.#records.get(sideEffectId);
    this.#records.delete(sideEffectId);
    return record;
  }
}

const ATTEMPTS_MAX = 10_000;
