import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readLogs } from '@docket/ingest';
import { readInsideNetworks } from '@docket/service';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { runDocket } from '../support/built-command.js';
import { eventually, startReceiver, type Receiver } from './receiver.js';

let api: TestApi;
let receiver: Receiver;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-export-'));
  api = await startTestApi({ insideNetworks: readInsideNetworks('127.0.0.0/8') });
  await api.createLedger('claims');
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await api.close();
  await rm(directory, { recursive: true, force: true });
});

const create = (url: string, ...more: string[]) =>
  runDocket(['webhooks', 'create', url, '--ledger', 'claims', '--form', 'otlp', ...more], {
    env: { DOCKET_URL: api.url, DOCKET_API_KEY: api.administrator },
  });

test('an escalation is a log record in the trace of the agent, that a receiver of OTLP reads, without a body', async () => {
  const file = join(directory, 'headers');
  await writeFile(file, 'Authorization: Bearer collector-key\nX-Scope: a: b\n');
  expect((await create(receiver.url, '--headers-file', file)).code).toBe(0);
  const agent = await api.createKey('claims', 'agent');
  const record = async (path: string, body: unknown) =>
    written(await api.call('POST', `/v1/ledgers/claims/${path}`, { key: agent, body }));
  const { decision_id: id } = await record('decisions', opening);
  const span = { trace_id: 'a'.repeat(32), span_id: 'b'.repeat(16) };
  await record(`decisions/${id}/job-cards`, {
    ...card,
    ...span,
    goal: 'Refund Ada',
    needs_human: true,
  });
  const { body, headers } = await eventually(() => receiver.deliveries[0]);
  expect(headers).toMatchObject({ authorization: 'Bearer collector-key', 'x-scope': 'a: b' });
  const { items, rejected } = readLogs(Buffer.from(body), 'json');
  expect(rejected).toBe(0);
  const request = JSON.parse(body) as {
    resourceLogs: { scopeLogs: { logRecords: Record<string, unknown>[] }[] }[];
  };
  const [found] = request.resourceLogs[0]?.scopeLogs[0]?.logRecords ?? [];
  expect(found).toMatchObject({
    eventName: 'docket.escalation.opened',
    severityText: 'WARN',
    traceId: span.trace_id,
    spanId: span.span_id,
    attributes: expect.arrayContaining([
      { key: 'docket.decision_id', value: { stringValue: id } },
      { key: 'docket.escalation_id', value: { stringValue: 'esc-1' } },
      { key: 'docket.seq', value: { intValue: expect.stringMatching(/^\d+$/) } },
    ]),
  });
  expect(found?.['timeUnixNano']).toMatch(/^1\d{18}$/);
  expect(body).not.toMatch(/Refund|Ada/);
  expect(items.length).toBeLessThanOrEqual(1);
});

test('a receiver of OTLP over HTTP takes it: that of Docket itself', async () => {
  await api.createLedger('telemetry');
  const file = join(directory, 'key');
  const agent = await api.createKey('telemetry', 'agent');
  await writeFile(file, `Authorization: Bearer ${agent}\n`);
  const url = `${api.url}/v1/ledgers/telemetry/otlp/v1/logs`;
  const made = await create(url, '--headers-file', file);
  const [id = ''] = /whk_\w+/.exec(made.stderr) ?? [];
  const path = `/v1/ledgers/claims/webhooks/${id}`;
  await api.call('POST', `${path}/tests`, { key: api.administrator });
  const message = await eventually(async () => {
    const answer = await api.call('GET', `${path}/messages`, { key: api.administrator });
    const [one] = (answer.json as { messages: { attempts: number; last_status: number }[] })
      .messages;
    return one !== undefined && one.attempts > 0 ? one : undefined;
  });
  expect(message.last_status).toBe(200);
});

test('a file that holds no headers is refused before anything is made', async () => {
  const file = join(directory, 'none');
  await writeFile(file, 'no header\n');
  const refused = await create(receiver.url, '--headers-file', file);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
});
