import type { DecisionState, OpenEscalation } from '@docket/record';
import type { Database } from '../database.js';
import type { LedgerService } from '../ledger-service.js';
import { waitingDecisions } from './waiting-decisions.js';

/** An open escalation whose deadline is over, and of which no entry says so. */
interface Overdue {
  decisionId: string;
  escalationId: string;
  /** RFC 3339, UTC, milliseconds. */
  dueAt: string;
}

/** A question that no human has answered. */
export interface OpenQuestion extends OpenEscalation {
  decisionId: string;
}

/** One page of a look. */
export interface OverduePage {
  /** Clock of the database: RFC 3339, UTC, milliseconds. */
  now: string;
  found: Overdue[];
  /** Everything that waits, of the page's decisions. */
  open: OpenQuestion[];
  /** Of these, past their deadline, whether or not an entry says so yet. */
  overdue: number;
}

/** Finds what nobody answered in time, by the database's clock. */
export class OverdueFinder {
  readonly #database: Database;
  readonly #ledgers: LedgerService;

  constructor(database: Database, ledgers: LedgerService) {
    this.#database = database;
    this.#ledgers = ledgers;
  }

  /**
   * The overdue escalations of a ledger, oldest decision first, a page of decisions at a time.
   * @throws {StoreRefusal} `unknown_ledger`.
   */
  async *find(ledgerId: string): AsyncGenerator<OverduePage> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    for await (const page of waitingDecisions(this.#database, ledgerNo)) {
      const { now, decisions, unreadable } = page;
      this.#ledgers.states.unread.noteDecisions(ledgerId, unreadable);
      const found = decisions.flatMap(({ decisionId, state }) =>
        overdueIn(state, now).map((one) => ({ decisionId, ...one })),
      );
      const open = decisions.flatMap(({ decisionId, state }) =>
        state.openEscalations.map((one) => ({ ...one, decisionId })),
      );
      yield { now, found, open, overdue: open.filter(isLate(now)).length };
    }
  }
}

/** Times of one form compare as texts. */
export const isLate =
  (now: string) =>
  ({ dueAt }: Pick<OpenEscalation, 'dueAt'>): boolean =>
    dueAt !== null && dueAt <= now;

function overdueIn(state: DecisionState, now: string): Omit<Overdue, 'decisionId'>[] {
  return state.openEscalations.flatMap(({ id, dueAt, overdue }) =>
    dueAt !== null && overdue === null && dueAt <= now ? [{ escalationId: id, dueAt }] : [],
  );
}
