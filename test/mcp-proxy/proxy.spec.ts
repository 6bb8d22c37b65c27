import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { z } from 'zod';
import { PROJECT } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { readSubmitted } from '../client-spool/entries.js';

let server: DocketServer;
let directory: string;
beforeAll(async () => {
  server = await startDocketServer();
  directory = await mkdtemp(join(tmpdir(), 'docket-proxy-'));
  await writeFile(
    join(directory, 'effects.json'),
    JSON.stringify({
      search: 'read',
      refund: {
        effect: 'external',
        resource: '/order',
        key: '/order',
        amount: { value: '/value', currency: 'EUR' },
        owner: 'finance',
      },
    }),
  );
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
});

/** A ledger, and how a host starts the payment server behind the proxy. */
async function scene(ledger: string, flags: string[] = [], policy: object = {}) {
  const { client, createKey } = await server.createLedger(ledger, policy);
  const [agent, auditor] = [await createKey('agent'), await createKey('auditor')];
  const log = join(directory, `${ledger}.log`);
  const proxy = `${PROJECT}apps/cli/bin/docket.js mcp-proxy --url ${server.url} --ledger ${ledger} --agent refund-agent`;
  const payments = `${PROJECT}test/mcp-proxy/payments-server.mjs`;
  const named = ['--goal', 'Refunds of today', '--system', 'payments', ...flags];
  const started = {
    command: process.execPath,
    args: [...proxy.split(' '), ...named, '--', process.execPath, payments, log],
    env: { PATH: process.env['PATH'] ?? '', DOCKET_API_KEY: agent },
  };
  const connect = async () => {
    const host = new Client({ name: 'test-host', version: '1.0.0' });
    await host.connect(new StdioClientTransport(started));
    await host.listTools();
    return host;
  };
  const entries = () => readSubmitted(server.url, ledger, auditor);
  const done = async () => (existsSync(log) ? readFile(log, 'utf8') : '');
  return { client, connect, entries, done, started };
}

const effects = (entries: { type: string }[]) =>
  entries.map(({ type }) => type).filter((type) => type.startsWith('side_effect.'));
const withRules = () => ['--effects', join(directory, 'effects.json')];
/** After the host has gone the proxy ends what it began: the entries when they say so. */
async function untilEnded<T extends { type: string }>(entries: () => Promise<T[]>, last: string) {
  for (let attempt = 0; attempt < 200; attempt++) {
    const all = await entries();
    if (all.some(({ type }) => type === last)) return all;
    await setTimeout(50);
  }
  throw new Error(`no ${last} in ten seconds`);
}

test('a read is recorded; a change without a source is held before the server gets it, then made once', async () => {
  const { client, connect, entries, done } = await scene('proxy-held', withRules());
  const host = await connect();
  const found = await host.callTool({ name: 'search', arguments: { query: 'damaged' } });
  expect(found.content).toEqual([{ type: 'text', text: 'found: damaged' }]);
  const pay = { name: 'refund', arguments: { order: '7', value: '42.50' } };
  const held = await host.callTool(pay);
  expect(held).toMatchObject({
    isError: true,
    content: [{ text: expect.stringMatching(/^Docket: HOLD\. A human has to decide first/) }],
  });
  expect(await done()).toBe('');
  const [opened] = await entries();
  const decision = (await client('reviewer')).existing(opened!.decision!);
  const { reasons } = await decision.read();
  const escalation = reasons[0]!.escalation_id!;
  await decision.review({ verdict: 'approve', reason: 'seen', escalation_id: escalation });
  expect(await host.callTool(pay)).toMatchObject({ structuredContent: { reference: 're_7' } });
  // The key names the refund, not the call.
  expect(await host.callTool(pay)).toMatchObject({
    isError: true,
    content: [{ text: expect.stringContaining('not performed again') }],
  });
  expect(await done()).toBe('refund 7\n');
  await host.close();
  const all = await untilEnded(entries, 'decision.closed');
  expect(effects(all)).toEqual([
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.executed',
  ]);
  expect(all.find(({ type }) => type === 'side_effect.intent')?.body).toMatchObject({
    idempotency_key: 'payments:refund:7',
    operation: 'refund',
    target: { system: 'payments', resource: '7' },
    amount: { value: '42.50', currency: 'EUR' },
    owner: 'finance',
  });
  expect(all.at(-1)?.body).toMatchObject({ outcome: 'abandoned' });
});

/** A ledger where changes need no source: a server tells none. */
const lenient = (ledger: string, flags: string[] = []) =>
  scene(ledger, flags, { tripwires: { require_decisive_lineage: false } });

test('what a tool says of itself counts; an error it tells leaves the outcome of a change unknown', async () => {
  const { connect, entries } = await lenient('proxy-annotations');
  const host = await connect();
  await host.callTool({ name: 'search', arguments: { query: 'x' } });
  await host.callTool({ name: 'refund', arguments: { order: '8' } });
  const broken = await host.callTool({ name: 'breaks', arguments: {} });
  expect(broken).toMatchObject({
    isError: true,
    content: [{ text: 'the payment system said 500' }],
  });
  const all = await entries();
  expect(effects(all)).toEqual([
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.executed',
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.outcome_unknown',
  ]);
  await host.close();
  const actions = all.flatMap(({ body }) => body['next_action'] ?? []);
  // Nobody says that paying is reading, and nobody names what is paid: the tool is the resource.
  expect(actions).toMatchObject([
    { tool: 'refund', effect: 'external', target: { system: 'payments', resource: 'refund' } },
    { tool: 'breaks', effect: 'write', target: { system: 'payments', resource: 'breaks' } },
  ]);
});

test('a call that asks back is one call; one that is never answered has an outcome nobody knows', async () => {
  const { connect, entries, done } = await lenient('proxy-rounds');
  const host = await connect();
  const asks = { name: 'asks', arguments: { order: '9' } };
  const raw = (params: Record<string, unknown>) =>
    host.request({ method: 'tools/call', params }, z.looseObject({}));
  expect(await raw(asks)).toMatchObject({ requestState: 'round-1' });
  // Other arguments under the same state are another call: one that is asked for.
  const other = { ...asks, arguments: { order: '10' } };
  await raw({ ...other, requestState: 'round-1' });
  expect(effects(await entries()).filter((type) => type === 'side_effect.intent')).toHaveLength(2);
  expect(await raw({ ...asks, requestState: 'round-1' })).toMatchObject({
    content: [{ text: 'done after all' }],
  });
  const silent = host.callTool({ name: 'silent', arguments: { order: '9' } });
  silent.catch(() => undefined);
  for (let n = 0; n < 200 && !(await done()).includes('silent'); n++) await setTimeout(50);
  await host.close();
  expect(effects(await untilEnded(entries, 'side_effect.outcome_unknown'))).toEqual([
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.executed',
    'side_effect.executed',
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.outcome_unknown',
  ]);
});

test('a call that asks back without a state, or has only begun, has an outcome nobody knows', async () => {
  const { connect, entries, done } = await lenient('proxy-stateless');
  const host = await connect();
  const raw = (name: string, more = {}) =>
    host.request(
      { method: 'tools/call', params: { name, arguments: { order: '9' }, ...more } },
      z.looseObject({}),
    );
  expect(await raw('forgets')).toMatchObject({ inputRequests: {} });
  // The next one is a call of its own, whatever state it names.
  await raw('forgets', { requestState: 'undefined', inputResponses: {} });
  expect(await raw('later')).toMatchObject({ task: { status: 'working' } });
  await host.close();
  expect(await done()).toBe('forgets 9\n'.repeat(2));
  const one = ['side_effect.intent', 'side_effect.executing', 'side_effect.outcome_unknown'];
  expect(effects(await entries())).toEqual([...one, ...one, ...one]);
});

/** Lines as a host writes them, and the lines that come back. */
async function speak(
  started: Awaited<ReturnType<typeof scene>>['started'],
  lines: string[],
  answers: number,
) {
  const child = spawn(started.command, started.args, { env: started.env });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for (const line of lines) child.stdin.write(`${line}\n`);
  if (answers === 0) child.stdin.end();
  const told: unknown[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(JSON.parse(line));
    if (told.length === answers) child.stdin.end();
  }
  return { told, code: await ended, errors };
}

test('a call that two readers could read in two ways is not carried; the key stays here', async () => {
  const { started, done } = await lenient('proxy-strict');
  const call = (params: string, id: string) =>
    `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":${params}}`;
  const { told, code } = await speak(
    started,
    [
      // Which of the two names counts depends on the reader.
      call('{"name":"search","name":"refund","arguments":{"order":"1"}}', '1'),
      '{"jsonrpc":"2.0","id":2,"method":"ping","method":"tools/call","params":{"name":"refund","arguments":{}}}',
      `[${call('{"name":"refund","arguments":{"order":"1"}}', '3')}]`,
      call('{"name":"refund","arguments":{"order":12345678901234567890}}', '4'),
      call('{"name":"refund","arguments":{"order":"1"}}', 'null'),
      '{"jsonrpc":"2.0","id":6,"method":"env"}',
    ],
    6,
  );
  expect(told.slice(0, 5)).toMatchObject(
    Array.from({ length: 5 }, () => ({
      error: { code: -32600, message: expect.stringMatching(/^Not carried to the server: /) },
    })),
  );
  const { names } = (told[5] as { result: { names: string[] } }).result;
  expect(names).toContain('PATH');
  expect(names).not.toContain('DOCKET_API_KEY');
  expect(await done()).toBe('');
  expect(code).toBe(0);
});

test('an answer is the answer of one request, and a message is one line for every reader', async () => {
  const { started, entries, done } = await lenient('proxy-ids');
  const call = (id: number, name: string) =>
    JSON.stringify({
      jsonrpc: '2.0',
      id,
      method: 'tools/call',
      params: { name, arguments: { order: '1' } },
    });
  const hidden = `x\u2028${call(9, 'refund')}\u2029x\u0085`;
  const { told } = await speak(
    started,
    [
      call(1, 'silent'),
      // Its answer would be taken for that of the call.
      '{"jsonrpc":"2.0","id":1,"method":"env"}',
      call(1, 'search'),
      JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'lines', params: { hidden } }),
    ],
    3,
  );
  expect(told).toMatchObject([
    { id: 1, error: { message: expect.stringContaining('another request of this id') } },
    { id: 1, error: { message: expect.stringContaining('another request of this id') } },
    { id: 2, result: { lines: 1 } },
  ]);
  const all = await untilEnded(entries, 'side_effect.outcome_unknown');
  expect(effects(all).filter((type) => type === 'side_effect.executed')).toEqual([]);
  expect(await done()).not.toContain('refund');
});

test('without a record no server is started, and nothing is called', async () => {
  const { started, done } = await lenient('proxy-away');
  const args = started.args.map((one) => (one === server.url ? 'http://127.0.0.1:2' : one));
  const { told, code, errors } = await speak({ ...started, args }, [], 0);
  expect({ told, code }).toEqual({ told: [], code: 1 });
  expect(errors).toMatch(/127\.0\.0\.1:2/);
  expect(await done()).toBe('');
});

test('a server that cannot be started, and rules that are none, are said in a line', async () => {
  const { started } = await lenient('proxy-usage');
  const at = started.args.indexOf('--');
  const missing = await speak(
    { ...started, args: [...started.args.slice(0, at + 1), '/nowhere'] },
    [],
    0,
  );
  expect(missing).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/The MCP server cannot be started: .*ENOENT/),
  });
  await writeFile(join(directory, 'wrong.json'), '{"refund":{"effect":"external","key":"order"}}');
  const wrong = [...started.args.slice(0, at), '--effects', join(directory, 'wrong.json')];
  const refused = await speak({ ...started, args: [...wrong, ...started.args.slice(at)] }, [], 0);
  expect(refused).toMatchObject({
    code: 2,
    errors: expect.stringContaining('"key" is to be a JSON Pointer'),
  });
});
