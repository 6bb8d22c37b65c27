import type { EventEmitter } from 'node:events';
import pg from 'pg';

/*
 * The only place that makes clients and pools of PostgreSQL, which a test holds. So every connection has
 * a listener for its errors, and is looked at before its first use.
 */

/** Settings that a connection must have, as PostgreSQL spells them; `role` is the current user. */
export type ConnectionSettings = Readonly<Record<string, string>>;

/**
 * What every statement of this package relies on. They are asked for when the connection is made, so that
 * no default of the database or of the login counts, and read back, because a connection pooler in
 * between may drop what was asked for.
 */
const COMMON_SETTINGS: ConnectionSettings = {
  client_encoding: 'UTF8',
  standard_conforming_strings: 'on',
  // A statement behind the lock of the head sees what the lock's previous holder wrote.
  default_transaction_isolation: 'read committed',
  // A migration holds its lock, and a reader its snapshot, while other connections work. How long a
  // transaction may wait is therefore said per pool, and not by a default of the database.
  idle_in_transaction_session_timeout: '0',
};

const SERVER_VERSION_MIN = 150_000;

export interface PoolOptions {
  url: string;
  max: number;
  /** Asked for beside the common ones, and read back. */
  settings?: ConnectionSettings;
  /** Statements are sent without waiting for the answers before them. */
  pipeline?: boolean;
}

/** A pool whose connections come and go without ending the process. `connect` refuses an unfit one. */
export function openPool({ url, max, settings = {}, pipeline = false }: PoolOptions): pg.Pool {
  const wanted = { ...COMMON_SETTINGS, ...settings };
  const pool = new pg.Pool({
    connectionString: withSettings(url, wanted),
    application_name: APPLICATION_NAME,
    max,
    pipeline,
    onConnect: async (client) => {
      surviveLoss(client);
      await checkConnection(client, wanted);
    },
  });
  surviveLoss(pool);
  return pool;
}

/** One connection outside of a pool. The caller ends it. */
export async function openClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: withSettings(url, COMMON_SETTINGS),
    application_name: APPLICATION_NAME,
  });
  surviveLoss(client);
  await client.connect();
  try {
    await checkConnection(client, COMMON_SETTINGS);
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

/**
 * What TypeORM's `driver` option takes in place of the package `pg`: it makes one pool, and gets this one.
 * TypeORM also ends it.
 */
export function driverOn(pool: pg.Pool): { Pool: new () => pg.Pool } {
  function Pool(): pg.Pool {
    return pool;
  }
  return { Pool: Pool as unknown as new () => pg.Pool };
}

/** The SQLSTATE with which PostgreSQL itself answered; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

const APPLICATION_NAME = 'docket';

/**
 * A connection that dies emits an error that would end the process if nobody listened. Whoever is using
 * it learns by the rejection of its queries, and a pool opens another.
 */
function surviveLoss(source: EventEmitter): void {
  source.on('error', () => undefined);
}

async function checkConnection(client: pg.ClientBase, wanted: ConnectionSettings): Promise<void> {
  const names = Object.keys(wanted);
  const { rows } = await client.query<{ version: number; encoding: string; settings: string[] }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
       ARRAY(SELECT CASE name WHEN 'role' THEN current_user ELSE current_setting(name) END
             FROM unnest($1::text[]) WITH ORDINALITY AS wanted (name, place) ORDER BY place) AS settings`,
    [names],
  );
  const [server] = rows;
  if (server === undefined || server.version < SERVER_VERSION_MIN) {
    throw new Error('Docket needs PostgreSQL 15 or newer.');
  }
  if (server.encoding !== 'UTF8') {
    throw new Error(
      `The database keeps text as ${server.encoding}, in which records cannot be read back as they were written: ` +
        `create one with ENCODING 'UTF8' TEMPLATE template0 and use that.`,
    );
  }
  for (const [place, name] of names.entries()) {
    const found = server.settings[place];
    if (found === wanted[name]) continue;
    throw new Error(
      `The connection has ${name} = ${found ?? '?'} instead of ${wanted[name] ?? '?'}: a connection pooler in ` +
        'between has to pass the startup parameter "options".',
    );
  }
}

function withSettings(address: string, settings: ConnectionSettings): string {
  const options = Object.entries(settings)
    // A space ends a setting unless it is escaped.
    .map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`)
    .join(' ');
  const url = new URL(address);
  const present = url.searchParams.get('options');
  url.searchParams.set('options', present === null ? options : `${present} ${options}`);
  return url.href;
}
