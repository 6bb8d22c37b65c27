import type pg from 'pg';
import { setTimeout } from 'node:timers/promises';
import { sqlState } from '../connections.js';
import { DatabaseUnfit } from '../database-unfit.js';
import { beginIn } from '../ledger-scope.js';
import { MIGRATION_LOCK } from '../migrate.js';

/** Nothing was changed, or what was begun is as it was: the message says which, and what to do. */
export class PartitionsRefused extends DatabaseUnfit {
  override readonly name = 'PartitionsRefused';
}

/** Whoever works with the table waits no longer than this for us to get its lock, and as long again for what we do. */
const LOCK_MS = 2_000;
const PAUSE_MS = 3_000;
const ATTEMPTS_MAX = 40;

/** lock_not_available, deadlock_detected */
const IN_THE_WAY = ['55P03', '40P01'];

/**
 * Does `work` in a transaction that nobody else reads or writes `table` beside. Those who come behind us for the lock
 * wait too, so it is given up soon and asked for again, a number of times. No migration runs beside it.
 *
 * @param say is told who is in the way.
 * @throws {PartitionsRefused} where it was never had.
 */
export async function withShortLock<Done>(
  client: pg.ClientBase,
  table: string,
  say: (line: string) => void,
  work: () => Promise<Done>,
): Promise<Done> {
  for (let attempt = 1; ; attempt += 1) {
    await client.query(`${beginIn('all')}; SET LOCAL lock_timeout = ${LOCK_MS}`);
    try {
      await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      await client.query(`LOCK TABLE docket.${table} IN ACCESS EXCLUSIVE MODE`);
      const done = await work();
      await client.query('COMMIT');
      return done;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      if (!IN_THE_WAY.includes(sqlState(error) ?? '')) throw error;
      const holders = await whoHolds(client, table);
      if (attempt === ATTEMPTS_MAX)
        throw new PartitionsRefused(
          `docket.${table} was in use at each of ${ATTEMPTS_MAX} attempts (${holders}). What was begun is kept: run it again, or end that first.`,
          { cause: error },
        );
      if (attempt === 1) say(`docket.${table} is in use (${holders}): trying again.`);
      await setTimeout(PAUSE_MS);
    }
  }
}

async function whoHolds(client: pg.ClientBase, table: string): Promise<string> {
  const { rows } = await client.query<{ holder: string }>(
    `SELECT DISTINCT format('process %s of PostgreSQL, %s, since %s', a.pid,
       coalesce(nullif(a.application_name, ''), a.backend_type), date_trunc('second', a.xact_start)) AS holder
     FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE l.granted AND a.pid <> pg_backend_pid() AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND (l.relation = to_regclass($1)
         OR l.relation IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = to_regclass($1)))
     ORDER BY 1 LIMIT 3`,
    [`docket.${table}`],
  );
  return rows.map(({ holder }) => holder).join('; ') || 'by somebody who is gone by now';
}
