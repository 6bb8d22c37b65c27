import type { AttributionCounts } from './checks/attribution.js';
import type { Founding, Unheld } from './checks/ledger-fold.js';
import type { SignatureCounts } from './checks/signatures.js';
import { type ComparedStates, checkDecisionStates } from './checks/decision-state.js';
import type { CheckedEntry } from './checked-entry.js';
import { checkContent, parseBodyOf } from './checks/content.js';
import { checkLeaf } from './checks/leaf.js';
import { DecisionFold } from './checks/rules.js';
import { Findings, type FindingsOutcome } from './finding.js';
import type { EntryMaterial, LedgerReader } from './reader.js';
import { type RangeResult, type RangeTask, verifyRange } from './range.js';
import type { KnownPeople } from './readers/people.js';
import { decodeLeaf, LeafError, type Leaf, leafHash, type Granularity } from '@docket/chain';

/** Replays the rules over one share of a ledger's decisions. Plain data. */
interface FoldTask extends Omit<Founding, 'isWhole'> {
  part: number;
  parts: number;
  size: number;
  people?: KnownPeople;
  maxFindings: number;
  /**
   * Where something in the entries is damaged: what leaves and bodies must be like to be replayed. Checked a
   * second time, because the range checks that report it are others'.
   */
  checked?: CheckedAgainst;
}

export interface CheckedAgainst {
  origin: string;
  granularity: Granularity;
}

export interface FoldResult {
  decisions: number;
  /** Entries replayed. */
  entries: number;
  /** Decisions that could not be replayed. */
  opaque: number;
  /** Entries whose author was held against who was registered. */
  authors: number;
  /** Entries held against the server's key. */
  attested: number;
  unheld: Unheld;
  /** Signatures on reviews, and on what agents recorded. */
  signatures: SignatureCounts;
  /** On what it rests that the entries are of whom they name. */
  attribution: AttributionCounts;
  /** Changes of the ledger's policy that were followed. */
  policies: number;
  /** Stored states. */
  states: ComparedStates;
  findings: FindingsOutcome;
}

/** A part of a verification that can be done anywhere: by another thread with a reader of its own. */
export type VerifyTask = { kind: 'range'; task: RangeTask } | { kind: 'fold'; task: FoldTask };
export type VerifyTaskResult =
  { kind: 'range'; result: RangeResult } | { kind: 'fold'; result: FoldResult };

/** runVerifyTask does one part. Task and result are plain data and cross thread boundaries. */
export async function runVerifyTask(
  reader: LedgerReader,
  task: VerifyTask,
): Promise<VerifyTaskResult> {
  if (task.kind === 'range') return { kind: 'range', result: await verifyRange(reader, task.task) };
  return { kind: 'fold', result: await foldDecisions(reader, task.task) };
}

async function foldDecisions(reader: LedgerReader, task: FoldTask): Promise<FoldResult> {
  const findings = new Findings(task.maxFindings);
  const fold = new DecisionFold(task, findings);
  await foldPass(reader, fold, task);
  return finishFold(reader, fold, task, findings);
}

/**
 * finishFold ends the first pass, makes what others are needed, and compares the stored states.
 *
 * @param again decisions that are to be folded once more.
 */
export async function finishFold(
  reader: LedgerReader,
  fold: DecisionFold,
  task: Pick<FoldTask, 'size' | 'checked'>,
  findings: Findings,
  again: ReadonlySet<string> = new Set(),
): Promise<FoldResult> {
  const { policies, authors, attested, unheld } = fold;
  fold.endPass();
  for (const id of again) fold.foldAgain(id);
  while (fold.needsAnotherPass()) {
    await foldPass(reader, fold, task);
    fold.endPass();
  }
  const states = await checkDecisionStates(reader, fold, findings);
  return {
    decisions: fold.decisions,
    entries: fold.entries,
    opaque: fold.opaque,
    policies,
    authors,
    attested,
    unheld,
    signatures: fold.whoWrote.signatures,
    attribution: fold.whoWrote.attribution,
    states,
    findings: findings.outcome(),
  };
}

/**
 * One pass over the entries, for the fold alone. What is wrong with leaves and bodies is the range
 * checks' to say; here it only matters what can be read.
 */
async function foldPass(
  reader: LedgerReader,
  fold: DecisionFold,
  { size, checked }: Pick<FoldTask, 'size' | 'checked'>,
): Promise<void> {
  for await (const batch of reader.entries(0, size, { content: true })) {
    for (const material of batch) {
      // The range checks hold columns against leaves: here they spare the decoding of most leaves.
      if (!fold.wants(material.columns?.decisionId ?? undefined)) continue;
      if (checked !== undefined) {
        foldChecked(fold, material, checked);
        continue;
      }
      const leaf = decode(material.leaf);
      if (leaf === undefined || !fold.wants(leaf.decision?.id)) continue;
      const body = parseBodyOf(material.disclosure);
      const hash = material.storedHash ?? leafHash(material.leaf);
      const isPart = body === undefined && leaf.decision === undefined && hasContent(material);
      const left = isPart && leftOf(material, leaf);
      fold.take({
        seq: material.position,
        leaf,
        hash,
        ...(body && { body }),
        ...(left && { left }),
      });
    }
  }
}

const hasContent = ({ disclosure }: EntryMaterial): boolean =>
  disclosure !== undefined && disclosure !== null;

/** What of a body is shown, if not all of it is. */
function leftOf(material: EntryMaterial, leaf: Leaf): CheckedEntry['left'] {
  const { part, hidden } = checkContent(material, leaf, 'scalar', new Findings(0));
  return part && hidden && { body: part, hidden };
}

/** Replays what the range checks would hand on: see RangeCheck. */
function foldChecked(
  fold: DecisionFold,
  material: EntryMaterial,
  { origin, granularity }: CheckedAgainst,
): void {
  const unsaid = new Findings(0);
  const { leaf, hash, intact } = checkLeaf(material, unsaid);
  if (leaf === undefined || leaf.origin !== origin || !fold.wants(leaf.decision?.id)) return;
  const { body, part, hidden } = checkContent(material, leaf, granularity, unsaid);
  fold.take({
    seq: material.position,
    leaf,
    hash: intact ? hash : (material.storedHash ?? hash),
    ...(intact && body && { body }),
    ...(intact && part && { part }),
    ...(intact && part && hidden && { left: { body: part, hidden } }),
  });
}

function decode(bytes: Uint8Array): Leaf | undefined {
  try {
    return decodeLeaf(bytes);
  } catch (error) {
    if (error instanceof LeafError) return undefined;
    throw error;
  }
}
