import { toHex } from '@docket/chain';
import { type SignedRoots } from './checks/checkpoint.js';
import { type Finding, FINDING_CODES, type FindingCode, type Findings } from './finding.js';
import type { Subject } from './subject.js';

/** The checks, by the names they have in a report. */
export const CHECK_NAMES = [
  'leaf',
  'chain',
  'decision_chain',
  'content',
  'tree',
  'inclusion',
  'checkpoint',
  'rules',
  'projection',
  'missing',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

export interface CheckResult {
  name: CheckName;
  /** False also when the check could not be carried to its end. */
  passed: boolean;
  /** How many things were checked: entries, bodies, decisions, checkpoints, stored values. */
  count: number;
}

/** What verification found. `verified` is true only if every check that was made passed. */
export interface VerificationReport {
  verified: boolean;
  depth: 'chain' | 'full';
  source: string;
  scope: 'ledger' | 'decision';
  origin: string;
  decision?: string;
  /** Entries in the ledger, or the size of the checkpoint a decision was held against. */
  size: number;
  /** Root of the tree of that size, hex; absent when it could not be computed. */
  root?: string;
  /** The newest checkpoint whose signature verifies, as a signed note. */
  checkpoint?: string;
  /** C2SP verifier key of the ledger. */
  publicKey?: string;
  /** Whether that is the key the verifier said to trust. */
  keyPinned: boolean;
  entriesChecked: number;
  /** Only the checks that were made, in a fixed order. */
  checks: CheckResult[];
  findings: Finding[];
  /** True when there were more findings than are listed. */
  truncated: boolean;
  /** What this verification cannot show, in words. */
  limits: string[];
}

/** What the parts of a verification hand to the report. */
export interface Outcome {
  subject: Subject;
  depth: 'chain' | 'full';
  signed: SignedRoots;
  trustedKey: string | undefined;
  size: number;
  root: Uint8Array | undefined;
  entriesChecked: number;
  counts: Partial<Record<CheckName, number>>;
  /** Checks that could not be carried to their end. */
  unfinished: readonly CheckName[];
  limits: string[];
  findings: Findings;
}

export function conclude(outcome: Outcome): VerificationReport {
  const { subject, signed, findings, trustedKey } = outcome;
  const failed = new Set([...findings.failed].map(checkOf));
  const checks = CHECK_NAMES.flatMap((name) => {
    const count = outcome.counts[name];
    if (count === undefined && !failed.has(name)) return [];
    return [
      { name, passed: !failed.has(name) && !outcome.unfinished.includes(name), count: count ?? 0 },
    ];
  });
  return {
    verified: findings.failed.size === 0 && checks.every(({ passed }) => passed),
    depth: outcome.depth,
    source: subject.source,
    scope: subject.scope,
    origin: subject.origin,
    ...(subject.decisionId === undefined ? {} : { decision: subject.decisionId }),
    size: outcome.size,
    ...(outcome.root === undefined ? {} : { root: toHex(outcome.root) }),
    ...(signed.latest === undefined ? {} : { checkpoint: signed.latest.note }),
    ...(subject.publicKey === undefined ? {} : { publicKey: subject.publicKey }),
    keyPinned: trustedKey !== undefined && trustedKey === subject.publicKey,
    entriesChecked: outcome.entriesChecked,
    checks,
    findings: sortFindings(findings.list),
    truncated: findings.dropped > 0,
    limits: outcome.limits,
  };
}

const CHECK_BY_CODE: Partial<Record<FindingCode, CheckName>> = {
  decision_seq_mismatch: 'decision_chain',
  decision_prev_mismatch: 'decision_chain',
  decision_foreign_entry: 'decision_chain',
  decision_entries_missing: 'decision_chain',
  inclusion_mismatch: 'inclusion',
  inclusion_proof_missing: 'inclusion',
};

function checkOf(code: FindingCode): CheckName {
  const kind = FINDING_CODES[code];
  return CHECK_BY_CODE[code] ?? (kind === 'rule' ? 'rules' : kind);
}

/** By entry, so that what belongs together stands together; findings about the whole come first. */
function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => (a.seq ?? -1) - (b.seq ?? -1));
}
