import type { TimeStampChecker } from '@docket/verify';
import { CommandFailure, EXIT } from '../failure.js';
import { readGiven } from '../regular-file.js';

const CERTIFICATES_BYTES_MAX = 1024 * 1024;
const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** Checks time stamps by the root certificates in a file (PEM). @throws CommandFailure with exit status 2 for none. */
export async function readTimeStampChecker(path: string): Promise<TimeStampChecker> {
  const what = `The certificates ${path}`;
  const text = (await readGiven(what, path, CERTIFICATES_BYTES_MAX)).toString('latin1');
  const roots = [...text.matchAll(PEM)].map(
    ([, base64 = '']) => new Uint8Array(Buffer.from(base64, 'base64')),
  );
  const { timeStampChecker } = await import('@docket/verify/time-stamps');
  try {
    if (roots.length > 0) return timeStampChecker(roots);
  } catch (cause) {
    const reason = `${what} cannot be read: one of them is no certificate.`;
    throw new CommandFailure(reason, EXIT.unusable, { cause });
  }
  throw new CommandFailure(`${what}: there is none in it, in PEM.`, EXIT.unusable);
}
