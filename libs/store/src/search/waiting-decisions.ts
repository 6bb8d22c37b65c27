import type { DecisionState } from '@docket/record';
import {
  readDecisions,
  type FoldedDecisionRow,
  type UnreadableDecision,
} from '../append/refold.js';
import { DECISION_FIELDS, LAST_ENTRY } from '../append/statements.js';
import type { Database } from '../database.js';

/** Decisions that are read at once. */
const PAGE = 500;

/**
 * By the index of the search projection: what waits for a human is little beside everything that was decided. The
 * collation is that of the other table, whose index is not used without it.
 */
const FIND_WAITING = `
  SELECT s.opened_seq, ${DECISION_FIELDS},
         to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now
    FROM docket.search_decision s
    JOIN docket.decision d ON d.ledger_no = s.ledger_no AND d.decision_id = s.decision_id COLLATE "default"
    ${LAST_ENTRY}
   WHERE s.ledger_no = $1 AND s.status IN ('held', 'stopped') AND s.opened_seq > $2
   ORDER BY s.opened_seq LIMIT ${PAGE}`;

interface WaitingRow extends FoldedDecisionRow {
  opened_seq: number;
  now: string;
}

/** Some decisions that are held or stopped, as they are now. */
export interface WaitingPage {
  /** Clock of the database, RFC 3339, UTC, milliseconds. */
  now: string;
  decisions: { decisionId: string; state: DecisionState }[];
  /** Of these nobody can say what waits. */
  unreadable: UnreadableDecision[];
}

/**
 * The decisions of a ledger that are held or stopped, oldest first, a page of them at a time. A decision shows as
 * soon as it is indexed; a closed one does not: nobody waits for an answer any more.
 */
export async function* waitingDecisions(
  database: Database,
  ledgerNo: number,
): AsyncGenerator<WaitingPage> {
  const client = database.of(ledgerNo);
  let after = -1;
  for (;;) {
    const { rows } = await client.query<WaitingRow>(FIND_WAITING, [ledgerNo, after]);
    const [first] = rows;
    if (first === undefined) return;
    const { cursors: decisions, unreadable } = await readDecisions(client, ledgerNo, rows);
    yield { now: first.now, decisions, unreadable };
    if (rows.length < PAGE) return;
    after = Number(rows.at(-1)?.opened_seq);
  }
}
