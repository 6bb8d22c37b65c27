import type { JsonObject } from '@docket/chain';
import { PERMISSIONS } from './gates/permissions.js';
import type { RecordType } from './types.js';

/** Where a call comes from, as members of a record. */
export interface TraceContext {
  trace_id: string;
  span_id: string;
}

const TRACEPARENT =
  /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-[\da-f]{2}(-.*)?$/;

/**
 * readTraceparent reads the header `traceparent` (W3C Trace Context, section 3.2), of a later version too.
 * Undefined for what is none: as the recommendation has it, that is passed over and never refused.
 */
export function readTraceparent(header: unknown): TraceContext | undefined {
  if (typeof header !== 'string' || header.length > 512) return undefined;
  const [, version, traceId, spanId, more] = TRACEPARENT.exec(header.trim()) ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  if (version === '00' && more !== undefined) return undefined;
  return { trace_id: traceId, span_id: spanId };
}

/**
 * inTrace gives a record that an agent may write the ids of the call that it comes with. One that names a trace
 * itself, or is signed, stays as it is: what is signed is what its agent said.
 */
export function inTrace<Body extends object>(
  type: RecordType,
  body: Body,
  trace: TraceContext | undefined,
): Body | (Body & TraceContext) {
  if (trace === undefined || !PERMISSIONS[type].includes('agent')) return body;
  if ('trace_id' in body || 'span_id' in body || 'signature' in body) return body;
  return { ...body, ...trace };
}

/**
 * withoutTrace gives a record without the ids of its trace: sent again, from another call, a record is the same
 * request.
 */
export function withoutTrace(body: JsonObject): JsonObject {
  const { trace_id: _trace, span_id: _span, ...rest } = body;
  return rest;
}
