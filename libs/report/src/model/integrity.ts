import {
  isTimeStamp,
  type LedgerKey,
  type NoteSignature,
  openSignedCheckpoint,
  parseVerifierKey,
  toHex,
} from '@docket/chain';
import {
  evidenceReader,
  madeChecks,
  verify,
  type ExportClaim,
  type VerificationReport,
} from '@docket/verify';

import type { DossierModel, Evidence, Fact } from '../schema/index.js';
import { keyIdText, type Told } from '../narrative/told.js';
import type { ModelContext } from './context.js';
import { seamFacts } from './seam.js';
import { selfVerificationFact } from './self-verification.js';

/** Findings that one dossier lists; more are counted by the verification itself. */
const FINDINGS_MAX = 100;

/** Verifies the evidence a dossier carries, with the one verifier there is. */
export function verifyEvidence(
  evidence: Evidence,
  exported?: ExportClaim,
): Promise<VerificationReport> {
  const options = { depth: 'full', maxFindings: FINDINGS_MAX } as const;
  return verify(evidenceReader(evidence, exported), options);
}

/** Whether a verification showed that the decision is whole up to the record of the dossier's own export. */
export function isWhole({ checks }: VerificationReport): boolean {
  return checks.some(({ name, state }) => name === 'export' && state === 'passed');
}

/** Whether a verification held the records of the ledger against those that the record of the export names. */
const holdsRecords = ({ checks }: VerificationReport): boolean =>
  checks.some(({ name, state }) => name === 'ledger_records' && state === 'passed');

type Opened = ReturnType<typeof openSignedCheckpoint>;

/** The evidence's checkpoint; undefined where it does not open. */
function openedOf(evidence: Evidence): Opened | undefined {
  try {
    const { checkpoint, public_key: key } = evidence;
    return openSignedCheckpoint(checkpoint, key, key, 'told');
  } catch {
    // The findings say why it does not open; nothing of it may be quoted as if it held.
    return undefined;
  }
}

function checkpointFacts(
  { facts, words }: ModelContext,
  evidence: Evidence,
  opened: Opened | undefined,
): DossierModel['integrity']['checkpoint'] {
  if (opened === undefined) {
    const failed: Fact = {
      state: 'unverified',
      text: words.failedVerification,
      evidence: [],
      reason: 'checkpoint_not_opened',
    };
    return { origin: failed, size: failed, root: failed, key_id: failed, extensions: [] };
  }
  const { checkpoint, keys } = opened;
  const signing = keys.at(-1)?.key ?? evidence.public_key;
  const keyId = keyIdText(parseVerifierKey(signing).keyHash);
  return {
    origin: facts.recorded(checkpoint.origin, []),
    size: facts.recorded(checkpoint.size, []),
    root: facts.recorded(toHex(checkpoint.root), []),
    key_id: facts.recorded(keyId, [], keyId),
    extensions: [...checkpoint.extensions],
  };
}

/**
 * Who says anything of the checkpoint beside the ledger: witnesses, and authorities for the time. A dossier names nobody to
 * trust, so it checks none of their lines.
 */
function anchorFacts(
  { facts, words }: ModelContext,
  opened: Opened | undefined,
  { attestations }: VerificationReport,
): Pick<DossierModel['integrity'], 'witnesses' | 'time_stamps'> {
  const fact = (
    lines: readonly NoteSignature[],
    told: (names: Told[]) => Told,
    none: Told,
  ): Fact => {
    if (lines.length === 0) return { ...facts.notRecorded(), text: none };
    const names = [...new Set(lines.map(({ name }) => name))];
    const text = told(names.map((name) => words.quote(name)));
    return { state: 'unverified', text, value: names, evidence: [], reason: 'not_checked' };
  };
  const { unchecked: lines = [] } = opened ?? {};
  const stamps = lines.filter(isTimeStamp);
  const own = new Set(
    attestations.flatMap((line) => (line.kind === 'second_signature' ? [line.keyId] : [])),
  );
  const isOwn = ({ name, keyHash }: NoteSignature): boolean =>
    name === opened?.checkpoint.origin && own.has(keyHash.toString(16).padStart(8, '0'));
  const others = lines.filter((line) => !isTimeStamp(line) && !isOwn(line));
  return {
    witnesses: fact(others, words.signatureLines, words.noWitnesses),
    time_stamps: fact(stamps, words.timeStampLines, words.noTimeStamps),
  };
}

/** Whether the ledger's second key signed the checkpoint; nothing where entry 0 names none that can be read. */
function secondSignatureFact(
  { facts, words }: ModelContext,
  { attestations, findings }: VerificationReport,
): Pick<DossierModel['integrity'], 'second_signature'> {
  const told = words.secondSignature;
  const lines = attestations.filter((line) => line.kind === 'second_signature');
  const isInvalid = lines.some(({ state }) => state === 'invalid');
  const [first] = lines;
  if (first !== undefined && !isInvalid)
    return { second_signature: facts.recorded(first.time ?? null, [], told.verified) };
  const code = isInvalid ? 'second_signature_invalid' : 'second_signature_missing';
  if (!findings.some((finding) => finding.code === code)) return {};
  const text = isInvalid ? told.invalid : told.missing;
  return { second_signature: { state: 'unverified', text, evidence: [], reason: code } };
}

/**
 * What the verification cannot show. Docket's verifier says it too, in words that may change with its
 * version; a dossier says it in those of its edition, so that it can be checked for as long as it is kept.
 */
function limitsOf(
  context: ModelContext,
  report: VerificationReport,
  keys: readonly LedgerKey[],
): Told[] {
  const { entries, policies, words } = context;
  const hidden = entries.flatMap((entry) => [...entry.hidden.values()]);
  const withheld = hidden.filter(({ state }) => state === 'withheld').length;
  const erased = hidden.length - withheld;
  const replayed = report.checks.find(({ name }) => name === 'rules')?.count ?? 0;
  const isReplayed = replayed >= entries.length;
  const { limit } = words;
  const nothing = { unsigned: 0, attested: 0, unvouched: 0 };
  const { unsigned, attested, unvouched } = report.onTrust ?? nothing;
  const isAttested = report.checks.some(
    ({ name, state }) => name === 'attestations' && state === 'passed',
  );
  return [
    limit.key,
    ...keys.flatMap(({ from, replaced }) => (replaced === true ? [limit.keyReplaced(from)] : [])),
    ...(withheld > 0 ? [limit.withheld(withheld)] : []),
    ...(erased > 0 ? [limit.erased(erased)] : []),
    ...(isReplayed ? [] : [limit.rulesNotReplayed]),
    ...(unsigned === attested ? [] : [limit.unsigned(unsigned - attested)]),
    ...(attested === 0 ? [] : [limit.attested(attested)]),
    ...(unvouched === 0 ? [] : [limit.unvouched(unvouched, isAttested)]),
    limit.oneDecision,
    ...(isReplayed ? [limit.policy(policies.length)] : []),
    isWhole(report) ? limit.later : limit.end,
    ...(holdsRecords(report) ? [] : [limit.records]),
    limit.unrecorded,
  ];
}

/** Section 14: what was verified when the dossier was built, and against what. */
export function buildIntegrity(
  context: ModelContext,
  evidence: Evidence,
  report: VerificationReport,
): DossierModel['integrity'] {
  const { entries, words } = context;
  const opened = openedOf(evidence);
  return {
    verified: report.verified,
    checks: madeChecks(report.checks).map(({ name, state, count }) => ({
      name,
      passed: state === 'passed',
      count,
    })),
    findings: report.findings.map(({ code, kind, seq, pointer, message }) => ({
      code,
      kind,
      ...(seq === undefined ? {} : { seq }),
      ...(pointer === undefined ? {} : { pointer }),
      message: words.quote(message),
    })),
    limits: limitsOf(context, report, opened?.keys ?? []),
    entries: entries.length,
    first_seq: entries[0]?.seq ?? null,
    last_seq: entries.at(-1)?.seq ?? null,
    checkpoint: checkpointFacts(context, evidence, opened),
    public_key: evidence.public_key,
    self_verification: selfVerificationFact(context),
    ...secondSignatureFact(context, report),
    ...seamFacts(context, report),
    ...anchorFacts(context, opened, report),
    leaves: entries.map((entry) => ({
      mark: entry.mark,
      seq: entry.seq,
      type: entry.type,
      leaf_hash: entry.leafHash,
      proof_length: entry.proofLength,
    })),
  };
}
