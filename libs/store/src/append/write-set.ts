import { TILE_WIDTH, fromHex } from '@docket/chain';
import { decodeState, encodeState } from '@docket/record';
import type pg from 'pg';
import { boolArray, byteaArray, int4Array, int8Array, textArray } from '../binary-array.js';
import type { LedgerHead, PlannedEntry, TreeEdge } from './batch.js';
import type { DecisionCursor } from './decision-cursor.js';
import type { FullTile } from './open-tiles.js';
import {
  INSERT_BODIES,
  INSERT_ENTRIES,
  INSERT_KEYS,
  INSERT_TILES,
  MOVE_HEAD,
  READ_LEAF_HASHES,
  READ_TILE_ROOTS,
  UPSERT_DECISIONS,
} from './statements.js';

/** An idempotency key's first use. */
export interface KeyUse {
  readonly key: string;
  readonly seq: number;
  readonly entryCount: number;
  readonly requestDigest: Uint8Array;
  /** See encodeAnswer. */
  readonly answer: string | null;
}

/** Everything one transaction adds to one ledger. */
export interface WriteSet {
  readonly entries: readonly PlannedEntry[];
  /** Each changed decision once, as its last entry of this set leaves it. */
  readonly decisions: readonly DecisionCursor[];
  readonly keys: readonly KeyUse[];
  readonly head: LedgerHead;
  readonly edge: TreeEdge;
}

interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

/**
 * Sends the whole set in one go on a pipelined connection whose transaction holds the head's lock, with
 * `last` (the commit) behind it. Rejects when any statement failed.
 */
export async function write(
  client: pg.ClientBase,
  ledgerNo: number,
  set: WriteSet,
  last?: string,
): Promise<void> {
  const tiles = await completeTiles(client, ledgerNo, set.edge.tiles.takeFull());
  const statements = [
    insertEntries(ledgerNo, set.entries),
    insertBodies(ledgerNo, set.entries),
    ...(set.decisions.length > 0 ? [upsertDecisions(ledgerNo, set.decisions)] : []),
    ...(set.keys.length > 0 ? [insertKeys(ledgerNo, set.keys)] : []),
    ...(tiles.length > 0 ? [insertTiles(ledgerNo, tiles)] : []),
    moveHead(ledgerNo, set),
  ];
  const answers = statements.map((statement) => client.query(statement));
  const committed = last === undefined ? undefined : client.query(last);
  await Promise.all([...answers, committed]);
  // COMMIT of a failed transaction is no error: it answers ROLLBACK.
  const result = await committed;
  if (result !== undefined && result.command !== last) {
    throw new Error(`PostgreSQL answered ${result.command} to ${last ?? ''}`);
  }
}

function insertEntries(ledgerNo: number, entries: readonly PlannedEntry[]): Statement {
  return {
    ...INSERT_ENTRIES,
    values: [
      ledgerNo,
      firstSeq(entries),
      byteaArray(entries.map((entry) => entry.hash)),
      byteaArray(entries.map((entry) => fromHex(entry.prev))),
      textArray(entries.map((entry) => entry.type)),
      textArray(entries.map((entry) => entry.decisionId)),
      int4Array(entries.map((entry) => entry.decisionSeq)),
      byteaArray(entries.map((entry) => entry.leaf)),
    ],
  };
}

function insertBodies(ledgerNo: number, entries: readonly PlannedEntry[]): Statement {
  return {
    ...INSERT_BODIES,
    values: [
      ledgerNo,
      firstSeq(entries),
      byteaArray(entries.map((entry) => entry.bytes)),
      byteaArray(entries.map((entry) => entry.secret)),
    ],
  };
}

function firstSeq(entries: readonly PlannedEntry[]): number {
  const first = entries[0];
  if (first === undefined) throw new Error('Nothing to write.');
  return first.seq;
}

export function insertKeys(ledgerNo: number, keys: readonly KeyUse[]): Statement {
  return {
    ...INSERT_KEYS,
    values: [
      ledgerNo,
      textArray(keys.map((use) => use.key)),
      int8Array(keys.map((use) => use.seq)),
      int4Array(keys.map((use) => use.entryCount)),
      byteaArray(keys.map((use) => use.requestDigest)),
      textArray(keys.map((use) => use.answer)),
    ],
  };
}

function insertTiles(ledgerNo: number, tiles: readonly FullTile[]): Statement {
  return {
    ...INSERT_TILES,
    values: [
      ledgerNo,
      int4Array(tiles.map((tile) => tile.level)),
      int8Array(tiles.map((tile) => tile.index)),
      byteaArray(tiles.map((tile) => tile.root)),
      byteaArray(tiles.map((tile) => Buffer.concat(tile.hashes))),
    ],
  };
}

function moveHead(ledgerNo: number, set: WriteSet): Statement {
  const { size, lastHash, lastTime } = set.head;
  const frontier = Buffer.from(set.edge.range.encode());
  return {
    ...MOVE_HEAD,
    values: [ledgerNo, size, Buffer.from(lastHash, 'hex'), lastTime, frontier],
  };
}

/** Fetches the hashes of full tiles that other processes wrote; they are committed before the lock. */
async function completeTiles(
  client: pg.ClientBase,
  ledgerNo: number,
  tiles: readonly FullTile[],
): Promise<FullTile[]> {
  return Promise.all(
    tiles.map((tile) => (tile.from === 0 ? tile : completeTile(client, ledgerNo, tile))),
  );
}

async function completeTile(
  client: pg.ClientBase,
  ledgerNo: number,
  tile: FullTile,
): Promise<FullTile> {
  const first = tile.index * TILE_WIDTH;
  const range = [ledgerNo, first, first + tile.from];
  const { rows } = await client.query<{ hash: Buffer }>(
    tile.level === 0
      ? { ...READ_LEAF_HASHES, values: range }
      : { ...READ_TILE_ROOTS, values: [...range, tile.level - 1] },
  );
  const hashes = [...rows.map((row) => new Uint8Array(row.hash)), ...tile.hashes];
  if (hashes.length !== TILE_WIDTH) {
    throw new Error(
      `Tile ${tile.level}/${tile.index} has ${hashes.length} hashes instead of ${TILE_WIDTH}.`,
    );
  }
  return { ...tile, from: 0, hashes };
}

export function upsertDecisions(ledgerNo: number, cursors: readonly DecisionCursor[]): Statement {
  const states = cursors.map((cursor) => cursor.state);
  return {
    ...UPSERT_DECISIONS,
    values: [
      ledgerNo,
      textArray(cursors.map((cursor) => cursor.decisionId)),
      int8Array(states.map((state) => state.openedSeq)),
      int8Array(states.map((state) => state.lastSeq)),
      byteaArray(cursors.map((cursor) => fromHex(cursor.lastHash))),
      int4Array(states.map((state) => state.entryCount)),
      textArray(states.map((state) => state.status)),
      textArray(states.map((state) => state.phase)),
      textArray(states.map((state) => state.directive)),
      textArray(states.map((state) => state.stakes)),
      boolArray(states.map((state) => state.needsHuman)),
      textArray(states.map((state) => state.agent.id)),
      textArray(states.map((state) => state.agent.name)),
      textArray(states.map((state) => state.goal)),
      textArray(states.map((state) => state.outcome)),
      textArray(states.map((state) => state.openedAt)),
      textArray(states.map((state) => state.lastTime)),
      textArray(states.map((state) => encodeState(state))),
    ],
  };
}

/** See FIND_CHANGED_DECISIONS. */
export interface DecisionRow {
  decision_id: string;
  last_hash: Buffer;
  state: string;
}

export function readDecision(row: DecisionRow): DecisionCursor {
  return {
    decisionId: row.decision_id,
    state: decodeState(row.state),
    lastHash: row.last_hash.toString('hex'),
  };
}
