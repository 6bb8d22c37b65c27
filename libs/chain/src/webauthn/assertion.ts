import { sha256 } from '#hash';
import { concatBytes, equalBytes, fromBase64Url, toBase64Url, utf8 } from '../bytes.js';
import { parseJson } from '../intake.js';
import { IntakeError } from '../intake-error.js';
import { isJsonObject, type JsonObject } from '../json.js';
import { type PasskeyPublicKey, passkeyVerifierOf } from './public-key.js';

/** What an authenticator answers (WebAuthn section 5.2.2), each in base64url without padding. */
export interface PasskeyAssertion {
  client_data: string;
  authenticator_data: string;
  signature: string;
}

/** What an assertion has to be of. */
export interface ExpectedAssertion {
  /** Recorded with the key. */
  publicKey: PasskeyPublicKey;
  /** Domain that the key is scoped to, as `localhost` or `docket.example`. */
  relyingParty: string;
  /** Origins of pages that may ask for it, as `https://docket.example`. */
  origins: readonly string[];
  /** The digest that was to be signed. */
  challenge: Uint8Array;
}

export type AssertionFault =
  | 'client_data_malformed'
  | 'type_wrong'
  | 'challenge_wrong'
  | 'origin_wrong'
  | 'cross_origin'
  | 'authenticator_data_malformed'
  | 'relying_party_wrong'
  | 'user_not_present'
  | 'user_not_verified'
  | 'backup_flags_wrong'
  | 'public_key_unusable'
  | 'signature_wrong';

export type AssertionCheck =
  | {
      ok: true;
      /** As the authenticator counts; 0 where it does not. Told, and not judged: copies of a passkey count apart. */
      signCount: number;
      /** Whether the passkey may be copied to other devices of its owner. */
      isBackupEligible: boolean;
    }
  | { ok: false; fault: AssertionFault };

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const BACKUP_ELIGIBLE = 0x08;
const BACKED_UP = 0x10;
const ATTESTED_DATA = 0x40;
const EXTENSION_DATA = 0x80;

/** `rpIdHash` 32, `flags` 1, `signCount` 4 (WebAuthn section 6.1). */
const AUTHENTICATOR_DATA_LENGTH = 37;

/** More than any browser writes; what is longer is not read. */
const CLIENT_DATA_BYTES_MAX = 4_096;

/**
 * checkAssertion verifies a WebAuthn assertion (Level 3, section 7.2, steps 9 to 24) without a server and without
 * state: client data parsed strictly (no member twice), the challenge, an origin of those expected, no frame of
 * another origin, the relying party, that the user was present and verified, and the signature over authenticator
 * data and SHA-256 of the client data. Not judged: the signature counter, extensions, who holds the key.
 */
export function checkAssertion(
  assertion: PasskeyAssertion,
  expected: ExpectedAssertion,
): AssertionCheck {
  const clientData = fromBase64Url(assertion.client_data);
  if (clientData === undefined) return failed('client_data_malformed');
  const clientFault = clientDataFault(clientData, expected);
  if (clientFault !== undefined) return failed(clientFault);
  const data = fromBase64Url(assertion.authenticator_data);
  if (data === undefined) return failed('authenticator_data_malformed');
  const dataFault = authenticatorDataFault(data, expected.relyingParty);
  if (dataFault !== undefined) return failed(dataFault);
  const verifies = passkeyVerifierOf(expected.publicKey);
  if (verifies === undefined) return failed('public_key_unusable');
  const signature = fromBase64Url(assertion.signature);
  const message = concatBytes([data, sha256(clientData)]);
  if (signature === undefined || !verifies(message, signature)) return failed('signature_wrong');
  const signCount = new DataView(data.buffer, data.byteOffset).getUint32(33);
  return { ok: true, signCount, isBackupEligible: (flagsOf(data) & BACKUP_ELIGIBLE) !== 0 };
}

function failed(fault: AssertionFault): AssertionCheck {
  return { ok: false, fault };
}

function clientDataFault(
  bytes: Uint8Array,
  { challenge, origins }: ExpectedAssertion,
): AssertionFault | undefined {
  const data = parseClientData(bytes);
  if (data === undefined) return 'client_data_malformed';
  if (data['type'] !== 'webauthn.get') return 'type_wrong';
  if (data['challenge'] !== toBase64Url(challenge)) return 'challenge_wrong';
  const { origin, crossOrigin } = data;
  if (typeof origin !== 'string' || !origins.includes(origin)) return 'origin_wrong';
  // Absent is the same as false (section 5.8.1). A top origin there is only in a frame of another origin.
  const isSameOrigin =
    (crossOrigin === undefined || crossOrigin === false) && !('topOrigin' in data);
  return isSameOrigin ? undefined : 'cross_origin';
}

function parseClientData(bytes: Uint8Array): JsonObject | undefined {
  if (bytes.length > CLIENT_DATA_BYTES_MAX) return undefined;
  try {
    const data = parseJson(bytes);
    return isJsonObject(data) ? data : undefined;
  } catch (error) {
    if (error instanceof IntakeError) return undefined;
    throw error;
  }
}

function authenticatorDataFault(
  data: Uint8Array,
  relyingParty: string,
): AssertionFault | undefined {
  const flags = data.length < AUTHENTICATOR_DATA_LENGTH ? 0 : flagsOf(data);
  const isLonger = data.length > AUTHENTICATOR_DATA_LENGTH;
  const saysLonger = (flags & (ATTESTED_DATA | EXTENSION_DATA)) !== 0;
  if (data.length < AUTHENTICATOR_DATA_LENGTH || isLonger !== saysLonger) {
    return 'authenticator_data_malformed';
  }
  if (!equalBytes(data.subarray(0, 32), sha256(utf8(relyingParty)))) return 'relying_party_wrong';
  if ((flags & USER_PRESENT) === 0) return 'user_not_present';
  if ((flags & USER_VERIFIED) === 0) return 'user_not_verified';
  const backup = flags & (BACKUP_ELIGIBLE | BACKED_UP);
  return backup === BACKED_UP ? 'backup_flags_wrong' : undefined;
}

function flagsOf(data: Uint8Array): number {
  return data[32] ?? 0;
}
