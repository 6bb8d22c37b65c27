import { nodeHash, perfectSubtrees, tileHashReader, TileNodes } from '@docket/chain';
import type { HashReader, TileCoordinate } from '@docket/chain';
import type { Database } from './database.js';
import type { LedgerService } from './ledger-service.js';

/**
 * Tiles kept in memory, at most 8 KiB each, and as much for the nodes over them that proofs asked for. The upper tiles
 * and the newest are part of every proof, and so among those used last. They never change, the partial ones neither: a width names
 * the same hashes for ever, and whoever proves something against one checkpoint asks for the same widths.
 */
const TILES_KEPT_MAX = 1_024;

/**
 * The stored form of the trees (C2SP tlog-tiles, height 8). Full tiles come from their table, partial
 * ones from the entries (level 0) or the roots of the tiles below. Nothing of it is held against anything:
 * what is handed out goes through ProvenLog.
 */
export class TileReader {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  /** By ledger, level, index and width, in order of use. */
  readonly #kept = new Map<string, TileNodes>();

  constructor(database: Database, ledgers: LedgerService) {
    this.#database = database;
    this.#ledgers = ledgers;
    // They never change, unless the ledger is no more what it was.
    ledgers.heads.onBreak(() => this.#kept.clear());
  }

  /** Entries of the ledger at this moment. */
  async size(ledgerId: string): Promise<number> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    return this.#size(ledgerNo);
  }

  /** Tiles as they are stored, 32 bytes a hash, in the order asked for. @throws {RangeError} where one is not there. */
  async read(ledgerId: string, tiles: readonly TileCoordinate[]): Promise<Uint8Array[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const kept = await this.#fetch(ledgerNo, tiles);
    return kept.map(({ bytes }) => bytes);
  }

  /** The same with the nodes over them. */
  async readNodes(ledgerId: string, tiles: readonly TileCoordinate[]): Promise<TileNodes[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    return this.#fetch(ledgerNo, tiles);
  }

  /** Leaves of entries [first, first + count) as they are stored; fewer where some are not there. */
  async leaves(ledgerId: string, first: number, count: number): Promise<Uint8Array[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { rows } = await this.#database
      .of(ledgerNo)
      .query<{ leaf: Buffer }>(
        'SELECT leaf FROM docket.entry WHERE ledger_no = $1 AND seq >= $2 AND seq < $3 ORDER BY seq',
        [ledgerNo, first, first + count],
      );
    return rows.map((row) => row.leaf);
  }

  /** What is kept in memory of this ledger is read anew: some of it turned out not to be the ledger's. */
  async forget(ledgerId: string): Promise<void> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    for (const key of this.#kept.keys()) {
      if (key.startsWith(`${ledgerNo}/`)) this.#kept.delete(key);
    }
  }

  /** Root of the tree of its first `size` entries, 1 to as many as it has. @throws {RangeError} */
  async root(ledgerNo: number, size: number): Promise<Uint8Array> {
    const reader = tileHashReader((tiles) => this.#fetch(ledgerNo, tiles), size);
    const subtrees = await reader.readHashes(perfectSubtrees(0, size));
    return subtrees.reduceRight((right, left) => nodeHash(left, right));
  }

  /** Hashes of the tree of `size` entries: what proofs are made from. One query a proof at most. */
  async hashReader(ledgerId: string, size: number): Promise<HashReader> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    return tileHashReader((tiles) => this.#fetch(ledgerNo, tiles), size);
  }

  async #size(ledgerNo: number): Promise<number> {
    const { rows } = await this.#database.of(ledgerNo).query<{ size: string }>({
      name: 'docket-ledger-size',
      text: 'SELECT size FROM docket.ledger_head WHERE ledger_no = $1',
      values: [ledgerNo],
    });
    return Number(rows[0]?.size ?? 0);
  }

  async #fetch(ledgerNo: number, tiles: readonly TileCoordinate[]): Promise<TileNodes[]> {
    const missing = tiles.filter((tile) => !this.#kept.has(keyOf(ledgerNo, tile)));
    const read =
      missing.length === 0 ? new Map<string, Uint8Array>() : await this.#query(ledgerNo, missing);
    return tiles.map((tile) => {
      const key = keyOf(ledgerNo, tile);
      const bytes = read.get(`${tile.level}/${tile.index}`);
      const kept = this.#kept.get(key) ?? (bytes && madeOf(bytes, tile));
      if (kept === undefined) {
        throw new RangeError(
          `The ledger has no tile ${tile.level}/${tile.index} of ${tile.width} hashes.`,
        );
      }
      this.#keep(key, kept);
      return kept;
    });
  }

  /** All of them in one statement, by level and index; a partial tile is put together from what lies below it. */
  async #query(
    ledgerNo: number,
    tiles: readonly TileCoordinate[],
  ): Promise<Map<string, Uint8Array>> {
    const { rows } = await this.#database.of(ledgerNo).query<{
      level: number;
      index: string;
      hashes: Buffer | null;
    }>({
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
      rows.map((row) => [
        `${row.level}/${row.index}`,
        new Uint8Array(row.hashes ?? Buffer.alloc(0)),
      ]),
    );
  }

  #keep(key: string, tile: TileNodes): void {
    this.#kept.delete(key);
    this.#kept.set(key, tile);
    if (this.#kept.size <= TILES_KEPT_MAX) return;
    const oldest = this.#kept.keys().next();
    if (!oldest.done) this.#kept.delete(oldest.value);
  }
}

/** Undefined where what is stored is shorter. */
function madeOf(bytes: Uint8Array, { width }: TileCoordinate): TileNodes | undefined {
  return bytes.length < 32 * width ? undefined : new TileNodes(bytes.subarray(0, 32 * width));
}

function keyOf(ledgerNo: number, { level, index, width }: TileCoordinate): string {
  return `${ledgerNo}/${level}/${index}/${width}`;
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
