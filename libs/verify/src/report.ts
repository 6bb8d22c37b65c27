import { type JsonObject, type LedgerKey, toHex } from '@docket/chain';
import type { Attestation } from './attestations/attestation.js';
import type { WitnessedCheckpoint } from './attestations/cosignature/quorum.js';
import { type SignedRoots } from './checks/checkpoint.js';
import type { HeldReceipts } from './checks/receipts.js';
import type { CarriedEntry, Seam } from './checks/succession.js';
import type { SignatureCount, SignatureCounts } from './checks/signatures.js';
import { type Finding, FINDING_CODES, type FindingCode, type Findings } from './finding.js';
import type { EarlierReading } from './keeping/keeping.js';
import type { KnownPeople } from './readers/people.js';
import { encodePart, type SelectedPart } from './selection.js';
import type { OnTrust } from './limits.js';
import type { Subject } from './subject.js';
import type { Withheld } from './withheld.js';

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
  'authors',
  'attestations',
  'review_signatures',
  'agent_signatures',
  'people',
  'projection',
  'missing',
  'registry',
  'export',
  'ledger_records',
  'issuer',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

/**
 * `passed`, `failed` (also when it could not be carried to its end), `not_applicable` (there was nothing to
 * check), `not_made` (there may be, but it was left out or could not be looked at).
 */
export type CheckState = MadeCheck['state'] | 'not_applicable' | 'not_made';

/** What takes the bodies. */
export const BODIES_CHECKS = [
  'content',
  'rules',
  'authors',
  'attestations',
  'review_signatures',
  'agent_signatures',
  'people',
] as const satisfies readonly CheckName[];

/** A check that was made. */
export interface MadeCheck {
  name: CheckName;
  state: 'passed' | 'failed';
  /** How many things were checked: entries, bodies, decisions, checkpoints, stored values, ledgers. */
  count: number;
}

export type CheckResult =
  | MadeCheck
  | {
      name: CheckName;
      state: Exclude<CheckState, MadeCheck['state']>;
      count: 0;
      /** Why, as one sentence. */
      reason: string;
    };

/** The checks that were made: the others neither speak for the evidence nor against it. */
export function madeChecks(checks: readonly CheckResult[]): MadeCheck[] {
  return checks.filter(
    (check): check is MadeCheck => check.state === 'passed' || check.state === 'failed',
  );
}

/** What verification found. `verified` is true only if every check that was made passed. */
export interface VerificationReport {
  verified: boolean;
  depth: 'quick' | 'chain' | 'full';
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
  /** What is said of that checkpoint, each with what checking it came to; empty without one. */
  attestations: readonly Attestation[];
  /**
   * The largest checkpoint that has the cosignatures which the verifier's policy asks for. Absent without a policy,
   * and where there is none: then that is a finding.
   */
  witnessed?: WitnessedCheckpoint;
  /** C2SP verifier key of the ledger. */
  publicKey?: string;
  /** The second one, of ML-DSA-44, that entry 0 names; absent where it names none. */
  secondKey?: string;
  /**
   * That key and those that it handed over to, or that replaced it when it was lost, of which the last signed the
   * checkpoint; absent where there is none other. `from`: entries of the smallest checkpoint that each signs.
   */
  keys?: readonly LedgerKey[];
  /** The key that the verifier brought, where he brought one; not on the wire, where `key_pinned` stands. */
  trustedKey?: string;
  /** What it says of the ledger that it continues; absent where it continues none. Not on the wire. */
  seam?: Seam;
  /** Whether that is the key the verifier said to trust, or hands over to it. */
  keyPinned: boolean;
  entriesChecked: number;
  /** What an earlier run had read, and this one did not read again; absent where this one read everything. */
  earlier?: EarlierReading;
  /** Of a ledger of which some decisions are disclosed: which, and of how many. */
  part?: SelectedPart;
  /** How the receipts that the verifier brought stand; absent where there are none. */
  receipts?: HeldReceipts;
  /** Every check of this scope, made or not, in a fixed order; `people` where the verifier brought any. */
  checks: CheckResult[];
  findings: Finding[];
  /** True when there were more findings than are listed. */
  truncated: boolean;
  /**
   * What checks rest on and is not shown whole, or is not one that is known here; absent: nothing. Not on the wire: the
   * checks that were not made for it say so.
   */
  hidden?: readonly Withheld[];
  /** What rests on the server's word of who wrote it; absent where bodies were not read. Not on the wire: the limits tell it. */
  onTrust?: OnTrust;
  /** What this verification cannot show, in words. */
  limits: string[];
}

/** What the parts of a verification hand to the report. */
export interface Concluded {
  subject: Subject;
  depth: VerificationReport['depth'];
  signed: SignedRoots;
  trustedKey: string | undefined;
  people: KnownPeople | undefined;
  size: number;
  root: Uint8Array | undefined;
  entriesChecked: number;
  earlier?: EarlierReading | undefined;
  part?: SelectedPart;
  receipts: HeldReceipts | undefined;
  counts: Partial<Record<CheckName, number>>;
  /** Checks that were left out or could not be looked at: why, as one sentence. */
  notMade: Partial<Record<CheckName, string>>;
  /** Checks that could not be carried to their end. */
  unfinished: readonly CheckName[];
  /** Where bodies were not read: what entry 0 does not show of itself. */
  hidden: readonly Withheld[];
  onTrust: OnTrust | undefined;
  limits: string[];
  findings: Findings;
  /** Whole ledger: its entries that repeat one of the ledger before. */
  carried?: readonly CarriedEntry[];
}

export function conclude(outcome: Concluded): VerificationReport {
  const { subject, signed, findings, trustedKey } = outcome;
  const keys = signed.latest?.keys ?? [];
  const seam = seamOf(outcome);
  const failed = new Set([...findings.failed].map(checkOf));
  const checks = CHECK_NAMES.filter(
    (name) => (SCOPES[name] ?? subject.scope) === subject.scope || failed.has(name),
  )
    .filter((name) => name !== 'people' || outcome.people !== undefined)
    .filter((name) => name !== 'issuer' || failed.has(name))
    .map((name) => concludeCheck(name, outcome, failed));
  return {
    verified: findings.failed.size === 0 && checks.every(({ state }) => state !== 'failed'),
    depth: outcome.depth,
    source: subject.source,
    scope: subject.scope,
    origin: subject.origin,
    ...(subject.decisionId === undefined ? {} : { decision: subject.decisionId }),
    size: outcome.size,
    ...(outcome.root === undefined ? {} : { root: toHex(outcome.root) }),
    ...(signed.latest === undefined ? {} : { checkpoint: signed.latest.note }),
    attestations: signed.latest?.attestations ?? [],
    ...(signed.witnessed === undefined ? {} : { witnessed: signed.witnessed }),
    ...(subject.publicKey === undefined ? {} : { publicKey: subject.publicKey }),
    ...(subject.secondKey === undefined ? {} : { secondKey: subject.secondKey }),
    ...(keys.length < 2 ? {} : { keys }),
    ...(trustedKey === undefined ? {} : { trustedKey }),
    ...(seam === undefined ? {} : { seam }),
    keyPinned:
      trustedKey !== undefined &&
      subject.publicKey !== undefined &&
      !findings.failed.has('key_untrusted') &&
      !findings.failed.has('key_replaced'),
    entriesChecked: outcome.entriesChecked,
    ...(outcome.earlier && { earlier: outcome.earlier }),
    ...(outcome.part && { part: outcome.part }),
    ...(outcome.receipts && { receipts: outcome.receipts }),
    checks,
    findings: sortFindings(findings.list),
    truncated: findings.dropped > 0,
    ...(outcome.hidden.length > 0 && { hidden: outcome.hidden }),
    ...(outcome.onTrust && { onTrust: outcome.onTrust }),
    limits: outcome.limits,
  };
}

function seamOf({ subject, carried = [] }: Concluded): Seam | undefined {
  const { origin, publicKey, predecessor } = subject;
  if (!predecessor || publicKey === undefined) return undefined;
  return { successor: { origin, publicKey }, predecessor, carried };
}

function concludeCheck(
  name: CheckName,
  { counts, notMade, unfinished }: Concluded,
  failed: ReadonlySet<CheckName>,
): CheckResult {
  const count = counts[name] ?? 0;
  if (failed.has(name) || unfinished.includes(name)) return { name, state: 'failed', count };
  const reason = notMade[name];
  if (reason !== undefined) return { name, state: 'not_made', count: 0, reason };
  if (count > 0) return { name, state: 'passed', count };
  return { name, state: 'not_applicable', count: 0, reason: 'There is nothing of the kind.' };
}

/** Why no author was held against anything. */
export const NOBODY_REGISTERED =
  'This ledger registers nobody: nothing in it shows whether whoever wrote an entry existed.';

/** Why no entry was held against the server's key. */
export const NO_SERVER_KEY =
  'Entry 0 names no key of the server: nothing shows whether what is recorded came through it.';
export const SERVER_KEY_HIDDEN =
  'What entry 0 says of the key of the server is not shown here: whether what is recorded came through it was not looked at.';

const NOT_WHOLE =
  'are not whole here, or stand behind what is not: whether they are signed was not looked at.';

/** Why no signature was verified, where there may be one. */
export function signaturesNotMade({ reviews, agents }: SignatureCounts): Concluded['notMade'] {
  const isUnread = ({ count, unread }: SignatureCount): boolean => count === 0 && unread > 0;
  return {
    ...(isUnread(reviews) ? { review_signatures: `Reviews ${NOT_WHOLE}` } : {}),
    ...(isUnread(agents) ? { agent_signatures: `Records of agents ${NOT_WHOLE}` } : {}),
  };
}

/**
 * Why the rules were not replayed: of one decision where anything of it could not be, of a ledger where that is so of
 * every decision. How many of a ledger were not is one of its limits.
 */
export function rulesNotMade(
  scope: Subject['scope'],
  { entries, opaque }: { entries: number; opaque: number },
): Concluded['notMade'] {
  if (opaque === 0 || (scope === 'ledger' && entries > 0)) return {};
  return { rules: NOT_REPLAYED };
}

const NOT_REPLAYED =
  'Something that they work with is missing, damaged, withheld, erased or under a policy not known here.';

/** Checks that are of one scope only; the others are of both. */
const SCOPES: Partial<Record<CheckName, Subject['scope']>> = {
  tree: 'ledger',
  inclusion: 'decision',
  projection: 'ledger',
  missing: 'ledger',
  registry: 'ledger',
  export: 'decision',
  ledger_records: 'decision',
  issuer: 'decision',
};

const CHECK_BY_CODE: Partial<Record<FindingCode, CheckName>> = {
  decision_seq_mismatch: 'decision_chain',
  decision_prev_mismatch: 'decision_chain',
  decision_foreign_entry: 'decision_chain',
  decision_entries_missing: 'decision_chain',
  inclusion_mismatch: 'inclusion',
  inclusion_proof_missing: 'inclusion',
  export_record_missing: 'export',
  statement_mismatch: 'export',
  issuer_found: 'issuer',
  ledger_records_mismatch: 'ledger_records',
  server_key_malformed: 'attestations',
  attestation_missing: 'attestations',
  attestation_invalid: 'attestations',
  author_unknown: 'authors',
  author_mismatch: 'authors',
  author_not_in_force: 'authors',
  author_unconfirmed: 'authors',
  second_person_required: 'authors',
  review_signature_missing: 'review_signatures',
  review_signature_invalid: 'review_signatures',
  passkey_unproven: 'review_signatures',
  agent_signature_missing: 'agent_signatures',
  agent_signature_invalid: 'agent_signatures',
  agent_signature_key_unknown: 'agent_signatures',
  agent_signature_key_revoked: 'agent_signatures',
  agent_signature_repeated: 'agent_signatures',
  signing_key_unproven: 'agent_signatures',
  person_key_unknown: 'people',
  person_signature_missing: 'people',
  person_unlisted: 'people',
  ledger_missing: 'registry',
  ledger_unregistered: 'registry',
  registry_incomplete: 'registry',
  registration_mismatch: 'registry',
  move_mismatch: 'registry',
};

function checkOf(code: FindingCode): CheckName {
  const kind = FINDING_CODES[code];
  return CHECK_BY_CODE[code] ?? (kind === 'rule' ? 'rules' : kind);
}

/** By entry, so that what belongs together stands together; findings about the whole come first. */
function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => (a.seq ?? -1) - (b.seq ?? -1));
}

/** The report with the names that it has on the wire, for every way in which one is asked for. */
export function encodeReport(report: VerificationReport): JsonObject {
  const {
    keyPinned,
    trustedKey: _,
    onTrust: _onTrust,
    hidden: _hidden,
    seam: _seam,
    entriesChecked,
    publicKey,
    secondKey,
    keys,
    attestations,
    ...others
  } = report;
  const { witnessed, receipts, part, earlier, checks, findings, ...rest } = others;
  return {
    ...rest,
    ...(publicKey === undefined ? {} : { public_key: publicKey }),
    ...(secondKey === undefined ? {} : { second_public_key: secondKey }),
    ...(keys === undefined ? {} : { keys: keys.map(encodeKey) }),
    key_pinned: keyPinned,
    entries_checked: entriesChecked,
    ...(earlier === undefined ? {} : { earlier_reading: { ...earlier } }),
    ...(part === undefined ? {} : { part: encodePart(part) }),
    ...(receipts === undefined ? {} : { receipts: { ...receipts } }),
    ...encodeWitnesses({ attestations, ...(witnessed && { witnessed }) }),
    checks: checks.map((check) => ({ ...check })),
    findings: findings.map((finding) => ({ ...finding })),
  };
}

/** A key that signed, with the names that it has on the wire. */
export function encodeKey({ from, key, replaced }: LedgerKey): JsonObject {
  return { from, key, ...(replaced === undefined ? {} : { replaced }) };
}

/** What is said of a checkpoint, with the names that it has on the wire. */
export function encodeWitnesses({
  attestations,
  witnessed,
}: Pick<VerificationReport, 'attestations' | 'witnessed'>): JsonObject {
  return {
    attestations: attestations.map(({ kind, state, name, ...more }) => ({
      kind,
      state,
      name,
      ...('keyId' in more ? { key_id: more.keyId } : {}),
      ...('witness' in more ? { witness: more.witness, algorithm: more.algorithm } : {}),
      ...('time' in more ? { time: more.time } : {}),
      ...('authority' in more ? { authority: more.authority } : {}),
      ...('fault' in more ? { fault: more.fault } : {}),
    })),
    ...(witnessed === undefined ? {} : { witnessed: encodeWitnessed(witnessed) }),
  };
}

function encodeWitnessed({ size, quorum, cosignatures }: WitnessedCheckpoint): JsonObject {
  return {
    size,
    quorum,
    cosignatures: cosignatures.map(({ name, witness, algorithm, time }) => ({
      name,
      witness,
      algorithm,
      ...(time === undefined ? {} : { time }),
    })),
  };
}
