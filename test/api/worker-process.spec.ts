import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sha256, toHex } from '@docket/chain';
import pg from 'pg';
import { runDocket } from '../support/built-command.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { administration, problemOf, spawnApi, written, type ApiProcess } from './support/api.js';
import { card, opening } from './support/records.js';

interface Export {
  export_id: string;
  state: string;
  attempts: number;
  sha256: string;
  recorded_seq: number;
}

/** As `docker-compose.yml` and `deploy/kubernetes` run it: `docket migrate`, then an api and a worker. */
describe('an api and a worker, each in a process of its own', () => {
  const root = '/v1/ledgers/claims';
  let database: TestDatabase;
  let keysDir: string;
  let env: Record<string, string>;
  let api: ApiProcess;
  let worker: ApiProcess;
  let admin: pg.Client;
  let decision: string;
  const keys = { agent: '', auditor: '' };

  beforeAll(async () => {
    database = await createTestDatabase();
    keysDir = await mkdtemp(join(tmpdir(), 'docket-keys-'));
    env = {
      DATABASE_URL: database.url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: keysDir,
      DOCKET_MIGRATE_AT_START: 'no',
      DOCKET_METRICS_PORT: '0',
    };
    expect(await runDocket(['migrate'], { env })).toMatchObject({ code: 0 });
    api = await spawnApi({ ...env, DOCKET_ROLES: 'api' });
    const installation = administration(api.call, api.administrator ?? '');
    await installation.createLedger('claims');
    keys.agent = await installation.createKey('claims', 'agent');
    keys.auditor = await installation.createKey('claims', 'auditor');
    const { call } = api;
    const opened = await call('POST', `${root}/decisions`, { key: keys.agent, body: opening });
    decision = written(opened).decision_id;
    for (let n = 0; n < 3; n += 1) {
      const path = `${root}/decisions/${decision}/job-cards`;
      written(await call('POST', path, { key: keys.agent, body: card }));
    }
    worker = await spawnWorker();
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    for (const one of [api, worker]) await one.kill('SIGKILL');
    await database.drop();
    await rm(keysDir, { recursive: true, force: true });
  });

  const spawnWorker = (): Promise<ApiProcess> => spawnApi({ ...env, DOCKET_ROLES: 'worker' });
  const metricsOf = async ({ metricsUrl = '' }: ApiProcess): Promise<string> =>
    (await fetch(metricsUrl)).text();
  const stateOf = async (id: string): Promise<Export> =>
    (await api.call('GET', `${root}/exports/${id}`, { key: keys.auditor })).json as Export;

  async function ask(): Promise<Export> {
    const body = { kind: 'dossier', format: 'json', decision };
    const answer = await api.call('POST', `${root}/exports`, { key: keys.auditor, body });
    expect(answer.status).toBe(202);
    return answer.json as Export;
  }

  /** Waits for as long as the test may take. */
  async function until<Value>(read: () => Promise<Value>, is: (value: Value) => boolean) {
    for (;;) {
      const value = await read();
      if (is(value)) return value;
      await pause(50);
    }
  }

  async function made(id: string): Promise<Export> {
    const ended = await until(
      () => stateOf(id),
      ({ state }) => state !== 'queued' && state !== 'running',
    );
    expect(ended.state).toBe('ready');
    const content = await fetch(`${api.url}${root}/exports/${id}/content`, {
      headers: { authorization: `Bearer ${keys.auditor}` },
    });
    expect(toHex(sha256(new Uint8Array(await content.arrayBuffer())))).toBe(ended.sha256);
    return ended;
  }

  test('the worker says that it is well, shows no key and serves nobody else', async () => {
    expect(worker.administrator).toBeUndefined();
    expect((await worker.call('GET', '/healthz')).json).toEqual({ status: 'ok' });
    expect((await worker.call('GET', '/readyz')).json).toEqual({ status: 'ready' });
    const answer = await worker.call('GET', root, { key: keys.auditor });
    expect(problemOf(answer).code).toBe('not_found');
  });

  test('what only a worker knows is in its metrics, and not in those of the api', async () => {
    const isCaughtUp = (text: string): boolean =>
      /^docket_search_behind_entries 0$/m.test(text) && /^docket_escalations_waiting /m.test(text);
    const text = await until(() => metricsOf(worker), isCaughtUp);
    expect(text).toMatch(/^docket_build_info\{/m);
    expect(text).toMatch(/^docket_escalations_overdue 0$/m);
    expect(await metricsOf(api)).not.toMatch(/^docket_escalations_/m);
    // And what it indexed is found by the other.
    const found = await api.call('GET', `${root}/decisions?q=refund`, { key: keys.auditor });
    expect(found.text).toContain(decision);
  });

  test('an export that is asked for at the one is made by the other', async () => {
    const { export_id: id, state } = await ask();
    expect(state).toBe('queued');
    expect(await made(id)).toMatchObject({ attempts: 1 });
    const { rows } = await admin.query<{ n: string }>(
      `SELECT count(*) AS n FROM docket.entry WHERE type = 'export.completed'`,
    );
    expect(rows).toEqual([{ n: '1' }]);
  });

  test('killed in the middle of it, the worker is followed by a second one, which makes it once', async () => {
    // What it writes of the file waits here, so that it is in the middle for certain.
    await admin.query('BEGIN; LOCK TABLE docket.export_part IN EXCLUSIVE MODE');
    const { export_id: id } = await ask();
    await until(
      () => stateOf(id),
      ({ state }) => state === 'running',
    );
    await until(
      () =>
        admin.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM pg_locks WHERE relation = 'docket.export_part'::regclass AND NOT granted`,
        ),
      ({ rows }) => rows[0]?.n === 1,
    );
    await worker.kill('SIGKILL');
    await admin.query('ROLLBACK');
    // Without a worker it waits, and nothing else does.
    const path = `${root}/decisions/${decision}/job-cards`;
    written(await api.call('POST', path, { key: keys.agent, body: card }));
    worker = await spawnWorker();
    expect(await stateOf(id)).toMatchObject({ state: 'running', attempts: 1 });
    // The minute that a worker may be silent for is over.
    await admin.query(
      `UPDATE docket.export_job SET lease_until = now() - interval '1 s' WHERE export_id = $1`,
      [id],
    );
    const ready = await made(id);
    expect(ready.attempts).toBe(2);
    const { rows } = await admin.query<{ seq: string }>(
      `SELECT seq FROM docket.entry WHERE type = 'export.completed' ORDER BY seq DESC`,
    );
    expect(rows.map(({ seq }) => Number(seq))).toHaveLength(2);
    expect(Number(rows[0]?.seq)).toBe(ready.recorded_seq);
  });
});
