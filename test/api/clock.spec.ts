import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
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
    expect(after.receipt.seq).toBe(before.receipt.seq + 1);
    expect(Math.abs(Date.parse(after.receipt.time) - Date.now())).toBeLessThan(60_000);
    expect((await right.call('GET', '/readyz')).status).toBe(200);
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
});
