import type { Database } from '../database.js';

/** Requests that are sorted in one statement, and the items from which on no other is taken with them. */
const REQUESTS_MAX = 50;
const ITEMS_ENOUGH = 20_000;

/**
 * Makes the rows of traces of some requests that came, the oldest first, and answers how many requests they were. All
 * of it or nothing: whoever comes after a crash finds what is not sorted yet, and nothing else. A second process waits
 * for the first and then finds the next ones, so what came before this began is sorted when it is done. Traces in one
 * order, as whoever else changes some of them: so none waits for another in a circle.
 */
const SORT = `WITH locked AS MATERIALIZED (
    SELECT request_no, items FROM docket.otlp_arrival WHERE ledger_no = $1
    ORDER BY request_no LIMIT ${REQUESTS_MAX} FOR UPDATE),
  next AS (SELECT request_no, sum(items) OVER (ORDER BY request_no) - items AS before FROM locked),
  taken AS (DELETE FROM docket.otlp_arrival a USING next n
    WHERE a.ledger_no = $1 AND a.request_no = n.request_no AND n.before < ${ITEMS_ENOUGH} RETURNING a.*),
  chunk AS MATERIALIZED (SELECT t.request_no, t.received_at, t.principal, t.via, c.*
    FROM taken t, unnest(t.trace_ids, t.chunk_items, t.chunk_bytes, t.has_root, t.ranges)
      WITH ORDINALITY AS c (trace_id, items, bytes, has_root, ranges, n)),
  trace AS (
    INSERT INTO docket.otlp_trace AS t
      (ledger_no, principal, via, trace_id, first_at, last_at, is_pending, has_root)
    SELECT $1, principal, (array_agg(via ORDER BY request_no))[1], trace_id, min(received_at), max(received_at), true,
      bool_or(has_root)
    FROM chunk GROUP BY principal, trace_id ORDER BY principal, trace_id
    ON CONFLICT (ledger_no, principal, trace_id) DO UPDATE
      SET first_at = least(t.first_at, excluded.first_at), last_at = greatest(t.last_at, excluded.last_at),
        is_pending = true, has_root = t.has_root OR excluded.has_root),
  kept AS (
    INSERT INTO docket.otlp_chunk (request_no, ledger_no, principal, trace_id, items, bytes, ranges)
    SELECT request_no, $1, principal, trace_id, items, bytes, ranges FROM chunk ORDER BY request_no, n)
  SELECT count(*)::int AS sorted FROM taken`;

/**
 * Sorts by trace all requests that came before this was called.
 *
 * @returns the ledgers in which that failed, and with what: the others do not wait for them.
 */
export async function sortArrivals(database: Database): Promise<Map<number, unknown>> {
  const { rows } = await database
    .of('all')
    .query<{ ledger_no: number }>('SELECT DISTINCT ledger_no FROM docket.otlp_arrival');
  const failures = new Map<number, unknown>();
  for (const { ledger_no: ledgerNo } of rows) {
    try {
      while (await sortSome(database, ledgerNo));
    } catch (error) {
      failures.set(ledgerNo, error);
    }
  }
  return failures;
}

/** Whether there were any. */
async function sortSome(database: Database, ledgerNo: number): Promise<boolean> {
  const { rows } = await database.of(ledgerNo).query<{ sorted: number }>(SORT, [ledgerNo]);
  return (rows[0]?.sorted ?? 0) > 0;
}
