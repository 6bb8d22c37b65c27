import type { Database } from '../database.js';
import { isRefusedValue } from '../ledger-scope.js';

/** Requests that are sorted in one statement, and the items from which on no other is taken with them. */
const REQUESTS_MAX = 50;
const ITEMS_ENOUGH = 20_000;

/**
 * Makes the rows of traces of some requests that came, the oldest first, and answers how many requests they were. All
 * of it or nothing: whoever comes after a crash finds what is not sorted yet, and nothing else. A second process waits
 * for the first and then finds the next ones, so what came before this began is sorted when it is done. Traces in one
 * order, as whoever else changes some of them: so none waits for another in a circle.
 */
const sortStatement = (
  locked: string,
  traceId: string,
  items: string,
): string => `WITH locked AS MATERIALIZED (
    SELECT request_no, items FROM docket.otlp_arrival WHERE ledger_no = $1
    ${locked} FOR UPDATE),
  next AS (SELECT request_no, sum(items) OVER (ORDER BY request_no) - items AS before FROM locked),
  taken AS (DELETE FROM docket.otlp_arrival a USING next n
    WHERE a.ledger_no = $1 AND a.request_no = n.request_no AND n.before < ${ITEMS_ENOUGH} RETURNING a.*),
  chunk AS MATERIALIZED (SELECT t.request_no, t.received_at, t.principal, t.via, t.content_hash, c.seal, c.n,
      ${traceId} AS trace_id, ${items}
    FROM taken t, unnest(t.trace_ids, t.chunk_items, t.chunk_bytes, t.has_root, t.ranges, t.seals)
      WITH ORDINALITY AS c (trace_id, items, bytes, has_root, ranges, seal, n)),
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
    INSERT INTO docket.otlp_chunk (request_no, ledger_no, principal, via, trace_id, items, bytes, ranges, content_hash, seal)
    SELECT request_no, $1, principal, via, trace_id, items, bytes, ranges, content_hash, seal FROM chunk
    ORDER BY request_no, n)
  SELECT count(*)::int AS sorted FROM taken`;

const SORT = sortStatement(
  `ORDER BY request_no LIMIT ${REQUESTS_MAX}`,
  'c.trace_id',
  'c.items, c.bytes, c.has_root, c.ranges',
);

/** Of one request by itself. */
const SORT_ONE = sortStatement(
  'AND request_no = $2',
  'c.trace_id',
  'c.items, c.bytes, c.has_root, c.ranges',
);

/**
 * Of one request that is refused so: what cannot be of a trace becomes one by itself, whose id is made of what stands
 * there, and nothing of the request is lost. No server writes such a row: it is set aside when its turn comes.
 */
const SORT_REFUSED = sortStatement(
  'AND request_no = $2',
  `CASE WHEN c.trace_id ~ '^[0-9a-f]{32}$' THEN c.trace_id
      ELSE left(encode(sha256(convert_to(coalesce(c.trace_id, ''), 'UTF8')), 'hex'), 32) END`,
  `greatest(coalesce(c.items, 1), 1) AS items, coalesce(c.bytes, 0) AS bytes, coalesce(c.has_root, false) AS has_root,
      coalesce(c.ranges, '') AS ranges`,
);

const NEXT_REQUESTS = `SELECT request_no FROM docket.otlp_arrival WHERE ledger_no = $1
  ORDER BY request_no LIMIT ${REQUESTS_MAX}`;

/** A request of which something could not be sorted by trace as it says. */
export interface UnsortedRequest {
  ledgerNo: number;
  requestNo: string;
  /** What the database answered. */
  why: string;
}

/**
 * Sorts by trace all requests that came before this was called. One that the database refuses holds up no other.
 *
 * @returns the ledgers in which that failed, and with what: the others do not wait for them.
 */
export async function sortArrivals(
  database: Database,
): Promise<{ failures: Map<number, unknown>; unsorted: UnsortedRequest[] }> {
  const { rows } = await database
    .of('all')
    .query<{ ledger_no: number }>('SELECT DISTINCT ledger_no FROM docket.otlp_arrival');
  const failures = new Map<number, unknown>();
  const unsorted: UnsortedRequest[] = [];
  for (const { ledger_no: ledgerNo } of rows) {
    try {
      while (await sortSome(database, ledgerNo, unsorted));
    } catch (error) {
      failures.set(ledgerNo, error);
    }
  }
  return { failures, unsorted };
}

/** Whether there were any. */
async function sortSome(
  database: Database,
  ledgerNo: number,
  unsorted: UnsortedRequest[],
): Promise<boolean> {
  const statements = database.of(ledgerNo);
  try {
    const { rows } = await statements.query<{ sorted: number }>(SORT, [ledgerNo]);
    return (rows[0]?.sorted ?? 0) > 0;
  } catch (error) {
    if (!isRefusedValue(error)) throw error;
  }
  const { rows } = await statements.query<{ request_no: string }>(NEXT_REQUESTS, [ledgerNo]);
  for (const { request_no: requestNo } of rows) {
    try {
      await statements.query(SORT_ONE, [ledgerNo, requestNo]);
    } catch (error) {
      if (!isRefusedValue(error)) throw error;
      await statements.query(SORT_REFUSED, [ledgerNo, requestNo]);
      const why = error instanceof Error ? error.message : 'unknown';
      unsorted.push({ ledgerNo, requestNo, why });
    }
  }
  return rows.length > 0;
}
