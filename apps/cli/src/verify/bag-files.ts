import { createHash, type Hash } from 'node:crypto';
import type { RunningDigest } from '@docket/report/bundle';
import { type BagSource, isBagPath, ReaderError, requireDistinct } from '@docket/verify';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { isFolder, listFiles, openRegular, readBeginning, streamRegular } from '../regular-file.js';

/** A bag that is held open: whoever is done with it closes it. */
export interface OpenBag extends BagSource {
  close(): Promise<void>;
}

/** Most files of a bag: one of fifty million entries has about ten thousand. */
const FILES_MAX = 20_000;
/** Longest that an archive may say of a file beside its content: name, extra fields and comment, in bytes. */
const ENTRY_BYTES_MAX = 4_096;
/**
 * How much may be in an archive: this, and more where it is so long that text packs no better. A ledger that repeats
 * itself is packed to less than a hundredth, and what means harm to a thousandth; a gibibyte is looked through in less
 * than a minute. A folder has what its disk has: whoever unpacked it knows how much that is.
 */
const UNPACKED_BYTES_FREE = 1024 ** 3;
const UNPACKED_TIMES_MAX = 100;
/** File types of Unix, in the upper half of the attributes that an archive keeps. */
const TYPE_BITS = 0o170_000;
const REGULAR = 0o100_000;

/** How an archive begins: with a file; with its end, if it is empty; or in pieces. */
const ARCHIVES = ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008'];

/** Whether a path is a folder, or a file that begins as a ZIP archive: of what is verified only bags are. */
export async function isBag(path: string): Promise<boolean> {
  if (await isFolder(path)) return true;
  const beginning = await readBeginning(path, 4).catch(() => undefined);
  return ARCHIVES.includes(beginning?.toString('latin1') ?? '');
}

/** Opens a bag: a folder, or a ZIP archive with one folder. @throws ReaderError; the system's error. */
export async function openBag(path: string): Promise<OpenBag> {
  return (await isFolder(path)) ? openFolder(path) : openArchive(path);
}

/** A digest that comes bit by bit, as Node makes it. */
export function runningDigest(): RunningDigest {
  const hash: Hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
}

async function digest(
  content: AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; bytes: number }> {
  const sum = runningDigest();
  let bytes = 0;
  for await (const piece of content) {
    sum.update(piece);
    bytes += piece.length;
  }
  return { sha256: sum.hex(), bytes };
}

async function openFolder(folder: string): Promise<OpenBag> {
  return {
    files: await listFiles(folder, FILES_MAX),
    open: (path) => streamRegular(`${folder}/${path}`),
    digest,
    close: () => Promise.resolve(),
  };
}

async function openArchive(path: string): Promise<OpenBag> {
  const file = await openRegular(path);
  try {
    const { size } = await file.stat();
    const archive = await readable(fromFdPromise(file.fd, { lazyEntries: true, autoClose: false }));
    const entries = await readEntries(archive, size);
    requireDistinct(entries.keys());
    return {
      files: [...entries.keys()],
      open: (name) => contentOf(archive, entries, name),
      digest,
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** By their paths within the one folder. */
async function readEntries(archive: ZipFile, size: number): Promise<Map<string, Entry>> {
  if (archive.entryCount > FILES_MAX) throw tooMany();
  const entries = new Map<string, Entry>();
  let packed = 0;
  let unpacked = 0;
  for await (const entry of ofArchive(archive)) {
    const { fileName: name, compressedSize, uncompressedSize } = entry;
    if (entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength > ENTRY_BYTES_MAX)
      throw new ReaderError('too_large', 'it says too much of a file in it');
    packed += compressedSize;
    unpacked += uncompressedSize;
    // Two files that share their bytes unpack to more than the archive has.
    if (packed > size) throw malformed('its files are longer than it is');
    if (unpacked > Math.max(UNPACKED_BYTES_FREE, size * UNPACKED_TIMES_MAX))
      throw new ReaderError(
        'too_large',
        `what is in it would be more than a GiB, and more than ${UNPACKED_TIMES_MAX} times as long as it is: if you trust who sent it, unpack it and name the folder`,
      );
    if (name.endsWith('/')) continue;
    requireFile(entry);
    if (entries.has(name)) throw malformed('it has two files of one name');
    entries.set(name, entry);
  }
  return withinFolder(entries);
}

async function* ofArchive(archive: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* archive.eachEntry();
  } catch (error) {
    throw asReaderError(error);
  }
}

function requireFile(entry: Entry): void {
  const type = (entry.externalFileAttributes >>> 16) & TYPE_BITS;
  if (type !== 0 && type !== REGULAR) throw malformed('it holds a link, or what else is no file');
  if (!isBagPath(entry.fileName)) throw malformed('a path in it leads out of it');
  if (entry.isEncrypted() || ![0, 8].includes(entry.compressionMethod))
    throw malformed('a file in it is encrypted, or packed in a way that is not known here');
}

function withinFolder(entries: ReadonlyMap<string, Entry>): Map<string, Entry> {
  if (entries.size === 0) throw malformed('it has no file');
  const [first = ''] = entries.keys();
  const folder = first.slice(0, first.indexOf('/') + 1);
  const isOne = folder !== '' && [...entries.keys()].every((name) => name.startsWith(folder));
  if (!isOne) throw malformed('its files are not in one folder');
  return new Map([...entries].map(([name, entry]) => [name.slice(folder.length), entry]));
}

async function* contentOf(
  archive: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  name: string,
): AsyncGenerator<Uint8Array> {
  const entry = entries.get(name);
  if (entry === undefined) throw malformed('a file in it is gone');
  await requireOneName(archive, entry);
  const content = await readable(archive.openReadStreamPromise(entry));
  try {
    yield* content as AsyncIterable<Buffer>;
  } catch (error) {
    throw asReaderError(error);
  } finally {
    content.destroy();
  }
}

/** An archive names each file twice, and who reads it from its beginning takes the other one. */
async function requireOneName(archive: ZipFile, entry: Entry): Promise<void> {
  const { fileName } = await readable(archive.readLocalFileHeaderPromise(entry));
  const isOne = fileName.equals(entry.fileNameRaw) && fileName.equals(Buffer.from(entry.fileName));
  if (!isOne) throw malformed('a file in it has two names');
}

async function readable<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw asReaderError(error);
  }
}

/** What the archive's reader and zlib say of bytes that are none of theirs. */
function asReaderError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ReaderError) return error;
  return new ReaderError('malformed', `it is no ZIP archive that can be read: ${error.message}`, {
    cause: error,
  });
}

const malformed = (reason: string): ReaderError => new ReaderError('malformed', reason);
const tooMany = (): ReaderError =>
  new ReaderError('too_large', `it has more than ${FILES_MAX} files`);
