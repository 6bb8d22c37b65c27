import type { JsonObject } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import { cutText } from '../fit.js';
import type { ImportedRecord } from '../imported-record.js';
import { find, MAPPING_VERSION } from './conventions.js';
import type { OtlpLog } from './items.js';
import { EVALUATION_EVENT } from './mapped-logs.js';
import { attributeText } from './attribute-text.js';
import { spanKeyOf } from './span-fields.js';
import { mapToolCall } from './tool-call.js';
import { momentOf } from './times.js';
import type { TraceNode, TraceWork } from './trace-tree.js';

/** A judgement, wherever it was said. */
interface Judgement {
  attributes: JsonObject;
  /** Of the span that is judged. */
  judged: TraceNode;
  time: string | undefined;
  said: 'span' | 'event' | 'log record';
}

/** Judgements of what was done: spans of evaluators, and events that spans and log records hold. */
export function spanEvaluations(
  { anchor, nodes, root }: TraceWork,
  logs: readonly OtlpLog[],
): { records: ImportedRecord[]; unmapped: number } {
  const all = root === undefined ? nodes : [root, ...nodes];
  const bySpan = new Map([anchor, ...all].map((node) => [node.span.spanId, node]));
  const judgements: Judgement[] = all.flatMap((node) => [
    ...(node.kind === 'evaluator' ? judgementsOfSpan(node, anchor) : []),
    ...node.span.events
      .filter(({ name }) => name === EVALUATION_EVENT)
      .map(({ attributes, time }) => ({ attributes, judged: node, time, said: 'event' as const })),
  ]);
  const told = logs.filter(({ name }) => name === EVALUATION_EVENT).toSorted(byContent);
  // Of a span above the agent: it judges the whole.
  for (const { spanId, attributes, time } of told)
    judgements.push({
      attributes,
      judged: bySpan.get(spanId) ?? anchor,
      time,
      said: 'log record',
    });
  const counts = new Map<string, number>();
  const records = judgements.flatMap((judgement) => {
    const { spanId } = judgement.judged.span;
    const number = counts.get(spanId) ?? 0;
    const record = mapJudgement(judgement, number);
    if (record !== undefined) counts.set(spanId, number + 1);
    return record ?? [];
  });
  return { records, unmapped: judgements.length - records.length };
}

/** The same whichever of two log records came first. */
function byContent(a: OtlpLog, b: OtlpLog): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function judgementsOfSpan({ span, parent }: TraceNode, anchor: TraceNode): Judgement[] {
  return [{ attributes: span.attributes, judged: parent ?? anchor, time: span.end, said: 'span' }];
}

type Evaluation = RecordBodies['evaluation.recorded'];

/** Undefined where it says neither a score nor a label. */
function mapJudgement(
  { attributes, judged, time, said }: Judgement,
  number: number,
): ImportedRecord | undefined {
  const score = find(attributes, 'evaluationScore')?.value;
  const label = attributeText(find(attributes, 'evaluationLabel')?.value);
  const explanation = attributeText(find(attributes, 'evaluationText')?.value);
  if (typeof score !== 'number' && label === undefined) return undefined;
  const { span } = judged;
  const kind = kindOfJudgement(attributes);
  const name = attributeText(find(attributes, 'evaluationName')?.value) ?? 'not recorded';
  return {
    type: 'evaluation.recorded',
    body: {
      target: targetOf(judged),
      kind: kind ?? 'judge',
      evaluator: { id: cutText(name, 200) },
      ...(typeof score === 'number' ? { score } : {}),
      ...(label === undefined ? {} : { label: cutText(label, 200) }),
      ...(explanation === undefined ? {} : { explanation: cutText(explanation, 16_000) }),
      idempotency_key: spanKeyOf(span, 'evaluation.recorded', number),
      trace_id: span.traceId,
      span_id: span.spanId,
      ...momentOf(time),
      ext: {
        otlp: {
          mapping: MAPPING_VERSION,
          from: said,
          ...(kind === undefined ? { kind_assumed: true } : {}),
        },
      },
    },
  };
}

const KINDS = ['judge', 'heuristic', 'schema', 'ground_truth', 'human'] as const;
const ANNOTATORS: { readonly [kind: string]: Evaluation['kind'] } = {
  HUMAN: 'human',
  LLM: 'judge',
  CODE: 'heuristic',
};

/** Undefined where it is not said: the GenAI conventions have no word for it. */
function kindOfJudgement(attributes: JsonObject): Evaluation['kind'] | undefined {
  const stated = KINDS.find((one) => one === attributes['docket.evaluation.kind']);
  const annotator = attributeText(attributes['evaluation.annotator_kind'])?.toUpperCase() ?? '';
  return stated ?? (Object.hasOwn(ANNOTATORS, annotator) ? ANNOTATORS[annotator] : undefined);
}

function targetOf({ kind, span }: TraceNode): Evaluation['target'] {
  const name = attributeText(span.name);
  const named = name === undefined ? {} : { name: cutText(name, 500) };
  const id = kind === 'tool' ? mapToolCall(span).call.tool_call_id : undefined;
  if (id !== undefined) return { kind: 'tool_call', tool_call_id: id, ...named };
  return { kind: kind === 'agent' ? 'decision' : 'output', ...named };
}
