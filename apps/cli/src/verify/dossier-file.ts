import { checkPdf, DossierError, extractDossier } from '@docket/report';
import type { VerificationOutcome } from '@docket/report/outcome';
import { verifyDocument } from '@docket/report/verifying';
import { isLedgerFile, ledgerFileReader, type SealTrust, verify } from '@docket/verify';
import { readBeginning, streamRegular } from '../regular-file.js';
import { isPdf, readDocument } from './document.js';
import { sealsElsewhere } from './seal-file.js';
import { unreadable, type Trust } from './trust.js';

/**
 * Verifies a file with nothing but the file: a dossier, JSON or PDF, evidence by itself, or a ledger exported
 * as lines of JSON, which may be of any length. What it is its top level says (docs/format, section 10). Evidence is checked at full depth; of a dossier also that what people
 * read in it follows from that evidence, and of a PDF that its pages print just that.
 *
 * @throws CommandFailure with exit code 2 when the file cannot be read as either.
 */
export async function verifyFile(
  path: string,
  trust: Trust = {},
  seals: SealTrust = {},
): Promise<VerificationOutcome> {
  try {
    if (await beginsAsLedgerFile(path)) {
      // The file may have become another one since its beginning was looked at for its seals.
      if (seals.roots !== undefined) throw sealsElsewhere();
      const reader = ledgerFileReader({ source: path, open: () => streamRegular(path) });
      const report = await verify(reader, { depth: 'full', ...trust }).finally(() =>
        reader.close(),
      );
      return { source: path, report };
    }
    const bytes = await readDocument(path);
    const options = { depth: 'full', ...trust } as const;
    return await verifyDocument(path, bytes, options, {
      extract: extractDossier,
      check: (pdf) => checkPdf(pdf, seals),
    });
  } catch (error) {
    throw unreadable(path, error, DossierError);
  }
}

/** The JSON of a dossier file, taken out of the PDF where it is one. */
export async function readDossierBytes(path: string): Promise<Uint8Array> {
  const bytes = await readDocument(path);
  return isPdf(bytes) ? extractDossier(bytes) : bytes;
}

/** Longest first line that is looked at, in bytes. */
const BEGINNING_BYTES = 64 * 1024;

const beginsAsLedgerFile = async (path: string): Promise<boolean> =>
  isLedgerFile(await readBeginning(path, BEGINNING_BYTES));
