import {
  CERTIFICATE_FORMAT,
  checkCertificate,
  checkCertificatePdf,
  decodeCertificate,
  DossierError,
  type ErasureCertificate,
  extractCertificate,
  isCertificate,
  type CertificateCheck,
  type PdfCheck,
} from '@docket/report';
import {
  checkLine,
  concluded,
  findingTold,
  pagesFindings,
  pagesLines,
  quotedValue,
  shownValue,
  uncheckedPages,
  witnessLines,
  type SourceVerdict,
} from '@docket/report/outcome';
import { encodeErasureProof } from '@docket/verify';
import { paint, printableJson } from '../terminal.js';
import { isPdf, readDocument } from './document.js';
import { limitLines, pagesJson, printLine, verdictJson } from './present.js';
import { unreadable, type Trust } from './trust.js';

/** A certificate of erasure from a file. */
interface ReadCertificate {
  path: string;
  certificate: ErasureCertificate;
  /** Of a PDF: how its pages stand to those that Docket renders from the certificate it carries. */
  pages?: PdfCheck;
}

/** What checking a certificate came to. */
interface CertificateOutcome extends ReadCertificate {
  check: CertificateCheck;
}

/**
 * Reads a file if it is a certificate of erasure, JSON or PDF; undefined if it is something else, or is not there.
 * @throws CommandFailure with exit code 2 when it says that it is one and cannot be read as such.
 */
export async function readCertificateFile(path: string): Promise<ReadCertificate | undefined> {
  // Whoever reads it next says why it cannot be read.
  const bytes = await readDocument(path).catch(() => undefined);
  if (bytes === undefined) return undefined;
  try {
    if (!isPdf(bytes))
      // The first is quick, and most files are something else.
      return bytes.includes(CERTIFICATE_FORMAT) && isCertificate(bytes)
        ? { path, certificate: decodeCertificate(bytes) }
        : undefined;
    const json = attachmentOf(bytes);
    if (json === undefined) return undefined;
    return { path, certificate: decodeCertificate(json), pages: await checkCertificatePdf(bytes) };
  } catch (error) {
    throw unreadable(path, error, DossierError);
  }
}

/** What is no PDF after all is left to the check of dossiers, which says so. */
function attachmentOf(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return extractCertificate(bytes);
  } catch (error) {
    if (error instanceof DossierError && error.code === 'not_a_pdf') return undefined;
    throw error;
  }
}

/** @throws CommandFailure with exit code 2 where its evidence is none of one erasure. */
export async function checkCertificateFile(
  file: ReadCertificate,
  trust: Pick<Trust, 'trustedKey' | 'witnessPolicy' | 'timeStamps'>,
): Promise<CertificateOutcome> {
  try {
    return { ...file, check: await checkCertificate(file.certificate, trust) };
  } catch (error) {
    throw unreadable(file.path, error, DossierError);
  }
}

export function certificateVerdict({ check, pages }: CertificateOutcome): SourceVerdict {
  const holds = check.report.verified && check.matches && pages?.state !== 'different';
  return concluded(holds, uncheckedPages(pages));
}

/** The outcome as `--json` prints it. */
export function presentCertificateJson(outcome: CertificateOutcome): string {
  const { path, certificate, check, pages } = outcome;
  return `${printableJson({
    ...encodeErasureProof(check.report),
    source: path,
    certificate_id: certificate.certificate_id,
    ...verdictJson(certificateVerdict(outcome), uncheckedPages(pages)),
    matches: check.matches,
    differences: check.differences,
    ...(pages === undefined ? {} : { pages: pagesJson(pages) }),
    limits: limitsOf(outcome),
  })}\n`;
}

/** The outcome for people. */
export function presentCertificateText(outcome: CertificateOutcome, columns: number): string {
  const { path, certificate, check, pages } = outcome;
  const { report, matches, differences } = check;
  const { origin, size, erasure, findings } = report;
  const gone = erasure?.entries.reduce((sum, { values }) => sum + values.length, 0);
  const rows: [string, string | undefined][] = [
    ['certificate', certificate.certificate_id],
    ['ledger', origin],
    ['asked', erasure && `entry ${erasure.request.seq}, by ${erasure.request.by}`],
    ['ordered', erasure && `entry ${erasure.order.seq}, by ${erasure.order.by}`],
    ['gone', erasure && `${gone} values of ${erasure.entries.length} entries`],
    ['size', size === undefined ? undefined : String(size)],
  ];
  const failed = (...codes: readonly string[]): boolean =>
    findings.some(({ code }) => codes.includes(code));
  const lines = [
    checkLine(
      size !== undefined && !findings.some(({ kind }) => kind === 'checkpoint'),
      'the checkpoint is signed by the key of the ledger',
    ),
    checkLine(
      size !== undefined && !failed('inclusion_mismatch', 'inclusion_proof_missing'),
      'every entry is proved to be in the signed tree',
    ),
    checkLine(
      !findings.some(({ kind }) => kind === 'rule'),
      'one principal asked, another one ordered, and no legal hold that is named covers it',
    ),
    checkLine(
      !findings.some(({ kind }) => kind === 'content' || kind === 'missing'),
      'just the values that the order names are gone, and their digests stayed',
    ),
    checkLine(matches, 'what the certificate says follows from its evidence'),
    ...(pages === undefined ? [] : pagesLines(pages)),
    ...witnessLines(report),
    ...findings.map(findingTold),
    ...differences.map(({ pointer, stated, computed }) => ({
      tone: 'said' as const,
      text: `  ${quotedValue(pointer)}: stated ${quotedValue(stated)}, computed ${quotedValue(computed)}`,
    })),
    ...pagesFindings(pages),
  ];
  const verdict = certificateVerdict(outcome);
  const printed = [
    paint.strong(shownValue(path)),
    ...rows.flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${paint.dim(name.padEnd(11))} ${shownValue(value)}`],
    ),
    ...lines.map(printLine),
    '',
    verdict === 'verified'
      ? paint.good(paint.strong(`Verified: an erasure in ${quotedValue(origin)}.`))
      : paint.bad(
          paint.strong(
            verdict === 'not_verified' ? 'NOT VERIFIED.' : 'Verified in part: see above.',
          ),
        ),
    '',
    ...limitLines(limitsOf(outcome), columns),
  ];
  return `${printed.join('\n')}\n`;
}

const limitsOf = ({ check }: CertificateOutcome): string[] => [
  ...(check.report.keyPinned
    ? []
    : [
        'No key was given to trust, so the key is the one that the certificate itself names: pass --key with one that you hold from elsewhere.',
      ]),
  'Whether the erasure was due, and whether what it names was all of it.',
  'What database files, write-ahead log, replicas, backups and copies that were handed out before still hold.',
  'Whether other legal holds were in force: only those that it names are held against the order.',
];
