import type { Json } from '@docket/chain';
import {
  EVIDENCE_FORMAT,
  evidenceOf,
  evidenceReader,
  formatOf,
  isLedgerFile,
  type LedgerReader,
  ledgerFileReader,
  parseFile,
  ReaderError,
  verify,
  type VerifyOptions,
} from '@docket/verify';

import { checkDossier, decodeDossier, DossierError, verifyDossier } from './document.js';
import { DOSSIER_BEGINNING } from './schema/beginning.js';
import { uncheckedPages } from './outcome/pages.js';
import { uncheckedWords, type VerificationOutcome } from './outcome/verdict.js';
import { streamAttachment } from './pages/attachment-stream.js';
import { beginsAsPdf } from './pages/embedded.js';
import type { PdfCheck } from './pages/check.js';

export { outcomeText, verdictOf, type OutcomeLine, type OutcomeText } from './outcome.js';
export type { VerificationOutcome } from './outcome.js';

/** Largest file that is read into memory, in bytes: `docket verify` takes larger ones. */
export const FILE_BYTES_MAX = 256 * 1024 * 1024;

/** A file that somebody gave, such as a `File` of a browser. */
export interface GivenFile {
  name: string;
  size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The file cannot be verified here. `message` says why, in one sentence. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
}

/** How a PDF is read. */
export interface PdfReading {
  /** The bytes of the dossier that it carries. Throws DossierError. */
  extract(pdf: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** How its pages stand. Throws DossierError. */
  check(pdf: Uint8Array): Promise<PdfCheck>;
}

/** Pages are rendered by a program with fonts, which a browser is not. */
const IN_BROWSERS: PdfReading = {
  extract: attached,
  check: async () => ({ state: 'not_checked', reason: 'no_renderer' }),
};

/**
 * verifyGiven verifies a file with nothing but the file, as `docket verify` does, where there is neither a file
 * system nor a renderer: a dossier (JSON or PDF), evidence by itself, or an exported ledger. What it is its top
 * level says (docs/format, section 10). Of a PDF the pages are not rendered again, and the outcome says so.
 *
 * @throws UnusableFile for what is none of them.
 */
export async function verifyGiven(
  file: GivenFile,
  trust: Omit<VerifyOptions, 'depth'> = {},
): Promise<VerificationOutcome> {
  if (file.size > FILE_BYTES_MAX) {
    throw new UnusableFile(`It is larger than ${FILE_BYTES_MAX / 1024 ** 2} MiB.`);
  }
  try {
    return await verifyBytes(file.name, new Uint8Array(await file.arrayBuffer()), trust);
  } catch (error) {
    if (!(error instanceof ReaderError || error instanceof DossierError)) throw error;
    throw new UnusableFile(error.message, { cause: error });
  }
}

async function verifyBytes(
  source: string,
  bytes: Uint8Array,
  trust: Omit<VerifyOptions, 'depth'>,
): Promise<VerificationOutcome> {
  const options = { depth: 'full', ...trust } as const;
  if (isLedgerFile(bytes)) {
    const reader = ledgerFileReader({ source, open: () => once(bytes) });
    return { source, report: await verify(reader, options).finally(() => reader.close()) };
  }
  return verifyDocument(source, bytes, options);
}

/**
 * verifyDocument verifies evidence or a dossier, JSON or PDF. Evidence is checked at full depth; of a dossier also
 * that what people read in it follows from that evidence, and of a PDF how its pages stand.
 *
 * Throws ReaderError and DossierError for what is none of them.
 */
export async function verifyDocument(
  source: string,
  bytes: Uint8Array,
  options: VerifyOptions,
  pdf: PdfReading = IN_BROWSERS,
): Promise<VerificationOutcome> {
  const printed = beginsAsPdf(bytes);
  const evidence = printed ? undefined : bareEvidence(bytes);
  if (evidence !== undefined) return { source, report: await verify(evidence, options) };
  const dossier = decodeDossier(printed ? await pdf.extract(bytes) : bytes);
  const report = await verifyDossier(dossier, options);
  const document = await checkDossier(dossier);
  const unchecked = uncheckedWords(document);
  if (!printed) return { source, report, document, unchecked };
  const pages = await pdf.check(bytes);
  return {
    source,
    report,
    document,
    pages,
    unchecked: [...unchecked, ...uncheckedPages(pages)],
  };
}

async function attached(pdf: Uint8Array): Promise<Uint8Array> {
  const bytes = await streamAttachment(pdf, DOSSIER_BEGINNING);
  if (bytes === undefined) {
    throw new DossierError('no_attachment', 'the PDF carries no dossier as an attachment');
  }
  return bytes;
}

/** The evidence of a file that holds nothing else; undefined for any other. */
function bareEvidence(bytes: Uint8Array): LedgerReader | undefined {
  const file: Json = parseFile(bytes);
  return formatOf(file) === EVIDENCE_FORMAT ? evidenceReader(evidenceOf(file)) : undefined;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
