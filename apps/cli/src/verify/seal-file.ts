import type { SealTrust } from '@docket/verify';
import { CommandFailure, EXIT } from '../failure.js';
import { readCertificates } from './certificates-file.js';
import { isPdf, readDocument } from './document.js';
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
    throw new CommandFailure(
      '--seal is for a PDF: nothing else that is verified carries a seal.',
      EXIT.unusable,
    );
  const { certificateOf } = await import('@docket/verify/seals');
  const roots = await readCertificates(seal, (given) => {
    for (const one of given) certificateOf(one);
    return given;
  });
  return { roots, ...(tsa === undefined ? {} : { timeStamps: await readTimeStampChecker(tsa) }) };
}

/** What cannot be read is said by whoever reads it next. */
const isPdfFile = (path: string): Promise<boolean> => readDocument(path).then(isPdf, () => true);
