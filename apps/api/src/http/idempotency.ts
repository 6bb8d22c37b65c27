import { Problem } from './problem.js';

const KEY_LENGTH_MAX = 255;

/**
 * Reads an Idempotency-Key header. The IETF draft makes it a Structured Fields string
 * (`"8e03…"`, RFC 8941, 3.3.3); bare keys, as most clients send them, are taken too.
 */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const text = typeof header === 'string' ? header.trim() : '';
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(text);
  const key = quoted === null ? text : (quoted[1] ?? '').replace(/\\(["\\])/g, '$1');
  if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(key) || key.length > KEY_LENGTH_MAX) {
    throw new Problem(
      'idempotency_key_invalid',
      `An Idempotency-Key has 1 to ${KEY_LENGTH_MAX} visible ASCII characters.`,
      { errors: [{ parameter: 'Idempotency-Key', detail: 'is empty, too long or not ASCII' }] },
    );
  }
  return key;
}

/**
 * Keys at work in this process. The IETF draft asks for 409 while the first request of a key is under
 * way (2.7), and for its answer from then on (2.6): so a key that somebody holds is refused only as long
 * as its first use is not in the ledger.
 */
export class KeysInFlight {
  readonly #keys = new Set<string>();

  /**
   * Runs `work` unless the same key of the same ledger is at work for the first time.
   * `isUsed` says whether the ledger has the key; it is asked only when somebody holds it.
   */
  async hold<T>(
    ledger: string,
    key: string | undefined,
    isUsed: () => Promise<boolean>,
    work: () => Promise<T>,
  ): Promise<T> {
    if (key === undefined) return work();
    const name = `${ledger} ${key}`;
    if (this.#keys.has(name)) {
      // Whoever holds it only repeats it, as this request does.
      if (await isUsed()) return work();
      throw new Problem(
        'idempotency_in_flight',
        'The first request with this key has no answer yet.',
        { headers: { 'retry-after': '1' } },
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
