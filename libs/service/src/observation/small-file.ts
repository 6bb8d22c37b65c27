import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

const { O_NONBLOCK, O_RDONLY } = constants;

/**
 * The first bytes of a file that an operator names.
 * @throws {Error} the file cannot be read.
 */
export async function readSmallFile(path: string, bytesMax: number): Promise<string> {
  // Not blocking: a pipe that nobody writes to would be opened for ever.
  const file = await open(path, O_RDONLY | O_NONBLOCK);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytesMax), 0, bytesMax);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
