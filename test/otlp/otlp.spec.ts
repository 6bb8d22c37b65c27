import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { age as ageTraces, query, readEntries, sorted, type Entry } from './database.js';
import { problemOf, startTestApi, type Answer, type TestApi } from '../api/support/api.js';
import { PROJECT } from '../support/built-command.js';

let api: TestApi;
let agent: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.createLedger('claims');
  agent = await api.createKey('claims', 'agent');
});
afterAll(() => api.close());

const PATH = '/v1/ledgers/claims/otlp/v1';
const PROTOBUF = { 'content-type': 'application/x-protobuf' };
let traces = 0;
const newTrace = (): string => (++traces).toString(16).padStart(32, 'a');
const spanId = (n: number): string => n.toString(16).padStart(16, '0');
const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });

/** The root is span 1; the others are calls of tools below it. */
const span = (traceId: string, n: number, more: object = {}) => ({
  traceId,
  spanId: spanId(n),
  ...(n === 1 ? {} : { parentSpanId: spanId(1) }),
  name: `span ${n}`,
  startTimeUnixNano: `17000000000000000${String(n).padStart(2, '0')}`,
  endTimeUnixNano: '1700000001000000000',
  attributes:
    n === 1
      ? [text('gen_ai.operation.name', 'invoke_agent'), text('gen_ai.agent.name', 'helper')]
      : [text('gen_ai.operation.name', 'execute_tool'), text('gen_ai.tool.name', 'look_up')],
  ...more,
});
const message = (...spans: object[]) => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
const send = (body: unknown, to: { signal?: string; key?: string; url?: string } = {}) =>
  api.call('POST', `${PATH}/${to.signal ?? 'traces'}`, { key: to.key ?? agent, body });
const taken = (answer: Answer) => [answer.status, answer.json];

const age = () => ageTraces(api.database.url);
const entries = () => readEntries(api.database.url);
const ofTrace = async (traceId: string): Promise<Entry[]> =>
  (await entries()).filter(({ body }) => JSON.stringify(body ?? null).includes(traceId));
/** Waits until the ledger has so many entries of a trace. */
async function recorded(traceId: string, count: number): Promise<Entry[]> {
  for (;;) {
    const found = await ofTrace(traceId);
    if (found.length >= count) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** How the request is kept that a trace came in. */
async function keptOf(traceId: string): Promise<unknown> {
  await sorted(api.database.url);
  const [kept] = await query(
    api.database.url,
    `SELECT form, coding FROM docket.otlp_request WHERE request_no IN
       (SELECT request_no FROM docket.otlp_chunk WHERE trace_id = '${traceId}')`,
  );
  return kept;
}

describe('what comes of spans', () => {
  test('children first, the root in a later request: one decision, in the order of their beginning', async () => {
    const traceId = newTrace();
    expect(taken(await send(message(span(traceId, 3), span(traceId, 2))))).toEqual([200, {}]);
    expect(await ofTrace(traceId)).toEqual([]);
    expect(taken(await send(message(span(traceId, 1))))).toEqual([200, {}]);
    await age();
    const found = await recorded(traceId, 4);
    expect(found.map(({ type, body }) => [type, body['span_id']])).toEqual([
      ['decision.opened', spanId(1)],
      ['job_card.filed', spanId(2)],
      ['job_card.filed', spanId(3)],
      ['decision.closed', spanId(1)],
    ]);
    expect(new Set(found.map(({ decision_id: id }) => id)).size).toBe(1);
  });

  test('the same again, before and after it is recorded, doubles nothing; another content is a conflict', async () => {
    const traceId = newTrace();
    const whole = message(span(traceId, 1), span(traceId, 2));
    await Promise.all([send(whole), send(whole), send(whole)]);
    await send(message(span(traceId, 2, { name: 'another' })));
    await age();
    const found = await recorded(traceId, 3);
    expect(found[0]?.body.ext?.otlp).toMatchObject({ conflicts: 1 });
    expect(found[1]?.body.ext?.otlp).toMatchObject({ span: 'span 2' });
    await send(whole);
    await age();
    // Another trace that is recorded shows that the worker has been there since.
    const other = newTrace();
    await send(message(span(other, 1)));
    await age();
    await recorded(other, 2);
    expect(await ofTrace(traceId)).toHaveLength(3);
  });

  test('late spans stand in a decision below the first', async () => {
    const traceId = newTrace();
    await send(message(span(traceId, 1)));
    await age();
    const [first] = await recorded(traceId, 2);
    await send(message(span(traceId, 5)));
    await age();
    const found = await recorded(traceId, 5);
    expect(found[2]?.body).toMatchObject({ parent_decision: first?.decision_id });
  });

  test('without a root: abandoned, and the gap is recorded', async () => {
    const traceId = newTrace();
    await send(message(span(traceId, 2)));
    await age();
    const found = await recorded(traceId, 4);
    expect(found.map(({ type }) => type)).toEqual([
      'decision.opened',
      'job_card.filed',
      'decision.closed',
      'gap.recorded',
    ]);
  });

  test('judgements come as log records', async () => {
    const traceId = newTrace();
    await send(message(span(traceId, 1)));
    const record = {
      traceId,
      spanId: spanId(1),
      eventName: 'gen_ai.evaluation.result',
      attributes: [
        text('gen_ai.evaluation.name', 'relevance'),
        { key: 'gen_ai.evaluation.score.value', value: { doubleValue: 0.5 } },
      ],
    };
    const logs = { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] };
    expect(taken(await send(logs, { signal: 'logs' }))).toEqual([200, {}]);
    await age();
    expect((await recorded(traceId, 3)).at(-1)).toMatchObject({
      type: 'evaluation.recorded',
      body: { score: 0.5, kind: 'judge' },
    });
  });

  test('two agents that send one trace have a decision each', async () => {
    const another = await api.createKey('claims', 'agent');
    const traceId = newTrace();
    await send(message(span(traceId, 1)));
    await send(message(span(traceId, 1)), { key: another });
    await age();
    const found = await recorded(traceId, 4);
    expect(new Set(found.map(({ decision_id: id }) => id)).size).toBe(2);
  });

  test('a request of several traces is kept until the last of them is recorded', async () => {
    const kept = () => query(api.database.url, 'SELECT request_no FROM docket.otlp_request');
    const [one, other] = [newTrace(), newTrace()];
    const spans = [span(one, 1), span(other, 1), span(one, 2), span(other, 2)];
    await send(message(...spans));
    await sorted(api.database.url);
    await query(
      api.database.url,
      `UPDATE docket.otlp_trace SET retry_at = 'infinity' WHERE trace_id = '${other}'`,
    );
    await query(
      api.database.url,
      `UPDATE docket.otlp_trace SET last_at = last_at - interval '1 h' WHERE trace_id = '${one}'`,
    );
    await recorded(one, 3);
    expect(await kept()).toHaveLength(1);
    await age();
    await recorded(other, 3);
    while ((await kept()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  });

  test('two servers on one database lose and double nothing', async () => {
    const other = await api.startAnother();
    const ids = Array.from({ length: 12 }, newTrace);
    await Promise.all(ids.map((id) => send(message(span(id, 1), span(id, 2)))));
    await age();
    for (const id of ids) await recorded(id, 3);
    await other.close();
    for (const id of ids) expect(await ofTrace(id)).toHaveLength(3);
  });
});

describe.each([
  ['JSON', JsonExporter],
  ['protobuf', ProtobufExporter],
] as const)("OpenTelemetry's own exporter of %s, in gzip", (encoding, Exporter) => {
  test('its spans are kept as they came, and become records', async () => {
    const exporter = new Exporter({
      url: `${api.url}${PATH}/traces`,
      headers: { authorization: `Bearer ${agent}` },
      compression: 'gzip' as never,
    });
    const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
    const one = provider.getTracer('peer').startSpan('invoke_agent', {
      attributes: { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'peer' },
    });
    one.end();
    await provider.forceFlush();
    await provider.shutdown();
    const { traceId } = one.spanContext();
    expect(await keptOf(traceId)).toEqual({ form: encoding.toLowerCase(), coding: 'gzip' });
    await age();
    const [opened] = await recorded(traceId, 2);
    expect(opened?.body).toMatchObject({ agent: { id: 'peer' }, origin: { kind: 'imported' } });
  });
});

test('the settings of the guide are those of an exporter: address, key, gzip and stakes', async () => {
  const guide = readFileSync(`${PROJECT}docs/guide/telemetry.md`, 'utf8');
  const block = /```ini\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
  const own = block.replace('https://docket.example', api.url).replace('docket_…', agent);
  const settings = Object.fromEntries(
    own
      .trim()
      .split('\n')
      .map((line) => /^([^=]+)=(.*)$/.exec(line)!.slice(1)),
  ) as Record<string, string>;
  Object.assign(process.env, settings);
  // It reads them when it is made.
  const exporter = new ProtobufExporter();
  for (const name of Object.keys(settings)) delete process.env[name];
  const [name = '', value] = settings['OTEL_RESOURCE_ATTRIBUTES']!.split('=');
  const resource = { attributes: { [name]: value }, asyncAttributesPending: false };
  const spanProcessors = [new BatchSpanProcessor(exporter)];
  const provider = new NodeTracerProvider({ resource: resource as never, spanProcessors });
  const one = provider.getTracer('guide').startSpan('invoke_agent', {
    attributes: { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.completion': 'It is done.' },
  });
  one.end();
  await provider.forceFlush();
  await provider.shutdown();
  const { traceId } = one.spanContext();
  expect(await keptOf(traceId)).toEqual({ form: 'protobuf', coding: 'gzip' });
  await age();
  const [opened, closed] = await recorded(traceId, 2);
  expect(opened?.body).toMatchObject({ stakes: 'high' });
  expect(closed?.body).toMatchObject({
    ext: { import: { messages: [{ role: 'assistant', content: 'It is done.' }] } },
  });
});

describe('what is answered', () => {
  const post = (raw: Uint8Array, headers: Record<string, string>) =>
    api.call('POST', `${PATH}/traces`, { key: agent, raw, headers });

  test('some rejected: 200 with how many, and the ledger says so, once', async () => {
    const traceId = newTrace();
    const mixed = message(span(traceId, 1), span(traceId, 2, { spanId: 'no' }));
    for (let n = 0; n < 2; n++) {
      expect(taken(await send(mixed))).toEqual([
        200,
        { partialSuccess: { rejectedSpans: '1', errorMessage: 'spanId must be 16 hex digits' } },
      ]);
    }
    const gaps = (await entries()).filter(
      ({ type, body }) =>
        type === 'gap.recorded' && String(body['reason']).includes('16 hex digits'),
    );
    expect(gaps.map(({ body }) => body)).toMatchObject([{ kind: 'dropped', records: 1 }]);
  });

  test('in protobuf as in JSON', async () => {
    // resource_spans { scope_spans { spans { trace_id: 1 byte } } }
    const wrong = Uint8Array.from([0x0a, 7, 0x12, 5, 0x12, 3, 0x0a, 1, 1]);
    const answer = await post(wrong, PROTOBUF);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/x-protobuf');
    const bytes = Buffer.from(answer.text, 'latin1');
    expect([...bytes.subarray(0, 1), ...bytes.subarray(2, 4)]).toEqual([0x0a, 0x08, 1]);
    expect(answer.text).toContain('traceId must be 32 hex digits');
    const empty = await post(new Uint8Array(), PROTOBUF);
    expect([empty.status, empty.text]).toEqual([200, '']);
  });

  test('a type may have parameters, and metrics are passed over', async () => {
    const raw = Buffer.from(JSON.stringify(message(span(newTrace(), 1))));
    const answer = await post(raw, { 'content-type': 'application/json; charset=utf-8' });
    expect(answer.status).toBe(200);
    expect(taken(await send({ resourceMetrics: [] }, { signal: 'metrics' }))).toEqual([200, {}]);
  });

  test('what cannot be read is refused in the encoding of the request', async () => {
    const json = await post(Buffer.from('{"resourceSpans":['), {
      'content-type': 'application/json',
    });
    expect([json.status, problemOf(json).code]).toEqual([400, 'malformed_json']);
    const binary = await post(Uint8Array.from([0x0a, 0xff]), PROTOBUF);
    expect([binary.status, binary.headers.get('content-type')]).toEqual([
      400,
      PROTOBUF['content-type'],
    ]);
    expect(binary.text).toContain('malformed_request: ');
  });

  test('a bomb is not unpacked, what is no gzip is refused, and another coding is named', async () => {
    const packed = { ...PROTOBUF, 'content-encoding': 'gzip' };
    const bomb = await post(gzipSync(Buffer.alloc(64 * 1024 ** 2)), packed);
    expect([bomb.status, bomb.text.includes('body_too_large: ')]).toEqual([413, true]);
    expect((await post(Uint8Array.from([1, 2, 3]), packed)).status).toBe(400);
    const other = await post(new Uint8Array(), { ...PROTOBUF, 'content-encoding': 'br' });
    expect([other.status, other.headers.get('accept-encoding')]).toEqual([415, 'gzip, identity']);
    expect(other.text).toContain('packed once with gzip');
    for (const [type, coding] of [
      ['text/plain', 'identity'],
      ['application/x-ndjson', 'identity'],
      ['application/json', 'gzip, gzip'],
    ] as const) {
      const answer = await post(new Uint8Array([0x7b]), {
        'content-type': type,
        'content-encoding': coding,
      });
      expect([type, answer.status]).toEqual([type, 415]);
      const accept = `${PROTOBUF['content-type']}, application/json`;
      expect(answer.headers.get('accept')).toBe(accept);
    }
    const plain = await post(new Uint8Array([0x7b]), { 'content-type': 'text/plain' });
    expect(problemOf(plain).detail).toBe(
      `Only ${PROTOBUF['content-type']} or application/json is read here.`,
    );
  });

  test('long requests at once, with a length and without, packed and not, are kept as they came', async () => {
    const sent = Array.from({ length: 8 }, (_, n) => {
      const more = { attributes: [text('note', `${n} `.repeat(250_000))] };
      return Buffer.from(JSON.stringify(message(span(newTrace(), 2, more))));
    });
    const answers = await Promise.all(
      sent.map((plain, n) => {
        const body = n % 2 === 0 ? plain : gzipSync(plain, { level: 0 });
        const packed: Record<string, string> = n % 2 === 0 ? {} : { 'content-encoding': 'gzip' };
        return fetch(`${api.url}${PATH}/traces`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${agent}`,
            'content-type': 'application/json',
            ...packed,
          },
          body: n < 4 ? body : new Blob([body]).stream(),
          duplex: 'half',
        } as RequestInit);
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(sent.map(() => 200));
    const kept = await query<{ coding: string; content: Buffer }>(
      api.database.url,
      `SELECT coding, content FROM docket.otlp_request ORDER BY request_no DESC LIMIT ${sent.length}`,
    );
    const texts = kept.map(({ coding, content }) =>
      String(coding === 'br' ? brotliDecompressSync(content) : gunzipSync(content)),
    );
    expect(new Set(texts)).toEqual(new Set(sent.map(String)));
  });

  test('protobuf is not for other routes', async () => {
    const answer = await api.call('POST', '/v1/ledgers/claims/batch', {
      key: agent,
      raw: new Uint8Array([1]),
      headers: PROTOBUF,
    });
    expect(problemOf(answer).code).toBe('unsupported_media_type');
  });
});

test('whoever has lost the right to write since is refused, and their spans are given up', async () => {
  const key = await api.createKey('claims', 'agent');
  const traceId = newTrace();
  await send(message(span(traceId, 1)), { key });
  const revoked = await api.call('DELETE', `/v1/ledgers/claims/keys/${key.split('_')[1] ?? ''}`, {
    key: api.administrator,
  });
  expect(revoked.status).toBeLessThan(300);
  await age();
  const other = newTrace();
  await send(message(span(other, 1)));
  await age();
  await recorded(other, 2);
  expect(await ofTrace(traceId)).toEqual([]);
});
