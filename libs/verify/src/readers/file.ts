import { concatBytes, IntakeError, isJsonObject, type Json, parseJson } from '@docket/chain';
import { exportClaimOf } from '../checks/export-record.js';
import { type LedgerReader, ReaderError } from '../reader.js';
import { evidenceReader } from './evidence.js';
import { isLedgerFile, ledgerFileReader } from './ledger-file.js';

/** The evidence of one decision by itself: `{"format", "evidence"}`, nothing else. */
export const EVIDENCE_FORMAT = 'docket-evidence/v1';
const DOSSIER_FORMAT = 'docket-dossier/v1';

/**
 * Longest document that is read as one text, in bytes: a value can take many times its text. A decision of
 * 10,000 job cards has about 30 million. Lines of a ledger have no limit but their own.
 */
export const DOCUMENT_BYTES_MAX = 64 * 1024 * 1024;

/**
 * fileReader reads a file that was given whole: evidence, the evidence in a dossier, or an exported ledger.
 * Which of them it is the member `format` of its top level says, and nothing else: the same words may stand in
 * whatever was recorded.
 *
 * @throws ReaderError `malformed` or `too_large`.
 */
export function fileReader({ source, bytes }: { source: string; bytes: Uint8Array }): LedgerReader {
  if (isLedgerFile(bytes)) return ledgerFileReader({ source, open: () => once(bytes) });
  const file = parseFile(bytes);
  const evidence = evidenceOf(file);
  return formatOf(file) === DOSSIER_FORMAT && isJsonObject(file)
    ? evidenceReader(evidence, exportClaimOf(file))
    : evidenceReader(evidence);
}

/** formatOf gives what a parsed file says that it is; undefined where it does not say. */
export function formatOf(file: Json): string | undefined {
  const format = isJsonObject(file) ? file['format'] : undefined;
  return typeof format === 'string' ? format : undefined;
}

/** evidenceOf takes the evidence out of a parsed file. @throws ReaderError `malformed`. */
export function evidenceOf(file: Json): Json {
  const format = formatOf(file);
  if (format === DOSSIER_FORMAT && isJsonObject(file)) return file['evidence'] ?? null;
  if (format === EVIDENCE_FORMAT && isJsonObject(file)) {
    const { format: _known, evidence = null, ...others } = file;
    const [unknown] = Object.keys(others);
    if (unknown === undefined) return evidence;
    throw new ReaderError('malformed', `a ${EVIDENCE_FORMAT} has no member "${unknown}"`);
  }
  throw new ReaderError(
    'malformed',
    format === undefined
      ? 'it has no member "format" that says what it is'
      : `"${format.slice(0, 64)}" is no format of evidence that is known here`,
  );
}

/** parseFile parses a file strictly. @throws ReaderError `malformed` or `too_large`. */
export function parseFile(bytes: Uint8Array): Json {
  try {
    return parseJson(bytes, { maxBytes: DOCUMENT_BYTES_MAX });
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    const isLarge = error.code === 'too_large' || error.code === 'too_many';
    throw new ReaderError(isLarge ? 'too_large' : 'malformed', error.message, { cause: error });
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield concatBytes([bytes]);
}
