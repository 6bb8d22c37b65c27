import { readFile, stat } from 'node:fs/promises';
import {
  checkDossier,
  checkPdf,
  decodeDossier,
  DossierError,
  extractDossier,
} from '@docket/report';
import { evidenceReader, ReaderError, verify } from '@docket/verify';
import type { VerificationOutcome } from './outcome.js';
import { unreadable, type Trust } from './trust.js';

/** Largest file that is read, in bytes. */
const FILE_BYTES_MAX = 256 * 1024 * 1024;

/**
 * Verifies a dossier file, JSON or PDF, with nothing but the file: its evidence at full depth, that
 * what people read in it follows from that evidence, and of a PDF that its pages print just that.
 *
 * @throws CommandFailure with exit code 2 when the file cannot be read as a dossier.
 */
export async function verifyFile(path: string, trust: Trust = {}): Promise<VerificationOutcome> {
  try {
    const bytes = await readBounded(path);
    const printed = isPdf(bytes);
    const dossier = decodeDossier(printed ? await extractDossier(bytes) : bytes);
    const report = await verify(evidenceReader(dossier.evidence), { depth: 'full', ...trust });
    return {
      source: path,
      report,
      document: await checkDossier(dossier),
      ...(printed ? { pages: await checkPdf(bytes) } : {}),
    };
  } catch (error) {
    throw unreadable(path, error, DossierError);
  }
}

async function readBounded(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > FILE_BYTES_MAX) {
    throw new ReaderError('too_large', `it is larger than ${FILE_BYTES_MAX / 1024 ** 2} MiB`);
  }
  return readFile(path);
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}
