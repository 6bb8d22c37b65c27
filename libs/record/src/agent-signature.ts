import {
  canonicalBytes,
  concatBytes,
  fromBase64Url,
  type JsonObject,
  passkeyVerifierOf,
  sha256,
  toBase64Url,
  utf8,
} from '@docket/chain';
import { requestedBody } from './requested-body.js';
import type { RecordBodies } from './types.js';

type SigningKey = NonNullable<RecordBodies['principal.registered']['authenticator']['signing_key']>;

/** Public key of an agent: members of a JSON Web Key (RFC 8037), and no other. */
export type SigningPublicKey = SigningKey['public_key'];

type Passkey = NonNullable<RecordBodies['principal.registered']['authenticator']['passkey']>;
type AnyPublicKey = SigningPublicKey | Passkey['public_key'];

/** What is signed begins with its domain: a signature on one kind of thing is none on another. */
const RECORD_DOMAIN = utf8('docket-record/v1\n');
const KEY_DOMAIN = utf8('docket-signing-key/v1\n');

/** A record of an agent, and where it goes. */
export interface RecordToSign {
  /** Origin of the ledger: the first line of its checkpoints. */
  ledger: string;
  /** Absent for a record that opens a decision, whose id nobody knows yet, or belongs to none. */
  decision?: string | undefined;
  type: string;
  /** As it is going to be recorded, its `idempotency_key` included; its `signature` is left out by itself. */
  body: JsonObject;
}

/**
 * agentMessage gives the 49 bytes that an agent signs with Ed25519: `docket-record/v1`, a line feed, and SHA-256 of
 * the canonical JSON (RFC 8785) of `decision` (where there is one), `ledger`, `record` and `type`. So it stands for no
 * other ledger, decision or type; and its `idempotency_key` keeps it from being recorded twice.
 */
export function agentMessage({ ledger, decision, type, body }: RecordToSign): Uint8Array {
  const { signature: _itself, ...record } = body;
  const place = type === 'decision.opened' || decision === undefined ? {} : { decision };
  return messageOf(RECORD_DOMAIN, { ...place, ledger, record, type });
}

/** A key that is to be registered for an agent, and where. */
export interface SigningKeyToRegister {
  ledger: string;
  principal: string;
  publicKey: SigningPublicKey;
}

/**
 * signingKeyMessage gives the 54 bytes that a key signs before it is registered: `docket-signing-key/v1`, a line feed,
 * and SHA-256 of the canonical JSON of `ledger`, `principal` and `public_key`.
 */
export function signingKeyMessage({
  ledger,
  principal,
  publicKey,
}: SigningKeyToRegister): Uint8Array {
  return messageOf(KEY_DOMAIN, { ledger, principal, public_key: { ...publicKey } });
}

function messageOf(domain: Uint8Array, said: JsonObject): Uint8Array {
  return concatBytes([domain, sha256(canonicalBytes(said))]);
}

/**
 * signingKeyId is the thumbprint of a public key (RFC 7638, RFC 8037 appendix A.3), in base64url: of a key of an agent
 * its id, and of a passkey what its holder can compare.
 */
export function signingKeyId(key: AnyPublicKey): string {
  const { kty, crv, x, y } = { y: undefined, ...key };
  return toBase64Url(sha256(canonicalBytes({ crv, kty, x, ...(y === undefined ? {} : { y }) })));
}

/** Why a key cannot be registered for an agent. */
export interface SigningKeyFault {
  message: string;
  /** JSON Pointer into `principal.registered`. */
  pointer: string;
}

/** signingKeyFault holds a key against its id and the proof that whoever registers has it. */
export function signingKeyFault(
  ledger: string,
  {
    principal,
    authenticator: { id, signing_key: key },
  }: Pick<RecordBodies['principal.registered'], 'principal' | 'authenticator'>,
): SigningKeyFault | undefined {
  if (key === undefined) return undefined;
  const { public_key: publicKey, proof } = key;
  if (id !== signingKeyId(publicKey))
    return fault('the id is not the thumbprint of the public key', '/authenticator/id');
  const message = signingKeyMessage({ ledger, principal, publicKey });
  if (isSignatureOf(publicKey, [message], proof)) return undefined;
  return fault(
    'the proof does not show, for this ledger and principal, that they have the key',
    '/authenticator/signing_key/proof',
  );
}

function fault(message: string, pointer: string): SigningKeyFault {
  return { message, pointer };
}

/**
 * isSignedBy says whether a record's signature verifies. What Docket fills in may be signed, where the agent gave it, or
 * not, where it did not.
 */
export function isSignedBy(record: RecordToSign, key: SigningPublicKey, value: string): boolean {
  const { type, body } = record;
  const requested = requestedBody(type, body);
  const isWhole = Object.keys(requested).length === Object.keys(body).length;
  // Nobody but Docket gives an intent its id.
  const bodies = isWhole || type === 'side_effect.intent' ? [requested] : [body, requested];
  return isSignatureOf(
    key,
    bodies.map((one) => agentMessage({ ...record, body: one })),
    value,
  );
}

type Verifier = NonNullable<ReturnType<typeof passkeyVerifierOf>>;

/** Of public keys as they were read: to take one apart costs as much as to verify. */
const verifiers = new WeakMap<SigningPublicKey, Verifier | 'unusable'>();

/** isSignatureOf says whether an Ed25519 signature, in base64url, verifies over one of the messages. */
export function isSignatureOf(
  publicKey: SigningPublicKey,
  messages: readonly Uint8Array[],
  signature: string,
): boolean {
  let verifier = verifiers.get(publicKey);
  if (verifier === undefined) {
    verifier = passkeyVerifierOf(publicKey) ?? 'unusable';
    verifiers.set(publicKey, verifier);
  }
  const bytes = fromBase64Url(signature);
  if (verifier === 'unusable' || bytes === undefined) return false;
  for (const message of messages) if (verifier(message, bytes)) return true;
  return false;
}
