import type { Json } from '@docket/chain';
import {
  EVIDENCE_FORMAT,
  evidenceOf,
  evidenceReader,
  formatOf,
  isLedgerFile,
  isProofFile,
  type LedgerReader,
  ledgerFileReader,
  parseFile,
  readKeptCheckpoint,
  ReaderError,
  readReceipts,
  verify,
  verifyProofFile,
  type VerifyOptions,
} from '@docket/verify';

import { checkDossier, decodeDossier, DossierError, verifyDossier } from './document.js';
import { checkCertificate, decodeCertificate, isCertificate } from './erasure/certificate.js';
import { certificateText, certificateVerdict } from './outcome/certificate.js';
import { entryProofText } from './outcome/entry-proof.js';
import { outcomeText, type OutcomeText } from './outcome/lines.js';
import { uncheckedPages } from './outcome/pages.js';
import {
  type FirstPage,
  type SourceVerdict,
  uncheckedWords,
  verdictOf,
  type VerificationOutcome,
} from './outcome/verdict.js';
import { streamAttachment } from './pages/attachment-stream.js';
import { beginsAsPdf } from './pages/embedded.js';
import type { PdfCheck } from './pages/check.js';
import { CERTIFICATE_BEGINNING, DOSSIER_BEGINNING } from './schema/beginning.js';

export { readKnownPeople, readReceipts } from '@docket/verify';

/** Largest file that is read into memory, in bytes: `docket verify` takes larger ones. */
export const FILE_BYTES_MAX = 256 * 1024 * 1024;

/** A file that somebody gave, such as a `File` of a browser. */
export interface GivenFile {
  name: string;
  size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * What to do so that a file can be verified after all. `key`: bring the key of the ledger, which it does not name;
 * `evidence`: it holds receipts, which are held against a dossier or a ledger; `fewer`: it takes a key and no
 * checkpoint, receipts or people.
 */
type Remedy = 'key' | 'evidence' | 'fewer';

/** The file cannot be verified here. `message` says why, in one sentence. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';

  constructor(
    message: string,
    readonly remedy?: Remedy,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What the verification of a file came to, in the words of `docket verify`. */
export interface GivenOutcome {
  verdict: SourceVerdict;
  text: OutcomeText;
  /** Whether it is a PDF whose pages nobody held against its evidence: a changed one would read the same here. */
  arePagesUnread?: true;
  /** What a dossier says, as its evidence gives it. Absent where either does not hold. */
  says?: FirstPage;
}

/** What whoever verifies brings. Witnesses and authorities of time stamps are named to the command. */
export type GivenTrust = Omit<VerifyOptions, 'depth'>;

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
 * system nor a renderer: a dossier or a certificate of erasure (JSON or PDF), evidence by itself, the proof of one
 * entry, or an exported ledger. What it is its beginning or its top level says (docs/format, section 10). Of a PDF the
 * pages are not rendered again, and the outcome says so.
 *
 * @throws UnusableFile for what is none of them.
 */
export async function verifyGiven(file: GivenFile, trust: GivenTrust = {}): Promise<GivenOutcome> {
  if (file.size > FILE_BYTES_MAX) {
    throw new UnusableFile(`It is larger than ${FILE_BYTES_MAX / 1024 ** 2} MiB.`);
  }
  requireCheckpoint(trust.trustedCheckpoint);
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return await verifyBytes(file.name, bytes, trust);
  } catch (error) {
    if (!(error instanceof ReaderError || error instanceof DossierError)) throw error;
    throw new UnusableFile(error.message, holdsReceipts(bytes) ? 'evidence' : undefined, {
      cause: error,
    });
  }
}

/** @throws UnusableFile for a checkpoint that is none: it would read as if the file did not hold. */
function requireCheckpoint(note: string | undefined): void {
  if (note === undefined) return;
  try {
    readKeptCheckpoint(note);
  } catch (error) {
    if (!(error instanceof ReaderError)) throw error;
    throw new UnusableFile(`The checkpoint that you gave cannot be read: ${error.message}.`);
  }
}

async function verifyBytes(
  source: string,
  bytes: Uint8Array,
  trust: GivenTrust,
): Promise<GivenOutcome> {
  if (isProofFile(bytes)) return verifyEntryProof(source, bytes, trust);
  const certificate = await certificateIn(bytes);
  if (certificate !== undefined) return verifyCertificate(source, certificate, trust);
  const options = { depth: 'full', ...trust } as const;
  const outcome = isLedgerFile(bytes)
    ? await verifyLedger(source, bytes, options)
    : await verifyDocument(source, bytes, options);
  return {
    verdict: verdictOf(outcome),
    text: outcomeText(outcome, 'give one'),
    ...unread(outcome.pages),
    ...(outcome.says === undefined ? {} : { says: outcome.says }),
  };
}

const unread = (pages: PdfCheck | undefined): Pick<GivenOutcome, 'arePagesUnread'> =>
  pages?.state === 'not_checked' ? { arePagesUnread: true } : {};

async function verifyLedger(
  source: string,
  bytes: Uint8Array,
  options: VerifyOptions,
): Promise<VerificationOutcome> {
  const reader = ledgerFileReader({ source, open: () => once(bytes) });
  return { source, report: await verify(reader, options).finally(() => reader.close()) };
}

async function verifyEntryProof(
  source: string,
  bytes: Uint8Array,
  trust: GivenTrust,
): Promise<GivenOutcome> {
  const { trustedKey } = withKeyOnly('The proof of an entry', trust);
  if (trustedKey === undefined)
    throw new UnusableFile('It is the proof of one entry, which names no key.', 'key');
  const report = await verifyProofFile(bytes, { trustedKey });
  return {
    verdict: report.verified ? 'verified' : 'not_verified',
    text: entryProofText(source, report),
  };
}

interface GivenCertificate {
  json: Uint8Array;
  isPrinted: boolean;
}

/** The certificate of erasure that a file is, or that a PDF carries; undefined for anything else. */
async function certificateIn(bytes: Uint8Array): Promise<GivenCertificate | undefined> {
  if (beginsAsPdf(bytes)) {
    const json = await streamAttachment(bytes, CERTIFICATE_BEGINNING);
    return json && { json, isPrinted: true };
  }
  return isCertificate(bytes) ? { json: bytes, isPrinted: false } : undefined;
}

async function verifyCertificate(
  source: string,
  { json, isPrinted }: GivenCertificate,
  trust: GivenTrust,
): Promise<GivenOutcome> {
  const certificate = decodeCertificate(json);
  const check = await checkCertificate(certificate, withKeyOnly('A certificate of erasure', trust));
  const pages = isPrinted ? ({ state: 'not_checked', reason: 'no_renderer' } as const) : undefined;
  const outcome = { source, certificate, check, ...(pages === undefined ? {} : { pages }) };
  return {
    verdict: certificateVerdict(outcome),
    text: certificateText(outcome),
    ...unread(pages),
  };
}

/** @throws UnusableFile where more is brought than is held against such a file: it would not be looked at. */
function withKeyOnly(
  what: string,
  { trustedKey, trustedCheckpoint, receipts, people }: GivenTrust,
): Pick<GivenTrust, 'trustedKey'> {
  if ([trustedCheckpoint, receipts, people].some((one) => one !== undefined))
    throw new UnusableFile(`${what} takes a key, and no checkpoint, receipts or people.`, 'fewer');
  return trustedKey === undefined ? {} : { trustedKey };
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
  const { locale, headline, summary } = dossier.narrative;
  const says = report.verified && document.matches ? { says: { locale, headline, summary } } : {};
  const pages = printed ? await pdf.check(bytes) : undefined;
  return {
    source,
    report,
    document,
    ...(pages === undefined ? {} : { pages }),
    ...says,
    unchecked: [...uncheckedWords(document), ...uncheckedPages(pages)],
  };
}

async function attached(pdf: Uint8Array): Promise<Uint8Array> {
  const bytes = await streamAttachment(pdf, DOSSIER_BEGINNING);
  if (bytes === undefined) {
    throw new DossierError('no_attachment', 'the PDF carries no dossier as an attachment');
  }
  return bytes;
}

/** Whether a file is receipts, which by themselves are no evidence. */
function holdsReceipts(bytes: Uint8Array): boolean {
  try {
    return readReceipts(new TextDecoder().decode(bytes)).length > 0;
  } catch (error) {
    if (error instanceof ReaderError) return false;
    throw error;
  }
}

/** The evidence of a file that holds nothing else; undefined for any other. */
function bareEvidence(bytes: Uint8Array): LedgerReader | undefined {
  const file: Json = parseFile(bytes);
  return formatOf(file) === EVIDENCE_FORMAT ? evidenceReader(evidenceOf(file)) : undefined;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
