import type { DossierCheck, PdfCheck } from '@docket/report';
import {
  type BagOutcome,
  findingTold,
  outcomeText,
  uncheckedIn,
  verdictOf,
  type OutcomeLine,
  type OutcomeText,
  type SourceVerdict,
  type Unchecked,
  type VerificationOutcome,
} from '@docket/report/outcome';
import { encodeReport, type Finding } from '@docket/verify';
import { CROSS, paint, printableJson, TICK, wrapText } from '../terminal.js';

/** The outcome as `--json` prints it: one object, members in snake_case like every Docket format. */
export function presentJson(
  outcome: VerificationOutcome,
  predecessors: readonly VerificationOutcome[] = [],
): string {
  const before = predecessors.map(outcomeJson);
  const whole = { ...outcomeJson(outcome), ...(before.length > 0 && { predecessors: before }) };
  return `${printableJson(whole)}\n`;
}

function outcomeJson(outcome: VerificationOutcome): object {
  const { report, document, pages, bag, source } = outcome;
  return {
    ...encodeReport(report),
    source,
    ...verdictJson(verdictOf(outcome), uncheckedIn(outcome)),
    ...(document === undefined ? {} : { document: documentJson(document) }),
    ...(pages === undefined ? {} : { pages: pagesJson(pages) }),
    ...(bag === undefined ? {} : { bag: bagJson(bag) }),
  };
}

function documentJson({ unknownEdition, ...document }: DossierCheck): object {
  return {
    ...document,
    ...(unknownEdition === undefined ? {} : { unknown_edition: unknownEdition }),
  };
}

function bagJson({ payloadFiles, payloadBytes, findings }: BagOutcome): object {
  return { payload_files: payloadFiles, payload_bytes: payloadBytes, findings };
}

/** How the pages stand, as `--json` prints it. */
export function pagesJson(pages: PdfCheck): object {
  if (pages.state !== 'not_checked' || pages.reason === 'no_renderer') return pages;
  const { madeWith, ...rest } = pages;
  return { ...rest, made_with: madeWith };
}

/** `verified` is true only where nothing was left unchecked. */
export function verdictJson(verdict: SourceVerdict, unchecked: readonly Unchecked[]): object {
  return { verified: verdict === 'verified', verdict, unchecked };
}

/** The outcome for people: what was checked, one line a finding, the verdict, and its limits. */
export const presentText = (outcome: VerificationOutcome, columns: number): string =>
  printOutcome(outcomeText(outcome, 'pass --key'), columns);

/** What any verification came to, as a terminal has it. */
export function printOutcome(text: OutcomeText, columns: number): string {
  const { source, subject, lines, verdict, advice, limits } = text;
  const printed = [
    paint.strong(source),
    ...subject.map(([name, value]) => `  ${paint.dim(name.padEnd(11))} ${value}`),
    ...lines.map(printLine),
    '',
    printVerdict(verdict),
    ...advice.map(printLine),
    '',
    ...limitLines(limits, columns),
  ];
  return `${printed.join('\n')}\n`;
}

/** A line with its mark, in colour where there are colours. */
export function printLine({ tone, text, count }: OutcomeLine): string {
  switch (tone) {
    case 'passed':
    case 'failed': {
      const mark = tone === 'passed' ? paint.good(TICK) : paint.bad(CROSS);
      if (count === undefined) return `${mark} ${text}`;
      const counted = paint.dim(String(count).padStart(COUNT_WIDTH));
      return `${mark} ${text.padEnd(WORDS_WIDTH)}${counted}`;
    }
    case 'not_made':
      return paint.warn(`- ${text}`);
    case 'nothing':
      return paint.dim(`- ${text}`);
    case 'more':
      return paint.warn(text);
    case 'said':
      return text;
  }
}

/** One finding on one line: `✗ content content_mismatch seq 12 “/amount/value”: message`. */
export const findingLine = (finding: Finding): string => printLine(findingTold(finding));

const WORDS_WIDTH = 62;
const COUNT_WIDTH = 12;

function printVerdict({ tone, text }: OutcomeLine): string {
  const colour = { passed: paint.good, failed: paint.bad } as const;
  return (tone === 'passed' || tone === 'failed' ? colour[tone] : paint.warn)(paint.strong(text));
}

export function limitLines(limits: readonly string[], columns: number): string[] {
  if (limits.length === 0) return [];
  return [
    paint.dim('What this cannot show:'),
    ...limits.flatMap((limit) =>
      wrapText(limit, columns - 4).map((line, i) =>
        paint.dim(`${i === 0 ? '  - ' : '    '}${line}`),
      ),
    ),
  ];
}
