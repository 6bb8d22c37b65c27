import { leafHash, toHex, ZERO_HASH_HEX } from '@docket/chain';
import type { Leaf } from '@docket/chain';
import { decodeState, evolve } from '@docket/record';
import type { DecisionState, FoldEntry, LedgerState, Policy } from '@docket/record';
import type { DecisionCursor } from './decision-cursor.js';
import { evolveByRow } from './ledger-state.js';
import type { LedgerRow } from './ledger-state.js';
import { readRecord } from './read-record.js';
import type { RecordRow } from './read-record.js';
import { FIND_DECISION_ENTRIES, FIND_POLICIES } from './statements.js';
import type { LedgerAsker } from '../ledger-scope.js';

/** A decision as its row says that it is, where the caller wrote the row itself just now. */
export interface OwnDecisionRow {
  decision_id: string;
  last_hash: Buffer;
  state: string;
}

/** See DECISION_FIELDS: the row, and the last entry that there is. Null where no entry is of the decision. */
export interface FoldedDecisionRow extends OwnDecisionRow {
  at_seq: string | null;
  at_decision_seq: number | null;
  at_hash: Buffer | null;
}

/** A decision with an entry that is no record, so that nobody can say how the decision stands. */
export interface UnreadableDecision {
  readonly decisionId: string;
  /** Position of the first such entry in the ledger. */
  readonly seq: number;
  /** Why it is none, as half a sentence. */
  readonly why: string;
}

export interface FoundDecisions {
  cursors: DecisionCursor[];
  unreadable: UnreadableDecision[];
}

/** Entries read at once. */
const PAGE = 500;

/**
 * The decisions of these rows. A stored state is used only where it has the form that this version of the fold gives it
 * and is of the last entry that there is: any other is folded again from the decision's entries by this version's own
 * rules. So two versions may work on one ledger at the same time, and a row that somebody wrote past the server is
 * not believed where it is of other entries. What it says of the right ones is believed: that it is what they give,
 * verification shows. A decision without an entry is none, whatever its row says.
 *
 * Folding again sees every entry that is committed when it reads: on a connection that holds the lock of
 * the head, exactly those that the batch will follow; elsewhere perhaps one more than the row, and then
 * the head has moved, which the write finds out.
 */
export async function readDecisions(
  client: LedgerAsker,
  ledgerNo: number,
  rows: readonly (FoldedDecisionRow | OwnDecisionRow)[],
): Promise<FoundDecisions> {
  const found: FoundDecisions = { cursors: [], unreadable: [] };
  let policies: readonly PolicyFrom[] | undefined;
  for (const row of rows) {
    const { decision_id: decisionId } = row;
    const stored = storedCursor(row);
    if (stored !== undefined) {
      found.cursors.push(stored);
      continue;
    }
    policies ??= await readPolicies(client, ledgerNo);
    const folded = await refold(client, ledgerNo, { decisionId, policies });
    if (folded === undefined) continue;
    if ('why' in folded) found.unreadable.push(folded);
    else found.cursors.push(folded);
  }
  return found;
}

/** What was folded of the decisions that were asked for. */
export interface TakenDecisions extends FoundDecisions {
  /** How many of them were looked at: where it was enough before the last one, fewer than all. */
  taken: number;
}

/**
 * These decisions as their entries alone give them, whatever their rows say; those that have none are left out. At least
 * one is looked at, and then whether it is enough is asked before each.
 */
export async function foldDecisions(
  client: LedgerAsker,
  ledgerNo: number,
  { decisionIds, isEnough }: { decisionIds: readonly string[]; isEnough: () => boolean },
): Promise<TakenDecisions> {
  const found: TakenDecisions = { cursors: [], unreadable: [], taken: 0 };
  const policies = await readPolicies(client, ledgerNo);
  for (const decisionId of decisionIds) {
    if (found.taken > 0 && isEnough()) break;
    found.taken += 1;
    const folded = await refold(client, ledgerNo, { decisionId, policies });
    if (folded === undefined) continue;
    if ('why' in folded) found.unreadable.push(folded);
    else found.cursors.push(folded);
  }
  return found;
}

/** Undefined: it is not to be used. */
function storedCursor(row: FoldedDecisionRow | OwnDecisionRow): DecisionCursor | undefined {
  const decoded = decodeState(row.state);
  if (!decoded.ok) return undefined;
  const { state } = decoded;
  if (state.id !== row.decision_id) return undefined;
  const lastHash = row.last_hash.toString('hex');
  if ('at_seq' in row) {
    const { at_seq: seq, at_decision_seq: decisionSeq, at_hash: hash } = row;
    const isOfLast = Number(seq) === state.lastSeq && decisionSeq === state.entryCount - 1;
    if (!isOfLast || hash?.toString('hex') !== lastHash) return undefined;
  }
  return { decisionId: row.decision_id, state, lastHash };
}

interface FoldedDecision {
  readonly decisionId: string;
  readonly policies: readonly PolicyFrom[];
}

/** Undefined: there is no entry of it. */
async function refold(
  client: LedgerAsker,
  ledgerNo: number,
  decision: FoldedDecision,
): Promise<DecisionCursor | UnreadableDecision | undefined> {
  let cursor: DecisionCursor | undefined;
  for (;;) {
    const values = [ledgerNo, decision.decisionId, cursor?.state.entryCount ?? 0, PAGE];
    const { rows } = await client.query<DecisionEntryRow>({ ...FIND_DECISION_ENTRIES, values });
    for (const row of rows) {
      const next = foldRow(cursor, row, decision);
      if ('why' in next) return next;
      cursor = next;
    }
    if (rows.length < PAGE) return cursor;
  }
}

/** See FIND_DECISION_ENTRIES. */
interface DecisionEntryRow extends RecordRow {
  seq: string;
  decision_seq: number;
}

function foldRow(
  before: DecisionCursor | undefined,
  row: DecisionEntryRow,
  { decisionId, policies }: FoldedDecision,
): DecisionCursor | UnreadableDecision {
  const seq = Number(row.seq);
  const position = before?.state.entryCount ?? 0;
  const none = (why: string): UnreadableDecision => ({ decisionId, seq, why });
  if (row.decision_seq !== position)
    return none(
      `it is number ${row.decision_seq} of its decision, of which number ${position} is missing`,
    );
  const prev = before?.lastHash ?? ZERO_HASH_HEX;
  const policy = policyAt(policies, seq);
  const { body_commitment: granularity } = policy;
  const place = { seq, decision: { id: decisionId, seq: position, prev }, granularity };
  const read = readRecord(row, place);
  if ('unread' in read) return none(read.unread);
  let state: DecisionState;
  try {
    state = evolve(before?.state, foldEntry(read.leaf, read.body), policy);
  } catch {
    // It is total on entries of the schemas that it knows: this one is of another, or values of it were erased.
    return none(`nothing can be made of it in its decision (${read.leaf.type})`);
  }
  return { decisionId, state, lastHash: toHex(leafHash(row.leaf)) };
}

/** An entry of a decision as the fold takes it. */
export function foldEntry(leaf: Leaf, body: unknown): FoldEntry {
  const { type, actor, role, seq, time, decision } = leaf;
  return {
    type,
    body,
    actor,
    role,
    seq,
    time,
    decisionId: decision?.id ?? '',
    decisionSeq: decision?.seq ?? 0,
  } as FoldEntry;
}

/** A policy, and the entry from which on it is in force. */
interface PolicyFrom {
  readonly seq: number;
  readonly policy: Policy;
}

/** Every policy that the ledger has had, oldest first. */
async function readPolicies(client: LedgerAsker, ledgerNo: number): Promise<PolicyFrom[]> {
  const { rows } = await client.query<LedgerRow>({ ...FIND_POLICIES, values: [ledgerNo] });
  const policies: PolicyFrom[] = [];
  let state: LedgerState | undefined;
  for (const row of rows) {
    state = evolveByRow(state, row);
    if (state !== undefined) policies.push({ seq: state.policySeq, policy: state.policy });
  }
  return policies;
}

function policyAt(policies: readonly PolicyFrom[], seq: number): Policy {
  const found = policies.findLast((policy) => policy.seq < seq);
  if (found === undefined) throw new Error('The ledger has no entry 0.');
  return found.policy;
}
