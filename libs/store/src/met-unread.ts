import type { UnreadEntries } from '@docket/record';

type Listener = (ledgerId: string, unread: UnreadEntries) => void;

/**
 * Entries outside decisions that this process met and that are no record (`passOver` in `@docket/record`), by the states
 * that it folded. Whoever listens is told of a ledger when it is first met, and again when there are twice as many: of
 * any number of entries that somebody appends, a line for each would fill a log.
 */
export class MetUnread {
  readonly #ledgers = new Map<string, UnreadEntries>();
  readonly #told = new Map<string, number>();
  readonly #listeners: Listener[] = [];

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
  }

  /** In all ledgers of which this process folded a state. */
  get entries(): number {
    return [...this.#ledgers.values()].reduce((sum, { count }) => sum + count, 0);
  }
}
