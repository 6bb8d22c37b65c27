import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { administration, spawnApi, type ApiProcess } from '../api/support/api.js';
import { age as ageTraces, query, readEntries } from './database.js';
import { makeSpansRequest, SPANS_OF_TRACE, traceIdOf } from '../bench/otlp-spans.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let directory: string;
let server: ApiProcess;
const start = () =>
  spawnApi({
    DATABASE_URL: database.url,
    DOCKET_HOST_NAME: 'docket.example',
    DOCKET_KEYS_DIR: join(directory, 'keys'),
  });
beforeAll(async () => {
  database = await createTestDatabase();
  directory = await mkdtemp(join(tmpdir(), 'docket-otlp-'));
  server = await start();
});
afterAll(async () => {
  await server.kill('SIGKILL');
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

/** As collectors send: several runs of twenty spans in one request, in either encoding; long enough to be packed. */
const TRACES = 4;
const message = (n: number) => {
  const { json, protobuf } = makeSpansRequest(TRACES * SPANS_OF_TRACE, n);
  return n % 2 === 0
    ? { raw: json, headers: { 'content-type': 'application/json' } }
    : { raw: protobuf, headers: { 'content-type': 'application/x-protobuf' } };
};
/** Seven of the twenty spans are calls of models. */
const RECORDED = [
  'decision.opened',
  ...Array.from({ length: 12 }, () => 'job_card.filed'),
  'decision.closed',
];

const age = () => ageTraces(database.url);
async function countOf(rows: string): Promise<number> {
  const [row] = await query<{ count: number }>(database.url, `SELECT count(*)::int FROM ${rows}`);
  return row?.count ?? 0;
}
const opened = () => countOf(`docket.entry WHERE type = 'decision.opened'`);
const waiting = async () =>
  (await countOf('docket.otlp_trace WHERE is_pending OR is_frozen')) +
  (await countOf('docket.otlp_arrival'));

test('kill -9 while spans come and become records: what was acknowledged is there, once', async () => {
  const { administrator = '' } = server;
  const admin = administration((...call) => server.call(...call), administrator);
  await admin.createLedger('claims');
  const key = await admin.createKey('claims', 'agent');
  const acknowledged = new Set<number>();
  let next = 0;
  for (let kill = 0; kill < 3; kill++) {
    const sending = Array.from({ length: 4 }, async () => {
      for (let sent = 0; sent < 6; sent++) {
        const n = next++;
        try {
          const answer = await server.call('POST', '/v1/ledgers/claims/otlp/v1/traces', {
            key,
            ...message(n),
          });
          if (answer.status === 200) acknowledged.add(n);
          // Nobody waits for ten seconds.
          if (sent % 3 === 0) await age();
        } catch {
          // Killed: this one was not acknowledged.
          return;
        }
      }
    });
    // In the middle of it: as soon as the first of these traces is recorded, and most of them are not.
    const before = await opened();
    while ((await opened()) === before) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.kill('SIGKILL');
    expect(await waiting()).toBeGreaterThan(0);
    await Promise.all(sending);
    server = await start();
  }
  while ((await age()) > 0) await new Promise((resolve) => setTimeout(resolve, 200));
  const keys = (await readEntries(database.url))
    .map(({ body }) => String(body['idempotency_key']))
    .filter((one) => one.startsWith('otlp1:'));
  expect(new Set(keys).size).toBe(keys.length);
  expect(acknowledged.size).toBeGreaterThan(0);
  const recorded = new Map<string, string[]>();
  for (const [, trace = '', , type = ''] of keys.map((one) => one.split(':')))
    recorded.set(trace, [...(recorded.get(trace) ?? []), type]);
  // Of a request that was not acknowledged too there is all of a trace or nothing.
  for (const types of recorded.values()) expect(types).toEqual(RECORDED);
  for (const n of acknowledged)
    for (let trace = 0; trace < TRACES; trace++)
      expect(recorded.has(traceIdOf(n, trace))).toBe(true);
  // What was recorded is given up, with all that came beside it.
  expect(await query(database.url, 'SELECT request_no FROM docket.otlp_request')).toEqual([]);
});
