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
    await requireSize(file, bytesMax);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** How many bytes a file may have that begins so. */
export type BytesMaxOf = (beginning: Buffer) => number;

/** Bytes of a beginning that say what a file is. */
const BEGINNING_BYTES = 16;

/** The content of a regular file of at most `bytesMax` bytes, which may depend on how it begins. */
export async function readRegular(path: string, bytesMax: number | BytesMaxOf): Promise<Buffer> {
  const file = await openRegular(path, typeof bytesMax === 'number' ? bytesMax : Infinity);
  try {
    if (typeof bytesMax !== 'number') {
      const beginning = Buffer.alloc(BEGINNING_BYTES);
      const { bytesRead } = await file.read(beginning, 0, BEGINNING_BYTES, 0);
      await requireSize(file, bytesMax(beginning.subarray(0, bytesRead)));
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/**
 * A regular file of any length, piece by piece.
 *
 * @throws what openRegular throws, when the first piece is asked for.
 */
export async function* streamRegular(path: string): AsyncGenerator<Uint8Array> {
  const file = await openRegular(path);
  try {
    yield* file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>;
  } finally {
    await file.close();
  }
}

async function requireSize(file: FileHandle, bytesMax: number): Promise<void> {
  const found = await file.stat();
  if (!found.isFile()) throw new ReaderError('refused', 'it is not a regular file');
  if (found.size > bytesMax) {
    throw new ReaderError('too_large', `it is larger than ${describeBytes(bytesMax)}`);
  }
}

function describeBytes(bytes: number): string {
  return bytes >= 1024 ** 2 ? `${bytes / 1024 ** 2} MiB` : `${bytes / 1024} KiB`;
}
