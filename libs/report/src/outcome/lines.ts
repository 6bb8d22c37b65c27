import type { LedgerKey } from '@docket/chain';
import {
  type BagFinding,
  type CheckName,
  type CheckResult,
  describeSelection,
  type Finding,
  type FindingCode,
  type SelectedPart,
  type VerificationReport,
} from '@docket/verify';

import type { DossierCheck, DossierDifference } from '../document.js';
import type { PdfCheck } from '../pages/check.js';
import { pagesFaults, sealWords } from './page-faults.js';
import { quotedValue, shownValue, singleLine } from './shown.js';
import { uncheckedIn, verdictOf, type Unchecked, type VerificationOutcome } from './verdict.js';

/** How a line is meant. `text` says the same: neither colour nor mark is needed. */
export type OutcomeTone = 'passed' | 'failed' | 'not_made' | 'nothing' | 'more' | 'said';

/** One line of what a verification came to; nothing recorded reads as words of ours in it. */
export interface OutcomeLine {
  tone: OutcomeTone;
  text: string;
  /** How many things were checked. */
  count?: number;
}

/** What a verification came to, for people: the one wording of the command and of the page. */
export interface OutcomeText {
  source: string;
  /** What was verified: name and value. */
  subject: [name: string, value: string][];
  lines: OutcomeLine[];
  verdict: OutcomeLine;
  /** What whoever verifies should do about the verdict. */
  advice: OutcomeLine[];
  limits: readonly string[];
}

/** outcomeText says what was checked, one line a finding, the verdict, and its limits. */
export function outcomeText(outcome: VerificationOutcome, pinning: string): OutcomeText {
  const { report, document, pages, bag } = outcome;
  return {
    source: shownValue(outcome.source),
    subject: subjectOf(outcome),
    lines: [
      ...checkLines(report),
      ...witnessLines(report),
      ...receiptLines(report),
      ...(document === undefined ? [] : documentLines(document)),
      ...(pages === undefined ? [] : pagesLines(pages)),
      ...bagLines(outcome),
      ...report.findings.map(findingTold),
      ...(document?.differences ?? []).map(differenceLine),
      ...pagesFindings(pages),
      ...(bag?.findings ?? []).map(bagFindingTold),
      ...(report.truncated || document?.truncated === true
        ? [{ tone: 'more', text: '  … and more findings than are listed here' } as const]
        : []),
      ...uncheckedIn(outcome).map(uncheckedLine),
    ],
    verdict: verdictLine(outcome),
    advice:
      report.keyPinned || verdictOf(outcome) === 'not_verified'
        ? []
        : [{ tone: 'more', text: `The key is not pinned: ${pinning} to know whose it is.` }],
    limits: report.limits,
  };
}

const statedTime = ({ time }: { time?: string }): string =>
  time === undefined
    ? 'without a time: it does not say that this was the largest it had seen'
    : `at its own time ${time}`;

const SIGNED_WITH = { ed25519: 'Ed25519', 'ml-dsa-44': 'ML-DSA-44' } as const;

/** Who cosigned and stamped, where the verifier named whom to trust. What is missing of them is a finding. */
export function witnessLines({
  attestations,
  witnessed,
}: Pick<VerificationReport, 'attestations' | 'witnessed'>): OutcomeLine[] {
  const lines = witnessed?.cosignatures ?? attestations;
  const stamped = attestations.flatMap((line): OutcomeLine[] =>
    line.kind === 'time_stamp' && line.state === 'verified'
      ? [
          checkLine(
            true,
            `the checkpoint was there by ${line.time ?? ''}: time stamp by ${quotedValue(line.authority ?? '')}`,
          ),
        ]
      : [],
  );
  const cosigned = lines.flatMap((line): OutcomeLine[] =>
    line.kind === 'cosignature' && line.state === 'verified'
      ? [
          {
            tone: 'said',
            text: `  cosigned by ${shownValue(line.witness)} with ${SIGNED_WITH[line.algorithm]}, ${statedTime(line)}`,
          },
        ]
      : [],
  );
  const isSecond = attestations.some(
    ({ kind, state }) => kind === 'second_signature' && state === 'verified',
  );
  const second = isSecond
    ? [
        checkLine(
          true,
          'the checkpoint is signed with ML-DSA-44 as well, by the second key of entry 0',
        ),
      ]
    : [];
  if (witnessed === undefined) return [...second, ...cosigned, ...stamped];
  const words = `the checkpoint of ${witnessed.size} entries is cosigned as the policy asks`;
  const quorum = checkLine(true, `${words}: ${shownValue(witnessed.quorum)}`);
  return [...second, quorum, ...cosigned, ...stamped];
}

/** How the receipts stand that the verifier brought. Those of entries that are not in here are a limit. */
function receiptLines({ receipts }: VerificationReport): OutcomeLine[] {
  if (receipts === undefined) return [];
  const { given, held, elsewhere = 0 } = receipts;
  const words = 'entries stand here as the receipts say that you hold';
  return [checkLine(held + elsewhere === given, words, held)];
}

/** Whether the words follow from the evidence; that those of an unknown edition were not checked stands below. */
function documentLines({ matches, unknownEdition }: DossierCheck): OutcomeLine[] {
  if (unknownEdition !== undefined) return [];
  return [checkLine(matches, 'what the document says follows from its evidence')];
}

/** Whether the files of a bundle are those that were packed, and what was made of the entries follows from them. */
function bagLines({ bag, unchecked = [] }: VerificationOutcome): OutcomeLine[] {
  if (bag === undefined) return [];
  const isOfViews = ({ code }: BagFinding): boolean =>
    code === 'bag_view_mismatch' || code === 'bag_info_mismatch';
  const files = checkLine(bag.findings.every(isOfViews), BAG_WORDS, bag.payloadFiles);
  const labels = notMadeLine(LABELS_UNCHECKED);
  if (unchecked.some(({ what }) => what === 'views')) return [files, labels];
  const words =
    'tables, PROV documents and what bag-info.txt says of the ledger follow from the entries';
  return [files, checkLine(!bag.findings.some(isOfViews), words), labels];
}

const LABELS_UNCHECKED =
  'date, software and sender in bag-info.txt. No entry says them: they are the word of whoever packed the bag.';

const BAG_WORDS = 'files of the bag are listed, and as they were packed';

/** One finding on one line: `bag bag_digest_mismatch “data/x.csv”: message`. */
function bagFindingTold({ code, path, message }: BagFinding): OutcomeLine {
  const where = path === undefined ? '' : ` ${quotedValue(path)}`;
  return { tone: 'failed', text: `bag ${code}${where}: ${singleLine(message)}` };
}

/** A check that was not made, for a reason that is given: neither passed nor failed. */
export function notMadeLine(words: string): OutcomeLine {
  return { tone: 'not_made', text: `not checked: ${singleLine(words)}` };
}

export function uncheckedLine({ what, reason }: Unchecked): OutcomeLine {
  return notMadeLine(`${what}. ${reason}`);
}

/** One side of a difference: JSON, which may have been cut within a text of it, or `absent`. */
export const comparedOf = (side: string): string =>
  side === 'absent' ? 'nothing' : quotedValue(side);

/** What an entry holds is quoted: it never reads as words of ours. */
const valueOf = (value: string | undefined): string =>
  value === undefined ? 'nothing' : quotedValue(value);

/** One finding on one line: `content content_mismatch seq 12 “/amount/value”: message`. */
export function findingTold(finding: Finding): OutcomeLine {
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
  return { tone: 'failed', text };
}

function differenceLine({ pointer, stated, computed }: DossierDifference): OutcomeLine {
  const text = `document ${quotedValue(pointer)}: says ${comparedOf(stated)}, its evidence gives ${comparedOf(computed)}`;
  return { tone: 'failed', text };
}

/** One line that says how the pages stand, and what the check did not look at. */
export function pagesLines(pages: PdfCheck): OutcomeLine[] {
  if (pages.state === 'not_checked') {
    return [
      notMadeLine(
        pages.reason === 'no_renderer'
          ? 'the pages, which a browser does not render'
          : 'the pages, which were made elsewhere',
      ),
      ...('seals' in pages ? [notMadeLine('the seal, because the pages were not')] : []),
    ];
  }
  const line = checkLine(
    pages.state === 'identical',
    'the pages are those that Docket renders from the attached JSON, byte for byte',
  );
  if (pages.state === 'different') return [line];
  return [
    line,
    ...sealWords(pages).map((text): OutcomeLine => ({ tone: 'said', text: `  ${text}` })),
  ];
}

export function pagesFindings(pages: PdfCheck | undefined): OutcomeLine[] {
  return pagesFaults(pages).map((text) => ({ tone: 'failed', text }));
}

function subjectOf({ report }: VerificationOutcome): [string, string][] {
  const rows: [string, string | undefined][] = [
    [report.scope === 'ledger' ? 'ledger' : 'decision of', report.origin],
    ['size', report.size === undefined ? undefined : String(report.size)],
    ['part', report.part === undefined ? undefined : partWords(report.part)],
    ['root', report.root],
    ...keysOf(report),
  ];
  return rows.flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, shownValue(value)]],
  );
}

/** How much of how much is disclosed. */
const partWords = ({
  selection,
  chosen,
  whole,
  decisions,
  disclosed,
  entries,
}: SelectedPart): string =>
  `${chosen} of ${decisions} decisions, ${whole} of them whole, ${disclosed} of ${entries} entries: ${describeSelection(selection)}`;

/** Of several keys, which one the verifier brought: who follows from the first, and who from a later one. */
export function keysOf({
  publicKey,
  keys = [],
  keyPinned,
  trustedKey,
}: Pick<VerificationReport, 'publicKey' | 'keys' | 'keyPinned' | 'trustedKey'>): [
  string,
  string | undefined,
][] {
  const later = keys.slice(1);
  const given = (key: string | undefined): string =>
    keyPinned && later.length > 0 && key === trustedKey ? ', the one you gave' : '';
  const first = publicKey === undefined ? undefined : `${publicKey}${given(publicKey)}`;
  return [
    ['key', first],
    ...later.map((one): [string, string] => [laterName(one), `${laterKey(one)}${given(one.key)}`]),
  ];
}

/** A later key, and that it replaces a lost one where it does. */
export const laterKey = ({ from, key }: LedgerKey): string => `${key} (from ${from} entries on)`;
export const laterName = ({ replaced }: LedgerKey): string =>
  replaced === true ? 'replaces a lost key' : 'later key';

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
  attestations: 'what the server vouches for bears its signature',
  review_signatures: 'signatures on reviews verify by a passkey of the reviewer',
  agent_signatures: 'signatures on records verify by a key of the agent',
  people: 'what is recorded in the names of the people you gave is signed with their keys',
  projection: 'what the server derived and stored follows from the entries',
  missing: 'nothing is missing',
  registry: 'every ledger that the registry names is there',
  export: 'the decision is whole up to the record of this export',
  ledger_records: 'the records of the ledger told with it are those that this export names',
  issuer: 'the server that issued this copy stated no finding in the whole record',
};

/** The checks of a report, made or not. What failed of checkpoints besides the ledger's own signature is said so. */
export function checkLines(report: VerificationReport): OutcomeLine[] {
  return report.checks.flatMap((check) => {
    const missing = check.name === 'checkpoint' ? missingBesideTheSignature(report) : [];
    if (missing.length === 0) return [resultLine(check, wordsOf(check.name, report))];
    const signed = check.count > 0 ? [checkLine(true, CHECK_WORDS.checkpoint, check.count)] : [];
    return [...signed, ...missing.map((words) => checkLine(false, words))];
  });
}

/** What holds of some entries never reads as if it held of all. */
function wordsOf(name: CheckName, { depth, entriesChecked, size }: VerificationReport): string {
  const isOfSome = depth === 'quick' && entriesChecked < size;
  const words = CHECK_WORDS[name];
  return isOfSome && (name === 'leaf' || name === 'chain') ? `of those read, ${words}` : words;
}

/** What checkpoints lack whose signature by the ledger's key verifies; empty where that is in question too. */
function missingBesideTheSignature({ findings, truncated }: VerificationReport): string[] {
  const codes = findings.flatMap(({ kind, code }) => (kind === 'checkpoint' ? [code] : []));
  const words = [...new Set(codes)].map((code) => BESIDE_THE_SIGNATURE[code]);
  const known = words.filter((each) => each !== undefined);
  return truncated || known.length < words.length ? [] : known;
}

const BESIDE_THE_SIGNATURE: Partial<Record<FindingCode, string>> = {
  cosignature_invalid: 'cosignatures by witnesses of the policy verify',
  quorum_missing: 'a checkpoint is cosigned as the policy asks',
  second_signature_invalid: 'signatures by the second key of the ledger, of ML-DSA-44, verify',
  second_signature_missing:
    'a checkpoint is signed with the second key of the ledger, of ML-DSA-44',
  time_stamp_invalid: 'time stamps of checkpoints verify',
  time_stamp_missing: 'a checkpoint has a time stamp of an authority that you named',
  key_untrusted: 'the key of the ledger is the one that you gave',
  key_replaced: 'the key that you trust handed over to the one that signs',
};

/** A check of the report, made or not. */
function resultLine(check: CheckResult, words: string): OutcomeLine {
  switch (check.state) {
    case 'passed':
    case 'failed':
      return checkLine(check.state === 'passed', words, check.count);
    case 'not_made':
      return notMadeLine(`${words}. ${check.reason}`);
    case 'not_applicable':
      return { tone: 'nothing', text: `nothing to check: ${words}. ${check.reason}` };
  }
}

export function checkLine(passed: boolean, text: string, count?: number): OutcomeLine {
  return { tone: passed ? 'passed' : 'failed', text, ...(count === undefined ? {} : { count }) };
}

function verdictLine(outcome: VerificationOutcome): OutcomeLine {
  const { report, document, pages, bag } = outcome;
  const verdict = verdictOf(outcome);
  if (verdict === 'not_verified') {
    const ofFiles = (document?.differences.length ?? 0) + (bag?.findings.length ?? 0);
    const count = report.findings.length + ofFiles + pagesFaults(pages).length;
    return { tone: 'failed', text: `NOT VERIFIED: ${count} finding${count === 1 ? '' : 's'}.` };
  }
  const { depth, entriesChecked, size } = report;
  const entries =
    depth === 'quick'
      ? `${entriesChecked} of ${size} entries read, no findings`
      : `${entriesChecked} entries, no findings`;
  return verdict === 'verified'
    ? {
        tone: 'passed',
        text: `Verified${depth === 'full' ? '' : ` at depth ${depth}`}: ${entries}.`,
      }
    : {
        tone: 'not_made',
        text: `Verified in part: ${entries}, and what is named above not checked.`,
      };
}
