import type { DossierDifference } from '@docket/report';
import {
  checkLine,
  checkLines,
  comparedOf,
  findingTold,
  laterKey,
  laterName,
  notMadeLine,
  pagesFindings,
  pagesLines,
  quotedValue,
  shownValue,
  uncheckedLine,
  type OutcomeLine,
  type Unchecked,
} from '@docket/report/outcome';
import { encodeKey } from '@docket/verify';
import { paint, printableJson } from '../terminal.js';
import { oversightVerdict, uncheckedOf, type OversightOutcome } from './oversight-file.js';
import { limitLines, pagesJson, printLine, verdictJson } from './present.js';

/** The outcome as `--json` prints it. */
export function presentOversightJson(outcome: OversightOutcome): string {
  const { path, report, check, pages } = outcome;
  const { verification } = check;
  return `${printableJson({
    source: path,
    ...verdictJson(oversightVerdict(outcome), uncheckedOf(outcome)),
    report_id: report.report_id,
    origin: report.origin,
    from: report.parameters.from,
    to: report.parameters.to,
    size: report.basis.size,
    recomputed: check.recomputed,
    record: check.record ?? null,
    matches: check.matches,
    keys: check.keys.map(encodeKey),
    differences: check.differences,
    ...(check.unknownEdition === undefined ? {} : { unknown_edition: check.unknownEdition }),
    ...(pages === undefined ? {} : { pages: pagesJson(pages) }),
    ...(verification === undefined
      ? {}
      : {
          ledger: {
            verified: verification.verified,
            entries_checked: verification.entriesChecked,
            key_pinned: verification.keyPinned,
            findings: verification.findings,
          },
        }),
    limits: limitsOf(outcome),
  })}\n`;
}

const limitsOf = ({ check }: OversightOutcome): string[] =>
  check.verification?.limits ?? [
    ...check.limits,
    'The checkpoint shows which entries the figures are said to be of, not that they follow from them.',
  ];

/** The outcome for people. */
export function presentOversightText(outcome: OversightOutcome, columns: number): string {
  const { path, report, check, pages } = outcome;
  const { verification } = check;
  const rows: [string, string][] = [
    ['report', report.report_id],
    ['ledger', report.origin],
    ['period', `${report.parameters.from} to ${report.parameters.to} (end not included)`],
    ['size', String(report.basis.size)],
    ...check.keys.map((one, i): [string, string] =>
      i === 0 ? ['key', one.key] : [laterName(one), laterKey(one)],
    ),
  ];
  const differing = check.differences.filter(({ pointer }) => pointer !== '');
  const [inBasis, inFigures] = ['/basis', '/figures'].map((part) =>
    differing.filter(({ pointer }) => pointer.startsWith(part)),
  ) as [DossierDifference[], DossierDifference[]];
  const lines: OutcomeLine[] = [
    report.basis.checkpoint === null
      ? notMadeLine('the checkpoint: the report carries none')
      : checkLine(
          inBasis.length === 0,
          'the checkpoint is signed, and of the ledger, size and root stated',
        ),
    ...(check.unknownEdition === undefined
      ? [
          checkLine(
            differing.length === inBasis.length + inFigures.length,
            'what the report says in words follows from its figures',
          ),
        ]
      : []),
  ];
  if (pages !== undefined) lines.push(...pagesLines(pages));
  if (verification !== undefined) {
    lines.push(
      ...(check.recomputed
        ? [
            checkLine(
              inFigures.length === 0,
              'counted again from the ledger, the figures are the same',
            ),
          ]
        : []),
      ...recordLines(check),
      ...checkLines(verification),
    );
  }
  lines.push(
    ...differing.map(differenceLine),
    ...(verification?.findings ?? []).map(findingTold),
    ...pagesFindings(pages),
    ...uncheckedOf(outcome).map(uncheckedLine),
  );
  const printed = [
    paint.strong(shownValue(path)),
    ...rows.map(([name, value]) => `  ${paint.dim(name.padEnd(11))} ${shownValue(value)}`),
    ...lines.map(printLine),
    '',
    verdictLine(outcome),
    '',
    ...limitLines(limitsOf(outcome), columns),
  ];
  return `${printed.join('\n')}\n`;
}

const differenceLine = ({ pointer, stated, computed }: DossierDifference): OutcomeLine =>
  checkLine(
    false,
    `report ${quotedValue(pointer)}: says ${comparedOf(stated)}, counted ${comparedOf(computed)}`,
  );

/** Whether an entry covers what the issuer states. Where none does, the list of what is unchecked says so. */
const recordLines = ({ record, isFileRecorded }: OversightOutcome['check']): OutcomeLine[] =>
  record === undefined
    ? []
    : [
        checkLine(true, `what the issuer states is recorded: entry ${record.seq}, ${record.time}`),
        ...(isFileRecorded === undefined
          ? []
          : [checkLine(isFileRecorded, 'the file is the one that this entry has the digest of')]),
      ];

function verdictLine(outcome: OversightOutcome): string {
  const { report } = outcome;
  const verdict = oversightVerdict(outcome);
  if (verdict === 'not_verified') return paint.bad(paint.strong('NOT VERIFIED.'));
  if (verdict === 'verified_in_part') {
    const parts: Record<Unchecked['what'], string> = {
      basis: 'what some checks rest on is not shown',
      bodies: 'what the entries hold was not read',
      figures: 'the figures were not counted again',
      issue: 'no entry covers here all that the report states beside its figures',
      pages: 'the pages were not checked',
      seal: 'the seal was not checked',
      views: 'tables were not held against the entries',
      words: 'what it says in words was not checked',
    };
    const text = uncheckedOf(outcome).map(({ what }) => parts[what]);
    return paint.warn(paint.strong(`Verified in part: ${text.join(', and ')}.`));
  }
  const text = `Verified: the figures follow from the ledger's first ${report.basis.size} entries.`;
  return paint.good(paint.strong(text));
}
