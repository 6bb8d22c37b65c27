import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openSignedCheckpoint } from '@docket/chain';
import pg from 'pg';
import { administration, spawnApi, type Answer, type ApiProcess } from '../api/support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { until } from '../support/within.js';

/**
 * A change of a ledger's key, cut by kill -9 at each of its steps: whatever stands in files and rows then, one key signs,
 * its seed is there, and the change goes on or can be begun anew.
 */
const AT = '/v1/ledgers/claims/checkpoint-keys';

interface Keys {
  keys: { public_key: string; from: number }[];
  proposed?: { public_key: string; seq: number };
}

let database: TestDatabase;
let directory: string;
let server: ApiProcess;
let client: pg.Client;
const people = { first: '', second: '' };
let genesis = '';

const start = (): Promise<ApiProcess> =>
  spawnApi({
    DATABASE_URL: database.url,
    DOCKET_HOST_NAME: 'docket.example',
    DOCKET_KEYS_DIR: join(directory, 'keys'),
    // Nothing of its own waits for the tables.
    DOCKET_ROLES: 'api',
  });
beforeAll(async () => {
  database = await createTestDatabase();
  directory = await mkdtemp(join(tmpdir(), 'docket-key-change-'));
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  server = await start();
  const admin = administration((...args) => server.call(...args), server.administrator ?? '');
  await admin.createLedger('claims');
  people.first = await admin.createKey('claims', 'officer');
  people.second = await admin.createKey('claims', 'officer');
  genesis = (await keys()).keys[0]?.public_key ?? '';
});
afterAll(async () => {
  await server.kill('SIGKILL');
  await client.end();
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

const keys = async (): Promise<Keys> =>
  (await server.call('GET', AT, { key: people.first })).json as Keys;
const propose = (): Promise<Answer> =>
  server.call('POST', AT, { key: people.first, body: { occasion: 'routine' } });
const confirm = (proposal: number): Promise<Answer> =>
  server.call('POST', `${AT}/rotations`, { key: people.second, body: { proposal } });

const seeds = async (): Promise<string[]> =>
  (await readdir(join(directory, 'keys'))).filter((name) =>
    /^claims\.(?!server\.).*seed$/.test(name),
  );
const countOf = async (type: string): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM docket.entry WHERE type = $1',
    [type],
  );
  return rows[0]?.n ?? 0;
};
const count = async () => ({
  seeds: (await seeds()).length,
  proposed: await countOf('key.proposed'),
  rotated: await countOf('key.rotated'),
});

/** What holds after each step, whichever it was. @returns the keys of the newest checkpoint. */
async function requireOneSigner(): Promise<string[]> {
  const ready = async (): Promise<boolean> => (await server.call('GET', '/readyz')).status === 200;
  await until(30, 'the server to be ready', ready);
  const listed = await keys();
  expect(listed.keys).toHaveLength(1 + (await countOf('key.rotated')));
  const answer = await server.call('GET', '/v1/ledgers/claims/checkpoint', { key: people.first });
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('claims')]);
  const signed = openSignedCheckpoint(answer.text, genesis).keys;
  expect(signed).toEqual(listed.keys.map(({ public_key: key, from }) => ({ key, from })));
  const there = await seeds();
  for (const [i, { key }] of signed.entries())
    expect(there).toContain(i === 0 ? 'claims.seed' : `claims.${key.split('+')[1]}.seed`);
  return signed.map(({ key }) => key);
}

const WAITING = `SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`;

/** Kills the server while its statement waits for the table, begun by `work`; the database gives the statement up, too. */
async function killAt(table: 'entry' | 'checkpoint', work: () => Promise<unknown>): Promise<void> {
  await client.query(`BEGIN; LOCK TABLE docket.${table} IN EXCLUSIVE MODE`);
  try {
    const cut = work().then(
      () => 'answered',
      () => 'cut',
    );
    const isWaiting = async (): Promise<boolean> => (await client.query(WAITING)).rows.length > 0;
    await until(30, 'a statement to wait', isWaiting);
    await server.kill('SIGKILL');
    expect(await cut).toBe('cut');
    await client.query(`SELECT pg_terminate_backend(pid) FROM (${WAITING}) AS waiting`);
  } finally {
    await client.query('ROLLBACK');
  }
  server = await start();
}

test('killed when the key is a file and no entry names it yet: a file that nobody uses', async () => {
  await killAt('entry', propose);
  expect(await count()).toEqual({ seeds: 2, proposed: 0, rotated: 0 });
  expect((await keys()).proposed).toBeUndefined();
  expect(await requireOneSigner()).toEqual([genesis]);
});

test('killed when both keys have signed the hand-over and no entry has it: the key before signs, the proposal waits', async () => {
  expect((await propose()).status).toBe(201);
  const { proposed } = await keys();
  await killAt('entry', () => confirm(proposed?.seq ?? 0));
  expect(await count()).toEqual({ seeds: 3, proposed: 1, rotated: 0 });
  expect((await keys()).proposed).toEqual(proposed);
  expect(await requireOneSigner()).toEqual([genesis]);
});

test('killed when the new key has signed and its checkpoint is not kept: it signs again, and goes on', async () => {
  const { proposed } = await keys();
  await killAt('checkpoint', () => confirm(proposed?.seq ?? 0));
  expect(await count()).toEqual({ seeds: 3, proposed: 1, rotated: 1 });
  expect(await requireOneSigner()).toEqual([genesis, proposed?.public_key]);
});

test('killed at any moment of a change, ten times: each proposal is in force once or waits', async () => {
  for (let i = 0; i < 10; i++) {
    const { seq } = (await propose()).json as { seq: number };
    const before = await countOf('key.rotated');
    const cut = confirm(seq).catch(() => undefined);
    await setTimeout(i * 4);
    await server.kill('SIGKILL');
    await cut;
    server = await start();
    const signed = await requireOneSigner();
    if ((await countOf('key.rotated')) === before) expect((await confirm(seq)).status).toBe(201);
    else expect(signed).toHaveLength(before + 2);
    expect(await countOf('key.rotated')).toBe(before + 1);
  }
  await requireOneSigner();
});
