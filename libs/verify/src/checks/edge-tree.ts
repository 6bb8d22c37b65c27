import { concatBytes, emptyRoot, nodeHash } from '@docket/chain';

interface Subtree {
  level: number;
  index: number;
  hash: Uint8Array;
}

/**
 * The right edge of a tree that grows by perfect subtrees of any level, in order: by leaves where these were read, by larger
 * ones where they were not.
 */
export class EdgeTree {
  readonly #subtrees: Subtree[] = [];
  #size = 0;
  #isComplete = true;

  /** Leaves so far. */
  get size(): number {
    return this.#size;
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Gives up: a hash cannot be told. */
  break(): void {
    this.#isComplete = false;
  }

  /** @param level 0 is a leaf; the size so far must be a multiple of what the subtree stands over. */
  append(level: number, hash: Uint8Array): void {
    const width = 2 ** level;
    let last: Subtree = { level, index: this.#size / width, hash };
    this.#size += width;
    for (;;) {
      const left = this.#subtrees.at(-1);
      if (left?.level !== last.level || last.index % 2 === 0) break;
      this.#subtrees.pop();
      last = {
        level: last.level + 1,
        index: (last.index - 1) / 2,
        hash: nodeHash(left.hash, last.hash),
      };
    }
    this.#subtrees.push(last);
  }

  /** As far as it was appended to (RFC 9162, section 2.1.1); undefined where a hash could not be told. */
  get root(): Uint8Array | undefined {
    if (!this.#isComplete) return undefined;
    const hashes = this.#subtrees.map(({ hash }) => hash);
    return hashes.length === 0
      ? emptyRoot()
      : hashes.reduceRight((right, left) => nodeHash(left, right));
  }

  /** `CompactRange.encode()` of the same. */
  get frontier(): Uint8Array | undefined {
    return this.#isComplete ? concatBytes(this.#subtrees.map(({ hash }) => hash)) : undefined;
  }
}
