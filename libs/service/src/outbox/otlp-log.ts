import { isJsonObject } from '@docket/chain';
import { DOCKET_VERSION } from '../version.js';
import { readToldBody, type ToldMessage } from './told-events.js';

/** Where the agent's own work stands in a trace (W3C). */
export interface SpanPlace {
  traceId: string;
  spanId?: string;
}

/** What an evaluation says in a word or a number: no text that anybody wrote. */
interface Judgement {
  name: string;
  kind: string;
  score?: number;
  passed?: boolean;
}

/** What a log record says beside the message that every form of endpoint is sent. */
export interface LoggedWork {
  span?: SpanPlace | undefined;
  /** Of `evaluation.recorded`, as long as its body can be read. */
  judgement?: Judgement | undefined;
}

interface Logging extends LoggedWork {
  /** What happened, in words of Docket. */
  says: string;
  url: string | undefined;
  now: Date;
}

/** What somebody has to look at; everything else is information (severity numbers of OpenTelemetry). */
const WARNINGS: readonly ToldMessage['type'][] = [
  'escalation.opened',
  'escalation.overdue',
  'escalation.reminder',
  'escalation.assigned',
  'alert.fired',
  'tripwire.tripped',
  'effect.in_doubt',
];

/** Of the GenAI conventions (schema 1.42.0, Development): the one of these events that they have a name for. */
const EVALUATION_RESULT = 'gen_ai.evaluation.result';

/** One log record as OTLP/HTTP has it in JSON (ExportLogsServiceRequest), in the trace of the agent where that is known. */
export function logOf({ type, timestamp, data }: ToldMessage, logging: Logging): object {
  const { says, url, now, span, judgement } = logging;
  const [severityNumber, severityText] =
    type === 'log.damaged' ? [17, 'ERROR'] : WARNINGS.includes(type) ? [13, 'WARN'] : [9, 'INFO'];
  const attributes = Object.entries({ ...data, url }).flatMap(([name, value]) =>
    value === undefined ? [] : [attributeOf(`docket.${name}`, value)],
  );
  if (judgement !== undefined) attributes.push(...attributesOf(judgement));
  const record = {
    timeUnixNano: nanosOf(new Date(timestamp)),
    observedTimeUnixNano: nanosOf(now),
    severityNumber,
    severityText,
    eventName: judgement === undefined ? `docket.${type}` : EVALUATION_RESULT,
    body: { stringValue: says },
    attributes,
    ...(span && { traceId: span.traceId, ...(span.spanId && { spanId: span.spanId }) }),
  };
  const scope = { name: 'docket', version: DOCKET_VERSION };
  const resource = { attributes: [attributeOf('service.name', 'docket')] };
  return { resourceLogs: [{ resource, scopeLogs: [{ scope, logRecords: [record] }] }] };
}

/** The newest of these bodies that names a span says where the work stands that something is about. */
export function spanOf(bodies: readonly Uint8Array[]): SpanPlace | undefined {
  for (const bytes of bodies) {
    const { trace_id: traceId, span_id: spanId } = readToldBody(bytes);
    if (typeof traceId !== 'string') continue;
    return { traceId, ...(typeof spanId === 'string' && { spanId }) };
  }
  return undefined;
}

/**
 * What an evaluation's body says of it; undefined where it cannot be read: the conventions ask for a name. Labels and
 * explanations are text of the body, and who judged as a person is not named outside.
 */
export function readJudgement(bytes: Uint8Array): Judgement | undefined {
  const { evaluator, kind, score, passed } = readToldBody(bytes);
  const name = isJsonObject(evaluator) ? evaluator['id'] : undefined;
  if (typeof name !== 'string' || typeof kind !== 'string') return undefined;
  return {
    name: kind === 'human' ? kind : name,
    kind,
    ...(typeof score === 'number' && { score }),
    ...(typeof passed === 'boolean' && { passed }),
  };
}

/** Where the entry stands in its decision that an evaluation's body says it judges. */
export function readJudged(bytes: Uint8Array): number | undefined {
  const { target } = readToldBody(bytes);
  const position = isJsonObject(target) ? target['decision_seq'] : undefined;
  return typeof position === 'number' ? position : undefined;
}

function attributesOf({ name, kind, score, passed }: Judgement): object[] {
  return [
    attributeOf('gen_ai.evaluation.name', name),
    ...(score === undefined
      ? []
      : [{ key: 'gen_ai.evaluation.score.value', value: { doubleValue: score } }]),
    ...(passed === undefined
      ? []
      : [attributeOf('gen_ai.evaluation.score.label', passed ? 'pass' : 'fail')]),
    attributeOf('docket.evaluation.kind', kind),
  ];
}

/** 64-bit numbers are strings in protobuf's JSON. */
function attributeOf(key: string, value: string | number): object {
  return {
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  };
}

const nanosOf = (time: Date): string => `${time.getTime()}000000`;
