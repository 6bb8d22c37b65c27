import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  examineDatabase,
  KeyVault,
  LedgerService,
  makeServerDirectory,
  openDatabase,
  startEmbeddedPostgres,
} from '@docket/store';
import type { DatabaseFacts, EmbeddedPostgresServer, ExaminedDatabase } from '@docket/store';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import type { DiagnosisCheck } from './check.js';
import { checkDatabase } from './database-checks.js';
import { diagnose, type DiagnosisRequest } from './diagnose.js';
import { SETTING_NAMES } from './setting-names.js';

const SOURCES = new URL('../../../../', import.meta.url).pathname;

const SERVICE = { name: 'service', isSuperuser: false, ownsSchema: false, isEmbedded: false };
const CONTEXT = { clockAheadMaxS: 300, databaseSetting: 'DATABASE_URL' };
const FAR = { host: 'db.example', tls: 'TLSv1.3', sslMode: 'verify-full' };

describe('the checks of an installation, each made to fail', () => {
  let directory: string;
  let server: EmbeddedPostgresServer;
  let keysDirectory: string;
  beforeAll(async () => {
    directory = await makeServerDirectory('docket-doctor-');
    keysDirectory = join(directory, 'keys');
    server = await start();
    const database = await openDatabase({ url: server.superuserUrl });
    const vault = new KeyVault(keysDirectory);
    await new LedgerService(database, vault, { host: 'docket.example' }).start();
    await database.close();
    await sql("CREATE ROLE service LOGIN PASSWORD 'x'");
    // As docket migrate does it: the login inherits nothing.
    await sql('GRANT docket_app TO service WITH INHERIT FALSE, SET TRUE');
    await sql("CREATE ROLE stranger LOGIN PASSWORD 'x'");
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const start = (): Promise<EmbeddedPostgresServer> =>
    startEmbeddedPostgres({ dataDir: join(directory, 'data'), persistent: true });

  async function sql(...texts: string[]): Promise<void> {
    const client = new pg.Client({ connectionString: server.superuserUrl });
    await client.connect();
    try {
      await client.query('SET default_transaction_read_only = off');
      const { rows } = await client.query<{ role: string }>(
        `SELECT 'docket_app_' || oid AS role FROM pg_database WHERE datname = current_database()`,
      );
      for (const text of texts)
        await client.query(text.replaceAll('docket_app', rows[0]?.role ?? ''));
    } finally {
      await client.end();
    }
  }

  function urlOf(login: string, database = 'postgres'): string {
    const url = new URL(server.superuserUrl);
    url.pathname = `/${database}`;
    if (login === '') return url.href;
    [url.username, url.password] = [login, 'x'];
    return url.href;
  }

  const look = (changes: Partial<DiagnosisRequest> = {}): Promise<DiagnosisCheck[]> =>
    diagnose({
      databaseUrl: urlOf('service'),
      hostName: 'docket.example',
      keysDirectory,
      clockAheadMaxS: 300,
      environment: ['PATH', 'DOCKET_HOST_NAME'],
      ...changes,
    });

  const one = (checks: DiagnosisCheck[], id: string): DiagnosisCheck | undefined =>
    checks.find((check) => check.id === id);

  /** Of the checks that are neither `ok` nor without a judgement. */
  const wrong = (checks: DiagnosisCheck[]): string[] =>
    checks
      .filter(({ verdict }) => verdict === 'failed' || verdict === 'warning')
      .map(({ id }) => id);

  test('finds nothing where all is as the guide has it', async () => {
    const checks = await look();
    expect(wrong(checks)).toEqual([]);
    expect(checks.filter(({ verdict }) => verdict === 'unknown').map(({ id }) => id)).toEqual([
      'backups',
    ]);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  test.each([
    [
      'database.privileges',
      'REVOKE INSERT ON docket.export_job FROM docket_app',
      'GRANT INSERT ON docket.export_job TO docket_app',
    ],
    [
      'database.append_only',
      'GRANT INSERT ON docket.entry TO docket_app',
      'REVOKE INSERT ON docket.entry FROM docket_app',
    ],
    [
      'database.append_only',
      'GRANT UPDATE ON docket.ledger_head TO docket_app',
      'REVOKE UPDATE ON docket.ledger_head FROM docket_app; GRANT UPDATE (ledger_no) ON docket.ledger_head TO docket_app',
    ],
    [
      'database.append_only',
      'GRANT UPDATE ON docket.body TO docket_app',
      'REVOKE UPDATE ON docket.body FROM docket_app',
    ],
    [
      'database.append_only',
      'ALTER TABLE docket.tile DISABLE TRIGGER refuse_loose',
      'ALTER TABLE docket.tile ENABLE ALWAYS TRIGGER refuse_loose',
    ],
    [
      'database.append_only',
      'ALTER TABLE docket.body NO FORCE ROW LEVEL SECURITY',
      'ALTER TABLE docket.body FORCE ROW LEVEL SECURITY',
    ],
    [
      'database.schema',
      "UPDATE docket.migration SET name = 'Later0000000000009' WHERE name LIKE 'Search%'",
      "UPDATE docket.migration SET name = 'Search0000000000002' WHERE name LIKE 'Later%'",
    ],
    [
      'database.schema',
      `CREATE TABLE kept AS SELECT * FROM docket.migration WHERE name LIKE 'Search%';
       DELETE FROM docket.migration WHERE name LIKE 'Search%'`,
      'INSERT INTO docket.migration SELECT * FROM kept; DROP TABLE kept',
    ],
    [
      'database.login',
      'ALTER SCHEMA docket OWNER TO service',
      'ALTER SCHEMA docket OWNER TO postgres',
    ],
    [
      'database.writes',
      'ALTER DATABASE postgres SET default_transaction_read_only = on',
      'ALTER DATABASE postgres RESET ALL',
    ],
    [
      'database.synchronous_commit',
      'ALTER ROLE service SET synchronous_commit = off',
      'ALTER ROLE service RESET ALL',
    ],
    ['database.fsync', 'ALTER SYSTEM SET fsync = off', 'ALTER SYSTEM RESET fsync'],
    [
      'database.full_page_writes',
      'ALTER SYSTEM SET full_page_writes = off',
      'ALTER SYSTEM RESET full_page_writes',
    ],
    [
      'decisions.states',
      `INSERT INTO docket.decision VALUES (1, 'dec_1', 0, 0, '\\x00', 1, 'open', NULL, 'proceed', 'low', false, 'a',
         NULL, 'g', NULL, '', '', '{"version":6,"writers":[]}')`,
      'DELETE FROM docket.decision',
    ],
    [
      'webhooks.failing',
      `INSERT INTO docket.outbox_endpoint (endpoint_id, ledger_no, form, events, label, shown, created_by, sealed, size,
           failing_since)
         VALUES ('whk_' || repeat('a', 26), 1, 'standard', 'log.damaged', 'l', 'u', 'prn_a', '', 0, now())`,
      'DELETE FROM docket.outbox_endpoint',
    ],
    [
      'telemetry.waiting',
      `INSERT INTO docket.otlp_trace (ledger_no, principal, via, trace_id, first_at, last_at, is_pending, has_root)
         VALUES (1, 'prn_a', 'key', repeat('a', 32), now() - interval '2 h', now(), true, false)`,
      'DELETE FROM docket.otlp_trace',
    ],
    [
      'database.foreign_rows',
      `INSERT INTO docket.export_job (export_id, ledger_no, requested_by, role, via, request, state, created_at, failure)
         VALUES ('exp_' || repeat('a', 26), 1, 'prn_a', 'officer', 'api_key', '{}', 'failed', '',
           'Its row is not one that a server of this installation wrote so.')`,
      'DELETE FROM docket.export_job',
    ],
    [
      'search.lag',
      `ALTER TABLE docket.ledger_head DISABLE TRIGGER refuse_shrinking; UPDATE docket.ledger_head SET size = size + 50001;
       ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER refuse_shrinking`,
      `ALTER TABLE docket.ledger_head DISABLE TRIGGER refuse_shrinking; UPDATE docket.ledger_head SET size = size - 50001;
       ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER refuse_shrinking`,
    ],
  ])('%s', async (id, spoil, mend) => {
    const reload = 'SELECT pg_reload_conf()';
    await sql(spoil, reload);
    try {
      let checks = await look();
      // A setting of the whole server reaches its processes a moment later.
      for (let again = 0; again < 40 && wrong(checks).length === 0; again += 1) {
        await setTimeout(50);
        checks = await look();
      }
      expect(wrong(checks)).toEqual([id]);
      expect(one(checks, id)?.next).toMatch(/\.$/);
    } finally {
      await sql(mend, reload);
    }
  });

  test('database.login: the superuser of the server that Docket runs itself', async () => {
    expect(one(await look({ databaseUrl: urlOf('') }), 'database.login')).toMatchObject({
      verdict: 'note',
      found:
        'postgres is the superuser of the server that Docket runs itself: it can change what it wrote.',
    });
  });

  test('nothing that is set for a database, a login or a session makes a server one of those', async () => {
    await expect(sql("ALTER DATABASE postgres SET cluster_name = 'x'")).rejects.toThrow(
      'parameter "cluster_name" cannot be changed',
    );
  });

  test('database.role: what the login may not look at is unknown, and never ok', async () => {
    const checks = await look({ databaseUrl: urlOf('stranger') });
    expect(one(checks, 'database.role')).toMatchObject({ verdict: 'failed' });
    for (const id of ['database.schema', 'ledgers.host_name', 'ledgers.seeds', 'search.lag']) {
      expect(one(checks, id)).toMatchObject({ id, verdict: 'unknown' });
    }
  });

  test('database.encoding, and a database without the schema', async () => {
    await sql(
      "CREATE DATABASE ascii TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'",
    );
    const checks = await look({ databaseUrl: urlOf('', 'ascii') });
    expect(one(checks, 'database.encoding')).toMatchObject({ verdict: 'failed' });
    expect(one(checks, 'database.role')).toMatchObject({ verdict: 'failed' });
    expect(one(checks, 'database.schema')).toMatchObject({ verdict: 'unknown' });
    expect(one(checks, 'ledgers.seeds')).toMatchObject({ verdict: 'unknown' });
  });

  test('database.clock', async () => {
    const now = Date.now.bind(Date);
    const clock = jest.spyOn(Date, 'now');
    for (const [aheadMs, verdict] of [
      [600_000, 'failed'],
      [10_000, 'warning'],
      [-600_000, 'warning'],
    ] as const) {
      clock.mockImplementation(() => now() + aheadMs);
      expect(one(await look(), 'database.clock')).toMatchObject({ verdict });
    }
    clock.mockRestore();
  });

  test('what does not rest on the database', async () => {
    const empty = join(directory, 'empty');
    await mkdir(empty);
    const checks = await look({
      hostName: 'other.example',
      keysDirectory: empty,
      environment: ['DOCKET_QUEUE_RECORD', 'DATABASE_URI', 'DOCKET_TEST_X'],
    });
    expect(wrong(checks)).toEqual(['settings', 'ledgers.host_name', 'ledgers.seeds']);
    expect(one(checks, 'settings')?.found).toContain('DATABASE_URI, DOCKET_QUEUE_RECORD.');
    const missing = await look({ hostName: undefined, keysDirectory: join(directory, 'none') });
    expect(one(missing, 'keys.disk')).toMatchObject({ verdict: 'unknown' });
    expect(one(missing, 'ledgers.host_name')).toMatchObject({ verdict: 'unknown' });
  });

  test.each(['20.18.9', '18.20.0', '9.99.99'])('node.version: %s', async (nodeVersion) => {
    expect(one(await look({ nodeVersion }), 'node.version')).toEqual({
      id: 'node.version',
      verdict: 'failed',
      found: `Node.js ${nodeVersion}.`,
      next: 'Docket needs 20.19 or newer.',
    });
  });

  test('keys.disk: a disk without room', async () => {
    // A file system of the kernel's has room for nothing.
    const full = process.platform === 'darwin' ? '/dev' : '/proc';
    const checks = await look({ keysDirectory: full });
    expect(one(checks, 'keys.disk')).toEqual({
      id: 'keys.disk',
      verdict: 'failed',
      found: 'The disk of the seeds has 0 MB free.',
      next: 'Make room: without it no ledger can be made.',
    });
  });

  /** What cannot be made of the server here, said of it. */
  const answers = (facts: Partial<DatabaseFacts>): Partial<ExaminedDatabase> =>
    Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value }]));

  test.each<[id: string, verdict: string, Partial<DatabaseFacts>]>([
    ['database.version', 'failed', { version: { text: '14.19', number: 140_019 } }],
    ['database.standby', 'failed', { isStandby: true }],
    ['database.login', 'failed', { login: { ...SERVICE, isSuperuser: true } }],
    ['database.encryption', 'warning', { transport: { ...FAR, tls: null, sslMode: null } }],
    ['database.encryption', 'warning', { transport: { ...FAR, sslMode: 'no-verify' } }],
    ['database.role', 'failed', { appRole: 'no' }],
  ])('%s is %s', async (id, verdict, facts) => {
    const found = checkDatabase({ ...(await examined()), ...answers(facts) }, CONTEXT);
    expect(wrong(found)).toEqual([id]);
    expect(one(found, id)).toMatchObject({ verdict, next: expect.stringMatching(/\.$/) });
  });

  test('database.checksums: none; and settings that a server does not have are unknown', async () => {
    const facts = await examined();
    if (facts.settings === undefined || !('value' in facts.settings))
      throw new Error('no settings');
    const settings = facts.settings.value;
    const off = { ...facts, ...answers({ settings: { ...settings, data_checksums: 'off' } }) };
    expect(wrong(checkDatabase(off, CONTEXT))).toEqual(['database.checksums']);
    const { data_checksums: _sums, fsync: _sync, full_page_writes: _pages, ...rest } = settings;
    const lacking = checkDatabase({ ...facts, ...answers({ settings: rest }) }, CONTEXT);
    expect(wrong(lacking)).toEqual([]);
    for (const id of ['database.checksums', 'database.fsync', 'database.full_page_writes'])
      expect(one(lacking, id)).toMatchObject({ verdict: 'unknown' });
  });

  test.each<[found: string, transport: DatabaseFacts['transport']]>([
    ['The connection is encrypted (TLSv1.3), and the certificate is that of db.example.', FAR],
    [
      'The connection is encrypted (TLSv1.3), to a server with a certificate of the CA.',
      { ...FAR, sslMode: 'verify-ca' },
    ],
    ...['127.0.0.1', '[::1]', 'localhost', '/var/run/postgresql'].map(
      (host): [string, DatabaseFacts['transport']] => [
        'The connection does not leave this machine.',
        { host, tls: null, sslMode: null },
      ],
    ),
  ])('database.encryption is ok: %s', async (found, transport) => {
    const checks = checkDatabase({ ...(await examined()), ...answers({ transport }) }, CONTEXT);
    expect(one(checks, 'database.encryption')).toEqual({
      id: 'database.encryption',
      verdict: 'ok',
      found,
    });
  });

  test('what there was no time for, and what was not asked, is unknown', async () => {
    const late = await examineDatabase(urlOf('service'), { facts: ['version'], withinMs: 0 });
    expect(checkDatabase(late, CONTEXT, ['database.version', 'database.encoding'])).toEqual([
      { id: 'database.version', verdict: 'unknown', found: 'Not known: no time was left to ask.' },
      { id: 'database.encoding', verdict: 'unknown', found: 'Not known: it was not asked.' },
    ]);
  });

  const examined = (): Promise<Partial<ExaminedDatabase>> => examineDatabase(urlOf('service'));

  test('database.reached', async () => {
    const checks = await look({ databaseUrl: 'postgresql://127.0.0.1:9/none' });
    expect(wrong(checks)).toEqual(['database.reached']);
    expect(one(checks, 'ledgers')).toMatchObject({ verdict: 'unknown' });
  });

  test('backups: an archive that fails, and one that works', async () => {
    await sql('ALTER SYSTEM SET archive_mode = on', "ALTER SYSTEM SET archive_command = 'false'");
    await server.stop();
    server = await start();
    const until = async (verdict: string): Promise<void> => {
      for (let again = 0; again < 200; again += 1) {
        await sql('SELECT pg_switch_wal()');
        if (one(await look(), 'backups')?.verdict === verdict) return;
        await setTimeout(100);
      }
      throw new Error(`never ${verdict}: ${JSON.stringify(one(await look(), 'backups'))}`);
    };
    await until('failed');
    await sql("ALTER SYSTEM SET archive_command = 'true'", 'SELECT pg_reload_conf()');
    await until('ok');
  });
});

test('the settings that are known are those that some part reads', () => {
  const found = new Set<string>();
  for (const group of ['apps', 'libs']) {
    for (const name of readdirSync(join(SOURCES, group))) {
      const root = join(SOURCES, group, name, 'src');
      for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
        if (file.endsWith('setting-names.ts')) continue;
        const text = readFileSync(join(root, file), 'utf8');
        for (const [, setting = ''] of text.matchAll(/'((?:DOCKET|DATABASE)_[A-Z_]+)'/g))
          found.add(setting);
      }
    }
  }
  expect([...found].sort()).toEqual([...SETTING_NAMES]);
});
