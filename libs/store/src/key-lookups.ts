/** What was looked up is trusted this long, so that a revocation takes effect within it. */
const TRUSTED_MS = 5_000;
const KEPT_MAX = 1_000;

interface Kept<Found> {
  readonly found: Promise<Found | undefined>;
  /** When it was asked, by `performance.now()`. */
  readonly askedAt: number;
}

/**
 * Answers about keys, each trusted from when it was asked, not from when it came: what was seen of a key never grows
 * older than 5 s, however long the answer took, and nothing that was asked before a key was forgotten is given to
 * whoever asks afterwards. The clock of a process that is set back does not prolong it.
 */
export class KeyLookups<Found> {
  readonly #lookUp: (keyId: string) => Promise<Found | undefined>;
  /** Who asks meanwhile waits for the same answer: else every request of a busy key would ask at its end. */
  readonly #kept = new Map<string, Kept<Found>>();

  constructor(lookUp: (keyId: string) => Promise<Found | undefined>) {
    this.#lookUp = lookUp;
  }

  find(keyId: string): Promise<Found | undefined> {
    const kept = this.#kept.get(keyId);
    if (kept !== undefined && performance.now() - kept.askedAt < TRUSTED_MS) return kept.found;
    return this.#ask(keyId);
  }

  async #ask(keyId: string): Promise<Found | undefined> {
    const asked = { found: this.#lookUp(keyId), askedAt: performance.now() };
    if (this.#kept.size >= KEPT_MAX) this.#kept.clear();
    this.#kept.set(keyId, asked);
    try {
      const found = await asked.found;
      // Of keys that do not exist there are more than of those that do.
      if (found === undefined) this.#drop(keyId, asked);
      return found;
    } catch (error) {
      this.#drop(keyId, asked);
      throw error;
    }
  }

  /** What comes from now on is looked up after this. */
  forget(keyId: string): void {
    this.#kept.delete(keyId);
  }

  /** The same of all keys. */
  forgetAll(): void {
    this.#kept.clear();
  }

  #drop(keyId: string, asked: Kept<Found>): void {
    if (this.#kept.get(keyId) === asked) this.#kept.delete(keyId);
  }
}
