import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { administration, call } from '../api/support/api.js';
import { FaultyWay } from '../support/faulty-way.js';
import { until } from '../support/within.js';
import type { DatabaseServer } from './database-server.js';
import { OwnPostgres } from './own-postgres.js';
import { ServerProcess } from './server-process.js';

/** What a server needs at most, whatever was done to it and its database. */
const READY_S = 120;
/** `/readyz` answers within two seconds, whatever happens. */
const ASKED_MS = 5_000;
/** One request of an administrator. */
const ANSWER_MS = 30_000;

export interface InstallationOptions {
  /** PostgreSQL on a disk that can be filled. */
  smallDisk?: boolean;
  /** Told of the directory of a PostgreSQL of its own, before anything runs there. */
  made?: (directory: string) => Promise<void>;
  /** Of the servers, beside the ones that they share. */
  settings?: Record<string, string>;
  /** A PostgreSQL of its own where left out. */
  database?: DatabaseServer;
}

/** Two servers on one database, each with a way of its own to it, and what an operator has of them. */
export class Installation {
  readonly database: DatabaseServer;
  readonly ways: readonly FaultyWay[];
  readonly servers: readonly ServerProcess[];
  readonly keysDirectory: string;
  readonly hasSmallDisk: boolean;
  administrator = '';
  /** The ledger that is written to. */
  ledger = '';

  private constructor(
    database: DatabaseServer,
    ways: readonly FaultyWay[],
    { settings = {}, smallDisk = false }: InstallationOptions,
  ) {
    this.database = database;
    this.ways = ways;
    this.hasSmallDisk = smallDisk;
    this.keysDirectory = join(database.directory, 'keys');
    this.servers = ways.map((way) => new ServerProcess(this.environment(way.url, settings)));
  }

  /** PostgreSQL, and nothing of Docket yet. */
  static async create(options: InstallationOptions = {}): Promise<Installation> {
    const database = options.database ?? (await OwnPostgres.start(options));
    const ways = await Promise.all([FaultyWay.to(database.url), FaultyWay.to(database.url)]);
    return new Installation(database, ways, options);
  }

  /** The database, where it is one PostgreSQL that can be struck itself. */
  get postgres(): OwnPostgres {
    if (this.database instanceof OwnPostgres) return this.database;
    throw new Error('The database of this installation is no single PostgreSQL of its own.');
  }

  /** Starts the servers. `shown`: keys that earlier starts showed, killed ones too; one of all shown has to be good. */
  async start(shown: readonly string[] = []): Promise<void> {
    for (const server of this.servers) await server.ensure();
    for (const key of [...shown, ...this.servers.flatMap(({ shownKeys }) => shownKeys)]) {
      const answer = await call(this.#first.url, 'GET', '/v1/ledgers', {
        key,
        timeoutMs: ANSWER_MS,
      });
      if (answer.status === 200) this.administrator = key;
    }
    if (this.administrator === '') throw new Error('No start has shown a key that is good.');
  }

  /** Creates the ledger that is written to. @returns a key of its agents. */
  async createLedger(id: string): Promise<string> {
    this.ledger = id;
    const admin = administration(
      (method, path, options) =>
        call(this.#first.url, method, path, { timeoutMs: ANSWER_MS, ...options }),
      this.administrator,
    );
    await admin.createLedger(id);
    return admin.createKey(id, 'agent');
  }

  /** Settings of a server whose database is at the address. */
  environment(databaseUrl: string, settings: Record<string, string> = {}): Record<string, string> {
    return {
      DATABASE_URL: databaseUrl,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: this.keysDirectory,
      // Short, so that one campaign sees many of them pass.
      DATABASE_STATEMENT_S: '2',
      DATABASE_CONNECT_S: '2',
      // The agents share one key, and ask again at once.
      DOCKET_RATE_KEY: 'off',
      DOCKET_RATE_LEDGER: 'off',
      ...settings,
    };
  }

  /** The database runs and takes writes, and every way to it is there. */
  async healDatabase(): Promise<void> {
    await this.database.restore();
    for (const way of this.ways) way.switchTo('there');
    await this.database.ensure();
  }

  /** The servers run. */
  async healServers(): Promise<void> {
    for (const server of this.servers) server.resume();
    await Promise.all(this.servers.map((server) => server.ensure()));
  }

  /** Resolves when both servers say that they are ready. */
  async ready(): Promise<void> {
    for (const { url } of this.servers) {
      let said = 'It did not answer.';
      const isReady = async (): Promise<boolean> => {
        const asked = call(url, 'GET', '/readyz', { timeoutMs: ASKED_MS });
        const answer = await asked.catch(() => undefined);
        said = answer === undefined ? 'It did not answer.' : `${answer.status} ${answer.text}`;
        return answer?.status === 200;
      };
      await until(READY_S, `${url} to be ready`, isReady, { state: () => said });
    }
  }

  async remove(): Promise<void> {
    for (const server of this.servers) await server.stop();
    for (const way of this.ways) await way.close();
    await this.database.remove();
    await rm(this.database.directory, { recursive: true, force: true });
  }

  get #first(): ServerProcess {
    const [server] = this.servers;
    if (server === undefined) throw new Error('An installation has servers.');
    return server;
  }
}
