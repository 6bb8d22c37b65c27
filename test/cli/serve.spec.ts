import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { chmod, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { readConfig, startApi } from '@docket/api';
import { runDocket } from '../support/built-command.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('docket serve', () => {
  let directory: string;
  /** Emits `exit` of the server that was started last. */
  let ended: EventEmitter;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-test-serve-'));
    // Run as root, PostgreSQL is another account and has to get through to its data.
    await chmod(directory, 0o711);
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  /** Starts the server with its own database, does `work` once it has `announced` itself, and stops it. */
  async function serve(
    work: (url: string, output: string) => Promise<void>,
    announced = /^ {2}OpenAPI .*\n/m,
  ) {
    let output = '';
    let worked: Promise<void> | undefined;
    ended = new EventEmitter();
    const result = await runDocket(['serve', '--port', '0', '--data', join(directory, 'data')], {
      env: { PORT: '1' },
      onSpawn: (child) => {
        child.once('exit', () => ended.emit('exit'));
        child.stdout?.on('data', (chunk: Buffer) => {
          output += chunk.toString('utf8');
          const url = /^docket listens on (\S+)$/m.exec(output)?.[1];
          if (url === undefined || worked !== undefined) return;
          // All of the announcement has to be there: it comes in several writes.
          if (!announced.test(output)) return;
          worked = work(url, output).finally(() => child.kill('SIGTERM'));
        });
      },
    });
    await worked;
    return result;
  }

  test('shows an administrator key at the first start only, and keeps what it was told', async () => {
    let key = '';
    const first = await serve(async (url, output) => {
      key = /^ {2}(docket_\S+)$/m.exec(output)![1]!;
      const env = { DOCKET_URL: url, DOCKET_API_KEY: key };
      expect((await runDocket(['ledgers', 'create', 'claims'], { env })).code).toBe(0);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      expect((await fetch(`${url}/openapi.json`)).status).toBe(200);
      expect((await fetch(`${url}/v1/ledgers`)).status).toBe(401);
    }, /^ {2}docket_\S+\n/m);
    expect(first.code).toBe(0);
    expect(first.stdout.split(key)).toHaveLength(2);
    const lines = first.stderr.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ level: 'info', status: 401, msg: 'answered' }),
    );
    expect(first.stdout).not.toContain('"level"');
    expect(first.stderr).toContain('  PORT is not read: DOCKET_PORT or --port says which port.\n');
    // Logs are kept: the key must not be in them.
    expect(first.stderr).not.toContain(key);

    const second = await serve(async (url) => {
      const env = { DOCKET_URL: url, DOCKET_API_KEY: key };
      const { stdout } = await runDocket(['ledgers', 'list'], { env });
      expect(stdout).toMatch(/^claims +2 +localhost\/claims\+/m);
    });
    expect(second.code).toBe(0);
    expect(second.stdout).not.toContain('docket_');

    // That key is lost: the owner of the directory makes another.
    const none = join(directory, 'none');
    const nothing = await runDocket(['keys', 'recover', '--data', none]);
    expect(nothing).toMatchObject({ code: 2, stdout: '' });
    expect(nothing.stderr).toContain(`There is no embedded database under ${none}.`);
    const made = await runDocket(['keys', 'recover', '--data', join(directory, 'data')]);
    expect(made.stdout).toMatch(/^docket_[0-9a-f]{16}_[0-9a-f]{64}\n$/);
    const third = await serve(async (url) => {
      const env = { DOCKET_URL: url, DOCKET_API_KEY: made.stdout.trim() };
      expect((await runDocket(['ledgers', 'list'], { env })).stdout).toMatch(/^claims +2 /m);
    });
    expect(third.code).toBe(0);
  });

  const postmaster = async (): Promise<number> => {
    const text = await readFile(join(directory, 'data', 'postgres', 'postmaster.pid'), 'utf8');
    return Number(text.split('\n', 1)[0]);
  };

  test('its PostgreSQL killed: it starts another, and serves on', async () => {
    const result = await serve(async (url) => {
      const first = await postmaster();
      process.kill(first, 'SIGKILL');
      let status = 0;
      for (let probe = 0; probe < 600 && status !== 503; probe += 1) {
        status = (await fetch(`${url}/readyz`)).status;
      }
      while (status !== 200) {
        await setTimeout(50);
        status = (await fetch(`${url}/readyz`)).status;
      }
      expect(await postmaster()).not.toBe(first);
    });
    expect(result.code).toBe(0);
    expect(result.stderr).toContain('PostgreSQL ended by itself. Starting it again …\n');
  });

  test('its PostgreSQL killed, and not to be started again: it ends, and says so', async () => {
    const data = join(directory, 'data');
    const result = await serve(async () => {
      const first = await postmaster();
      await rename(join(data, 'postgres'), join(data, 'elsewhere'));
      process.kill(first, 'SIGKILL');
      // The signal that ends every `serve` here must not be what ends this one.
      await new Promise((resolve) => ended.once('exit', resolve));
    });
    await rename(join(data, 'elsewhere'), join(data, 'postgres'));
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^docket: PostgreSQL does not stay up, so the server ends: .*$/m);
  });

  test('says in one line why it does not start', async () => {
    const database = await createTestDatabase();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const env = {
      DATABASE_URL: database.url,
      DOCKET_KEYS_DIR: join(directory, 'keys'),
    };
    const cases: [string[], Record<string, string>, number, RegExp][] = [
      [
        [],
        { ...env, DATABASE_URL: 'postgresql://127.0.0.1:9/x' },
        1,
        /did not start: .*ECONNREFUSED/,
      ],
      [['--port', String(port)], env, 1, /did not start: .*EADDRINUSE.*--port or DOCKET_PORT/],
      [[], { ...env, DOCKET_HOST_NAME: 'Not A Host' }, 2, /DOCKET_HOST_NAME/],
    ];
    for (const [argv, settings, code, message] of cases) {
      const result = await runDocket(['serve', ...argv], { env: settings });
      expect(result).toMatchObject({ code, stdout: '' });
      expect(result.stderr).toMatch(/^docket: [^\n]+\n$/);
      expect(result.stderr).toMatch(message);
    }
    const wrongPort = await runDocket(['serve', '--port', '70000'], { env });
    expect(wrongPort).toMatchObject({ code: 2, stdout: '' });
    taken.close();
    await database.drop();
  });
});

describe('the first administrator key', () => {
  let database: TestDatabase;
  let directory: string;
  beforeEach(async () => {
    database = await createTestDatabase();
    directory = await mkdtemp(join(tmpdir(), 'docket-test-first-key-'));
  });
  afterEach(async () => {
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });

  const env = () => ({ DATABASE_URL: database.url, DOCKET_KEYS_DIR: join(directory, 'keys') });

  /** Starts the server, and ends it by `signal` as soon as what it prints matches. */
  async function startUntil(pattern: RegExp, signal: NodeJS.Signals): Promise<string> {
    let output = '';
    await runDocket(['serve', '--port', '0'], {
      env: env(),
      onSpawn: (child) =>
        child.stdout?.on('data', (chunk: Buffer) => {
          output += chunk.toString('utf8');
          if (pattern.test(output)) child.kill(signal);
        }),
    });
    return output;
  }

  /** Ends every other connection to the database, and waits until PostgreSQL has given up what each was doing. */
  async function endOthers(client: pg.Client): Promise<void> {
    for (;;) {
      const { rowCount } = await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
      );
      if (rowCount === 0) return;
      await setTimeout(20);
    }
  }

  const KEY = /^ {2}(docket_\S+)$/m;

  test('a start that finds its port taken keeps no key: the next one shows it', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const failed = await runDocket(['serve', '--port', String(port)], { env: env() });
    taken.close();
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(await startUntil(/^docket listens on /m, 'SIGTERM')).toMatch(KEY);
  });

  test('a key is shown before it is kept', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    // Migrated, and without a key: what a start leaves that was killed before it showed one.
    await startUntil(KEY, 'SIGKILL');
    // What the killed server had sent its PostgreSQL still carries out, and would commit behind the DELETE.
    await endOthers(client);
    await client.query('DELETE FROM docket.api_key');
    // The key cannot be kept while this lock is held, so whoever shows one has not kept it.
    await client.query(
      `CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END $$;
       CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON docket.api_key DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION wait()`,
    );
    await client.query('SELECT pg_advisory_lock(1)');
    const shown = await startUntil(KEY, 'SIGKILL');
    expect(shown).toMatch(KEY);
    expect(shown).not.toContain('docket listens on');
    // The server that was killed is still waiting for the lock in PostgreSQL.
    await endOthers(client);
    await client.query('SELECT pg_advisory_unlock(1)');
    expect((await client.query('SELECT FROM docket.api_key')).rows).toHaveLength(0);
    await client.end();
    const next = await startUntil(/^docket listens on /m, 'SIGTERM');
    expect(KEY.exec(next)?.[1]).not.toBe(KEY.exec(shown)?.[1]);
  });

  test('the owner of the database makes another, and nobody else does', async () => {
    await startUntil(/^docket listens on /m, 'SIGTERM');
    const made = await runDocket(['keys', 'recover'], { env: env() });
    expect(made).toMatchObject({ code: 0 });
    expect(made.stdout).toMatch(/^docket_[0-9a-f]{16}_[0-9a-f]{64}\n$/);
    expect(made.stderr).not.toContain(made.stdout.trim());
    const api = await startApi(
      readConfig({
        ...env(),
        DOCKET_HOST_NAME: 'localhost',
        DOCKET_PORT: '0',
        LOG_LEVEL: 'silent',
      }),
    );
    const used = { env: { DOCKET_URL: api.url, DOCKET_API_KEY: made.stdout.trim() } };
    const created = await runDocket(['ledgers', 'create', 'claims'], used);
    await api.close();
    expect(created.code).toBe(0);

    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const login = `login_${Date.now()}`;
    await client.query(
      `DO $$ BEGIN EXECUTE 'CREATE ROLE ${login} LOGIN PASSWORD ''x'' IN ROLE docket_app_'
         || (SELECT oid FROM pg_database WHERE datname = current_database()); END $$`,
    );
    const other = new URL(database.url);
    [other.username, other.password] = [login, 'x'];
    const refused = await runDocket(['keys', 'recover'], {
      env: { ...env(), DATABASE_URL: other.href },
    });
    await client.query(`DROP ROLE ${login}`);
    await client.end();
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('does not own the schema');
    // Without the server's files the registry takes nobody, and there is no key that it does not know.
    const nowhere = { env: { ...env(), DOCKET_KEYS_DIR: join(directory, 'none') } };
    const unattested = await runDocket(['keys', 'recover'], nowhere);
    expect(unattested).toMatchObject({ code: 1, stdout: '' });
    expect(unattested.stderr).toContain('registry.server.seed');
    const after = await runDocket(['verify', '--ledger', 'registry'], { env: env() });
    expect(after).toMatchObject({ code: 0 });
  });
});
