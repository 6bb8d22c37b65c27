import { CommandFailure, EXIT } from '../failure.js';
import { readGiven } from '../regular-file.js';

const CERTIFICATES_BYTES_MAX = 1024 * 1024;
const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/**
 * What `make` makes of the certificates in a file (PEM), each in DER.
 *
 * @throws CommandFailure with exit status 2 where there is none, or `make` throws.
 */
export async function readCertificates<Made>(
  path: string,
  make: (certificates: readonly Uint8Array[]) => Made,
): Promise<Made> {
  const what = `The certificates ${path}`;
  const text = (await readGiven(what, path, CERTIFICATES_BYTES_MAX)).toString('latin1');
  const roots = [...text.matchAll(PEM)].map(
    ([, base64 = '']) => new Uint8Array(Buffer.from(base64, 'base64')),
  );
  if (roots.length === 0)
    throw new CommandFailure(`${what}: there is none in it, in PEM.`, EXIT.unusable);
  try {
    return make(roots);
  } catch (cause) {
    const reason = `${what} cannot be read: one of them is no certificate.`;
    throw new CommandFailure(reason, EXIT.unusable, { cause });
  }
}
