import { utf8, type Json, type JsonObject } from '@docket/chain';
import { cutText, type ImportedRecord } from '@docket/ingest';
import type { ObservedWork } from './work.js';
import { isGiven, objectMembers, type ObservedStep } from './trace.js';

/** Observations in short: those that stand in the decision, and, with the first, those that stand in none. */
export interface Outlines {
  observations: JsonObject[];
  outside: JsonObject[];
}

export function outlinesOf({ spans, decisions }: ObservedWork, run: number): Outlines {
  const here = new Set(decisions[run]?.spans);
  const anywhere = new Set(decisions.flatMap((one) => one.spans));
  const outlines: Outlines = { observations: [], outside: [] };
  for (const [spanId, observation] of spans.bySpan) {
    if (here.has(spanId)) outlines.observations.push(outlineOf(observation));
    else if (run === 0 && !anywhere.has(spanId)) outlines.outside.push(outlineOf(observation));
  }
  return outlines;
}

/** That it was, when, and how it went; what it took and gave is recorded of tool calls. */
function outlineOf({ id, parent, type, name, value }: ObservedStep): JsonObject {
  const { startTime, endTime, level, statusMessage } = value;
  return {
    id: cutText(id, 200),
    ...(parent === undefined ? {} : { parent: cutText(parent, 200) }),
    type: cutText(type, 200),
    name: cutText(name, 500),
    ...(isGiven(startTime) ? { start: startTime } : {}),
    ...(isGiven(endTime) ? { end: endTime } : {}),
    ...(isGiven(level) && level !== 'DEFAULT' ? { level } : {}),
    ...(isGiven(statusMessage) ? { status_message: cutText(String(statusMessage), 2_000) } : {}),
  };
}

/** What one record has room for, beside what it says: it may have 262,144 bytes and 10,000 values. */
const LISTED_BYTES_MAX = 128 * 1024;
const LISTED_MAX = 600;
/** A record that is longer takes none. */
const RECORD_BYTES_MAX = 64 * 1024;

/**
 * The records, with the list in `ext.import`: in the first, and where that is full in those that follow. What no record
 * has room for is counted in the last.
 */
export function withOutlines(
  records: readonly ImportedRecord[],
  { observations, outside }: Outlines,
): ImportedRecord[] {
  const rest = [
    ...observations.map((outline) => ({ list: 'observations', outline })),
    ...outside.map((outline) => ({ list: 'outside', outline })),
  ];
  let at = 0;
  const filled = records.map((record) => {
    const lists: { [list: string]: Json[] } = {};
    let room = lengthOf(record.body) > RECORD_BYTES_MAX ? 0 : LISTED_BYTES_MAX;
    for (let listed = 0; listed < LISTED_MAX; listed++) {
      const next = rest[at];
      room -= next === undefined ? Infinity : lengthOf(next.outline);
      if (next === undefined || room < 0) break;
      (lists[next.list] ??= []).push(next.outline);
      at++;
    }
    return withFacts(record, lists);
  });
  const last = filled.pop();
  if (last === undefined) return filled;
  const left = rest.slice(at);
  if (left.length === 0) return [...filled, last];
  const errors = left.filter(({ outline }) => outline['level'] === 'ERROR').length;
  const counts = { observations_left_out: left.length, errors_left_out: errors };
  return [...filled, withFacts(last, counts)];
}

const lengthOf = (value: object): number => utf8(JSON.stringify(value)).length;

/** The record, with more in `ext.import`. */
export function withFacts(record: ImportedRecord, facts: JsonObject): ImportedRecord {
  if (Object.keys(facts).length === 0) return record;
  const { body } = record;
  const own = { ...objectMembers(body.ext?.['import']), ...facts };
  // The literal types of each record are kept: only `ext` has more.
  return { ...record, body: { ...body, ext: { ...body.ext, import: own } } } as ImportedRecord;
}
