import { fromBase64Url, toBase64Url } from '@docket/chain';
import { passkeyChallenge, reviewChallenge, signingKeyId, type RecordBodies } from '@docket/record';
import { askJson, inLedger } from '../ask.js';
import type { ReviewBody } from './compose.js';

type Registered = NonNullable<RecordBodies['principal.registered']['authenticator']['passkey']>;
type PublicKey = Registered['public_key'];

/** One's own passkey, as the API lists it. */
interface OwnPasskey {
  credential_id: string;
  relying_party: string;
  origins: string[];
  revoked_from: string | null;
}

/** Where a signature is for. */
export interface SigningPlace {
  ledger: string;
  /** First line of the ledger's checkpoints. */
  origin: string;
}

export const canSign = (): boolean => 'credentials' in navigator && 'PublicKeyCredential' in window;

interface OwnPasskeys {
  /** Who is signed in, as the ledger names them. */
  actor: string;
  passkeys: OwnPasskey[];
}

const ownPasskeys = (ledger: string): Promise<OwnPasskeys> =>
  askJson<OwnPasskeys>(inLedger(ledger, 'passkeys'));

/** Ids of passkeys of whoever is signed in that are good on this page. */
export async function usablePasskeys(ledger: string): Promise<string[]> {
  const { passkeys } = await ownPasskeys(ledger);
  return passkeys
    .filter(
      ({ origins, revoked_from: revoked }) => revoked === null && origins.includes(location.origin),
    )
    .map(({ credential_id: id }) => id);
}

/**
 * Lets the browser sign the whole review. @returns it with the signature; undefined where whoever was asked did not.
 */
export async function signReview(
  review: ReviewBody,
  { ledger, origin }: SigningPlace,
  decision: string,
): Promise<ReviewBody | undefined> {
  const allowed = await usablePasskeys(ledger);
  const challenge = reviewChallenge({ ledger: origin, decision, review });
  const signed = await assert(challenge, allowed);
  if (signed === undefined) return undefined;
  return { ...review, signature: { kind: 'webauthn', ...signed } };
}

/**
 * Makes a passkey, proves it, and registers it in the ledger. @returns the thumbprint of its public key; undefined where
 * whoever was asked did not. @throws {Refused}
 */
export async function registerPasskey({
  ledger,
  origin,
}: SigningPlace): Promise<string | undefined> {
  const { actor: principal } = await ownPasskeys(ledger);
  const made = await make();
  if (made === undefined) return undefined;
  const passkey: Omit<Registered, 'proof'> = {
    public_key: made.publicKey,
    relying_party: location.hostname,
    origins: [location.origin],
  };
  const challenge = passkeyChallenge({
    ledger: origin,
    principal,
    credentialId: made.id,
    passkey,
  });
  const signed = await assert(challenge, [made.id]);
  if (signed === undefined) return undefined;
  const { credential_id, ...proof } = signed;
  const body = { credential_id, ...passkey, proof };
  await askJson(inLedger(ledger, 'passkeys'), { method: 'POST', body });
  return signingKeyId(made.publicKey);
}

interface Signed {
  credential_id: string;
  client_data: string;
  authenticator_data: string;
  signature: string;
}

/** A browser takes buffers of its own, not parts of others. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const encode = (buffer: ArrayBuffer): string => toBase64Url(new Uint8Array(buffer));

async function assert(
  challenge: Uint8Array,
  allowed: readonly string[],
): Promise<Signed | undefined> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: own(challenge),
    rpId: location.hostname,
    allowCredentials: allowed.flatMap((id) => {
      const bytes = fromBase64Url(id);
      return bytes === undefined ? [] : [{ type: 'public-key' as const, id: own(bytes) }];
    }),
    userVerification: 'required',
  };
  const credential = await unlessCancelled(navigator.credentials.get({ publicKey }));
  if (!(credential instanceof PublicKeyCredential)) return undefined;
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    credential_id: credential.id,
    client_data: encode(response.clientDataJSON),
    authenticator_data: encode(response.authenticatorData),
    signature: encode(response.signature),
  };
}

/** COSE names of ES256 and EdDSA. */
const ALGORITHMS = [-7, -8];

async function make(): Promise<{ id: string; publicKey: PublicKey } | undefined> {
  const publicKey: PublicKeyCredentialCreationOptions = {
    rp: { id: location.hostname, name: 'Docket' },
    // The ledger knows whose it is; the device needs no name of a person.
    user: { id: crypto.getRandomValues(new Uint8Array(16)), name: 'Docket', displayName: 'Docket' },
    // No attestation is asked for: the proof that is sent to Docket is the first signature.
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
  };
  const credential = await unlessCancelled(navigator.credentials.create({ publicKey }));
  if (!(credential instanceof PublicKeyCredential)) return undefined;
  const response = credential.response as AuthenticatorAttestationResponse;
  const key = response.getPublicKey();
  if (key === null) return undefined;
  return { id: credential.id, publicKey: await readKey(key, response.getPublicKeyAlgorithm()) };
}

async function readKey(spki: ArrayBuffer, algorithm: number): Promise<PublicKey> {
  const named = algorithm === -8 ? { name: 'Ed25519' } : { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('spki', spki, named, true, ['verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key);
  // As the browser made it for one of the two algorithms.
  return { kty, crv, x, ...(y === undefined ? {} : { y }) } as PublicKey;
}

/** Whoever was asked may say no, or take too long. */
async function unlessCancelled<Result>(asked: Promise<Result>): Promise<Result | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name))
      return undefined;
    throw error;
  }
}
