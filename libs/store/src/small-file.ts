import { constants, type BigIntStats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

const { O_NONBLOCK, O_RDONLY } = constants;

/** More than any file of one secret, state or checkpoint. */
const SMALL_FILE_BYTES_MAX = 1024 * 1024;

/** What a path names is no file that can be read whole. */
class UnfitFile extends Error {
  override readonly name = 'UnfitFile';
}

/** The text of a small file, as `readSmallBytes` reads it. */
export async function readSmallFile(...given: Parameters<typeof readSmallBytes>): Promise<string> {
  return (await readSmallBytes(...given)).toString('utf8');
}

/**
 * The bytes of a regular file of at most `bytesMax` bytes, and of nothing else: a pipe would be waited for as long as
 * nobody writes to it, and a device has no end.
 *
 * @param look at the file as it was opened, before it is read. @throws {UnfitFile} @throws what the system says.
 */
export async function readSmallBytes(
  path: string,
  bytesMax = SMALL_FILE_BYTES_MAX,
  look?: (stats: BigIntStats) => void,
): Promise<Buffer> {
  // A pipe is opened at once this way, and told by what it is.
  const file = await open(path, O_RDONLY | (O_NONBLOCK ?? 0));
  try {
    const stats = await file.stat({ bigint: true });
    if (!stats.isFile()) throw new UnfitFile(`${path} is not a regular file`);
    look?.(stats);
    return await readAtMost(file, path, bytesMax);
  } finally {
    await file.close();
  }
}

/** Not a byte more, whatever the file says of its length: one of /proc says 0, and another may grow meanwhile. */
async function readAtMost(file: FileHandle, path: string, bytesMax: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let length = 0; ;) {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(PIECE_BYTES),
      0,
      PIECE_BYTES,
      length,
    );
    if (bytesRead === 0) return Buffer.concat(pieces);
    length += bytesRead;
    if (length > bytesMax) throw new UnfitFile(`${path} is larger than ${bytesMax} bytes`);
    pieces.push(buffer.subarray(0, bytesRead));
  }
}

const PIECE_BYTES = 8 * 1024;
