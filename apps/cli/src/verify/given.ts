import { NoteError, parseVerifierKey } from '@docket/chain';
import { CommandFailure, EXIT } from '../failure.js';
import { readGiven } from '../regular-file.js';
import { unreadable } from './trust.js';

/** A signed note is three lines and its signatures. */
const CHECKPOINT_BYTES_MAX = 64 * 1024;

/** @throws CommandFailure with exit status 2 for what is no verifier key. */
export function readGivenKey(text: string): string {
  const lines = text.trim().split(/\r?\n/);
  const key = lines.at(-1) ?? '';
  try {
    const { name } = parseVerifierKey(key);
    // docket ledgers create prints the origin before the key: a file of both lines will do.
    if (lines.length === 1 || (lines.length === 2 && lines[0] === name)) return key;
    throw new NoteError('malformed_key', 'more than one key');
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    throw usage(
      '--key takes a public key such as docket.example/claims+52f5fac6+AY1g2/2oF1SE45pInY1e++hYTjWidJomeuao3zA5xq1w, as docket ledgers create prints it.',
    );
  }
}

/** @throws CommandFailure with exit status 2 for what is no checkpoint: nothing was held against it. */
export async function readCheckpoint(path: string): Promise<string> {
  const name = `The checkpoint ${path}`;
  const note = (await readGiven(name, path, CHECKPOINT_BYTES_MAX)).toString('utf8');
  const { readKeptCheckpoint } = await import('@docket/verify');
  try {
    return readKeptCheckpoint(note);
  } catch (error) {
    throw unreadable(name, error);
  }
}

export function usage(message: string): CommandFailure {
  return new CommandFailure(message, EXIT.unusable);
}
