import { ServiceError } from '../service-error.js';

/**
 * Idempotency keys at work in this process. The IETF draft asks for a conflict while the first request of
 * a key is under way (2.7), and for its answer from then on (2.6): so a key that somebody holds is refused
 * only as long as its first use is not in the ledger.
 */
export class KeysInFlight {
  readonly #keys = new Set<string>();

  /**
   * Runs `work` unless the same key of the same principal in the same ledger is at work for the first time.
   * `isUsed` says whether the ledger has the key; it is asked only when it is held.
   *
   * @throws {ServiceError} `idempotency_in_flight`.
   */
  async hold<T>(
    { ledger, principal, key }: { ledger: string; principal: string; key: string | undefined },
    isUsed: () => Promise<boolean>,
    work: () => Promise<T>,
  ): Promise<T> {
    if (key === undefined) return work();
    const name = `${ledger} ${principal} ${key}`;
    if (this.#keys.has(name)) {
      // Whoever holds it only repeats it, as this request does.
      if (await isUsed()) return work();
      throw new ServiceError(
        'idempotency_in_flight',
        'The first request with this key has no answer yet.',
        { retryAfterSeconds: 1 },
      );
    }
    this.#keys.add(name);
    try {
      return await work();
    } finally {
      this.#keys.delete(name);
    }
  }
}
