import { randomInt } from 'node:crypto';
import type pg from 'pg';
import type { Connections } from './connections.js';
import { DatabaseUnfit } from './database-unfit.js';

interface Asked {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/**
 * Holds that both reach one database: what the owner does by the numbers of the service's ledgers would else be done to
 * others'. Takes no right: a lock of the one has to be in the way of the other. In transactions, so that it also holds
 * behind a transaction pooler.
 *
 * @param owner in no transaction. @throws {DatabaseUnfit} they do not.
 */
export async function requireSameDatabase(owner: pg.ClientBase, app: Asked): Promise<void> {
  const key = [randomInt(2 ** 31), randomInt(2 ** 31)];
  await owner.query('BEGIN');
  try {
    await owner.query('SELECT pg_advisory_xact_lock($1::int, $2::int)', key);
    const { rows } = await app.query<{ free: boolean }>(
      'SELECT pg_try_advisory_xact_lock_shared($1::int, $2::int) AS free',
      key,
    );
    if (rows[0]?.free === false) return;
  } finally {
    await owner.query('ROLLBACK');
  }
  throw new DatabaseUnfit(
    "The owner's address (DATABASE_OWNER_URL, or a cell's own) leads to another database than the service's. Nothing was done: mend the one or the other.",
  );
}

/**
 * As `requireSameDatabase`, before a migration. That may be done without the service's password: where its login does not
 * come in without one, nothing is said.
 * @throws {DatabaseUnfit} @throws as a connection that cannot be made does, where the address has a password.
 */
export async function refuseOtherDatabase(
  connections: Connections,
  owner: pg.ClientBase,
  { ownerUrl, appUrl }: { ownerUrl: string; appUrl: string },
): Promise<void> {
  if (ownerUrl === appUrl) return;
  const app = await connections.openClient(appUrl, 'usual').catch((error: unknown) => {
    if (new URL(appUrl).password !== '') throw error;
    return undefined;
  });
  if (app === undefined) return;
  await requireSameDatabase(owner, app).finally(() => app.end());
}
