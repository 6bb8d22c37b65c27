import { canonicalize, sha256, toHex, utf8, type Json } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import { cutText } from '../fit.js';
import { attributeText } from './attribute-text.js';
import { find, MAPPING_VERSION } from './conventions.js';
import type { OtlpSpan } from './items.js';
import type { RequestText } from './request-text.js';
import { momentOf } from './times.js';
import type { TraceNode } from './trace-tree.js';

/** The decision that was made of the trace, and is closed. */
export interface LateFor {
  decisionId: string;
  goal: string;
}

/** What the records of one decision share. */
export interface WorkContext {
  goal: string;
  request: RequestText | undefined;
  late: LateFor | undefined;
  conflicts: number;
  isRootMissing: boolean;
}

/** The key of a record: the same whenever the same span is mapped by the same tables. */
export function spanKeyOf({ traceId, spanId }: OtlpSpan, type: string, number = 0): string {
  return `otlp${MAPPING_VERSION}:${traceId}:${spanId}:${type}:${number}`;
}

type AgentFields = RecordBodies['decision.opened']['agent'];

/** What an SDK writes where nobody gave a name: `unknown_service`, or with the process, `unknown_service:node`. */
const NO_SERVICE = /^unknown_service(?::|$)/;

/** The service that somebody named; undefined where its exporter only says that nobody did. */
export function serviceName({ resource }: OtlpSpan): string | undefined {
  const name = attributeText(resource['service.name']);
  return name === undefined || NO_SERVICE.test(name) ? undefined : name;
}

/** The agent as its span names it, and which attribute its id is from. */
export function spanAgent({ span }: TraceNode): { fields: AgentFields; from: string } {
  const { attributes } = span;
  const id = find(attributes, 'agentId');
  const name = find(attributes, 'agentName');
  const version = attributeText(find(attributes, 'agentVersion')?.value);
  const model = attributeText(find(attributes, 'model')?.value);
  const [chosen, from] = [
    [id?.value, id?.attribute],
    [name?.value, name?.attribute],
    [serviceName(span), 'service.name of the resource'],
    [span.name, 'name of the span'],
  ].find(([value]) => attributeText(value) !== undefined) ?? ['not recorded', 'nothing'];
  const shown = attributeText(name?.value);
  return {
    fields: {
      id: cutText(attributeText(chosen) ?? 'not recorded', 128),
      ...(shown === undefined ? {} : { name: cutText(shown, 200) }),
      ...(version === undefined ? {} : { version: cutText(version, 128) }),
      ...(model === undefined ? {} : { model: cutText(model, 200) }),
    },
    from: attributeText(from) ?? 'nothing',
  };
}

/** Where a record stands in its trace, and when it happened by the exporter's clock. */
export function spanPlace(span: OtlpSpan): {
  trace_id: string;
  span_id: string;
  occurred_at?: string;
} {
  return { trace_id: span.traceId, span_id: span.spanId, ...momentOf(span.start) };
}

/** SHA-256 of a text, or of the canonical JSON of anything else. */
export function spanDigest(value: Json): string {
  const text = typeof value === 'string' ? value : canonicalize(value);
  return `sha256:${toHex(sha256(utf8(text)))}`;
}
