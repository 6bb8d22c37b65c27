import type { LedgerState, ServerKey } from '@docket/record';
import { readFirstState, readLedgerState } from './append/ledger-state.js';
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
  /** `null`: entry 0 names none. */
  readonly #serverKeys = new Map<number, ServerKey | null>();

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

  /** The key of the server that entry 0 names; undefined: none. Nothing behind it names another. */
  async serverKey({ ledgerNo }: { ledgerNo: number }): Promise<ServerKey | undefined> {
    const known = this.#states.get(ledgerNo)?.serverKey ?? this.#serverKeys.get(ledgerNo);
    if (known !== undefined) return known ?? undefined;
    const { serverKey } = await readFirstState(this.#database.of(ledgerNo), ledgerNo);
    if (this.#serverKeys.size < STATES_MAX) this.#serverKeys.set(ledgerNo, serverKey ?? null);
    return serverKey;
  }

  /** Gives up what was read of a ledger of which another history counts now. */
  forget({ id, ledgerNo }: { id: string; ledgerNo: number }): void {
    this.#states.delete(ledgerNo);
    this.#serverKeys.delete(ledgerNo);
    this.unread.forget(id);
  }
}
