import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { FaultyWay } from '../support/faulty-way.js';
import { opening } from './support/records.js';
import { administration, problemOf, spawnApi, startTestApi, type TestApi } from './support/api.js';

describe('a database that goes silent', () => {
  let database: TestDatabase;
  let way: FaultyWay;
  let api: TestApi;
  beforeAll(async () => {
    process.env['DATABASE_STATEMENT_S'] = '1';
    process.env['DATABASE_CONNECT_S'] = '1';
    database = await createTestDatabase();
    way = await FaultyWay.to(database.url);
    api = await startTestApi({ databaseUrl: way.url });
  });
  afterAll(async () => {
    delete process.env['DATABASE_STATEMENT_S'];
    delete process.env['DATABASE_CONNECT_S'];
    way.switchTo('there');
    await api.close();
    await way.close();
    await database.drop();
  });

  test('every probe is answered 503, more of them than there are connections', async () => {
    expect((await api.call('GET', '/readyz')).status).toBe(200);
    way.switchTo('silent');
    const probes = Array.from({ length: 30 }, () => api.call('GET', '/readyz'));
    for (const answer of await Promise.all(probes)) {
      expect(problemOf(answer)).toMatchObject({ status: 503, code: 'not_ready' });
      expect(answer.headers.get('retry-after')).toBe('2');
    }
    expect((await api.call('GET', '/healthz')).status).toBe(200);
    way.switchTo('there');
    // The question that waited is answered now, for whoever joins it or asks anew.
    expect((await api.call('GET', '/readyz')).status).toBe(200);
  });

  test('an append is late: its outcome is unknown, its key finds out, other ledgers go on', async () => {
    await api.createLedger('claims');
    await api.createLedger('refunds');
    const keys = {
      claims: await api.createKey('claims', 'agent'),
      refunds: await api.createKey('refunds', 'agent'),
    };
    const open = (ledger: keyof typeof keys, key: string) =>
      api.call('POST', `/v1/ledgers/${ledger}/decisions`, {
        key: keys[ledger],
        body: opening,
        headers: { 'idempotency-key': key },
      });
    // Known to the process, so that the next goes straight to the write.
    expect((await open('claims', 'first')).status).toBe(201);
    expect((await open('refunds', 'first')).status).toBe(201);
    const before = await api.size('claims');
    way.loseAnswersAfter('docket-append');
    const late = await open('claims', 'late');
    expect(problemOf(late)).toMatchObject({ status: 503, code: 'write_outcome_unknown' });
    // Over a connection of its own, and with nobody's help.
    expect((await open('refunds', 'second')).status).toBe(201);
    const again = await open('claims', 'late');
    expect([200, 201]).toContain(again.status);
    expect(await api.size('claims')).toBe(before + 1);
    expect((await api.call('GET', '/readyz')).status).toBe(200);
  });

  test('a ledger whose creation was not answered: it is not known, and reading it finds out', async () => {
    await api.createLedger('known');
    const create = (id: string) =>
      api.call('POST', '/v1/ledgers', { key: api.administrator, body: { id } });
    way.loseAnswersAfter('COMMIT');
    const lost = problemOf(await create('lost'));
    expect(lost).toMatchObject({
      status: 503,
      code: 'write_outcome_unknown',
      detail: 'Whether the ledger lost was created is not known.',
      next: expect.stringContaining('Read the ledger lost'),
    });
    const found = await api.call('GET', '/v1/ledgers/lost', { key: api.administrator });
    expect(found.json).toMatchObject({ id: 'lost', size: 2 });
    expect(problemOf(await create('lost')).code).toBe('ledger_exists');
    // Before the commit nothing was written, and nothing is said of an unknown outcome.
    await api.createLedger('other');
    way.loseAnswersOnceAfter('INSERT INTO docket.ledger ');
    expect(problemOf(await create('never')).code).toBe('not_ready');
    const never = await api.call('GET', '/v1/ledgers/never', { key: api.administrator });
    expect(problemOf(never).code).toBe('unknown_ledger');
  });

  test('a key whose making was not answered: it is not known, and nobody has its secret', async () => {
    const path = '/v1/ledgers/known/keys';
    const key = api.administrator;
    way.loseAnswersOnceAfter('INSERT INTO docket.api_key');
    const lost = await api.call('POST', path, { key, body: { role: 'agent', label: 'lost' } });
    expect(problemOf(lost)).toMatchObject({
      code: 'write_outcome_unknown',
      next: 'List the keys, revoke one that nobody has, and create another.',
    });
    const { keys } = (await api.call('GET', path, { key })).json as { keys: { label: string }[] };
    expect(keys.map(({ label }) => label)).toEqual(['lost']);
  });

  test('silent altogether: writes are answered in time, and it serves again by itself', async () => {
    const key = await api.createKey('claims', 'agent');
    const open = () => api.call('POST', '/v1/ledgers/claims/decisions', { key, body: opening });
    expect((await open()).status).toBe(201);
    way.switchTo('silent');
    const answers = await Promise.all(Array.from({ length: 20 }, open));
    for (const answer of answers) expect(answer.status).toBe(503);
    const began = performance.now();
    expect((await api.call('GET', '/readyz')).status).toBe(503);
    expect(performance.now() - began).toBeLessThan(10_000);
    way.switchTo('there');
    while ((await api.call('GET', '/readyz')).status !== 200) await setTimeout(20);
    expect((await open()).status).toBe(201);
  });
});

test('SIGTERM ends a server whose database is silent, and who waits is told that the outcome is not known', async () => {
  const database = await createTestDatabase();
  const keysDir = await mkdtemp(join(tmpdir(), 'docket-keys-'));
  const way = await FaultyWay.to(database.url);
  // The database has an hour for each statement: only the end of the process bounds the wait.
  const api = await spawnApi({
    DATABASE_URL: way.url,
    DATABASE_STATEMENT_S: '3600',
    DOCKET_HOST_NAME: 'docket.example',
    DOCKET_KEYS_DIR: keysDir,
  });
  let log = '';
  api.child.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
  const admin = administration(api.call, api.administrator ?? '');
  await admin.createLedger('claims');
  const key = await admin.createKey('claims', 'agent');
  const open = () => api.call('POST', '/v1/ledgers/claims/decisions', { key, body: opening });
  expect((await open()).status).toBe(201);
  way.loseAnswersAfter('docket-append');
  const waiting = open();
  // Its commit is on the way when the signal comes.
  while (!(await isWritten(database.url, 2 + 1))) await setTimeout(20);
  way.switchTo('silent');
  const began = performance.now();
  expect(await api.kill('SIGTERM')).toBe(0);
  // 15 s for those who wait, and what a busy machine needs.
  expect(performance.now() - began).toBeLessThan(30_000);
  expect(problemOf(await waiting)).toMatchObject({ status: 503, code: 'write_outcome_unknown' });
  expect(log).toContain('not everything was answered 15 s after the stop began');
  way.switchTo('there');
  await way.close();
  await database.drop();
  await rm(keysDir, { recursive: true });
});

/** Whether the newest ledger has so many entries. */
async function isWritten(url: string, entries: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ size: string }>(
    'SELECT size FROM docket.ledger_head ORDER BY ledger_no DESC LIMIT 1',
  );
  await client.end();
  return Number(rows[0]?.size) >= entries;
}
