import {
  checkConsistency,
  checkInclusion,
  CompactRange,
  concatBytes,
  encodeEntryBundle,
  equalBytes,
  leafHash,
  perfectSubtrees,
  proveConsistency,
  proveInclusion,
  proveLeaf,
  TILE_HEIGHT,
  TILE_WIDTH,
  tileHashReader,
  tileWidth,
} from '@docket/chain';
import type { HashReader, TileCoordinate } from '@docket/chain';
import { StoreRefusal } from './refusal.js';
import type { TileReader } from './tile-reader.js';

/** A tree that the ledger's key signed, or that was proven to be the beginning of one. */
export interface ProvenTree {
  /** Leaves. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** A tile of hashes by its level, index and width. */
export type HashTile = Omit<TileCoordinate, 'level'> & { level: number };

/**
 * The tree of a ledger as it is handed out: tiles, bundles and proofs, each held against a signed root before its
 * first byte leaves. What somebody with the owner's login changed in the database is refused, not passed on.
 */
export class ProvenLog {
  readonly #tiles: TileReader;

  constructor(tiles: TileReader) {
    this.#tiles = tiles;
  }

  /** Entries of the ledger at this moment. */
  size(ledgerId: string): Promise<number> {
    return this.#tiles.size(ledgerId);
  }

  /** @throws {StoreRefusal} `log_damaged`. */
  inclusion(
    ledgerId: string,
    seq: number,
    { size, root }: ProvenTree,
  ): Promise<{ leafHash: Uint8Array; proof: Uint8Array[] }> {
    return this.#hold(ledgerId, `The proof of entry ${seq}`, async () => {
      const reader = await this.#tiles.hashReader(ledgerId, size);
      const { leafHash: hash, proof } = await proveLeaf(reader, seq, size);
      return checkInclusion(proof, seq, size, hash, root) ? { leafHash: hash, proof } : undefined;
    });
  }

  /** The leaf of an entry, held against its leaf hash. @throws {StoreRefusal} `log_damaged`. */
  async leaf(ledgerId: string, seq: number, hash: Uint8Array): Promise<Uint8Array> {
    const [leaf] = await this.#tiles.leaves(ledgerId, seq, 1);
    if (leaf !== undefined && equalBytes(leafHash(leaf), hash)) return leaf;
    throw damaged(`Entry ${seq}`);
  }

  /** That the tree of `from` leaves is the beginning of `to`, and its root. @throws {StoreRefusal} `log_damaged`. */
  consistency(
    ledgerId: string,
    from: number,
    { size, root }: ProvenTree,
  ): Promise<{ fromRoot: Uint8Array; proof: Uint8Array[] }> {
    return this.#hold(ledgerId, `The proof of the first ${from} entries`, async () => {
      const reader = await this.#tiles.hashReader(ledgerId, size);
      const edge = concatBytes(await reader.readHashes(perfectSubtrees(0, from)));
      const fromRoot = CompactRange.decode(edge, from).root();
      const proof = await proveConsistency(reader, from, size);
      const holds = checkConsistency(proof, from, size, fromRoot, root);
      return holds ? { fromRoot, proof } : undefined;
    });
  }

  /**
   * The hashes of a tile, 32 bytes each. Undefined where `tree` does not have so many.
   * @throws {StoreRefusal} `log_damaged`.
   */
  async tile(ledgerId: string, tile: HashTile, tree: ProvenTree): Promise<Uint8Array | undefined> {
    const there = tileWidth(tile.level, tile.index, tree.size);
    if (there < tile.width) return undefined;
    const what = `The tile ${tile.level}/${tile.index}`;
    const whole = { ...tile, width: there };
    const bytes = await this.#hold(ledgerId, what, () => this.#provenTile(ledgerId, whole, tree));
    return bytes.subarray(0, HASH_BYTES * tile.width);
  }

  /**
   * The leaves of entries [256·index, 256·index + width) as a C2SP entry bundle. Undefined where `tree` does not
   * have so many. @throws {StoreRefusal} `log_damaged`.
   */
  async entryBundle(
    ledgerId: string,
    { index, width }: Pick<TileCoordinate, 'index' | 'width'>,
    tree: ProvenTree,
  ): Promise<Uint8Array | undefined> {
    const hashes = await this.tile(ledgerId, { level: 0, index, width }, tree);
    if (hashes === undefined) return undefined;
    const leaves = await this.#tiles.leaves(ledgerId, index * TILE_WIDTH, width);
    const isWhole = leaves.length === width;
    const other = leaves.findIndex((leaf, i) => !equalBytes(leafHash(leaf), hashAt(hashes, i)));
    if (isWhole && other < 0) return encodeEntryBundle(leaves);
    const at = index * TILE_WIDTH + (other < 0 ? leaves.length : other);
    throw damaged(`Entry ${at}`);
  }

  /**
   * A tile in its width of `tree`. The path from its first hash to the root passes all others of the tile: it starts
   * at the tile's level, as if the hashes there were leaves (RFC 9162, section 2.1.3.2).
   */
  async #provenTile(
    ledgerId: string,
    tile: HashTile,
    { size, root }: ProvenTree,
  ): Promise<Uint8Array | undefined> {
    const [bytes] = await this.#tiles.read(ledgerId, [tile]);
    if (bytes === undefined) return undefined;
    // The bytes that are handed out are those that are looked at, whatever is read meanwhile.
    const reader = this.#reader(ledgerId, size, [[tile, bytes]]);
    const leaves = TILE_WIDTH ** tile.level;
    const first = tile.index * TILE_WIDTH;
    const path = (await proveInclusion(reader, first * leaves, size)).slice(
      TILE_HEIGHT * tile.level,
    );
    const width = Math.floor((size - 1) / leaves) + 1;
    return checkInclusion(path, first, width, hashAt(bytes, 0), root) ? bytes : undefined;
  }

  #reader(
    ledgerId: string,
    size: number,
    known: readonly (readonly [HashTile, Uint8Array])[],
  ): HashReader {
    return tileHashReader(async (tiles) => {
      const read = await this.#tiles.readNodes(ledgerId, tiles);
      return tiles.map(
        ({ level, index }, i) =>
          known.find(([tile]) => tile.level === level && tile.index === index)?.[1] ??
          read[i] ??
          new Uint8Array(),
      );
    }, size);
  }

  /** Twice: what was kept in memory may be what somebody has put right meanwhile. */
  async #hold<T>(ledgerId: string, what: string, make: () => Promise<T | undefined>): Promise<T> {
    const first = await whereThere(make);
    if (first !== undefined) return first;
    await this.#tiles.forget(ledgerId);
    const again = await whereThere(make);
    if (again === undefined) await this.#tiles.forget(ledgerId);
    if (again !== undefined) return again;
    throw damaged(what);
  }
}

const HASH_BYTES = 32;

const hashAt = (hashes: Uint8Array, i: number): Uint8Array =>
  hashes.subarray(HASH_BYTES * i, HASH_BYTES * (i + 1));

async function whereThere<T>(make: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await make();
  } catch (error) {
    // A tile that is not there, or shorter than the ledger's size says.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const damaged = (what: string): StoreRefusal =>
  new StoreRefusal(
    'log_damaged',
    `${what} as it is stored is not what the ledger’s signed root covers, so it is not handed out.`,
    { next: NEXT },
  );

const NEXT =
  'Tell the operator: `docket verify` names what was changed, and `docket repair` makes anew what is derived.';
