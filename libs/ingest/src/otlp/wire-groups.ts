import { encodeRanges, RANGE_NUMBER_BYTES, RangeReader } from './ranges.js';

/** Spans that came with one resource and scope: where each field stands in the request, its tag and length included. */
export interface WireGroup {
  /** Nothing where both are 0. */
  resource: [start: number, end: number];
  scope: [start: number, end: number];
  spans: [start: number, end: number][];
}

/** Tags of fields 1 and 2 that are messages: `resource_spans`, and `scope_spans` in it. */
const RESOURCE_SPANS = 0x0a;
const SCOPE_SPANS = 0x12;

/** How long the request becomes that `encodeGroups` makes. */
export function groupsLength(groups: readonly WireGroup[]): number {
  return groups.reduce((sum, group) => sum + fieldLength(wholeOf(group)), 0);
}

/** An ExportTraceServiceRequest of what the groups name in `bytes`. */
export function encodeGroups(bytes: Uint8Array, groups: readonly WireGroup[]): Uint8Array {
  const message = new Uint8Array(groupsLength(groups));
  let at = 0;
  const copy = ([start, end]: readonly [number, number]): void => {
    message.set(bytes.subarray(start, end), at);
    at += end - start;
  };
  const open = (tag: number, length: number): void => {
    message[at++] = tag;
    let rest = length;
    for (; rest >= 0x80; rest >>>= 7) message[at++] = (rest & 0x7f) | 0x80;
    message[at++] = rest;
  };
  for (const group of groups) {
    open(RESOURCE_SPANS, wholeOf(group));
    copy(group.resource);
    open(SCOPE_SPANS, scopeSpansOf(group));
    copy(group.scope);
    for (const span of group.spans) copy(span);
  }
  return message;
}

/**
 * The groups of each trace in numbers, to be read by `readGroups`: all in one piece of memory, for a request may be of
 * thousands.
 */
export function groupsRanges(traces: readonly { groups: readonly WireGroup[] }[]): Uint8Array[] {
  const numbers: number[] = [];
  const ends = traces.map(({ groups }) => {
    for (const { resource, scope, spans } of groups) {
      numbers.push(resource[0], resource[1], scope[0], scope[1], spans.length);
      for (const [start, end] of spans) numbers.push(start, end);
    }
    return numbers.length;
  });
  const whole = encodeRanges(numbers);
  return ends.map((end, n) =>
    whole.subarray((ends[n - 1] ?? 0) * RANGE_NUMBER_BYTES, end * RANGE_NUMBER_BYTES),
  );
}

/** @param length of the request. @throws {RangeError} where they are of another one. */
export function readGroups(ranges: Uint8Array, length: number): WireGroup[] {
  const reader = new RangeReader(ranges, length);
  const groups: WireGroup[] = [];
  while (!reader.isAtEnd)
    groups.push({ resource: reader.range(), scope: reader.range(), spans: reader.ranges() });
  return groups;
}

function scopeSpansOf({ scope, spans }: WireGroup): number {
  return spans.reduce((sum, range) => sum + lengthOf(range), lengthOf(scope));
}

function wholeOf(group: WireGroup): number {
  return lengthOf(group.resource) + fieldLength(scopeSpansOf(group));
}

const lengthOf = ([start, end]: readonly [number, number]): number => end - start;

/** Of a field of so many bytes: its tag and length too. */
function fieldLength(content: number): number {
  let length = content + 2;
  for (let rest = content; rest >= 0x80; rest >>>= 7) length += 1;
  return length;
}
