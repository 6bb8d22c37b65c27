import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { runDocket } from '../support/built-command.js';
import { until } from '../support/within.js';
import { appendCall, HEAD } from './append-call.js';

let api: TestApi;
let service: pg.Client;

beforeAll(async () => {
  api = await startTestApi({ metrics: { port: 0, host: '127.0.0.1' } });
  for (const ledger of ['claims', 'other']) await api.createLedger(ledger);
  service = new pg.Client({ connectionString: api.database.url });
  await service.connect();
  const { rows } = await service.query<{ role: string; n: number }>(
    `SELECT 'docket_app_' || d.oid AS role, ledger_no AS n FROM pg_database d, docket.ledger
     WHERE datname = current_database() AND ledger_id = 'claims'`,
  );
  await service.query(`SET ROLE ${rows[0]?.role}; SET docket.ledger = '${rows[0]?.n}'`);
});
afterAll(async () => {
  await service.end();
  await api.close();
});

/** Appends what is no leaf. @returns its position. */
async function appendJunk(): Promise<number> {
  const { rows } = await service.query<{ size: string }>(`SELECT h.size FROM ${HEAD}`);
  await service.query(appendCall('one', {}));
  return Number(rows[0]?.size);
}

const said = (): string[] =>
  api.log.map(({ msg }) => String(msg)).filter((msg) => msg.startsWith('In the ledger'));

async function unreadOf(ledger: string): Promise<unknown> {
  const { json } = await api.call('GET', `/v1/ledgers/${ledger}`, { key: api.administrator });
  return (json as { unread_entries: unknown }).unread_entries;
}

async function metric(): Promise<string | undefined> {
  const text = await (await fetch(api.api.metricsUrl ?? '')).text();
  return /^docket_entries_unread (\d+)$/m.exec(text)?.[1];
}

async function doctor(): Promise<unknown> {
  const env = {
    DATABASE_URL: api.database.url,
    DOCKET_HOST_NAME: 'docket.example',
    DOCKET_KEYS_DIR: api.keysDir,
  };
  const { stdout } = await runDocket(['doctor', '--json'], { env });
  const { checks } = JSON.parse(stdout) as { checks: { id: string }[] };
  return checks.find(({ id }) => id === 'ledgers.unread_entries');
}

test('nothing is said where there is none', async () => {
  expect(await unreadOf('claims')).toEqual({ count: 0, first: [] });
  expect([await metric(), said()]).toEqual(['0', []]);
  expect(await doctor()).toMatchObject({ verdict: 'ok' });
});

test('log, metrics, the list of ledgers and docket doctor say where and why', async () => {
  const seq = await appendJunk();
  // Nobody asks for the ledger: the worker finds it.
  await until(60, 'the log', () => said().length > 0, {
    state: () => said().join(),
    pauseMs: 200,
  });
  const sentence = `In the ledger claims entry ${seq} (the leaf is none) is no record, and nothing of it is in force.`;
  expect(said()).toEqual([expect.stringContaining(sentence)]);
  expect(said()[0]).toContain('docket verify');
  expect(await metric()).toBe('1');
  const first = [{ seq, why: 'the leaf is none' }];
  expect(await unreadOf('claims')).toEqual({ count: 1, first });
  expect(await unreadOf('other')).toEqual({ count: 0, first: [] });
  const list = await api.call('GET', '/v1/ledgers', { key: api.administrator });
  expect(list.json).toMatchObject({
    ledgers: [
      { id: 'registry', unread_entries: { count: 0 } },
      { id: 'claims', unread_entries: { count: 1, first } },
      { id: 'other', unread_entries: { count: 0 } },
    ],
  });
  const work = await api.call('GET', '/v1/work', { key: api.administrator });
  expect(work.json).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ name: 'unread_entries', state: 'failed', counts: { entries: 1 } }),
    ]),
  });
  expect(await doctor()).toMatchObject({ verdict: 'failed', found: sentence });
  expect((await api.call('GET', '/readyz')).status).toBe(200);
});

test('many of them are a few lines of the log, and the first twenty of the list', async () => {
  const positions: number[] = [];
  for (let i = 0; i < 29; i++) {
    positions.push(await appendJunk());
    await unreadOf('claims');
  }
  // The first, and when there were 2, 4, 8 and 16.
  expect(said()).toHaveLength(5);
  expect(said().at(-1)).toMatch(/ and 13 more are no record, and nothing of them is in force\./);
  const { count, first } = (await unreadOf('claims')) as { count: number; first: unknown[] };
  expect([count, first.length]).toEqual([30, 20]);
  expect(await metric()).toBe('30');
});
