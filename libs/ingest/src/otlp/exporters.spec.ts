import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { readSpans } from './read-request.js';

/** The exporters of OpenTelemetry itself, and what they send. */
const received: { headers: IncomingHttpHeaders; body: Buffer }[] = [];
let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`;
});
afterAll(() => {
  server.close();
});

test('protobuf and JSON, in gzip, are the same spans', async () => {
  const compression = 'gzip' as NonNullable<
    ConstructorParameters<typeof JsonExporter>[0]
  >['compression'] &
    string;
  const provider = new NodeTracerProvider({
    spanProcessors: [JsonExporter, ProtobufExporter].map(
      (Exporter) => new SimpleSpanProcessor(new Exporter({ url, compression })),
    ),
  });
  const tracer = provider.getTracer('peer', '1.2');
  const span = tracer.startSpan('invoke_agent helper', {
    attributes: {
      'gen_ai.operation.name': 'invoke_agent',
      text: 'größe 🙂',
      whole: 42,
      long: Number.MAX_SAFE_INTEGER,
      part: 0.1,
      yes: true,
      list: ['a', 'b'],
    },
  });
  span.addEvent('gen_ai.evaluation.result', { 'gen_ai.evaluation.score.value': 0.5 });
  span.setStatus({ code: 2, message: 'no' });
  span.end();
  await provider.forceFlush();
  await provider.shutdown();
  expect(received.map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', 'gzip']);
  const [one, other] = received.map(({ headers, body }) =>
    readSpans(
      gunzipSync(body),
      headers['content-type'] === 'application/x-protobuf' ? 'protobuf' : 'json',
    ),
  );
  const { spanId, traceId } = span.spanContext();
  expect(one).toMatchObject({
    rejected: 0,
    items: [
      {
        spanId,
        traceId,
        status: 'error',
        statusMessage: 'no',
        scope: 'peer',
        attributes: { text: 'größe 🙂', whole: 42, long: Number.MAX_SAFE_INTEGER, part: 0.1 },
        events: [{ attributes: { 'gen_ai.evaluation.score.value': 0.5 } }],
      },
    ],
  });
  expect(other).toEqual(one);
});
