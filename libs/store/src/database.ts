import type pg from 'pg';
import { DataSource } from 'typeorm';
import { driverOn, openClient, openPool } from './connections.js';
import type { ConnectionSettings } from './connections.js';
import { ENTITIES } from './entities/index.js';
import { APP_ROLE, migrate } from './migrate.js';

export interface DatabaseOptions {
  /** Address the server works with. Its login needs no rights but membership in `docket_app`. */
  url: string;
  /** Address that migrates and rebuilds projections; `url` when left out. */
  ownerUrl?: string;
  /** Most connections of the pool for appends, and of the one for everything else. Default 4, at least 2. */
  poolSize?: number;
}

/**
 * Migrates the database, then connects to it as `docket_app`.
 *
 * @throws when the server is older than PostgreSQL 15, is unreachable, keeps text in another encoding than
 * UTF-8, or a migration fails.
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
  /** Reads through the TypeORM entities, over the connections of `plainPool`. */
  readonly dataSource: DataSource;
  /** Pipelined connections: statements are sent without waiting for the answers before them. */
  readonly appendPool: pg.Pool;
  /** Plain connections: entities, single statements, COPY. */
  readonly plainPool: pg.Pool;
  /** For indexing and searching: what takes long there keeps nobody else waiting. */
  readonly searchPool: pg.Pool;
  readonly #ownerUrl: string;

  constructor({ url, ownerUrl = url, poolSize = POOL_SIZE }: DatabaseOptions) {
    this.#ownerUrl = ownerUrl;
    const settings = { role: APP_ROLE };
    // One that is held, by a transaction or a snapshot, and one for what is read meanwhile; of the
    // append's, one that ledgers share and one for look-ups.
    const max = Math.max(2, poolSize);
    this.plainPool = openPool({ url, max, settings });
    this.searchPool = openPool({ url, max: SEARCH_POOL_SIZE, settings });
    this.appendPool = openPool({
      url,
      max,
      settings: { ...settings, ...APPEND_SETTINGS },
      pipeline: true,
    });
    this.dataSource = new DataSource({
      type: 'postgres',
      driver: driverOn(this.plainPool),
      poolErrorHandler: () => undefined,
      schema: 'docket',
      entities: ENTITIES,
    });
  }

  async connect(): Promise<void> {
    await this.dataSource.initialize();
  }

  /** A connection with the owner's rights, for migrations and rebuilding only. The caller ends it. */
  async owner(): Promise<pg.Client> {
    return openClient(this.#ownerUrl);
  }

  async close(): Promise<void> {
    await Promise.all([
      // TypeORM ends the pool it was given.
      this.dataSource.isInitialized ? this.dataSource.destroy() : this.plainPool.end(),
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
const APPEND_SETTINGS: ConnectionSettings = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  plan_cache_mode: 'force_generic_plan',
  jit: 'off',
  synchronous_commit: 'on',
  idle_in_transaction_session_timeout: '10s',
};
