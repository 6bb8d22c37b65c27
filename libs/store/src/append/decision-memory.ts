/** What keeps something of the decisions of one ledger, and can give it up: it is read again when it is needed. */
export interface DecisionKeeper {
  /** About what it takes. */
  readonly bytes: number;
  clear(): void;
}

/** Of a process, however many ledgers it writes to: one that is written to by all agents takes about a third of it. */
const BYTES_MAX = 64 * 1024 * 1024;

/**
 * The memory that the ledgers of a process share for their decisions. Where all of it is taken, the ledger that was
 * used longest ago gives up what it has.
 */
export class DecisionMemory {
  readonly #bytesMax: number;
  /** In order of use, each with what it took then. */
  readonly #keepers = new Map<DecisionKeeper, number>();
  #bytes = 0;
  #newest: DecisionKeeper | undefined;

  constructor(bytesMax = BYTES_MAX) {
    this.#bytesMax = bytesMax;
  }

  /** What all of them took when each was used last. */
  get bytes(): number {
    return this.#bytes;
  }

  /** To be told whenever it keeps more. The one that tells gives nothing up. */
  used(keeper: DecisionKeeper): void {
    const { bytes } = keeper;
    if (keeper === this.#newest && bytes > 0) {
      // It keeps its place: most of what a ledger keeps is told of while no other is used.
      this.#bytes += bytes - (this.#keepers.get(keeper) ?? 0);
      this.#keepers.set(keeper, bytes);
      if (this.#bytes <= this.#bytesMax) return;
    }
    this.#forget(keeper);
    this.#newest = bytes > 0 ? keeper : undefined;
    if (bytes === 0) return;
    this.#keepers.set(keeper, bytes);
    this.#bytes += bytes;
    for (const other of this.#keepers.keys()) {
      if (this.#bytes <= this.#bytesMax || other === keeper) return;
      this.#forget(other);
      other.clear();
    }
  }

  #forget(keeper: DecisionKeeper): void {
    this.#bytes -= this.#keepers.get(keeper) ?? 0;
    this.#keepers.delete(keeper);
  }
}
