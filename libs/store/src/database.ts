import type pg from 'pg';
import { QueryResult } from 'typeorm';
import type { DataSource, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { closeSilent, Connections } from './connections.js';
import type { ConnectionSettings } from './connections.js';
import { readDeadlines } from './deadlines.js';
import type { Deadlines } from './deadlines.js';
import { ENTITIES } from './entities/index.js';
import { findAppRole } from './app-role.js';
import { onTakenConnection } from './held-connection.js';
import { LedgerStatements } from './ledger-scope.js';
import type { LedgerScope } from './ledger-scope.js';
import { migrate } from './migrate.js';
import { explainUnmigrated, refuseUnmigrated } from './migration-plan.js';
import { requireSameDatabase } from './same-database.js';

export interface DatabaseOptions {
  /** Address the server works with. Its login needs no rights but to take on the database's role. */
  url: string;
  /** Address that migrates and rebuilds projections; `url` when left out. */
  ownerUrl?: string;
  /** Whether to migrate before connecting; true when left out. Where not, the owner's login is not used. */
  migrates?: boolean;
  /** Most connections of the pool for appends, and of the one for everything else. Default 4, at least 2. */
  poolSize?: number;
  /** As the environment sets them where left out. */
  deadlines?: Deadlines;
  /** Reads whole ledgers, by connections that are held for as long as that takes: others wait for them. */
  isBulk?: boolean;
}

/**
 * Migrates the database, unless it is told not to, then connects to it as its role (see app-role.ts).
 *
 * @throws when it is not migrated and was not to be, or the server is older than PostgreSQL 15, is unreachable, keeps text in another encoding than
 * UTF-8, or a migration fails.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, ownerUrl = url, migrates = true, deadlines } = options;
  if (!migrates) return connectMigrated(options);
  await migrate({ ownerUrl, appUrl: url, ...(deadlines && { deadlines }) });
  return connectDatabase(options);
}

async function connectMigrated(options: DatabaseOptions): Promise<Database> {
  const database = await connectDatabase(options).catch((error: unknown) => {
    throw explainUnmigrated(error);
  });
  try {
    await refuseUnmigrated(database.plainPool);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Connects as its role to a database that is migrated: for a reader, such as a command or a worker thread. */
export async function connectDatabase(options: DatabaseOptions): Promise<Database> {
  const connections = new Connections(options.deadlines ?? readDeadlines(process.env));
  const client = await connections.openClient(options.url, 'usual');
  const role = await findAppRole(client).finally(() => client.end());
  const database = new Database(options, { connections, role });
  try {
    await database.connect();
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

export type PoolFigures = {
  [Pool in 'append' | 'plain' | 'search']: { total: number; idle: number; waiting: number };
};

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
  readonly #connections: Connections;
  readonly #ownerUrl: string;

  /** See `connectDatabase`. */
  constructor(
    options: DatabaseOptions,
    { connections, role }: { connections: Connections; role: string },
  ) {
    const { url, ownerUrl = url, poolSize = POOL_SIZE, isBulk = false } = options;
    this.#connections = connections;
    this.#ownerUrl = ownerUrl;
    const settings = { role };
    // One that is held, by a transaction or a snapshot, and one for what is read meanwhile; of the
    // append's, one that ledgers share and one for look-ups.
    const max = Math.max(2, poolSize);
    const waitMs = isBulk ? connections.deadlines.longStatementMs : undefined;
    this.plainPool = connections.openPool({ url, max, settings, ...(waitMs && { waitMs }) });
    this.searchPool = connections.openPool({ url, max: SEARCH_POOL_SIZE, settings });
    this.appendPool = connections.openPool({
      url,
      max,
      settings: { ...settings, ...APPEND_SETTINGS },
      pipeline: true,
    });
    this.dataSource = connections.openDataSource(this.plainPool, { entities: ENTITIES });
  }

  /** Connections of its pools that ended since it was opened. */
  get connectionsLost(): number {
    return this.#connections.lost;
  }

  /** Single statements of one ledger, or that read those of all: row-level security hides what is of others. */
  of(ledger: LedgerScope): LedgerStatements {
    return LedgerStatements.of(this.plainPool, ledger);
  }

  /** Entities of one ledger, through `of`. */
  entities<Entity extends ObjectLiteral>(
    ledger: number,
    entity: EntityTarget<Entity>,
  ): Repository<Entity> {
    const statements = this.of(ledger);
    const runner = this.dataSource.createQueryRunner();
    // It takes no connection of its own then.
    const query = async (text: string, values?: unknown[], isStructured?: boolean) => {
      const { rows } = await statements.query<Record<string, unknown>>(text, values);
      if (isStructured !== true) return rows;
      return Object.assign(new QueryResult(), { raw: rows, records: rows });
    };
    runner.query = query as typeof runner.query;
    return runner.manager.getRepository(entity);
  }

  async connect(): Promise<void> {
    await this.dataSource.initialize();
  }

  /**
   * A connection with the owner's rights, for migrations and rebuilding only. The caller ends it.
   * @throws {DatabaseUnfit} the owner's address leads to another database.
   */
  async owner(): Promise<pg.Client> {
    const owner = await this.#connections.openClient(this.#ownerUrl);
    try {
      await requireSameDatabase(owner, this.plainPool);
      return owner;
    } catch (error) {
      await owner.end();
      throw error;
    }
  }

  /** How long a COPY may be silent, and how long all of it may take. */
  get copyBounds(): { silenceMs: number; wholeMs: number } {
    return this.#connections.copyBounds;
  }

  /**
   * Asks what is to be answered at once, over one connection: it is closed where the answers have not come before
   * the signal aborts, and so are those that nobody uses.
   */
  async ask<Answer>(
    signal: AbortSignal,
    questions: (client: pg.ClientBase) => Promise<Answer>,
  ): Promise<Answer> {
    const client = await this.plainPool.connect();
    if (signal.aborted) {
      // It came late, and is there for the next question: closed, that one would wait as long.
      client.release();
      signal.throwIfAborted();
    }
    const giveUp = (): void => closeSilent(client);
    signal.addEventListener('abort', giveUp);
    const answer = onTakenConnection(client, questions);
    return answer.finally(() => signal.removeEventListener('abort', giveUp));
  }

  /** How many connections each pool has, and how many wait for one. */
  get pools(): PoolFigures {
    const pools = { append: this.appendPool, plain: this.plainPool, search: this.searchPool };
    const figures = Object.entries(pools).map(([name, pool]) => [
      name,
      { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount },
    ]);
    return Object.fromEntries(figures) as PoolFigures;
  }

  /** Gives up whatever the database has not answered: for the end of a process that may not wait for it. */
  abandon(afterMs: number): void {
    this.#connections.abandon(afterMs);
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
 * process that stops in the middle of a batch holds the head for ten seconds at most.
 */
const APPEND_SETTINGS: ConnectionSettings = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  plan_cache_mode: 'force_generic_plan',
  jit: 'off',
  idle_in_transaction_session_timeout: '10s',
};
