import type { RecordType, SigningPublicKey } from '@docket/record';
import { ClientError } from './client-error.js';

/**
 * A key that an agent signs its records with, in one ledger. `importSigningKey` makes one; one that stays in a
 * key store or a hardware module has to keep the same promises.
 */
export interface SigningKey {
  /**
   * Origin of the ledger, the first line of its checkpoints. Said here and not asked of the server, which could
   * name another ledger and have records signed for that one.
   */
  readonly ledger: string;
  readonly publicKey: SigningPublicKey;
  /** Ed25519 (RFC 8032): 64 bytes. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

type CryptoKey = Parameters<typeof crypto.subtle.sign>[1];

interface KeyPair {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

/** What a key is made of: PEM (PKCS #8) or 64 hex digits as a file has them, the 32 bytes of a seed, or a pair of Web Cryptography, which may be kept from export. */
export type SigningSecret = string | Uint8Array | KeyPair;

/** What an administrator registers, as `POST …/signing-keys` takes it. */
export interface ProvenSigningKey {
  principal: string;
  public_key: SigningPublicKey;
  proof: string;
}

/**
 * importSigningKey makes a key of what a file or a key store holds. Runs where Web Cryptography has Ed25519: Node.js
 * 20.19 and the browsers of today.
 *
 * @param origin of the ledger for which the key is registered, e.g. `docket.example/claims`.
 * @throws ClientError `invalid_signing_key`.
 */
export async function importSigningKey(origin: string, secret: SigningSecret): Promise<SigningKey> {
  let pair: Awaited<ReturnType<typeof pairOf>>;
  let x: string | undefined;
  try {
    pair = await pairOf(secret);
    ({ x } = await crypto.subtle.exportKey('jwk', pair.publicKey));
  } catch (error) {
    if (error instanceof ClientError) throw error;
    throw unusable(
      'Not an Ed25519 key: PEM of PKCS #8, a seed of 32 bytes, or a pair of keys.',
      error,
    );
  }
  if (x === undefined) throw unusable('The public key has no point.');
  const { privateKey } = pair;
  return {
    ledger: origin,
    publicKey: { kty: 'OKP', crv: 'Ed25519', x },
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign(ED25519, privateKey, Uint8Array.from(message))),
  };
}

const ED25519 = 'Ed25519';
const SEED_LENGTH = 32;
/** The fixed DER before a seed (RFC 8410 section 7). */
const PKCS8_PREFIX = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

async function pairOf(secret: SigningSecret): Promise<KeyPair> {
  if (typeof secret === 'object' && 'privateKey' in secret) return secret;
  const der = typeof secret === 'string' ? derOf(secret) : seedDer(secret);
  const privateKey = await crypto.subtle.importKey('pkcs8', der, ED25519, true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', privateKey);
  const jwk = { kty: 'OKP', crv: ED25519, x };
  const publicKey = await crypto.subtle.importKey('jwk', jwk, ED25519, true, ['verify']);
  return { privateKey, publicKey };
}

function derOf(text: string): Uint8Array<ArrayBuffer> {
  const seed = /^\s*([0-9a-f]{64})\s*$/i.exec(text)?.[1];
  if (seed !== undefined)
    return seedDer(Uint8Array.from(seed.match(/../g) ?? [], (hex) => parseInt(hex, 16)));
  const [, base64] =
    /-----BEGIN PRIVATE KEY-----([\s\S]+?)-----END PRIVATE KEY-----/.exec(text) ?? [];
  if (base64 === undefined)
    throw unusable(
      'The text is no private key: neither PEM (PKCS #8) nor a seed of 64 hex digits.',
    );
  return Uint8Array.from(atob(base64.replaceAll(/\s/g, '')), (char) => char.charCodeAt(0));
}

function seedDer(seed: Uint8Array): Uint8Array<ArrayBuffer> {
  if (seed.length !== SEED_LENGTH) throw unusable(`A seed has ${SEED_LENGTH} bytes.`);
  return Uint8Array.from([...PKCS8_PREFIX, ...seed]);
}

function unusable(message: string, cause?: unknown): ClientError {
  return new ClientError('invalid_signing_key', message, { cause });
}

/** A record as the ledger is going to hold it, but for what Docket fills in. */
interface RecordedBody {
  type: RecordType;
  decision: string | undefined;
  /** With its `idempotency_key`. */
  body: object;
}

/** signBody gives the signature on a record; undefined for one that agents do not write. */
export async function signBody(
  key: SigningKey,
  { type, decision, body }: RecordedBody,
): Promise<object | undefined> {
  // Loaded by who signs: what the ledger holds a record to is more than a client needs.
  const { agentMessage, PERMISSIONS, signingKeyId } = await import('@docket/record');
  if (!PERMISSIONS[type].includes('agent')) return undefined;
  const { ledger, publicKey } = key;
  const said = body as Parameters<typeof agentMessage>[0]['body']; // Made by toRecordJson.
  const value = await key.sign(agentMessage({ ledger, decision, type, body: said }));
  return { kind: 'ed25519', key_id: signingKeyId(publicKey), value: encodeBytes(value) };
}

/**
 * proveSigningKey makes what an administrator registers of a key: with the proof, signed by the key itself, that
 * whoever asks has it. Sends nothing.
 *
 * @param principal of the agent, as its entries name it: the `actor` of its API key.
 */
export async function proveSigningKey(
  key: SigningKey,
  principal: string,
): Promise<ProvenSigningKey> {
  const { signingKeyMessage } = await import('@docket/record');
  const { ledger, publicKey } = key;
  const proof = await key.sign(signingKeyMessage({ ledger, principal, publicKey }));
  return { principal, public_key: publicKey, proof: encodeBytes(proof) };
}

/** Base64url without padding. */
export function encodeBytes(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
