import { getPublicKey, hashes, sign, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';

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

/** verifierOf returns a function that tells whether a signature verifies (RFC 8032 section 5.1.7). */
export function verifierOf(
  publicKey: Uint8Array,
): (message: Uint8Array, signature: Uint8Array) => boolean {
  wire();
  const kept = publicKey.slice();
  return (message, signature) => {
    if (signature.length !== 64) return false;
    try {
      // RFC 8032 rules, as OpenSSL has them, not the wider ZIP 215 ones.
      return verify(signature, message, kept, { zip215: false });
    } catch {
      // Thrown for encodings that are no point or no scalar: such a signature does not verify.
      return false;
    }
  };
}
