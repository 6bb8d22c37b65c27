import type { RecordType } from '@docket/record';
import { toRecordJson } from './record-json.js';

/**
 * Gives the header `traceparent` (W3C Trace Context) of what the agent does just now, undefined where it is in no
 * trace. Called when a record is made, so that one that waits in a spool keeps the trace that it was made in.
 */
export type Traceparent = () => string | undefined;

/**
 * inCallingTrace gives a record the ids of the trace that it is made in, where it names none. What `traceparent`
 * throws, and what is no such header, is passed over: no record is lost for a link.
 *
 * @throws InvalidValue
 */
export async function inCallingTrace<Made extends { type: RecordType; body: object }>(
  traceparent: Traceparent | undefined,
  record: Made,
): Promise<Made> {
  if (traceparent === undefined) return record;
  const header = headerOf(traceparent);
  const body = toRecordJson(record.body) as object;
  const { inTrace, readTraceparent } = await import('@docket/record');
  return { ...record, body: inTrace(record.type, body, readTraceparent(header)) };
}

function headerOf(traceparent: Traceparent): unknown {
  try {
    return traceparent();
  } catch {
    return undefined;
  }
}
