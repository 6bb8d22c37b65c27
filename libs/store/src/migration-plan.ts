import type pg from 'pg';
import { HOW_TO_MIGRATE, loginOf, readAppRole } from './app-role.js';
import { Connections, sqlState } from './connections.js';
import { readDeadlines } from './deadlines.js';
import type { MigrateOptions } from './migrate.js';
import { missingMigrations, readMigrations, refuseUnknown } from './migration-state.js';
import type { Asked } from './migration-state.js';
import { refuseOtherDatabase } from './same-database.js';

/** One thing that a migration would do, and the name of what it would do it to. */
export interface MigrationStep {
  does: 'create_role' | 'grant_role' | 'run_migration';
  name: string;
}

/**
 * What `migrate` would do now, in its order; nothing where it has been done. Changes nothing.
 * @throws where the database was migrated by another version, or cannot be reached.
 */
export async function planMigration(options: MigrateOptions): Promise<MigrationStep[]> {
  const connections = new Connections(options.deadlines ?? readDeadlines(process.env));
  const client = await connections.openClient(options.ownerUrl);
  try {
    await refuseOtherDatabase(connections, client, options);
    const done = await readMigrations(askWith(client));
    refuseUnknown(done);
    return [
      ...(await planRole(client, loginOf(options.appUrl))),
      ...missingMigrations(done).map((name): MigrationStep => ({ does: 'run_migration', name })),
    ];
  } finally {
    await client.end();
  }
}

async function planRole(client: pg.Client, login: string | undefined): Promise<MigrationStep[]> {
  const role = await readAppRole(client, login);
  return [
    ...(role.exists ? [] : [{ does: 'create_role' as const, name: role.name }]),
    ...role.without.map((name): MigrationStep => ({ does: 'grant_role', name })),
  ];
}

/**
 * For a server that does not migrate.
 * @throws where the database lacks a migration, or has one that this version does not know.
 */
export async function refuseUnmigrated(pool: pg.Pool): Promise<void> {
  const done = await readMigrations(askWith(pool)).catch((error: unknown) => {
    throw explainUnmigrated(error);
  });
  refuseUnknown(done);
  const missing = missingMigrations(done);
  if (missing.length > 0) {
    throw new Error(
      `The database is not migrated: it lacks ${missing.join(', ')}. ${HOW_TO_MIGRATE}`,
    );
  }
}

/** invalid_parameter_value, for a role that is not there or not granted, and insufficient_privilege. */
const ROLE_STATES = ['22023', '42501'];

/** A refusal that a database which nobody migrated for this login gives, with what to do about it. */
export function explainUnmigrated(error: unknown): unknown {
  const { message } = error instanceof Error ? error : { message: '' };
  if (!ROLE_STATES.includes(sqlState(error) ?? '')) return error;
  return new Error(`The database is not migrated for this login (${message}). ${HOW_TO_MIGRATE}`, {
    cause: error,
  });
}

function askWith(client: pg.Client | pg.Pool): Asked {
  return {
    query: async <Row>(text: string) => (await client.query<Row & pg.QueryResultRow>(text)).rows,
  };
}
