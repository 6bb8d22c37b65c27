import type { JsonObject } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import { cutText } from '../fit.js';
import { fitRecord, type FittedRecord, type ImportedRecord } from '../imported-record.js';
import { find, MAPPING_VERSION } from './conventions.js';
import type { OtlpLog, OtlpSpan } from './items.js';
import { mapCards } from './map-cards.js';
import { spanEvaluations } from './map-evaluations.js';
import { requestOf } from './request-text.js';
import { answerOfWork, type SpanAnswer } from './span-answer.js';
import { attributeText } from './attribute-text.js';
import {
  spanAgent,
  spanDigest,
  spanKeyOf,
  spanPlace,
  serviceName,
  type LateFor,
  type WorkContext,
} from './span-fields.js';
import { momentOf } from './times.js';
import { shapeTrace, type TraceNode, type TraceWork } from './trace-tree.js';

/** What is known of one trace when it is turned into records. */
export interface Trace {
  spans: readonly OtlpSpan[];
  logs?: readonly OtlpLog[];
  /** Set where the trace was turned into records before these spans came. */
  late?: LateFor;
  /** How many spans came a second time with other content: the first counts. */
  conflicts?: number;
  /** Whether the close keeps what the agent answered in words. Importers of files keep what was said themselves. */
  keepsAnswer?: boolean;
}

/** One decision: its opening first, then everything about it, in order. */
export interface MappedDecision {
  records: FittedRecord[];
  goal: string;
  /** Ids of the spans that stand in it, whether a record came of them or not. */
  spans: string[];
}

export interface MappedTrace {
  decisions: MappedDecision[];
  /** Spans and log records of which nothing is recorded. */
  unmapped: number;
  /** A span names a parent that did not come. */
  isRootMissing: boolean;
}

/** Facts that no exporter states. They are named in `decision.opened`, and never made up. */
const NOT_RECORDED: readonly string[] = [
  'alternatives_considered',
  'authority_scope',
  'confidence',
  'goal as the agent understood it',
  'lineage: what the decision rests on, versions of documents',
  'plan',
  'rationale',
  'reviews: a span is no authenticated human',
  'side effect: intent before acting',
];

/**
 * mapTrace turns the spans of one trace into the records of its decisions: one for each outermost agent. Pure, and
 * the same for the same spans in whatever order they came. What the spans do not say is not recorded: no review, no
 * intent before acting, no confidence, no lineage that the decision rests on.
 */
export function mapTrace(trace: Trace): MappedTrace {
  const { spans, logs = [], late, conflicts = 0, keepsAnswer = false } = trace;
  const shape = shapeTrace(spans);
  let unmapped = shape.outside + logs.length;
  const above = worksBelow(shape.works, spans);
  const decisions = shape.works.map((work) => {
    const context = contextOf(work, { late, conflicts, isRootMissing: shape.isRootMissing });
    const ids = new Set([work.anchor, ...work.nodes].map(({ span }) => span.spanId));
    const own = logs.filter(({ spanId }) => ids.has(spanId) || above.get(spanId) === work);
    unmapped -= own.length;
    const cards = mapCards(work, context, own);
    const evaluations = spanEvaluations(work, own);
    unmapped += cards.unmapped + evaluations.unmapped;
    const records: ImportedRecord[] = [
      mapOpening(work, context),
      ...cards.records,
      mapClosing(work, context, keepsAnswer ? answerOfWork(work) : undefined),
      ...evaluations.records,
    ];
    return { goal: context.goal, spans: [...ids], records: records.map(fitRecord) };
  });
  return { decisions, unmapped, isRootMissing: shape.isRootMissing };
}

/** For each span above the outermost agents: the first of their works. What is said of it is said of that one. */
function worksBelow(
  works: readonly TraceWork[],
  spans: readonly OtlpSpan[],
): ReadonlyMap<string, TraceWork> {
  const parents = new Map(spans.map(({ spanId, parentSpanId }) => [spanId, parentSpanId]));
  const below = new Map<string, TraceWork>();
  for (const work of works) {
    // A span that is known already ends it: so does a chain of parents that closes.
    let at = parents.get(work.anchor.span.spanId);
    while (at !== undefined && !below.has(at)) {
      below.set(at, work);
      at = parents.get(at);
    }
  }
  return below;
}

function contextOf(
  { anchor, nodes }: TraceWork,
  facts: Omit<WorkContext, 'goal' | 'request'>,
): WorkContext {
  const models = nodes.filter(({ kind }) => kind === 'llm');
  const asked = [anchor, ...models].flatMap(({ span }) => requestOf(span.attributes) ?? []);
  // What somebody said to a model below says more of the request than the state that went into the span above.
  const request = asked.find(({ isStructure }) => isStructure !== true) ?? asked[0];
  const { late } = facts;
  const goal =
    late === undefined
      ? request === undefined
        ? 'not recorded by the source'
        : cutText(request.value, 4_000)
      : cutText(`late telemetry of ${late.decisionId}: ${late.goal}`, 4_000);
  return { ...facts, goal, request };
}

const STAKES = ['low', 'medium', 'high', 'critical'] as const;
type Stakes = (typeof STAKES)[number];
/** Where nobody states any. `high` would bring the confidence threshold into force, and no exporter states confidence. */
const STAKES_ASSIGNED: Stakes = 'medium';

/** `docket.stakes`, of the span or of the resource: `OTEL_RESOURCE_ATTRIBUTES=docket.stakes=high`. */
function stakesOf({ attributes, resource }: OtlpSpan): Stakes | undefined {
  const stated = attributes['docket.stakes'] ?? resource['docket.stakes'];
  return STAKES.find((one) => one === stated);
}

function mapOpening(work: TraceWork, context: WorkContext): ImportedRecord {
  const { span } = work.anchor;
  const { goal, request, late } = context;
  const stakes = stakesOf(span);
  const agent = spanAgent(work.root ?? work.anchor);
  const instructions = find(span.attributes, 'instructions');
  const prompt = instructions === undefined ? undefined : spanDigest(instructions.value);
  const model = agent.fields.model ?? onlyModel(work);
  const links = uniqueLinks(work);
  const service = serviceName(span);
  const source = `OTLP, trace ${span.traceId}${service === undefined ? '' : `, service ${service}`}`;
  return {
    type: 'decision.opened',
    body: {
      agent: { ...agent.fields, ...(model === undefined ? {} : { model }) },
      goal,
      stakes: stakes ?? STAKES_ASSIGNED,
      origin: {
        kind: 'imported',
        source: cutText(source, 500),
        importer: `docket otlp, mapping ${MAPPING_VERSION}`,
      },
      ...(request === undefined ? {} : { request: cutText(request.value, 50_000) }),
      ...(late === undefined ? {} : { parent_decision: late.decisionId }),
      ...(model === undefined && prompt === undefined
        ? {}
        : { system: { ...(model && { model }), ...(prompt && { prompt }) } }),
      ...(links.length === 0 ? {} : { links }),
      idempotency_key: spanKeyOf(span, 'decision.opened'),
      ...spanPlace(span),
      ext: { otlp: openingFacts(work, { ...context, agentFrom: agent.from, stakes }) },
    },
  };
}

function openingFacts(
  { root, anchor, nodes }: TraceWork,
  facts: WorkContext & { agentFrom: string; stakes: Stakes | undefined },
): JsonObject {
  const { request, late, conflicts, isRootMissing, agentFrom, stakes } = facts;
  const { attributes, scope, scopeVersion } = anchor.span;
  const conversation = find(attributes, 'conversation')?.value;
  const models = [anchor, ...nodes].filter(({ kind }) => kind === 'llm');
  const assigned: JsonObject = {
    ...(stakes === undefined ? { stakes: 'by Docket: no attribute docket.stakes' } : {}),
    ...(root === undefined || root.kind === 'agent'
      ? {}
      : { root: 'by Docket: no span is marked as an agent, so the outermost stands for one' }),
  };
  const from: JsonObject = {
    agent: agentFrom,
    ...(request === undefined ? {} : { request: request.attribute }),
    ...(anchor.kindFrom === undefined ? {} : { kind: anchor.kindFrom }),
  };
  return {
    mapping: MAPPING_VERSION,
    span: anchor.span.name,
    ...(scope === undefined ? {} : { scope }),
    ...(scopeVersion === undefined ? {} : { scope_version: scopeVersion }),
    ...(conversation === undefined ? {} : { conversation }),
    ...(models.length === 0 ? {} : { llm: modelCounts(models) }),
    from,
    goal_from: late !== undefined ? 'Docket' : (request?.attribute ?? null),
    ...(Object.keys(assigned).length === 0 ? {} : { assigned }),
    ...(late === undefined ? {} : { late: true }),
    ...(conflicts === 0 ? {} : { conflicts }),
    not_recorded: [...NOT_RECORDED, ...(isRootMissing ? ['root span'] : [])],
  };
}

/** The model, where all calls of models that name one name the same; of several none is the agent's. */
function onlyModel({ anchor, nodes }: TraceWork): string | undefined {
  const [first, ...others] = modelCounts([anchor, ...nodes].filter(({ kind }) => kind === 'llm'));
  return others.length > 0 || first?.model === NO_MODEL ? undefined : first?.model;
}

const NO_MODEL = 'not recorded';

/** How often each model was asked; nothing of tokens and times, which the gateway keeps. */
function modelCounts(nodes: readonly TraceNode[]): { model: string; calls: number }[] {
  const counts = new Map<string, number>();
  for (const { span } of nodes) {
    const model = attributeText(find(span.attributes, 'model')?.value) ?? NO_MODEL;
    counts.set(model, (counts.get(model) ?? 0) + 1);
  }
  return [...counts].map(([model, calls]) => ({ model: cutText(model, 200), calls }));
}

function mapClosing(
  { root, anchor }: TraceWork,
  { isRootMissing }: WorkContext,
  answer: SpanAnswer | undefined,
): ImportedRecord {
  const span = root?.span;
  const [outcome, from]: [RecordBodies['decision.closed']['outcome'], string] =
    span === undefined
      ? ['abandoned', isRootMissing ? 'the root span did not come' : 'no span stands for the whole']
      : span.end === undefined
        ? ['abandoned', 'the root span has no end']
        : span.status === 'error'
          ? ['failed', 'the status of the root span']
          : ['completed', 'the root span ended, and its status is no error'];
  const error = find(span?.attributes ?? {}, 'errorType')?.value;
  return {
    type: 'decision.closed',
    body: {
      outcome,
      idempotency_key: spanKeyOf(anchor.span, 'decision.closed'),
      ...spanPlace(anchor.span),
      ...momentOf(span?.end),
      ext: {
        otlp: {
          mapping: MAPPING_VERSION,
          outcome_from: from,
          ...(error === undefined ? {} : { error_type: error }),
          ...(span?.statusMessage === undefined ? {} : { status_message: span.statusMessage }),
          ...(answer === undefined ? {} : { from: answerFrom(answer) }),
        },
        // Where every importer keeps what was said: a message, and no decision in words.
        ...(answer === undefined
          ? {}
          : { import: { messages: [{ role: 'assistant', content: answer.text }] } }),
      },
    },
  };
}

const answerFrom = ({ attribute, span }: SpanAnswer): JsonObject => ({
  answer: attribute,
  answer_span: span.span.spanId,
});

const LINKS_MAX = 32;

function uniqueLinks({ anchor, nodes }: TraceWork): { trace_id: string; span_id: string }[] {
  const links = new Map<string, { trace_id: string; span_id: string }>();
  for (const { span } of [anchor, ...nodes]) {
    for (const { traceId, spanId } of span.links)
      links.set(`${traceId}:${spanId}`, { trace_id: traceId, span_id: spanId });
  }
  return [...links.values()].slice(0, LINKS_MAX);
}
