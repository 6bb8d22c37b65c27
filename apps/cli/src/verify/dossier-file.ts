import { createReadStream } from 'node:fs';
import {
  checkDossier,
  checkPdf,
  decodeDossier,
  DossierError,
  extractDossier,
} from '@docket/report';
import { evidenceReader, LEDGER_FILE_FORMAT, ledgerFileReader, verify } from '@docket/verify';
import { openRegular, readRegular } from '../regular-file.js';
import type { VerificationOutcome } from './outcome.js';
import { uncheckedPages } from './pages.js';
import { unreadable, type Trust } from './trust.js';

/** Largest file that is read, in bytes. */
const FILE_BYTES_MAX = 256 * 1024 * 1024;

/**
 * Verifies a file with nothing but the file: a dossier, JSON or PDF, or a ledger exported as lines of
 * JSON, which may be of any length. Evidence is checked at full depth; of a dossier also that what people
 * read in it follows from that evidence, and of a PDF that its pages print just that.
 *
 * @throws CommandFailure with exit code 2 when the file cannot be read as either.
 */
export async function verifyFile(path: string, trust: Trust = {}): Promise<VerificationOutcome> {
  try {
    if (await isLedgerFile(path)) {
      const reader = ledgerFileReader({ source: path, open: () => createReadStream(path) });
      return { source: path, report: await verify(reader, { depth: 'full', ...trust }) };
    }
    const bytes = await readRegular(path, FILE_BYTES_MAX);
    const printed = isPdf(bytes);
    const dossier = decodeDossier(printed ? extractDossier(bytes) : bytes);
    const report = await verify(evidenceReader(dossier.evidence), { depth: 'full', ...trust });
    const document = await checkDossier(dossier);
    if (!printed) return { source: path, report, document };
    const pages = await checkPdf(bytes);
    return { source: path, report, document, pages, unchecked: uncheckedPages(pages) };
  } catch (error) {
    throw unreadable(path, error, DossierError);
  }
}

/** The JSON of a dossier file, taken out of the PDF where it is one. */
export async function readDossierBytes(path: string): Promise<Uint8Array> {
  const bytes = await readRegular(path, FILE_BYTES_MAX);
  return isPdf(bytes) ? extractDossier(bytes) : bytes;
}

async function isLedgerFile(path: string): Promise<boolean> {
  const file = await openRegular(path);
  try {
    const beginning = Buffer.alloc(64);
    const { bytesRead } = await file.read(beginning, 0, beginning.length, 0);
    const text = beginning.toString('latin1', 0, bytesRead);
    return text.startsWith(`{"format":"${LEDGER_FILE_FORMAT}"`);
  } finally {
    await file.close();
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}
