import type { Json } from '@docket/chain';
import {
  checkDossier,
  checkPdf,
  decodeDossier,
  DossierError,
  extractDossier,
  verifyDossier,
} from '@docket/report';
import {
  EVIDENCE_FORMAT,
  evidenceOf,
  evidenceReader,
  formatOf,
  isLedgerFile,
  ledgerFileReader,
  parseFile,
  verify,
} from '@docket/verify';
import { openRegular, streamRegular } from '../regular-file.js';
import { isPdf, readDocument } from './document.js';
import { uncheckedWords } from './outcome.js';
import type { VerificationOutcome } from './outcome.js';
import { uncheckedPages } from './pages.js';
import { unreadable, type Trust } from './trust.js';

/**
 * Verifies a file with nothing but the file: a dossier, JSON or PDF, evidence by itself, or a ledger exported
 * as lines of JSON, which may be of any length. What it is its top level says (docs/format, section 10). Evidence is checked at full depth; of a dossier also that what people
 * read in it follows from that evidence, and of a PDF that its pages print just that.
 *
 * @throws CommandFailure with exit code 2 when the file cannot be read as either.
 */
export async function verifyFile(path: string, trust: Trust = {}): Promise<VerificationOutcome> {
  try {
    if (await beginsAsLedgerFile(path)) {
      const reader = ledgerFileReader({ source: path, open: () => streamRegular(path) });
      const report = await verify(reader, { depth: 'full', ...trust }).finally(() =>
        reader.close(),
      );
      return { source: path, report };
    }
    const bytes = await readDocument(path);
    const printed = isPdf(bytes);
    const evidence = printed ? undefined : bareEvidence(bytes);
    if (evidence !== undefined) {
      const reader = evidenceReader(evidence);
      return { source: path, report: await verify(reader, { depth: 'full', ...trust }) };
    }
    const dossier = decodeDossier(printed ? extractDossier(bytes) : bytes);
    const report = await verifyDossier(dossier, { depth: 'full', ...trust });
    const document = await checkDossier(dossier);
    const unchecked = uncheckedWords(document);
    if (!printed) return { source: path, report, document, unchecked };
    const pages = await checkPdf(bytes);
    return {
      source: path,
      report,
      document,
      pages,
      unchecked: [...unchecked, ...uncheckedPages(pages)],
    };
  } catch (error) {
    throw unreadable(path, error, DossierError);
  }
}

/** The JSON of a dossier file, taken out of the PDF where it is one. */
export async function readDossierBytes(path: string): Promise<Uint8Array> {
  const bytes = await readDocument(path);
  return isPdf(bytes) ? extractDossier(bytes) : bytes;
}

/** The evidence of a file that holds nothing else; undefined for any other. */
function bareEvidence(bytes: Uint8Array): Json | undefined {
  const file = parseFile(bytes);
  return formatOf(file) === EVIDENCE_FORMAT ? evidenceOf(file) : undefined;
}

/** Longest first line that is looked at, in bytes. */
const BEGINNING_BYTES = 64 * 1024;

async function beginsAsLedgerFile(path: string): Promise<boolean> {
  const file = await openRegular(path);
  try {
    const beginning = Buffer.alloc(BEGINNING_BYTES);
    const { bytesRead } = await file.read(beginning, 0, beginning.length, 0);
    return isLedgerFile(beginning.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
