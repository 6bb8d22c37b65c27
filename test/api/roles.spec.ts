import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { startApi, type RunningApi } from '@docket/api';
import { ExportJobs, SearchIndexer } from '@docket/store';
import { call, problemOf, startTestApi, type TestApi } from './support/api.js';

/** One process that answers requests and one that works, on one database. */
let api: TestApi;
let worker: RunningApi | undefined;
const claims = jest.spyOn(ExportJobs.prototype, 'claim');
const indexings = jest.spyOn(SearchIndexer.prototype, 'start');

beforeAll(async () => {
  api = await startTestApi({ roles: ['api'] });
  await api.createLedger('claims');
});
afterEach(async () => {
  await worker?.close();
  worker = undefined;
});
afterAll(async () => {
  await api.close();
  jest.restoreAllMocks();
});

function startWorker(): Promise<RunningApi> {
  return startApi({
    databaseUrl: api.database.url,
    hostName: 'docket.example',
    keysDir: api.keysDir,
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    poolSize: 4,
    queueRecordsMax: 10_000,
    clockAheadSMax: 300,
    roles: ['worker'],
  });
}

test('what an api queues, a worker makes', async () => {
  const key = await api.createKey('claims', 'auditor');
  const queued = await api.call('POST', '/v1/ledgers/claims/exports', {
    key,
    body: { kind: 'ledger', format: 'ndjson' },
  });
  const { export_id: id, state } = queued.json as { export_id: string; state: string };
  expect(state).toBe('queued');
  // The runner of a process that makes exports looks for work before the request is answered.
  expect(claims).not.toHaveBeenCalled();
  expect(indexings).not.toHaveBeenCalled();

  worker = await startWorker();
  expect(indexings).toHaveBeenCalledTimes(1);
  expect(claims).toHaveBeenCalled();
  for (;;) {
    const answer = await api.call('GET', `/v1/ledgers/claims/exports/${id}`, { key });
    const job = answer.json as { state: string; attempts: number };
    if (job.state === 'queued' || job.state === 'running') continue;
    expect(job).toMatchObject({ state: 'ready', attempts: 1 });
    break;
  }
});

test('a worker says that it is well, and answers nothing else', async () => {
  worker = await startWorker();
  expect(worker.firstAdministratorKey).toBeUndefined();
  const { url } = worker;
  expect((await call(url, 'GET', '/healthz')).json).toEqual({ status: 'ok' });
  expect((await call(url, 'GET', '/readyz')).json).toEqual({ status: 'ready' });
  const key = api.administrator;
  for (const path of ['/v1/ledgers', '/v1/ledgers/claims/checkpoint', '/openapi.json', '/docs']) {
    expect(problemOf(await call(url, 'GET', path, { key })).code).toBe('not_found');
  }
  const paths = worker.routes.routes.map(({ url: path }) => path);
  expect([...new Set(paths)].sort()).toEqual(['/healthz', '/readyz']);
});
