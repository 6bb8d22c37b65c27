import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, startApi, type RunningApi } from '@docket/api';
import { DocketAdministration, DocketClient, type Role } from '@docket/client';
import { connectDatabase } from '@docket/store';
import pg from 'pg';
import { PROJECT } from '../support/built-command.js';
import { splitWhereAsked } from '../support/split.js';

/** How a database is reached: by one login, or by the owner's and the service's. */
export interface Logins {
  DATABASE_URL: string;
  DATABASE_OWNER_URL?: string;
}

/** The same server as another login, in another database. */
export function address(superuserUrl: string, login: string, database: string): string {
  const url = new URL(superuserUrl);
  [url.username, url.password, url.pathname] = [login, PASSWORD, `/${database}`];
  return url.href;
}

export const PASSWORD = 'a password';

export async function query<Row extends pg.QueryResultRow>(
  url: string,
  ...statements: string[]
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query<Row>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** The statements of the guide's `Database roles`, as printed but for names and passwords. */
export async function printedRoles(names: {
  owner: string;
  service: string;
  database: string;
}): Promise<string[]> {
  const block = async (file: string): Promise<string> => {
    const text = await readFile(join(PROJECT, 'docs/guide', file), 'utf8');
    const found = /^```sql\n(CREATE ROLE docket_owner [\s\S]*?)^```$/m.exec(text)?.[1];
    if (found === undefined) throw new Error(`${file} does not say how to make the roles.`);
    return found;
  };
  const sql = await block('operator-reference.md');
  if ((await block('operator.md')) !== sql) throw new Error('The two guides differ.');
  return sql
    .replaceAll('…', PASSWORD)
    .replaceAll('docket_owner', names.owner)
    .replaceAll('docket_service', names.service)
    .replaceAll(/DATABASE docket\b/g, `DATABASE ${names.database}`)
    .trim()
    .split('\n');
}

/** Roles and database in an empty cluster, made as the guide says by an administrator as managed databases have. */
export async function rolesIn(server: { superuserUrl: string }): Promise<Logins> {
  const { superuserUrl } = server;
  await query(superuserUrl, `CREATE ROLE managed LOGIN CREATEROLE CREATEDB PASSWORD '${PASSWORD}'`);
  const names = { owner: 'docket_owner', service: 'docket_service', database: 'docket' };
  await query(address(superuserUrl, 'managed', 'postgres'), ...(await printedRoles(names)));
  return {
    DATABASE_URL: address(superuserUrl, names.service, names.database),
    DATABASE_OWNER_URL: address(superuserUrl, names.owner, names.database),
  };
}

/** A Docket on a database, with its keys in a folder of its own. */
export class Installation {
  readonly logins: Logins;
  readonly keysDir: string;
  administrator: string | undefined;
  #api: RunningApi | undefined;

  private constructor(logins: Logins, keysDir: string) {
    this.logins = logins;
    this.keysDir = keysDir;
  }

  /** With the keys of another one where their folder is named. */
  static async on(logins: Logins, keysDir?: string): Promise<Installation> {
    return new Installation(logins, keysDir ?? (await mkdtemp(join(tmpdir(), 'docket-keys-'))));
  }

  get env(): Record<string, string> {
    return { ...this.logins, DOCKET_KEYS_DIR: this.keysDir, DOCKET_HOST_NAME: 'docket.example' };
  }

  async start(): Promise<RunningApi> {
    const { DATABASE_URL, DATABASE_OWNER_URL = DATABASE_URL } = this.logins;
    await splitWhereAsked(DATABASE_OWNER_URL, DATABASE_URL);
    this.#api = await startApi(
      readConfig({ ...this.env, DOCKET_PORT: '0', LOG_LEVEL: 'silent', DATABASE_POOL_SIZE: '2' }),
    );
    this.administrator ??= this.#api.firstAdministratorKey;
    return this.#api;
  }

  get administration(): DocketAdministration {
    return new DocketAdministration({ url: this.url, apiKey: this.administrator ?? '' });
  }

  async client(ledger: string, role: Role): Promise<DocketClient> {
    return new DocketClient({ url: this.url, ledger, apiKey: await this.key(ledger, role) });
  }

  async key(ledger: string, role: Role): Promise<string> {
    return (await this.administration.createKey(ledger, { role, label: `test ${role}` })).secret;
  }

  /** A decision with a Job Card, closed. */
  async work(ledger: string): Promise<void> {
    const client = await this.client(ledger, 'agent');
    const decision = await client.decision({
      agent: { id: 'refund-agent' },
      goal: 'Refund order 44812 in part',
      stakes: 'medium',
    });
    await decision.jobCard({
      current_phase: 'EXECUTING',
      goal: 'Refund',
      confidence: 0.9,
      needs_human: false,
    });
    await decision.close({ outcome: 'completed' });
  }

  /** The note of a new checkpoint. */
  async checkpoint(ledger: string): Promise<string> {
    const key = await this.key(ledger, 'auditor');
    const answer = await fetch(`${this.url}/v1/ledgers/${ledger}/checkpoint`, {
      headers: { authorization: `Bearer ${key}` },
    });
    if (answer.status !== 200) throw new Error(`no checkpoint but ${answer.status}`);
    return answer.text();
  }

  /** Makes a file of the whole ledger in the background, and returns it. */
  async export(ledger: string): Promise<string> {
    const headers = {
      authorization: `Bearer ${await this.key(ledger, 'auditor')}`,
      'content-type': 'application/json',
    };
    const exports = `${this.url}/v1/ledgers/${ledger}/exports`;
    const body = JSON.stringify({ kind: 'ledger', format: 'ndjson' });
    const queued = await fetch(exports, { method: 'POST', headers, body });
    const { export_id: id } = (await queued.json()) as { export_id: string };
    for (;;) {
      const answer = await fetch(`${exports}/${id}`, { headers });
      const { state, failure } = (await answer.json()) as { state: string; failure?: unknown };
      if (state === 'ready') return (await fetch(`${exports}/${id}/content`, { headers })).text();
      if (state !== 'queued' && state !== 'running') {
        throw new Error(`the export is ${state}: ${JSON.stringify(failure)}`);
      }
    }
  }

  /** Runs a statement as the server does: by its login, as its role. */
  async asServer(statement: string): Promise<void> {
    const database = await connectDatabase({ url: this.logins.DATABASE_URL, poolSize: 2 });
    try {
      await database.plainPool.query(statement);
    } finally {
      await database.close();
    }
  }

  async stop(): Promise<void> {
    const api = this.#api;
    this.#api = undefined;
    await api?.close();
  }

  async end(): Promise<void> {
    await this.stop();
    await rm(this.keysDir, { recursive: true, force: true });
  }

  get url(): string {
    if (this.#api === undefined) throw new Error('not started');
    return this.#api.url;
  }
}
