import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readInsideNetworks, TOLD_EVENTS } from '@docket/service';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { codeBlockOf } from '../docs/code-blocks.js';
import { PROJECT } from '../support/built-command.js';
import { eventually, startReceiver } from './receiver.js';

const EXAMPLE = `${PROJECT}docs/guide/examples/webhooks/receive.mjs`;

interface Example {
  receiver: Server;
  isFromDocket(
    secret: string,
    headers: Record<string, string>,
    body: Buffer,
    nowS?: number,
  ): boolean;
}

let api: TestApi;
let example: Example;
beforeAll(async () => {
  api = await startTestApi({ insideNetworks: readInsideNetworks('127.0.0.0/8') });
  example = (await import(EXAMPLE)) as Example;
  example.receiver.listen(0, '127.0.0.1');
  await once(example.receiver, 'listening');
});
afterAll(async () => {
  example.receiver.close();
  await api.close();
});

test('the guide has the receiver as it is run here, and every event', async () => {
  const guide = await readFile(`${PROJECT}docs/guide/webhooks.md`, 'utf8');
  expect(guide).toContain((await readFile(EXAMPLE, 'utf8')).trimEnd());
  for (const event of TOLD_EVENTS) expect(guide).toContain(`\`${event}\``);
});

test('the receiver takes what Docket sent, and nothing that was changed, kept or made up', async () => {
  await api.createLedger('claims');
  const { port } = example.receiver.address() as AddressInfo;
  const path = '/v1/ledgers/claims/webhooks';
  const key = api.administrator;
  const body = { url: `http://127.0.0.1:${port}/` };
  const made = await api.call('POST', path, { key, body });
  const { id, secret } = made.json as { id: string; secret: string };
  const sent: { headers: Record<string, string>; body: Buffer }[] = [];
  example.receiver.on('request', (request: AsyncIterable<Buffer> & { headers: never }) => {
    const chunks: Buffer[] = [];
    (request as unknown as NodeJS.EventEmitter)
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => sent.push({ headers: request.headers, body: Buffer.concat(chunks) }));
  });
  process.env['DOCKET_WEBHOOK_SECRET'] = secret;
  await api.call('POST', `${path}/${id}/tests`, { key });
  const message = await eventually(async () => {
    const answer = await api.call('GET', `${path}/${id}/messages`, { key });
    const [found] = (answer.json as { messages: { state: string; last_status: number | null }[] })
      .messages;
    return found?.state === 'delivered' ? found : undefined;
  });
  delete process.env['DOCKET_WEBHOOK_SECRET'];
  expect(message.last_status).toBe(204);
  const [first] = sent;
  if (first === undefined) throw new Error('nothing came');
  const { isFromDocket } = example;
  expect(isFromDocket(secret, first.headers, first.body)).toBe(true);
  const changed = Buffer.from(first.body.toString('utf8').replace('claims', 'claimz'));
  expect(isFromDocket(secret, first.headers, changed)).toBe(false);
  expect(isFromDocket(`${secret.slice(0, -4)}AAA=`, first.headers, first.body)).toBe(false);
  expect(isFromDocket(secret, first.headers, first.body, Date.now() / 1000 + 301)).toBe(false);
  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'])
    for (const value of ['', 'v1,', 'x'.repeat(50)])
      expect(isFromDocket(secret, { ...first.headers, [name]: value }, first.body)).toBe(false);
  expect((await fetch(body.url, { method: 'POST', body: '{}' })).status).toBe(401);
});

/** A request or a message as a guide prints it: its first line, its headers, and its JSON. */
function printedMessage(page: string, begins: string) {
  const [head = '', json = ''] = codeBlockOf(page, begins).split('\n\n');
  const [first = '', ...headers] = head.split('\n');
  const [method = '', path = ''] = first.split(' ');
  return {
    method,
    path,
    headers: headers.map((line) => /^[^:]+/.exec(line)?.[0] ?? ''),
    body: JSON.parse(json) as { data?: object } & Record<string, unknown>,
  };
}

const WEBHOOKS = 'docs/guide/webhooks.md';
const ALERTS = 'docs/guide/alerts.md';

test('the requests of the guides are taken as printed, and messages have the members that they show', async () => {
  await api.createLedger('claims').catch(() => undefined);
  const key = api.administrator;
  for (const [page, begins] of [
    [WEBHOOKS, 'POST /v1/ledgers/claims/webhooks'],
    [WEBHOOKS, 'PUT /v1/ledgers/claims/reminders'],
    [ALERTS, 'POST /v1/ledgers/claims/alerts'],
  ] as const) {
    const { method, path, headers, body } = printedMessage(page, begins);
    expect(headers).toEqual(['Authorization']);
    const taken = await api.call(method, path, { key, body });
    expect([begins, taken.status, taken.text]).toEqual([
      begins,
      method === 'PUT' ? 200 : 201,
      taken.text,
    ]);
    // Nobody listens there.
    const { id } = taken.json as { id?: string };
    if (path.endsWith('/webhooks')) await api.call('DELETE', `${path}/${id}`, { key });
  }
  const receiver = await startReceiver();
  const events = ['escalation.opened', 'alert.fired'];
  await api.call('POST', '/v1/ledgers/claims/webhooks', {
    key,
    body: { url: receiver.url, events },
  });
  const agent = await api.createKey('claims', 'agent');
  const decisions = '/v1/ledgers/claims/decisions';
  const { decision_id: decision } = written(
    await api.call('POST', decisions, { key: agent, body: opening }),
  );
  // Less confident than the alert of the guide asks, and it asks a human.
  const unsure = { ...card, confidence: 0.5, needs_human: true };
  await api.call('POST', `${decisions}/${decision}/job-cards`, { key: agent, body: unsure });
  const sent = (type: string) =>
    eventually(() => receiver.deliveries.find(({ body }) => body.includes(`"${type}"`)));
  const asked = await sent('escalation.opened');
  const shown = printedMessage(WEBHOOKS, 'POST /docket');
  for (const name of shown.headers) expect(asked.headers).toHaveProperty(name.toLowerCase());
  // Nobody signs in here, so it has no link.
  const { url: _url, ...data } = shown.body.data as Record<string, unknown>;
  expect(membersOf(JSON.parse(asked.body))).toEqual(membersOf({ ...shown.body, data }));
  const fired = JSON.parse((await sent('alert.fired')).body) as object;
  expect(membersOf(fired)).toEqual(
    membersOf(JSON.parse(codeBlockOf(ALERTS, '{ "type": "alert.fired"')) as object),
  );
  await receiver.close();
});

/** Names of the members of a message, and of its data. */
const membersOf = (message: { data?: object }): string[][] =>
  [message, message.data ?? {}].map((one) => Object.keys(one).toSorted());
