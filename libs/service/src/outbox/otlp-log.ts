import { DOCKET_VERSION } from '../version.js';
import { readToldBody, type ToldMessage } from './told-events.js';

/** Where the agent's own work stands in a trace (W3C). */
export interface SpanPlace {
  traceId: string;
  spanId?: string;
}

interface Logging {
  /** What happened, in words of Docket. */
  says: string;
  url: string | undefined;
  now: Date;
  span: SpanPlace | undefined;
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

/** One log record as OTLP/HTTP has it in JSON (ExportLogsServiceRequest), in the trace of the agent where that is known. */
export function logOf({ type, timestamp, data }: ToldMessage, logging: Logging): object {
  const { says, url, now, span } = logging;
  const [severityNumber, severityText] =
    type === 'log.damaged' ? [17, 'ERROR'] : WARNINGS.includes(type) ? [13, 'WARN'] : [9, 'INFO'];
  const attributes = Object.entries({ ...data, url }).flatMap(([name, value]) =>
    value === undefined ? [] : [attributeOf(`docket.${name}`, value)],
  );
  const record = {
    timeUnixNano: nanosOf(new Date(timestamp)),
    observedTimeUnixNano: nanosOf(now),
    severityNumber,
    severityText,
    eventName: `docket.${type}`,
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

/** 64-bit numbers are strings in protobuf's JSON. */
function attributeOf(key: string, value: string | number): object {
  return {
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  };
}

const nanosOf = (time: Date): string => `${time.getTime()}000000`;
