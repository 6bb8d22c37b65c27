import {
  checkOversightPdf,
  checkOversightReport,
  decodeOversightReport,
  DossierError,
  extractOversightReport,
  isOversightReport,
  type OversightCheck,
  type OversightReport,
  type PdfCheck,
  renderOversightPdf,
} from '@docket/report';
import {
  concluded,
  documentHolds,
  pagesHold,
  uncheckedBases,
  uncheckedPages,
  uncheckedWords,
  type SourceVerdict,
  type Unchecked,
} from '@docket/report/outcome';
import {
  httpReader,
  ledgerFileReader,
  type LedgerReader,
  ReaderError,
  type SealTrust,
} from '@docket/verify';
import { streamRegular } from '../regular-file.js';
import { boundedSource } from './bounded-fetch.js';
import { isPdf, readDocument } from './document.js';
import { unreadable, type Trust } from './trust.js';

/** An oversight report from a file. */
export interface ReadOversight {
  path: string;
  report: OversightReport;
  /** Of a PDF: how its pages stand to those that Docket renders from the report it carries. */
  pages?: PdfCheck;
  /** The PDF itself. */
  pdf?: Uint8Array;
}

/** What checking a report came to. */
export interface OversightOutcome extends ReadOversight {
  check: OversightCheck;
}

/** The ledger that the figures are counted again from. */
export type Against =
  | { kind: 'source'; source: string; apiKey?: string; timeoutMs?: number }
  | { kind: 'database'; databaseUrl: string; ledger: string };

/**
 * Reads a file if it is an oversight report, JSON or PDF; undefined if it is something else.
 *
 * @throws CommandFailure with exit code 2 when it says that it is one and cannot be read as such.
 */
export async function readOversightFile(
  path: string,
  seals: SealTrust = {},
): Promise<ReadOversight | undefined> {
  const bytes = await readSmall(path);
  if (bytes === undefined) return undefined;
  try {
    if (isPdf(bytes)) {
      const json = attachmentOf(bytes);
      if (json === undefined) return undefined;
      const pages = await checkOversightPdf(bytes, seals);
      return { path, report: decodeOversightReport(json), pages, pdf: bytes };
    }
    // The words may stand in anything that was recorded: only the top level says what a file is.
    if (!isOversightReport(bytes)) return undefined;
    return { path, report: decodeOversightReport(bytes) };
  } catch (error) {
    throw unreadable(path, error, DossierError);
  }
}

/** Undefined where there is no such file, or one too large: whoever reads it next says so. */
const readSmall = (path: string): Promise<Buffer | undefined> =>
  readDocument(path).catch(() => undefined);

/** What is no PDF after all is left to the check of dossiers, which says so. */
function attachmentOf(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return extractOversightReport(bytes);
  } catch (error) {
    if (error instanceof DossierError && error.code === 'not_a_pdf') return undefined;
    throw error;
  }
}

/**
 * Checks a report by itself, and against a ledger if one is named: then every figure is counted again
 * from the ledger's entries.
 *
 * @throws CommandFailure with exit code 2 when the ledger cannot be read.
 */
export async function checkOversightFile(
  file: ReadOversight,
  against: Against | undefined,
  trust: Trust,
): Promise<OversightOutcome> {
  const { trustedKey, onProgress } = trust;
  const pinned = trustedKey === undefined ? {} : { trustedKey };
  if (against === undefined)
    return { ...file, check: await checkOversightReport(file.report, pinned) };
  // Without fonts or in another edition it cannot be made here: then it is not held against what was handed out.
  const render = (): Promise<Uint8Array | undefined> =>
    renderOversightPdf(file.report).catch(() => undefined);
  const count = async (reader: LedgerReader): Promise<OversightOutcome> => {
    const ledger = { reader, ...(onProgress === undefined ? {} : { onProgress }) };
    const given = { ...pinned, ledger, ...(file.pdf ? { pdf: file.pdf } : { render }) };
    return { ...file, check: await checkOversightReport(file.report, given) };
  };
  if (against.kind === 'database') {
    // Loaded only for this: the driver and its mapper take their time.
    const { countInDatabase } = await import('./ledger-database.js');
    return countInDatabase(against, count);
  }
  try {
    return await countFrom(against, count);
  } catch (error) {
    throw unreadable(against.source, error);
  }
}

/** @throws ReaderError `refused` for a part of a ledger: its figures would be those of the part. */
async function requireWhole(reader: LedgerReader): Promise<void> {
  const { selection } = await reader.describe();
  if (selection !== undefined)
    throw new ReaderError(
      'refused',
      'it discloses some decisions only, and figures are counted from a whole ledger',
    );
}

async function countFrom<Counted>(
  { source, apiKey, timeoutMs }: { source: string; apiKey?: string; timeoutMs?: number },
  count: (reader: LedgerReader) => Promise<Counted>,
): Promise<Counted> {
  if (/^https?:\/\//i.test(source)) {
    const key = apiKey === undefined ? {} : { apiKey };
    return count(httpReader({ url: source, ...boundedSource(timeoutMs), ...key }));
  }
  const file = ledgerFileReader({ source, open: () => streamRegular(source) });
  return requireWhole(file)
    .then(() => count(file))
    .finally(() => file.close());
}

/**
 * What could not be checked of it here: figures and the issuer's statements, where no ledger was named; the
 * statements too where the ledger has no record of them; and pages made elsewhere.
 */
export function uncheckedOf({ check, path, report, pages }: OversightOutcome): Unchecked[] {
  return [
    ...(check.recomputed ? [] : [{ what: 'figures' as const, reason: figuresReason(check, path) }]),
    ...(check.record === undefined
      ? [{ what: 'issue' as const, reason: issueReason(check.recomputed, report.report_id) }]
      : []),
    ...(check.record !== undefined && check.isFileRecorded === undefined
      ? [{ what: 'issue' as const, reason: NOT_THE_FILE }]
      : []),
    ...uncheckedBases(check.verification?.hidden),
    ...uncheckedWords(check),
    ...uncheckedPages(pages),
  ];
}

function figuresReason({ verification }: OversightCheck, path: string): string {
  if (verification !== undefined)
    return (
      'The figures were not counted again: the key that was given may not read what the entries hold, or none was ' +
      "given. Counting takes an auditor's key (DOCKET_API_KEY), or an exported .ndjson."
    );
  return (
    `The figures were not counted again, which takes the ledger: docket verify ${path} --against ` +
    "<URL of the ledger, with an auditor's key, or an exported .ndjson>, or --ledger <id> with DATABASE_URL."
  );
}

const NOT_THE_FILE =
  'What the report says of checks and limits was not held against anything: the entry of its export has the digest of a ' +
  'file of another format, which this one is not shown to be of, or none. Verify the file that was handed out.';

const issueReason = (recomputed: boolean, id: string): string =>
  `Deployer, classification and time of issue are what the report says of itself. ${
    recomputed
      ? `No entry of this ledger that could be read records the export of ${id}: a copy of the ledger from before the export has none.`
      : 'Whether the entry of its export says the same, only what the entries of the ledger hold shows.'
  }`;

export function oversightVerdict(outcome: OversightOutcome): SourceVerdict {
  const { check, pages } = outcome;
  const holds = documentHolds(check) && (check.verification?.verified ?? true) && pagesHold(pages);
  return concluded(holds, uncheckedOf(outcome));
}
