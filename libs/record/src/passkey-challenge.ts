import {
  canonicalBytes,
  checkAssertion,
  concatBytes,
  type Json,
  sha256,
  utf8,
} from '@docket/chain';
import type { SigningKeyFault } from './agent-signature.js';
import type { RecordBodies } from './types.js';

type Registration = RecordBodies['principal.registered'];
type Passkey = NonNullable<Registration['authenticator']['passkey']>;

/** What keeps the digest of a registration apart from every other digest. */
const DOMAIN = utf8('docket-passkey/v1\n');

/** A passkey that is to be registered, where, and for whom. */
export interface PasskeyToRegister {
  /** Origin of the ledger: the first line of its checkpoints. */
  ledger: string;
  /** Pseudonymous id of whoever it is for, as the ledger names them. */
  principal: string;
  credentialId: string;
  passkey: Omit<Passkey, 'proof'>;
}

/**
 * passkeyChallenge gives the 32 bytes that a passkey signs before it is registered, so that nobody registers a key
 * that they do not have, or for somebody else: SHA-256 of `docket-passkey/v1`, a line feed and the canonical JSON
 * (RFC 8785) of `ledger`, `principal`, `credential_id` and `passkey`, the last as it is going to be recorded, without
 * the proof.
 */
export function passkeyChallenge(asked: PasskeyToRegister): Uint8Array {
  const { ledger, principal, credentialId, passkey } = asked;
  const { public_key, relying_party, origins } = passkey;
  const said = { public_key, relying_party, origins };
  const signed = { ledger, principal, credential_id: credentialId, passkey: said };
  return sha256(concatBytes([DOMAIN, canonicalBytes(signed as unknown as Json)])); // Records are JSON.
}

/** passkeyFault holds a passkey against the proof that whoever it is registered for has it. */
export function passkeyFault(
  ledger: string,
  { principal, authenticator: { id, passkey } }: Pick<Registration, 'principal' | 'authenticator'>,
): SigningKeyFault | undefined {
  if (passkey === undefined) return undefined;
  const { public_key: publicKey, relying_party: relyingParty, origins, proof } = passkey;
  const challenge = passkeyChallenge({ ledger, principal, credentialId: id, passkey });
  const check = checkAssertion(proof, { publicKey, relyingParty, origins, challenge });
  if (check.ok) return undefined;
  return {
    message: `the proof does not show, for this ledger and principal, that they have the passkey (${check.fault})`,
    pointer: '/authenticator/passkey/proof',
  };
}
