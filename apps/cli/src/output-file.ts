// oxlint-disable-next-line no-restricted-imports -- This is where files are written.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandFailure } from './failure.js';
import { reasonOf } from './regular-file.js';

// Every file that a command makes is written here: `.oxlintrc.json` keeps the rest of the command from writing any.

/**
 * Writes a file that was asked for, and the folders that it stands in. What stood there is replaced.
 *
 * @throws CommandFailure `failed`, for whatever keeps it from being written: what was asked of a server was
 * answered then, and an export is recorded all the same.
 */
export async function writeOutput(path: string, content: Uint8Array | string): Promise<void> {
  const folder = dirname(path);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, content);
  } catch (cause) {
    // The system says of a file in the place of the folder that it exists already.
    const isInTheWay = ['EEXIST', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '');
    const reason = isInTheWay ? `${folder} is no folder` : reasonOf(cause);
    throw new CommandFailure(`${path} cannot be written: ${reason}.`, undefined, { cause });
  }
}
