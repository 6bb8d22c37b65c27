import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { administration, spawnApi, type ApiProcess } from '../api/support/api.js';
import { age as ageTraces, query, readEntries } from './database.js';
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

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const idOf = (n: number): string => n.toString(16).padStart(32, 'c');
const message = (n: number) => {
  const common = {
    traceId: idOf(n),
    startTimeUnixNano: '1700000000000000000',
    endTimeUnixNano: '1700000001000000000',
  };
  const root = {
    ...common,
    spanId: '00000000000000aa',
    name: 'run',
    attributes: [text('gen_ai.operation.name', 'invoke_agent')],
  };
  const tool = {
    ...common,
    spanId: '00000000000000bb',
    parentSpanId: root.spanId,
    name: 'tool',
    attributes: [text('gen_ai.tool.name', 't')],
  };
  return { resourceSpans: [{ scopeSpans: [{ spans: [tool, root] }] }] };
};

const age = () => ageTraces(database.url);

test('kill -9 while spans come and become records: what was acknowledged is there, once', async () => {
  const { administrator = '' } = server;
  const admin = administration((...call) => server.call(...call), administrator);
  await admin.createLedger('claims');
  const key = await admin.createKey('claims', 'agent');
  const acknowledged = new Set<number>();
  let next = 0;
  for (let kill = 0; kill < 3; kill++) {
    const sending = Array.from({ length: 4 }, async () => {
      for (let sent = 0; sent < 15; sent++) {
        const n = next++;
        try {
          const answer = await server.call('POST', '/v1/ledgers/claims/otlp/v1/traces', {
            key,
            body: message(n),
          });
          if (answer.status === 200) acknowledged.add(n);
          // Nobody waits for ten seconds: half of the traces are on their way into the ledger when it is killed.
          if (sent % 3 === 0) await age();
        } catch {
          // Killed: this one was not acknowledged.
          return;
        }
      }
    });
    // In the middle of it: as soon as some were acknowledged since the last time.
    const before = acknowledged.size;
    while (acknowledged.size < before + 12) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.kill('SIGKILL');
    await Promise.all(sending);
    server = await start();
  }
  while ((await age()) > 0) await new Promise((resolve) => setTimeout(resolve, 200));
  const keys = (await readEntries(database.url))
    .map(({ body }) => String(body['idempotency_key']))
    .filter((one) => one.startsWith('otlp1:'));
  expect(new Set(keys).size).toBe(keys.length);
  for (const n of acknowledged) {
    const types = keys.filter((one) => one.includes(idOf(n))).map((one) => one.split(':')[3]);
    expect(types).toEqual(['decision.opened', 'job_card.filed', 'decision.closed']);
  }
  // What was recorded is given up, with all that came beside it.
  expect(await query(database.url, 'SELECT request_no FROM docket.otlp_request')).toEqual([]);
});
