import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import type pg from 'pg';
import { int8Array, textArray } from '../binary-array.js';
import type { DecisionCache, DecisionCursor } from './decision-cursor.js';
import type { FoundHead } from '../known-heads.js';
import type { LedgerHead } from './batch.js';
import { readDecisions } from './refold.js';
import type { FoldedDecisionRow, FoundDecisions, UnreadableDecision } from './refold.js';
import { FIND_CHANGED_DECISIONS, FIND_KEYS, LOCK_HEAD } from './statements.js';
import type { PreparedSubmission } from './submission.js';
import { keyName } from './columns.js';
import type { KeyUse } from './columns.js';
import type { LedgerAsker } from '../ledger-scope.js';

export interface LockedHead {
  readonly head: LedgerHead & Omit<FoundHead, 'restoredSince'>;
  readonly frontier: Buffer;
}

/**
 * In a transaction: waits for the lock of the ledger's head. Undefined where there is none. `seenSize`: how many
 * entries were seen before.
 */
export async function lockHead(
  client: pg.ClientBase,
  ledgerNo: number,
  seenSize = 0,
): Promise<LockedHead | undefined> {
  const values = [ledgerNo, seenSize - 1];
  const { rows } = await client.query<HeadRow>({ ...LOCK_HEAD, values });
  const row = rows[0];
  if (row === undefined) return undefined;
  const { size, last_hash: hash, last_time: lastTime, frontier, at_seen: atSeen, origin } = row;
  const head = {
    size: Number(size),
    lastHash: hash.toString('hex'),
    lastTime,
    atSeen: atSeen === null ? null : atSeen.toString('hex'),
    origin: origin ?? '',
  };
  return { head, frontier };
}

interface HeadRow {
  size: string;
  last_hash: Buffer;
  last_time: string;
  frontier: Buffer;
  at_seen: Buffer | null;
  origin: string | null;
}

/** The first uses of those of the batch's keys that their principals used before, by keyName. */
export async function findKeys(
  client: LedgerAsker,
  ledgerNo: number,
  submissions: readonly PreparedSubmission[],
): Promise<Map<string, KeyUse>> {
  const wanted = new Map(
    submissions.flatMap(({ author, key }) =>
      key === undefined ? [] : [[keyName({ principal: author.actor, key }), { author, key }]],
    ),
  );
  if (wanted.size === 0) return new Map();
  const all = [...wanted.values()];
  const principals = textArray(all.map(({ author }) => author.actor));
  const values = [ledgerNo, principals, textArray(all.map(({ key }) => key))];
  const { rows } = await client.query<KeyRow>({ ...FIND_KEYS, values });
  return new Map(rows.map((row) => [keyName(row), readKey(row)]));
}

interface KeyRow {
  principal: string;
  key: string;
  seq: string;
  entry_count: number;
  request_digest: Buffer;
  answer: string | null;
  decision_id: string | null;
  /** Of the entry; null where there is none. */
  type: string | null;
  leaf: Buffer | null;
  body: Buffer | null;
}

function readKey(row: KeyRow): KeyUse {
  return {
    principal: row.principal,
    key: row.key,
    seq: Number(row.seq),
    entryCount: row.entry_count,
    requestDigest: row.request_digest,
    answer: row.answer,
    decisionId: row.decision_id,
    sideEffectId: sideEffectOf(row),
    ...(isStray(row) && { isStray: true }),
  };
}

/** Of a report on a side effect. Null where its body can no longer be read: then the digest alone says what was asked. */
function sideEffectOf({ type, body }: KeyRow): string | null {
  if (type?.startsWith('side_effect.') !== true || type === 'side_effect.intent') return null;
  const id = readObject(body)?.['side_effect_id'];
  return typeof id === 'string' ? id : null;
}

/** What cannot be read any more contradicts nothing: verification names it. */
function isStray({ principal, key, leaf, body }: KeyRow): boolean {
  if (leaf === null) return true;
  const { actor } = readObject(leaf) ?? {};
  if (actor !== undefined && actor !== principal) return true;
  const said = readObject(body);
  return said !== undefined && said['idempotency_key'] !== key;
}

function readObject(bytes: Buffer | null): JsonObject | undefined {
  if (bytes === null) return undefined;
  try {
    const value = JSON.parse(bytes.toString('utf8')) as Json;
    return isJsonObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The decisions that the batch continues. */
export function existingDecisions(submissions: readonly PreparedSubmission[]): string[] {
  const ids = new Set<string>();
  for (const { type, decisionId } of submissions) {
    if (decisionId !== undefined && type !== 'decision.opened') ids.add(decisionId);
  }
  return [...ids];
}

/** An answer of the database about decisions. */
export interface DecisionRows {
  /** What was asked for, and what was kept of each then: what is kept may be given up while the answer is waited for. */
  readonly asked: ReadonlyMap<string, DecisionCursor | undefined>;
  /** Those that differ from it. */
  readonly rows: readonly FoldedDecisionRow[];
}

export async function findChangedDecisions(
  client: LedgerAsker,
  ledgerNo: number,
  decisions: DecisionCache,
  asked: readonly string[],
): Promise<DecisionRows> {
  if (asked.length === 0) return { asked: new Map(), rows: [] };
  const kept = new Map(asked.map((id) => [id, decisions.last(id)]));
  const known = asked.map((id) => kept.get(id)?.state.lastSeq ?? -1);
  const values = [ledgerNo, textArray(asked), int8Array(known)];
  const { rows } = await client.query<FoldedDecisionRow>({ ...FIND_CHANGED_DECISIONS, values });
  return { asked: kept, rows };
}

/** Decisions by their ids. */
export interface AdoptedDecisions {
  readonly cursors: ReadonlyMap<string, DecisionCursor>;
  readonly unreadable: ReadonlyMap<string, UnreadableDecision>;
}

/**
 * What was asked for: by its row, or, where there is none, as it was kept; of what does not exist, nothing. It is kept
 * as current. What cannot be read is not kept. `client` is the connection on which the rows were found.
 */
export async function adoptDecisions(
  client: LedgerAsker,
  ledgerNo: number,
  decisions: DecisionCache,
  { asked, rows }: DecisionRows,
): Promise<AdoptedDecisions> {
  const none: FoundDecisions = { cursors: [], unreadable: [] };
  const read = rows.length === 0 ? none : await readDecisions(client, ledgerNo, rows);
  const changed = new Map(read.cursors.map((one) => [one.decisionId, one]));
  const unreadable = new Map(read.unreadable.map((one) => [one.decisionId, one]));
  const adopted = new Map<string, DecisionCursor>();
  for (const [id, kept] of asked) {
    const cursor = unreadable.has(id) ? undefined : (changed.get(id) ?? kept);
    if (cursor === undefined) continue;
    decisions.keep(cursor);
    adopted.set(id, cursor);
  }
  for (const id of unreadable.keys()) decisions.drop(id);
  return { cursors: adopted, unreadable };
}
