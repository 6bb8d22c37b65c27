import type { LedgerState } from '@docket/record';
import { readLedgerState } from './append/ledger-state.js';
import type { Database } from './database.js';
import { MetUnread } from './met-unread.js';

/** Ledgers of which the state is kept; that of the others is folded from entry 0 each time. */
const STATES_MAX = 10_000;

/** What is recorded in ledgers outside decisions: kept as far as it was read, so that only what came since is read. */
export class LedgerStates {
  /** What was met that is no record, here and by whoever writes. */
  readonly unread = new MetUnread();
  readonly #database: Database;
  readonly #states = new Map<number, LedgerState>();

  constructor(database: Database) {
    this.#database = database;
  }

  async read({ id, ledgerNo }: { id: string; ledgerNo: number }): Promise<LedgerState> {
    const known = this.#states.get(ledgerNo);
    const state = await readLedgerState(this.#database.of(ledgerNo), ledgerNo, known);
    if (this.#states.size < STATES_MAX || known !== undefined) this.#states.set(ledgerNo, state);
    this.unread.note(id, state);
    return state;
  }

  /** Gives up what was read of a ledger of which another history counts now. */
  forget({ id, ledgerNo }: { id: string; ledgerNo: number }): void {
    this.#states.delete(ledgerNo);
    this.unread.forget(id);
  }
}
