import { equalBytes } from './bytes.js';
import { HashBuffer, sha256 } from '#hash';

/** Length of a hash in bytes. */
export const HASH_LENGTH = 32;

const NODE_LENGTH = 1 + 2 * HASH_LENGTH;
/** 0x01, then two hashes. Kept: a new buffer for every node would cost more than its hash. */
const preimage = new HashBuffer(NODE_LENGTH);
preimage.bytes[0] = 1;

/** nodeHash is the RFC 9162 section 2.1.1 hash of an interior node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  // What is shorter would leave a part of the node before in place.
  if (left.length !== HASH_LENGTH || right.length !== HASH_LENGTH) {
    throw new RangeError(`a hash has ${HASH_LENGTH} bytes`);
  }
  preimage.bytes.set(left, 1);
  preimage.bytes.set(right, 1 + HASH_LENGTH);
  return preimage.digest(NODE_LENGTH);
}

/** pairHash is nodeHash of two hashes that stand one behind the other. */
export function pairHash(pair: Uint8Array): Uint8Array {
  if (pair.length !== 2 * HASH_LENGTH)
    throw new RangeError(`two hashes have ${2 * HASH_LENGTH} bytes`);
  preimage.bytes.set(pair, 1);
  return preimage.digest(NODE_LENGTH);
}

/** emptyRoot is the root of the tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array(0));
}

/** isTreeSize tells whether `size` can be the number of leaves of a tree, or an index into one. */
export function isTreeSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}

/**
 * A perfect subtree: the node of `level` (leaves are level 0) that stands over the leaves
 * [index·2^level, (index+1)·2^level).
 */
export interface NodeCoordinate {
  level: number;
  index: number;
}

/** The one way to the stored hashes of a tree; a reader throws when it has not got one. */
export interface HashReader {
  readHashes(coordinates: NodeCoordinate[]): Promise<Uint8Array[]>;
}

/** perfectSubtrees splits the leaves [from, to) into the fewest perfect subtrees, left to right. */
export function perfectSubtrees(from: number, to: number): NodeCoordinate[] {
  const nodes: NodeCoordinate[] = [];
  while (from < to) {
    let level = 0;
    let width = 1;
    while (from % (2 * width) === 0 && from + 2 * width <= to) {
      width *= 2;
      level++;
    }
    nodes.push({ level, index: from / width });
    from += width;
  }
  return nodes;
}

/** The largest power of two smaller than `size`, for size ≥ 2 (k in RFC 9162 section 2.1.1). */
function splitPoint(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

interface Range {
  from: number;
  to: number;
}

/**
 * proveInclusion gives the inclusion proof of leaf `index` in the tree of the first `size` leaves
 * (RFC 9162 section 2.1.3.1). Throws RangeError unless 0 ≤ index < size.
 */
export async function proveInclusion(
  reader: HashReader,
  index: number,
  size: number,
): Promise<Uint8Array[]> {
  return hashRanges(reader, siblingsOf(index, size));
}

/** proveLeaf is proveInclusion with the hash of the leaf, all of it read at once. */
export async function proveLeaf(
  reader: HashReader,
  index: number,
  size: number,
): Promise<{ leafHash: Uint8Array; proof: Uint8Array[] }> {
  const ranges = [{ from: index, to: index + 1 }, ...siblingsOf(index, size)];
  const [hash, ...proof] = await hashRanges(reader, ranges);
  if (hash === undefined) throw new RangeError(`the hash of leaf ${index} was not read`);
  return { leafHash: hash, proof };
}

/** The subtrees beside the way from a leaf to the root, lowest first. */
function siblingsOf(index: number, size: number): Range[] {
  if (!isTreeSize(index) || !isTreeSize(size) || index >= size) {
    throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  }
  const siblings: Range[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (index < middle) {
      siblings.push({ from: middle, to });
      to = middle;
    } else {
      siblings.push({ from, to: middle });
      from = middle;
    }
  }
  return siblings.reverse();
}

/**
 * proveAll gives the root of the tree with these leaf hashes, at least one, and the inclusion proof of each of them. For
 * small trees: the proofs are as many as the leaves.
 */
export function proveAll(hashes: readonly Uint8Array[]): {
  root: Uint8Array;
  proofs: Uint8Array[][];
} {
  const proofs: Uint8Array[][] = hashes.map(() => []);
  const grow = (from: number, to: number): Uint8Array => {
    if (to - from === 1) return hashes[from]!;
    const middle = from + splitPoint(to - from);
    const [left, right] = [grow(from, middle), grow(middle, to)];
    for (let i = from; i < to; i++) proofs[i]!.push(i < middle ? right : left);
    return nodeHash(left, right);
  };
  return { root: grow(0, hashes.length), proofs };
}

/**
 * checkInclusion tells whether `proof` shows that the leaf with hash `leaf` is at `index` in the tree
 * of `size` leaves with `root` (RFC 9162 section 2.1.3.2). Never throws.
 */
export function checkInclusion(
  proof: readonly Uint8Array[],
  index: number,
  size: number,
  leaf: Uint8Array,
  root: Uint8Array,
): boolean {
  const found = rootOfInclusion(proof, index, size, leaf);
  return found !== undefined && equalBytes(found, root);
}

/**
 * rootOfInclusion gives the root that `proof` leads to from the leaf with hash `leaf` at `index` in a tree of `size`
 * leaves (RFC 9162 section 2.1.3.2); undefined where it is no proof for such a place. Never throws.
 */
export function rootOfInclusion(
  proof: readonly Uint8Array[],
  index: number,
  size: number,
  leaf: Uint8Array,
): Uint8Array | undefined {
  if (!isTreeSize(index) || !isTreeSize(size) || index >= size) return undefined;
  if (![leaf, ...proof].every(isHash)) return undefined;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else hash = nodeHash(hash, sibling);
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? hash : undefined;
}

/**
 * proveConsistency gives the proof that the tree of `size1` leaves is the beginning of the tree of
 * `size2` (RFC 9162 section 2.1.4.1); no hashes when the sizes are equal. Throws RangeError unless
 * 0 < size1 ≤ size2.
 */
export async function proveConsistency(
  reader: HashReader,
  size1: number,
  size2: number,
): Promise<Uint8Array[]> {
  if (!isTreeSize(size1) || !isTreeSize(size2) || size1 === 0 || size1 > size2) {
    throw new RangeError(`no consistency proof from ${size1} to ${size2}`);
  }
  const ranges: Range[] = [];
  let from = 0;
  let to = size2;
  // SUBPROOF of the RFC, read from the root down: hence the reversal.
  while (to !== size1) {
    const middle = from + splitPoint(to - from);
    if (size1 <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  // The old tree itself is left out when it is one whole left part: the checker has its root.
  if (from !== 0) ranges.push({ from, to });
  return hashRanges(reader, ranges.reverse());
}

/**
 * checkConsistency tells whether `proof` shows that the tree of `size2` leaves with `root2` begins
 * with the tree of `size1` leaves with `root1` (RFC 9162 section 2.1.4.2). Equal sizes need equal roots
 * and an empty proof; from the empty tree nothing can be shown. Never throws.
 */
export function checkConsistency(
  proof: readonly Uint8Array[],
  size1: number,
  size2: number,
  root1: Uint8Array,
  root2: Uint8Array,
): boolean {
  if (!isTreeSize(size1) || !isTreeSize(size2) || size1 > size2) return false;
  if (!proof.every(isHash)) return false;
  if (size2 === 0 && !equalBytes(root2, emptyRoot())) return false;
  if (size1 === size2) return proof.length === 0 && equalBytes(root1, root2);
  if (size1 === 0 || proof.length === 0) return false;
  // From here on root1 may take part in hashing.
  if (!isHash(root1)) return false;
  const path = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  let node = size1 - 1;
  let last = size2 - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  let hash1 = path[0]!;
  let hash2 = hash1;
  for (const sibling of path.slice(1)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash1 = nodeHash(sibling, hash1);
      hash2 = nodeHash(sibling, hash2);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else hash2 = nodeHash(hash2, sibling);
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(hash1, root1) && equalBytes(hash2, root2);
}

/** isHash: only 32-byte strings take part in hashing, lest two nodes be cut at another place. */
function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_LENGTH;
}

function isPowerOfTwo(size: number): boolean {
  let power = 1;
  while (power < size) power *= 2;
  return power === size;
}

/** Reads all that the ranges need at once and hashes each range together, right to left. */
async function hashRanges(reader: HashReader, ranges: readonly Range[]): Promise<Uint8Array[]> {
  const parts = ranges.map(({ from, to }) => perfectSubtrees(from, to));
  const hashes = await reader.readHashes(parts.flat());
  let next = 0;
  return parts.map((nodes) => {
    const own = hashes.slice(next, (next += nodes.length));
    return own.reduceRight((right, left) => nodeHash(left, right));
  });
}
