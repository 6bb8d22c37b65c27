import { concatBytes } from './bytes.js';
import { emptyRoot, HASH_LENGTH, isTreeSize, nodeHash, perfectSubtrees } from './tree.js';

/** Called for every node that an append completes, leaf first: what tiles are made of. */
export type NodeVisitor = (level: number, index: number, hash: Uint8Array) => void;

/**
 * CompactRange is the right edge ("frontier") of a tree: the roots of the perfect subtrees that its
 * size splits into, at most 53 hashes. Enough to append and to know the root; nothing else is needed.
 */
export class CompactRange {
  /** Left to right, that is, largest subtree first. */
  readonly #roots: Uint8Array[];
  #size: number;

  private constructor(roots: Uint8Array[], size: number) {
    this.#roots = roots;
    this.#size = size;
  }

  /** empty is the range of the tree without leaves. */
  static empty(): CompactRange {
    return new CompactRange([], 0);
  }

  /** decode reads what encode wrote for a tree of `size` leaves. Throws RangeError if the length does not fit. */
  static decode(bytes: Uint8Array, size: number): CompactRange {
    if (!isTreeSize(size)) throw new RangeError(`${size} is not a tree size`);
    const count = perfectSubtrees(0, size).length;
    if (bytes.length !== HASH_LENGTH * count) {
      throw new RangeError(
        `a tree of ${size} has a frontier of ${count} hashes, not ${bytes.length} bytes`,
      );
    }
    const roots = Array.from({ length: count }, (_, i) =>
      bytes.slice(HASH_LENGTH * i, HASH_LENGTH * (i + 1)),
    );
    return new CompactRange(roots, size);
  }

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /** append adds one leaf hash (32 bytes) on the right. */
  append(hash: Uint8Array, onNode?: NodeVisitor): void {
    let node = hash;
    let level = 0;
    let index = this.#size;
    onNode?.(level, index, node);
    while (index % 2 === 1) {
      node = nodeHash(this.#roots.pop()!, node);
      index = (index - 1) / 2;
      level++;
      onNode?.(level, index, node);
    }
    this.#roots.push(node);
    this.#size++;
  }

  /** root is the Merkle tree hash over all leaves (RFC 9162 section 2.1.1). */
  root(): Uint8Array {
    if (this.#roots.length === 0) return emptyRoot();
    return this.#roots.reduceRight((right, left) => nodeHash(left, right));
  }

  /** encode concatenates the hashes, largest subtree first; the size is kept beside it. */
  encode(): Uint8Array {
    return concatBytes(this.#roots);
  }

  /** copy is independent of this range: to try an append that may not happen. */
  copy(): CompactRange {
    return new CompactRange([...this.#roots], this.#size);
  }
}

/** rootFromLeaves is the root of the tree with these leaf hashes. */
export function rootFromLeaves(hashes: Iterable<Uint8Array>): Uint8Array {
  const range = CompactRange.empty();
  for (const hash of hashes) range.append(hash);
  return range.root();
}
