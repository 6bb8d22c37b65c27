import { STAKES, type OpenEscalation, type Stakes } from '@docket/record';
import type { Database } from '../database.js';
import type { LedgerService } from '../ledger-service.js';
import { isLate } from './overdue.js';
import type { SearchIndexer } from './search-indexer.js';
import { waitingDecisions } from './waiting-decisions.js';

/** An escalation that no human has answered, with what a list says of its decision. */
export interface WaitingEscalation {
  decisionId: string;
  escalation: OpenEscalation;
  /** Past its deadline by the database's clock, whether or not an entry says so yet. */
  isOverdue: boolean;
  stakes: Stakes;
  goal: string;
  agent: { id: string; name: string | null };
  openedAt: string;
  lastTime: string;
  openedSeq: number;
}

export interface WaitingList {
  /** Clock of the database: RFC 3339, UTC, milliseconds. */
  now: string | null;
  /** The first of them, by deadline, then stakes, then age. */
  escalations: WaitingEscalation[];
  /** How many wait, of the decisions that were looked at. */
  waiting: number;
  /** Whether every decision that waits was looked at, and everything recorded is indexed. */
  complete: boolean;
}

/** Decisions of which one list is made. More that wait at once would be another trouble than an unsorted list. */
const WAITING_DECISIONS_MAX = 5_000;

/** Finds what waits for a human. */
export class WaitingFinder {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #indexer: SearchIndexer;

  constructor(database: Database, ledgers: LedgerService, indexer: SearchIndexer) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#indexer = indexer;
  }

  /**
   * What waits in a ledger: what is due first comes first, without a deadline last; of these the higher stakes, then
   * the older decision. @throws {StoreRefusal} `unknown_ledger`.
   */
  async find(ledgerId: string, limit: number): Promise<WaitingList> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { size, ledgerSize } = await this.#indexer.catchUp(ledgerNo);
    const found: WaitingEscalation[] = [];
    let [now, looked, isAll]: [string | null, number, boolean] = [null, 0, true];
    for await (const page of waitingDecisions(this.#database, ledgerNo)) {
      now ??= page.now;
      const late = isLate(now);
      for (const { decisionId, state } of page.decisions) {
        const { stakes, goal, agent, openedAt, lastTime, openedSeq } = state;
        const of = { decisionId, stakes, goal, agent, openedAt, lastTime, openedSeq };
        for (const escalation of state.openEscalations)
          found.push({ ...of, escalation, isOverdue: late(escalation) });
      }
      looked += page.decisions.length;
      isAll = looked < WAITING_DECISIONS_MAX;
      if (!isAll) break;
    }
    return {
      now,
      escalations: found.sort(byUrgency).slice(0, limit),
      waiting: found.length,
      complete: isAll && size >= ledgerSize,
    };
  }
}

/** Behind every time that is one. */
const NEVER = '~';

function byUrgency(a: WaitingEscalation, b: WaitingEscalation): number {
  const [dueA, dueB] = [a.escalation.dueAt ?? NEVER, b.escalation.dueAt ?? NEVER];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  const stakes = STAKES.indexOf(b.stakes) - STAKES.indexOf(a.stakes);
  if (stakes !== 0) return stakes;
  return a.openedSeq - b.openedSeq || a.escalation.at - b.escalation.at;
}
