import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { ServiceError } from '../service-error.js';

/** Characters (code points) of a passphrase: what stands alone has 15 at least (NIST SP 800-63B-4, 3.1.1.2). */
export const PASSPHRASE_LENGTH = { min: 15, max: 256 };

/** scrypt (RFC 7914): N = 2^16, r = 8, p = 2, which takes 64 MiB. */
const COST = { N: 2 ** 16, r: 8, p: 2 };
const NAME = 'scrypt-16-8-2';
const MEMORY_MAX = 128 * COST.N * COST.r * 2;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** Each takes memory and a thread for a fifth of a second or so. */
const AT_ONCE_MAX = 2;
const WAITING_MAX = 20;

/** Hashes passphrases, a few at a time: who guesses must not take what everybody else works with. */
export class Passphrases {
  #busy = 0;
  readonly #waiting: (() => void)[] = [];

  /** As text with its cost and salt. @throws {ServiceError} `overloaded`. */
  async hash(passphrase: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    const hash = await this.#derive(passphrase, salt);
    return [NAME, salt.toString('base64url'), hash.toString('base64url')].join('$');
  }

  /**
   * Whether it is the passphrase of the hash. Takes as long where there is none, so that nobody learns who there is.
   * @throws {ServiceError} `overloaded`.
   */
  async verify(passphrase: string, hash: string | null | undefined): Promise<boolean> {
    const [name, salt = '', expected = ''] = (hash ?? '').split('$');
    const derived = await this.#derive(passphrase, Buffer.from(salt, 'base64url'));
    const kept = Buffer.from(expected, 'base64url');
    return name === NAME && kept.length === HASH_BYTES && timingSafeEqual(derived, kept);
  }

  async #derive(passphrase: string, salt: Buffer): Promise<Buffer> {
    await this.#enter();
    try {
      // The same characters, however the keyboard composed them.
      const text = passphrase.normalize('NFC');
      return await new Promise((resolve, reject) => {
        scrypt(text, salt, HASH_BYTES, { ...COST, maxmem: MEMORY_MAX }, (error, hash) =>
          error === null ? resolve(hash) : reject(error),
        );
      });
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #enter(): Promise<void> {
    if (this.#busy >= AT_ONCE_MAX) {
      if (this.#waiting.length >= WAITING_MAX) {
        const detail = 'Too many people sign in at the same time.';
        throw new ServiceError('overloaded', detail, { retryAfterSeconds: 5 });
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#busy += 1;
  }
}
