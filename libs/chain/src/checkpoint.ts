import { fromBase64, toBase64 } from './bytes.js';
import { HASH_LENGTH, isTreeSize } from './tree.js';
import {
  NoteError,
  type NoteSignature,
  openNote,
  parseVerifierKey,
  type Signer,
  signNote,
} from './note.js';

/** What a ledger signs: that its tree of `size` leaves has this root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  origin: string;
  size: number;
  /** 32 bytes. */
  root: Uint8Array;
  /** Lines after the root; docket-ledger/v1 writes none and accepts any. */
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
 * openCheckpoint checks a checkpoint note against a ledger's key (C2SP vkey) and gives what it says.
 * Throws NoteError.
 */
export function openCheckpoint(note: string, vkey: string): Checkpoint {
  return openSignedCheckpoint(note, vkey).checkpoint;
}

/** openSignedCheckpoint is openCheckpoint, and gives the text signed, and the signature lines that it did not check. */
export function openSignedCheckpoint(
  note: string,
  vkey: string,
): { checkpoint: Checkpoint; text: string; unchecked: NoteSignature[] } {
  const verifier = parseVerifierKey(vkey);
  const { text, unchecked } = openNote(note, [verifier]);
  const checkpoint = decodeCheckpoint(text);
  if (checkpoint.origin !== verifier.name)
    throw new NoteError('wrong_origin', 'the checkpoint is of another ledger');
  return { checkpoint, text, unchecked };
}
