import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

const CONNECT_MS = 2_000;
const STATEMENT_MS = 10_000;
/** A write that is not answered is asked again: the connection may lead to a server that stands still. */
const WRITE_MS = 1_000;
/** Where nothing was done to it yet. */
const PATIENT_MS = 60_000;

/** A database that goes away and comes back. */
export interface DatabaseServer {
  /** Address of a login that owns what it makes. */
  readonly url: string;
  /** For what lies beside it. Enterable, as PostgreSQL's own account has to reach its part. */
  readonly directory: string;
  /** Undoes what lasts: what stood still goes on, what is ours to run runs. */
  restore(): Promise<void>;
  /** Resolves when it has acknowledged a write of our own, which is when it is back. @throws where it never does. */
  ensure(): Promise<void>;
  remove(): Promise<void>;
}

/** One statement over a connection of its own. */
export async function queryAt<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  {
    values,
    timeoutMs = STATEMENT_MS,
    connectMs = CONNECT_MS,
  }: { values?: unknown[]; timeoutMs?: number; connectMs?: number } = {},
): Promise<Row[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    query_timeout: timeoutMs,
  });
  // The server may take this connection down with the others.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Row>(text, values);
    // A server that stands still never closes its side.
    await Promise.race([client.end(), setTimeout(CONNECT_MS)]);
    return rows;
  } finally {
    client.connection.stream.destroy();
  }
}

/** Whether a statement is answered there, and could write. */
export async function answersAt(url: string): Promise<boolean> {
  try {
    const [row] = await queryAt<{ ok: boolean }>(
      url,
      `SELECT NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off' AS ok`,
    );
    return row?.ok === true;
  } catch {
    return false;
  }
}

/** Beside everything of Docket's. */
export async function makeProbe(url: string): Promise<void> {
  const patience = { timeoutMs: PATIENT_MS, connectMs: PATIENT_MS };
  await queryAt(url, 'CREATE SCHEMA IF NOT EXISTS probe', patience);
  const table = 'CREATE TABLE IF NOT EXISTS probe.written (at timestamptz NOT NULL)';
  await queryAt(url, table, patience);
}

/**
 * Writes a row that has nothing to do with Docket, in a transaction like Docket's: acknowledged when it is where the
 * server promises. @returns the port of the server that did; undefined where none acknowledged it.
 */
export async function writeAt(url: string): Promise<number | undefined> {
  try {
    const [row] = await queryAt<{ port: number }>(
      url,
      'INSERT INTO probe.written VALUES (now()) RETURNING inet_server_port() AS port',
      { timeoutMs: WRITE_MS, connectMs: WRITE_MS },
    );
    return row?.port;
  } catch {
    return undefined;
  }
}
