import pg from 'pg';
import { DataSource } from 'typeorm';
import { ENTITIES } from './entities/index.js';
import { APP_ROLE, migrate } from './migrate.js';

export interface DatabaseOptions {
  /** Address the server works with. Its login needs no rights but membership in `docket_app`. */
  url: string;
  /** Address that migrates and rebuilds projections; `url` when left out. */
  ownerUrl?: string;
  /** Connections of each of the pools for appends, streams and entities. Default 4. */
  poolSize?: number;
}

/**
 * Migrates the database, then connects to it as `docket_app`.
 *
 * @throws when the server is older than PostgreSQL 15, is unreachable, or a migration fails.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  await migrate({ ownerUrl: options.ownerUrl ?? options.url, appUrl: options.url });
  return connectDatabase(options);
}

/** Connects as `docket_app` to a database that is migrated: for a second reader, such as a worker thread. */
export async function connectDatabase(options: DatabaseOptions): Promise<Database> {
  const database = new Database(options);
  try {
    await database.connect();
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/** Connections to one Docket database. Only `owner()` may do more than add and read. */
export class Database {
  /** Reads through the TypeORM entities. */
  readonly dataSource: DataSource;
  /** Pipelined connections: statements are sent without waiting for the answers before them. */
  readonly appendPool: pg.Pool;
  /** Plain connections, for COPY. */
  readonly streamPool: pg.Pool;
  /** For indexing and searching: what takes long there keeps nobody else waiting. */
  readonly searchPool: pg.Pool;
  readonly #ownerUrl: string;

  constructor(options: DatabaseOptions) {
    const poolSize = options.poolSize ?? POOL_SIZE;
    const url = withStartupOptions(options.url, `-c role=${APP_ROLE}`);
    this.#ownerUrl = options.ownerUrl ?? options.url;
    this.dataSource = new DataSource({
      type: 'postgres',
      extra: { connectionString: url },
      schema: 'docket',
      entities: ENTITIES,
      poolSize,
      applicationName: 'docket',
    });
    this.streamPool = new pg.Pool({ connectionString: url, max: poolSize });
    this.searchPool = new pg.Pool({ connectionString: url, max: SEARCH_POOL_SIZE });
    this.appendPool = new pg.Pool({
      connectionString: withStartupOptions(url, APPEND_SETTINGS),
      // One connection that ledgers share, and one for look-ups and transactions.
      max: Math.max(2, poolSize),
      pipeline: true,
    });
    for (const pool of [this.streamPool, this.searchPool, this.appendPool])
      surviveLostConnections(pool);
  }

  async connect(): Promise<void> {
    await this.dataSource.initialize();
    const { rows } = await this.streamPool.query<{ version: number; role: string }>(
      `SELECT current_setting('server_version_num')::int AS version, current_user AS role`,
    );
    const server = rows[0];
    if (server === undefined || server.version < 150_000) {
      throw new Error('Docket needs PostgreSQL 15 or newer.');
    }
    if (server.role !== APP_ROLE) {
      // A connection pooler in between may drop startup options: then least privilege does not hold.
      throw new Error(
        `The connection works as ${server.role}, not as ${APP_ROLE}: let it pass "options".`,
      );
    }
  }

  /** A connection with the owner's rights, for migrations and rebuilding only. The caller ends it. */
  async owner(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#ownerUrl });
    await client.connect();
    return client;
  }

  async close(): Promise<void> {
    await Promise.all([
      this.dataSource.isInitialized ? this.dataSource.destroy() : undefined,
      this.streamPool.end(),
      this.searchPool.end(),
      this.appendPool.end(),
    ]);
  }
}

const POOL_SIZE = 4;
/** One that indexes and two that answer. */
const SEARCH_POOL_SIZE = 3;

/**
 * The append's statements are look-ups by primary key. On a table that is still empty the planner would
 * choose to scan it, and a prepared statement keeps its plan while the table grows: so it may not. A
 * process that stops in the middle of a batch holds the head for ten seconds at most. And nothing is
 * acknowledged that is not on disk, whatever the server's default is.
 */
const APPEND_SETTINGS = [
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'plan_cache_mode=force_generic_plan',
  'jit=off',
  'synchronous_commit=on',
  'idle_in_transaction_session_timeout=10s',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

/**
 * A connection that dies emits an error that would end the process if nobody listened. Whoever is using
 * it learns by the rejection of its queries, and the pool opens another.
 */
function surviveLostConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}

function withStartupOptions(address: string, options: string): string {
  const url = new URL(address);
  const present = url.searchParams.get('options');
  url.searchParams.set('options', present === null ? options : `${present} ${options}`);
  return url.href;
}
