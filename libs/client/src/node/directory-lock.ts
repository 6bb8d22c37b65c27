import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SpoolError } from '../spool.js';
import { errorCode } from './error-code.js';

/** Directories that this process holds: its own id in a lock is otherwise one of a former life. */
const held = new Set<string>();

/**
 * Takes a directory for this process. A lock left by a process that is gone is taken over.
 *
 * @throws SpoolError `spool_in_use`. Process ids are per machine: do not share the directory between
 * machines.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'lock');
  if (held.has(path)) throw inUse(directory, process.pid);
  held.add(path);
  try {
    // Twice: the lock of a process that is gone is removed in between.
    for (let attempt = 1; attempt <= 2; attempt++) {
      if (await create(path)) return () => unlock(path);
      const owner = Number(await readOwner(path));
      if (isAlive(owner)) throw inUse(directory, owner);
      await rm(path, { force: true });
    }
    throw inUse(directory, undefined);
  } catch (error) {
    held.delete(path);
    throw error;
  }
}

async function unlock(path: string): Promise<void> {
  held.delete(path);
  await rm(path, { force: true });
}

async function create(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readOwner(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

function inUse(directory: string, pid: number | undefined): SpoolError {
  const owner = pid === undefined ? 'another process' : `process ${pid}`;
  return new SpoolError(
    'spool_in_use',
    `The spool ${directory} is in use by ${owner}: give each process a directory of its own.`,
  );
}
