import {
  nodeHash,
  perfectSubtrees,
  TILE_WIDTH,
  TileNodes,
  TilePart,
  tileOfNode,
  tilesForNodes,
} from '@docket/chain';
import type { HashReader, NodeCoordinate, TileCoordinate } from '@docket/chain';
import type { Database } from './database.js';
import type { LedgerService } from './ledger-service.js';
import { readTiles } from './read-tiles.js';

/**
 * Tiles kept in memory, at most 8 KiB each, and as much for the nodes over them that proofs asked for. The upper tiles
 * and the newest are part of every proof, and so among those used last. They never change, the partial ones neither: a
 * width names the same hashes for ever, and whoever proves something against one checkpoint asks for the same widths.
 */
const TILES_KEPT_MAX = 256;
/** Full tiles of which a proof read a part lately: the whole of one that is asked for again is kept. */
const TILES_ASKED_MAX = 256;

/** What gives the hash of a node of a tile. */
type NodeSource = Pick<TileNodes, 'hash'>;

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
  /** The same of full tiles that are not kept. */
  readonly #asked = new Set<string>();

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
    const subtrees = await this.#readHashes(ledgerNo, perfectSubtrees(0, size), size);
    return subtrees.reduceRight((right, left) => nodeHash(left, right));
  }

  /** Hashes of the tree of `size` entries: what proofs are made from. One query a proof at most. */
  async hashReader(ledgerId: string, size: number): Promise<HashReader> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    return { readHashes: (nodes) => this.#readHashes(ledgerNo, nodes, size) };
  }

  async #readHashes(
    ledgerNo: number,
    nodes: readonly NodeCoordinate[],
    size: number,
  ): Promise<Uint8Array[]> {
    const places = nodes.map((node) => ({ node, tile: tileOfNode(node, size) }));
    const whole: TileCoordinate[] = [];
    const parts: { tile: TileCoordinate; group: number }[] = [];
    for (const tile of tilesForNodes(nodes, size)) {
      const own = places.filter((place) => isSameTile(place.tile, tile));
      const group = TilePart.groupOf(own.map(({ node }) => node));
      if (group !== undefined && this.#isReadInPart(ledgerNo, tile)) parts.push({ tile, group });
      else whole.push(tile);
    }
    const [fetched, read] = await Promise.all([
      this.#fetch(ledgerNo, whole),
      Promise.all(parts.map(({ tile, group }) => this.#readPart(ledgerNo, tile, group))),
    ]);
    const sources = new Map<string, NodeSource>();
    for (const [i, tile] of whole.entries()) sources.set(keyOf(ledgerNo, tile), fetched[i]!);
    for (const [i, { tile }] of parts.entries()) sources.set(keyOf(ledgerNo, tile), read[i]!);
    return places.map(({ node, tile }) => sources.get(keyOf(ledgerNo, tile))!.hash(node));
  }

  /** A full tile that nobody asked for lately: where proofs are of anything, few of them are asked for again. */
  #isReadInPart(ledgerNo: number, tile: TileCoordinate): boolean {
    const key = keyOf(ledgerNo, tile);
    if (tile.width < TILE_WIDTH || this.#kept.has(key) || this.#asked.delete(key)) return false;
    this.#asked.add(key);
    if (this.#asked.size > TILES_ASKED_MAX) dropOldest(this.#asked);
    return true;
  }

  /** A group of hashes of a full tile, and the nodes over all of them. @throws {RangeError} where it is not there. */
  async #readPart(ledgerNo: number, tile: TileCoordinate, group: number): Promise<NodeSource> {
    const { rows } = await this.#database.of(ledgerNo).query<{ hashes: Buffer; nodes: Buffer }>({
      name: 'docket-read-tile-part',
      text: READ_TILE_PART,
      values: [ledgerNo, tile.level, tile.index, group],
    });
    const [row] = rows;
    if (row === undefined) throw noTile(tile);
    return new TilePart(group, new Uint8Array(row.hashes), new Uint8Array(row.nodes));
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
      missing.length === 0
        ? new Map<string, Uint8Array>()
        : await readTiles(this.#database.of(ledgerNo), ledgerNo, missing);
    return tiles.map((tile) => {
      const key = keyOf(ledgerNo, tile);
      const bytes = read.get(`${tile.level}/${tile.index}`);
      const kept = this.#kept.get(key) ?? (bytes && madeOf(bytes, tile));
      if (kept === undefined) throw noTile(tile);
      this.#keep(key, kept);
      return kept;
    });
  }

  #keep(key: string, tile: TileNodes): void {
    this.#kept.delete(key);
    this.#kept.set(key, tile);
    if (this.#kept.size > TILES_KEPT_MAX) dropOldest(this.#kept);
  }
}

function dropOldest(kept: Map<string, unknown> | Set<string>): void {
  const oldest = kept.keys().next();
  if (!oldest.done) kept.delete(oldest.value);
}

const isSameTile = (a: TileCoordinate, b: TileCoordinate): boolean =>
  a.level === b.level && a.index === b.index;

const noTile = ({ level, index, width }: TileCoordinate): RangeError =>
  new RangeError(`The ledger has no tile ${level}/${index} of ${width} hashes.`);

/** Undefined where what is stored is shorter. */
function madeOf(bytes: Uint8Array, { width }: TileCoordinate): TileNodes | undefined {
  return bytes.length < 32 * width ? undefined : new TileNodes(bytes.subarray(0, 32 * width));
}

function keyOf(ledgerNo: number, { level, index, width }: TileCoordinate): string {
  return `${ledgerNo}/${level}/${index}/${width}`;
}

/** Of what is stored out of its row PostgreSQL reads no more than where that part lies. */
const READ_TILE_PART = `
SELECT nodes, substring(hashes FROM 512 * $4::integer + 1 FOR 512) AS hashes
FROM docket.tile WHERE ledger_no = $1 AND level = $2 AND index = $3`;
