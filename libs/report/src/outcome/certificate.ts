import type { CertificateCheck } from '../erasure/certificate.js';
import type { ErasureCertificate } from '../erasure/schema.js';
import type { PdfCheck } from '../pages/check.js';
import {
  checkLine,
  findingTold,
  keysOf,
  pagesFindings,
  pagesLines,
  type OutcomeLine,
  type OutcomeText,
  uncheckedLine,
  witnessLines,
} from './lines.js';
import { pagesHold } from './page-faults.js';
import { uncheckedPages } from './pages.js';
import { quotedValue, shownValue } from './shown.js';
import { concluded, type SourceVerdict, type Unchecked, uncheckedBases } from './verdict.js';

/** What checking a certificate of erasure came to. */
export interface CertificateOutcome {
  source: string;
  certificate: ErasureCertificate;
  check: CertificateCheck;
  /** Of a PDF: how its pages stand to those that Docket renders from the certificate it carries. */
  pages?: PdfCheck;
}

export function certificateVerdict(outcome: CertificateOutcome): SourceVerdict {
  const { check, pages } = outcome;
  const holds = check.report.verified && check.matches && pagesHold(pages);
  return concluded(holds, certificateUnchecked(outcome));
}

/** What could not be checked of it here. */
export const certificateUnchecked = ({ check, pages }: CertificateOutcome): Unchecked[] => [
  ...uncheckedBases(check.report.hidden),
  ...uncheckedPages(pages),
];

/** The outcome for people: the one wording of the command and of the page. */
export function certificateText(outcome: CertificateOutcome): OutcomeText {
  const { source, certificate, check, pages } = outcome;
  const { origin, size, erasure } = check.report;
  const gone = erasure?.entries.reduce((sum, { values }) => sum + values.length, 0);
  const rows: [string, string | undefined][] = [
    ['certificate', certificate.certificate_id],
    ['ledger', origin],
    ['asked', erasure && `entry ${erasure.request.seq}, by ${erasure.request.by}`],
    ['ordered', erasure && `entry ${erasure.order.seq}, by ${erasure.order.by}`],
    ['gone', erasure && `${gone} values of ${erasure.entries.length} entries`],
    ['size', size === undefined ? undefined : String(size)],
    ...keysOf(check.report),
  ];
  return {
    source: shownValue(source),
    subject: rows.flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, shownValue(value)]],
    ),
    lines: linesOf(check, pages),
    verdict: verdictLine(outcome),
    advice: [],
    limits: certificateLimits(check),
  };
}

function linesOf({ report, matches, differences }: CertificateCheck, pages?: PdfCheck) {
  const { size, findings } = report;
  const failed = (...codes: readonly string[]): boolean =>
    findings.some(({ code }) => codes.includes(code));
  return [
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
    ...differences.map(({ pointer, stated, computed }): OutcomeLine => ({
      tone: 'said',
      text: `  ${quotedValue(pointer)}: stated ${quotedValue(stated)}, computed ${quotedValue(computed)}`,
    })),
    ...pagesFindings(pages),
    ...uncheckedBases(report.hidden).map(uncheckedLine),
  ];
}

function verdictLine(outcome: CertificateOutcome): OutcomeLine {
  switch (certificateVerdict(outcome)) {
    case 'verified':
      return {
        tone: 'passed',
        text: `Verified: an erasure in ${quotedValue(outcome.check.report.origin)}.`,
      };
    case 'not_verified':
      return { tone: 'failed', text: 'NOT VERIFIED.' };
    case 'verified_in_part':
      return { tone: 'not_made', text: 'Verified in part: see above.' };
  }
}

/** What checking a certificate cannot show. */
export const certificateLimits = ({ report }: CertificateCheck): string[] => [
  ...(report.keyPinned
    ? []
    : [
        'No key was given to trust, so the key is the one that the certificate itself names: give one that you hold from elsewhere.',
      ]),
  ...report.limits,
  'Whether the key was lost and replaced after that checkpoint: only a newer one says so.',
  'Whether the erasure was due, and whether what it names was all of it.',
  'What database files, write-ahead log, replicas, backups and copies that were handed out before still hold.',
  'Whether other legal holds were in force: only those that it names are held against the order.',
  'Whether further records bear on who asked and who ordered, a revocation or a change of the policy: it holds those that its maker chose, and only the whole ledger shows that there are no others.',
];
