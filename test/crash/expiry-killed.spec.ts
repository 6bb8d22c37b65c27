import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import {
  type ApiProcess,
  spawnApi,
  startTestApi,
  type TestApi,
  written,
} from '../api/support/api.js';
import { opening } from '../api/support/records.js';
import { daysAgo } from '../support/days-ago.js';
import { until } from '../support/within.js';

const LEDGER = '/v1/ledgers/claims';
const SECRET = 'Henrietta Quill';

let api: TestApi;
let client: pg.Client;
let officer: string;
let old: string;
const workers: ApiProcess[] = [];

beforeAll(async () => {
  api = await startTestApi();
  await daysAgo(200, async () => {
    await api.createLedger('claims', { retention: { days: 183, expiry: 'automatic' } });
    officer = await api.createKey('claims', 'officer');
    const key = await api.createKey('claims', 'agent');
    const body = { ...opening, goal: `Refund ${SECRET}` };
    old = written(await api.call('POST', `${LEDGER}/decisions`, { key, body })).decision_id ?? '';
    const close = { outcome: 'completed' };
    written(await api.call('POST', `${LEDGER}/decisions/${old}/close`, { key, body: close }));
  });
  client = new pg.Client({ connectionString: api.database.url });
  await client.connect();
});
afterAll(async () => {
  for (const worker of workers) await worker.kill('SIGKILL');
  await client.end();
  await api.close();
});

const startWorker = async (): Promise<ApiProcess> => {
  const worker = await spawnApi({
    DATABASE_URL: api.database.url,
    DOCKET_HOST_NAME: 'docket.example',
    DOCKET_KEYS_DIR: api.keysDir,
    DOCKET_EXPIRY_HOURS: '1',
  });
  workers.push(worker);
  return worker;
};

const countOf = async (type: string): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM docket.entry WHERE type = $1',
    [type],
  );
  return rows[0]?.n ?? 0;
};

/** Orders that wait for the lock below. */
const isHeldUp = async (): Promise<boolean> => {
  const { rowCount } = await client.query(
    `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%search_cursor%'
     AND datname = current_database()`,
  );
  return (rowCount ?? 0) > 0;
};

interface Waiting {
  request: number;
  requested_by: string;
}
const waiting = async (): Promise<Waiting[]> => {
  const { json } = await api.call('GET', `${LEDGER}/erasures`, { key: officer });
  return (json as { waiting: Waiting[] }).waiting;
};

test('kill -9 between what Docket asks for and its order: it is told, and carried out once', async () => {
  const { rows } = await client.query<{ ledger_no: number }>(
    "SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'claims'",
  );
  const locker = new pg.Client({ connectionString: api.database.url });
  await locker.connect();
  try {
    // What the order waits for when it is about to erase, and nothing that was asked.
    await locker.query('BEGIN');
    await locker.query('SELECT FROM docket.search_cursor WHERE ledger_no = $1 FOR UPDATE', [
      rows[0]?.ledger_no,
    ]);
    const killed = await startWorker();
    await until(60, 'the order to be under way', isHeldUp, {
      state: () => killed.lines().join('\n'),
    });
    await killed.kill('SIGKILL');
  } finally {
    await locker.query('ROLLBACK');
    await locker.end();
  }
  expect(await countOf('erasure.requested')).toBe(1);
  await until(60, 'the order to be undone', async () => !(await isHeldUp()));
  expect(await countOf('erasure.executed')).toBe(0);
  const [asked, ...more] = await waiting();
  expect([asked?.requested_by, more]).toEqual(['docket', []]);
  const read = async (): Promise<string> =>
    (await api.call('GET', `${LEDGER}/decisions/${old}`, { key: officer })).text;
  expect(await read()).toContain(SECRET);

  const next = await startWorker();
  await until(60, 'the order', async () => (await countOf('erasure.executed')) > 0, {
    state: () => next.lines().join('\n'),
  });
  expect(next.lines().join('\n')).toMatch(
    new RegExp(`erases what entry ${asked?.request} asks for`),
  );
  expect(await countOf('erasure.requested')).toBe(1);
  expect(await waiting()).toEqual([]);
  expect(await read()).not.toContain(SECRET);
  const answer = await api.call('POST', `${LEDGER}/verification`, {
    key: officer,
    body: { depth: 'full' },
    headers: { prefer: 'wait=60' },
  });
  expect(answer.json).toMatchObject({ state: 'finished', report: { verified: true } });
});
