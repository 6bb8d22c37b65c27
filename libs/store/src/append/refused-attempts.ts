import type { DecisionCursor } from './decision-cursor.js';

/** Decisions whose attempts are counted at once, and keys that are remembered of each. */
const DECISIONS_MAX = 1024;
const KEYS_MAX = 128;

/** Attempts since a decision was held, stopped or closed. Never changed, only replaced. */
interface Counted {
  /** Decision seq of the entry since which; another one means that the count is over. */
  readonly since: number;
  /** Attempts so far, those that are recorded included. */
  readonly attempts: number;
  /** Idempotency keys of the newest ones: a try again is no further attempt. */
  readonly keys: readonly string[];
}

/**
 * Refused attempts that this process saw. Those between two recorded ones are nowhere else: after a
 * restart the count goes on from the newest recorded one, so it may leave some out.
 */
export class RefusedAttempts {
  /** In order of use. */
  readonly #decisions = new Map<string, Counted>();

  of(decisionId: string): Counted | undefined {
    return this.#decisions.get(decisionId);
  }

  keep(decisionId: string, counted: Counted): void {
    this.#decisions.delete(decisionId);
    this.#decisions.set(decisionId, counted);
    if (this.#decisions.size <= DECISIONS_MAX) return;
    const oldest = this.#decisions.keys().next();
    if (!oldest.done) this.#decisions.delete(oldest.value);
  }
}

/** The same while a batch is planned: what it saw counts only once the batch is done, for it may be planned again. */
export class AttemptsOfBatch {
  readonly #known: RefusedAttempts;
  readonly #seen = new Map<string, Counted>();

  constructor(known: RefusedAttempts) {
    this.#known = known;
  }

  /**
   * Notes an attempt. Gives how many came between the newest one that the decision's state knows of and
   * this one; undefined where it is a try again.
   */
  note({ decisionId, state }: DecisionCursor, key: string): number | undefined {
    const { attempts: recorded, since } = state.refusals;
    const last = this.#seen.get(decisionId) ?? this.#known.of(decisionId);
    const counted = last?.since === since ? last : { since, attempts: 0, keys: [] };
    if (counted.keys.includes(key)) return undefined;
    const before = Math.max(recorded, counted.attempts);
    const keys = [...counted.keys, key].slice(-KEYS_MAX);
    this.#seen.set(decisionId, { since, attempts: before + 1, keys });
    return before - recorded;
  }

  /** The batch is done. */
  keep(): void {
    for (const [decisionId, counted] of this.#seen) this.#known.keep(decisionId, counted);
  }
}
