import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { runDocket } from '../support/built-command.js';
import { startPlainPostgres, type PlainPostgres } from '../support/plain-postgres.js';
import { spawnApi, type ApiProcess } from './support/api.js';

const PASSWORD = 'x';

/** The installation as the guide has it, by two logins; each test changes one thing, and takes it back. */
describe('what a server looks at when it starts', () => {
  let server: PlainPostgres;
  let keysDir: string;
  let env: Record<string, string>;
  /** Log lines of the last start. */
  let log: Record<string, unknown>[];

  beforeAll(async () => {
    server = await startPlainPostgres();
    keysDir = await mkdtemp(join(tmpdir(), 'docket-keys-'));
    await sql(
      `CREATE ROLE owner LOGIN CREATEROLE PASSWORD '${PASSWORD}'`,
      `CREATE ROLE service LOGIN PASSWORD '${PASSWORD}'`,
      "CREATE DATABASE docket OWNER owner ENCODING 'UTF8' TEMPLATE template0",
    );
    env = {
      DATABASE_URL: at('service'),
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: keysDir,
      DOCKET_MIGRATE_AT_START: 'no',
    };
    const migrated = await runDocket(['migrate'], {
      env: { ...env, DATABASE_OWNER_URL: at('owner') },
    });
    expect(migrated).toMatchObject({ code: 0 });
    await started();
  });
  afterAll(async () => {
    await server.stop();
    await rm(keysDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    log = [];
  });

  function at(login: string, database = 'docket'): string {
    const url = new URL(server.superuserUrl);
    url.pathname = `/${database}`;
    if (login !== 'postgres') [url.username, url.password] = [login, PASSWORD];
    return url.href;
  }

  async function sql(...statements: string[]): Promise<pg.QueryResult> {
    const onDocket = statements.some((text) => text.includes('docket.'));
    const client = new pg.Client({
      connectionString: at('postgres', onDocket ? 'docket' : 'postgres'),
    });
    await client.connect();
    try {
      const { rows } = await client.query<{ role: string }>(
        `SELECT 'docket_app_' || oid AS role FROM pg_database WHERE datname = 'docket'`,
      );
      let last: pg.QueryResult | undefined;
      for (const text of statements)
        last = await client.query(text.replaceAll('docket_app', rows[0]?.role ?? ''));
      if (last === undefined) throw new Error('no statement');
      return last;
    } finally {
      await client.end();
    }
  }

  /** Starts a server, and ends it. @throws with what it said where it did not start. */
  async function started(differing: Record<string, string> = {}): Promise<void> {
    const api: ApiProcess = await spawnApi({ ...env, ...differing });
    log = api.lines().map((line) => JSON.parse(line) as Record<string, unknown>);
    await api.kill('SIGTERM');
  }

  const found = (): unknown[] =>
    log.flatMap(({ check, level }) => (check === undefined ? [] : [[level, check]]));

  async function whileChanged(
    spoil: string[],
    mend: string[],
    what: () => Promise<void>,
  ): Promise<void> {
    await sql(...spoil);
    try {
      await what();
    } finally {
      await sql(...mend);
    }
  }

  test.each(['api', 'worker'])(
    'as the guide has it, a process of role %s finds nothing',
    async (roles) => {
      await started({ DOCKET_ROLES: roles });
      // Whether there are backups, nothing in a database says.
      expect(found()).toEqual([['info', 'backups']]);
    },
  );

  test('DATABASE_URL of a superuser is refused, and nothing is made', async () => {
    await sql('CREATE DATABASE untouched');
    await expect(
      started({ DATABASE_URL: at('postgres', 'untouched'), DOCKET_MIGRATE_AT_START: 'yes' }),
    ).rejects.toThrow(
      /^the API ended with 1: docket api: postgres, the login of DATABASE_URL, is a superuser or may become one: nothing keeps it from changing what it wrote\. Give the service a login of its own: "Database roles" in the operators' reference\.\n$/,
    );
    const client = new pg.Client({ connectionString: at('postgres', 'untouched') });
    await client.connect();
    const { rows } = await client.query(`SELECT to_regnamespace('docket') AS schema`);
    await client.end();
    expect(rows).toEqual([{ schema: null }]);
    const serve = await runDocket(['serve', '--port', '0'], {
      env: { ...env, DATABASE_URL: at('postgres', 'untouched') },
    });
    expect(serve).toMatchObject({ code: 1, stdout: '' });
    expect(serve.stderr).toMatch(
      /^docket: The server did not start: postgres, .* is a superuser .*\n$/,
    );
  });

  test.each<[finding: string, spoil: string[], mend: string[]]>([
    [
      'service, the login of DATABASE_URL, is a superuser or may become one',
      ['CREATE ROLE chief SUPERUSER ROLE service'],
      ['DROP ROLE chief'],
    ],
    [
      'The role of the server lacks INSERT on docket.export_job. Run docket migrate as the owner.',
      ['REVOKE INSERT ON docket.export_job FROM docket_app'],
      ['GRANT INSERT ON docket.export_job TO docket_app'],
    ],
    [
      'What protects the evidence is not as it was made: the triggers of entry are not always on.',
      ['ALTER TABLE docket.entry DISABLE TRIGGER refuse_row_change'],
      ['ALTER TABLE docket.entry ENABLE ALWAYS TRIGGER refuse_row_change'],
    ],
    [
      'has UPDATE on body. Run docket migrate as the owner',
      ['GRANT UPDATE ON docket.body TO docket_app'],
      ['REVOKE UPDATE ON docket.body FROM docket_app'],
    ],
    [
      'it lacks Guards0000000000004',
      ["DELETE FROM docket.migration WHERE name LIKE 'Guards%'"],
      ["INSERT INTO docket.migration (timestamp, name) VALUES (4, 'Guards0000000000004')"],
    ],
    [
      'The database is not migrated for this login',
      ['REVOKE docket_app FROM service GRANTED BY owner'],
      ['GRANT docket_app TO service WITH INHERIT FALSE, SET TRUE GRANTED BY owner'],
    ],
  ])('a start is refused: %s', async (finding, spoil, mend) => {
    await whileChanged(spoil, mend, async () => {
      await expect(started()).rejects.toThrow(finding);
    });
  });

  test('a database that keeps text otherwise is refused', async () => {
    await sql(
      "CREATE DATABASE ascii TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'",
    );
    await expect(started({ DATABASE_URL: at('service', 'ascii') })).rejects.toThrow(
      "Text is kept as SQL_ASCII. Use a database made with ENCODING 'UTF8' TEMPLATE template0.",
    );
  });

  test('a database that is not reached: one sentence', async () => {
    await expect(
      started({ DATABASE_URL: 'postgresql://service@127.0.0.1:9/docket' }),
    ).rejects.toThrow(
      /^the API ended with 1: docket api: The database was not reached: connect ECONNREFUSED 127\.0\.0\.1:9\. Mend DATABASE_URL, or start the database\.\n$/,
    );
  });

  test('told and not refused: each in a line that says what to do', async () => {
    const reload = 'SELECT pg_reload_conf(), pg_sleep(0.2)';
    const spoil = ['GRANT owner TO service', 'ALTER ROLE service SET synchronous_commit = off'];
    const mend = ['REVOKE owner FROM service', 'ALTER ROLE service RESET ALL'];
    await whileChanged(
      [...spoil, 'ALTER SYSTEM SET fsync = off', reload],
      [...mend, 'ALTER SYSTEM RESET fsync', reload],
      async () => {
        await started({ DOCKET_QUEUE_RECORD: '1', DOCKET_HOST_NAME: 'other.example' });
      },
    );
    expect(found()).toEqual([
      ['warn', 'database.login'],
      ['warn', 'settings'],
      ['error', 'ledgers.host_name'],
      ['error', 'database.fsync'],
      ['warn', 'database.synchronous_commit'],
      ['info', 'backups'],
    ]);
    for (const { level, check, msg } of log) {
      if (check !== undefined && level !== 'info') expect(msg).toMatch(/^\S.*\. \S.*\.$/);
    }
    expect(log.find(({ check }) => check === 'settings')?.['msg']).toBe(
      "No part of Docket reads DOCKET_QUEUE_RECORD. Correct the names: the operators' reference has them all.",
    );
  });

  test('what is not answered in time holds up no start, and is not taken for well', async () => {
    const client = new pg.Client({ connectionString: at('postgres') });
    await client.connect();
    try {
      await client.query('BEGIN; LOCK TABLE docket.search_cursor');
      await started({ DOCKET_ROLES: 'api' });
      expect(found()).toEqual([
        ['info', 'backups'],
        ['info', 'search.lag'],
        ['info', 'decisions.states'],
        ['info', 'telemetry.waiting'],
        ['info', 'webhooks.failing'],
        ['info', 'database.foreign_rows'],
        ['info', 'ledgers.self_verified'],
        ['info', 'ledgers.moves'],
      ]);
    } finally {
      await client.end();
    }
  });
});
