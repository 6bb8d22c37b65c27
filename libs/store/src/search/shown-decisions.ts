import { decodeState } from '@docket/record';
import type pg from 'pg';
import { foldDecisions } from '../append/refold.js';
import { FIND_UNLIKE_DECISIONS } from '../append/statements.js';
import { decisionValues } from '../append/write-set.js';
import { int8Array } from '../binary-array.js';
import type { Database } from '../database.js';
import { beginIn } from '../ledger-scope.js';
import { withinLedger } from '../ledger-transaction.js';
import { FIND_MISCOUNTED, FIND_OTHERWISE_SHOWN } from './search-strays.js';
import { READ_HEAD } from './statements.js';

/** What was compared of a ledger. */
export interface ComparedShown {
  /** Where the next part begins; 0: this was the last one. */
  next: number;
  /** First entries of decisions that lists do not show as their entries give them, in order. */
  unlike: readonly number[];
}

/** Positions of a ledger that one part takes. */
const POSITIONS_MAX = 500;

const READ_OPENED = `SELECT decision_id FROM docket.entry
  WHERE ledger_no = $1 AND seq >= $2 AND seq < $3 AND decision_seq = 0 ORDER BY seq`;

/** Lists, the board, the queue and counters say of each such row that they are not complete. Only the owner takes it away. */
const MARK_UNLIKE = `INSERT INTO docket.search_skipped (ledger_no, seq, reason)
  SELECT $1, seq, 'decision_unknown' FROM unnest($2::bigint[]) AS n (seq) ON CONFLICT DO NOTHING RETURNING seq`;

/**
 * Holds what lists, the board, the queue and counters show of decisions against the entries, part by part: the states of
 * decisions, folded again, the rows that decisions are found by, and how many there are of each kind. Entries are what the
 * service's login can only add; these rows it can change.
 */
export class ShownDecisions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Compares decisions that begin from `from` on, in one state of the database. Each decision is folded whole. */
  async compare(ledgerNo: number, from: number): Promise<ComparedShown> {
    const client = await this.#database.searchPool.connect();
    let failed = true;
    try {
      await client.query(
        beginIn(ledgerNo, 'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY'),
      );
      const compared = await comparePart(client, ledgerNo, from);
      await client.query('COMMIT');
      failed = false;
      return compared;
    } finally {
      client.release(failed);
    }
  }

  /** Has lists say that they are not complete, until `docket repair` or `docket rebuild`. @returns which are new. */
  async mark(ledgerNo: number, unlike: readonly number[]): Promise<number[]> {
    return withinLedger(this.#database.searchPool, ledgerNo, async (client) => {
      const values = [ledgerNo, int8Array(unlike)];
      const { rows } = await client.query<{ seq: string }>(MARK_UNLIKE, values);
      return rows.map(({ seq }) => Number(seq)).toSorted((a, b) => a - b);
    });
  }
}

async function comparePart(
  client: pg.ClientBase,
  ledgerNo: number,
  from: number,
): Promise<ComparedShown> {
  const head = await client.query<{ size: string }>(READ_HEAD, [ledgerNo]);
  const size = Number(head.rows[0]?.size ?? 0);
  const part = [ledgerNo, from, Math.min(size, from + POSITIONS_MAX)];
  const opened = await client.query<{ decision_id: string }>(READ_OPENED, part);
  const ids = opened.rows.map(({ decision_id: id }) => id);
  const isLast = from + POSITIONS_MAX >= size;
  const unlike = new Set([
    ...(await findUnlike(client, ledgerNo, ids)),
    ...(await findOpened(client, FIND_OTHERWISE_SHOWN, part)),
    ...(isLast ? await findOpened(client, MISCOUNTED, [ledgerNo]) : []),
  ]);
  return {
    next: isLast ? 0 : from + POSITIONS_MAX,
    unlike: [...unlike].toSorted((a, b) => a - b),
  };
}

/** Once for all of a ledger. */
const MISCOUNTED = `SELECT opened_seq FROM (${FIND_MISCOUNTED}) c (pointer, state, opened_seq, decision_id)`;

async function findOpened(
  client: pg.ClientBase,
  text: string,
  values: readonly number[],
): Promise<number[]> {
  const { rows } = await client.query<{ opened_seq: string }>(text, [...values]);
  return rows.map(({ opened_seq: seq }) => Number(seq));
}

/** What cannot be folded, because values of it were erased or are damaged, is not judged here: verification is. */
async function findUnlike(
  client: pg.ClientBase,
  ledgerNo: number,
  ids: readonly string[],
): Promise<number[]> {
  if (ids.length === 0) return [];
  const { cursors } = await foldDecisions(client, ledgerNo, ids);
  if (cursors.length === 0) return [];
  const values = [ledgerNo, ...decisionValues(cursors)];
  const { rows } = await client.query<{
    opened_seq: string;
    state: string | null;
    is_like: boolean;
  }>({ ...FIND_UNLIKE_DECISIONS, values });
  return rows.flatMap(({ opened_seq: seq, state, is_like: isLike }) => {
    // A state of another version is used by nobody, who folds the entries instead.
    const isOfOtherVersion = state !== null && !decodeState(state).ok;
    return isLike && isOfOtherVersion ? [] : [Number(seq)];
  });
}
