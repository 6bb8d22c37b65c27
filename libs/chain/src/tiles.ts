import {
  HASH_LENGTH,
  type HashReader,
  isTreeSize,
  type NodeCoordinate,
  nodeHash,
  pairHash,
} from './tree.js';
import { concatBytes } from './bytes.js';
import { LEAF_BYTES_MAX } from './leaf.js';

/** Levels of the tree in a tile (C2SP tlog-tiles). */
export const TILE_HEIGHT = 8;
/** Hashes in a full tile. */
export const TILE_WIDTH = 256;
/** Highest tile level that a path may name. */
const TILE_LEVEL_MAX = 63;

/** A tile of hashes at `level`, or a bundle of entries; `width` < 256 is a partial one. */
export interface TileCoordinate {
  level: number | 'entries';
  index: number;
  width: number;
}

/**
 * tilePath is the path of a tile below the ledger's prefix, as C2SP tlog-tiles writes it:
 * `tile/0/x001/x234/067`, `tile/1/000.p/17`, `tile/entries/000`.
 */
export function tilePath(
  level: number | 'entries',
  index: number,
  width: number = TILE_WIDTH,
): string {
  if (level !== 'entries' && !(Number.isInteger(level) && level >= 0 && level <= TILE_LEVEL_MAX)) {
    throw new RangeError(`no tile level ${level}`);
  }
  if (!isTreeSize(index)) throw new RangeError(`no tile index ${index}`);
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH)
    throw new RangeError(`no tile width ${width}`);
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  }
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const TILE_PATH =
  /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** parseTilePath reads what tilePath writes, exactly; undefined for anything else. */
export function parseTilePath(path: string): TileCoordinate | undefined {
  const match = TILE_PATH.exec(path);
  if (match === null) return undefined;
  const level = match[1] === 'entries' ? 'entries' : Number(match[1]);
  const index = Number(match[2]!.replaceAll(/[x/]/g, ''));
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3]);
  if (level !== 'entries' && level > TILE_LEVEL_MAX) return undefined;
  if (!isTreeSize(index) || width > TILE_WIDTH) return undefined;
  // An index with more path elements than it needs, or a full tile named as a partial one.
  return tilePath(level, index, width) === path ? { level, index, width } : undefined;
}

/** tileWidth is how many hashes tile `index` of `level` holds in a tree of `size`; 0 if there is none. */
export function tileWidth(level: number, index: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH;
  return Math.max(0, Math.min(TILE_WIDTH, hashes));
}

/** tileOfNode is the tile that the hash of a perfect subtree is read from, in a tree of `size`. */
export function tileOfNode({ level, index }: NodeCoordinate, size: number): TileCoordinate {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const hashesPerNode = 2 ** (level % TILE_HEIGHT);
  const tileIndex = Math.floor((index * hashesPerNode) / TILE_WIDTH);
  return { level: tileLevel, index: tileIndex, width: tileWidth(tileLevel, tileIndex, size) };
}

/** tilesForNodes lists, each once, the tiles that hold these nodes in a tree of `size`. */
export function tilesForNodes(nodes: readonly NodeCoordinate[], size: number): TileCoordinate[] {
  const tiles = new Map<string, TileCoordinate>();
  for (const node of nodes) {
    const tile = tileOfNode(node, size);
    tiles.set(`${tile.level}/${tile.index}`, tile);
  }
  return [...tiles.values()];
}

/** Hashes of a tile over which upperNodes has the nodes. */
const GROUP_HEIGHT = 4;
const GROUP_WIDTH = 2 ** GROUP_HEIGHT;

/**
 * Place of a node among those of its tile: node n has 2n and 2n + 1 below it, so that the root of a full tile is 1, and
 * its hashes are 256 to 511.
 */
function slotOf({ level, index }: NodeCoordinate): number {
  const width = 2 ** (level % TILE_HEIGHT);
  return (TILE_WIDTH + ((index * width) % TILE_WIDTH)) / width;
}

/**
 * upperNodes computes the nodes over groups of 16 hashes of a full tile, 32 bytes a slot: slots 16 to 31 are the groups,
 * 1 is the root over all of it, and each n stands over 2n and 2n + 1; slot 0, which is none, holds zeros.
 */
export function upperNodes(hashes: Uint8Array): Uint8Array {
  if (hashes.length !== HASH_LENGTH * TILE_WIDTH)
    throw new RangeError(`a full tile has ${HASH_LENGTH * TILE_WIDTH} bytes`);
  const tile = new TileNodes(hashes);
  const slots = [new Uint8Array(HASH_LENGTH), rootOver(hashes)];
  for (let level = TILE_HEIGHT - 1; level >= GROUP_HEIGHT; level--) {
    for (let index = 0; index < TILE_WIDTH >> level; index++)
      slots.push(tile.hash({ level, index }));
  }
  return concatBytes(slots);
}

/** The root over hashes that stand one behind the other; as many as a power of two. */
function rootOver(hashes: Uint8Array): Uint8Array {
  if (hashes.length === HASH_LENGTH) return hashes.slice();
  const half = hashes.length / 2;
  return nodeHash(rootOver(hashes.subarray(0, half)), rootOver(hashes.subarray(half)));
}

/**
 * What a proof about one entry needs of a full tile: the 16 hashes among which the entry is, and the nodes over all
 * such groups (upperNodes). Of another group it has no node but the one over all of it.
 */
export class TilePart {
  readonly #group: number;
  readonly #hashes: Uint8Array;
  readonly #upper: Uint8Array;

  /** @throws {RangeError} where they do not have the length of 16 hashes, and of 32. */
  constructor(group: number, hashes: Uint8Array, upper: Uint8Array) {
    if (hashes.length !== HASH_LENGTH * GROUP_WIDTH || upper.length !== 2 * hashes.length)
      throw new RangeError('a part of a tile has 16 hashes and 32 nodes');
    this.#group = group;
    this.#hashes = hashes;
    this.#upper = upper;
  }

  /**
   * The one group in which all of these nodes of a tile lie, or that they stand over; undefined where there is more than
   * one.
   */
  static groupOf(nodes: readonly NodeCoordinate[]): number | undefined {
    const low = nodes.filter(({ level }) => level % TILE_HEIGHT < GROUP_HEIGHT);
    const groups = new Set(low.map(groupOfNode));
    return groups.size > 1 ? undefined : ([...groups][0] ?? 0);
  }

  /** The hash of a perfect subtree that lies in the tile, in bytes of its own. */
  hash(node: NodeCoordinate): Uint8Array {
    const height = node.level % TILE_HEIGHT;
    if (height >= GROUP_HEIGHT) {
      const at = HASH_LENGTH * slotOf(node);
      return this.#upper.slice(at, at + HASH_LENGTH);
    }
    if (groupOfNode(node) !== this.#group)
      throw new RangeError(`node ${node.index} of level ${node.level} lies in another group`);
    const width = 2 ** height;
    const first = (node.index * width) % GROUP_WIDTH;
    return rootOver(this.#hashes.subarray(HASH_LENGTH * first, HASH_LENGTH * (first + width)));
  }
}

function groupOfNode({ level, index }: NodeCoordinate): number {
  const first = (index * 2 ** (level % TILE_HEIGHT)) % TILE_WIDTH;
  return Math.floor(first / GROUP_WIDTH);
}

/** hashFromTile computes the hash of a perfect subtree from the bytes of the tile it lies in. */
export function hashFromTile(tile: Uint8Array, node: NodeCoordinate): Uint8Array {
  return new TileNodes(tile).hash(node);
}

/**
 * A tile with the nodes over its hashes, each computed once, when it is asked for: from the upper tiles of a tree, and
 * the newest ones, the same few are wanted for every proof. It takes up to twice the bytes of a full tile.
 */
export class TileNodes {
  /**
   * Nodes over the hashes of the tile: node n has 2n and 2n + 1 below it; the root of a
   * full tile is 1. There is no node 0: a bit in its place for each of the others says that it is known.
   */
  #nodes: Uint8Array | undefined;

  /** `bytes`: 32 a hash; they are not changed from here on. */
  constructor(readonly bytes: Uint8Array) {}

  /** The hash of a perfect subtree that lies in the tile, in bytes of its own. */
  hash({ level, index }: NodeCoordinate): Uint8Array {
    const height = level % TILE_HEIGHT;
    const width = 2 ** height;
    const first = (index * width) % TILE_WIDTH;
    const { length } = this.bytes;
    if (length % HASH_LENGTH !== 0 || length < HASH_LENGTH * (first + width)) {
      throw new RangeError(`the tile is too short for node ${index} of level ${level}`);
    }
    if (height === 0) return this.bytes.slice(HASH_LENGTH * first, HASH_LENGTH * (first + 1));
    const nodes = (this.#nodes ??= new Uint8Array(HASH_LENGTH * TILE_WIDTH));
    const at = slotOf({ level, index });
    this.#compute(nodes, at);
    return nodes.slice(HASH_LENGTH * at, HASH_LENGTH * (at + 1));
  }

  #compute(nodes: Uint8Array, at: number): void {
    const [mark, bit] = [at >> 3, 1 << (at & 7)];
    if ((nodes[mark]! & bit) !== 0) return;
    const below = 2 * at;
    const areHashes = below >= TILE_WIDTH;
    if (!areHashes) {
      this.#compute(nodes, below);
      this.#compute(nodes, below + 1);
    }
    const from = HASH_LENGTH * (areHashes ? below - TILE_WIDTH : below);
    const source = areHashes ? this.bytes : nodes;
    nodes.set(pairHash(source.subarray(from, from + 2 * HASH_LENGTH)), HASH_LENGTH * at);
    nodes[mark]! |= bit;
  }
}

/**
 * tileHashReader reads hashes out of tiles, all tiles of one call being fetched together. `size` is that
 * of a checkpoint: partial tiles are asked for in the width they have there. Who keeps tiles may give them with their
 * nodes. The tiles are not
 * checked: check the proof that is made of them against the checkpoint's root.
 */
export function tileHashReader(
  fetchTiles: (tiles: TileCoordinate[]) => Promise<(Uint8Array | TileNodes)[]>,
  size: number,
): HashReader {
  return {
    async readHashes(nodes) {
      const tiles = tilesForNodes(nodes, size);
      const fetched = await fetchTiles(tiles);
      const byPlace = new Map(
        tiles.map(({ level, index }, i) => {
          const tile = fetched[i] ?? new Uint8Array();
          const kept = tile instanceof TileNodes ? tile : new TileNodes(tile);
          return [`${level}/${index}`, kept];
        }),
      );
      return nodes.map((node) => {
        const { level, index } = tileOfNode(node, size);
        const tile = byPlace.get(`${level}/${index}`);
        if (tile === undefined) throw new RangeError(`tile ${level}/${index} was not fetched`);
        return tile.hash(node);
      });
    },
  };
}

/** encodeEntryBundle writes leaves one after another, each after its length as a big-endian uint16. */
export function encodeEntryBundle(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length > TILE_WIDTH)
    throw new RangeError(`a bundle holds at most ${TILE_WIDTH} leaves`);
  return concatBytes(
    leaves.flatMap((leaf) => {
      if (leaf.length > LEAF_BYTES_MAX)
        throw new RangeError(`a leaf has at most ${LEAF_BYTES_MAX} bytes`);
      return [Uint8Array.of(leaf.length >> 8, leaf.length & 0xff), leaf];
    }),
  );
}

/** decodeEntryBundle reads what encodeEntryBundle writes. Throws RangeError if it is cut short or too long. */
export function decodeEntryBundle(bytes: Uint8Array): Uint8Array[] {
  const leaves: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (leaves.length === TILE_WIDTH)
      throw new RangeError(`a bundle holds at most ${TILE_WIDTH} leaves`);
    if (at + 2 > bytes.length) throw new RangeError('the bundle ends within a length');
    const end = at + 2 + bytes[at]! * 256 + bytes[at + 1]!;
    if (end > bytes.length) throw new RangeError('the bundle ends within a leaf');
    leaves.push(bytes.slice(at + 2, end));
    at = end;
  }
  return leaves;
}
