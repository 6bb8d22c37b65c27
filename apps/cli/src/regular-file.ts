// oxlint-disable-next-line no-restricted-imports -- This is where files are read.
import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
// oxlint-disable-next-line no-restricted-imports -- Constants only.
import { constants } from 'node:fs';
import { getSystemErrorMap } from 'node:util';
import { ReaderError } from '@docket/verify';
import { CommandFailure, EXIT } from './failure.js';

// Every file that a command is given is read here: `.oxlintrc.json` keeps the rest of the command from reading any.

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

/** The first bytes of a regular file, at most `length`. @throws what openRegular throws. */
export async function readBeginning(path: string, length: number): Promise<Buffer> {
  const file = await openRegular(path);
  try {
    const beginning = Buffer.alloc(length);
    const { bytesRead } = await file.read(beginning, 0, length, 0);
    return beginning.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The content of a regular file of at most `bytesMax` bytes, which may depend on how it begins. */
export async function readRegular(path: string, bytesMax: number | BytesMaxOf): Promise<Buffer> {
  const file = await openRegular(path, typeof bytesMax === 'number' ? bytesMax : Infinity);
  try {
    if (typeof bytesMax === 'number') return await readAtMost(file, bytesMax);
    const beginning = Buffer.alloc(BEGINNING_BYTES);
    const { bytesRead } = await file.read(beginning, 0, BEGINNING_BYTES, 0);
    const most = bytesMax(beginning.subarray(0, bytesRead));
    await requireSize(file, most);
    return await readAtMost(file, most);
  } finally {
    await file.close();
  }
}

/**
 * The content of a file that a command was given as an option or argument.
 *
 * @param what what it is, with its path, as a line for people begins: `The checkpoint kept.txt`.
 * @throws CommandFailure `unusable`, for whatever keeps it from being read.
 */
export async function readGiven(what: string, path: string, bytesMax: number): Promise<Buffer> {
  try {
    return await readRegular(path, bytesMax);
  } catch (cause) {
    throw new CommandFailure(`${what} cannot be read: ${reasonOf(cause)}.`, EXIT.unusable, {
      cause,
    });
  }
}

/** Why a file could not be opened, read or written, in words: what the system says names the path again, and the call. */
export function reasonOf(cause: unknown): string {
  const { errno, message = String(cause) } = cause as { errno?: number; message?: string };
  return getSystemErrorMap().get(errno ?? 0)?.[1] ?? message.replace(/\.$/, '');
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

/** Whether a path is that of a folder; of what cannot be looked at, no. */
export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}

/** Folders within each other. */
const DEPTH_MAX = 8;

/**
 * The regular files of a folder and of those in it, by their paths from there on, in order.
 *
 * @throws ReaderError `too_large`, or `refused` for what is neither file nor folder: a link may lead anywhere.
 */
export async function listFiles(folder: string, filesMax: number): Promise<string[]> {
  const files: string[] = [];
  const walk = async (within: string, depth: number): Promise<void> => {
    if (depth > DEPTH_MAX) throw new ReaderError('too_large', 'its folders lead too deep');
    for (const found of await readdir(`${folder}/${within}`, { withFileTypes: true })) {
      const path = `${within}${found.name}`;
      if (found.isDirectory()) await walk(`${path}/`, depth + 1);
      else if (found.isFile()) files.push(path);
      else throw new ReaderError('refused', 'it holds a link, or what else is no file');
      if (files.length > filesMax)
        throw new ReaderError('too_large', `it has more than ${filesMax} files`);
    }
  };
  await walk('', 0);
  return files.toSorted();
}

/** Pieces of a file whose length nothing says, in bytes. */
const PIECE_BYTES = 64 * 1024;

/** Not a byte more, whatever the file says of its length: one may grow meanwhile, and /proc says 0 of all. */
async function readAtMost(file: FileHandle, bytesMax: number): Promise<Buffer> {
  const { size } = await file.stat();
  const pieces: Buffer[] = [];
  for (let length = 0; ;) {
    const piece = Buffer.allocUnsafe(length < size ? size - length : PIECE_BYTES);
    const { bytesRead } = await file.read(piece, 0, piece.length, length);
    if (bytesRead === 0) return joined(pieces);
    length += bytesRead;
    if (length > bytesMax) throw tooLarge(bytesMax);
    pieces.push(piece.subarray(0, bytesRead));
  }
}

/** Without a copy of the one piece that nearly every file is. */
function joined(pieces: Buffer[]): Buffer {
  const [first] = pieces;
  return first !== undefined && pieces.length === 1 ? first : Buffer.concat(pieces);
}

async function requireSize(file: FileHandle, bytesMax: number): Promise<void> {
  const found = await file.stat();
  if (!found.isFile()) throw new ReaderError('refused', 'it is not a regular file');
  if (found.size > bytesMax) throw tooLarge(bytesMax);
}

const tooLarge = (bytesMax: number): ReaderError =>
  new ReaderError('too_large', `it is larger than ${describeBytes(bytesMax)}`);

function describeBytes(bytes: number): string {
  return bytes >= 1024 ** 2 ? `${bytes / 1024 ** 2} MiB` : `${bytes / 1024} KiB`;
}
