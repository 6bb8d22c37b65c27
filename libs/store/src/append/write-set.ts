import { TILE_WIDTH } from '@docket/chain';
import { decodeState, encodeState } from '@docket/record';
import type pg from 'pg';
import { boolArray, byteaArray, int4Array, int8Array, textArray } from '../binary-array.js';
import type { LedgerHead, PlannedEntry, TreeEdge } from './batch.js';
import type { DecisionCursor } from './decision-cursor.js';
import type { FullTile } from './open-tiles.js';
import {
  APPEND,
  APPEND_WITH_KEYS_AND_TILES,
  READ_LEAF_HASHES,
  READ_TILE_ROOTS,
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
  /** The head that everything else was planned to follow. */
  readonly before: LedgerHead;
  readonly entries: readonly PlannedEntry[];
  /** Each changed decision once, as its last entry of this set leaves it. */
  readonly decisions: readonly DecisionCursor[];
  readonly keys: readonly KeyUse[];
  readonly head: LedgerHead;
  readonly edge: TreeEdge;
}

/**
 * Writes the whole set by one statement on a pipelined connection; `last` (the commit) is sent right
 * behind it. Returns false, with nothing written, when the head is no longer at `before`.
 */
export async function write(
  client: pg.ClientBase,
  ledgerNo: number,
  set: WriteSet,
  last?: 'COMMIT',
): Promise<boolean> {
  const full = set.edge.tiles.takeFull();
  const tiles = full.every(isComplete) ? full : await completeTiles(client, ledgerNo, full);
  const written = client.query(appendStatement(ledgerNo, set, tiles));
  const committed = last === undefined ? undefined : client.query(last);
  const [{ rowCount }, commit] = await Promise.all([written, committed]);
  // COMMIT of a failed transaction is no error: it answers ROLLBACK.
  if (commit !== undefined && commit.command !== last) {
    throw new Error(`PostgreSQL answered ${commit.command} to COMMIT.`);
  }
  return rowCount === 1;
}

function appendStatement(
  ledgerNo: number,
  set: WriteSet,
  tiles: readonly FullTile[],
): { name: string; text: string; values: unknown[] } {
  const values = appendValues(ledgerNo, set);
  if (set.keys.length === 0 && tiles.length === 0) return { ...APPEND, values };
  return {
    ...APPEND_WITH_KEYS_AND_TILES,
    values: [...values, ...keyValues(set.keys), ...tileValues(tiles)],
  };
}

/** In the order of the parameters of APPEND. */
function appendValues(ledgerNo: number, { before, entries, decisions, head, edge }: WriteSet): unknown[] {
  const hashes = entries.map((entry) => entry.hash);
  const lastHash = Buffer.from(before.lastHash, 'hex');
  return [
    byteaArray(entries.map((entry) => entry.bytes)),
    byteaArray(entries.map((entry) => entry.leaf)),
    ledgerNo,
    before.size,
    lastHash,
    head.size,
    Buffer.from(head.lastHash, 'hex'),
    head.lastTime,
    Buffer.from(edge.range.encode()),
    byteaArray(hashes),
    byteaArray([lastHash, ...hashes.slice(0, -1)]),
    textArray(entries.map((entry) => entry.type)),
    textArray(entries.map((entry) => entry.decisionId)),
    int4Array(entries.map((entry) => entry.decisionSeq)),
    byteaArray(entries.map((entry) => entry.secret)),
    ...decisionValues(decisions),
  ];
}

function tileValues(tiles: readonly FullTile[]): Buffer[] {
  return [
    int4Array(tiles.map((tile) => tile.level)),
    int8Array(tiles.map((tile) => tile.index)),
    byteaArray(tiles.map((tile) => tile.root)),
    byteaArray(tiles.map((tile) => Buffer.concat(tile.hashes))),
  ];
}

/** In the order of the columns in UPSERT_DECISIONS. */
export function decisionValues(cursors: readonly DecisionCursor[]): Buffer[] {
  const states = cursors.map((cursor) => cursor.state);
  return [
    textArray(states.map((state) => encodeState(state))),
    textArray(cursors.map((cursor) => cursor.decisionId)),
    int8Array(states.map((state) => state.openedSeq)),
    int8Array(states.map((state) => state.lastSeq)),
    byteaArray(cursors.map((cursor) => Buffer.from(cursor.lastHash, 'hex'))),
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
  ];
}

/** In the order of the columns in INSERT_KEYS. */
export function keyValues(keys: readonly KeyUse[]): Buffer[] {
  return [
    textArray(keys.map((use) => use.key)),
    int8Array(keys.map((use) => use.seq)),
    int4Array(keys.map((use) => use.entryCount)),
    byteaArray(keys.map((use) => use.requestDigest)),
    textArray(keys.map((use) => use.answer)),
  ];
}

function isComplete(tile: FullTile): boolean {
  return tile.from === 0;
}

/** Fetches the hashes of full tiles that were written before this process knew the ledger. */
async function completeTiles(
  client: pg.ClientBase,
  ledgerNo: number,
  tiles: readonly FullTile[],
): Promise<FullTile[]> {
  return Promise.all(
    tiles.map((tile) => (isComplete(tile) ? tile : completeTile(client, ledgerNo, tile))),
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
