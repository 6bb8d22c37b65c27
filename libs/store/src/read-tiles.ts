import type { TileCoordinate } from '@docket/chain';
import type { LedgerAsker } from './ledger-scope.js';

/**
 * Tiles as they are stored, by `level/index`: all of them in one statement, a partial one put together from what lies below
 * it. One that is not there is empty, or shorter than was asked for.
 */
export async function readTiles(
  asker: LedgerAsker,
  ledgerNo: number,
  tiles: readonly TileCoordinate[],
): Promise<Map<string, Uint8Array>> {
  const { rows } = await asker.query<{ level: number; index: string; hashes: Buffer | null }>({
    name: 'docket-read-tiles',
    text: READ_TILES,
    values: [
      ledgerNo,
      tiles.map((tile) => tile.level),
      tiles.map((tile) => tile.index),
      tiles.map((tile) => tile.width),
    ],
  });
  return new Map(
    rows.map(({ level, index, hashes }) => [
      `${level}/${index}`,
      new Uint8Array(hashes ?? Buffer.alloc(0)),
    ]),
  );
}

const READ_TILES = `
SELECT w.level, w.index, CASE
  WHEN w.width = 256 THEN
    (SELECT t.hashes FROM docket.tile t WHERE t.ledger_no = $1 AND t.level = w.level AND t.index = w.index)
  WHEN w.level = 0 THEN
    (SELECT string_agg(e.leaf_hash, ''::bytea ORDER BY e.seq) FROM docket.entry e
     WHERE e.ledger_no = $1 AND e.seq >= w.index * 256 AND e.seq < w.index * 256 + w.width)
  ELSE
    (SELECT string_agg(b.root, ''::bytea ORDER BY b.index) FROM docket.tile b
     WHERE b.ledger_no = $1 AND b.level = w.level - 1 AND b.index >= w.index * 256 AND b.index < w.index * 256 + w.width)
  END AS hashes
FROM unnest($2::smallint[], $3::bigint[], $4::integer[]) AS w (level, index, width)`;
