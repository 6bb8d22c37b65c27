import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bodiesOf, importFactsOf, openImportPlace, type ImportPlace } from './import-place.js';
import { listIn, objectIn, type Members } from './raw-record.js';

const SYSTEM = { role: 'system', content: 'You refund orders within 30 days.' };
const ASKED = { role: 'user', content: 'Refund order 1001, please.' };
const CALLS = {
  role: 'assistant',
  content: null,
  tool_calls: [
    call('call_1', 'find_order', '{"order": 1001}'),
    call('call_2', 'find_policy', 'refunds'),
  ],
};
const FOUND = { role: 'tool', tool_call_id: 'call_2', content: 'within 30 days' };
const ORDER = { role: 'tool', tool_call_id: 'call_1', content: '{"paid": true}' };
const AGAIN = {
  role: 'assistant',
  content: 'I refund it.',
  tool_calls: [call('call_1', 'refund', '{"order": 1001}')],
};
const DONE = { role: 'tool', tool_call_id: 'call_1', content: 'Error: no such account' };
const LAST = { role: 'assistant', content: 'I could not refund it.' };

/** The same conversation as its three requests were logged, each with its answer. */
const requests = [
  [SYSTEM, ASKED],
  [CALLS, FOUND, ORDER],
  [AGAIN, DONE],
].map((_, index, all) => ({
  request: { model: 'model-a', temperature: 0, messages: all.slice(0, index + 1).flat() },
  response: {
    id: `chatcmpl-${index}`,
    model: 'model-a-1',
    choices: [{ index: 0, message: { ...[CALLS, AGAIN, LAST][index], refusal: null } }],
    usage: { total_tokens: 9 },
  },
}));

const CALLED = [
  {
    tool_name: 'find_order',
    tool_call_id: 'call_1',
    arguments: { order: 1001 },
    result: '{"paid": true}',
  },
  {
    tool_name: 'find_policy',
    tool_call_id: 'call_2',
    arguments_raw: 'refunds',
    arguments_parse_error: 'is not JSON',
    result: 'within 30 days',
  },
  {
    tool_name: 'refund',
    tool_call_id: 'call_1',
    arguments: { order: 1001 },
    result: 'Error: no such account',
  },
];

const responses = {
  id: 'resp_1',
  model: 'model-a',
  instructions: SYSTEM.content,
  input: ASKED.content,
  output: [
    { type: 'reasoning', summary: [] },
    item('call_1', 'find_order', '{"order": 1001}'),
    item('call_2', 'find_policy', 'refunds'),
    { type: 'function_call_output', call_id: 'call_2', output: 'within 30 days' },
    { type: 'function_call_output', call_id: 'call_1', output: '{"paid": true}' },
    {
      type: 'message',
      role: 'assistant',
      content: [{ type: 'output_text', text: 'I refund it.' }],
    },
    item('call_1', 'refund', '{"order": 1001}'),
    { type: 'function_call_output', call_id: 'call_1', output: 'Error: no such account' },
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: LAST.content }] },
  ],
};

const anthropic = {
  id: 'msg_1',
  model: 'model-b',
  max_tokens: 100,
  system: [{ type: 'text', text: SYSTEM.content }],
  messages: [
    ASKED,
    {
      role: 'assistant',
      content: [use('t1', 'find_order', { order: 1001 }), use('t2', 'wait', {})],
    },
    {
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: 't2', content: 'late', is_error: true },
        {
          type: 'tool_result',
          tool_use_id: 't1',
          content: [{ type: 'text', text: 'paid' }],
          is_error: false,
        },
        { type: 'text', text: 'Go on.' },
      ],
    },
    {
      role: 'assistant',
      content: [{ type: 'text', text: 'I refund it.' }, use('t3', 'refund', { order: 1001 })],
    },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't3', content: 'done' }] },
  ],
  role: 'assistant',
  content: [{ type: 'text', text: 'It is refunded.' }],
  stop_reason: 'end_turn',
};

describe('docket import openai, docket import anthropic', () => {
  let place: ImportPlace;
  beforeAll(async () => {
    place = await openImportPlace();
  });
  afterAll(() => place.close());

  const importText = async (format: string, text: string) =>
    place.importInto(format, await place.fileOf(text));
  const callsIn = (body: Members): Members[] => listIn(body['tool_calls']).map(objectIn);
  const saidIn = (body: Members | undefined): unknown[] =>
    listIn(importFactsOf(body)['messages'] ?? []);

  test('requests of one conversation become one decision, and what was said is kept once', async () => {
    const text = requests.map((log) => JSON.stringify(log)).join('\n');
    const { code, out, err, run, entries } = await importText('openai', text);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^repeated logs +2 +0 +2 a later one says all of it, and more$/m);
    expect(out).toMatch(/^messages +8 +5 +3 calls and answers alone/m);
    expect(out).toMatch(/^system texts +1 +0 +1 recorded as a SHA-256/m);
    expect(out).toMatch(/^tool calls +3 +3 +0$/m);
    expect(out).toMatch(/^results +3 +3 +0$/m);
    const [opened, ...others] = bodiesOf(entries, 'decision.opened');
    expect(others).toEqual([]);
    expect(opened).toMatchObject({
      agent: { id: 'openai', model: 'model-a-1' },
      request: ASKED.content,
      gateway_refs: [{ system: 'openai', ref: 'chatcmpl-2' }],
      system: { model: 'model-a-1' },
    });
    const cards = bodiesOf(entries, 'job_card.filed');
    expect(cards.map((body) => callsIn(body).length)).toEqual([2, 1]);
    expect(cards.flatMap(callsIn)).toEqual(CALLED);
    expect(cards.map(saidIn)).toEqual([
      [
        { role: 'system', content_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        ASKED,
        { role: 'assistant', content: null },
      ],
      [{ role: 'assistant', content: 'I refund it.' }],
    ]);
    const [closed] = bodiesOf(entries, 'decision.closed');
    expect(closed?.['outcome']).toBe('completed');
    expect(saidIn(closed)).toEqual([{ ...LAST, refusal: null }]);
    // A log has no times, and none are made of its order.
    expect(JSON.stringify(entries)).not.toMatch(/"(occurred_at|duration_ms)"|1970/);
    expect(JSON.stringify(entries)).not.toContain(SYSTEM.content);
    expect((await run()).out).toContain('Nothing was written');
  });

  test('the items of Responses say the same', async () => {
    const { code, entries } = await importText('openai', JSON.stringify(responses, null, 2));
    expect(code).toBe(0);
    const cards = bodiesOf(entries, 'job_card.filed');
    expect(cards.flatMap(callsIn)).toEqual(CALLED);
    expect(cards.map((body) => callsIn(body).length)).toEqual([2, 1]);
    expect(bodiesOf(entries, 'decision.closed')).toEqual([
      expect.objectContaining({ outcome: 'completed' }),
    ]);
  });

  test('blocks of Anthropic are calls and answers, and an error is what is said to be one', async () => {
    const { code, out, entries } = await importText('anthropic', JSON.stringify([anthropic]));
    expect(code).toBe(0);
    expect(out).toMatch(/^errors +1 +1 +0$/m);
    const [opened] = bodiesOf(entries, 'decision.opened');
    expect(opened).toMatchObject({ request: ASKED.content, agent: { model: 'model-b' } });
    const cards = bodiesOf(entries, 'job_card.filed');
    expect(cards.flatMap(callsIn)).toEqual([
      {
        tool_name: 'find_order',
        tool_call_id: 't1',
        arguments: { order: 1001 },
        status: 'ok',
        result: [{ type: 'text', text: 'paid' }],
      },
      { tool_name: 'wait', tool_call_id: 't2', arguments: {}, status: 'error', result: 'late' },
      { tool_name: 'refund', tool_call_id: 't3', arguments: { order: 1001 }, result: 'done' },
    ]);
    expect(saidIn(cards[1])).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'Go on.' }] },
      { role: 'assistant', content: [{ type: 'text', text: 'I refund it.' }] },
    ]);
    expect(saidIn(bodiesOf(entries, 'decision.closed')[0])).toEqual([
      { role: 'assistant', content: [{ type: 'text', text: 'It is refunded.' }] },
    ]);
  });

  test('what does not fit is kept, and said to be open', async () => {
    const odd = [
      ASKED,
      'a text of its own',
      { role: 'tool', tool_call_id: 'nobody', content: 'to no call' },
      { role: 'assistant', tool_calls: [call('c', 'pay', '{}'), call('c', 'pay', '[1]'), 7] },
      { role: 'tool', tool_call_id: 'c', content: null },
    ];
    const log = {
      messages: odd,
      metadata: { attributes: { 'gen_ai.tool.call.id': 'x' } },
      level: 'ERROR',
    };
    const { code, entries } = await importText('openai', JSON.stringify(log));
    expect(code).toBe(0);
    const [card] = bodiesOf(entries, 'job_card.filed');
    const noCall = { role: 'assistant', tool_calls: [7] };
    expect(saidIn(card)).toEqual([odd[0], { content: odd[1] }, odd[2], noCall]);
    expect(callsIn(card ?? {}).map(({ tool_name: name }) => name)).toEqual(['pay', 'pay']);
    expect(bodiesOf(entries, 'decision.closed')).toEqual([
      expect.objectContaining({ outcome: 'abandoned' }),
    ]);
  });

  test('conversations that only begin alike are two', async () => {
    const logs = [LAST, { role: 'assistant', content: 'Refunded.' }].map((last) => ({
      messages: [SYSTEM, ASKED, last],
    }));
    const { code, entries } = await importText('openai', JSON.stringify(logs));
    expect([code, bodiesOf(entries, 'decision.opened')]).toEqual([
      0,
      [expect.anything(), expect.anything()],
    ]);
  });

  const image = (data: string) => ({ type: 'image_url', image_url: { url: `data:,${data}` } });
  const shown = (data: string) => ({
    messages: [{ role: 'user', content: [{ type: 'text', text: 'This?' }, image(data)] }, LAST],
  });
  const said = (more: object, ...later: object[]) => ({
    messages: [ASKED, { role: 'assistant', content: 'Hello.', ...more }, ...later],
  });
  const system = (text: string) => ({
    system: text,
    messages: [ASKED, { role: 'assistant', content: 'Hello.' }],
  });
  test.each([
    ['openai', 'another image', [shown('ONE'), shown('TWO')]],
    ['openai', 'a refusal', [said({ refusal: 'ONE' }), said({}, ASKED, LAST)]],
    [
      'openai',
      'another user',
      [
        { ...said({}), user: 'one' },
        { ...said({}, ASKED), user: 'two' },
      ],
    ],
    [
      'openai',
      'what was reasoned',
      ['ONE', 'TWO'].map((text) => ({
        input: 'Hi',
        output: [
          { type: 'reasoning', summary: [{ text }] },
          { role: 'assistant', content: 'Hi.' },
        ],
      })),
    ],
    ['anthropic', 'another system text', [system('ONE'), system('TWO')]],
  ] as const)('%s: conversations that differ by %s are two', async (format, _what, logs) => {
    const { code, out, entries } = await importText(format, JSON.stringify(logs));
    expect(code).toBe(0);
    expect(bodiesOf(entries, 'decision.opened')).toHaveLength(2);
    expect(out).not.toMatch(/repeated logs +[1-9]/);
  });

  test('a call is one whoever is said to have made it', async () => {
    const made = (role: object, id: string) => ({ ...role, tool_calls: [call(id, 'pay', '{}')] });
    const roles = [{}, { role: 'Assistant' }, { role: 'user', content: 'I pay.' }];
    const messages = [ASKED, ...roles.map((role, i) => made(role, `c${i}`))];
    const { code, entries } = await importText('openai', JSON.stringify({ messages }));
    expect(code).toBe(0);
    const calls = bodiesOf(entries, 'job_card.filed').flatMap(callsIn);
    expect(calls.map((one) => one['tool_call_id'])).toEqual(['c0', 'c1', 'c2']);
    const blocks = { messages: [ASKED, { role: 'user', content: [use('t', 'pay', {})] }] };
    const other = await importText('anthropic', JSON.stringify(blocks));
    expect(bodiesOf(other.entries, 'job_card.filed').flatMap(callsIn)).toHaveLength(1);
  });

  test.each([
    ['openai', { messages: [ASKED, LAST], error: { message: 'x' } }],
    ['openai', { messages: [ASKED], choices: [{ message: LAST, finish_reason: 'length' }] }],
    [
      'openai',
      { input: 'Hi', output: [{ role: 'assistant', content: 'H' }], status: 'incomplete' },
    ],
    [
      'anthropic',
      { messages: [ASKED], role: 'assistant', content: 'x', stop_reason: 'max_tokens' },
    ],
  ])('%s: an answer that is said to be cut or failed ends nothing: %j', async (format, log) => {
    const { entries } = await importText(format, JSON.stringify(log));
    const [closed] = bodiesOf(entries, 'decision.closed');
    expect(closed).toMatchObject({ outcome: 'abandoned' });
    expect(JSON.stringify(closed)).toContain('failed, or was cut');
  });

  test('an answer belongs to the newest call of its id', async () => {
    const pay = (amount: number) => ({
      role: 'assistant',
      tool_calls: [call('c', 'pay', `{"amount": ${amount}}`)],
    });
    const messages = [ASKED, pay(1), pay(2), { role: 'tool', tool_call_id: 'c', content: 'two' }];
    const { entries } = await importText('openai', JSON.stringify({ messages }));
    const calls = bodiesOf(entries, 'job_card.filed').flatMap(callsIn);
    expect(calls.map((one) => [one['arguments'], one['result']])).toEqual([
      [{ amount: 1 }, undefined],
      [{ amount: 2 }, 'two'],
    ]);
  });

  test('what stands beside a call, an answer or a choice is counted as left out', async () => {
    const log = {
      messages: [
        ASKED,
        { role: 'assistant', tool_calls: { odd: 'ODD' } },
        { role: 'assistant', tool_calls: [{ ...call('c', 'pay', '{}'), cache: 'ONE' }] },
        { role: 'tool', tool_call_id: 'c', content: 'done', latency: 'TWO' },
      ],
      choices: [{ index: 0, delta: 'THREE' }],
    };
    const { code, out, entries } = await importText('openai', JSON.stringify(log));
    expect(code).toBe(0);
    expect(JSON.stringify(entries)).toContain('ODD');
    expect(out).toMatch(/^other members +3 +0 +3 /m);
    const ended = { messages: [ASKED], choices: [{ message: LAST, finish_reason: 'stop' }, {}] };
    const answered = await importText('openai', JSON.stringify(ended));
    expect(answered.out).toMatch(/^other members +2 +0 +2 /m);
  });

  test.each([
    ['openai', 'no JSON', 'x', /cannot be read/],
    ['openai', 'no log', '[{"prompt": "x"}]', /no log of OpenAI/],
    ['openai', 'no messages', '{"messages": []}', /holds no decision/],
    ['anthropic', 'a log cut short', `${JSON.stringify(anthropic)}\n{"messages"`, /Line 2/],
    ['anthropic', 'no log', '[7]', /no log of Anthropic/],
  ])('%s: %s is refused before anything is written', async (format, _name, text, message) => {
    const { code, err } = await importText(format, text);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });
});

function call(id: string, name: string, given: string): object {
  return { id, type: 'function', function: { name, arguments: given } };
}

function item(id: string, name: string, given: string): object {
  return { type: 'function_call', call_id: id, name, arguments: given };
}

function use(id: string, name: string, input: object): object {
  return { type: 'tool_use', id, name, input };
}
