import { type Checkpoint, type NoteSignature, openSignedCheckpoint } from '@docket/chain';
import { type Cosignature, cosignatureOf } from './cosignature/cosignature.js';
import type { WitnessPolicy } from './cosignature/witness-policy.js';
import { type LedgerSignature, ledgerSignature } from './ledger-signature/ledger-signature.js';
import { type UnknownSignature, unknownSignature } from './unknown-signature/unknown-signature.js';

/**
 * What somebody says of a checkpoint. Closed: a new kind (a time stamp, a second signature) is a folder of its own
 * here and a member of this union, so that whoever tells of attestations has to tell of it.
 */
export type Attestation = LedgerSignature | Cosignature | UnknownSignature;

/** A checkpoint and what is said of it: the ledger's own signature first, which it is nothing without. */
export interface AttestedCheckpoint {
  checkpoint: Checkpoint;
  attestations: readonly Attestation[];
}

/**
 * openAttested checks a note by the ledger's key (C2SP vkey), and the lines of the witnesses that `policy` names. A
 * line of theirs that does not verify is given as `invalid`. Throws NoteError.
 */
export function openAttested(
  note: string,
  vkey: string,
  policy: WitnessPolicy | undefined,
): AttestedCheckpoint {
  const { checkpoint, text, unchecked } = openSignedCheckpoint(note, vkey);
  const read = (line: NoteSignature): Attestation =>
    (policy && cosignatureOf(text, line, policy)) ?? unknownSignature(line);
  return { checkpoint, attestations: [ledgerSignature(checkpoint.origin), ...unchecked.map(read)] };
}
