import { STAKES, type OpenEscalation, type Stakes } from '@docket/record';
import { readDecisions, type FoldedDecisionRow } from '../append/refold.js';
import { DECISION_FIELDS, LAST_ENTRY } from '../append/statements.js';
import type { Database } from '../database.js';
import type { LedgerService } from '../ledger-service.js';
import { isLate } from './overdue.js';
import type { SearchIndexer } from './search-indexer.js';

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
  /** How many wait. */
  waiting: number;
  /** Whether everything recorded is indexed, and nothing is known to be shown otherwise than it was recorded. */
  complete: boolean;
}

/**
 * Decisions in the order of the queue: each stands where the first of its escalations does, so that of any number of
 * them the first escalations are those of as many decisions. The expressions are those of the index; without the
 * collation of the other table its index would not be used, and every state of the ledger would be read.
 */
const FIND_FIRST = `
  SELECT ${DECISION_FIELDS},
         to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now
    FROM (SELECT * FROM docket.search_decision WHERE ledger_no = $1 AND waits > 0
           ORDER BY coalesce(next_due, '~'),
             CASE stakes WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END, opened_seq
           LIMIT $2) s
    JOIN docket.decision d ON d.ledger_no = $1 AND d.decision_id = s.decision_id COLLATE "default"
    ${LAST_ENTRY}`;

/** Of a decision whose rows are not what its entries give nobody can say whether it waits. */
const COUNT_WAITING = `SELECT coalesce(sum(waits), 0) AS waiting, EXISTS (SELECT FROM docket.search_skipped
    WHERE ledger_no = $1 AND reason = 'decision_unknown') AS unknown
  FROM docket.search_count WHERE ledger_no = $1 AND waits > 0`;

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
    const client = this.#database.of(ledgerNo);
    const [counted, { rows }] = await Promise.all([
      client.query<{ waiting: string; unknown: boolean }>(COUNT_WAITING, [ledgerNo]),
      client.query<FoldedDecisionRow & { now: string }>(FIND_FIRST, [ledgerNo, limit]),
    ]);
    const now = rows[0]?.now ?? null;
    const late = now === null ? () => false : isLate(now);
    const found: WaitingEscalation[] = [];
    const { cursors, unreadable } = await readDecisions(client, ledgerNo, rows);
    this.#ledgers.states.unread.noteDecisions(ledgerId, unreadable);
    for (const { decisionId, state } of cursors) {
      const { stakes, goal, agent, openedAt, lastTime, openedSeq } = state;
      const of = { decisionId, stakes, goal, agent, openedAt, lastTime, openedSeq };
      for (const escalation of state.openEscalations)
        found.push({ ...of, escalation, isOverdue: late(escalation) });
    }
    const escalations = found.sort(byUrgency).slice(0, limit);
    return {
      now,
      escalations,
      // What came between the two statements is counted as well.
      waiting: Math.max(Number(counted.rows[0]?.waiting ?? 0), escalations.length),
      // Of one that cannot be read nobody can say whether it waits.
      complete: size >= ledgerSize && unreadable.length === 0 && counted.rows[0]?.unknown !== true,
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
