import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { shake256 as nobleShake256 } from '@noble/hashes/sha3.js';

const encoder = new TextEncoder();

/** SHA-256 (FIPS 180-4) of `bytes`: 32 bytes. Plain JavaScript, for browsers and other runtimes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return nobleSha256(bytes);
}

/** SHA-256 of a text's UTF-8: 32 bytes. */
export function sha256Text(text: string): Uint8Array {
  return nobleSha256(encoder.encode(text));
}

/** SHAKE256 (FIPS 202) of `bytes`, the first `length` bytes of its output. */
export function shake256(bytes: Uint8Array, length: number): Uint8Array {
  return nobleShake256(bytes, { dkLen: length });
}

const HEX_DIGIT = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/** A growing run of bytes that can be hashed from its beginning; see the native back end. */
export class HashBuffer {
  bytes: Uint8Array;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for `more` bytes from `at` on; what stands before `at` is kept. */
  reserve(at: number, more: number): void {
    if (at + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(at + more, 2 * this.bytes.length));
    grown.set(this.bytes.subarray(0, at));
    this.bytes = grown;
  }

  /** Writes `text` as UTF-8 at `at`, room for it being reserved, and returns where it ends. */
  putText(text: string, at: number): number {
    return at + encoder.encodeInto(text, this.bytes.subarray(at)).written;
  }

  /** SHA-256 of this buffer's first `length` bytes: 32 bytes of their own. */
  digest(length: number): Uint8Array {
    return sha256(this.bytes.subarray(0, length));
  }

  /** Whether the first `length` bytes are these. */
  begins(bytes: Uint8Array, length: number): boolean {
    if (bytes.length !== length) return false;
    for (let i = 0; i < length; i++) if (bytes[i] !== this.bytes[i]) return false;
    return true;
  }

  /** A copy of the first `length` bytes. */
  copy(length: number): Uint8Array {
    return this.bytes.slice(0, length);
  }

  /** Writes SHA-256 of this buffer's first `length` bytes as 64 hex digits into `target` at `at`. */
  putDigest(length: number, target: Uint8Array, at: number): void {
    const digest = nobleSha256(this.bytes.subarray(0, length));
    for (let i = 0; i < 32; i++) {
      const byte = digest[i]!;
      target[at + 2 * i] = HEX_DIGIT[byte >> 4]!;
      target[at + 2 * i + 1] = HEX_DIGIT[byte & 15]!;
    }
  }
}
