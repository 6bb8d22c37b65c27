import type { JsonObject } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import { cutText, visibleText } from '../fit.js';
import type { ImportedRecord } from '../imported-record.js';
import { find, MAPPING_VERSION } from './conventions.js';
import type { OtlpLog } from './items.js';
import { lineageOf } from './lineage.js';
import { CLAUDE_DECISION_EVENT } from './mapped-logs.js';
import { spanSideEffect } from './side-effect.js';
import { attributeText } from './attribute-text.js';
import { spanAgent, spanKeyOf, spanPlace, type WorkContext } from './span-fields.js';
import { deniedBy, mapToolCall, type Denial } from './tool-call.js';
import { agentAbove, type TraceNode, type TraceWork } from './trace-tree.js';

type JobCard = RecordBodies['job_card.filed'];

/** Calls of one card. */
const CALLS_MAX = 128;

/** Cards and reports of side effects, in the order in which their spans began. */
export function mapCards(
  work: TraceWork,
  context: WorkContext,
  logs: readonly OtlpLog[],
): { records: ImportedRecord[]; unmapped: number } {
  const records: ImportedRecord[] = [];
  const told = new Set<TraceNode>();
  let unmapped = 0;
  const denials = denialsOf(work, logs);
  for (const node of work.nodes) {
    if (told.has(node)) continue;
    if (node.kind === 'tool') {
      const calls = callsBeside(work, node, told);
      for (const call of calls) told.add(call);
      records.push(...mapCalls(work, context, calls, denials));
    } else if (node.kind === 'plan') {
      records.push(card(work, context, node, { current_phase: 'PLANNING' }));
    } else if (node.kind === 'retrieval') {
      const lineage = lineageOf(node.span);
      const read = lineage.length === 0 ? {} : { lineage };
      records.push(card(work, context, node, { current_phase: 'EXECUTING', ...read }));
    } else if (node.kind === 'guardrail' && node.span.status === 'error') {
      const reason = `The span of the guardrail ${node.span.name} has the status error.`;
      const blocked = { current_phase: 'BLOCKED' as const, reason_blocked: cutText(reason, 4_000) };
      records.push(card(work, context, node, blocked));
    } else if (node.kind === 'agent' && isOther(work, node)) {
      // That it was at work. Whether the one above handed over to it, a place in the trace does not say.
      records.push(card(work, context, node, { agent: spanAgent(node).fields }));
    } else if (!isToldElsewhere(node)) unmapped += 1;
  }
  return { records, unmapped };
}

/** Model calls are counted in the opening, judgements have records of their own, and a refusal is its tool's. */
function isToldElsewhere({ kind, parent }: TraceNode): boolean {
  return kind === 'llm' || kind === 'evaluator' || (kind === 'blocked' && parent?.kind === 'tool');
}

/** Calls that one answer of a model asked for: they stand below it, and make one card. */
function callsBeside(
  { nodes }: TraceWork,
  node: TraceNode,
  told: ReadonlySet<TraceNode>,
): TraceNode[] {
  const { parent } = node;
  if (parent?.kind !== 'llm' || handoffOf(node) !== undefined) return [node];
  return nodes
    .filter(
      (one) =>
        one.kind === 'tool' &&
        one.parent === parent &&
        !told.has(one) &&
        handoffOf(one) === undefined,
    )
    .slice(0, CALLS_MAX);
}

function mapCalls(
  work: TraceWork,
  context: WorkContext,
  calls: readonly TraceNode[],
  denials: ReadonlyMap<string, Denial>,
): ImportedRecord[] {
  const [first] = calls;
  if (first === undefined) return [];
  const mapped = calls.map((node) => ({
    node,
    denial: denials.get(node.span.spanId),
    ...mapToolCall(node.span, denials.get(node.span.spanId)),
  }));
  const denied = mapped.flatMap(({ denial }) => denial ?? []);
  const handoff = handoffOf(first);
  const record = card(
    work,
    context,
    first,
    {
      ...(denied[0] === undefined
        ? { current_phase: 'EXECUTING' }
        : { current_phase: 'BLOCKED', reason_blocked: denied[0].reason }),
      tool_calls: mapped.map(({ call }) => call),
      ...(handoff === undefined ? {} : { handoff: { to_agent: handoff } }),
    },
    {
      ...(calls.length === 1 ? {} : { spans: calls.map(({ span }) => span.spanId) }),
      ...(denied.length === 0 ? {} : { denials: denied.map(({ facts }) => facts) }),
      from: mapped[0]?.from ?? {},
    },
  );
  const effects = mapped.flatMap(({ node, denial }) =>
    denial === undefined ? spanSideEffect(node.span) : [],
  );
  return [record, ...effects];
}

/** The agent that a tool's span says is handed over to; undefined for every other, and for one that calls a human. */
function handoffOf({ span }: TraceNode): string | undefined {
  // OpenAI Agents has spans for them, marked as calls of a tool.
  const agents = span.scope?.includes('openai_agents') === true;
  const told = agents ? /^handoff to (.+)$/.exec(span.name)?.[1] : undefined;
  if (told !== undefined) return cutText(told, 128);
  const name = attributeText(find(span.attributes, 'toolName')?.value) ?? span.name;
  const receiver = /^(?:execute_tool )?transfer_to_(.+)$/.exec(name)?.[1];
  if (receiver === undefined || /human/i.test(receiver)) return undefined;
  if (receiver !== 'agent') return cutText(receiver, 128);
  // Google ADK has one tool for all of them.
  const args = mapToolCall(span).call.arguments ?? {};
  const stated = visibleText(attributeText(args['agent_name']));
  return stated === undefined ? undefined : cutText(stated, 128);
}

/** Whether an agent is another than the one above it; frameworks nest spans of the same. */
function isOther({ root }: TraceWork, node: TraceNode): boolean {
  const above = agentAbove(node) ?? root;
  return above !== undefined && spanAgent(above).fields.id !== spanAgent(node).fields.id;
}

function card(
  { root }: TraceWork,
  { goal, late }: WorkContext,
  node: TraceNode,
  said: Partial<JobCard>,
  facts: JsonObject = {},
): ImportedRecord {
  const { span, kindFrom } = node;
  const above = agentAbove(node);
  const isOthers = above !== undefined && above !== root;
  return {
    type: 'job_card.filed',
    body: {
      current_phase: 'EXECUTING',
      goal,
      confidence: null,
      needs_human: false,
      ...(isOthers ? { agent: spanAgent(above).fields } : {}),
      ...said,
      idempotency_key: spanKeyOf(span, 'job_card.filed'),
      ...spanPlace(span),
      ext: {
        otlp: {
          mapping: MAPPING_VERSION,
          span: span.name,
          ...(kindFrom === undefined ? {} : { kind_from: kindFrom }),
          ...(span.statusMessage === undefined ? {} : { status_message: span.statusMessage }),
          ...(span.leftOut === undefined ? {} : { left_out: span.leftOut }),
          ...(late === undefined ? {} : { late: true }),
          ...facts,
        },
      },
    },
  };
}

/** Who refused which tool call, by the id of its span: what a span below it says, or a log record. */
function denialsOf({ nodes }: TraceWork, logs: readonly OtlpLog[]): Map<string, Denial> {
  const denials = new Map<string, Denial>();
  for (const { kind, parent, span } of nodes) {
    if (kind !== 'blocked' || parent?.kind !== 'tool') continue;
    const denial = deniedBy(span.attributes);
    if (denial !== undefined) denials.set(parent.span.spanId, denial);
  }
  for (const log of logs) {
    if (log.name !== CLAUDE_DECISION_EVENT) continue;
    const denial = deniedBy(log.attributes);
    const call = find(log.attributes, 'toolCallId')?.value;
    const tool = nodes.find(
      ({ kind, span }) =>
        kind === 'tool' &&
        (span.spanId === log.spanId ||
          (call !== undefined && find(span.attributes, 'toolCallId')?.value === call)),
    );
    if (denial !== undefined && tool !== undefined) denials.set(tool.span.spanId, denial);
  }
  return denials;
}
