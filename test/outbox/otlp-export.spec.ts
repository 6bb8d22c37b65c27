import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readLogs } from '@docket/ingest';
import { readInsideNetworks } from '@docket/service';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, evaluation, opening } from '../api/support/records.js';
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

test('an evaluation is the event that the conventions have for it, at what it judges, without words of its body', async () => {
  await api.createLedger('judged');
  const argv = ['webhooks', 'create', receiver.url, '--ledger', 'judged', '--form', 'otlp'];
  const env = { DOCKET_URL: api.url, DOCKET_API_KEY: api.administrator };
  expect((await runDocket([...argv, '--event', 'evaluation.recorded'], { env })).code).toBe(0);
  const agent = await api.createKey('judged', 'agent');
  const record = async (path: string, body: unknown) =>
    written(await api.call('POST', `/v1/ledgers/judged/${path}`, { key: agent, body }));
  const { decision_id: id } = await record('decisions', opening);
  const spans = ['c', 'd'].map((digit) => ({
    trace_id: 'a'.repeat(32),
    span_id: digit.repeat(16),
  }));
  const cards = [];
  for (const span of spans)
    cards.push(await record(`decisions/${id}/job-cards`, { ...card, ...span }));
  const target = { kind: 'job_card', decision_seq: cards[0]?.receipt.decision_seq };
  const words = { label: 'Ada was paid', explanation: 'Refund Ada' };
  const before = receiver.deliveries.length;
  for (const members of [
    { target, kind: 'heuristic', score: 0.25, passed: false, ...words },
    { kind: 'human', evaluator: { id: 'Ada Lovelace' }, score: 2, passed: undefined },
  ])
    await record(`decisions/${id}/evaluations`, { ...evaluation, ...members });
  const [one, other] = await eventually(() => {
    const told = receiver.deliveries.slice(before).filter(({ body }) => body.includes('judged'));
    return told.length < 2 ? undefined : told.map(({ body }) => body);
  });
  expect(`${one}${other}`).not.toMatch(/Ada/);
  const read = (body = '') => {
    const { items, rejected } = readLogs(Buffer.from(body), 'json');
    expect(rejected).toBe(0);
    return items[0];
  };
  // As a receiver reads it, which keeps nothing but what the conventions name.
  expect(read(one)).toMatchObject({
    name: 'gen_ai.evaluation.result',
    traceId: 'a'.repeat(32),
    spanId: 'c'.repeat(16),
    attributes: {
      'gen_ai.evaluation.name': 'check',
      'gen_ai.evaluation.score.value': 0.25,
      'gen_ai.evaluation.score.label': 'fail',
      'docket.evaluation.kind': 'heuristic',
      'docket.decision_id': id,
    },
  });
  const human = read(other);
  expect(human).toMatchObject({
    spanId: 'd'.repeat(16),
    attributes: { 'gen_ai.evaluation.name': 'human', 'gen_ai.evaluation.score.value': 2 },
  });
  expect(human?.attributes).not.toHaveProperty(['gen_ai.evaluation.score.label']);
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
