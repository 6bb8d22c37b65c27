import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { decodeOtlpJson } from './decode-json.js';
import { decodeProtobuf, LOGS, TRACES } from './decode-protobuf.js';
import type { OtlpEvent, OtlpLog, OtlpRead, OtlpSource, OtlpSpan } from './items.js';
import { OTLP_LIMITS } from './limits.js';
import { isMappedLog } from './mapped-logs.js';
import {
  attributesOf,
  idOf,
  ItemRejected,
  listOf,
  attributeMembers,
  nanosOf,
  otlpText,
} from './read-values.js';

/** How OTLP/HTTP encodes requests and answers. */
export type OtlpEncoding = 'protobuf' | 'json';

/**
 * readSpans reads an ExportTraceServiceRequest: spans in the order of the request. A span that breaks a rule or a
 * bound is rejected by itself.
 *
 * @throws {OtlpError} where the request as a whole cannot be read.
 */
export function readSpans(bytes: Uint8Array, encoding: OtlpEncoding): OtlpRead<OtlpSpan> {
  const tree = encoding === 'json' ? decodeOtlpJson(bytes) : decodeProtobuf(bytes, TRACES);
  const read = new Items<OtlpSpan>();
  for (const group of listOf(tree['resourceSpans'])) {
    for (const inner of listOf(attributeMembers(group)['scopeSpans'])) {
      const source = read.source(group, inner);
      for (const span of listOf(attributeMembers(inner)['spans']))
        read.add(() => readSpan(span, source()));
    }
  }
  return read.done();
}

/** readLogs reads an ExportLogsServiceRequest: what of it belongs to a span and is mapped. @throws {OtlpError} as readSpans. */
export function readLogs(bytes: Uint8Array, encoding: OtlpEncoding): OtlpRead<OtlpLog> {
  const tree = encoding === 'json' ? decodeOtlpJson(bytes) : decodeProtobuf(bytes, LOGS);
  const read = new Items<OtlpLog>();
  for (const group of listOf(tree['resourceLogs'])) {
    for (const inner of listOf(attributeMembers(group)['scopeLogs'])) {
      const source = read.source(group, inner);
      for (const log of listOf(attributeMembers(inner)['logRecords']))
        read.add(() => readLog(log, source()));
    }
  }
  return read.done();
}

const REASONS_MAX = 10;

/** Collects what is taken, and why what is not is not. */
class Items<Item extends OtlpSource> {
  readonly #read: OtlpRead<Item> = { items: [], rejected: 0, reasons: [], ignored: 0 };

  /** Read once for all of its spans; what is wrong with it is wrong with each of them. */
  source(group: Json, inner: Json): () => OtlpSource {
    let known: OtlpSource | undefined;
    return () => (known ??= readSource(attributeMembers(group), attributeMembers(inner)));
  }

  /** `read` answers undefined where there is nothing to keep. */
  add(read: () => Item | undefined): void {
    const { items, reasons } = this.#read;
    try {
      if (items.length >= OTLP_LIMITS.itemsPerRequest)
        throw new ItemRejected(`a request has at most ${OTLP_LIMITS.itemsPerRequest}`);
      const item = read();
      if (item === undefined) {
        this.#read.ignored += 1;
        return;
      }
      items.push(item);
    } catch (error) {
      if (!(error instanceof ItemRejected)) throw error;
      this.#read.rejected += 1;
      if (reasons.length < REASONS_MAX && !reasons.includes(error.message))
        reasons.push(error.message);
    }
  }

  done(): OtlpRead<Item> {
    return this.#read;
  }
}

function readSource({ resource }: JsonObject, { scope }: JsonObject): OtlpSource {
  const { attributes } = attributesOf(attributeMembers(resource)['attributes']);
  const name = otlpText(attributeMembers(scope)['name']);
  const version = otlpText(attributeMembers(scope)['version']);
  return {
    resource: attributes,
    ...(name === undefined || name === '' ? {} : { scope: name }),
    ...(version === undefined || version === '' ? {} : { scopeVersion: version }),
  };
}

/** Span.Status.StatusCode. */
const STATUSES = ['unset', 'ok', 'error'] as const;
/** SpanFlags: whether bit 9 says something, and what it says. */
export const HAS_IS_REMOTE = 0x100;
export const IS_REMOTE = 0x200;

function readSpan(value: Json, source: OtlpSource): OtlpSpan {
  if (!isJsonObject(value)) throw new ItemRejected('a span must be an object');
  const parent = value['parentSpanId'];
  const hasParent = parent !== undefined && parent !== null && parent !== '';
  const { attributes, leftOut } = attributesOf(value['attributes']);
  const events = listOf(value['events']);
  const links = listOf(value['links']);
  const status = attributeMembers(value['status']);
  const message = otlpText(status['message']);
  const flags = typeof value['flags'] === 'number' ? value['flags'] : 0;
  const start = nanosOf(value['startTimeUnixNano'], 'startTimeUnixNano');
  const end = nanosOf(value['endTimeUnixNano'], 'endTimeUnixNano');
  const missing =
    leftOut +
    countOf(value['droppedAttributesCount']) +
    Math.max(0, events.length - OTLP_LIMITS.events) +
    Math.max(0, links.length - OTLP_LIMITS.links);
  return bounded(source, {
    traceId: idOf(value['traceId'], 'traceId', 32),
    spanId: idOf(value['spanId'], 'spanId', 16),
    ...(hasParent ? { parentSpanId: idOf(parent, 'parentSpanId', 16) } : {}),
    ...((flags & HAS_IS_REMOTE) === 0 ? {} : { isParentRemote: (flags & IS_REMOTE) !== 0 }),
    name: otlpText(value['name']) ?? '',
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    attributes,
    events: events.slice(0, OTLP_LIMITS.events).map(readEvent),
    links: links.slice(0, OTLP_LIMITS.links).map(readLink),
    status: STATUSES[countOf(status['code'])] ?? 'unset',
    ...(message === undefined || message === '' ? {} : { statusMessage: message }),
    ...(missing === 0 ? {} : { leftOut: missing }),
  });
}

function readEvent(value: Json): OtlpEvent {
  const { name, timeUnixNano, attributes } = attributeMembers(value);
  const time = nanosOf(timeUnixNano, 'timeUnixNano of an event');
  return {
    name: otlpText(name) ?? '',
    ...(time === undefined ? {} : { time }),
    attributes: attributesOf(attributes).attributes,
  };
}

function readLink(value: Json): { traceId: string; spanId: string } {
  const { traceId, spanId } = attributeMembers(value);
  return {
    traceId: idOf(traceId, 'traceId of a link', 32),
    spanId: idOf(spanId, 'spanId of a link', 16),
  };
}

function readLog(value: Json, source: OtlpSource): OtlpLog | undefined {
  if (!isJsonObject(value)) throw new ItemRejected('a log record must be an object');
  const { attributes } = attributesOf(value['attributes']);
  const name = otlpText(value['eventName']) || otlpText(attributes['event.name']) || '';
  const { traceId, spanId } = value;
  // Most log records are lines of text, and stand in no span.
  if (!isMappedLog(name) || isEmpty(traceId) || isEmpty(spanId)) return undefined;
  const time =
    nanosOf(value['timeUnixNano'], 'timeUnixNano') ??
    nanosOf(value['observedTimeUnixNano'], 'observedTimeUnixNano');
  return bounded(source, {
    traceId: idOf(traceId, 'traceId', 32),
    spanId: idOf(spanId, 'spanId', 16),
    name,
    ...(time === undefined ? {} : { time }),
    attributes,
  });
}

const isEmpty = (id: Json | undefined): boolean => id === undefined || id === null || id === '';

function countOf(value: Json | undefined): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** How long each is as JSON: the spans of one scope share it, and it may be longer than all of them. */
const sourceLengths = new WeakMap<OtlpSource, number>();

function bounded<Own extends object>(source: OtlpSource, own: Own): OtlpSource & Own {
  let length = sourceLengths.get(source);
  if (length === undefined) {
    length = JSON.stringify(source).length;
    sourceLengths.set(source, length);
  }
  // One brace of each goes, for a comma.
  if (length + JSON.stringify(own).length - 1 > OTLP_LIMITS.itemLength)
    throw new ItemRejected(`it is longer than ${OTLP_LIMITS.itemLength} characters`);
  return { ...source, ...own };
}
