import { hash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) of `bytes`: 32 bytes. Node's one-shot call, the fast path on a server. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const digest = hash('sha256', bytes, 'buffer');
  // A plain Uint8Array, so that both back ends return the same type.
  return new Uint8Array(digest.buffer, digest.byteOffset, digest.byteLength);
}
