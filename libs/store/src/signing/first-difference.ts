import {
  CompactRange,
  HASH_LENGTH,
  leafHash,
  perfectSubtrees,
  TILE_WIDTH,
  toHex,
} from '@docket/chain';
import { LeafMissing, readLeaves } from './stored-leaves.js';
import type { StoredLeaf } from './stored-leaves.js';
import type { LedgerAsker } from '../ledger-scope.js';

type Client = LedgerAsker;

/** The first entry that is not the one that was signed for is one of [from, to). */
export interface LeafDifference {
  readonly from: number;
  readonly to: number;
}

/** A size and the root that was signed for it. */
export interface IssuedRoot {
  readonly size: number;
  /** Hex. */
  readonly root: string;
}

/** One sentence for people. */
export function describeDifference({ from, to }: LeafDifference): string {
  return to - from === 1
    ? `The first entry that differs is ${from}.`
    : `The first entry that differs is one of ${from} to ${to - 1}; what is left does not tell which.`;
}

/**
 * Where the stored leaves first differ from a tree that was signed for; undefined where they do not. Every leaf
 * is read. What can narrow it down: the subtrees of the tree's right edge, `others` that were signed for, and,
 * where they make up such a subtree, the leaf hashes that are stored in the rows or the tiles: whoever rewrote the
 * leaves may have left them.
 */
export async function findDifference(
  client: Client,
  ledgerNo: number,
  signed: IssuedRoot & { readonly frontier: Uint8Array | undefined },
  others: readonly IssuedRoot[],
): Promise<LeafDifference | undefined> {
  const { size, frontier } = signed;
  const subtrees = new Subtrees(size, frontier);
  const bounds = new Bounds([...others.filter((one) => one.size <= size), signed]);
  try {
    for await (const leaves of readLeaves(client, ledgerNo, 0, size)) {
      const tiles = await readTiles(client, ledgerNo, leaves);
      for (const { seq, leaf, hash } of leaves) {
        const computed = leafHash(leaf);
        bounds.add(computed);
        subtrees.add(computed, [hash, tiles(seq) ?? computed]);
      }
    }
  } catch (error) {
    if (!(error instanceof LeafMissing)) throw error;
    // One before it, too, may be another: what would have told has not come to its end.
    const found = narrower(subtrees.difference, bounds.difference);
    return found ?? { from: Math.max(subtrees.agreed, bounds.agreed), to: error.seq + 1 };
  }
  return narrower(subtrees.difference, bounds.difference);
}

function narrower(
  a: LeafDifference | undefined,
  b: LeafDifference | undefined,
): LeafDifference | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

/** The leaf hashes that complete tiles hold of these leaves, by position. */
async function readTiles(
  client: Client,
  ledgerNo: number,
  leaves: readonly StoredLeaf[],
): Promise<(seq: number) => Uint8Array | undefined> {
  const first = Math.floor((leaves[0]?.seq ?? 0) / TILE_WIDTH);
  const last = Math.floor((leaves.at(-1)?.seq ?? 0) / TILE_WIDTH);
  const { rows } = await client.query<{ index: string; hashes: Buffer }>(
    'SELECT index, hashes FROM docket.tile WHERE ledger_no = $1 AND level = 0 AND index BETWEEN $2 AND $3',
    [ledgerNo, first, last],
  );
  const tiles = new Map(rows.map((row) => [Number(row.index), row.hashes]));
  return (seq) => {
    const at = HASH_LENGTH * (seq % TILE_WIDTH);
    return tiles.get(Math.floor(seq / TILE_WIDTH))?.subarray(at, at + HASH_LENGTH);
  };
}

/** Between which of the signed sizes the leaves leave what was signed for. */
class Bounds {
  readonly #range = CompactRange.empty();
  readonly #signed: Map<number, string>;
  #from = 0;
  #to: number | undefined;

  constructor(signed: readonly IssuedRoot[]) {
    this.#signed = new Map(signed.map(({ size, root }) => [size, root]));
  }

  add(hash: Uint8Array): void {
    if (this.#to !== undefined) return;
    this.#range.append(hash);
    const { size } = this.#range;
    const root = this.#signed.get(size);
    if (root === undefined) return;
    if (toHex(this.#range.root()) === root) this.#from = size;
    else this.#to = size;
  }

  /** So many leaves are those that were signed for. */
  get agreed(): number {
    return this.#from;
  }

  get difference(): LeafDifference | undefined {
    return this.#to === undefined ? undefined : { from: this.#from, to: this.#to };
  }
}

/** Which of the perfect subtrees of a tree first is another, and from which leaf on where something tells. */
class Subtrees {
  readonly #bounds: readonly number[];
  readonly #roots: readonly string[];
  #at = 0;
  #open: OpenSubtree | undefined;
  #found: LeafDifference | undefined;

  constructor(size: number, frontier: Uint8Array | undefined) {
    const subtrees = frontier === undefined ? [] : perfectSubtrees(0, size);
    this.#roots = subtrees.map((_, i) =>
      toHex((frontier ?? new Uint8Array()).subarray(HASH_LENGTH * i, HASH_LENGTH * (i + 1))),
    );
    this.#bounds = subtrees.map(({ level, index }) => (index + 1) * 2 ** level);
  }

  add(computed: Uint8Array, stored: readonly Uint8Array[]): void {
    const root = this.#roots[this.#at];
    if (this.#found !== undefined || root === undefined) return;
    const from = this.#bounds[this.#at - 1] ?? 0;
    const to = this.#bounds[this.#at] ?? 0;
    this.#open ??= new OpenSubtree(stored.length);
    this.#open.add(computed, stored);
    if (from + this.#open.size < to) return;
    if (this.#open.root !== root) {
      const first = this.#open.firstOtherThan(root);
      this.#found =
        first === undefined ? { from, to } : { from: from + first, to: from + first + 1 };
    }
    this.#open = undefined;
    this.#at++;
  }

  get agreed(): number {
    return this.#bounds[this.#at - 1] ?? 0;
  }

  get difference(): LeafDifference | undefined {
    return this.#found;
  }
}

class OpenSubtree {
  readonly #computed = CompactRange.empty();
  readonly #stored: { range: CompactRange; first: number | undefined }[];

  constructor(sources: number) {
    this.#stored = Array.from({ length: sources }, () => ({
      range: CompactRange.empty(),
      first: undefined,
    }));
  }

  get size(): number {
    return this.#computed.size;
  }

  get root(): string {
    return toHex(this.#computed.root());
  }

  add(computed: Uint8Array, stored: readonly Uint8Array[]): void {
    const hex = toHex(computed);
    for (const [i, source] of this.#stored.entries()) {
      const hash = stored[i] ?? computed;
      if (source.first === undefined && toHex(hash) !== hex) source.first = this.size;
      source.range.append(hash);
    }
    this.#computed.append(computed);
  }

  /** Where the leaves leave those hashes that make up `root`; undefined where none do. */
  firstOtherThan(root: string): number | undefined {
    return this.#stored.find(({ range }) => toHex(range.root()) === root)?.first;
  }
}
