/** A span as it is sent, and what its source says of it. */
interface SourceSpan {
  scope: { name?: unknown; version?: unknown };
  sent: {
    traceId: string;
    spanId: string;
    parentSpanId?: string;
    name: string;
    startTimeUnixNano: string;
    endTimeUnixNano?: string;
    attributes: { key: string; value: unknown }[];
    status: { code: number; message?: string };
  };
  /** RFC 3339 to the nanosecond, and milliseconds between them. */
  start: string;
  end: string | null;
  duration: number | undefined;
}

export interface SourceTrace {
  traceId: string;
  spans: SourceSpan[];
  /** Log records of `gen_ai.evaluation.result`. */
  logs: object[];
  /** Name, number and words of each. */
  scores: unknown[][];
  /** Every text, number and yes or no of it, those within texts that are JSON among them. */
  known: Set<string>;
}

type Members = Record<string, unknown>;
interface Observation extends Members {
  id: string;
  parentObservationId: string | null;
  type: string;
  name: string | null;
  startTime: string;
  endTime: string | null;
}

/** Everything that a value holds, as texts; members of these names are left out. */
export function leavesOf(value: unknown, without: ReadonlySet<string> = new Set()): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((inner) => leavesOf(inner, without));
  if (typeof value !== 'object') return [String(value)];
  return Object.entries(value).flatMap(([name, inner]) =>
    without.has(name) ? [] : leavesOf(inner, without),
  );
}

function knownIn(value: unknown): Set<string> {
  const known = new Set<string>();
  const add = (inner: unknown): void => {
    for (const leaf of leavesOf(inner)) {
      if (known.has(leaf)) continue;
      known.add(leaf);
      if (/^\s*[[{"]/.test(leaf)) {
        try {
          add(JSON.parse(leaf));
        } catch {
          // No JSON: a text.
        }
      }
    }
  };
  add(value);
  return known;
}

function valueOf(value: unknown): unknown {
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number')
    return Number.isInteger(value) ? { intValue: value } : { doubleValue: value };
  // The SDK takes lists of scalars; what is more, exporters write as JSON.
  const isFlat = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  if (isFlat) return { arrayValue: { values: value.map(valueOf) } };
  return { stringValue: typeof value === 'string' ? value : JSON.stringify(value) };
}
const attributesOf = (members: Members) =>
  Object.entries(members)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ({ key, value: valueOf(value) }));

/** An id as OpenTelemetry has them: some exports are of before. */
const hexOf = (id: string, digits: number): string =>
  new RegExp(`^[0-9a-f]{${digits}}$`).test(id)
    ? id
    : Buffer.from(id).toString('hex').padEnd(digits, '0').slice(-digits);

/** An export of Langfuse, sent as its spans were: with the attributes that the framework gave, else with Langfuse's own. */
export function readExport(file: unknown): SourceTrace {
  const { trace, observations } = file as { trace: Members; observations: Observation[] };
  const traceId = hexOf(String(trace['id']), 32);
  const spans = observations.map((one): SourceSpan => {
    const metadata = (
      typeof one['metadata'] === 'string' ? JSON.parse(one['metadata']) : (one['metadata'] ?? {})
    ) as { attributes?: Members; scope?: SourceSpan['scope'] };
    const { attributes = {}, scope = {} } = metadata;
    const own = {
      'langfuse.observation.type': one.type.toLowerCase(),
      'langfuse.observation.input': JSON.stringify(one['input']),
      'langfuse.observation.output': JSON.stringify(one['output']),
      'gen_ai.request.model': one['model'],
    };
    const start = BigInt(Date.parse(one.startTime)) * 1_000_000n;
    const end = one.endTime === null ? undefined : BigInt(Date.parse(one.endTime)) * 1_000_000n;
    return spanOf(
      {
        traceId,
        spanId: hexOf(one.id, 16),
        ...(one.parentObservationId === null
          ? {}
          : { parentSpanId: hexOf(one.parentObservationId, 16) }),
        name: one.name ?? 'unnamed',
        attributes: attributesOf(Object.keys(attributes).length === 0 ? own : attributes),
        status: { code: one['level'] === 'ERROR' ? 2 : 0 },
      },
      start,
      end,
      scope,
    );
  });
  const said = (trace['scores'] ?? []) as Members[];
  const root = spans.find(({ sent }) => sent.parentSpanId === undefined) ?? spans[0]!;
  const logs = said.map(({ name, value, comment }) => ({
    traceId,
    spanId: root.sent.spanId,
    eventName: 'gen_ai.evaluation.result',
    attributes: [
      ...attributesOf({ 'gen_ai.evaluation.name': name, 'gen_ai.evaluation.explanation': comment }),
      { key: 'gen_ai.evaluation.score.value', value: { doubleValue: value } },
    ],
  }));
  const scores = said.map(({ name, value, comment }) => [name, value, comment]);
  return { traceId, spans, logs, scores, known: knownIn([spans, logs, durations(spans)]) };
}

interface FixtureSpan {
  name: string;
  spanContext: { traceId: string; spanId: string };
  attributes: Members;
  startTime: [seconds: number, nanos: number];
  endTime: [seconds: number, nanos: number];
}

/** Fixtures as the SDK printed them: each span is a trace of its own. */
export function readFixture(file: unknown): SourceTrace[] {
  const nanos = ([seconds, rest]: [number, number]) =>
    BigInt(seconds) * 1_000_000_000n + BigInt(rest);
  return (file as FixtureSpan[]).map(({ name, spanContext, attributes, startTime, endTime }) => {
    const sent = {
      ...spanContext,
      name,
      attributes: attributesOf(attributes),
      status: { code: 0 },
    };
    const spans = [spanOf(sent, nanos(startTime), nanos(endTime))];
    const { traceId } = spanContext;
    return { traceId, spans, logs: [], scores: [], known: knownIn([spans, durations(spans)]) };
  });
}

const durations = (spans: readonly SourceSpan[]) => spans.map(({ duration }) => duration);

function spanOf(
  sent: Omit<SourceSpan['sent'], 'startTimeUnixNano' | 'endTimeUnixNano'>,
  start: bigint,
  end: bigint | undefined,
  { name, version }: SourceSpan['scope'] = {},
): SourceSpan {
  return {
    scope: {
      ...(name === undefined ? {} : { name }),
      ...(version === undefined ? {} : { version }),
    },
    sent: {
      ...sent,
      startTimeUnixNano: String(start),
      ...(end === undefined ? {} : { endTimeUnixNano: String(end) }),
    },
    start: timeOf(start),
    end: end === undefined ? null : timeOf(end),
    duration: end === undefined ? undefined : Number(end - start) / 1_000_000,
  };
}

function timeOf(nanos: bigint): string {
  const second = new Date(Number(nanos / 1_000_000_000n) * 1_000).toISOString().slice(0, 19);
  return `${second}.${String(nanos % 1_000_000_000n).padStart(9, '0')}Z`;
}
