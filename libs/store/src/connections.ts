import { TLSSocket } from 'node:tls';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { BoundedClient } from './bounded-client.js';
import type { BoundedConfig, ClientBounds } from './bounded-client.js';
import { readDatabaseAddress } from './address-form.js';
import { DatabaseUnfit } from './database-unfit.js';
import { DatabaseLate, readDeadlines } from './deadlines.js';
import type { Deadlines } from './deadlines.js';
import { NAME_LEDGER, NO_LEDGER } from './ledger-scope.js';
import { explainConnect } from './connect-refusal.js';

/*
 * The only place that makes clients, pools and data sources, which the walls hold. So every connection has a
 * listener for its errors and a bound on every answer, and is looked at before its first use.
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
  // Nothing is acknowledged that is not on disk: entries, checkpoints, keys, exports.
  synchronous_commit: 'on',
  // A migration holds its lock, and a reader its snapshot, while other connections work. How long a
  // transaction may wait is therefore said per pool, and not by a default of the database.
  idle_in_transaction_session_timeout: '0',
  // Each statement names the ledger that it is of; one that does not is an error.
  'docket.ledger': NO_LEDGER,
};

/** Asked for, but not read back, as a connection by a socket file has none: how soon a lost host is noticed. */
const WISHES: ConnectionSettings = {
  tcp_keepalives_idle: '30',
  tcp_keepalives_interval: '10',
  tcp_keepalives_count: '3',
};

const APPLICATION_NAME = 'docket';
const SERVER_VERSION_MIN = 150_000;
/** Silence after which this side asks whether the other one is still there. */
const KEEP_ALIVE_MS = 10_000;
/**
 * How much longer this side waits for an answer than the server is allowed to take: where the server can still
 * answer, its refusal says for certain that nothing was done.
 */
const GRACE_MS = 2_000;
/** Part of the time for a statement that may go by for a lock. */
const LOCK_PART = 0.5;
/** A COPY that brings nothing for so long is given up; the whole of it has the long bound. */
const COPY_SILENCE_MS = 60_000;

/** What a pool is for: short statements that somebody waits for, or work that takes its time. */
type Pace = 'usual' | 'long';

export interface PoolOptions {
  url: string;
  max: number;
  /** Asked for beside the common ones, and read back. */
  settings?: ConnectionSettings;
  /** Statements are sent without waiting for the answers before them. */
  pipeline?: boolean;
  /** Default `usual`. */
  pace?: Pace;
  /** How long a connection of the pool may be waited for; as long as a statement where left out. */
  waitMs?: number;
}

/** The connections to one database, with their bounds. Whoever opens a pool or a client ends it. */
export class Connections {
  readonly deadlines: Deadlines;
  /** Connections of pools that ended: those made since may lead to another server. */
  lost = 0;
  readonly #clients = new Set<BoundedClient>();
  readonly #idle = new Set<BoundedClient>();
  readonly #pools: pg.Pool[] = [];

  constructor(deadlines: Deadlines) {
    this.deadlines = deadlines;
  }

  /** A pool whose connections come and go without ending the process. `connect` refuses an unfit one. */
  openPool(options: PoolOptions): pg.Pool {
    const { url, max, settings = {}, pipeline = false, pace = 'usual' } = options;
    // In the order in which a difference is reported: the role first.
    const wanted = { ...settings, ...COMMON_SETTINGS, ...this.#timeouts(pace), ...settings };
    const config: pg.PoolConfig & BoundedConfig = {
      ...this.#config(url, wanted, pace),
      max,
      pipeline,
      connectionTimeoutMillis: options.waitMs ?? this.#statementMs(pace),
      Client: this.#trackedClient(),
      onConnect: (client) => checkConnection(client, wanted),
    };
    const pool = new pg.Pool(config);
    // An error that nobody listens to ends the process.
    pool.on('error', () => undefined);
    // Ended where it was opened, by TypeORM, or given up: it may be told twice.
    const end = pool.end.bind(pool) as () => Promise<void>;
    let ended: Promise<void> | undefined;
    pool.end = ((done?: () => void) => {
      ended ??= end();
      return done === undefined ? ended : void ended.then(done);
    }) as typeof pool.end;
    const isBounded = (client: unknown): client is BoundedClient => client instanceof BoundedClient;
    pool.on('release', (_error, client) => void (isBounded(client) && this.#idle.add(client)));
    for (const event of ['acquire', 'remove'] as const) {
      pool.on(event, (client) => void (isBounded(client) && this.#idle.delete(client)));
    }
    pool.on('remove', () => {
      this.lost++;
    });
    this.#pools.push(pool);
    return pool;
  }

  /** One connection outside of a pool, by default for what takes long. The caller ends it. */
  async openClient(url: string, pace: Pace = 'long'): Promise<pg.Client> {
    const wanted = { ...COMMON_SETTINGS, ...this.#timeouts(pace) };
    const client = await this.#connect(this.#config(url, wanted, pace));
    try {
      await checkConnection(client, wanted);
      return client;
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  /** One connection that is taken as it is, to find out what is wrong with it. The caller ends it. */
  async openUnchecked(url: string): Promise<pg.Client> {
    return this.#connect(this.#config(url, {}, 'usual'));
  }

  async #connect(config: BoundedConfig): Promise<pg.Client> {
    try {
      const client = new (this.#trackedClient())(config);
      await client.connect();
      return client;
    } catch (error) {
      throw explainConnect(error);
    }
  }

  /** TypeORM over a pool of ours, which it also ends. */
  openDataSource(pool: pg.Pool, options: Pick<DataSourceOptions, SourceOption>): DataSource {
    return new DataSource({
      type: 'postgres',
      // What it takes in place of the package `pg`: it makes one pool, and gets this one.
      driver: { Pool: makerOf(pool) },
      poolErrorHandler: () => undefined,
      schema: 'docket',
      ...options,
    });
  }

  /** How long a COPY may be silent, and how long all of it may take. */
  get copyBounds(): { silenceMs: number; wholeMs: number } {
    const { statementMs, longStatementMs } = this.deadlines;
    return { silenceMs: Math.max(statementMs, COPY_SILENCE_MS), wholeMs: longStatementMs };
  }

  /** Gives up whatever is still waited for, at once, and takes no connection any more. */
  abandon(afterMs: number): void {
    for (const pool of this.#pools) void pool.end();
    for (const client of this.#clients) client.abandon(new DatabaseLate('stopping', afterMs));
  }

  /**
   * Closes what nobody uses. Where one connection fell silent, those beside it are likely to have lost the same
   * other end, and whoever came next would have to find out by waiting again.
   */
  closeIdle(): void {
    for (const client of this.#idle)
      client.abandon(new Error('A connection beside it was silent.'));
  }

  #statementMs(pace: Pace): number {
    const { statementMs, longStatementMs } = this.deadlines;
    return pace === 'usual' ? statementMs : longStatementMs;
  }

  #timeouts(pace: Pace): ConnectionSettings {
    const ms = this.#statementMs(pace);
    return {
      statement_timeout: spellDuration(ms),
      // In the long run a lock is waited for as long as the statement may take: another process migrates.
      lock_timeout: spellDuration(pace === 'usual' ? ms * LOCK_PART : ms),
    };
  }

  #config(url: string, wanted: ConnectionSettings, pace: Pace): BoundedConfig {
    const bounds: ClientBounds = {
      connectMs: this.deadlines.connectMs,
      statementMs: this.#statementMs(pace) + GRACE_MS,
      onLate: () => this.closeIdle(),
    };
    return {
      connectionString: withSettings(url, { ...WISHES, ...wanted }),
      application_name: APPLICATION_NAME,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      bounds,
    };
  }

  /** The class of the clients that belong to this database. */
  #trackedClient(): new (config?: BoundedConfig) => BoundedClient {
    const clients = this.#clients;
    return class extends BoundedClient {
      constructor(config?: BoundedConfig) {
        if (config === undefined) throw new Error('A connection has bounds.');
        super(config);
        clients.add(this);
        this.once('end', () => clients.delete(this));
      }
    };
  }
}

type SourceOption = 'entities' | 'migrations' | 'migrationsTableName' | 'migrationsTransactionMode';

function makerOf(pool: pg.Pool): new () => pg.Pool {
  function Pool(): pg.Pool {
    return pool;
  }
  return Pool as unknown as new () => pg.Pool;
}

/** One connection of its own, with the bounds that the environment sets. The caller ends it. */
export function openClient(url: string): Promise<pg.Client> {
  return new Connections(readDeadlines(process.env)).openClient(url);
}

/** Closes a connection from which no answer came in time, and those beside it that nobody uses. */
export function closeSilent(client: pg.ClientBase): void {
  if (client instanceof BoundedClient) client.giveUp(new DatabaseLate('question'));
}

/** The version of TLS between this process and whatever it is connected to, as `TLSv1.3`; null: plain text. */
export function protocolOf(client: pg.Client): string | null {
  const { stream } = client.connection;
  return stream instanceof TLSSocket ? stream.getProtocol() : null;
}

/** The SQLSTATE with which PostgreSQL itself answered; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

async function checkConnection(client: pg.ClientBase, wanted: ConnectionSettings): Promise<void> {
  const names = Object.keys(wanted);
  const { rows } = await client.query<{
    version: number;
    encoding: string;
    settings: (string | null)[];
  }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
       ARRAY(SELECT CASE name WHEN 'role' THEN current_user ELSE current_setting(name, true) END
             FROM unnest($1::text[]) WITH ORDINALITY AS wanted (name, place) ORDER BY place) AS settings`,
    [names],
  );
  const [server] = rows;
  if (server === undefined || server.version < SERVER_VERSION_MIN) {
    throw new DatabaseUnfit('Docket needs PostgreSQL 15 or newer.');
  }
  if (server.encoding !== 'UTF8') {
    throw new DatabaseUnfit(
      `The database keeps text as ${server.encoding}, in which records cannot be read back as they were written: ` +
        `create one with ENCODING 'UTF8' TEMPLATE template0 and use that.`,
    );
  }
  for (const [place, name] of names.entries()) {
    const found = server.settings[place];
    if (found === wanted[name]) continue;
    throw new DatabaseUnfit(
      `The connection has ${name} = ${found ?? '?'} instead of ${wanted[name] ?? '?'}: a connection pooler in ` +
        'between has to pass the startup parameter "options".',
    );
  }
  await client.query({ ...NAME_LEDGER, values: [NO_LEDGER] });
}

function withSettings(address: string, settings: ConnectionSettings): string {
  const options = Object.entries(settings)
    // A space ends a setting unless it is escaped.
    .map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`)
    .join(' ');
  const url = readDatabaseAddress(address);
  const present = url.searchParams.get('options');
  url.searchParams.set('options', present === null ? options : `${present} ${options}`);
  return url.href;
}

/** Milliseconds as PostgreSQL prints them: in the largest unit that gives a whole number. */
function spellDuration(ms: number): string {
  if (ms === 0) return '0';
  const units = { d: 86_400_000, h: 3_600_000, min: 60_000, s: 1_000 };
  const unit = Object.entries(units).find(([, length]) => ms % length === 0);
  return unit === undefined ? `${ms}ms` : `${ms / unit[1]}${unit[0]}`;
}
