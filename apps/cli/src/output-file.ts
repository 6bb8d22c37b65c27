// oxlint-disable-next-line no-restricted-imports -- This is where files are written.
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
// oxlint-disable-next-line no-restricted-imports -- What is kept is taken in at once, between two entries.
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
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
    throw notWritten(path, cause);
  }
}

function notWritten(path: string, cause: unknown): CommandFailure {
  // The system says of a file in the place of the folder that it exists already.
  const isInTheWay = ['EEXIST', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '');
  const reason = isInTheWay ? `${dirname(path)} is no folder` : reasonOf(cause);
  return new CommandFailure(`${path} cannot be written: ${reason}.`, undefined, { cause });
}

/** Bytes of a file that was begun and not ended; 0 where there is none. */
export async function begunBytes(path: string): Promise<number> {
  const found = await stat(`${path}${BEGUN}`).catch(() => undefined);
  return found?.isFile() === true ? found.size : 0;
}

/** Where a file stands until it is whole. */
const BEGUN = '.part';

/**
 * Goes on with a file that was begun, or begins it, piece by piece. What was written stays where `pieces` fail, and
 * stands under its name only once `isWhole` says so of what was written in all; else it is removed.
 *
 * @throws CommandFailure `failed`; what `pieces` throw.
 */
export async function continueOutput(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  isWhole: (begun: string) => Promise<boolean>,
): Promise<void> {
  const begun = `${path}${BEGUN}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await (await open(begun, 'a')).close();
  } catch (cause) {
    throw notWritten(path, cause);
  }
  for await (const piece of pieces)
    await writeFile(begun, piece, { flag: 'a' }).catch((cause: unknown) => {
      throw notWritten(path, cause);
    });
  if (await isWhole(begun)) return rename(begun, path);
  await rm(begun);
  throw new CommandFailure(`${path} was not written: what came is not the file that was recorded.`);
}

/** Writes a file piece by piece, and the folders that it stands in. @throws CommandFailure `failed`. */
export async function writePieces(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  await writeOutput(path, '');
  for await (const piece of pieces)
    await writeFile(path, piece, { flag: 'a' }).catch((cause: unknown) => {
      throw notWritten(path, cause);
    });
}

/**
 * Replaces a file by lines of text that hold only as long as nothing else runs: it is there as it was or as it is now,
 * whatever happens meanwhile. Nobody but its owner reads it.
 *
 * @throws CommandFailure `failed`, and what stood there stands.
 */
export function replaceAtOnce(path: string, lines: Iterable<string>): void {
  const begun = `${path}${BEGUN}`;
  try {
    const file = openSync(begun, 'w', 0o600);
    try {
      for (const line of lines) writeWhole(file, Buffer.from(line));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(begun, path);
    const folder = openSync(dirname(path), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (cause) {
    throw notWritten(path, cause);
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/** @throws CommandFailure `failed`. */
export async function removeOutput(path: string): Promise<void> {
  await rm(path, { force: true });
}
