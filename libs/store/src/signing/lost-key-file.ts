import { readPrivateFile } from './private-file.js';
import { SigningKeyError } from './signing-key-error.js';

/**
 * The text of a file beside the seeds that says what becomes of a lost key; undefined where there is none: nobody asked
 * for that on this machine. @throws {SigningKeyError} it cannot be read, or others may write it.
 */
export async function readLostKeyFile(path: string, what: string): Promise<string | undefined> {
  try {
    return await readPrivateFile(path, what, 'put it back from its backup.');
  } catch (error) {
    const cause = error instanceof SigningKeyError ? error.cause : undefined;
    if ((cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** One that Docket did not write. */
export function unfitLostKeyFile(path: string): SigningKeyError {
  return new SigningKeyError(
    'malformed',
    `${path} is not as Docket wrote it: put it back from its backup.`,
  );
}
