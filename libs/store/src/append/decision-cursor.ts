import type { DecisionState } from '@docket/record';
import type { DecisionKeeper, DecisionMemory } from './decision-memory.js';
import { ToolCallIndex } from './tool-call-index.js';

/** What the next entry of a decision needs to know of the ones before. Never changed, only replaced. */
export interface DecisionCursor {
  readonly decisionId: string;
  readonly state: DecisionState;
  /** Leaf hash of the decision's last entry, hex. */
  readonly lastHash: string;
}

/** Of a cursor with its state, as far as it can be said of decisions of some ten entries. */
const CURSOR_BYTES = 2_048;

/**
 * Cursors of the decisions used last, with the version of the ledger at which each was known to be
 * current. A cursor of an older version may be out of date; whether it is, the database says by its
 * `last_seq`.
 */
export class DecisionCache implements DecisionKeeper {
  readonly toolCalls: ToolCallIndex;
  readonly #bound: number;
  readonly #memory: DecisionMemory;
  /** In order of use: a Map iterates in the order of insertion. */
  readonly #cursors = new Map<string, { cursor: DecisionCursor; epoch: number }>();
  #epoch = 0;

  /** @param bound most cursors; `memory`: what is shared with other ledgers, in which it may take less. */
  constructor(bound: number, memory: DecisionMemory) {
    this.#bound = bound;
    this.#memory = memory;
    this.toolCalls = new ToolCallIndex(() => memory.used(this));
  }

  get bytes(): number {
    return this.#cursors.size * CURSOR_BYTES + this.toolCalls.bytes;
  }

  /** The cursor, if nothing was written to the ledger behind this process's back since it was kept. */
  current(decisionId: string): DecisionCursor | undefined {
    const kept = this.#cursors.get(decisionId);
    return kept?.epoch === this.#epoch ? kept.cursor : undefined;
  }

  /** The cursor, current or not. */
  last(decisionId: string): DecisionCursor | undefined {
    return this.#cursors.get(decisionId)?.cursor;
  }

  keep(cursor: DecisionCursor): void {
    this.#cursors.delete(cursor.decisionId);
    this.#cursors.set(cursor.decisionId, { cursor, epoch: this.#epoch });
    if (this.#cursors.size > this.#bound) {
      const oldest = this.#cursors.keys().next();
      if (!oldest.done) this.#cursors.delete(oldest.value);
    }
    this.#memory.used(this);
  }

  /** Another process wrote: what is kept has to be compared before it is used. */
  outdate(): void {
    this.#epoch += 1;
  }

  /** Gives up what it keeps of one. */
  drop(decisionId: string): void {
    this.toolCalls.drop(decisionId);
    this.#cursors.delete(decisionId);
  }

  clear(): void {
    this.toolCalls.clear();
    this.#cursors.clear();
    this.#memory.used(this);
  }
}
