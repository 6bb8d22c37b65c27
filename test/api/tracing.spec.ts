import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-node';
import pg from 'pg';
import { PROJECT } from '../support/built-command.js';
import { createTestDatabase } from '../support/database.js';
import { call, startTestApi, type TestApi } from './support/api.js';
import { card, opening } from './support/records.js';

/** W3C Trace Context, the example of its section 3.2. */
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const traceparent = (flags = '01'): Record<string, string> => ({
  traceparent: `00-${TRACE}-${CALLER}-${flags}`,
});

/** Values of SpanKind and SpanStatusCode of the API. */
const [INTERNAL, SERVER, CLIENT] = [0, 1, 2];
const [UNSET, ERROR] = [0, 2];

describe('spans of Docket, where an SDK is registered', () => {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  let api: TestApi;
  let key: string;
  beforeAll(async () => {
    provider.register();
    api = await startTestApi();
    await api.createLedger('claims');
    key = await api.createKey('claims', 'agent');
  });
  afterAll(async () => {
    await api.close();
    await provider.shutdown();
  });
  beforeEach(() => exporter.reset());

  /** The spans of a request, once it is ended, which is after its answer has come. */
  async function spansOf(traceId: string): Promise<ReadableSpan[]> {
    for (;;) {
      const spans = exporter
        .getFinishedSpans()
        .filter((span) => span.spanContext().traceId === traceId);
      if (spans.some(({ kind }) => kind === SERVER)) return spans;
      await setTimeout(5);
    }
  }

  const open = (headers: Record<string, string>, body: unknown = opening) =>
    api.call('POST', '/v1/ledgers/claims/decisions', { key, body, headers });

  /** Each span by its name, with the name of the one it is part of. */
  const tree = (spans: readonly ReadableSpan[]): Record<string, string> => {
    const names = new Map(spans.map((span) => [span.spanContext().spanId, span.name]));
    return Object.fromEntries(
      spans.map(({ name, parentSpanContext: parent }) => [
        name,
        names.get(parent?.spanId ?? '') ?? parent?.spanId ?? 'none',
      ]),
    );
  };
  const named = (spans: readonly ReadableSpan[], name: string): ReadableSpan => {
    const found = spans.find((span) => span.name === name);
    if (found === undefined) throw new Error(`no span ${name}`);
    return found;
  };

  const REQUEST = 'POST /v1/ledgers/:ledger/decisions';

  test('from the caller’s to the commit: each within the one it is done for', async () => {
    expect((await open(traceparent())).status).toBe(201);
    const spans = await spansOf(TRACE);
    expect(tree(spans)).toEqual({
      [REQUEST]: CALLER,
      'Recording.record': REQUEST,
      append: 'Recording.record',
      'append.queue': 'append',
      'append.batch': 'append',
      'append.commit': 'append.batch',
    });
    expect(spans).toHaveLength(6);
    expect(named(spans, REQUEST)).toMatchObject({
      kind: SERVER,
      status: { code: UNSET },
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/v1/ledgers/:ledger/decisions',
        'http.response.status_code': 201,
      },
    });
    expect(named(spans, 'append')).toMatchObject({
      kind: INTERNAL,
      attributes: { 'docket.append.records': 1 },
    });
    expect(named(spans, 'append.batch').attributes).toEqual({
      'docket.batch.records': 1,
      'docket.batch.entries': 1,
    });
    expect(named(spans, 'append.commit')).toMatchObject({
      kind: CLIENT,
      attributes: { 'db.system.name': 'postgresql', 'db.operation.name': 'COMMIT' },
    });
  });

  test('submissions of one batch: each has its own spans, in its own trace', async () => {
    const id = (n: number): string => n.toString(16).padStart(32, '0');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => open({ traceparent: `00-${id(n + 1)}-${CALLER}-01` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    for (const [n] of answers.entries()) expect(await spansOf(id(n + 1))).toHaveLength(6);
  });

  test('without a traceparent, or with one that is none, the trace begins here', async () => {
    for (const headers of [{}, { traceparent: `00-${'0'.repeat(32)}-${CALLER}-01` }]) {
      exporter.reset();
      await open(headers);
      while (exporter.getFinishedSpans().length < 6) await setTimeout(5);
      const spans = exporter.getFinishedSpans();
      expect(tree(spans)[REQUEST]).toBe('none');
      expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
    }
  });

  test('a trace that its caller does not sample has no spans here', async () => {
    expect((await open(traceparent('00'))).status).toBe(201);
    await open({});
    while (exporter.getFinishedSpans().length < 6) await setTimeout(5);
    const traces = exporter.getFinishedSpans().map((span) => span.spanContext().traceId);
    expect(traces).not.toContain(TRACE);
  });

  describe('what was not done has no span', () => {
    test.each<[string, () => Promise<unknown>, string[], number, string]>([
      [
        'without a key',
        () =>
          call(api.url, 'POST', '/v1/ledgers/claims/decisions', {
            body: opening,
            headers: traceparent(),
          }),
        [REQUEST],
        401,
        'not_authenticated',
      ],
      [
        'a body that is refused',
        () => open(traceparent(), {}),
        [REQUEST, 'Recording.record'],
        422,
        '',
      ],
      [
        'a record that the rules refuse',
        () =>
          api.call('POST', '/v1/ledgers/claims/decisions/dec_none/job-cards', {
            key,
            body: card,
            headers: traceparent(),
          }),
        [],
        404,
        '',
      ],
      [
        'no such route',
        () => api.call('GET', '/v1/nothing/at/all?secret=1', { key, headers: traceparent() }),
        ['GET'],
        404,
        'not_found',
      ],
    ])('%s', async (_, send, names, status, code) => {
      await send();
      const spans = await spansOf(TRACE);
      if (names.length > 0)
        expect(spans.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
      expect(spans.map(({ name }) => name)).not.toContain('append.commit');
      const [request] = spans.filter(({ kind }) => kind === SERVER);
      // A refusal is no error of the server.
      expect(request?.status.code).toBe(UNSET);
      expect(request?.attributes).toMatchObject({ 'http.response.status_code': status });
      if (code !== '') expect(request?.attributes['error.type']).toBe(code);
    });
  });

  test('an answer of 5xx, and what failed for it, are errors, of which no message is told', async () => {
    const database = new pg.Client({ connectionString: api.database.url });
    await database.connect();
    await database.query('ALTER TABLE docket.entry RENAME TO away');
    try {
      expect((await open(traceparent())).status).toBeGreaterThanOrEqual(500);
    } finally {
      await database.query('ALTER TABLE docket.away RENAME TO entry');
      await database.end();
    }
    const spans = await spansOf(TRACE);
    for (const name of [REQUEST, 'Recording.record', 'append'])
      expect(named(spans, name).status).toEqual({ code: ERROR });
    expect(spans.flatMap(({ events }) => events)).toEqual([]);
  });

  test('nothing that was sent is in a span', async () => {
    const hostile = 'ZZ-recorded-text-<script>-\u202e-4111111111111111';
    const [decision] = [
      await open(traceparent(), { ...opening, request: hostile, goal: hostile }),
      await open(traceparent(), { ...opening, [hostile]: hostile }),
      await open({
        ...traceparent(),
        'idempotency-key': 'ZZ-recorded-key',
        'user-agent': hostile.slice(0, 16),
      }),
      await api.call('GET', `/v1/ledgers/claims/decisions?q=ZZ-recorded-query`, {
        key,
        headers: traceparent(),
      }),
      await api.call('GET', '/v1/ledgers/ZZ-recorded-ledger', { key, headers: traceparent() }),
      await call(api.url, 'GET', '/v1/ledgers/claims', {
        key: 'docket_ZZ-recorded_secret',
        headers: traceparent(),
      }),
    ];
    const { decision_id: id } = decision!.json as { decision_id: string };
    const path = `/v1/ledgers/claims/decisions/${id}`;
    await api.call('POST', `${path}/job-cards`, {
      key,
      body: { ...card, goal: hostile },
      headers: traceparent(),
    });
    await api.call('GET', path, { key, headers: traceparent() });
    await setTimeout(200);
    const spans = exporter.getFinishedSpans();
    expect(spans.length).toBeGreaterThan(20);
    const told = JSON.stringify(
      spans.map(({ name, attributes, events, links, status }) => [
        name,
        attributes,
        events,
        links,
        status,
      ]),
    );
    for (const secret of ['ZZ-', '4111', 'script', id, key, 'claims', '/v1/ledgers/claims'])
      expect(told).not.toContain(secret);
  });
});

describe('as the guide turns it on', () => {
  test('the file that it prints sends the spans of docket serve by OTLP', async () => {
    const guide = await readFile(`${PROJECT}docs/guide/operator-reference.md`, 'utf8');
    const [, source = ''] = /```js\n([\s\S]*?NodeTracerProvider[\s\S]*?)```/.exec(guide) ?? [];
    // Where Node.js finds what is installed.
    const folder = await mkdtemp(join(PROJECT, 'node_modules', '.docket-tracing-'));
    await writeFile(join(folder, 'tracing.mjs'), source);
    const received: string[] = [];
    const collector = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      request.once('end', () => {
        received.push(`${request.url} ${text}`);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    const { port } = collector.address() as AddressInfo;
    const database = await createTestDatabase();
    const child = spawn(
      process.execPath,
      [`${PROJECT}apps/cli/bin/docket.js`, 'serve', '--port', '0'],
      {
        env: {
          PATH: process.env['PATH'] ?? '',
          NODE_OPTIONS: `--import ${join(folder, 'tracing.mjs')}`,
          OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
          OTEL_BSP_SCHEDULE_DELAY: '50',
          DATABASE_URL: database.url,
          DOCKET_KEYS_DIR: join(folder, 'keys'),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
    try {
      let url: string | undefined;
      while (url === undefined) {
        await setTimeout(50);
        if (child.exitCode !== null) throw new Error(`docket serve ended: ${printed}`);
        url = /listens on (http:\S+)/.exec(printed)?.[1];
      }
      expect((await fetch(`${url}/healthz`, { headers: traceparent() })).status).toBe(200);
      while (!received.some((text) => text.includes(TRACE))) await setTimeout(50);
      const sent = received.find((text) => text.includes(TRACE)) ?? '';
      expect(sent).toMatch(/^\/v1\/traces \{/);
      expect(sent).toContain('"GET /healthz"');
      expect(sent).toContain('"docket"');
    } finally {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      collector.closeAllConnections();
      collector.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
