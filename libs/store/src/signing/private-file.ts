import type { BigIntStats } from 'node:fs';
import { readSmallFile } from '../small-file.js';
import { SigningKeyError } from './signing-key-error.js';

/** A seed has 65 bytes, what was signed last a few thousand. */
const PRIVATE_BYTES_MAX = 64 * 1024;

/**
 * Reads a regular file that nobody but this process's user (or root, who may read everything) may read or change.
 * It is looked at as it was opened, so that it cannot be another one by the time it is read.
 *
 * @param what in a sentence: `<path>, <what>, cannot be read`. @param note told as what it was opened.
 * @throws {SigningKeyError}
 */
export async function readPrivateFile(
  path: string,
  what: string,
  next: string,
  note?: (opened: BigIntStats) => void,
): Promise<string> {
  try {
    return await readSmallFile(path, PRIVATE_BYTES_MAX, (opened) => {
      refuseShared(path, opened);
      note?.(opened);
    });
  } catch (cause) {
    if (cause instanceof SigningKeyError) throw cause;
    throw new SigningKeyError('unreadable', `${path}, ${what}, cannot be read: ${next}`, { cause });
  }
}

function refuseShared(path: string, { mode, uid }: BigIntStats): void {
  const own = process.getuid?.();
  // Windows has neither such bits nor such owners.
  if (own !== undefined && (mode & 0o077n) !== 0n) {
    const text = `${path} can be read or written by others than its owner: chmod 600 it.`;
    throw new SigningKeyError('open_to_others', text);
  }
  if (own !== undefined && uid !== BigInt(own) && uid !== 0n) {
    const text = `${path} belongs to another user than this server runs as (${uid}, not ${own}), who can read and change it: chown it.`;
    throw new SigningKeyError('open_to_others', text);
  }
}
