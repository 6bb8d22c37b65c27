import type { OtlpSpan } from './items.js';

/** BeeAI has a span for each event of a call, and marks each as if it were the call: they share their number. */
const EVENT =
  /^(agent|tool|backend)\..+\.(start|update|partial_update|new_token|success|finish|retry|error)-(\d+)$/;

/** What ends a call says more than what begins it. */
const ENDS = new Set(['success', 'error']);

/**
 * Spans of BeeAI, by their ids, that stand for nothing of their own: of each call of a tool all but the one that says
 * most, of a model's all but the first, and all events of an agent, for they are steps of one agent.
 */
export function furtherEvents(spans: readonly OtlpSpan[]): Set<string> {
  const further = new Set<string>();
  const calls = new Map<string, { spanId: string; what: string }>();
  for (const { name, spanId, parentSpanId, scope } of spans) {
    if (scope?.includes('beeai') !== true) continue;
    const [, whose, what, number] = EVENT.exec(name) ?? [];
    if (whose === undefined || what === undefined) continue;
    further.add(spanId);
    if (whose === 'agent') continue;
    // A call's number is of its process; a tool's events share their parent beside it.
    const key = `${whose} ${number} ${whose === 'tool' ? parentSpanId : ''}`;
    const known = calls.get(key);
    const isBetter =
      known === undefined || (whose === 'tool' && ENDS.has(what) && !ENDS.has(known.what));
    if (isBetter) calls.set(key, { spanId, what });
  }
  for (const { spanId } of calls.values()) further.delete(spanId);
  return further;
}
