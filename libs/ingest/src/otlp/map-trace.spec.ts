import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import { validateRecord } from '@docket/record';
import type { OtlpLog, OtlpSpan } from './items.js';
import { mapTrace, type Trace } from './map-trace.js';

const traceId = '5b8efff798038103d269b633813fc60c';
const START = 1_700_000_000_000_000_000n;
const idOf = (n: number): string => n.toString(16).padStart(16, '0');

/** The n-th span: a second long, beginning n seconds in, below the first one unless told. */
const span = (n: number, attributes: JsonObject, more: Partial<OtlpSpan> = {}): OtlpSpan => ({
  traceId,
  spanId: idOf(n),
  ...(n === 1 ? {} : { parentSpanId: idOf(1) }),
  name: `span ${n}`,
  start: String(START + BigInt(n) * 1_000_000_000n),
  end: String(START + BigInt(n + 1) * 1_000_000_000n),
  attributes,
  events: [],
  links: [],
  status: 'unset',
  resource: { 'service.name': 'shop' },
  ...more,
});
const agent = (more: JsonObject = {}) =>
  span(1, { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'helper', ...more });
const tool = (n: number, attributes: JsonObject = {}, more: Partial<OtlpSpan> = {}) =>
  span(
    n,
    { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'look_up', ...attributes },
    more,
  );

/** Maps, and holds every record against its schema. */
const map = (trace: Trace) => {
  const mapped = mapTrace(trace);
  const records = mapped.decisions.flatMap((one) => one.records);
  for (const { type, body } of records) {
    const { ok, ...why } = validateRecord(type, JSON.parse(JSON.stringify(body)) as JsonObject);
    expect({ type, ok, ...(ok ? {} : why) }).toEqual({ type, ok: true });
  }
  return { ...mapped, records, types: records.map(({ type }) => type) };
};
const cards = (...spans: OtlpSpan[]) =>
  map({ spans }).records.flatMap((one) => (one.type === 'job_card.filed' ? [one.body] : []));
const opening = (...spans: OtlpSpan[]) => {
  const [first] = map({ spans }).records;
  if (first?.type !== 'decision.opened') throw new Error('no opening');
  return first.body;
};

describe('a trace becomes a decision', () => {
  const spans = [
    agent({
      'gen_ai.input.messages': JSON.stringify([
        { role: 'user', parts: [{ type: 'text', content: 'Where is my order?' }] },
      ]),
      'gen_ai.conversation.id': 'conv-1',
      'gen_ai.system_instructions': 'Be kind.',
    }),
    span(2, { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'm-1' }),
    tool(3, { 'gen_ai.tool.call.id': 'c1', 'gen_ai.tool.call.arguments': '{"order":7}' }),
    span(4, { 'http.request.method': 'GET' }),
  ];

  test('opened, a card for the tool, closed', () => {
    const { types, records, unmapped } = map({ spans });
    expect(types).toEqual(['decision.opened', 'job_card.filed', 'decision.closed']);
    expect(unmapped).toBe(1);
    expect(records[0]?.body).toMatchObject({
      agent: { id: 'helper', name: 'helper' },
      goal: 'Where is my order?',
      request: 'Where is my order?',
      origin: { kind: 'imported', source: `OTLP, trace ${traceId}, service shop` },
      trace_id: traceId,
      occurred_at: '2023-11-14T22:13:21.000000000Z',
      system: { prompt: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      ext: { otlp: { conversation: 'conv-1', llm: [{ model: 'm-1', calls: 1 }] } },
    });
    expect(JSON.stringify(records)).not.toContain('Be kind.');
    expect(records[1]?.body).toMatchObject({
      current_phase: 'EXECUTING',
      confidence: null,
      tool_calls: [
        {
          tool_name: 'look_up',
          tool_call_id: 'c1',
          arguments: { order: 7 },
          status: 'ok',
          duration_ms: 1000,
        },
      ],
    });
    expect(records[2]?.body).toMatchObject({ outcome: 'completed' });
  });

  test('the same in whatever order the spans came, under the same keys', () => {
    const there = map({ spans });
    const back = map({ spans: spans.toReversed() });
    expect(back.records).toEqual(there.records);
    const keys = there.records.map(({ body }) => body.idempotency_key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[1]).toBe(`otlp1:${traceId}:${idOf(3)}:job_card.filed:0`);
  });

  test('each outermost agent makes one of its own, and what is not of an agent none', () => {
    const two = [
      span(1, {}),
      span(2, { 'openinference.span.kind': 'AGENT', 'agent.name': 'one' }),
      span(3, { 'openinference.span.kind': 'AGENT', 'agent.name': 'two' }),
      tool(4, {}, { parentSpanId: idOf(3) }),
    ];
    const { decisions, unmapped } = map({ spans: two });
    expect(decisions.map(({ records }) => records.length)).toEqual([2, 3]);
    expect(unmapped).toBe(1);
    expect(map({ spans: [span(1, { 'db.system': 'pg' })] })).toMatchObject({
      decisions: [],
      unmapped: 1,
    });
  });

  test('without a marked agent the outermost span stands for one, and says so', () => {
    expect(opening(span(1, {}, { name: 'LangGraph' }), tool(2)).ext).toMatchObject({
      otlp: { assigned: { root: expect.stringContaining('outermost') } },
    });
  });

  test('without a root it is abandoned, and the root is not recorded', () => {
    const { records, isRootMissing } = map({ spans: [tool(3)] });
    expect(isRootMissing).toBe(true);
    expect(records.at(-1)?.body).toMatchObject({ outcome: 'abandoned' });
    expect(JSON.stringify(records[0]?.body)).toContain('"root span"');
  });

  test.each([
    ['an error', { status: 'error' as const }, 'failed'],
    ['an end', {}, 'completed'],
  ])('%s of the root', (_, more, outcome) => {
    expect(map({ spans: [{ ...agent(), ...more }] }).records.at(-1)?.body).toMatchObject({
      outcome,
    });
  });

  test('parents in a circle end', () => {
    const a = tool(2, {}, { parentSpanId: idOf(3) });
    const b = tool(3, {}, { parentSpanId: idOf(2) });
    expect(map({ spans: [a, b] }).types).toHaveLength(4);
  });

  test('late spans stand in a decision below the first', () => {
    const late = { decisionId: 'dec_1', goal: 'Where is my order?' };
    const { records } = map({ spans: [tool(9)], late });
    expect(records[0]?.body).toMatchObject({
      parent_decision: 'dec_1',
      goal: 'late telemetry of dec_1: Where is my order?',
      ext: { otlp: { late: true } },
    });
  });
});

describe('never derived', () => {
  const telling = agent({ confidence: 0.9, 'gen_ai.agent.confidence': 0.9 });
  const spans = [
    telling,
    tool(2, { approved_by: 'a human', 'human.approval': true }),
    span(3, { 'openinference.span.kind': 'RETRIEVER', 'retrieval.documents.0.document.id': 'd' }),
  ];

  test('no review, no intent, no confidence, no decisive lineage', () => {
    const { records, types } = map({ spans });
    expect(types.filter((type) => /review|intent/.test(type))).toEqual([]);
    const bodies = records.flatMap(({ type, body }) => (type === 'job_card.filed' ? [body] : []));
    expect(bodies.map(({ confidence }) => confidence)).toEqual([null, null]);
    expect(bodies.flatMap(({ lineage = [] }) => lineage).map(({ role }) => role)).toEqual([
      'input',
    ]);
  });

  test('stakes come of docket.stakes, and else are said to be assigned', () => {
    expect(opening(agent({ 'docket.stakes': 'high' }))).toMatchObject({ stakes: 'high' });
    const resource = { 'docket.stakes': 'critical' };
    expect(opening({ ...agent(), resource })).toMatchObject({ stakes: 'critical' });
    expect(opening(agent({ 'docket.stakes': 'enormous' }))).toMatchObject({
      stakes: 'medium',
      ext: { otlp: { assigned: { stakes: expect.stringContaining('Docket') } } },
    });
  });
});

describe('tool calls of every convention', () => {
  test.each<[string, JsonObject, Partial<OtlpSpan>?]>([
    [
      'gen_ai',
      {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': 't',
        'gen_ai.tool.call.arguments': { a: 1 },
      },
    ],
    ['pydantic', { 'gen_ai.tool.name': 't', tool_arguments: '{"a":1}' }],
    [
      'openinference',
      { 'openinference.span.kind': 'TOOL', 'tool.name': 't', 'input.value': '{"a":1}' },
    ],
    [
      'ai',
      { 'ai.operationId': 'ai.toolCall', 'ai.toolCall.name': 't', 'ai.toolCall.args': '{"a":1}' },
    ],
    [
      'traceloop',
      {
        'traceloop.span.kind': 'tool',
        'traceloop.entity.name': 't',
        'traceloop.entity.input': '{"a":1}',
      },
    ],
    ['mlflow', { 'mlflow.spanType': 'TOOL', 'mlflow.spanInputs': '{"a":1}' }, { name: 't' }],
    [
      'adk',
      {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': 't',
        'gcp.vertex.agent.tool_call_args': '{"a":1}',
      },
    ],
    [
      'langsmith',
      { 'langsmith.span.kind': 'tool', 'gen_ai.tool.name': 't', 'input.value': '{"a":1}' },
    ],
    [
      'mcp',
      {
        'mcp.method.name': 'tools/call',
        'gen_ai.tool.name': 't',
        'gen_ai.tool.call.arguments': '{"a":1}',
      },
    ],
  ])('%s', (_, attributes, more = {}) => {
    expect(cards(agent(), span(2, attributes, more))[0]?.tool_calls).toEqual([
      { tool_name: 't', arguments: { a: 1 }, status: 'ok', duration_ms: 1000 },
    ]);
  });

  test('docket is believed before all others', () => {
    const [card] = cards(agent(), tool(2, { 'docket.tool.name': 'mine' }));
    expect(card?.tool_calls?.[0]?.tool_name).toBe('mine');
    expect(map({ spans: [agent(), tool(2, { 'docket.kind': 'ignored' })] })).toMatchObject({
      unmapped: 1,
    });
  });

  test('arguments that are no object are kept as they came', () => {
    const [card] = cards(agent(), tool(2, { 'gen_ai.tool.call.arguments': '[1, 2]' }));
    expect(card?.tool_calls?.[0]).toMatchObject({
      arguments_raw: '[1, 2]',
      arguments_parse_error: 'is no JSON object',
    });
  });

  test.each<[string, JsonObject, Partial<OtlpSpan>, object]>([
    ['an error', { 'error.type': 'E' }, {}, { status: 'error', error_type: 'E' }],
    ['a status', {}, { status: 'error' }, { status: 'error' }],
    ['a time-out', { 'error.type': 'TimeoutError' }, {}, { status: 'timeout' }],
  ])('%s', (_, attributes, more, call) => {
    expect(cards(agent(), tool(2, attributes, more))[0]?.tool_calls).toMatchObject([call]);
  });

  test('a call without an end has no status', () => {
    const { end: _end, ...open } = tool(2);
    expect(cards(agent(), open)[0]?.tool_calls?.[0]).not.toHaveProperty('status');
  });

  test('calls below one answer of a model are one card', () => {
    const chat = span(2, { 'gen_ai.operation.name': 'chat' });
    const below = { parentSpanId: idOf(2) };
    const [card, ...more] = cards(agent(), chat, tool(3, {}, below), tool(4, {}, below));
    expect(card?.tool_calls).toHaveLength(2);
    expect(more).toEqual([]);
  });

  test('a refusal of Claude Code: denied and blocked, and no review', () => {
    const call = span(2, { tool_name: 'Bash', tool_use_id: 'u1' }, { name: 'claude_code.tool' });
    const waiting = span(
      3,
      { decision: 'reject', source: 'user_reject' },
      {
        name: 'claude_code.tool.blocked_on_user',
        parentSpanId: idOf(2),
      },
    );
    const root = span(1, { user_prompt: 'Tidy up.' }, { name: 'claude_code.interaction' });
    const expected = {
      current_phase: 'BLOCKED',
      reason_blocked: 'The trace says: decision “reject”, source “user_reject”.',
      tool_calls: [{ tool_name: 'Bash', tool_call_id: 'u1', status: 'denied' }],
    };
    expect(cards(root, call, waiting)[0]).toMatchObject(expected);
    const log: OtlpLog = {
      traceId,
      spanId: idOf(1),
      name: 'claude_code.tool_decision',
      attributes: { decision: 'reject', source: 'user_reject', tool_use_id: 'u1' },
      resource: {},
    };
    const { records } = map({ spans: [root, call], logs: [log] });
    expect(records[1]?.body).toMatchObject(expected);
  });
});

test.each<[string, JsonObject, Partial<OtlpSpan>, string | undefined]>([
  ['a call that ended', {}, {}, 'side_effect.executed'],
  [
    'an error does not say that nothing changed',
    {},
    { status: 'error' },
    'side_effect.outcome_unknown',
  ],
  [
    'unless the span says so',
    { 'docket.effect.outcome': 'failed' },
    { status: 'error' },
    'side_effect.failed',
  ],
  ['without an owner it is none', { 'docket.effect.owner': null }, {}, undefined],
])('a side effect that the span describes: %s', (_, attributes, more, type) => {
  const effect = {
    'docket.effect': 'write',
    'docket.effect.operation': 'refund.issue',
    'docket.effect.system': 'payments',
    'docket.effect.resource': 'order/7',
    'docket.effect.owner': 'payments-team',
  };
  const { types } = map({ spans: [agent(), tool(2, { ...effect, ...attributes }, more)] });
  expect(types.find((one) => one.startsWith('side_effect'))).toBe(type);
});

describe('handoffs', () => {
  test.each<[string, JsonObject, string | undefined]>([
    ['transfer_to_billing', {}, 'billing'],
    ['transfer_to_agent', { 'gen_ai.tool.call.arguments': { agent_name: 'billing' } }, 'billing'],
    ['transfer_to_human_agents', {}, undefined],
    ['look_up', {}, undefined],
  ])('%s', (name, more, receiver) => {
    const [card] = cards(agent(), tool(2, { 'gen_ai.tool.name': name, ...more }));
    expect(card?.handoff?.to_agent).toBe(receiver);
  });

  test('an agent below another was at work, and its place says of no handoff', () => {
    const inner = span(2, {
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.agent.name': 'inner',
    });
    const [first, card] = cards(agent(), inner, tool(3, {}, { parentSpanId: idOf(2) }));
    expect(first).toMatchObject({ current_phase: 'EXECUTING', agent: { id: 'inner' } });
    expect(first).not.toHaveProperty('handoff');
    expect(card?.agent).toMatchObject({ id: 'inner' });
  });

  test.each([
    ['openinference.instrumentation.openai_agents', { to_agent: 'Billing' }],
    ['another', undefined],
  ])('a span "handoff to …" of %s', (scope, handoff) => {
    const attributes = { 'openinference.span.kind': 'TOOL' };
    const [card] = cards(agent(), span(2, attributes, { name: 'handoff to Billing', scope }));
    expect(card?.handoff).toEqual(handoff);
  });

  test('an agent below itself is one', () => {
    const again = span(2, {
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.agent.name': 'helper',
    });
    expect(cards(agent(), again)).toEqual([]);
  });
});

test.each<[string, string[], string[]]>([
  ['openinference.instrumentation.beeai', ['start-1', 'finish-1', 'error-1'], ['tool.x.error-1']],
  [
    'openinference.instrumentation.beeai',
    ['start-1', 'start-2'],
    ['tool.x.start-1', 'tool.x.start-2'],
  ],
  ['another', ['start-1', 'success-1'], ['tool.x.start-1', 'tool.x.success-1']],
])('events of calls by %s: %j', (scope, events, names) => {
  const spans = events.map((event, at) =>
    span(at + 2, { 'openinference.span.kind': 'TOOL' }, { name: `tool.x.${event}`, scope }),
  );
  const calls = cards(agent(), ...spans).flatMap((card) => card.tool_calls ?? []);
  expect(calls.map((call) => call.tool_name)).toEqual(names);
});

test('a call that BeeAI tells only among the events of its agent is a call, and a tool has the name it gives', () => {
  const scope = 'openinference.instrumentation.beeai';
  const agents = { 'openinference.span.kind': 'AGENT' };
  const event = (number: number, parent: number, name: string, attributes: JsonObject) => ({
    ...span(number, { ...agents, ...attributes }, { name, scope }),
    parentSpanId: idOf(parent),
  });
  const city = { 'tool.name': 'Search', 'tool.parameters': { city: 'Lyon' } };
  const rain = { 'tool.name': 'Weather', 'tool.parameters': { city: 'Lyon' } };
  const found = cards(
    agent(),
    span(2, { 'openinference.span.kind': 'CHAIN' }),
    span(3, { 'openinference.span.kind': 'CHAIN' }),
    event(4, 2, 'agent.react.update-1', city),
    { ...event(5, 4, 'tool.x.success-2', { 'openinference.span.kind': 'TOOL' }) },
    event(6, 2, 'agent.react.update-3', { ...city, 'output.value': 'found' }),
    event(7, 3, 'agent.react.update-4', rain),
    event(8, 3, 'agent.react.update-5', { ...rain, 'output.value': { rain_mm: 0 } }),
  ).flatMap((card) => card.tool_calls ?? []);
  expect(found).toMatchObject([
    { tool_name: 'Search' },
    { tool_name: 'Weather', arguments: { city: 'Lyon' }, result: { rain_mm: 0 } },
  ]);
  // The event ends with the agent: how the call went, and how long it took, nobody says.
  expect(found[1]).not.toHaveProperty('duration_ms');
  expect(found[1]).not.toHaveProperty('status');
});

describe('judgements', () => {
  const event = (more: JsonObject): OtlpLog => ({
    traceId,
    spanId: idOf(2),
    name: 'gen_ai.evaluation.result',
    attributes: { 'gen_ai.evaluation.name': 'relevance', ...more },
    resource: {},
  });

  test('from log records: the kind is said to be assumed where it is not said', () => {
    const spans = [agent(), tool(2, { 'gen_ai.tool.call.id': 'c1' })];
    const logs = [
      event({ 'gen_ai.evaluation.score.value': 0.7 }),
      event({ 'gen_ai.evaluation.score.label': 'pass', 'docket.evaluation.kind': 'schema' }),
      event({}),
      { ...event({ 'gen_ai.evaluation.score.value': 1 }), spanId: idOf(77) },
    ];
    const { records, unmapped } = map({ spans, logs });
    const found = records.flatMap(({ type, body }) =>
      type === 'evaluation.recorded' ? [body] : [],
    );
    expect(found).toMatchObject([
      { kind: 'schema', label: 'pass', target: { kind: 'tool_call', tool_call_id: 'c1' } },
      { kind: 'judge', score: 0.7, ext: { otlp: { kind_assumed: true } } },
    ]);
    // One says nothing, and one judges a span that did not come.
    expect(unmapped).toBe(2);
  });

  test('from the span of an evaluator', () => {
    const judge = span(2, {
      'openinference.span.kind': 'EVALUATOR',
      'evaluation.name': 'tone',
      'evaluation.label': 'rude',
      'evaluation.annotator_kind': 'CODE',
    });
    const last = map({ spans: [agent(), judge] }).records.at(-1);
    expect(last?.body).toMatchObject({
      kind: 'heuristic',
      label: 'rude',
      target: { kind: 'decision' },
    });
  });
});

test('what a retriever found is an input without a version, and its text is only a digest', () => {
  const [card] = cards(
    agent(),
    span(2, {
      'openinference.span.kind': 'RETRIEVER',
      'input.value': 'refund rules',
      'retrieval.documents.0.document.id': 'policy-7',
      'retrieval.documents.0.document.content': 'Refunds within 30 days.',
      'retrieval.documents.0.document.score': 0.8,
      'retrieval.documents.1.document.content': 'No id.',
    }),
  );
  expect(card?.lineage).toMatchObject([
    {
      document_id: 'policy-7',
      version: null,
      retrieval: { rank: 0, query: 'refund rules', score: 0.8 },
    },
    { document_id: expect.stringMatching(/^sha256:/), retrieval: { rank: 1 } },
  ]);
  expect(JSON.stringify(card)).not.toContain('Refunds within');
});
