import { open, type FileHandle } from 'node:fs/promises';
import { constants } from 'node:fs';
import { ReaderError } from '@docket/verify';

/**
 * Opens a regular file of at most `bytesMax` bytes, and nothing else: a pipe would be waited for, a device
 * has no end. The one who calls closes it.
 *
 * @throws ReaderError `too_large`, or `refused` for what is no file; the system's error for what is not there.
 */
export async function openRegular(path: string, bytesMax = Infinity): Promise<FileHandle> {
  // A pipe without a writer is opened at once, and told by what it is.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new ReaderError('refused', 'it is not a regular file');
    if (found.size > bytesMax) {
      throw new ReaderError('too_large', `it is larger than ${describeBytes(bytesMax)}`);
    }
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The content of a regular file of at most `bytesMax` bytes. */
export async function readRegular(path: string, bytesMax: number): Promise<Buffer> {
  const file = await openRegular(path, bytesMax);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function describeBytes(bytes: number): string {
  return bytes >= 1024 ** 2 ? `${bytes / 1024 ** 2} MiB` : `${bytes / 1024} KiB`;
}
