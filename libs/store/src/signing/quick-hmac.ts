import { createHmac, hash } from 'node:crypto';

/** Bytes of a block of SHA-256, and of its digest. */
const BLOCK = 64;
const DIGEST = 32;
/** Texts up to here are put together behind the key; a UTF-16 unit takes three bytes of UTF-8 at most. */
const UNITS_MAX = 5_000;

/**
 * HMAC-SHA-256 (RFC 2104) of texts under one key. Of a short text it is made by two one-shot hashes: the objects that
 * `createHmac` makes cost several times what there is to be hashed.
 */
export class QuickHmac {
  readonly #key: Buffer;
  readonly #inner = Buffer.alloc(BLOCK + 3 * UNITS_MAX, 0x36);
  readonly #outer = Buffer.alloc(BLOCK + DIGEST, 0x5c);

  /** @param key a block of SHA-256 at most. */
  constructor(key: Buffer) {
    if (key.length > BLOCK) throw new RangeError(`A key has at most ${BLOCK} bytes.`);
    this.#key = key;
    for (const [at, byte] of key.entries()) {
      this.#inner[at] = byte ^ 0x36;
      this.#outer[at] = byte ^ 0x5c;
    }
  }

  of(text: string): Buffer {
    if (text.length > UNITS_MAX) return createHmac('sha256', this.#key).update(text).digest();
    const end = BLOCK + this.#inner.write(text, BLOCK, 'utf8');
    // As latin1: a digest as a Buffer costs as much again as the digest.
    this.#outer.write(hash('sha256', this.#inner.subarray(0, end), 'binary'), BLOCK, 'latin1');
    return Buffer.from(hash('sha256', this.#outer, 'binary'), 'latin1');
  }
}
