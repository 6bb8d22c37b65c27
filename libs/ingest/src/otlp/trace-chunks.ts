import { decodeUtf8, fromHex, sha256, toHex, utf8 } from '@docket/chain';
import type { OtlpLog, OtlpSource, OtlpSpan } from './items.js';
import { encodeJsonGroups } from './json-groups.js';
import { splitPlainJson } from './plain-json.js';
import { splitPlainSpans } from './plain-spans.js';
import { encodeRanges, RangeReader } from './ranges.js';
import { readLogs, readSpans, type OtlpEncoding } from './read-request.js';
import { CHUNK_ITEMS_MAX } from './span-sorter.js';
import { encodeGroups, groupsRanges, readGroups } from './wire-groups.js';

export type OtlpSignal = 'traces' | 'logs';

/** How a request is kept: as it came, in either encoding, or as JSON of what was read of it already. */
type OtlpForm = 'protobuf' | 'json' | 'items';

/** What waits of one trace until it is complete: ranges of a request. */
export interface OtlpKept {
  signal: OtlpSignal;
  form: OtlpForm;
  /** The request, of all of its traces. */
  content: Uint8Array;
  /** Where in it this trace is, as `sortByTrace` gave them. */
  ranges: Uint8Array;
}

/** Spans or log records of one trace in a request. */
interface OtlpChunk {
  /** 32 lower-case hex digits. */
  traceId: string;
  items: number;
  /** Of what it is when it is taken out of the request. */
  bytes: number;
  /** A span of it has ended, and its parent is none or in another process. */
  hasRoot: boolean;
  ranges: Uint8Array;
}

/** A request, sorted by trace; what was rejected of it, and why, as `OtlpRead` says it. */
export interface OtlpSorted {
  form: OtlpForm;
  /** The request itself where the form is its encoding. */
  content: Uint8Array;
  chunks: OtlpChunk[];
  rejected: number;
  reasons: string[];
}

/**
 * sortByTrace checks a request and sorts it by trace, in the order of the request. Spans that are as exporters
 * make them are not decoded for it.
 *
 * @throws {OtlpError} where the request as a whole cannot be read.
 */
export function sortByTrace(
  bytes: Uint8Array,
  signal: OtlpSignal,
  encoding: OtlpEncoding,
): OtlpSorted {
  const isSpans = signal === 'traces';
  const split = encoding === 'protobuf' ? splitPlainSpans : splitPlainJson;
  const plain = isSpans ? split(bytes) : undefined;
  if (plain !== undefined) {
    const ranges = groupsRanges(plain);
    const chunks = plain.map(({ traceId, items, bytes: length, hasRoot }, n) => ({
      traceId,
      items,
      bytes: length,
      hasRoot,
      ranges: ranges[n]!,
    }));
    return { form: encoding, content: bytes, chunks, rejected: 0, reasons: [] };
  }
  const { items, rejected, reasons } = isSpans
    ? readSpans(bytes, encoding)
    : readLogs(bytes, encoding);
  return { form: 'items', ...keptItems(items), rejected, reasons };
}

interface Gathered {
  traceId: string;
  hasRoot: boolean;
  /** Place of each resource in the list of this trace, from 0. */
  places: Map<object, number>;
  /** Where each stands in what is kept. */
  sources: [start: number, end: number][];
  items: object[];
}

/** What is kept is each resource, with its scope, once, and a list of items for each trace: all of it JSON. */
function keptItems(items: readonly (OtlpSpan | OtlpLog)[]): Pick<OtlpSorted, 'content' | 'chunks'> {
  const content = new Pieces();
  const sources = new Map<object, [start: number, end: number]>();
  const open = new Map<string, Gathered>();
  const gathered: Gathered[] = [];
  for (const item of items) {
    const { resource, scope, scopeVersion, ...own } = item;
    let trace = open.get(item.traceId);
    if (trace === undefined || trace.items.length >= CHUNK_ITEMS_MAX) {
      const { traceId } = item;
      trace = { traceId, hasRoot: false, places: new Map(), sources: [], items: [] };
      open.set(traceId, trace);
      gathered.push(trace);
    }
    // Spans of one scope share their resource, and no others do.
    let range = sources.get(resource);
    if (range === undefined) {
      const named = { ...(scope && { scope }), ...(scopeVersion && { scopeVersion }) };
      range = content.add({ resource, ...named });
      sources.set(resource, range);
    }
    let source = trace.places.get(resource);
    if (source === undefined) {
      source = trace.sources.push(range) - 1;
      trace.places.set(resource, source);
    }
    trace.items.push({ source, ...own });
    trace.hasRoot ||= isRoot(item);
  }
  const chunks = gathered.map(({ traceId, hasRoot, sources: used, items: own }): OtlpChunk => {
    const list = content.add(own);
    const bytes = [...used, list].reduce((sum, [start, end]) => sum + end - start, 0);
    const ranges = encodeRanges([used.length, ...used.flat(), ...list]);
    return { traceId, items: own.length, bytes, hasRoot, ranges };
  });
  return { content: content.join(), chunks };
}

/** JSON texts, one behind the other. */
class Pieces {
  readonly #pieces: Uint8Array[] = [];
  #length = 0;

  add(value: object): [start: number, end: number] {
    const piece = utf8(JSON.stringify(value));
    this.#pieces.push(piece);
    this.#length += piece.length;
    return [this.#length - piece.length, this.#length];
  }

  join(): Uint8Array {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

function isRoot(item: OtlpSpan | OtlpLog): boolean {
  if (!('events' in item)) return false;
  const { end, parentSpanId, isParentRemote } = item;
  return end !== undefined && (parentSpanId === undefined || isParentRemote === true);
}

/** What a round of a trace has, each span and log record once. */
export interface OtlpRoundItems {
  spans: OtlpSpan[];
  logs: OtlpLog[];
  /** Spans that came a second time with other content: the first counts. */
  conflicts: number;
  /** By which the items of this round are known again. */
  known: Uint8Array;
}

/** Of each item that is known: its span's id, or zeros for a log record, and the SHA-256 of what it says. */
const ID_BYTES = 8;
const KNOWN_BYTES = ID_BYTES + 32;
const LOG_ID = '0'.repeat(2 * ID_BYTES);

/**
 * Reads what waited of one trace, one request after the other, in the order in which they came, and leaves out what is
 * known from earlier rounds.
 */
export class ItemGathering {
  readonly #digests = new Map<string, string>();
  readonly #spans: OtlpSpan[] = [];
  readonly #logs: OtlpLog[] = [];
  readonly #added: Uint8Array[] = [];
  #conflicts = 0;

  constructor(earlier: readonly Uint8Array[]) {
    for (const known of earlier)
      for (let at = 0; at + KNOWN_BYTES <= known.length; at += KNOWN_BYTES)
        remember(this.#digests, known.subarray(at, at + KNOWN_BYTES));
  }

  /** @throws where what was kept is damaged. */
  add(kept: OtlpKept): void {
    const isSpans = kept.signal === 'traces';
    for (const item of readKept(kept)) {
      const entry = new Uint8Array(KNOWN_BYTES);
      if (isSpans) entry.set(fromHex(item.spanId));
      entry.set(sha256(utf8(JSON.stringify(item))), ID_BYTES);
      const same = remember(this.#digests, entry);
      if (same === false) this.#conflicts += 1;
      if (same !== undefined) continue;
      this.#added.push(entry);
      if (isSpans) this.#spans.push(item as OtlpSpan);
      else this.#logs.push(item as OtlpLog);
    }
  }

  done(): OtlpRoundItems {
    const known = concatenated(this.#added);
    return { spans: this.#spans, logs: this.#logs, conflicts: this.#conflicts, known };
  }
}

/** Whether what is known already says the same; undefined where it was not known. */
function remember(digests: Map<string, string>, entry: Uint8Array): boolean | undefined {
  const id = toHex(entry.subarray(0, ID_BYTES));
  const digest = toHex(entry.subarray(ID_BYTES));
  const key = id === LOG_ID ? digest : id;
  const before = digests.get(key);
  if (before !== undefined) return before === digest;
  digests.set(key, digest);
  return undefined;
}

function readKept({ signal, form, content, ranges }: OtlpKept): (OtlpSpan | OtlpLog)[] {
  if (form === 'items') return readItems(content, ranges);
  if (signal !== 'traces') throw new Error('log records are kept as items only');
  const encode = form === 'json' ? encodeJsonGroups : encodeGroups;
  const own = encode(content, readGroups(ranges, content.length));
  const { items, rejected, reasons } = readSpans(own, form);
  // Else it would pass for what is recorded already.
  if (items.length + rejected === 0) throw new Error('no span is in what was kept of the request');
  if (rejected > 0) throw new Error(`kept spans are rejected: ${reasons.join('; ')}`);
  return items;
}

function readItems(content: Uint8Array, ranges: Uint8Array): (OtlpSpan | OtlpLog)[] {
  const reader = new RangeReader(ranges, content.length);
  const read = <Value>([start, end]: readonly [number, number]): Value => {
    const text = decodeUtf8(content.subarray(start, end));
    if (text === undefined) throw new Error('kept items are not UTF-8');
    return JSON.parse(text) as Value;
  };
  const sources = reader.ranges().map((range) => read<OtlpSource>(range));
  const items = read<({ source: number } & (OtlpSpan | OtlpLog))[]>(reader.range());
  return items.map(({ source, ...own }) => ({ ...sources[source], ...own }));
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.length * KNOWN_BYTES);
  for (const [n, part] of parts.entries()) whole.set(part, n * KNOWN_BYTES);
  return whole;
}
