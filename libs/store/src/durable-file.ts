import { link, mkdir, open, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { randomSlice } from './identifiers.js';

/**
 * createDurably makes a file that is there whole, and on disk, or not at all: neither a full disk nor a kill
 * leaves part of one under its name. Its directory is made where there is none, for its owner alone.
 *
 * @returns false where a file of this name is there already, which stays as it is.
 */
export async function createDurably(path: string, text: string): Promise<boolean> {
  const directory = dirname(resolve(path));
  await makeDirectory(directory);
  const unique = Buffer.from(randomSlice(8)).toString('hex');
  const written = join(directory, `.${basename(path)}.${unique}.tmp`);
  let made = true;
  try {
    await writeDurably(written, text);
    // Unlike a renaming it does not replace what another process has just made.
    await link(written, path);
  } catch (error) {
    if (!isFileExists(error)) throw error;
    made = false;
  } finally {
    await rm(written, { force: true });
  }
  await syncDirectory(directory);
  return made;
}

/** With every directory above it that was made for it, on disk. */
async function makeDirectory(directory: string): Promise<void> {
  const first = await mkdir(directory, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = directory; ; made = dirname(made)) {
    await syncDirectory(dirname(made));
    if (made === resolve(first) || made === dirname(made)) return;
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the names in it survive a power failure. */
async function syncDirectory(path: string): Promise<void> {
  // Windows opens no directory, and keeps the names with the files.
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function isFileExists(error: unknown): boolean {
  // Not `instanceof`: under Jest the error comes from another realm.
  return (error as NodeJS.ErrnoException | undefined)?.code === 'EEXIST';
}
