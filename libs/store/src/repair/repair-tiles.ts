import { CompactRange, concatBytes, leafHash, upperNodes } from '@docket/chain';
import type pg from 'pg';
import { type FullTile, OpenTiles } from '../append/open-tiles.js';
import { int4Array, int8Array } from '../binary-array.js';
import { readLeaves } from '../signing/stored-leaves.js';

/**
 * Computes the full tiles of a ledger from its leaves, and puts those that are not so in the place of what there is,
 * in the transaction of the caller, who holds the head. Its triggers and its policy refuse every change of a tile: they
 * are off for the owner where there is something to change, and within this transaction alone, which keeps the other
 * ledgers' appends waiting meanwhile.
 *
 * @returns rows that were taken away or put there, whichever is more.
 */
export async function repairTiles(
  owner: pg.ClientBase,
  ledgerNo: number,
  size: number,
): Promise<number> {
  const range = CompactRange.empty();
  const open = new OpenTiles();
  await owner.query(MAKE_WANTED);
  for await (const leaves of readLeaves(owner, ledgerNo, 0, size)) {
    for (const { leaf } of leaves)
      range.append(leafHash(leaf), (level, index, hash) => open.add(level, index, hash));
    await want(owner, ledgerNo, open.takeFull());
  }
  const { rows } = await owner.query<{ gone: number; missing: number }>(COUNT_DIFFERENT, [
    ledgerNo,
  ]);
  const { gone = 0, missing = 0 } = rows[0] ?? {};
  if (gone + missing === 0) return 0;
  for (const statement of UNGUARD) await owner.query(statement);
  await owner.query(`DELETE FROM docket.tile t WHERE ${IS_OTHER}`, [ledgerNo]);
  await owner.query(PUT_MISSING, [ledgerNo]);
  for (const statement of GUARD) await owner.query(statement);
  return Math.max(gone, missing);
}

async function want(
  owner: pg.ClientBase,
  ledgerNo: number,
  tiles: readonly FullTile[],
): Promise<void> {
  if (tiles.length === 0) return;
  const hashes = tiles.map((tile) => Buffer.from(concatBytes(tile.hashes)));
  await owner.query(ADD_WANTED, [
    ledgerNo,
    int4Array(tiles.map(({ level }) => level)),
    int8Array(tiles.map(({ index }) => index)),
    tiles.map(({ root }) => Buffer.from(root)),
    hashes,
    hashes.map((bytes) => Buffer.from(upperNodes(bytes))),
  ]);
}

const MAKE_WANTED =
  'CREATE TEMPORARY TABLE wanted_tile (LIKE docket.tile INCLUDING ALL) ON COMMIT DROP';

const ADD_WANTED = `INSERT INTO pg_temp.wanted_tile (ledger_no, level, index, root, hashes, nodes)
  SELECT $1, * FROM unnest($2::integer[], $3::bigint[], $4::bytea[], $5::bytea[], $6::bytea[])`;

/** The row of a tile is the one that is wanted. */
const IS_SAME = `w.ledger_no = t.ledger_no AND w.level = t.level AND w.index = t.index AND w.root = t.root
  AND w.hashes = t.hashes AND w.nodes = t.nodes`;

/** Of ledger `$1`: a tile that does not follow, or is of no full one. */
const IS_OTHER = `t.ledger_no = $1 AND NOT EXISTS (SELECT FROM pg_temp.wanted_tile w WHERE ${IS_SAME})`;

const IS_MISSING = `w.ledger_no = $1 AND NOT EXISTS (SELECT FROM docket.tile t WHERE ${IS_SAME})`;

const COUNT_DIFFERENT = `SELECT (SELECT count(*) FROM docket.tile t WHERE ${IS_OTHER})::int AS gone,
  (SELECT count(*) FROM pg_temp.wanted_tile w WHERE ${IS_MISSING})::int AS missing`;

const PUT_MISSING = `INSERT INTO docket.tile (ledger_no, level, index, root, hashes, nodes)
  SELECT w.ledger_no, w.level, w.index, w.root, w.hashes, w.nodes FROM pg_temp.wanted_tile w WHERE ${IS_MISSING}`;

/** PostgreSQL takes them back with the transaction where that does not come to its end. */
const UNGUARD = [
  'ALTER TABLE docket.tile DISABLE TRIGGER refuse_row_change',
  'ALTER TABLE docket.tile DISABLE TRIGGER refuse_statement_change',
  'ALTER TABLE docket.tile NO FORCE ROW LEVEL SECURITY',
];
const GUARD = [
  'ALTER TABLE docket.tile ENABLE ALWAYS TRIGGER refuse_row_change',
  'ALTER TABLE docket.tile ENABLE ALWAYS TRIGGER refuse_statement_change',
  'ALTER TABLE docket.tile FORCE ROW LEVEL SECURITY',
];
