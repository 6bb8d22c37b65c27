import { setMember, toBase64, toHex, type Json, type JsonObject } from '@docket/chain';
import { OTLP_LIMITS, WIRE_DEPTH_MAX } from './limits.js';
import { OtlpError } from './otlp-error.js';
import { WIRE, WireReader } from './wire-reader.js';

/** A field of a message: its name in OTLP/JSON, and how it is read. */
export type WireField = readonly [name: string, read: Scalar | WireMessage | (() => WireMessage)];
type Scalar = keyof typeof SCALARS;
export interface WireMessage {
  readonly [field: number]: WireField;
}

/** One in a list of its kind. */
export const WIRE_LISTS: ReadonlySet<string> = new Set([
  'resourceSpans',
  'scopeSpans',
  'spans',
  'resourceLogs',
  'scopeLogs',
  'logRecords',
  'attributes',
  'events',
  'links',
  'values',
]);

/** OTLP/JSON writes ids in hex, and 64-bit numbers as strings (OTLP 1.10.0, JSON Protobuf Encoding). */
export const SCALARS = {
  text: [WIRE.bytes, (reader) => reader.string()],
  id: [WIRE.bytes, (reader) => toHex(reader.bytes())],
  base64: [WIRE.bytes, (reader) => toBase64(reader.bytes())],
  flag: [WIRE.varint, (reader) => reader.varint() !== 0n],
  number: [WIRE.varint, (reader) => Number(BigInt.asIntN(32, reader.varint()))],
  int64: [WIRE.varint, (reader) => String(BigInt.asIntN(64, reader.varint()))],
  fixed64: [WIRE.fixed64, (reader) => String(reader.fixed64())],
  fixed32: [WIRE.fixed32, (reader) => reader.fixed32()],
  double: [WIRE.fixed64, (reader) => doubleOf(reader.double())],
} as const satisfies Record<string, readonly [number, (reader: WireReader) => Json]>;

/** As proto3's JSON writes what JSON has no number for. */
function doubleOf(value: number): Json {
  return Number.isFinite(value) ? value : String(value);
}

// The field numbers are those of opentelemetry-proto 1.10.0.
export const ANY_VALUE: WireMessage = {
  1: ['stringValue', 'text'],
  2: ['boolValue', 'flag'],
  3: ['intValue', 'int64'],
  4: ['doubleValue', 'double'],
  5: ['arrayValue', () => ARRAY_VALUE],
  6: ['kvlistValue', () => KEY_VALUE_LIST],
  7: ['bytesValue', 'base64'],
};
export const KEY_VALUE: WireMessage = { 1: ['key', 'text'], 2: ['value', ANY_VALUE] };
const ARRAY_VALUE: WireMessage = { 1: ['values', ANY_VALUE] };
const KEY_VALUE_LIST: WireMessage = { 1: ['values', KEY_VALUE] };
export const RESOURCE_FIELDS: WireMessage = { 1: ['attributes', KEY_VALUE] };
export const SCOPE_FIELDS: WireMessage = { 1: ['name', 'text'], 2: ['version', 'text'] };
const EVENT: WireMessage = {
  1: ['timeUnixNano', 'fixed64'],
  2: ['name', 'text'],
  3: ['attributes', KEY_VALUE],
};
export const LINK_FIELDS: WireMessage = { 1: ['traceId', 'id'], 2: ['spanId', 'id'] };
const STATUS: WireMessage = { 2: ['message', 'text'], 3: ['code', 'number'] };
export const SPAN_FIELDS: WireMessage = {
  1: ['traceId', 'id'],
  2: ['spanId', 'id'],
  4: ['parentSpanId', 'id'],
  5: ['name', 'text'],
  6: ['kind', 'number'],
  7: ['startTimeUnixNano', 'fixed64'],
  8: ['endTimeUnixNano', 'fixed64'],
  9: ['attributes', KEY_VALUE],
  10: ['droppedAttributesCount', 'number'],
  11: ['events', EVENT],
  13: ['links', LINK_FIELDS],
  15: ['status', STATUS],
  16: ['flags', 'fixed32'],
};
const LOG_RECORD: WireMessage = {
  1: ['timeUnixNano', 'fixed64'],
  5: ['body', ANY_VALUE],
  6: ['attributes', KEY_VALUE],
  7: ['droppedAttributesCount', 'number'],
  9: ['traceId', 'id'],
  10: ['spanId', 'id'],
  11: ['observedTimeUnixNano', 'fixed64'],
  12: ['eventName', 'text'],
};
const SCOPE_SPANS: WireMessage = { 1: ['scope', SCOPE_FIELDS], 2: ['spans', SPAN_FIELDS] };
const SCOPE_LOGS: WireMessage = { 1: ['scope', SCOPE_FIELDS], 2: ['logRecords', LOG_RECORD] };

/** ExportTraceServiceRequest. */
export const TRACES: WireMessage = {
  1: ['resourceSpans', { 1: ['resource', RESOURCE_FIELDS], 2: ['scopeSpans', SCOPE_SPANS] }],
};
/** ExportLogsServiceRequest. */
export const LOGS: WireMessage = {
  1: ['resourceLogs', { 1: ['resource', RESOURCE_FIELDS], 2: ['scopeLogs', SCOPE_LOGS] }],
};

/**
 * decodeProtobuf reads a message into the tree that OTLP/JSON has for it. Unknown fields are passed over, and so
 * are fields of another kind than is known (protobuf, Updating A Message Type).
 *
 * @throws {OtlpError} `malformed_protobuf`, `too_deep`, `too_large`.
 */
export function decodeProtobuf(bytes: Uint8Array, message: WireMessage): JsonObject {
  if (bytes.length > OTLP_LIMITS.requestBytes)
    throw new OtlpError('too_large', `at most ${OTLP_LIMITS.requestBytes} bytes are taken`);
  return decodeMessage(new WireReader(bytes), message, { depth: 0, budget: { messages: 0 } });
}

/** An empty message takes two bytes, and fifty times that in memory. */
export const MESSAGES_MAX = 600_000;

interface Place {
  depth: number;
  budget: { messages: number };
}

function decodeMessage(reader: WireReader, message: WireMessage, place: Place): JsonObject {
  const { depth, budget } = place;
  if (depth > WIRE_DEPTH_MAX) throw new OtlpError('too_deep', 'a value is nested too deeply');
  if (++budget.messages > MESSAGES_MAX)
    throw new OtlpError('too_large', `at most ${MESSAGES_MAX} values are taken`);
  const tree: JsonObject = {};
  while (reader.next()) {
    const field = message[reader.field];
    if (field === undefined) {
      reader.skip();
      continue;
    }
    const [name, kind] = field;
    const value = readValue(reader, kind, { depth: depth + 1, budget });
    if (value === undefined) continue;
    const list = tree[name];
    if (!WIRE_LISTS.has(name)) setMember(tree, name, value);
    else if (Array.isArray(list)) list.push(value);
    else tree[name] = [value];
  }
  return tree;
}

function readValue(reader: WireReader, kind: WireField[1], place: Place): Json | undefined {
  const [wire, read] = typeof kind === 'string' ? SCALARS[kind] : [WIRE.bytes, undefined];
  if (reader.wire !== wire) {
    reader.skip();
    return undefined;
  }
  if (read !== undefined) return read(reader);
  const inner = typeof kind === 'function' ? kind() : (kind as WireMessage);
  return decodeMessage(reader.message(), inner, place);
}
