import { loginOf, prepareAppRole } from './app-role.js';
import { Connections } from './connections.js';
import { readDeadlines } from './deadlines.js';
import type { Deadlines } from './deadlines.js';
import { readMigrations, refuseUnknown } from './migration-state.js';
import { MIGRATIONS } from './migrations.js';
import { guardPartitions } from './partitions/guards.js';
import { refuseReadOnly } from './read-only.js';
import { refuseOtherDatabase } from './same-database.js';

export interface MigrateOptions {
  /** Login that owns the schema; it may create roles, or the one of this database exists already. */
  ownerUrl: string;
  /** Address of the server's login, which is allowed to take on the role of this database; its password is not used. */
  appUrl: string;
  /** As the environment sets them where left out. */
  deadlines?: Deadlines;
}

/**
 * Brings the schema `docket` up to date, gives the role of the server what it needs and nothing more, and
 * returns the names of the migrations that it ran. Safe when several processes start at once: the others wait, then find nothing to do.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const connections = new Connections(options.deadlines ?? readDeadlines(process.env));
  const lock = await connections.openClient(options.ownerUrl);
  try {
    await refuseReadOnly(lock);
    await refuseOtherDatabase(connections, lock, options);
    // A transaction's lock, not a session's: it also holds behind a transaction pooler.
    await lock.query('BEGIN');
    await lock.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const names = await runMigrations(connections, options.ownerUrl);
    if (names.length > 0) await guardPartitions(lock);
    await prepareAppRole(lock, loginOf(options.appUrl));
    await lock.query('COMMIT');
    return names;
  } finally {
    await lock.end();
  }
}

/** Any constant: the ASCII of "docket". */
export const MIGRATION_LOCK = 0x646f_636b_6574;

async function runMigrations(connections: Connections, ownerUrl: string): Promise<string[]> {
  const pool = connections.openPool({ url: ownerUrl, max: 2, pace: 'long' });
  const source = connections.openDataSource(pool, {
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
  });
  try {
    await source.initialize();
    await source.query('CREATE SCHEMA IF NOT EXISTS docket');
    refuseUnknown(await readMigrations({ query: (text) => source.query(text) }));
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    // TypeORM ends the pool it was given.
    await (source.isInitialized ? source.destroy() : pool.end());
  }
}
