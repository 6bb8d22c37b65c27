import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  Client,
  StreamableHTTPClientTransport,
  type CallToolResult,
} from '@modelcontextprotocol/client';
import { intent, opening, card, evaluation } from '../api/support/records.js';
import { problemOf, startTestApi, written, type TestApi } from '../api/support/api.js';

let api: TestApi;
let agentKey: string;
let reviewerKey: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.createLedger('claims');
  agentKey = await api.createKey('claims', 'agent');
  reviewerKey = await api.createKey('claims', 'reviewer');
});
afterAll(() => api.close());

/** The protocol's own client, at the newest revision or at the one before. */
async function connect(revision: '2026-07-28' | '2025-11-25', key = agentKey): Promise<Client> {
  const client = new Client(
    { name: 'test-agent', version: '1.0.0' },
    revision === '2026-07-28' ? { versionNegotiation: { mode: { pin: revision } } } : {},
  );
  const transport = new StreamableHTTPClientTransport(new URL('/mcp', api.url), {
    requestInit: { headers: { authorization: `Bearer ${key}` } },
  });
  await client.connect(transport as Parameters<Client['connect']>[0]);
  return client;
}

const call = async (client: Client, name: string, given: Record<string, unknown>) =>
  (await client.callTool({ name, arguments: given })) as CallToolResult;
const textOf = ({ content }: CallToolResult) => {
  const [first] = content;
  return first?.type === 'text' ? first.text : '';
};
const membersOf = (result: CallToolResult) =>
  result.structuredContent as Record<string, unknown> & { decision_id: string };

describe.each(['2026-07-28', '2025-11-25'] as const)('a client of %s', (revision) => {
  test('takes a decision from its opening to its close, a side effect performed between', async () => {
    const client = await connect(revision);
    const opened = await call(client, 'docket_open_decision', opening);
    expect(textOf(opened)).toBe('PROCEED.');
    const { decision_id } = membersOf(opened);
    await call(client, 'docket_file_job_card', {
      decision_id,
      ...card,
      lineage: [{ role: 'decisive', document_id: 'refund-policy', version: '3.1' }],
    });
    const registered = await call(client, 'docket_register_side_effect', {
      decision_id,
      ...intent,
      idempotency_key: `mcp:${revision}`,
    });
    const { side_effect_id } = membersOf(registered);
    for (const to of ['executing', 'executed']) {
      const moved = { decision_id, side_effect_id, to };
      expect(textOf(await call(client, 'docket_report_side_effect', moved))).toBe('PROCEED.');
    }
    await call(client, 'docket_record_evaluation', { decision_id, ...evaluation });
    await call(client, 'docket_report_gap', { decision_id, kind: 'dropped', reason: 'queue full' });
    await call(client, 'docket_close_decision', { decision_id, outcome: 'completed' });
    const read = membersOf(await call(client, 'docket_get_decision', { decision_id }));
    expect(read).toMatchObject({
      status: 'closed',
      outcome: 'completed',
      side_effects: [{ status: 'executed', idempotency_key: `mcp:${revision}` }],
    });
    await client.close();
  });

  test('is told to hold, waits, and is told when a human has decided', async () => {
    const client = await connect(revision);
    const { decision_id } = membersOf(await call(client, 'docket_open_decision', opening));
    const asked = await call(client, 'docket_ask_human', {
      decision_id,
      goal: 'Refund order 44812',
      question: 'The photo shows another order. Which one is it?',
    });
    expect(textOf(asked)).toMatch(/^HOLD: do not act until a human has decided\./);
    const still = await call(client, 'docket_wait_for_human', { decision_id, seconds: 0 });
    expect(textOf(still)).toMatch(/^HOLD/);
    const waiting = call(client, 'docket_wait_for_human', { decision_id, seconds: 30 });
    const body = { verdict: 'approve', reason: 'It is 44812.', escalation_id: 'esc-1' };
    const path = `/v1/ledgers/claims/decisions/${decision_id}/reviews`;
    written(await api.call('POST', path, { key: reviewerKey, body }));
    expect(textOf(await waiting)).toBe('PROCEED.');
    await client.close();
  });

  test('is told what is wrong, where, and what to do', async () => {
    const client = await connect(revision);
    const refused = await call(client, 'docket_open_decision', { ...opening, stakes: 'huge' });
    expect(refused.isError).toBe(true);
    expect(textOf(refused)).toMatch(/^REFUSED: do not act on it\./);
    expect(textOf(refused)).toContain('/stakes');
    expect(membersOf(refused)).toMatchObject({ code: 'validation_failed', status: 422 });
    const unknown = await call(client, 'docket_approve', {});
    expect(unknown.isError).toBe(true);
    expect(textOf(unknown)).toMatch(/^STOP: there is no tool "docket_approve"/);
    const nowhere = await call(client, 'docket_get_decision', { decision_id: 'dec_none' });
    expect(membersOf(nowhere)).toMatchObject({ status: 404 });
    await client.close();
  });
});

test('tools are at most twelve, none for what only people may do, and each has the record’s own schema', async () => {
  const client = await connect('2026-07-28');
  const { tools } = await client.listTools();
  expect(tools.length).toBeLessThanOrEqual(12);
  const names = tools.map(({ name }) => name);
  expect(names.filter((name) => /review|approve|override|policy|key/.test(name))).toEqual([]);
  const filed = tools.find(({ name }) => name === 'docket_file_job_card')!;
  const schema = (await api.call('GET', '/schemas/job_card.filed/1')).json as {
    properties: object;
    required: string[];
  };
  const members = Object.keys(schema.properties).filter((name) => name !== 'signature');
  expect(Object.keys(filed.inputSchema.properties ?? {})).toEqual(['decision_id', ...members]);
  expect(filed.inputSchema.required).toEqual(['decision_id', ...schema.required]);
  // In one piece: clients resolve references in their own ways.
  expect(JSON.stringify(tools)).not.toContain('$ref');
  // A model does not sign.
  expect(tools.filter(({ inputSchema }) => 'signature' in (inputSchema.properties ?? {}))).toEqual(
    [],
  );
  expect(filed.inputSchema.properties?.['goal']).toEqual({
    type: 'string',
    minLength: 1,
    maxLength: 4000,
    description: 'What the agent is working towards.',
  });
  expect(tools.filter(({ annotations }) => annotations?.readOnlyHint === true)).toHaveLength(2);
  await client.close();
});

test('every member of the REST answer is in the answer of the tool', async () => {
  const client = await connect('2026-07-28');
  const root = '/v1/ledgers/claims/decisions';
  const rest = async (path: string, body: object, headers = {}) =>
    written(await api.call('POST', path, { key: agentKey, body, headers }));
  const held = { ...card, needs_human: true };
  const opened = await rest(root, opening);
  const path = `${root}/${opened.decision_id}`;
  const registered = await rest(`${path}/side-effects`, intent, { 'idempotency-key': 'rest:1' });
  const moved = await rest(`${path}/side-effects/${registered.side_effect_id}/transitions`, {
    to: 'executing',
  });
  const asked = await rest(`${path}/job-cards`, held);
  const read = (await api.call('GET', path, { key: agentKey })).json;

  const own = membersOf(await call(client, 'docket_open_decision', opening));
  const { decision_id } = own;
  const given = { decision_id, ...intent, idempotency_key: 'mcp:1' };
  const tool = membersOf(await call(client, 'docket_register_side_effect', given));
  const { side_effect_id } = tool;
  const transition = { decision_id, side_effect_id, to: 'executing' };
  const answers = [
    [opened, own],
    [registered, tool],
    [moved, membersOf(await call(client, 'docket_report_side_effect', transition))],
    [asked, membersOf(await call(client, 'docket_file_job_card', { decision_id, ...held }))],
    [read, membersOf(await call(client, 'docket_get_decision', { decision_id }))],
  ] as const;
  for (const [fromRest, fromTool] of answers) {
    expect(shapeOf(fromTool)).toEqual(shapeOf(fromRest));
  }
  await client.close();
});

/** Names and kinds, without values. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]));
}

test('the same call with the same key is recorded once', async () => {
  const client = await connect('2026-07-28');
  const given = { ...opening, idempotency_key: 'mcp:opened-once' };
  const first = membersOf(await call(client, 'docket_open_decision', given));
  const second = membersOf(await call(client, 'docket_open_decision', given));
  expect(second.decision_id).toBe(first.decision_id);
  expect(second['receipt']).toEqual(first['receipt']);
  await client.close();
});

test('in a ledger that another continues, new work is refused by its name, and what was begun is finished', async () => {
  await api.createLedger('year');
  const client = await connect('2026-07-28', await api.createKey('year', 'agent'));
  const { decision_id } = membersOf(await call(client, 'docket_open_decision', opening));
  const body = { id: 'next-year', reason: 'The year is over.' };
  const made = await api.call('POST', '/v1/ledgers/year/successor', {
    key: api.administrator,
    body,
  });
  expect(made.status).toBe(201);
  const refused = await call(client, 'docket_open_decision', opening);
  expect(refused.isError).toBe(true);
  expect(membersOf(refused)).toMatchObject({
    code: 'ledger_closed',
    successor: 'docket.example/next-year',
  });
  // Some hosts show the model the text alone.
  const [head, , ...rest] = textOf(refused).split('\n');
  expect(head).toBe('REFUSED: do not act on it.');
  expect(rest.join('\n')).toMatch(
    /^Begin nothing new here\. docket\.example\/next-year continues .*docket keys create --ledger next-year --role agent/,
  );
  const closed = await call(client, 'docket_close_decision', { decision_id, outcome: 'completed' });
  expect(textOf(closed)).toBe('PROCEED.');
  // What it says to do is what helps.
  const next = await connect('2026-07-28', await api.createKey('next-year', 'agent'));
  expect(textOf(await call(next, 'docket_open_decision', opening))).toBe('PROCEED.');
  await Promise.all([client.close(), next.close()]);
});

describe('who may speak', () => {
  const message = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
  const headers = { accept: 'application/json, text/event-stream' };

  test('nobody without a key, no other role, no key of the installation', async () => {
    const none = await api.call('POST', '/mcp', { body: message, headers });
    expect(none.status).toBe(401);
    for (const key of [reviewerKey, api.administrator]) {
      const answer = await api.call('POST', '/mcp', { key, body: message, headers });
      expect(problemOf(answer)).toMatchObject({ code: 'role_not_allowed' });
    }
  });

  test('no page in a browser', async () => {
    const foreign = { ...headers, origin: 'https://elsewhere.example' };
    const answer = await api.call('POST', '/mcp', {
      key: agentKey,
      body: message,
      headers: foreign,
    });
    expect(problemOf(answer)).toMatchObject({ code: 'cross_site_request' });
  });

  test('at the hosts that are named alone, whatever leads to them', async () => {
    const { url } = await api.startAnother({ mcpHosts: ['docket.example', '[::1]'] });
    const codeAt = (host: string, more: Record<string, string> = {}) =>
      new Promise<unknown>((resolve, reject) => {
        const authorization = `Bearer ${agentKey}`;
        const type = 'application/json';
        const sent = { ...headers, ...more, host, authorization, 'content-type': type };
        // The web's fetch lets nobody name a host.
        const asked = httpRequest(
          `${url}/mcp`,
          { method: 'POST', headers: sent },
          async (answer) => {
            const text = Buffer.concat(await answer.toArray()).toString();
            resolve(answer.statusCode === 200 ? 200 : (JSON.parse(text) as { code?: string }).code);
          },
        );
        asked.once('error', reject).end(JSON.stringify(message));
      });
    for (const host of ['docket.example', 'DOCKET.example:8443', '[::1]:3000'])
      expect([host, await codeAt(host)]).toEqual([host, 200]);
    for (const host of ['127.0.0.1', 'rebound.example', 'docket.example.evil.example', ''])
      expect([host, await codeAt(host)]).toEqual([host, 'cross_site_request']);
    const page = { origin: 'https://docket.example' };
    expect(await codeAt('docket.example', page)).toBe('cross_site_request');
    const rest = await fetch(`${url}/v1/ledgers/claims`, {
      headers: { authorization: `Bearer ${agentKey}` },
    });
    expect(rest.status).toBe(200);
  });

  test('an agent reaches the ledger of its key alone', async () => {
    await api.createLedger('other');
    const other = await connect('2026-07-28', await api.createKey('other', 'agent'));
    const mine = await connect('2026-07-28');
    const { decision_id } = membersOf(await call(mine, 'docket_open_decision', opening));
    const read = await call(other, 'docket_get_decision', { decision_id });
    expect(membersOf(read)).toMatchObject({ status: 404 });
    const closed = await call(other, 'docket_close_decision', {
      decision_id,
      outcome: 'completed',
    });
    expect(closed.isError).toBe(true);
  });

  test('no call of any tool reaches a decision of another agent', async () => {
    const theirs = await connect('2026-07-28', await api.createKey('claims', 'agent'));
    const { decision_id } = membersOf(await call(theirs, 'docket_open_decision', opening));
    const announced = { decision_id, ...intent, idempotency_key: 'mcp:theirs' };
    const { side_effect_id } = membersOf(
      await call(theirs, 'docket_register_side_effect', announced),
    );
    const mine = await connect('2026-07-28');
    const given: Record<string, object> = {
      docket_open_decision: { parent_decision: 'none', signature: {} },
      docket_file_job_card: card,
      docket_register_side_effect: { ...intent, idempotency_key: 'mcp:mine' },
      docket_report_side_effect: { side_effect_id, to: 'executing' },
      docket_ask_human: { goal: 'Mine', question: 'Whose?' },
      docket_wait_for_human: { seconds: 0 },
      docket_record_evaluation: evaluation,
      docket_report_gap: { kind: 'dropped', reason: 'queue full' },
      docket_close_decision: { outcome: 'completed' },
      docket_get_decision: {},
    };
    const before = await api.call('GET', `/v1/ledgers/claims/decisions/${decision_id}`, {
      key: reviewerKey,
    });
    const { tools } = await mine.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(Object.keys(given).sort());
    for (const [name, more] of Object.entries(given)) {
      const answer = await call(mine, name, { decision_id, ...more });
      expect([name, answer.isError]).toEqual([name, true]);
      if (name !== 'docket_open_decision')
        expect([name, membersOf(answer)['code']]).toEqual([name, 'actor_not_allowed']);
    }
    const after = await api.call('GET', `/v1/ledgers/claims/decisions/${decision_id}`, {
      key: reviewerKey,
    });
    expect(after.json).toMatchObject({
      side_effects: (before.json as { side_effects: object[] }).side_effects,
    });
    await Promise.all([theirs.close(), mine.close()]);
  });

  test('a batch is no way past the limits: nothing of it is done', async () => {
    const before = await api.size('claims');
    const one = (id: number) => ({
      jsonrpc: '2.0',
      id,
      method: 'tools/call',
      params: { name: 'docket_open_decision', arguments: opening },
    });
    for (const body of [
      [one(1)],
      [one(1), one(2)],
      Array.from({ length: 100 }, (_, n) => one(n)),
    ]) {
      const answer = await api.call('POST', '/mcp', { key: agentKey, body, headers });
      expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('no batch')]);
    }
    expect(await api.size('claims')).toBe(before);
  });

  test('there is no stream to open and no session to end', async () => {
    for (const method of ['GET', 'DELETE']) {
      const answer = await api.call(method, '/mcp', { key: agentKey });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('POST');
    }
  });

  test('what is no message is refused, and nothing of it is recorded', async () => {
    const before = await api.size('claims');
    for (const raw of [
      '{',
      '[]',
      '{"jsonrpc":"2.0"}',
      '{"jsonrpc":"2.0","id":1,"method":"nothing"}',
    ]) {
      const answer = await api.call('POST', '/mcp', { key: agentKey, raw, headers });
      expect([200, 400, 404]).toContain(answer.status);
      expect(answer.text).toContain('error');
    }
    expect(await api.size('claims')).toBe(before);
  });
});
