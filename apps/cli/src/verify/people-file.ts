import { type KnownPeople, readKnownPeople, ReaderError } from '@docket/verify';
import { CommandFailure, EXIT } from '../failure.js';
import { readGiven } from '../regular-file.js';

const PEOPLE_BYTES_MAX = 16 * 1024 * 1024;

/**
 * Whose keys are whose, of a file `docket-people/v1`.
 *
 * @throws CommandFailure with exit status 2 for anything else: nothing was held against it.
 */
export async function readPeopleFile(path: string): Promise<KnownPeople> {
  const bytes = await readGiven(`The people ${path}`, path, PEOPLE_BYTES_MAX);
  try {
    return readKnownPeople(bytes.toString('utf8'));
  } catch (error) {
    if (!(error instanceof ReaderError)) throw error;
    const text = `The people ${path} cannot be read: ${error.message}.`;
    throw new CommandFailure(text, EXIT.unusable, { cause: error });
  }
}
