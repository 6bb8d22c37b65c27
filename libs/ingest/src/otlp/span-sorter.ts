import { OTLP_LIMITS } from './limits.js';
import type { WireGroup } from './wire-groups.js';

/** Where the spans of one trace stand in a request. */
export interface PlainTrace {
  /** 32 lower-case hex digits. */
  traceId: string;
  groups: WireGroup[];
  items: number;
  /** Of the request of these spans alone. */
  bytes: number;
  /** One of them has ended, and its parent is none or in another process. */
  hasRoot: boolean;
}

/** Where a span stands, and what it says of its trace. */
export interface FoundSpan {
  start: number;
  end: number;
  traceAt: number;
  isRoot: boolean;
}

/** What of an encoding counts for sorting. */
export interface SpanForm {
  /** Of the id of a trace. */
  idBytes: number;
  /** Bytes between two spans that stand side by side. */
  gap: number;
  /** UTF-16 units of JSON that a byte becomes at most. */
  unitsOfByte: number;
  /** The id that stands there: 32 lower-case hex digits. */
  idOf: (bytes: Uint8Array, at: number) => string;
  /** How long a request of these groups becomes. */
  lengthOf: (groups: readonly WireGroup[]) => number;
  /** Whether `readSpans` takes all of a request of this group. */
  isRead: (bytes: Uint8Array, group: WireGroup) => boolean;
}

/** Thrown where a request is not plain: one for all, as nobody reads it. */
export const NOT_PLAIN = new Error('not plain');

/** Spans of one trace that are kept together, at most. */
export const CHUNK_ITEMS_MAX = 2_000;
/** UTF-16 units that a span has in any case. */
const UNITS_OF_SPAN = 8 * 1024;

/** Sorts the spans of a request by trace as they are found. Each method throws NOT_PLAIN. */
export class SpanSorter {
  readonly #bytes: Uint8Array;
  readonly #form: SpanForm;
  readonly #chunks: PlainTrace[] = [];
  readonly #open = new Map<string, PlainTrace>();
  #spans = 0;
  #last: PlainTrace | undefined;
  #lastTraceAt = 0;

  constructor(bytes: Uint8Array, form: SpanForm) {
    this.#bytes = bytes;
    this.#form = form;
  }

  /** Spans that came with one resource and scope. */
  add(resource: [number, number], scope: [number, number], spans: readonly FoundSpan[]): void {
    this.#spans += spans.length;
    if (this.#spans > OTLP_LIMITS.itemsPerRequest) throw NOT_PLAIN;
    const source = resource[1] - resource[0] + scope[1] - scope[0];
    for (const span of spans) {
      const { start, end, isRoot } = span;
      this.#bound({ resource, scope, spans: [[start, end]] }, source + end - start);
      const chunk = this.#chunkOf(span);
      chunk.items += 1;
      chunk.hasRoot ||= isRoot;
      let group = chunk.groups.at(-1);
      if (group?.scope !== scope || group.resource !== resource) {
        group = { resource, scope, spans: [] };
        chunk.groups.push(group);
      }
      // Neighbours are copied together.
      const before = group.spans.at(-1);
      if (before !== undefined && before[1] + this.#form.gap === start) before[1] = end;
      else group.spans.push([start, end]);
    }
  }

  done(): PlainTrace[] {
    for (const chunk of this.#chunks) {
      chunk.bytes = this.#form.lengthOf(chunk.groups);
      // It would not be read again: a resource stands with each scope.
      if (chunk.bytes > OTLP_LIMITS.requestBytes) throw NOT_PLAIN;
    }
    return this.#chunks;
  }

  /** Most spans are far from the bound of one: the others are read, to know how long they become. */
  #bound(group: WireGroup, bytes: number): void {
    const { unitsOfByte, isRead } = this.#form;
    if (unitsOfByte * bytes + UNITS_OF_SPAN <= OTLP_LIMITS.itemLength) return;
    if (!isRead(this.#bytes, group)) throw NOT_PLAIN;
  }

  #chunkOf({ traceAt }: FoundSpan): PlainTrace {
    let chunk = this.#last;
    if (chunk === undefined || !this.#isSameTrace(traceAt)) {
      const traceId = this.#form.idOf(this.#bytes, traceAt);
      chunk = this.#open.get(traceId) ?? this.#begin(traceId);
      this.#lastTraceAt = traceAt;
    }
    if (chunk.items >= CHUNK_ITEMS_MAX) chunk = this.#begin(chunk.traceId);
    this.#last = chunk;
    return chunk;
  }

  #isSameTrace(traceAt: number): boolean {
    for (let n = 0; n < this.#form.idBytes; n++)
      if (this.#bytes[traceAt + n] !== this.#bytes[this.#lastTraceAt + n]) return false;
    return true;
  }

  #begin(traceId: string): PlainTrace {
    const chunk: PlainTrace = { traceId, items: 0, bytes: 0, hasRoot: false, groups: [] };
    this.#open.set(traceId, chunk);
    this.#chunks.push(chunk);
    return chunk;
  }
}
