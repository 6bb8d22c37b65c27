import { TILE_WIDTH } from '@docket/chain';
import { encodeState } from '@docket/record';
import type pg from 'pg';
import { boolArray, byteaArray, int4Array, int8Array, textArray } from '../binary-array.js';
import type { LedgerHead, PlannedEntry, TreeEdge } from './batch.js';
import type { Written } from './clock-ahead.js';
import type { DecisionCursor } from './decision-cursor.js';
import type { FullTile } from './open-tiles.js';
import {
  APPEND_ALL,
  APPEND_MANY,
  APPEND_ONE,
  DECISION_COLUMNS,
  ENTRY_COLUMNS,
  KEY_COLUMNS,
  READ_LEAF_HASHES,
  READ_TILE_ROOTS,
  TILE_COLUMNS,
} from './statements.js';
import type { ParameterColumn, Shape } from './statements.js';

/** An idempotency key's first use. */
export interface KeyUse {
  readonly key: string;
  readonly seq: number;
  readonly entryCount: number;
  readonly requestDigest: Uint8Array;
  /** See encodeAnswer. */
  readonly answer: string | null;
  /** Decision of the entry; not stored with the key, but read from the entry. */
  readonly decisionId: string | null;
  /** Of a report on a side effect, which one; read from its body like the decision from the entry. */
  readonly sideEffectId: string | null;
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
  /** How far the head's new time may be ahead of the database's clock. */
  readonly clockAheadMaxMs: number;
}

export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** Makes the statement that writes the set; reads what it lacks of tiles that become full. */
export async function prepareWrite(
  client: pg.ClientBase | pg.Pool,
  ledgerNo: number,
  set: WriteSet,
): Promise<Statement> {
  const full = set.edge.tiles.takeFull();
  const tiles = full.every(isComplete) ? full : await completeTiles(client, ledgerNo, full);
  return appendStatement(ledgerNo, set, tiles);
}

/**
 * Sends the statement on a pipelined connection, and `last` (the commit) right behind it. PostgreSQL
 * compares the head, and the time of the last entry with its own clock, in that same statement.
 */
export async function write(
  client: pg.ClientBase,
  statement: Statement,
  last?: 'COMMIT',
): Promise<Written> {
  const written = client.query<AppendRow>({ ...statement });
  const committed = last === undefined ? undefined : client.query(last);
  const [{ rows }, commit] = await Promise.all([written, committed]);
  // COMMIT of a failed transaction is no error: it answers ROLLBACK.
  if (commit !== undefined && commit.command !== last) {
    throw new Error(`PostgreSQL answered ${commit.command} to COMMIT.`);
  }
  const [row] = rows;
  if (row === undefined) throw new Error('PostgreSQL did not say what became of the batch.');
  if (row.too_early_s !== null) return { databaseMs: row.too_early_s * 1000 };
  return row.ledger_no === null ? 'moved' : 'written';
}

interface AppendRow {
  ledger_no: number | null;
  /** The database's clock in seconds since 1970, where the batch came too early for it. */
  too_early_s: number | null;
}

function appendStatement(ledgerNo: number, set: WriteSet, tiles: readonly FullTile[]): Statement {
  const { before, entries, decisions, keys, head, edge, clockAheadMaxMs } = set;
  const isPlain = keys.length === 0 && tiles.length === 0;
  const shape = isPlain && entries.length === 1 && decisions.length === 1 ? 'one' : 'many';
  const values = [
    ...encodeRows(shape, ENTRY_COLUMNS, entryRows(before, entries)),
    ...encodeRows(shape, DECISION_COLUMNS, decisions.map(decisionRow)),
    ledgerNo,
    before.size,
    Buffer.from(before.lastHash, 'hex'),
    head.size,
    Buffer.from(head.lastHash, 'hex'),
    head.lastTime,
    Buffer.from(edge.range.encode()),
    new Date(Date.parse(head.lastTime) - clockAheadMaxMs).toISOString(),
  ];
  if (isPlain) return { ...(shape === 'one' ? APPEND_ONE : APPEND_MANY), values };
  const more = [...keyValues(keys), ...encodeRows('many', TILE_COLUMNS, tiles.map(tileRow))];
  return { ...APPEND_ALL, values: [...values, ...more] };
}

type Value = Uint8Array | string | number | boolean | null;

/** Turns rows into parameters: a binary array for each column, or the one row's values themselves. */
function encodeRows(
  shape: Shape,
  columns: readonly ParameterColumn[],
  rows: readonly Value[][],
): unknown[] {
  if (shape === 'one') return rows[0] ?? [];
  return columns.map(({ type }, i) => {
    // Each row builder below follows its list of columns, so that the values are of the column's type.
    const values: unknown[] = rows.map((row) => row[i]);
    switch (type) {
      case 'bytea':
        return byteaArray(values as (Uint8Array | null)[]);
      case 'text':
        return textArray(values as (string | null)[]);
      case 'integer':
        return int4Array(values as (number | null)[]);
      case 'bigint':
        return int8Array(values as number[]);
      case 'boolean':
        return boolArray(values as boolean[]);
    }
  });
}

/** In the order of ENTRY_COLUMNS. */
function entryRows(before: LedgerHead, entries: readonly PlannedEntry[]): Value[][] {
  let prev: Uint8Array = Buffer.from(before.lastHash, 'hex');
  return entries.map((entry) => {
    const { bytes, leaf, secret, hash, type, decisionId, decisionSeq } = entry;
    const row = [
      asBuffer(bytes),
      asBuffer(leaf),
      asBuffer(secret),
      asBuffer(hash),
      asBuffer(prev),
      type,
    ];
    prev = hash;
    return [...row, decisionId, decisionSeq];
  });
}

/** node-postgres sends a Buffer as binary, and any other array of bytes as text. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** In the order of DECISION_COLUMNS. */
function decisionRow({ decisionId, state, lastHash }: DecisionCursor): Value[] {
  return [
    encodeState(state),
    decisionId,
    state.openedSeq,
    state.lastSeq,
    Buffer.from(lastHash, 'hex'),
    state.entryCount,
    state.status,
    state.phase,
    state.directive,
    state.stakes,
    state.needsHuman,
    state.agent.id,
    state.agent.name,
    state.goal,
    state.outcome,
    state.openedAt,
    state.lastTime,
  ];
}

/** In the order of TILE_COLUMNS. */
function tileRow(tile: FullTile): Value[] {
  return [Buffer.concat(tile.hashes), tile.root, tile.level, tile.index];
}

export function decisionValues(cursors: readonly DecisionCursor[]): unknown[] {
  return encodeRows('many', DECISION_COLUMNS, cursors.map(decisionRow));
}

export function keyValues(keys: readonly KeyUse[]): unknown[] {
  const rows = keys.map(({ key, seq, entryCount, requestDigest, answer }): Value[] => {
    return [key, seq, entryCount, requestDigest, answer];
  });
  return encodeRows('many', KEY_COLUMNS, rows);
}

function isComplete(tile: FullTile): boolean {
  return tile.from === 0;
}

/** Fetches the hashes of full tiles that were written before this process knew the ledger. */
async function completeTiles(
  client: pg.ClientBase | pg.Pool,
  ledgerNo: number,
  tiles: readonly FullTile[],
): Promise<FullTile[]> {
  return Promise.all(
    tiles.map((tile) => (isComplete(tile) ? tile : completeTile(client, ledgerNo, tile))),
  );
}

async function completeTile(
  client: pg.ClientBase | pg.Pool,
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
