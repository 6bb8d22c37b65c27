import type pg from 'pg';
import type { Database } from '../database.js';
import { doubtConditions, DOUBTS, SIDE_EFFECTS, UNSETTLED } from '../search/side-effect-search.js';
import type { Doubt } from '../search/side-effect-search.js';
import { LedgerStatements } from '../ledger-scope.js';
import { FOREIGN_ROW } from '../signing/row-seal.js';
import type { LedgerAsker } from '../ledger-scope.js';

/** A ledger whose newest entries are under no checkpoint. */
interface UnsignedLedger {
  ledger: string;
  size: number;
  /** Size of its newest checkpoint. */
  signed: number;
  /** Since that checkpoint was issued, in seconds, by the database's clock. */
  ageS: number;
}

/** Of the whole installation, as the database has it: the same from every process. */
export interface InstallationFigures {
  ledgers: number;
  entries: number;
  /** Entries that no checkpoint covers. */
  unsigned: number;
  /** Oldest checkpoint first; the first ones only. */
  unsignedLedgers: UnsignedLedger[];
  exports: { queued: number; running: number; failed: number };
  search: { behindEntries: number; behindLedgers: number };
  /**
   * Traces that came by OTLP and are not records yet; `failing`: of which an attempt failed. `oldestS`: 0 where none
   * waits. `setAside`: of which too many failed, in none of the others.
   */
  telemetry: { waiting: number; failing: number; oldestS: number; setAside: number };
  /** Endpoints that are told what happens: all, those that take nothing, and those that are sent nothing any more. */
  outbox: OutboxFigures;
  foreignRows: ForeignRows;
  effectsInDoubt: { [Name in Doubt]: number };
  /** Decisions that a human has to answer before they go on, as far as they are indexed. */
  decisionsWaiting: number;
  /** By how much this process's clock is ahead of the database's, in seconds. */
  clockAheadS: number;
}

const CHECKPOINTS = `SELECT l.ledger_id, h.size, c.size AS signed, c.issued_at
  FROM docket.ledger l JOIN docket.ledger_head h USING (ledger_no)
  LEFT JOIN LATERAL (SELECT size, issued_at FROM docket.checkpoint
    WHERE ledger_no = l.ledger_no ORDER BY size DESC LIMIT 1) c ON true`;

const TOTALS = `SELECT count(*)::int AS ledgers, coalesce(sum(size), 0)::float8 AS entries,
  coalesce(sum(size - coalesce(signed, 0)), 0)::float8 AS unsigned FROM (${CHECKPOINTS}) AS state`;

const UNSIGNED = `SELECT ledger_id AS ledger, size::float8 AS size, coalesce(signed, 0)::float8 AS signed,
  extract(epoch FROM clock_timestamp() - issued_at::timestamptz)::float8 AS "ageS"
  FROM (${CHECKPOINTS}) AS state WHERE size > coalesce(signed, 0) ORDER BY issued_at NULLS FIRST, ledger_id LIMIT $1`;

const EXPORTS = `SELECT count(*) FILTER (WHERE state = 'queued')::int AS queued,
  count(*) FILTER (WHERE state = 'running')::int AS running,
  count(*) FILTER (WHERE state = 'failed')::int AS failed FROM docket.export_job`;

const SEARCH = `SELECT coalesce(sum(h.size - coalesce(c.size, 0)), 0)::float8 AS "behindEntries",
  count(*) FILTER (WHERE h.size > coalesce(c.size, 0))::int AS "behindLedgers"
  FROM docket.ledger_head h LEFT JOIN docket.search_cursor c USING (ledger_no)`;

/** Names no ledger: `all` does. */
export const TELEMETRY = `SELECT count(*)::int AS waiting, count(*) FILTER (WHERE retry_at IS NOT NULL)::int AS failing,
  coalesce(extract(epoch FROM now() - min(first_at)), 0)::float8 AS "oldestS",
  (SELECT count(*)::int FROM docket.otlp_trace WHERE set_aside_at IS NOT NULL) AS "setAside"
  FROM (SELECT ledger_no, principal, trace_id, first_at, retry_at FROM docket.otlp_trace
      WHERE (is_pending OR is_frozen) AND set_aside_at IS NULL
    UNION ALL SELECT ledger_no, principal, id, min(received_at), NULL
      FROM docket.otlp_arrival a, unnest(trace_ids) id
      WHERE NOT EXISTS (SELECT FROM docket.otlp_trace t WHERE t.ledger_no = a.ledger_no
        AND t.principal = a.principal AND t.trace_id = id AND (is_pending OR is_frozen))
      GROUP BY ledger_no, principal, id) waiting`;

/** As the database has it, of all ledgers. */
export interface OutboxFigures {
  endpoints: number;
  failing: number;
  disabled: number;
  /** Messages that wait to be sent, the age of the oldest in seconds, and those that were given up in the last 30 days. */
  waiting: number;
  oldestS: number;
  dead: number;
}

/** Names no ledger: `all` does. */
export const OUTBOX = `SELECT e.*, m.* FROM (
    SELECT count(*)::int AS endpoints,
      count(*) FILTER (WHERE failing_since IS NOT NULL AND disabled_at IS NULL)::int AS failing,
      count(*) FILTER (WHERE disabled_at IS NOT NULL)::int AS disabled FROM docket.outbox_endpoint) e,
  (SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
      coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE state = 'waiting')), 0)::float8 AS "oldestS",
      count(*) FILTER (WHERE state = 'dead')::int AS dead FROM docket.outbox_message WHERE state <> 'delivered') m`;

/** Rows of these tables that no server of this installation wrote so, and that were set aside. */
export interface ForeignRows {
  export_job: number;
  otlp_trace: number;
  outbox_message: number;
}

/** Names no ledger: `all` does. */
export const FOREIGN_ROWS = `SELECT
  (SELECT count(*)::int FROM docket.export_job WHERE failure = '${FOREIGN_ROW}') AS export_job,
  (SELECT count(*)::int FROM docket.otlp_trace WHERE set_aside_at IS NOT NULL AND refusal = '${FOREIGN_ROW}') AS otlp_trace,
  (SELECT count(*)::int FROM docket.outbox_message WHERE state = 'dead' AND last_error = '${FOREIGN_ROW}') AS outbox_message`;

const WAITING = `SELECT count(*)::int AS n FROM docket.search_decision WHERE status IN ('held', 'stopped')`;

const CLOCK = 'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms';

/**
 * Reads the figures over one connection, which is closed where the answers have not come before the signal aborts.
 * `openSince`: see SideEffectFilters. At most `ledgersMax` ledgers are named.
 */
export function readInstallation(
  database: Database,
  signal: AbortSignal,
  { openSince, ledgersMax }: { openSince: string; ledgersMax: number },
): Promise<InstallationFigures> {
  return database.ask(signal, async (connection) => {
    const client = LedgerStatements.on(connection, 'all');
    const clockAheadS = await readClock(client);
    const totals = await one<Pick<InstallationFigures, 'ledgers' | 'entries' | 'unsigned'>>(
      client,
      TOTALS,
    );
    const { rows: unsignedLedgers } = await client.query<UnsignedLedger>(UNSIGNED, [ledgersMax]);
    const waiting = await one<{ n: number }>(client, WAITING);
    return {
      ...totals,
      unsignedLedgers,
      exports: await one<InstallationFigures['exports']>(client, EXPORTS),
      search: await one<InstallationFigures['search']>(client, SEARCH),
      telemetry: await one<InstallationFigures['telemetry']>(client, TELEMETRY),
      outbox: await one<OutboxFigures>(client, OUTBOX),
      foreignRows: await one<ForeignRows>(client, FOREIGN_ROWS),
      effectsInDoubt: await readDoubts(client, openSince),
      decisionsWaiting: waiting.n,
      clockAheadS,
    };
  });
}

async function readClock(client: LedgerAsker): Promise<number> {
  const before = Date.now();
  const { ms } = await one<{ ms: number }>(client, CLOCK);
  // The database looked at its clock somewhere between.
  return ((before + Date.now()) / 2 - ms) / 1000;
}

function readDoubts(
  client: LedgerAsker,
  openSince: string,
): Promise<InstallationFigures['effectsInDoubt']> {
  const conditions = doubtConditions('$1');
  const columns = DOUBTS.map(
    (doubt) => `count(*) FILTER (WHERE ${conditions[doubt]})::int AS ${doubt}`,
  );
  return one(client, `SELECT ${columns.join(', ')} FROM ${SIDE_EFFECTS} WHERE ${UNSETTLED}`, [
    openSince,
  ]);
}

async function one<Row extends pg.QueryResultRow>(
  client: LedgerAsker,
  text: string,
  values: unknown[] = [],
): Promise<Row> {
  const { rows } = await client.query<Row>(text, values);
  const [row] = rows;
  if (row === undefined) throw new Error('A count has one row.');
  return row;
}
