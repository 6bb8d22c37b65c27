import type { DossierCheck, DossierDifference, PdfCheck } from '@docket/report';
import {
  encodeReport,
  type CheckName,
  type CheckResult,
  type Finding,
  type VerificationReport,
} from '@docket/verify';
import { quotedValue, shownValue, singleLine } from '../failure.js';
import { CROSS, paint, TICK, wrapText } from '../terminal.js';
import {
  verdictOf,
  type Unchecked,
  type SourceVerdict,
  type VerificationOutcome,
} from './outcome.js';
import { differingPages, pagesJson } from './pages.js';

/** The outcome as `--json` prints it: one object, members in snake_case like every Docket format. */
export function presentJson(outcome: VerificationOutcome): string {
  const { report, document, pages, source } = outcome;
  return `${JSON.stringify({
    ...encodeReport(report),
    source,
    ...verdictJson(verdictOf(outcome), outcome.unchecked ?? []),
    ...(document === undefined ? {} : { document: documentJson(document) }),
    ...(pages === undefined ? {} : { pages: pagesJson(pages) }),
  })}\n`;
}

function documentJson({ unknownEdition, ...document }: DossierCheck): object {
  return {
    ...document,
    ...(unknownEdition === undefined ? {} : { unknown_edition: unknownEdition }),
  };
}

/** `verified` is true only where nothing was left unchecked. */
export function verdictJson(verdict: SourceVerdict, unchecked: readonly Unchecked[]): object {
  return { verified: verdict === 'verified', verdict, unchecked };
}

/** The outcome for people: what was checked, one line a finding, the verdict, and its limits. */
export function presentText(outcome: VerificationOutcome, columns: number): string {
  const { report, document, pages } = outcome;
  const lines = [
    paint.strong(shownValue(outcome.source)),
    ...describeSubject(outcome),
    ...report.checks.map(resultLine),
    ...witnessLines(report),
  ];
  if (document !== undefined) lines.push(...documentLines(document));
  if (pages !== undefined) lines.push(...pagesLines(pages));
  lines.push(
    ...report.findings.map(findingLine),
    ...(document?.differences ?? []).map(differenceLine),
    ...pagesFindings(pages),
  );
  if (report.truncated || document?.truncated === true)
    lines.push(paint.warn('  … and more findings than are listed here'));
  lines.push(...(outcome.unchecked ?? []).map(uncheckedLine));
  lines.push('', ...verdictLines(outcome), '', ...limitLines(report.limits, columns));
  return `${lines.join('\n')}\n`;
}

/** Who cosigned, where the verifier named witnesses. What is missing of them is a finding. */
function witnessLines({ attestations, witnessed }: VerificationReport): string[] {
  const lines = witnessed?.cosignatures ?? attestations;
  const cosigned = lines.flatMap((line) =>
    line.kind === 'cosignature' && line.state === 'verified'
      ? [`  cosigned by ${shownValue(line.witness)}, at its own time ${line.time ?? ''}`]
      : [],
  );
  if (witnessed === undefined) return cosigned;
  const words = `the checkpoint of ${witnessed.size} entries is cosigned as the policy asks`;
  return [checkLine(true, `${words}: ${shownValue(witnessed.quorum)}`), ...cosigned];
}

/** Whether the words follow from the evidence; that those of an unknown edition were not checked stands below. */
function documentLines({ matches, unknownEdition }: DossierCheck): string[] {
  if (unknownEdition !== undefined) return [];
  return [checkLine(matches, 'what the document says follows from its evidence')];
}

/** A check that was not made, for a reason that is given: neither passed nor failed. */
export function notMadeLine(words: string): string {
  return paint.warn(`- not checked: ${singleLine(words)}`);
}

export function uncheckedLine({ what, reason }: Unchecked): string {
  return notMadeLine(`${what}. ${reason}`);
}

/** One side of a difference: JSON, which may have been cut within a text of it, or `absent`. */
export const comparedOf = (side: string): string =>
  side === 'absent' ? 'nothing' : quotedValue(side);

/** What an entry holds is quoted: it never reads as words of ours. */
const valueOf = (value: string | undefined): string =>
  value === undefined ? 'nothing' : quotedValue(value);

/** One finding on one line: `✗ content content_mismatch seq 12 “/amount/value”: message`. */
export function findingLine(finding: Finding): string {
  const where = [
    finding.seq === undefined ? undefined : `seq ${finding.seq}`,
    finding.decision === undefined ? undefined : quotedValue(finding.decision),
    finding.pointer === undefined ? undefined : quotedValue(finding.pointer),
  ].filter((part) => part !== undefined);
  const values =
    finding.expected === undefined && finding.found === undefined
      ? ''
      : ` (expected ${valueOf(finding.expected)}, found ${valueOf(finding.found)})`;
  const place = where.length === 0 ? '' : ` ${where.join(' ')}`;
  // What is quoted is on one line already, and its spaces are its own.
  const text = `${finding.kind} ${finding.code}${place}: ${singleLine(finding.message)}${values}`;
  return `${paint.bad(CROSS)} ${text}`;
}

function differenceLine({ pointer, stated, computed }: DossierDifference): string {
  const text = `document ${quotedValue(pointer)}: says ${comparedOf(stated)}, its evidence gives ${comparedOf(computed)}`;
  return `${paint.bad(CROSS)} ${text}`;
}

/** One line that says how the pages stand, and what the check did not look at. */
export function pagesLines(pages: PdfCheck): string[] {
  if (pages.state === 'not_checked') return [notMadeLine('the pages, which were made elsewhere')];
  const line = checkLine(
    pages.state === 'identical',
    'the pages are those that Docket renders from the attached JSON, byte for byte',
  );
  if (pages.state === 'different' || !pages.signed) return [line];
  return [line, paint.warn(`  ${SIGNED}`)];
}

const SIGNED =
  'Followed by an appended signature, which was not checked: ask a validator of PDF signatures.';

export function pagesFindings(pages: PdfCheck | undefined): string[] {
  return differingPages(pages).map((text) => `${paint.bad(CROSS)} ${singleLine(text)}`);
}

function describeSubject({ report }: VerificationOutcome): string[] {
  const rows: [string, string | undefined][] = [
    [report.scope === 'ledger' ? 'ledger' : 'decision of', report.origin],
    ['size', report.size === undefined ? undefined : String(report.size)],
    ['root', report.root],
    ['key', report.publicKey],
  ];
  return rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${paint.dim(name.padEnd(11))} ${shownValue(value)}`],
  );
}

/** What passed, where it passed. A name that is added to the report needs its words here. */
const CHECK_WORDS: Record<CheckName, string> = {
  leaf: 'leaves are well formed, of this ledger, and hash as stored',
  chain: 'each entry names the hash of the one before it',
  decision_chain: 'each decision is a chain of its own',
  content: 'contents match what the leaves commit to',
  tree: 'the Merkle tree has the signed roots',
  inclusion: 'each entry is proved to be in the signed tree',
  checkpoint: 'checkpoints are signed by the key of the ledger',
  rules: 'the rules of the record were followed',
  authors: 'whoever wrote was registered before, and still in force',
  review_signatures: 'signatures on reviews verify by a passkey of the reviewer',
  agent_signatures: 'signatures on records verify by a key of the agent',
  projection: 'what the server derived and stored follows from the entries',
  missing: 'nothing is missing',
  registry: 'every ledger that the registry names is there',
  export: 'the decision is whole up to the record of this export',
};

/** A check of the report, made or not. */
export function resultLine(check: CheckResult): string {
  const words = CHECK_WORDS[check.name];
  switch (check.state) {
    case 'passed':
    case 'failed':
      return checkLine(check.state === 'passed', words, check.count);
    case 'not_made':
      return notMadeLine(`${words}. ${check.reason}`);
    case 'not_applicable':
      return paint.dim(`- nothing to check: ${words}. ${check.reason}`);
  }
}

export function checkLine(passed: boolean, words: string, count?: number): string {
  const mark = passed ? paint.good(TICK) : paint.bad(CROSS);
  const text = count === undefined ? words : words.padEnd(WORDS_WIDTH);
  return `${mark} ${text}${count === undefined ? '' : paint.dim(String(count).padStart(COUNT_WIDTH))}`;
}

const WORDS_WIDTH = 62;
const COUNT_WIDTH = 12;

function verdictLines(outcome: VerificationOutcome): string[] {
  const { report } = outcome;
  const verdict = verdictOf(outcome);
  if (verdict === 'not_verified') {
    const { document, pages } = outcome;
    const count =
      report.findings.length + (document?.differences.length ?? 0) + differingPages(pages).length;
    return [paint.bad(paint.strong(`NOT VERIFIED: ${count} finding${count === 1 ? '' : 's'}.`))];
  }
  const entries = `${report.entriesChecked} entries, no findings`;
  const lines = [
    verdict === 'verified'
      ? paint.good(paint.strong(`Verified: ${entries}.`))
      : paint.warn(
          paint.strong(`Verified in part: ${entries}, and what is named above not checked.`),
        ),
  ];
  if (!report.keyPinned) {
    lines.push(paint.warn('The key is not pinned: pass --key to know whose it is.'));
  }
  return lines;
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
