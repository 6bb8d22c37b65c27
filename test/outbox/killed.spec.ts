import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { administration, spawnApi, written, type ApiProcess } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { asSuperuser } from './as-superuser.js';
import { eventually, startReceiver, type Receiver } from './receiver.js';

let database: TestDatabase;
let directory: string;
let server: ApiProcess;
let receiver: Receiver;
const start = () =>
  spawnApi({
    DATABASE_URL: database.url,
    DOCKET_HOST_NAME: 'docket.example',
    DOCKET_KEYS_DIR: join(directory, 'keys'),
    DOCKET_OUTBOX_NETWORKS: '127.0.0.0/8',
  });
beforeAll(async () => {
  database = await createTestDatabase();
  directory = await mkdtemp(join(tmpdir(), 'docket-outbox-'));
  receiver = await startReceiver();
  server = await start();
});
afterAll(async () => {
  await server.kill('SIGKILL');
  await receiver.close();
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

test('kill -9 while events come and are sent: each that was acknowledged is told, in order', async () => {
  const { administrator = '' } = server;
  const admin = administration((...call) => server.call(...call), administrator);
  await admin.createLedger('claims');
  const key = await admin.createKey('claims', 'agent');
  const made = await server.call('POST', '/v1/ledgers/claims/webhooks', {
    key: administrator,
    body: { url: receiver.url, events: ['escalation.opened'] },
  });
  expect(made.status).toBe(201);
  const acknowledged = new Set<string>();
  const record = async (path: string, body: unknown) =>
    written(await server.call('POST', `/v1/ledgers/claims/${path}`, { key, body }));
  for (let kill = 0; kill < 3; kill++) {
    const writing = Array.from({ length: 3 }, async () => {
      try {
        for (let n = 0; n < 40; n++) {
          const { decision_id: id } = await record('decisions', opening);
          await record(`decisions/${id}/job-cards`, { ...card, needs_human: true });
          acknowledged.add(id);
        }
      } catch {
        // Killed: this one was not acknowledged.
      }
    });
    // In the middle of a turn: some were sent since the last time, and more wait.
    const before = receiver.deliveries.length;
    await eventually(() => (receiver.deliveries.length >= before + 5 ? true : undefined));
    await server.kill('SIGKILL');
    await Promise.all(writing);
    server = await start();
    // A process that is gone keeps what it held for a minute.
    await asSuperuser(database.url, 'UPDATE docket.outbox_endpoint SET lease_until = NULL');
  }
  const told = () =>
    receiver.deliveries.map(({ body, headers }) => {
      const { data } = JSON.parse(body) as { data: { decision_id: string; seq: number } };
      return { ...data, id: headers['webhook-id'] };
    });
  await eventually(() => {
    const ids = new Set(told().map(({ decision_id: id }) => id));
    return [...acknowledged].every((id) => ids.has(id)) ? true : undefined;
  });
  // One may come twice, with the same id; without those, they come in the order of the ledger.
  const first = told().filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at);
  const seqs = first.map(({ seq }) => seq);
  expect(seqs).toEqual([...seqs].toSorted((a, b) => a - b));
  expect(new Set(seqs).size).toBe(first.length);
});
