import { readSmallFile } from '@docket/store';

/** Fewest characters of the token. */
const TOKEN_LENGTH_MIN = 16;
const FILE_BYTES_MAX = 4_096;

/**
 * The token that whoever reads the metrics has to bring.
 * @throws {Error} the file cannot be read, or holds none.
 */
export async function readMetricsToken(path: string): Promise<string> {
  const token = (await readSmallFile(path, FILE_BYTES_MAX)).trim();
  if (token.length >= TOKEN_LENGTH_MIN) return token;
  throw new Error(`${path} holds no token of at least ${TOKEN_LENGTH_MIN} characters.`);
}
