import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { runDocket } from '../support/built-command.js';
import { allowChanges } from './tampered-database.js';

/** `docket verify --ledger … --since`, where somebody changed the database and left what is signed as it was. */
let api: TestApi;
let superuser: pg.Client;
let directory: string;
const kept = { first: '', newest: '' };
let key: string;

beforeAll(async () => {
  api = await startTestApi();
  directory = await mkdtemp(join(tmpdir(), 'docket-since-'));
  for (const id of ['claims', 'other']) await api.createLedger(id);
  const agent = await api.createKey('claims', 'agent');
  const path = '/v1/ledgers/claims';
  const { public_key } = (await api.call('GET', path, { key: agent })).json as {
    public_key: string;
  };
  key = public_key;
  const checkpoint = async (name: 'first' | 'newest') => {
    const { text } = await api.call('GET', `${path}/checkpoint`, { key: agent });
    kept[name] = join(directory, `${name}.txt`);
    await writeFile(kept[name], text);
  };
  await checkpoint('first');
  const opened = written(
    await api.call('POST', `${path}/decisions`, { key: agent, body: opening }),
  );
  const one = { type: 'job_card.filed', decision_id: opened.decision_id, body: card };
  const body = Array.from({ length: 300 }, () => one);
  expect((await api.call('POST', `${path}/batch`, { key: agent, body })).status).toBe(201);
  await checkpoint('newest');
  superuser = new pg.Client({ connectionString: api.database.url });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await api.close();
  await rm(directory, { recursive: true, force: true });
});

async function verify(ledger: string, since: string) {
  const line = ['verify', '--ledger', ledger, '--since', since, '--key', key, '--json'];
  const { code, stdout } = await runDocket(line, { env: { DATABASE_URL: api.database.url } });
  const { findings } = JSON.parse(stdout) as { findings: { code: string }[] };
  return [code, ...findings.map((finding) => finding.code)];
}

/** Changes the database for as long as `ask` takes. */
async function whileChanged(sql: string, ask: () => Promise<void>): Promise<void> {
  await allowChanges(superuser, async () => {
    await superuser.query('BEGIN');
    await superuser.query(sql);
    await superuser.query('COMMIT');
    await ask();
  });
}

const OF_CLAIMS = `ledger_no = (SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'claims')`;
const OF_OTHER = OF_CLAIMS.replace('claims', 'other');

test('as it is, it verifies from any checkpoint', async () => {
  expect(await verify('claims', kept.first)).toEqual([0]);
  expect(await verify('claims', kept.newest)).toEqual([0]);
});

test.each([
  ['the last entry', 'seq = (SELECT max(seq) FROM docket.entry)'],
  ['one in the middle', 'seq = 100'],
  ['all of them', 'true'],
])('%s gone, with tiles and checkpoints left, is missing', async (_what, which) => {
  await superuser.query('CREATE TABLE public.gone AS SELECT * FROM docket.entry WHERE false');
  const found: unknown[] = [];
  const take = `WITH gone AS (DELETE FROM docket.entry WHERE ${OF_CLAIMS} AND ${which} RETURNING *)
    INSERT INTO public.gone SELECT * FROM gone`;
  await whileChanged(take, async () => {
    found.push(await verify('claims', kept.first), await verify('claims', kept.newest));
  });
  const back = 'INSERT INTO docket.entry SELECT * FROM public.gone; DROP TABLE public.gone';
  await whileChanged(back, async () => {
    expect(await verify('claims', kept.first)).toEqual([0]);
  });
  // The hashes of the newest tile are made from the entries; of the same size there is no hash to compare.
  expect(found).toEqual([expect.arrayContaining([1, 'entries_missing']), [1, 'entries_missing']]);
});

test('the checkpoints of another ledger in the place of its own are told as another’s', async () => {
  const swap = `UPDATE docket.checkpoint SET note = (SELECT note FROM docket.checkpoint
    WHERE ${OF_CLAIMS} ORDER BY size DESC LIMIT 1) WHERE ${OF_OTHER}`;
  // Its own first: there is one to be exchanged.
  const agent = await api.createKey('other', 'agent');
  expect((await api.call('GET', '/v1/ledgers/other/checkpoint', { key: agent })).status).toBe(200);
  await whileChanged(swap, async () => {
    const [code, ...codes] = await verify('other', kept.newest);
    expect(code).toBe(1);
    expect(codes).toContain('checkpoint_foreign_origin');
  });
});
