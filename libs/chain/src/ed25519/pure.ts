import { getPublicKey, hashes, Point, sign } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, equalBytes, toHex } from '../bytes.js';
import { isStrictKey } from './strict-key.js';

/** Wired on first use, not on import: the package promises to have no side effects. */
function wire(): void {
  hashes.sha512 ??= (message: Uint8Array) => sha512(message);
}

/** The Ed25519 public key (RFC 8032 section 5.1.5) of a 32-byte seed: 32 bytes. */
export function publicKeyOf(seed: Uint8Array): Uint8Array {
  wire();
  return getPublicKey(seed);
}

/** signerOf returns a function that signs messages with Ed25519 (RFC 8032 section 5.1.6): 64 bytes. */
export function signerOf(seed: Uint8Array): (message: Uint8Array) => Uint8Array {
  wire();
  const kept = seed.slice();
  return (message) => sign(message, kept);
}

/**
 * verifierOf returns a function that tells whether a signature verifies: the equation without the cofactor
 * (RFC 8032 section 5.1.7 allows it), as OpenSSL computes it, and no key that isStrictKey refuses. The
 * library's own verify() multiplies by the cofactor and would accept what the other back end does not.
 */
export function verifierOf(
  publicKey: Uint8Array,
): (message: Uint8Array, signature: Uint8Array) => boolean {
  wire();
  const key = publicKey.slice();
  const minusA = negatedPoint(key);
  const { n: order } = Point.CURVE();
  return (message, signature) => {
    if (minusA === undefined || signature.length !== 64) return false;
    const r = signature.subarray(0, 32);
    const s = littleEndian(signature.subarray(32));
    if (s >= order) return false;
    const k = littleEndian(sha512(concatBytes([r, key, message]))) % order;
    // [S]B - [k]A, written down, has to be the R that was given: so R is canonical too.
    const point = Point.BASE.multiply(s, false).add(minusA.multiply(k, false));
    return equalBytes(point.toBytes(), r);
  };
}

function negatedPoint(publicKey: Uint8Array): Point | undefined {
  if (!isStrictKey(publicKey)) return undefined;
  try {
    return Point.fromBytes(publicKey, false).negate();
  } catch {
    // Thrown for encodings that are no point: nothing verifies under such a key.
    return undefined;
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes.slice().reverse())}`);
}
