import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

const { O_NONBLOCK, O_RDONLY } = constants;

/** Fewest characters of the token. */
const TOKEN_LENGTH_MIN = 16;
const FILE_BYTES_MAX = 4_096;

/**
 * The token that whoever reads the metrics has to bring.
 * @throws {Error} the file cannot be read, or holds none.
 */
export async function readMetricsToken(path: string): Promise<string> {
  // Not blocking: a pipe that nobody writes to would be opened for ever.
  const file = await open(path, O_RDONLY | O_NONBLOCK);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FILE_BYTES_MAX), 0, FILE_BYTES_MAX);
    const token = buffer.toString('utf8', 0, bytesRead).trim();
    if (token.length >= TOKEN_LENGTH_MIN) return token;
  } finally {
    await file.close();
  }
  throw new Error(`${path} holds no token of at least ${TOKEN_LENGTH_MIN} characters.`);
}
