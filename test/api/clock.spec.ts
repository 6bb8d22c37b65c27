import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { appendCall } from '../tamper/append-call.js';
import { administration, problemOf, spawnApi, written } from './support/api.js';
import type { ApiProcess } from './support/api.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const opening = { agent: { id: 'refund-agent' }, goal: 'Refund', stakes: 'low' };

describe('two processes on one database, the second with a clock that is 400 days ahead', () => {
  let database: TestDatabase;
  let keysDir: string;
  let env: Record<string, string>;
  let right: ApiProcess;
  let key: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    keysDir = join(await mkdtemp(join(tmpdir(), 'docket-keys-')), 'keys');
    env = {
      DATABASE_URL: database.url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: keysDir,
    };
    right = await spawnApi(env);
    const admin = administration(right.call, right.administrator ?? '');
    await admin.createLedger('claims');
    key = await admin.createKey('claims', 'agent');
  });
  afterAll(async () => {
    await right.kill('SIGTERM');
    await database.drop();
    await rm(keysDir, { recursive: true, force: true });
  });

  const open = (api: ApiProcess) =>
    api.call('POST', '/v1/ledgers/claims/decisions', { key, body: opening });

  test('the second writes nothing, says why to its callers, its log and its watchers, and freezes nothing', async () => {
    const before = written(await open(right));
    const wrong = await spawnApi({
      ...env,
      CLOCK_AHEAD_MS: String(400 * DAY_MS),
      NODE_OPTIONS: `--import=${new URL('../support/shifted-clock.mjs', import.meta.url).href}`,
    });
    let log = '';
    wrong.child.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
    try {
      expect((await wrong.call('GET', '/healthz')).status).toBe(200);
      for (const answer of [await open(wrong), await wrong.call('GET', '/readyz')]) {
        expect(problemOf(answer)).toMatchObject({
          type: 'urn:docket:problem:clock_ahead',
          status: 503,
          detail: expect.stringMatching(
            /^This server's clock \(.*\) is more than 300 s ahead of the database's \(.*\)\. Nothing was written\.$/,
          ),
        });
        expect(answer.headers.get('retry-after')).toBe('1');
      }
    } finally {
      await wrong.kill('SIGTERM');
    }
    expect(log).toMatch(
      /"level":"error".*more than 300 s ahead of the database's.*"msg":"clock_ahead"/,
    );
    const after = written(await open(right));
    // Between them the server that ended recorded what it was refused.
    expect(after.receipt.seq).toBe(before.receipt.seq + 2);
    expect(Math.abs(Date.parse(after.receipt.time) - Date.now())).toBeLessThan(60_000);
    expect((await right.call('GET', '/readyz')).status).toBe(200);
  });

  interface Refused {
    ahead: string;
    server: string;
    records: number;
    reads: number;
    first: { time: string; database_time: string };
    last: { time: string; database_time: string };
    bound_s: number;
  }
  const refusals = async (
    ledger = 'claims',
  ): Promise<{ body: Refused; time: string; actor: string }[]> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      const { rows } = await client.query<{ leaf: Buffer; body: Buffer }>(
        `SELECT leaf, body FROM docket.entry JOIN docket.body USING (ledger_no, seq) JOIN docket.ledger USING (ledger_no)
         WHERE ledger_id = $1 AND type = 'clock.refused' ORDER BY seq`,
        [ledger],
      );
      return rows.map(({ leaf, body }) => ({
        ...(JSON.parse(leaf.toString('utf8')) as { time: string; actor: string }),
        body: JSON.parse(body.toString('utf8')) as Refused,
      }));
    } finally {
      await client.end();
    }
  };
  const wrongServer = (more: Record<string, string> = {}): Promise<ApiProcess> =>
    spawnApi({
      ...env,
      ...more,
      CLOCK_AHEAD_MS: String(400 * DAY_MS),
      NODE_OPTIONS: `--import=${new URL('../support/shifted-clock.mjs', import.meta.url).href}`,
    });
  const isNow = (time: string): boolean => Math.abs(Date.parse(time) - Date.now()) < 60_000;

  test('what was refused is one entry as soon as the clock is right, with both clocks', async () => {
    const before = (await refusals()).length;
    const rightFile = join(keysDir, '..', 'clock-is-right');
    const wrong = await wrongServer({ CLOCK_RIGHT_FILE: rightFile });
    try {
      for (let i = 0; i < 3; i += 1) expect((await open(wrong)).status).toBe(503);
      const reader = await administration(right.call, right.administrator ?? '').createKey(
        'claims',
        'officer',
      );
      const { decision_id: decision } = written(await open(right));
      const read = await wrong.call(
        'GET',
        `/v1/ledgers/claims/decisions/${decision}/dossier.json`,
        { key: reader },
      );
      // Nobody read anything, and it is told what is wrong.
      expect(problemOf(read)).toMatchObject({
        code: 'access_not_recorded',
        status: 503,
        detail: expect.stringMatching(
          /not handed out\. This server's clock \(.*\) is more than 300 s ahead/,
        ),
        next: expect.stringContaining('sets the clocks right'),
      });
      expect(await refusals()).toHaveLength(before);
      await writeFile(rightFile, '');
      while ((await refusals()).length === before) await setTimeout(100);
      const { receipt } = written(await open(wrong));
      expect(isNow(receipt.time)).toBe(true);
    } finally {
      await wrong.kill('SIGTERM');
    }
    const all = await refusals();
    expect(all).toHaveLength(before + 1);
    const [{ body, time, actor }] = all.slice(-1) as [(typeof all)[number]];
    expect(body).toMatchObject({ ahead: 'server_clock', records: 4, reads: 1, bound_s: 300 });
    expect(body.server).toBe(hostname());
    for (const { time: refused, database_time: read } of [body.first, body.last]) {
      expect(isNow(read)).toBe(true);
      expect(Math.abs(Date.parse(refused) - Date.parse(read) - 400 * DAY_MS)).toBeLessThan(60_000);
    }
    expect(body.first.database_time <= body.last.database_time).toBe(true);
    expect(isNow(time)).toBe(true);
    expect(actor).toBe('docket');
    const auditor = await administration(right.call, right.administrator ?? '').createKey(
      'claims',
      'auditor',
    );
    const verified = await right.call('POST', '/v1/ledgers/claims/verification', {
      key: auditor,
      body: { depth: 'full' },
      headers: { prefer: 'wait=60' },
    });
    expect(verified.json).toMatchObject({ state: 'finished', report: { verified: true } });
  });

  test('a server that ends while its clock is wrong records it with the time of the database', async () => {
    const before = (await refusals()).length;
    const wrong = await wrongServer();
    expect((await open(wrong)).status).toBe(503);
    await wrong.kill('SIGTERM');
    const all = await refusals();
    expect(all).toHaveLength(before + 1);
    expect(all.at(-1)).toMatchObject({ body: { ahead: 'server_clock', records: 1, reads: 0 } });
    expect(isNow(all.at(-1)?.time ?? '')).toBe(true);
    expect((await open(right)).status).toBe(201);
  });

  test('the row of a checkpoint bears the time of the database, at creation of a ledger too', async () => {
    // Within the bound: the ledger is created, and its entries bear the process's time.
    const ahead = await spawnApi({
      ...env,
      CLOCK_AHEAD_MS: '200000',
      NODE_OPTIONS: `--import=${new URL('../support/shifted-clock.mjs', import.meta.url).href}`,
    });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      await administration(ahead.call, right.administrator ?? '').createLedger('later');
      const { rows } = await client.query<{ ledger_id: string; is_past: boolean }>(
        `SELECT ledger_id, issued_at::timestamptz <= clock_timestamp() AS is_past
         FROM docket.checkpoint JOIN docket.ledger USING (ledger_no)
         WHERE ledger_id = 'later' OR (ledger_id = 'registry' AND checkpoint.size = 3) ORDER BY ledger_id`,
      );
      // One of the creation, and one of who may write.
      expect(rows).toEqual([
        { ledger_id: 'later', is_past: true },
        { ledger_id: 'later', is_past: true },
        { ledger_id: 'registry', is_past: true },
      ]);
    } finally {
      await client.end();
      await ahead.kill('SIGTERM');
    }
  });

  test('of a ledger that cannot take its record, no other one is kept without', async () => {
    const admin = administration(right.call, right.administrator ?? '');
    await admin.createLedger('zebra');
    const zebra = await admin.createKey('zebra', 'agent');
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    // By the service's login: an entry whose time none of this process's may be before.
    const { rows } = await client.query<{ role: string; n: number }>(
      `SELECT 'docket_app_' || d.oid AS role, ledger_no AS n FROM pg_database d, docket.ledger
       WHERE datname = current_database() AND ledger_id = 'claims'`,
    );
    await client.query(`SET ROLE ${rows[0]?.role}; SET docket.ledger = '${rows[0]?.n}'`);
    const ahead = `to_char((now() + interval '20 hours') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    await client.query(appendCall('one', { time_after: ahead }));
    await client.end();
    const before = (await refusals()).length;
    const wrong = await wrongServer();
    expect((await open(wrong)).status).toBe(503);
    const other = await wrong.call('POST', '/v1/ledgers/zebra/decisions', {
      key: zebra,
      body: opening,
    });
    expect(other.status).toBe(503);
    await wrong.kill('SIGTERM');
    expect(await refusals()).toHaveLength(before);
    expect(await refusals('zebra')).toMatchObject([
      { body: { ahead: 'server_clock', records: 1 } },
    ]);
  });
});
