import { decodeLeaf, leafHash, toHex } from '@docket/chain';
import type { Leaf } from '@docket/chain';
import { decodeState, evolve } from '@docket/record';
import type { DecisionState, FoldEntry, LedgerState, Policy } from '@docket/record';
import type { DecisionCursor } from './decision-cursor.js';
import { evolveByRow } from './ledger-state.js';
import type { LedgerRow } from './ledger-state.js';
import { FIND_DECISION_ENTRIES, FIND_POLICIES } from './statements.js';
import type { LedgerAsker } from '../ledger-scope.js';

/** See FIND_CHANGED_DECISIONS. */
export interface ChangedDecisionRow {
  decision_id: string;
  last_hash: Buffer;
  state: string;
}

/** Entries read at once. */
const PAGE = 500;

/**
 * The decisions of these rows. A stored state is used only where this version of the fold wrote it: one of
 * an earlier or a later version, or one that nobody can read, is folded again from the decision's entries
 * by this version's own rules. So two versions may work on one ledger at the same time.
 *
 * Folding again sees every entry that is committed when it reads: on a connection that holds the lock of
 * the head, exactly those that the batch will follow; elsewhere perhaps one more than the row, and then
 * the head has moved, which the write finds out.
 *
 * @throws {Error} when an entry of such a decision has no body: verify the ledger.
 */
export async function readDecisions(
  client: LedgerAsker,
  ledgerNo: number,
  rows: readonly ChangedDecisionRow[],
): Promise<DecisionCursor[]> {
  const cursors: DecisionCursor[] = [];
  let policies: readonly PolicyFrom[] | undefined;
  for (const { decision_id: decisionId, last_hash: lastHash, state } of rows) {
    const decoded = decodeState(state);
    if (decoded.ok) {
      cursors.push({ decisionId, state: decoded.state, lastHash: lastHash.toString('hex') });
      continue;
    }
    policies ??= await readPolicies(client, ledgerNo);
    cursors.push(await refold(client, ledgerNo, decisionId, policies));
  }
  return cursors;
}

async function refold(
  client: LedgerAsker,
  ledgerNo: number,
  decisionId: string,
  policies: readonly PolicyFrom[],
): Promise<DecisionCursor> {
  let state: DecisionState | undefined;
  let lastHash = '';
  for (;;) {
    const values = [ledgerNo, decisionId, state?.entryCount ?? 0, PAGE];
    const { rows } = await client.query<EntryRow>({ ...FIND_DECISION_ENTRIES, values });
    for (const { seq, leaf, body } of rows) {
      if (body === null) throw new Error(`Entry ${seq} has no body: verify the ledger.`);
      const entry = foldEntry(decodeLeaf(leaf), body);
      state = evolve(state, entry, policyAt(policies, entry.seq));
      lastHash = toHex(leafHash(leaf));
    }
    if (rows.length < PAGE) break;
  }
  if (state === undefined) throw new Error(`Decision ${decisionId} has a state and no entry.`);
  return { decisionId, state, lastHash };
}

interface EntryRow {
  seq: string;
  leaf: Buffer;
  body: Buffer | null;
}

/** An entry of a decision as the fold takes it. */
export function foldEntry(leaf: Leaf, body: Uint8Array): FoldEntry {
  const { type, actor, role, seq, time, decision } = leaf;
  return {
    type,
    // Recorded as a valid record of this type; that it still is, verification shows.
    body: JSON.parse(Buffer.from(body).toString('utf8')) as unknown,
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
