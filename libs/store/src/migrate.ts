import type pg from 'pg';
import { Connections, sqlState } from './connections.js';
import { readDeadlines } from './deadlines.js';
import type { Deadlines } from './deadlines.js';
import { readMigrations, refuseUnknown } from './migration-state.js';
import { MIGRATIONS } from './migrations.js';

/** The role the server works as: it may add and read evidence, nothing else. */
export const APP_ROLE = 'docket_app';

export interface MigrateOptions {
  /** Login that owns the schema; it may create roles, or `docket_app` exists already. */
  ownerUrl: string;
  /** Login of the server, which is made a member of `docket_app`. */
  appUrl: string;
  /** As the environment sets them where left out. */
  deadlines?: Deadlines;
}

/**
 * Brings the schema `docket` up to date and returns the names of the migrations that it ran.
 * Safe when several processes start at once: the others wait, then find nothing to do.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const connections = new Connections(options.deadlines ?? readDeadlines(process.env));
  const lock = await connections.openClient(options.ownerUrl);
  try {
    // A transaction's lock, not a session's: it also holds behind a transaction pooler.
    await lock.query('BEGIN');
    await lock.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await ensureAppRole(connections, options);
    const names = await runMigrations(connections, options.ownerUrl);
    await lock.query('COMMIT');
    return names;
  } finally {
    await lock.end();
  }
}

/** Any constant: the ASCII of "docket". */
const MIGRATION_LOCK = 0x646f_636b_6574;

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
    const names = (await source.runMigrations()).map((migration) => migration.name);
    // A server that does not migrate looks whether somebody else did.
    if (names.length > 0) await source.query(`GRANT SELECT ON docket.migration TO ${APP_ROLE}`);
    return names;
  } finally {
    // TypeORM ends the pool it was given.
    await (source.isInitialized ? source.destroy() : pool.end());
  }
}

/**
 * Roles belong to the whole cluster, which the advisory lock, one database's, does not cover: another
 * database's migration may create the same role at this moment. Then the second look finds it.
 */
async function ensureAppRole(connections: Connections, options: MigrateOptions): Promise<void> {
  const login = decodeURIComponent(new URL(options.appUrl).username);
  const client = await connections.openClient(options.ownerUrl);
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await grantAppRole(client, login);
        return;
      } catch (error) {
        if (attempt === ROLE_ATTEMPTS || !isRoleRace(error)) throw error;
      }
    }
  } finally {
    await client.end();
  }
}

const ROLE_ATTEMPTS = 5;

/** duplicate_object, unique_violation, and internal_error "tuple concurrently updated". */
function isRoleRace(error: unknown): boolean {
  return ['42710', '23505', 'XX000'].includes(sqlState(error) ?? '');
}

async function grantAppRole(client: pg.Client, login: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
  if (found.rowCount === 0) await client.query(`CREATE ROLE ${APP_ROLE} NOLOGIN`);
  const grants = await client.query<{ member: string }>(
    `SELECT rolname AS member FROM pg_roles
     WHERE rolname IN (current_user, $1) AND NOT pg_has_role(rolname, '${APP_ROLE}', 'MEMBER')`,
    [login],
  );
  for (const { member } of grants.rows) {
    await client.query(`GRANT ${APP_ROLE} TO ${client.escapeIdentifier(member)}`);
  }
}
