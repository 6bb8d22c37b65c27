import type { DecisionState } from '@docket/record';
import { readDecisions, type ChangedDecisionRow } from '../append/refold.js';
import type { Database } from '../database.js';
import type { LedgerService } from '../ledger-service.js';

/** An open escalation whose deadline is over, and of which no entry says so. */
interface Overdue {
  decisionId: string;
  escalationId: string;
  /** RFC 3339, UTC, milliseconds. */
  dueAt: string;
}

/** One page of a look. */
export interface OverduePage {
  found: Overdue[];
  /** Escalations that no human has answered, of the page's decisions. */
  waiting: number;
  /** Of these, past their deadline, whether or not an entry says so yet. */
  overdue: number;
}

/** Decisions that are read at once. */
const PAGE = 500;

/** By the index of the search projection: what waits for a human is little beside everything that was decided. */
const FIND_WAITING = `
  SELECT s.opened_seq, d.decision_id, d.last_hash, d.state,
         to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now
    FROM docket.search_decision s
    JOIN docket.decision d ON d.ledger_no = s.ledger_no AND d.decision_id = s.decision_id
   WHERE s.ledger_no = $1 AND s.status IN ('held', 'stopped') AND s.opened_seq > $2
   ORDER BY s.opened_seq LIMIT ${PAGE}`;

interface WaitingRow extends ChangedDecisionRow {
  opened_seq: number;
  now: string;
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
   * The overdue escalations of a ledger, oldest decision first, a page of decisions at a time. A decision
   * shows as soon as it is indexed; a closed one does not: nobody waits for an answer any more.
   * @throws {StoreRefusal} `unknown_ledger`.
   */
  async *find(ledgerId: string): AsyncGenerator<OverduePage> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const client = this.#database.plainPool;
    let after = -1;
    for (;;) {
      const { rows } = await client.query<WaitingRow>(FIND_WAITING, [ledgerNo, after]);
      const [first] = rows;
      if (first === undefined) return;
      const cursors = await readDecisions(client, ledgerNo, rows);
      const found = cursors.flatMap(({ decisionId, state }) =>
        overdueIn(state, first.now).map((one) => ({ decisionId, ...one })),
      );
      const open = cursors.flatMap(({ state }) => state.openEscalations);
      yield { found, waiting: open.length, overdue: open.filter(isLate(first.now)).length };
      if (rows.length < PAGE) return;
      after = Number(rows.at(-1)?.opened_seq);
    }
  }
}

const isLate =
  (now: string) =>
  ({ dueAt }: DecisionState['openEscalations'][number]): boolean =>
    dueAt !== null && dueAt <= now;

/** Times of one form compare as texts. */
function overdueIn(state: DecisionState, now: string): Omit<Overdue, 'decisionId'>[] {
  return state.openEscalations.flatMap(({ id, dueAt, overdue }) =>
    dueAt !== null && overdue === null && dueAt <= now ? [{ escalationId: id, dueAt }] : [],
  );
}
