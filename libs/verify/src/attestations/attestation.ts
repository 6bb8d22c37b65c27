import {
  type Checkpoint,
  type Cosigner,
  isTimeStamp,
  type LedgerKey,
  openSignedCheckpoint,
  utf8,
} from '@docket/chain';
import { type Cosignature, cosignatureOf } from './cosignature/cosignature.js';
import type { WitnessPolicy } from './cosignature/witness-policy.js';
import { type LedgerSignature, ledgerSignature } from './ledger-signature/ledger-signature.js';
import { type SecondSignature, secondSignatureOf } from './second-signature/second-signature.js';
import { type TimeStamp, type TimeStampChecker, timeStampOf } from './time-stamp/time-stamp.js';
import { type UnknownSignature, unknownSignature } from './unknown-signature/unknown-signature.js';

/**
 * What somebody says of a checkpoint. Closed: a new kind is a folder of its own
 * here and a member of this union, so that whoever tells of attestations has to tell of it.
 */
export type Attestation =
  LedgerSignature | SecondSignature | Cosignature | TimeStamp | UnknownSignature;

/** A checkpoint and what is said of it: the ledger's own signature first, which it is nothing without. */
export interface AttestedCheckpoint {
  checkpoint: Checkpoint;
  /** The ledger's, from the one that the verifier began with on; the last one signed. One may replace a lost one. */
  keys: readonly LedgerKey[];
  attestations: readonly Attestation[];
}

/** Whom the verifier trusts besides the ledger. */
interface Trusted {
  /** The ledger's first key, where it is known. */
  first?: string | undefined;
  /** Its second key, where entry 0 names one. */
  second?: Cosigner | undefined;
  policy?: WitnessPolicy | undefined;
  timeStamps?: TimeStampChecker | undefined;
}

/**
 * openAttested checks a note by the ledger's key (C2SP vkey) or the one that it handed over to, the lines of the witnesses that `policy` names, and time
 * stamps where there is a checker of them. One of these that does not verify is given as `invalid`. Rejects with
 * NoteError.
 */
export async function openAttested(
  note: string,
  vkey: string,
  { first, second, policy, timeStamps }: Trusted,
): Promise<AttestedCheckpoint> {
  const { checkpoint, text, keys, unchecked } = openSignedCheckpoint(note, vkey, first, 'told');
  const attestations: Attestation[] = [ledgerSignature(checkpoint.origin)];
  for (const line of unchecked) {
    const cosignature = policy && (await cosignatureOf(text, line, policy));
    const own = second && (await secondSignatureOf(text, line, second));
    // A policy may name the second key as a witness of its own: then the line counts as both.
    if (own !== undefined) attestations.push(own);
    if (cosignature !== undefined) attestations.push(cosignature);
    if (own !== undefined || cosignature !== undefined) continue;
    if (isTimeStamp(line)) attestations.push(await timeStampOf(utf8(text), line, timeStamps));
    else attestations.push(unknownSignature(line));
  }
  return { checkpoint, keys, attestations };
}
