/** Requests of spans as agents' exporters make them: runs of twenty spans, of some 1.2 KB each. */

/** One request in the two encodings of OTLP. */
export interface SpansRequest {
  protobuf: Buffer;
  json: Buffer;
}

export const SPANS_OF_TRACE = 20;
const START = 1_700_000_000_000_000_000n;

interface MadeSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  name: string;
  start: string;
  end: string;
  attributes: [key: string, value: string | number][];
}

/** `number` tells requests apart: no trace is in two of them. */
export function makeSpansRequest(spans: number, number: number): SpansRequest {
  const made = Array.from({ length: spans }, (_, n) => makeSpan(n, number));
  return { protobuf: encodeProtobuf(made), json: encodeJson(made) };
}

/** Of the n-th trace of a request, from 0. */
export function traceIdOf(request: number, n: number): string {
  return (request * 1_000_000 + n + 1).toString(16).padStart(32, 'f');
}

function makeSpan(n: number, request: number): MadeSpan {
  const place = n % SPANS_OF_TRACE;
  const start = START + BigInt(n) * 1_000_000n;
  return {
    traceId: traceIdOf(request, Math.floor(n / SPANS_OF_TRACE)),
    spanId: (place + 1).toString(16).padStart(16, 'e'),
    parentSpanId: place === 0 ? undefined : '1'.padStart(16, 'e'),
    name: ['invoke_agent refunds', 'chat gpt-5', 'execute_tool look_up_order'][place % 3] ?? '',
    start: String(start),
    end: String(start + 750_000n),
    attributes: place % 3 === 1 ? modelCall(n, request) : toolCall(n, request, place === 0),
  };
}

const SYLLABLES = 'ba de fi go lu ma ne pi ro su ta ve wi xo yu za che sha tri plo'.split(' ');
const WORDS = Array.from({ length: 800 }, (_, n) =>
  [n % 20, Math.floor(n / 20) % 20, (n * 7) % 20].map((at) => SYLLABLES[at]).join(''),
);

/** Words of a vocabulary, in an order that `seed` gives: gzip is to find in it what it finds in prose, and no more. */
function prose(words: number, seed: number): string {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return WORDS[(state >>> 8) % WORDS.length];
  }).join(' ');
}

function modelCall(n: number, request: number): MadeSpan['attributes'] {
  // The words of the run so far go to the model again, and then some new ones.
  const run = request * 10_007 + Math.floor(n / SPANS_OF_TRACE);
  const content = `${prose(110, run)} ${prose(50, run * 31 + n)}`;
  return [
    ['gen_ai.operation.name', 'chat'],
    ['gen_ai.provider.name', 'openai'],
    ['gen_ai.request.model', 'gpt-5'],
    ['gen_ai.response.id', `resp_${(n * 2_654_435_761 + request).toString(36)}`],
    ['gen_ai.usage.input_tokens', 900 + (n % 100)],
    ['gen_ai.usage.output_tokens', 120 + (n % 50)],
    [
      'gen_ai.input.messages',
      JSON.stringify([{ role: 'user', parts: [{ type: 'text', content }] }]),
    ],
  ];
}

function toolCall(n: number, request: number, isRoot: boolean): MadeSpan['attributes'] {
  const order = { order_id: `${request}-${n}`, state: 'delivered', items: [n, n + 1, n + 2] };
  const note = prose(70, request * 10_009 + n);
  return [
    ['gen_ai.operation.name', isRoot ? 'invoke_agent' : 'execute_tool'],
    ['gen_ai.agent.name', 'refunds'],
    ['gen_ai.tool.name', 'look_up_order'],
    ['gen_ai.tool.call.id', `call_${(n * 40_503 + request).toString(36)}`],
    ['gen_ai.tool.call.arguments', JSON.stringify({ order_id: order.order_id })],
    ['gen_ai.tool.call.result', JSON.stringify({ ...order, note })],
  ];
}

function encodeJson(spans: readonly MadeSpan[]): Buffer {
  const attributeOf = ([key, value]: MadeSpan['attributes'][number]) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
  });
  const scopeSpans = [
    {
      scope: { name: 'agents', version: '1.0.0' },
      spans: spans.map(({ start, end, attributes, ...rest }) => ({
        ...rest,
        startTimeUnixNano: start,
        endTimeUnixNano: end,
        attributes: attributes.map(attributeOf),
      })),
    },
  ];
  const resource = { attributes: [attributeOf(['service.name', 'refunds'])] };
  return Buffer.from(JSON.stringify({ resourceSpans: [{ resource, scopeSpans }] }));
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Buffer.from([...bytes, rest]);
}

function field(number: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

function moment(number: number, nanos: string): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(nanos));
  return Buffer.concat([varint(number * 8 + 1), bytes]);
}

function attribute(number: number, [key, value]: MadeSpan['attributes'][number]): Buffer {
  const inner =
    typeof value === 'string' ? field(1, value) : Buffer.concat([varint(3 * 8), varint(value)]);
  return field(number, Buffer.concat([field(1, key), field(2, inner)]));
}

/** The field numbers are those of opentelemetry-proto. */
function encodeProtobuf(spans: readonly MadeSpan[]): Buffer {
  const encoded = spans.map(({ traceId, spanId, parentSpanId, name, start, end, attributes }) =>
    field(
      2,
      Buffer.concat([
        field(1, Buffer.from(traceId, 'hex')),
        field(2, Buffer.from(spanId, 'hex')),
        ...(parentSpanId === undefined ? [] : [field(4, Buffer.from(parentSpanId, 'hex'))]),
        field(5, name),
        moment(7, start),
        moment(8, end),
        ...attributes.map((one) => attribute(9, one)),
      ]),
    ),
  );
  const scope = field(1, Buffer.concat([field(1, 'agents'), field(2, '1.0.0')]));
  const resource = field(1, attribute(1, ['service.name', 'refunds']));
  const scopeSpans = field(2, Buffer.concat([scope, ...encoded]));
  return field(1, Buffer.concat([resource, scopeSpans]));
}
