import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readInsideNetworks, TOLD_EVENTS } from '@docket/service';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { PROJECT } from '../support/built-command.js';
import { eventually } from './receiver.js';

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
