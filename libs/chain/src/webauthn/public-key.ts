import { p256 } from '@noble/curves/nist.js';
import { verifierOf } from '#ed25519';
import { concatBytes, fromBase64Url } from '../bytes.js';
import { isStrictKey } from '../ed25519/strict-key.js';

/**
 * The public key of a passkey as it is recorded: the members of a JSON Web Key that say what it is, and no other
 * (RFC 7518 section 6.2.1, RFC 8037 section 2). `x` and `y` are 32 bytes each in base64url without padding, so
 * one key has one text. `P-256` signs with ES256 (COSE -7), `Ed25519` with EdDSA (COSE -8).
 */
export interface PasskeyPublicKey {
  kty: 'EC' | 'OKP';
  /** `P-256` goes with `EC` and has a `y`, `Ed25519` goes with `OKP` and has none. */
  crv: 'P-256' | 'Ed25519';
  x: string;
  y?: string;
}

type Verifier = (message: Uint8Array, signature: Uint8Array) => boolean;

/**
 * passkeyVerifierOf returns a function that tells whether a signature over a message verifies: ES256 in DER
 * (WebAuthn section 6.5.5), both halves of the order taken, or Ed25519. Undefined for what is no point of its
 * curve, or not written in the one way.
 */
export function passkeyVerifierOf(key: PasskeyPublicKey): Verifier | undefined {
  const x = coordinate(key.x);
  const y = coordinate(key.y);
  if (x === undefined) return undefined;
  if (key.kty === 'OKP') {
    const isWhole = key.crv === 'Ed25519' && key.y === undefined && isStrictKey(x);
    return isWhole ? verifierOf(x) : undefined;
  }
  if (key.crv !== 'P-256' || y === undefined) return undefined;
  const point = concatBytes([Uint8Array.of(4), x, y]);
  if (!p256.utils.isValidPublicKey(point, false)) return undefined;
  return (message, signature) => verifyEs256(point, message, signature);
}

function coordinate(text = ''): Uint8Array | undefined {
  const bytes = fromBase64Url(text);
  return bytes?.length === 32 ? bytes : undefined;
}

/** SHA-256 of the message is signed. High `s` is taken: authenticators write either half (FIPS 186-5 6.4). */
const ES256 = { prehash: true, lowS: false, format: 'der' } as const;

function verifyEs256(point: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return p256.verify(signature, message, point, ES256);
  } catch {
    // Thrown for bytes that are no signature in DER: they verify nothing.
    return false;
  }
}
