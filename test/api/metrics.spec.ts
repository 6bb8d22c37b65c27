import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readConfig } from '@docket/api';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { PROJECT } from '../support/built-command.js';
import { isHere } from '../support/other-tools.js';
import { startTestApi, written, type TestApi } from './support/api.js';
import { card, intent, opening } from './support/records.js';

const RULES = `${PROJECT}deploy/prometheus`;

async function read(url: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(url, { headers });
  if (response.status !== 200) throw new Error(`${response.status}`);
  return response.text();
}

/** Each sample by its name and labels, as they stand. */
function samplesOf(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.replace(/ \S+$/, ''), Number(/\S+$/.exec(line)?.[0])]));
}

describe('metrics', () => {
  let api: TestApi;
  let url: string;
  beforeAll(async () => {
    api = await startTestApi({
      metrics: { port: 0, host: '127.0.0.1' },
      selfVerification: { everyMs: 86_400_000, depth: 'full' },
      expiryEveryMs: 1_000,
    });
    url = api.api.metricsUrl ?? '';
    await api.createLedger('claims');
    const key = await api.createKey('claims', 'agent');
    const post = (path: string, body: unknown, idempotencyKey: string) =>
      api.call('POST', `/v1/ledgers/claims/${path}`, {
        key,
        body,
        headers: { 'idempotency-key': idempotencyKey },
      });
    const { decision_id: id } = written(await post('decisions', opening, 'open'));
    await post('decisions', opening, 'open');
    written(await post(`decisions/${id}/side-effects`, intent, 'act'));
    // Of a decision that does not exist.
    await post(`decisions/dec_${'0'.repeat(26)}/job-cards`, card, 'nowhere');
    const auditor = await api.createKey('claims', 'auditor');
    const verification = await api.call('POST', '/v1/ledgers/claims/verification', {
      key: auditor,
      body: { depth: 'full' },
      headers: { prefer: 'wait=30' },
    });
    expect(verification.json).toMatchObject({ state: 'finished', report: { verified: true } });
    // After the checkpoint of that verification.
    written(await post('decisions', opening, 'later'));
    // Until a look for deadlines is over, and what was read before is not kept any more.
    while (!(await read(url)).includes('docket_escalations_waiting')) await setTimeout(200);
    await setTimeout(2_100);
    // Until a run for what is too old is over.
    while (!(await read(url)).includes('docket_expiry_runs')) await setTimeout(200);
  });
  afterAll(() => api.close());

  test('count what was done', async () => {
    const samples = samplesOf(await read(url));
    const expected = {
      'docket_appends_total{outcome="written"}': 3,
      'docket_appends_total{outcome="replayed"}': 1,
      'docket_appends_total{outcome="refused"}': 1,
      'docket_appends_total{outcome="unknown"}': 0,
      'docket_append_refusals_total{code="unknown_decision"}': 1,
      'docket_problems_total{code="unknown_decision"}': 1,
      docket_append_duration_seconds_count: 5,
      // Three of what was asked for, and three of who may write: an administrator and two keys.
      docket_batch_entries_count: 6,
      docket_database_up: 1,
      docket_ledger_went_back: 0,
      docket_entries_unread: 0,
      'docket_foreign_rows{table="export_job"}': 0,
      'docket_foreign_rows{table="otlp_trace"}': 0,
      'docket_foreign_rows{table="outbox_message"}': 0,
      docket_ledgers: 2,
      'docket_ledger_checkpoint_entries{ledger="claims"}': 4,
      'docket_verifications{result="verified"}': 1,
      'docket_side_effects_in_doubt{doubt="outcome_unknown"}': 0,
      docket_escalations_overdue: 0,
      docket_queue_records: 0,
    };
    const found = Object.fromEntries(
      Object.keys(expected).map((name) => [name, samples.get(name)]),
    );
    // How many entries an opening brings is the rules' matter, and so is what the checkpoint covers.
    const { 'docket_ledger_checkpoint_entries{ledger="claims"}': signed, ...rest } = found;
    const { 'docket_ledger_checkpoint_entries{ledger="claims"}': _, ...others } = expected;
    expect(rest).toEqual(others);
    expect(samples.get('docket_ledger_entries{ledger="claims"}')).toBeGreaterThan(signed ?? 0);
    expect(
      samples.get(
        'docket_build_info{version="0.1.0",node_version="' + process.versions.node + '"}',
      ),
    ).toBe(1);
  });

  test('hold nothing that was recorded, nor who recorded it', async () => {
    const text = await read(url);
    const client = new pg.Client({ connectionString: api.database.url });
    await client.connect();
    const { rows } = await client.query<{ agent_id: string; goal: string; actor: string }>(
      `SELECT d.agent_id, d.goal, k.principal AS actor FROM docket.decision d, docket.api_key k`,
    );
    await client.end();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      for (const value of Object.values(row)) expect(text).not.toContain(value);
    expect(text).not.toMatch(/docket_[0-9a-f]{16}_|dec_/);
  });

  test('follow the conventions, as promtool has them', async () => {
    if (!isHere('promtool', '--version')) return;
    const text = await read(url);
    // Metrics of Node.js itself are named by the library.
    const own = text
      .split('\n')
      .filter((line) => /docket_/.test(line))
      .join('\n');
    expect(execFileSync('promtool', ['check', 'metrics'], { input: `${own}\n` }).toString()).toBe(
      '',
    );
  });

  test.each(['deploy/grafana/docket.json', 'deploy/prometheus/alerts.yml'])(
    'every name in %s is one that Docket answers with',
    async (file) => {
      const names = new Set((await read(url)).match(/^# TYPE \S+/gm)?.map((line) => line.slice(7)));
      const text = await readFile(`${PROJECT}${file}`, 'utf8');
      const queries = file.endsWith('.json')
        ? [...text.matchAll(/"expr": "(.*)"/g)].map(([, expr]) => expr ?? '')
        : [...text.matchAll(/expr: (?:>-\s+)?(.*)/g)].map(([, expr]) => expr ?? '');
      expect(queries.length).toBeGreaterThan(15);
      for (const query of queries) {
        const used = query.match(/\b(?:docket|nodejs|process)_\w+/g) ?? [];
        if (used.length === 0) expect(query).toMatch(/^up\{/);
        for (const name of used) expect([...names]).toContain(name.replace(/_bucket$/, ''));
      }
    },
  );

  test('the alert rules are valid, fire, and keep still', () => {
    if (!isHere('promtool', '--version')) return;
    const run = (...argv: string[]): string =>
      execFileSync('promtool', argv, { cwd: RULES, encoding: 'utf8' });
    expect(run('check', 'rules', 'alerts.yml')).toMatch(/SUCCESS: 24 rules found/);
    expect(run('test', 'rules', 'alerts.test.yml')).toMatch(/SUCCESS/);
  });

  test('a database that is away: said, and nothing else is said about it', async () => {
    const own = await startTestApi({ metrics: { port: 0, host: '127.0.0.1' } });
    try {
      await own.database.drop();
      await setTimeout(2_100);
      const samples = samplesOf(await read(own.api.metricsUrl ?? ''));
      expect(samples.get('docket_database_up')).toBe(0);
      expect(samples.has('docket_entries')).toBe(false);
      expect(samples.has('docket_clock_ahead_seconds')).toBe(false);
    } finally {
      await own.close();
    }
  });
});

describe('who may read metrics', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-metrics-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const env = {
    DATABASE_URL: 'postgresql://127.0.0.1:9/none',
    DOCKET_HOST_NAME: 'docket.example',
    DOCKET_KEYS_DIR: '/nowhere',
  };

  test('nobody, where no port is named: not on the port of the API either', async () => {
    expect(readConfig(env).metrics).toBeUndefined();
    const api = await startTestApi();
    expect(api.api.metricsUrl).toBeUndefined();
    expect((await api.call('GET', '/metrics')).status).toBe(404);
    await api.close();
  });

  test('this machine only, unless there is a token', () => {
    const port = { ...env, DOCKET_METRICS_PORT: '9464' };
    expect(readConfig(port).metrics).toEqual({ port: 9464, host: '127.0.0.1' });
    for (const host of ['0.0.0.0', '::', '10.0.0.1', 'docket.example']) {
      expect(() => readConfig({ ...port, DOCKET_METRICS_HOST: host })).toThrow(
        /DOCKET_METRICS_TOKEN_FILE/,
      );
    }
  });

  test('whoever brings the token, where there is one', async () => {
    const tokenFile = join(directory, 'token');
    const token = 'a token of some length';
    await writeFile(tokenFile, `${token}\n`);
    const api = await startTestApi({ metrics: { port: 0, host: '127.0.0.1', tokenFile } });
    const url = api.api.metricsUrl ?? '';
    const status = async (authorization?: string): Promise<number> =>
      (await fetch(url, authorization === undefined ? {} : { headers: { authorization } })).status;
    expect(await status(`Bearer ${token}`)).toBe(200);
    for (const wrong of [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      `Bearer ${token}x`,
      `Basic ${token}`,
    ]) {
      expect([wrong, await status(wrong)]).toEqual([wrong, 401]);
    }
    // A key of the API is not the token.
    expect(await status(`Bearer ${api.administrator}`)).toBe(401);
    await writeFile(tokenFile, '');
    expect(await status('Bearer ')).not.toBe(200);
    await rm(tokenFile);
    expect(await status(`Bearer ${token}`)).toBe(500);
    await api.close();
  });

  test('a file that holds no token: the server does not start', async () => {
    const tokenFile = join(directory, 'short');
    await writeFile(tokenFile, 'short');
    const start = startTestApi({ metrics: { port: 0, host: '127.0.0.1', tokenFile } });
    await expect(start).rejects.toThrow(/holds no token/);
  });
});
