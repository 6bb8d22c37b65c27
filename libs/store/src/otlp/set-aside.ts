import type { Database } from '../database.js';

/** A trace of which attempts failed too often. What came of it is kept. */
export interface SetAsideTrace {
  ledger: string;
  traceId: string;
  /** Principal of the key that sent it. */
  principal: string;
  /** RFC 3339, by the database's clock. */
  setAsideAt: string;
  attempts: number;
  /** Spans and log records that wait in it. */
  items: number;
  /** Why the last attempt failed. */
  why: string;
}

/** Those that are listed, at most. */
const LISTED_MAX = 1_000;

/** Traces that are set aside, oldest first; the first ones only. */
export async function listSetAside(database: Database): Promise<SetAsideTrace[]> {
  const { rows } = await database.of('all').query<SetAsideTrace>(
    `SELECT l.ledger_id AS ledger, t.trace_id AS "traceId", t.principal, t.failures AS attempts,
       to_char(t.set_aside_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "setAsideAt",
       coalesce(t.refusal, '') AS why,
       (SELECT coalesce(sum(items), 0)::int FROM docket.otlp_chunk c WHERE c.ledger_no = t.ledger_no
          AND c.principal = t.principal AND c.trace_id = t.trace_id AND c.request_no IS NOT NULL) AS items
     FROM docket.otlp_trace t JOIN docket.ledger l USING (ledger_no)
     WHERE t.set_aside_at IS NOT NULL ORDER BY t.set_aside_at, t.trace_id LIMIT ${LISTED_MAX}`,
  );
  return rows;
}

/**
 * Lets a worker try traces again that are set aside: all, or those with this id.
 *
 * @returns how many.
 */
export async function retrySetAside(database: Database, traceId?: string): Promise<number> {
  const { rows } = await database
    .of('all')
    .query<{ ledger_no: number }>(
      'SELECT DISTINCT ledger_no FROM docket.otlp_trace WHERE set_aside_at IS NOT NULL',
    );
  let retried = 0;
  for (const { ledger_no: ledgerNo } of rows) {
    const { rowCount } = await database.of(ledgerNo).query(
      `UPDATE docket.otlp_trace SET set_aside_at = NULL, retry_at = NULL, failures = 0
       WHERE ledger_no = $1 AND set_aside_at IS NOT NULL AND trace_id = coalesce($2, trace_id)`,
      [ledgerNo, traceId ?? null],
    );
    retried += rowCount ?? 0;
  }
  return retried;
}
