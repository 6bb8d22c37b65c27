import { canonicalBytes, concatBytes, type Json, sha256, utf8 } from '@docket/chain';
import type { RecordBodies } from './types.js';

type Passkey = NonNullable<RecordBodies['principal.registered']['authenticator']['passkey']>;

/** What keeps the digest of a registration apart from every other digest. */
const DOMAIN = utf8('docket-passkey/v1\n');

/** A passkey that is to be registered, and where. */
export interface PasskeyToRegister {
  /** Origin of the ledger: the first line of its checkpoints. */
  ledger: string;
  credentialId: string;
  passkey: Passkey;
}

/**
 * passkeyChallenge gives the 32 bytes that a passkey signs before it is registered, so that nobody registers a key
 * that they do not have: SHA-256 of `docket-passkey/v1`, a line feed and the canonical JSON (RFC 8785) of
 * `ledger`, `credential_id` and `passkey`, the last as it is going to be recorded.
 */
export function passkeyChallenge({ ledger, credentialId, passkey }: PasskeyToRegister): Uint8Array {
  const signed = { ledger, credential_id: credentialId, passkey } as unknown as Json; // Records are JSON.
  return sha256(concatBytes([DOMAIN, canonicalBytes(signed)]));
}
