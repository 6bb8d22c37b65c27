import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { readInsideNetworks } from '@docket/service';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { runDocket } from '../support/built-command.js';
import { asSuperuser } from './as-superuser.js';
import { eventually, startReceiver, type Receiver } from './receiver.js';

let api: TestApi;
let receiver: Receiver;
beforeAll(async () => {
  api = await startTestApi({
    insideNetworks: readInsideNetworks('127.0.0.0/8'),
    metrics: { port: 0, host: '127.0.0.1' },
  });
  await api.createLedger('claims');
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await api.close();
});

const docket = (argv: string[], key = api.administrator) =>
  runDocket(['webhooks', ...argv, '--ledger', 'claims'], {
    env: { DOCKET_URL: api.url, DOCKET_API_KEY: key },
  });

test('docket webhooks makes, tries, lists, rotates, sends again, enables and removes', async () => {
  const refused = await docket(['create', receiver.url], await api.createKey('claims', 'officer'));
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  const made = await docket(['create', receiver.url, '--event', 'decision.closed', 'log.damaged']);
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^whsec_\S+\n$/) });
  const [id = ''] = /whk_\w+/.exec(made.stderr) ?? [];
  const tested = await docket(['test', id]);
  const message = tested.stdout.trim();
  const delivery = await eventually(() => receiver.deliveries[0]);
  expect(delivery.headers['webhook-id']).toBe(message);
  const headers = delivery.headers as Record<string, string>;
  new Webhook(made.stdout.trim()).verify(delivery.body, headers);
  const rotated = await docket(['rotate', id, '--overlap-hours', '0']);
  expect(rotated).toMatchObject({ code: 0, stdout: expect.stringMatching(/^whsec_\S+\n$/) });
  expect((await docket(['resend', id, message])).code).toBe(0);
  const again = await eventually(() => receiver.deliveries[1]);
  expect(again.headers['webhook-id']).toBe(message);
  new Webhook(rotated.stdout.trim()).verify(again.body, again.headers as Record<string, string>);
  receiver.state.reply = () => ({ status: 410 });
  await docket(['test', id]);
  const listed = await eventually(async () => {
    const { stdout } = await docket(['list']);
    return stdout.includes('disabled') ? stdout : undefined;
  });
  expect(listed).toMatch(/it answered 410/);
  expect(listed).not.toContain('secret-path');
  expect((await docket(['messages', id, '--state', 'waiting'])).stdout).toContain('webhook.test');
  receiver.state.reply = () => ({ status: 204 });
  expect((await docket(['enable', id])).code).toBe(0);
  await eventually(async () => {
    const { stdout } = await docket(['messages', id, '--state', 'delivered']);
    return stdout.split('webhook.test').length === 3 ? true : undefined;
  });
  expect((await docket(['remove', id])).code).toBe(0);
  expect((await docket(['messages', id])).stderr).toContain('no such webhook');
});

test('the metrics say that one takes nothing', async () => {
  receiver.state.reply = () => ({ status: 500 });
  const { stderr } = await docket(['create', receiver.url]);
  const [id = ''] = /whk_\w+/.exec(stderr) ?? [];
  await docket(['test', id]);
  const read = async () => (await fetch(`${api.api.metricsUrl ?? ''}`)).text();
  const text = await eventually(async () => {
    const now = await read();
    return now.includes('docket_webhooks{state="failing"} 1') ? now : undefined;
  });
  expect(text).toContain('docket_webhook_messages{state="waiting"} 1');
  await asSuperuser(api.database.url, 'UPDATE docket.outbox_endpoint SET disabled_at = now()');
  await eventually(async () =>
    (await read()).includes('docket_webhooks{state="disabled"} 1') ? true : undefined,
  );
});
