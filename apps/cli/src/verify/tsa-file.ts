import type { TimeStampChecker } from '@docket/verify';
import { readCertificates } from './certificates-file.js';

/** Checks time stamps by the root certificates in a file (PEM). @throws CommandFailure with exit status 2 for none. */
export async function readTimeStampChecker(path: string): Promise<TimeStampChecker> {
  const { timeStampChecker } = await import('@docket/verify/time-stamps');
  return readCertificates(path, timeStampChecker);
}
