import { CompactRange, nodeHash, TILE_HEIGHT, toHex, concatBytes } from '@docket/chain';
import type { Findings } from '../finding.js';

/** Entries in a range: a power of two, so that a full range is one perfect subtree. */
const RANGE_LEVEL = 14;
export const RANGE_WIDTH = 2 ** RANGE_LEVEL;

const HASH_BYTES = 32;

/** The right edge of a range's own tree after some of its entries. */
export interface TreeSnapshot {
  /** Entries of the ledger up to here. */
  size: number;
  /** `CompactRange.encode()` over the hashes that the chain holds the entries to. */
  chained: Uint8Array;
  /** The same over the hashes of the leaves as they are; absent when nothing differs. */
  found?: Uint8Array;
}

export interface RangeTree {
  from: number;
  /** At each checkpoint's size within the range, and at its end. */
  snapshots: TreeSnapshot[];
  /** Entries whose leaf is not the one that the chain holds them to. */
  suspects: number[];
  /** Hashes of the perfect subtrees of 256 entries, one after another. */
  tileRoots: Uint8Array;
  /** False: an entry is missing and its hash cannot be told, so nothing after it can be computed. */
  complete: boolean;
}

/**
 * Computes the tree over one range of entries, twice where they differ: over the leaves as found, and
 * over what the chain says they were. When only the second fits a signed checkpoint, the entries in
 * which the two differ are proven to have been replaced.
 */
export class RangeTreeBuilder {
  readonly #chained = CompactRange.empty();
  #found: CompactRange | undefined;
  readonly #suspects: number[] = [];
  readonly #snapshots: TreeSnapshot[] = [];
  readonly #tileRoots: Uint8Array[] = [];
  #complete = true;

  constructor(
    readonly from: number,
    /** Ascending; sizes outside the range are of no interest. */
    readonly sizes: readonly number[],
    readonly suspectsMax: number,
  ) {}

  /** `chained`: what the chain says the hash is; the same array as `found` where it agrees. */
  append(found: Uint8Array, chained: Uint8Array): void {
    if (found !== chained) {
      this.#found ??= this.#chained.copy();
      if (this.#suspects.length < this.suspectsMax) this.#suspects.push(this.size);
    }
    this.#found?.append(found);
    this.#chained.append(chained, this.#collect);
  }

  get size(): number {
    return this.from + this.#chained.size;
  }

  /** The tree of the entries so far goes into the result. */
  snapshot(): void {
    if (this.#complete && this.#snapshots.at(-1)?.size !== this.size) {
      this.#snapshots.push({
        size: this.size,
        chained: this.#chained.encode(),
        ...(this.#found === undefined ? {} : { found: this.#found.encode() }),
      });
    }
  }

  /** Gives up: the hash of the next entry cannot be told. */
  break(): void {
    this.#complete = false;
  }

  get complete(): boolean {
    return this.#complete;
  }

  result(): RangeTree {
    this.snapshot();
    return {
      from: this.from,
      snapshots: this.#snapshots,
      suspects: this.#suspects,
      tileRoots: concatBytes(this.#tileRoots),
      complete: this.#complete,
    };
  }

  readonly #collect = (level: number, _index: number, hash: Uint8Array): void => {
    if (level === TILE_HEIGHT) this.#tileRoots.push(hash);
  };
}

/** A root that somebody signed for, as hex. */
export interface SignedRoot {
  size: number;
  root: string;
  /** Kept by the one who verifies, rather than taken from the source. */
  trusted: boolean;
}

/** Where a LedgerTree stands. */
export interface KeptTree {
  ranges: number;
  chained: Uint8Array;
  found: Uint8Array | undefined;
  suspects: readonly number[];
  failing: boolean;
  complete: boolean;
  size: number;
  root: Uint8Array | undefined;
  frontier: Uint8Array | undefined;
  tileRoots: Uint8Array;
  checked: number;
  skipped: number;
  /** Signed roots that were looked at: size and root. */
  compared: readonly (readonly [number, string])[];
}

/** Joins the trees of successive ranges, and holds the whole against every signed root. */
export class LedgerTree {
  /** Over the roots of full ranges. */
  #chained = CompactRange.empty();
  #found: CompactRange | undefined;
  #suspects: number[] = [];
  #failing = false;
  #complete = true;
  #size = 0;
  #root: Uint8Array | undefined;
  #frontier: Uint8Array | undefined;
  readonly #tileRoots: Uint8Array[] = [];
  readonly #compared = new Map<number, string>();
  rootsChecked = 0;
  /** Signed roots that could not be compared because entries are missing. */
  rootsSkipped = 0;

  /** @param width entries in a range: a power of two. */
  constructor(readonly width: number) {}

  kept(): KeptTree {
    return {
      ranges: this.#chained.size,
      chained: this.#chained.encode(),
      found: this.#found?.encode(),
      suspects: this.#suspects,
      failing: this.#failing,
      complete: this.#complete,
      size: this.#size,
      root: this.#root,
      frontier: this.#frontier,
      tileRoots: this.tileRoots(),
      checked: this.rootsChecked,
      skipped: this.rootsSkipped,
      compared: [...this.#compared],
    };
  }

  takeKept(kept: KeptTree): void {
    this.#chained = CompactRange.decode(kept.chained, kept.ranges);
    this.#found = kept.found && CompactRange.decode(kept.found, kept.ranges);
    this.#suspects = [...kept.suspects];
    this.#failing = kept.failing;
    this.#complete = kept.complete;
    this.#size = kept.size;
    this.#root = kept.root;
    this.#frontier = kept.frontier;
    this.#tileRoots.push(kept.tileRoots);
    this.rootsChecked = kept.checked;
    this.rootsSkipped = kept.skipped;
    for (const [size, root] of kept.compared) this.#compared.set(size, root);
  }

  /** Whether a root was compared, or could not be. */
  isCompared({ size, root }: SignedRoot): boolean {
    return this.#compared.get(size) === root;
  }

  /** `roots`: those whose size is in (range.from, range.from + width]. */
  take(range: RangeTree, roots: readonly SignedRoot[], findings: Findings): void {
    for (const { size, root } of roots) this.#compared.set(size, root);
    if (!this.#complete || range.from !== this.#chained.size * this.width) {
      this.#complete = false;
      this.rootsSkipped += roots.length;
      return;
    }
    for (const suspect of range.suspects) this.#suspects.push(suspect);
    const bySize = new Map(range.snapshots.map((snapshot) => [snapshot.size, snapshot]));
    for (const signed of roots) {
      const snapshot = bySize.get(signed.size);
      if (snapshot === undefined) this.rootsSkipped++;
      else this.#compare(signed, snapshot, findings);
    }
    this.#tileRoots.push(range.tileRoots);
    this.#complete = range.complete;
    const end = range.snapshots.at(-1);
    if (end !== undefined && range.complete) this.#extend(range, end);
  }

  get complete(): boolean {
    return this.#complete;
  }

  get size(): number {
    return this.#size;
  }

  /** Root over all entries as the chain holds them; undefined when it cannot be computed. */
  get root(): Uint8Array | undefined {
    return this.#complete ? this.#root : undefined;
  }

  get frontier(): Uint8Array | undefined {
    return this.#complete ? this.#frontier : undefined;
  }

  /** Hashes of the perfect subtrees of 256 entries over the part that could be computed. */
  tileRoots(): Uint8Array {
    return concatBytes(this.#tileRoots);
  }

  #extend(range: RangeTree, end: TreeSnapshot): void {
    this.#size = end.size;
    this.#root = rootOver(this.#chained, end.chained);
    this.#frontier = concatBytes([this.#chained.encode(), end.chained]);
    if (end.size - range.from < this.width) return;
    if (end.found !== undefined) this.#found ??= this.#chained.copy();
    this.#found?.append(end.found ?? end.chained);
    this.#chained.append(end.chained);
    this.#frontier = this.#chained.encode();
  }

  #compare(signed: SignedRoot, snapshot: TreeSnapshot, findings: Findings): void {
    this.rootsChecked++;
    const found = toHex(rootOver(this.#found ?? this.#chained, snapshot.found ?? snapshot.chained));
    if (found === signed.root) {
      this.#failing = false;
      return;
    }
    const detail = { expected: signed.root, found };
    if (signed.trusted) {
      findings.add(
        'trusted_root_mismatch',
        `The checkpoint you hold was signed over other entries than the first ${signed.size} found here.`,
        detail,
      );
    } else if (!this.#failing) {
      // Every later checkpoint covers the same damage: the first one says it.
      this.#failing = true;
      findings.add(
        'root_mismatch',
        `The entries are not those that the checkpoint of size ${signed.size} was signed over.`,
        detail,
      );
    }
    // The chain remembers what its entries were: if that fits, the damage is where the two differ.
    const chained = toHex(rootOver(this.#chained, snapshot.chained));
    if (chained === signed.root) this.#accuse(signed.size, findings);
  }

  #accuse(size: number, findings: Findings): void {
    for (const seq of this.#suspects) {
      if (seq >= size) continue;
      findings.add(
        'leaf_replaced',
        `The checkpoint of size ${size} was signed over another leaf than the one stored as entry ${seq}.`,
        { seq },
      );
    }
    this.#suspects = this.#suspects.filter((seq) => seq >= size);
  }
}

/**
 * The root of a tree whose left part is made of full ranges. Both frontiers are lists of perfect
 * subtrees, largest first, and a root is folded from the right whatever carries are still open.
 */
function rootOver(left: CompactRange, right: Uint8Array): Uint8Array {
  const hashes = concatBytes([left.encode(), right]);
  let root: Uint8Array | undefined;
  for (let at = hashes.length - HASH_BYTES; at >= 0; at -= HASH_BYTES) {
    const hash = hashes.slice(at, at + HASH_BYTES);
    root = root === undefined ? hash : nodeHash(hash, root);
  }
  return root ?? CompactRange.empty().root();
}
