import { readFile, stat } from 'node:fs/promises';
import { ClientError } from '../client-error.js';
import { importSigningKey, type SigningKey } from '../signing-key.js';

/** More than any key in PEM. */
const KEY_BYTES_MAX = 64 * 1024;

/**
 * readSigningKey reads a key from a file: PEM (PKCS #8), as `openssl genpkey -algorithm ed25519` writes it, or a seed of
 * 64 hex digits.
 *
 * @param origin of the ledger for which the key is registered, e.g. `docket.example/claims`.
 * @throws ClientError `invalid_signing_key`.
 */
export async function readSigningKey(path: string, origin: string): Promise<SigningKey> {
  let text: string;
  try {
    const found = await stat(path);
    // A pipe would be waited for, and a device has no end.
    if (!found.isFile() || found.size > KEY_BYTES_MAX)
      throw new Error(`${path} is not a regular file of a key`);
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new ClientError('invalid_signing_key', `The file ${path} cannot be read.`, { cause });
  }
  return importSigningKey(origin, text);
}
