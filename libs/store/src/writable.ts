import type pg from 'pg';
import { sqlState } from './connections.js';
import { nameLedger } from './ledger-scope.js';
import { LACKS, NEEDED } from './needed-privileges.js';

/** Why the database would take no entry, although it answers. */
export type NotWritableCode = 'standby' | 'read_only' | 'not_permitted' | 'disk_full';

/** The message is for whoever probes: it names no login, host or path. */
export class NotWritable extends Error {
  override readonly name = 'NotWritable';

  constructor(
    readonly code: NotWritableCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * New connections count too: those of a pool come and go. A setting of the database or the login has effect for
 * them only, so that one that is open says nothing about it.
 */
const READ_STATE = `SELECT pg_is_in_recovery() AS standby,
  current_setting('transaction_read_only') = 'on' OR EXISTS (
    SELECT FROM pg_db_role_setting s, unnest(s.setconfig) AS setting
    WHERE s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
      AND s.setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = session_user))
      AND setting ~* '^default_transaction_read_only=(on|true|yes|1)$') AS read_only,
  ARRAY(${LACKS}) AS missing`;

/**
 * A write that changes nothing: it takes the lock that an append takes, which a read-only transaction, a missing
 * privilege and a database that is out of transaction ids refuse, and its commit waits for the disk as any other.
 */
const LOCK_ONE_HEAD = `SELECT FROM docket.ledger_head WHERE ledger_no = $1 FOR NO KEY UPDATE SKIP LOCKED`;

/**
 * About 1 MB, which PostgreSQL writes to a temporary file when it may not keep it in memory, and deletes at once. A
 * table may have room in pages that it has; whether the disk has any is only seen by taking some.
 */
const TAKE_ROOM = 'SELECT count(*) FROM generate_series(1, 40000)';

/** More than a login may have in temporary files: it says nothing about the disk. */
const TEMPORARY_LIMIT = '53400';

/**
 * Resolves when an entry could be written now, as far as can be found out without writing one.
 *
 * @throws {NotWritable} Any other error: the database did not answer, or not as one that is migrated.
 */
export async function checkWritable(client: pg.ClientBase): Promise<void> {
  try {
    const { rows } = await client.query<{
      standby: boolean;
      read_only: boolean;
      missing: string[];
    }>(READ_STATE, [...NEEDED, null]);
    refuseState(rows[0]);
    await inTransaction(client, () => lockOneHead(client));
    await inTransaction(client, () => takeRoom(client));
  } catch (error) {
    throw notWritable(error) ?? error;
  }
}

function refuseState(
  state: { standby: boolean; read_only: boolean; missing: string[] } | undefined,
): void {
  if (state?.standby === true) {
    throw new NotWritable('standby', 'The database is a standby: it takes no writes.');
  }
  if (state?.read_only === true) throw new NotWritable('read_only', READ_ONLY);
  const missing = state?.missing ?? [];
  if (missing.length === 0) return;
  const shown = missing.slice(0, SHOWN_MAX).join(', ');
  const more = missing.length > SHOWN_MAX ? ` and ${missing.length - SHOWN_MAX} more` : '';
  throw new NotWritable('not_permitted', `The database does not permit ${shown}${more}.`);
}

const READ_ONLY = 'The database is read-only: default_transaction_read_only is on.';
const SHOWN_MAX = 3;

async function inTransaction(client: pg.ClientBase, work: () => Promise<unknown>): Promise<void> {
  await client.query('BEGIN');
  await work();
  await client.query('COMMIT');
}

async function lockOneHead(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    'SELECT coalesce(min(ledger_no), 0) AS n FROM docket.ledger',
  );
  const ledgerNo = rows[0]?.n ?? 0;
  await nameLedger(client, ledgerNo);
  await client.query(LOCK_ONE_HEAD, [ledgerNo]);
}

async function takeRoom(client: pg.ClientBase): Promise<void> {
  await client.query("SELECT set_config('work_mem', '64kB', true)");
  try {
    await client.query(TAKE_ROOM);
  } catch (error) {
    if (sqlState(error) !== TEMPORARY_LIMIT) throw error;
  }
}

/** What PostgreSQL itself says of it, by SQLSTATE. */
function notWritable(error: unknown): NotWritable | undefined {
  switch (sqlState(error)) {
    case '25006':
      return new NotWritable('read_only', READ_ONLY, { cause: error });
    case '42501':
      return new NotWritable('not_permitted', 'The database does not permit a write.', {
        cause: error,
      });
    case '53100':
      return new NotWritable('disk_full', "The database's disk is full.", { cause: error });
    default:
      return undefined;
  }
}
