import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { concatBytes, fromHex } from '../bytes.js';
import { isStrictKey } from './strict-key.js';

/** The fixed DER before a 32-byte key (RFC 8410 sections 4 and 7): Node takes no raw keys. */
const PKCS8_PREFIX = fromHex('302e020100300506032b657004220420');
const SPKI_PREFIX = fromHex('302a300506032b6570032100');

/** DER as the Buffer that Node's own types ask for; the bytes are the same ones. */
function der(prefix: Uint8Array, key: Uint8Array): Buffer {
  const bytes = concatBytes([prefix, key]);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const privateKey = (seed: Uint8Array) =>
  createPrivateKey({ key: der(PKCS8_PREFIX, seed), format: 'der', type: 'pkcs8' });

/** The Ed25519 public key (RFC 8032 section 5.1.5) of a 32-byte seed: 32 bytes. */
export function publicKeyOf(seed: Uint8Array): Uint8Array {
  const spki = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
  return new Uint8Array(spki.subarray(SPKI_PREFIX.length));
}

/** signerOf returns a function that signs messages with Ed25519 (RFC 8032 section 5.1.6): 64 bytes. */
export function signerOf(seed: Uint8Array): (message: Uint8Array) => Uint8Array {
  const key = privateKey(seed);
  return (message) => new Uint8Array(sign(null, message, key));
}

/**
 * verifierOf returns a function that tells whether a signature verifies: the equation without the cofactor,
 * as OpenSSL computes it (RFC 8032 section 5.1.7 allows it), and no key that isStrictKey refuses.
 */
export function verifierOf(
  publicKey: Uint8Array,
): (message: Uint8Array, signature: Uint8Array) => boolean {
  if (!isStrictKey(publicKey)) return () => false;
  const key = createPublicKey({
    key: der(SPKI_PREFIX, publicKey),
    format: 'der',
    type: 'spki',
  });
  return (message, signature) => signature.length === 64 && verify(null, message, key, signature);
}
