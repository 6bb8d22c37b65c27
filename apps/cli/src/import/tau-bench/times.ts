import type { Json, JsonObject } from '@docket/chain';
import { validateRecord } from '@docket/record';
import { isPresent } from './json-values.js';

/** What a time of the source becomes in a record. */
export interface SourceTime {
  body: { occurred_at?: string };
  /** For `ext.import`: the time word for word and why it is not `occurred_at`. Empty where it is, or there is none. */
  note: JsonObject;
}

/**
 * A time of the source as `occurred_at` where it is an RFC 3339 date-time, as the schema has it. Any other
 * is kept as it is: no zone is added to it, and nothing is rounded.
 */
export function sourceTime(value: Json | undefined): SourceTime {
  if (!isPresent(value)) return { body: {}, note: {} };
  const at = { occurred_at: value };
  // The schema of any record says which times there are; this one asks for nothing else.
  if (typeof value === 'string' && validateRecord('decision.closed', { ...CLOSED, ...at }).ok) {
    return { body: { occurred_at: value }, note: {} };
  }
  return { body: {}, note: { source_time: { value, not_occurred_at: reasonOf(value) } } };
}

const CLOSED = { outcome: 'completed' };

function reasonOf(value: Json): string {
  if (typeof value !== 'string') return 'no text, so no RFC 3339 date-time';
  return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?$/.test(value)
    ? 'without a zone, which RFC 3339 asks for'
    : 'not an RFC 3339 date-time';
}
