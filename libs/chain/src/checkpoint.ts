import { fromBase64, toBase64 } from './bytes.js';
import {
  followHandovers,
  type Handover,
  type LedgerKey,
  readHandovers,
  type Replacements,
} from './handover.js';
import { HASH_LENGTH, isTreeSize } from './tree.js';
import {
  NoteError,
  type NoteSignature,
  openNote,
  parseVerifierKey,
  type Signer,
  signNote,
  noteText,
} from './note.js';

/** What a ledger signs: that its tree of `size` leaves has this root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  origin: string;
  size: number;
  /** 32 bytes. */
  root: Uint8Array;
  /** Lines after the root: the hand-overs between the ledger's keys (see handover.ts), and any others. */
  extensions: string[];
}

/** encodeCheckpoint writes the text that is signed: origin, size and root, a line each. */
export function encodeCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const lines = [origin, String(size), toBase64(root), ...extensions];
  if (
    !isTreeSize(size) ||
    root.length !== HASH_LENGTH ||
    lines.some((line) => line === '' || line.includes('\n'))
  ) {
    throw new NoteError(
      'malformed_checkpoint',
      'a checkpoint has an origin, a size and a root of 32 bytes',
    );
  }
  return lines.map((line) => line + '\n').join('');
}

/** decodeCheckpoint reads a checkpoint's text, strictly. Throws NoteError `malformed_checkpoint`. */
export function decodeCheckpoint(text: string): Checkpoint {
  const bad = new NoteError(
    'malformed_checkpoint',
    'not a checkpoint: origin, size, root, a line each',
  );
  if (!text.endsWith('\n')) throw bad;
  const lines = text.slice(0, -1).split('\n');
  const [origin, sizeText, rootText, ...extensions] = lines;
  if (
    origin === undefined ||
    sizeText === undefined ||
    rootText === undefined ||
    lines.includes('')
  )
    throw bad;
  const size = Number(sizeText);
  const root = fromBase64(rootText);
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(sizeText) || !isTreeSize(size)) throw bad;
  if (root === undefined || root.length !== HASH_LENGTH) throw bad;
  return { origin, size, root, extensions };
}

/** signCheckpoint gives the signed note; the signer's name must be the ledger's origin. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  if (signer.name !== checkpoint.origin)
    throw new NoteError('wrong_origin', 'the key is not of this ledger');
  return signNote(encodeCheckpoint(checkpoint), signer);
}

/**
 * openCheckpoint checks a checkpoint note against a ledger's key (C2SP vkey), or the one that it handed over to, and
 * gives what it says. Throws NoteError.
 */
export function openCheckpoint(
  note: string,
  vkey: string,
  first?: string,
  replacements: Replacements = 'refused',
): Checkpoint {
  return openSignedCheckpoint(note, vkey, first, replacements).checkpoint;
}

/** A checkpoint whose signature verified. */
export interface SignedCheckpointText {
  checkpoint: Checkpoint;
  /** The text signed. */
  text: string;
  /** From the verifier's own on; the last one signed. */
  keys: LedgerKey[];
  /** Signature lines that nobody checked. */
  unchecked: NoteSignature[];
}

/** openSignedCheckpoint is openCheckpoint, and gives the text signed, the keys, and the lines that it did not check. */
export function openSignedCheckpoint(
  note: string,
  vkey: string,
  first?: string,
  replacements: Replacements = 'refused',
): SignedCheckpointText {
  const { name } = parseVerifierKey(vkey);
  const handovers = handoversOf(noteText(note), name);
  const { keys, verifier } = followHandovers(vkey, handovers, first, replacements);
  const { text, unchecked } = openNote(note, [verifier]);
  const checkpoint = decodeCheckpoint(text);
  if (checkpoint.origin !== name)
    throw new NoteError('wrong_origin', 'the checkpoint is of another ledger');
  return { checkpoint, text, keys, unchecked };
}

/** What a text that nobody has checked yet says of keys; none where it is no checkpoint of the ledger, which shows later. */
function handoversOf(text: string, origin: string): Handover[] {
  let checkpoint;
  try {
    checkpoint = decodeCheckpoint(text);
  } catch (error) {
    if (error instanceof NoteError) return [];
    throw error;
  }
  return checkpoint.origin === origin ? readHandovers(checkpoint) : [];
}
