import type { UnreadEntries } from '@docket/record';

import type { UnreadableDecision } from './append/refold.js';

type Listener = (ledgerId: string, unread: UnreadEntries) => void;
type DecisionListener = (ledgerId: string, unreadable: UnreadableDecision) => void;

/** Decisions that are remembered; of more nothing is told. */
const DECISIONS_MAX = 10_000;

/**
 * Entries that this process met and that are no record: outside decisions (`passOver` in `@docket/record`) by the states
 * that it folded, and those for which it could not fold a decision. Whoever listens is told of a ledger when it is first met, and again when there are twice as many: of
 * any number of entries that somebody appends, a line for each would fill a log.
 */
export class MetUnread {
  readonly #ledgers = new Map<string, UnreadEntries>();
  readonly #told = new Map<string, number>();
  readonly #listeners: Listener[] = [];

  readonly #decisions = new Map<string, UnreadableDecision>();
  readonly #decisionListeners: DecisionListener[] = [];

  /** Calls back once for each decision that cannot be read. */
  onDecisionMet(listener: DecisionListener): void {
    this.#decisionListeners.push(listener);
  }

  noteDecisions(ledgerId: string, unreadable: Iterable<UnreadableDecision>): void {
    for (const one of unreadable) {
      const name = `${ledgerId}/${one.decisionId}`;
      if (this.#decisions.has(name) || this.#decisions.size >= DECISIONS_MAX) continue;
      this.#decisions.set(name, one);
      for (const tell of this.#decisionListeners) tell(ledgerId, one);
    }
  }

  onMet(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** Notes what a state of the ledger says that was folded just now. */
  note(ledgerId: string, { unread }: { unread: UnreadEntries }): void {
    if (unread.count === 0) {
      this.#ledgers.delete(ledgerId);
      return;
    }
    this.#ledgers.set(ledgerId, unread);
    if (unread.count < 2 * (this.#told.get(ledgerId) ?? 0)) return;
    this.#told.set(ledgerId, unread.count);
    for (const tell of this.#listeners) tell(ledgerId, unread);
  }

  /** What was met in a ledger of which another history counts now. */
  forget(ledgerId: string): void {
    this.#ledgers.delete(ledgerId);
    this.#told.delete(ledgerId);
    for (const name of this.#decisions.keys())
      if (name.startsWith(`${ledgerId}/`)) this.#decisions.delete(name);
  }

  /** In all that this process read; of a decision, the first one. */
  get entries(): number {
    const outside = [...this.#ledgers.values()].reduce((sum, { count }) => sum + count, 0);
    return outside + this.#decisions.size;
  }
}
