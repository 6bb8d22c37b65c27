import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { runDocket } from '../support/built-command.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('docket migrate', () => {
  const login = `login_${Math.random().toString(36).slice(2)}`;
  let database: TestDatabase;
  let directory: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    database = await createTestDatabase();
    directory = await mkdtemp(join(tmpdir(), 'docket-test-migrate-'));
    await query(`CREATE ROLE ${login} LOGIN PASSWORD 'of the service'`);
    const url = new URL(database.url);
    const ownerPassword = decodeURIComponent(url.password);
    url.password = '';
    await writeFile(join(directory, 'owner'), `${ownerPassword}\n`);
    await writeFile(join(directory, 'service'), 'of the service\n');
    const ownerUrl = url.href;
    url.username = login;
    env = {
      DATABASE_URL: url.href,
      DATABASE_OWNER_URL: ownerUrl,
      DATABASE_OWNER_PASSWORD_FILE: join(directory, 'owner'),
    };
  });
  afterAll(async () => {
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });

  async function query(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(text).finally(() => client.end());
  }

  test('says what it would do, does it once, and lets a server start without the owner', async () => {
    const service = {
      DATABASE_URL: env['DATABASE_URL']!,
      DATABASE_PASSWORD_FILE: join(directory, 'service'),
      DOCKET_KEYS_DIR: join(directory, 'keys'),
      DOCKET_MIGRATE_AT_START: 'no',
    };
    const early = await runDocket(['serve', '--port', '0'], { env: service });
    expect(early).toMatchObject({ code: 1 });
    expect(early.stderr).toContain('Run "docket migrate" with DATABASE_OWNER_URL');

    const planned = await runDocket(['migrate', '--check'], { env });
    expect(planned.code).toBe(1);
    expect(planned.stdout).toContain(`would let work as it the login ${login}\n`);
    expect(planned.stdout).toContain('would run the migration Ledger0000000000001\n');
    const again = await runDocket(['migrate', '--check'], { env });
    expect(again.stdout).toBe(planned.stdout);

    const done = await runDocket(['migrate'], { env });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('ran the migration Ledger0000000000001\n');
    const nothing = { code: 0, stdout: 'The database is up to date: nothing to do.\n' };
    expect(await runDocket(['migrate', '--check'], { env })).toMatchObject(nothing);
    expect(await runDocket(['migrate'], { env })).toMatchObject(nothing);

    const served = await runDocket(['serve', '--port', '0'], {
      env: service,
      onSpawn: (child) =>
        child.stdout?.on('data', (chunk: Buffer) => {
          if (chunk.toString('utf8').includes('OpenAPI')) child.kill('SIGTERM');
        }),
    });
    expect(served.code).toBe(0);
    expect(served.stdout).toContain('docket listens on');
  });

  test('without a database, or with a file that cannot be read, it is wrong usage', async () => {
    expect(await runDocket(['migrate'], { env: {} })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('set DATABASE_URL'),
    });
    const wrong = { ...env, DATABASE_OWNER_PASSWORD_FILE: join(directory, 'none') };
    expect(await runDocket(['migrate'], { env: wrong })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('DATABASE_OWNER_PASSWORD_FILE'),
    });
  });
});
