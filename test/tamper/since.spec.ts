import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { hostDocket } from '../support/hosted-command.js';
import { allowChanges } from './tampered-database.js';

const docket = hostDocket();

/** `docket verify` with `--since`, and at depth quick, where somebody changed the database and left what is signed. */
let api: TestApi;
let superuser: pg.Client;
let directory: string;
const kept = { first: '', newest: '' };
let key: string;
let apiKeyFile: string;

beforeAll(async () => {
  api = await startTestApi();
  directory = await mkdtemp(join(tmpdir(), 'docket-since-'));
  for (const id of ['claims', 'other']) await api.createLedger(id);
  const agent = await api.createKey('claims', 'agent');
  apiKeyFile = join(directory, 'agent.key');
  await writeFile(apiKeyFile, `${agent}\n`);
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
  // More than is read at depth quick.
  for (let n = 0; n < 5; n++)
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
  const { code, stdout } = await docket(line, { env: { DATABASE_URL: api.database.url } });
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

describe('at depth quick', () => {
  const quick = async (source = ['--ledger', 'claims'], ...more: string[]) => {
    const line = ['verify', ...source, '--depth', 'quick', '--key', key, '--json', ...more];
    const { code, stdout } = await docket(line, { env: { DATABASE_URL: api.database.url } });
    const report = JSON.parse(stdout) as {
      size: number;
      findings: { code: string }[];
      limits: string[];
      checks: object[];
    };
    return { code, ...report, codes: report.findings.map((finding) => finding.code) };
  };

  test('as it is, it verifies by its ends, and says how much of how much was read', async () => {
    const url = [`${api.url}/v1/ledgers/claims`, '--api-key-file', apiKeyFile];
    for (const source of [['--ledger', 'claims'], url]) {
      const told = await quick(source, '--checkpoint', kept.first);
      expect(told).toMatchObject({ code: 0, codes: [], entries_checked: 1_256 });
      expect(told.size).toBeGreaterThan(1_500);
      expect(told.limits.join('\n')).toContain(
        `Of ${told.size} entries 1256 were read (0 to 255, `,
      );
    }
  });

  /** `sql` changes rows of `table`, which are put back once they were looked at. */
  const foundWith = async (
    table: string,
    sql: string,
  ): Promise<Awaited<ReturnType<typeof quick>>> => {
    const found: Awaited<ReturnType<typeof quick>>[] = [];
    const change = `CREATE TABLE public.as_it_was AS SELECT * FROM docket.${table}; ${sql}`;
    await whileChanged(change, async () => void found.push(await quick()));
    const back = `DELETE FROM docket.${table};
      INSERT INTO docket.${table} SELECT * FROM public.as_it_was; DROP TABLE public.as_it_was`;
    await whileChanged(back, async () => expect((await quick()).codes).toEqual([]));
    return found[0]!;
  };
  const OTHER = `PLACING sha256('x') FROM 1`;

  test('for people it does not read as if all were read', async () => {
    const line = ['verify', '--ledger', 'claims', '--depth', 'quick'];
    const { stdout } = await docket(line, { env: { DATABASE_URL: api.database.url } });
    expect(stdout).toMatch(
      /^✓ of those read, each entry names the hash of the one before it +1256$/m,
    );
    expect(stdout).toMatch(/^- not checked: nothing is missing\. Of \d+ entries 1256 were read: /m);
    expect(stdout).toMatch(/^Verified at depth quick: 1256 of \d+ entries read, no findings\.$/m);
  });

  test.each([
    [
      'the last entry is gone',
      'entry',
      `DELETE FROM docket.entry WHERE ${OF_CLAIMS} AND seq = (SELECT max(seq) FROM docket.entry)`,
      'tail_missing',
    ],
    [
      'a leaf at the end is another',
      'entry',
      `UPDATE docket.entry SET leaf = '{}' WHERE ${OF_CLAIMS} AND seq = 1400`,
      'root_mismatch',
    ],
    [
      'a tile between the ends is another',
      'tile',
      `UPDATE docket.tile SET hashes = overlay(hashes ${OTHER}) WHERE ${OF_CLAIMS} AND level = 0 AND index = 1`,
      'root_mismatch',
    ],
    [
      'a tile between the ends is gone',
      'tile',
      `DELETE FROM docket.tile WHERE ${OF_CLAIMS} AND level = 0 AND index = 1`,
      'root_mismatch',
    ],
    [
      'the right edge that is stored is another',
      'ledger_head',
      `UPDATE docket.ledger_head SET frontier = overlay(frontier ${OTHER}) WHERE ${OF_CLAIMS}`,
      'head_mismatch',
    ],
  ])('%s: it is found', async (_what, table, sql, code) => {
    const found = await foundWith(table, sql);
    expect(found.code).toBe(1);
    expect(found.codes).toContain(code);
  });

  test('an entry between the ends is gone: it is not found, and not said to be there', async () => {
    const found = await foundWith(
      'entry',
      `DELETE FROM docket.entry WHERE ${OF_CLAIMS} AND seq = 300`,
    );
    expect(found.codes).toEqual([]);
    expect(found.checks).toContainEqual({
      name: 'missing',
      state: 'not_made',
      count: 0,
      reason: expect.stringMatching(/^Of \d+ entries 1256 were read: whether all of the others /),
    });
  });
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
