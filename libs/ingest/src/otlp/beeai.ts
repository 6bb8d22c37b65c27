import type { OtlpSpan } from './items.js';
import { attributeText } from './attribute-text.js';

/** BeeAI has a span for each event of a call, and marks each as if it were the call: they share their number. */
const EVENT =
  /^(agent|tool|backend)\..+\.(start|update|partial_update|new_token|success|finish|retry|error)-(\d+)$/;

/** What ends a call says more than what begins it. */
const ENDS = new Set(['success', 'error']);

/** Which spans of BeeAI stand for something, and for what. */
export interface BeeaiEvents {
  /** Ids of those that stand for nothing of their own: another event of the same thing says more. */
  further: ReadonlySet<string>;
  /** By its id what a span stands for, where its own attributes do not say it. */
  meant: ReadonlyMap<string, OtlpSpan>;
}

interface Event {
  span: OtlpSpan;
  whose: string;
  what: string;
  number: string;
}

const eventsIn = (spans: readonly OtlpSpan[]): Event[] =>
  spans.flatMap((span) => {
    if (span.scope?.includes('beeai') !== true) return [];
    const [, whose, what, number] = EVENT.exec(span.name) ?? [];
    return whose === undefined || what === undefined || number === undefined
      ? []
      : [{ span, whose, what, number }];
  });

/**
 * Spans of BeeAI in the order in which they began. Of each call of a tool the event that says most stands for it, of a
 * model's the first; events of an agent are steps of one agent, but for calls that no tool has events of.
 */
export function beeaiEvents(spans: readonly OtlpSpan[]): BeeaiEvents {
  const events = eventsIn(spans);
  const calls = new Map<string, Event>();
  for (const event of events) {
    const { span, whose, what, number } = event;
    if (whose === 'agent') continue;
    // A call's number is of its process; a tool's events share their parent beside it.
    const key = `${whose} ${number} ${whose === 'tool' ? span.parentSpanId : ''}`;
    const known = calls.get(key);
    const isBetter =
      known === undefined || (whose === 'tool' && ENDS.has(what) && !ENDS.has(known.what));
    if (isBetter) calls.set(key, event);
  }
  const meant = new Map<string, OtlpSpan>();
  const agents = new Map(
    events.flatMap(({ span, whose }) => (whose === 'agent' ? [[span.spanId, span] as const] : [])),
  );
  for (const { span, whose } of calls.values()) {
    const named = whose === 'tool' ? toolOf(agents.get(span.parentSpanId ?? '')) : undefined;
    if (named !== undefined && toolOf(span) === undefined)
      meant.set(span.spanId, withAttributes(span, { 'tool.name': named }));
  }
  for (const span of toldByAgents(events)) meant.set(span.spanId, span);
  const standing = new Set([
    ...[...calls.values()].map(({ span }) => span.spanId),
    ...meant.keys(),
  ]);
  return {
    further: new Set(
      events.flatMap(({ span }) => (standing.has(span.spanId) ? [] : [span.spanId])),
    ),
    meant,
  };
}

const toolOf = (span: OtlpSpan | undefined): string | undefined =>
  attributeText(span?.attributes['tool.name']);

const withAttributes = (span: OtlpSpan, more: OtlpSpan['attributes']): OtlpSpan => ({
  ...span,
  attributes: { ...span.attributes, ...more },
});

/**
 * Calls that only the agent tells of: in one turn of its loop it names a tool, and no tool has events below that turn.
 * The last event that gives what came back stands for the call. It ends when the agent does, so that neither how long
 * the call took nor how it went is known.
 */
function toldByAgents(events: readonly Event[]): OtlpSpan[] {
  const turns = new Map<string, OtlpSpan[]>();
  for (const { span, whose } of events) {
    if (whose !== 'agent' || toolOf(span) === undefined) continue;
    const turn = span.parentSpanId ?? '';
    turns.set(turn, [...(turns.get(turn) ?? []), span]);
  }
  const below = new Set(
    events.flatMap(({ span, whose }) => (whose === 'tool' ? [span.parentSpanId ?? ''] : [])),
  );
  return [...turns].flatMap(([turn, told]) => {
    if (below.has(turn) || told.some(({ spanId }) => below.has(spanId))) return [];
    const stands =
      told.findLast(({ attributes }) => (attributes['output.value'] ?? null) !== null) ??
      told.at(-1);
    if (stands === undefined) return [];
    const { end: _ofTheAgent, ...call } = withAttributes(stands, {
      'openinference.span.kind': 'TOOL',
    });
    return [call];
  });
}
