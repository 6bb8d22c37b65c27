import { TILE_HEIGHT, TILE_WIDTH } from '@docket/chain';

/** A full tile, except for the hashes before `from`, which this process has not seen. */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  /** First position whose hash is in `hashes`; the ones before it are in the database. */
  readonly from: number;
  readonly hashes: readonly Uint8Array[];
  readonly root: Uint8Array;
}

interface OpenTile {
  index: number;
  from: number;
  hashes: Uint8Array[];
}

/**
 * Collects the hashes of each level's last, partial tile (C2SP tlog-tiles, height 8) as the tree grows,
 * so that a tile that becomes full is written with the entry that filled it. Bounded: at most 256 hashes
 * for each of eight levels.
 */
export class OpenTiles {
  readonly #open = new Map<number, OpenTile>();
  readonly #full: FullTile[] = [];

  /** Takes one hash of a perfect subtree; `level` counts from the leaves (0). */
  add(level: number, index: number, hash: Uint8Array): void {
    if (level % TILE_HEIGHT !== 0) return;
    // The root over a full tile and the next level's hash are the same node.
    if (level > 0) this.#close(level / TILE_HEIGHT - 1, index, hash);
    this.#append(level / TILE_HEIGHT, index, hash);
  }

  /** The tiles that became full since the last call, lowest level first. */
  takeFull(): FullTile[] {
    return this.#full.splice(0);
  }

  #append(level: number, position: number, hash: Uint8Array): void {
    const index = Math.floor(position / TILE_WIDTH);
    const offset = position % TILE_WIDTH;
    const tile = this.#open.get(level);
    if (tile?.index === index && tile.from + tile.hashes.length === offset) tile.hashes.push(hash);
    else this.#open.set(level, { index, from: offset, hashes: [hash] });
  }

  #close(level: number, index: number, root: Uint8Array): void {
    const tile = this.#open.get(level);
    this.#open.delete(level);
    if (tile === undefined || tile.index !== index) {
      throw new Error(`Tile ${level}/${index} is full without its last hash.`);
    }
    this.#full.push({ level, root, ...tile });
  }
}
