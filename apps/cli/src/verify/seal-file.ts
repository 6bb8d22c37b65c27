import type { SealTrust } from '@docket/verify';
import { CommandFailure, EXIT } from '../failure.js';
import { readBeginning } from '../regular-file.js';
import { readCertificates } from './certificates-file.js';
import { isPdf, PDF_BEGINNING_BYTES } from './document.js';
import { unreadable } from './trust.js';
import { readTimeStampChecker } from './tsa-file.js';

/**
 * Whose seals of a PDF to trust, by the root certificates in files (PEM).
 *
 * @throws CommandFailure with exit status 2 for certificates that cannot be read, and where seals are asked for of what
 * carries none.
 */
export async function readSealTrust(
  source: string | undefined,
  { seal, tsa }: { seal?: string; tsa?: string },
): Promise<SealTrust> {
  if (seal === undefined)
    return tsa === undefined ? {} : { timeStamps: await readTimeStampChecker(tsa) };
  if (source === undefined || /^https?:\/\//i.test(source) || !(await isPdfFile(source)))
    throw sealsElsewhere();
  const { certificateOf } = await import('@docket/verify/seals');
  const roots = await readCertificates(seal, (given) => {
    for (const one of given) certificateOf(one);
    return given;
  });
  return { roots, ...(tsa === undefined ? {} : { timeStamps: await readTimeStampChecker(tsa) }) };
}

/** The failure where seals are asked for of what carries none. */
export const sealsElsewhere = (): CommandFailure =>
  new CommandFailure(
    '--seal is for a PDF: nothing else that is verified carries a seal.',
    EXIT.unusable,
  );

/** By its beginning alone, so that a file of any length is told. Throws for what cannot be read. */
async function isPdfFile(path: string): Promise<boolean> {
  try {
    return isPdf(await readBeginning(path, PDF_BEGINNING_BYTES));
  } catch (error) {
    throw unreadable(path, error);
  }
}
