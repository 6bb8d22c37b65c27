import { decodeState } from '@docket/record';
import type pg from 'pg';
import { foldDecisions } from '../append/refold.js';
import type { DecisionCursor } from '../append/decision-cursor.js';
import { FIND_UNLIKE_DECISIONS } from '../append/statements.js';
import { decisionValues } from '../append/write-set.js';
import { int8Array } from '../binary-array.js';
import { sqlState } from '../connections.js';
import type { Database } from '../database.js';
import { withinLedger } from '../ledger-transaction.js';
import { FIND_OTHERWISE_SHOWN, IS_SHOWN_OUTSIDE } from './search-strays.js';
import { MAKE_CURSOR, READ_HEAD, TRY_CURSOR } from './statements.js';

/** What was compared of a ledger. */
export interface ComparedShown {
  /** Where the part began. */
  from: number;
  /** Where the next part begins; 0: this was the last one. */
  next: number;
  /** First entries of decisions that lists do not show as their entries give them, in order; see `NOWHERE`. */
  unlike: readonly number[];
}

/** Stands in `unlike`, of the last part, for counts, and for what is shown as a decision outside of the ledger. */
const NOWHERE = -1;

/** Positions of a ledger that one part takes at most. */
export const SHOWN_POSITIONS_MAX = 500;

const READ_OPENED = `SELECT decision_id, seq FROM docket.entry
  WHERE ledger_no = $1 AND seq >= $2 AND seq < $3 AND decision_seq = 0 ORDER BY seq`;

/** Lists, the board, the queue and counters say of each such row that they are not complete. Only the owner takes it away. */
const MARK = `INSERT INTO docket.search_skipped (ledger_no, seq, reason)
  SELECT $1, seq, 'decision_unknown' FROM unnest($2::bigint[]) AS n (seq) WHERE seq >= 0 ON CONFLICT DO NOTHING`;

/**
 * Where no such row is there, because each place has a row of another reason, or what is amiss has none: at a position
 * before the ledger that nobody knows beforehand.
 */
const MARK_BEFORE = `INSERT INTO docket.search_skipped (ledger_no, seq, reason)
  SELECT $1, -1 - floor(random() * 9e15)::bigint, 'decision_unknown'
    WHERE NOT EXISTS (SELECT FROM docket.search_skipped WHERE ledger_no = $1 AND reason = 'decision_unknown')
  ON CONFLICT DO NOTHING`;

/** The cursor was moved after the state of the database that is looked at. */
const SERIALIZATION_FAILURE = '40001';

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

  /**
   * Compares decisions that begin from `from` on, in one state of the database. Each is folded whole; once one was, the
   * part ends before the next where that is enough.
   */
  async compare(
    ledgerNo: number,
    from: number,
    isEnough: () => boolean = () => false,
  ): Promise<ComparedShown> {
    return withinLedger(
      this.#database.searchPool,
      ledgerNo,
      (client) => comparePart(client, ledgerNo, { from, to: from + SHOWN_POSITIONS_MAX, isEnough }),
      `${ONE_STATE} READ ONLY`,
    );
  }

  /**
   * Has lists say that they are not complete, until `docket repair` or `docket rebuild`. These hold the cursor of the ledger
   * while they put search in its place, so it is held here too, and what was compared is compared again in the state of
   * then: what they mended meanwhile is not marked, and what is marked before them they take away.
   *
   * @param isInsistent marks what differs whoever holds the cursor.
   * @returns false: somebody else holds it, and nothing was marked.
   */
  async mark(ledgerNo: number, compared: ComparedShown, isInsistent = false): Promise<boolean> {
    const { from, next, unlike } = compared;
    if (unlike.length === 0) return true;
    const to = next === 0 ? from + SHOWN_POSITIONS_MAX : next;
    const pool = this.#database.searchPool;
    try {
      await withinLedger(pool, ledgerNo, (client) => client.query(MAKE_CURSOR, [ledgerNo]));
      return await withinLedger(
        pool,
        ledgerNo,
        async (client) => {
          const cursor = isInsistent ? undefined : await client.query(TRY_CURSOR, [ledgerNo]);
          if (cursor?.rowCount === 0) return false;
          const now = await comparePart(client, ledgerNo, { from, to, isEnough: () => false });
          if (now.unlike.length === 0) return true;
          await client.query(MARK, [ledgerNo, int8Array(now.unlike)]);
          await client.query(MARK_BEFORE, [ledgerNo]);
          return true;
        },
        ONE_STATE,
      );
    } catch (error) {
      if (sqlState(error) === SERIALIZATION_FAILURE) return false;
      throw error;
    }
  }
}

const ONE_STATE = 'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ';

interface Part {
  from: number;
  to: number;
  isEnough: () => boolean;
}

async function comparePart(
  client: pg.ClientBase,
  ledgerNo: number,
  { from, to, isEnough }: Part,
): Promise<ComparedShown> {
  const head = await client.query<{ size: string }>(READ_HEAD, [ledgerNo]);
  const size = Number(head.rows[0]?.size ?? 0);
  const whole = Math.min(size, to);
  const values = [ledgerNo, from, whole];
  const opened = await client.query<{ decision_id: string; seq: string }>(READ_OPENED, values);
  const decisionIds = opened.rows.map(({ decision_id: id }) => id);
  const folded = await foldDecisions(client, ledgerNo, { decisionIds, isEnough });
  const left = opened.rows[folded.taken];
  const end = left === undefined ? whole : Number(left.seq);
  const isLast = end >= size;
  const unlike = new Set([
    ...(await findUnlike(client, ledgerNo, folded.cursors)),
    ...(await findOtherwise(client, [ledgerNo, from, end])),
    ...(isLast && (await isShownOutside(client, [ledgerNo, size])) ? [NOWHERE] : []),
  ]);
  return { from, next: isLast ? 0 : end, unlike: [...unlike].toSorted((a, b) => a - b) };
}

async function findOtherwise(client: pg.ClientBase, part: readonly number[]): Promise<number[]> {
  const { rows } = await client.query<{ opened_seq: string }>(FIND_OTHERWISE_SHOWN, [...part]);
  return rows.map(({ opened_seq: seq }) => Number(seq));
}

async function isShownOutside(client: pg.ClientBase, of: readonly number[]): Promise<boolean> {
  const { rows } = await client.query<{ is_so: boolean }>(IS_SHOWN_OUTSIDE, [...of]);
  return rows[0]?.is_so === true;
}

/** What cannot be folded, because values of it were erased or are damaged, is not judged here: verification is. */
async function findUnlike(
  client: pg.ClientBase,
  ledgerNo: number,
  cursors: readonly DecisionCursor[],
): Promise<number[]> {
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
