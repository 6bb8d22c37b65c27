import { upperNodes, TILE_WIDTH } from '@docket/chain';
import { encodeState } from '@docket/record';
import type pg from 'pg';
import { asValue, scalarParameter } from '../binary-array.js';
import type { LedgerHead, PlannedEntry, TreeEdge } from './batch.js';
import type { Written } from './clock-ahead.js';
import type { DecisionCursor } from './decision-cursor.js';
import type { FullTile } from './open-tiles.js';
import { askBound } from './bound-query.js';
import type { BoundStatement } from './bound-query.js';
import {
  BODY_COLUMNS,
  DECISION_COLUMNS,
  ENTRY_COLUMNS,
  KEY_COLUMNS,
  parametersOf,
  TILE_COLUMNS,
} from './columns.js';
import type { DecisionRow, EntryRow, KeyUse, TileRow } from './columns.js';
import {
  APPEND_ALL,
  APPEND_MANY,
  APPEND_ONE,
  READ_LEAF_HASHES,
  READ_TILE_ROOTS,
} from './statements.js';
import type { LedgerAsker } from '../ledger-scope.js';

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

/** Makes the statement that writes the set; reads what it lacks of tiles that become full. */
export async function prepareWrite(
  client: LedgerAsker,
  ledgerNo: number,
  set: WriteSet,
): Promise<BoundStatement> {
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
  statement: BoundStatement,
  last?: 'COMMIT',
): Promise<Written> {
  const written = askBound(client, statement);
  const committed = last === undefined ? undefined : client.query(last);
  const [{ rows }, commit] = await Promise.all([written, committed]);
  // COMMIT of a failed transaction is no error: it answers ROLLBACK.
  if (commit !== undefined && commit.command !== last) {
    throw new Error(`PostgreSQL answered ${commit.command} to COMMIT.`);
  }
  const answer = rows[0]?.[0];
  if (answer === WRITTEN) return 'written';
  if (answer === MOVED) return 'moved';
  const databaseMs = Number(answer) * 1000;
  if (databaseMs > 0) return { databaseMs };
  throw new Error(`PostgreSQL answered ${answer ?? 'nothing'} to a batch.`);
}

/** What the function answers (0001_ledger.sql) besides the database's clock, in seconds since 1970; as it is printed. */
const WRITTEN = '0';
const MOVED = '-1';

function appendStatement(
  ledgerNo: number,
  set: WriteSet,
  tiles: readonly FullTile[],
): BoundStatement {
  const { before, entries, decisions, keys, head, edge, clockAheadMaxMs } = set;
  const isPlain = keys.length === 0 && tiles.length === 0;
  const shape = isPlain && entries.length === 1 && decisions.length === 1 ? 'one' : 'many';
  const rows = entryRows(before, entries);
  const parameters = [
    ...parametersOf(shape, ENTRY_COLUMNS, rows),
    ...parametersOf(shape, BODY_COLUMNS, rows),
    ...parametersOf(shape, DECISION_COLUMNS, decisions.map(decisionRow)),
    scalarParameter('text', String(ledgerNo)),
    scalarParameter('bigint', before.size),
    scalarParameter('bytea', Buffer.from(before.lastHash, 'hex')),
    scalarParameter('bigint', head.size),
    scalarParameter('bytea', Buffer.from(head.lastHash, 'hex')),
    scalarParameter('text', head.lastTime),
    scalarParameter('bytea', edge.range.encode()),
    scalarParameter('timestamptz', Date.parse(head.lastTime) - clockAheadMaxMs),
  ];
  if (isPlain) return { ...(shape === 'one' ? APPEND_ONE : APPEND_MANY), parameters };
  parameters.push(
    ...parametersOf('many', KEY_COLUMNS, keys),
    ...parametersOf('many', TILE_COLUMNS, tiles.map(tileRow)),
  );
  return { ...APPEND_ALL, parameters };
}

function entryRows(before: LedgerHead, entries: readonly PlannedEntry[]): EntryRow[] {
  let prevHash: Uint8Array = Buffer.from(before.lastHash, 'hex');
  return entries.map((entry) => {
    const row = { entry, prevHash };
    prevHash = entry.hash;
    return row;
  });
}

function decisionRow(cursor: DecisionCursor): DecisionRow {
  const { state, lastHash } = cursor;
  return { cursor, state: encodeState(state), lastHash: Buffer.from(lastHash, 'hex') };
}

function tileRow(tile: FullTile): TileRow {
  const hashes = Buffer.concat(tile.hashes);
  return { tile, hashes, nodes: upperNodes(hashes) };
}

/** Decisions as node-postgres takes them, in the order of their columns. */
export function decisionValues(cursors: readonly DecisionCursor[]): Buffer[] {
  return parametersOf('many', DECISION_COLUMNS, cursors.map(decisionRow)).map(asValue);
}

/** The same of keys. */
export function keyValues(keys: readonly KeyUse[]): Buffer[] {
  return parametersOf('many', KEY_COLUMNS, keys).map(asValue);
}

function isComplete(tile: FullTile): boolean {
  return tile.from === 0;
}

/** Fetches the hashes of full tiles that were written before this process knew the ledger. */
async function completeTiles(
  client: LedgerAsker,
  ledgerNo: number,
  tiles: readonly FullTile[],
): Promise<FullTile[]> {
  return Promise.all(
    tiles.map((tile) => (isComplete(tile) ? tile : completeTile(client, ledgerNo, tile))),
  );
}

async function completeTile(
  client: LedgerAsker,
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
