import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { administration, spawnApi, written, type ApiProcess } from './support/api.js';
import { card, intent, opening } from './support/records.js';

/** The deployed process at its most talkative: everything it prints is searched for secrets. */
let database: TestDatabase;
let keysDir: string;
let api: ApiProcess;
let output = '';

beforeAll(async () => {
  database = await createTestDatabase();
  keysDir = await mkdtemp(join(tmpdir(), 'docket-keys-'));
  api = await spawnApi({
    DATABASE_URL: database.url,
    DOCKET_HOST_NAME: 'docket.example',
    DOCKET_KEYS_DIR: keysDir,
    LOG_LEVEL: 'trace',
  });
  // From here on: the line that shows the administrator's key once is before it.
  for (const stream of [api.child.stdout, api.child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  }
});
afterAll(async () => {
  await api.kill('SIGTERM');
  await database.drop();
  await rm(keysDir, { recursive: true, force: true });
});

test('neither keys nor records end up in the log, wherever a client puts them', async () => {
  const administrator = api.administrator ?? '';
  const admin = administration(api.call, administrator);
  await admin.createLedger('claims');
  const agent = await admin.createKey('claims', 'agent');
  const wrong = `${agent.slice(0, -4)}beef`;
  const body = { ...opening, goal: 'goal-that-nobody-logs' };
  const path = '/v1/ledgers/claims/decisions';
  const decision = written(await api.call('POST', path, { key: agent, body })).decision_id;
  const basic = `Basic ${Buffer.from(`x:${agent}`).toString('base64')}`;
  const statuses: number[] = [];
  const send = async (...args: Parameters<ApiProcess['call']>): Promise<void> => {
    statuses.push((await api.call(...args)).status);
  };
  await send('GET', '/v1/ledgers/claims', { headers: { authorization: basic } });
  await send('GET', '/v1/ledgers/claims', { headers: { authorization: agent } });
  await send('GET', '/v1/ledgers/claims', { key: wrong });
  await send('GET', `/v1/ledgers/claims?key=${agent}`, { key: agent });
  await send('GET', `/${agent}`, { key: agent });
  await send('GET', `/v1/ledgers/claims/decisions/${agent}`, { key: agent });
  await send('GET', '/healthz', { headers: { 'x-request-id': agent, cookie: agent } });
  await send('POST', path, { key: agent, raw: `{"goal":"${agent}` });
  await send('POST', path, { key: agent, body: { ...opening, secret: agent } });
  await send('POST', `${path}/${decision}/job-cards`, {
    key: agent,
    body: { ...card, confidence: agent },
  });
  await send('POST', `${path}/${decision}/side-effects`, {
    key: agent,
    body: intent,
    headers: { 'idempotency-key': agent },
  });
  await send('DELETE', `/v1/ledgers/claims/keys/${agent}`, { key: administrator });
  expect(statuses).toEqual([200, 401, 401, 400, 404, 404, 200, 400, 422, 422, 201, 404]);

  await api.kill('SIGTERM');
  expect(output).toContain('"level":"debug"');
  expect(output).toContain('answered');
  const seeds = await Promise.all(
    (await readdir(keysDir))
      .filter((name) => name.endsWith('.seed'))
      .map((name) => readFile(join(keysDir, name), 'utf8')),
  );
  const password = new URL(database.url).password;
  const secrets = [administrator, agent, wrong, basic, body.goal, ...seeds].map((text) =>
    text.trim(),
  );
  for (const secret of secrets) {
    // The middle of it too: a line may have been cut.
    for (const part of [secret, secret.slice(8, -8)]) expect(output).not.toContain(part);
  }
  if (password.length > 6) expect(output).not.toContain(password);
});
