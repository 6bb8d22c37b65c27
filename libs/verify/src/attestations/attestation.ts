import { type Checkpoint, type NoteSignature, openSignedCheckpoint } from '@docket/chain';
import { type LedgerSignature, ledgerSignature } from './ledger-signature/ledger-signature.js';
import { type UnknownSignature, unknownSignature } from './unknown-signature/unknown-signature.js';

/**
 * What somebody says of a checkpoint. Closed: a new kind (a witness's cosignature, a time stamp, a second
 * signature) is a folder of its own here and a member of this union, so that whoever tells of attestations
 * has to tell of it.
 */
export type Attestation = LedgerSignature | UnknownSignature;

/** A checkpoint and what is said of it: the ledger's own signature first, which it is nothing without. */
export interface AttestedCheckpoint {
  checkpoint: Checkpoint;
  attestations: readonly Attestation[];
}

/** openAttested checks a note by the ledger's key (C2SP vkey). Throws NoteError. */
export function openAttested(note: string, vkey: string): AttestedCheckpoint {
  const { checkpoint, unchecked } = openSignedCheckpoint(note, vkey);
  return { checkpoint, attestations: [ledgerSignature(checkpoint.origin), ...unchecked.map(read)] };
}

/** The kind of a signature line that is not the ledger's. None but the unknown one exists yet. */
function read(line: NoteSignature): Attestation {
  return unknownSignature(line);
}
