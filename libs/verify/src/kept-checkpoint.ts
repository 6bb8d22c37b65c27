import { decodeCheckpoint, NoteError, noteText } from '@docket/chain';
import { ReaderError } from './reader.js';

/**
 * readKeptCheckpoint gives the note back that a verifier kept, if it has the form of one: whether it holds is for the
 * verification. What has not is no evidence of anything, and so no finding.
 *
 * @throws ReaderError `malformed`.
 */
export function readKeptCheckpoint(note: string): string {
  try {
    decodeCheckpoint(noteText(note));
    return note;
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    throw new ReaderError(
      'malformed',
      'it is not a signed checkpoint: origin, size and root, a line each, an empty line, and a line that begins with "— " for each signature',
      { cause: error },
    );
  }
}
