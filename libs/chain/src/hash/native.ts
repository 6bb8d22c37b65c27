import { Buffer } from 'node:buffer';
import { createHash, hash } from 'node:crypto';

/** A plain Uint8Array, so that both back ends return the same type. */
const plain = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * SHA-256 (FIPS 180-4) of `bytes`: 32 bytes. Node's one-shot call, the fast path on a server; by way of a text, because a Buffer
 * for the output costs as much again.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  return fromLatin1(hash('sha256', bytes, 'binary'));
}

/** SHA-256 of a text's UTF-8: 32 bytes. Node takes the text as it is: no copy of it, and no Buffer for the output. */
export function sha256Text(text: string): Uint8Array {
  return fromLatin1(hash('sha256', text, 'binary'));
}

/** SHAKE256 (FIPS 202) of `bytes`, the first `length` bytes of its output. */
export function shake256(bytes: Uint8Array, length: number): Uint8Array {
  return plain(createHash('shake256', { outputLength: length }).update(bytes).digest());
}

function fromLatin1(text: string): Uint8Array {
  const digest = new Uint8Array(32);
  for (let i = 0; i < 32; i++) digest[i] = text.charCodeAt(i);
  return digest;
}

/** Longest view that is kept. */
const VIEWS_MAX = 1024;
const HEX_DIGIT = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/**
 * A growing run of bytes that can be hashed from its beginning. Writing into a Buffer and taking the
 * digest as a latin1 string (`binary` by its other name) is the cheapest way through Node's one-shot hash: no copy of the input,
 * no object for the output.
 */
export class HashBuffer {
  bytes: Uint8Array;
  #buffer: Buffer;
  /** Views of the first n bytes, by n: making one anew costs half as much as hashing through it. */
  #views: (Uint8Array | undefined)[] = [];

  constructor(capacity: number) {
    this.#buffer = Buffer.allocUnsafeSlow(capacity);
    this.bytes = this.#buffer;
  }

  /** Makes room for `more` bytes from `at` on; what stands before `at` is kept. */
  reserve(at: number, more: number): void {
    if (at + more <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(at + more, 2 * this.bytes.length));
    grown.set(this.bytes.subarray(0, at));
    this.#buffer = grown;
    this.bytes = grown;
    this.#views = [];
  }

  /** Writes `text` as UTF-8 at `at`, room for it being reserved, and returns where it ends. */
  putText(text: string, at: number): number {
    return at + this.#buffer.write(text, at);
  }

  /** Writes SHA-256 of this buffer's first `length` bytes as 64 hex digits into `target` at `at`. */
  putDigest(length: number, target: Uint8Array, at: number): void {
    const digest = hash('sha256', this.#view(length), 'binary');
    for (let i = 0; i < 32; i++) {
      const byte = digest.charCodeAt(i);
      target[at + 2 * i] = HEX_DIGIT[byte >> 4]!;
      target[at + 2 * i + 1] = HEX_DIGIT[byte & 15]!;
    }
  }

  /** SHA-256 of this buffer's first `length` bytes: 32 bytes of their own. */
  digest(length: number): Uint8Array {
    return fromLatin1(hash('sha256', this.#view(length), 'binary'));
  }

  /** Whether the first `length` bytes are these. */
  begins(bytes: Uint8Array, length: number): boolean {
    // Of other lengths it would compare what is there.
    if (bytes.length !== length) return false;
    return this.#buffer.compare(bytes, 0, length, 0, length) === 0;
  }

  /** A copy of the first `length` bytes, out of the pool that Node keeps for small buffers. */
  copy(length: number): Uint8Array {
    return plain(Buffer.from(this.#view(length)));
  }

  #view(length: number): Uint8Array {
    if (length > VIEWS_MAX) return this.#buffer.subarray(0, length);
    return (this.#views[length] ??= this.#buffer.subarray(0, length));
  }
}
