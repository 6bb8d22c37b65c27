import { isValidUtf8, toHex } from '@docket/chain';
import {
  ANY_VALUE,
  KEY_VALUE,
  LINK_FIELDS,
  MESSAGES_MAX,
  RESOURCE_FIELDS,
  SCALARS,
  SCOPE_FIELDS,
  SPAN_FIELDS,
} from './decode-protobuf.js';
import type { WireField, WireMessage } from './decode-protobuf.js';
import { OTLP_LIMITS } from './limits.js';
import { readSpans, HAS_IS_REMOTE, IS_REMOTE } from './read-request.js';
import { endOfAscii } from './scan-bytes.js';
import {
  NOT_PLAIN,
  SpanSorter,
  type FoundSpan,
  type PlainTrace,
  type SpanForm,
} from './span-sorter.js';
import { encodeGroups, groupsLength } from './wire-groups.js';
import { WIRE } from './wire-reader.js';

/**
 * Sorts the spans of a request by trace without decoding them: what it looks at is only what `readSpans` could reject.
 *
 * @returns undefined where anything is not as exporters make it, or may be beyond a bound: `readSpans` then says what.
 * What `encodeGroups` makes of each trace `readSpans` reads whole: its spans in their order, and none is rejected.
 */
export function splitPlainSpans(bytes: Uint8Array): PlainTrace[] | undefined {
  if (bytes.length > OTLP_LIMITS.requestBytes) return undefined;
  try {
    return new PlainSpans(bytes).split();
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

/** Longer varints than these are no lengths and no tags of exporters. */
const SHORT_VARINT_BYTES = 4;
const VARINT_BYTES_MAX = 10;
/** Tags of a key and of its value, and of a text and of a whole number as values. */
const KEY_TAG = 0x0a;
const VALUE_TAG = 0x12;
const TEXT_TAG = 0x0a;
const NUMBER_TAG = 0x18;

/** A byte on the wire becomes six units of JSON where it is a control character. */
const PROTOBUF_SPANS: SpanForm = {
  idBytes: 16,
  gap: 0,
  unitsOfByte: 6,
  idOf: (bytes, at) => toHex(bytes.subarray(at, at + 16)),
  lengthOf: groupsLength,
  isRead: (bytes, group) => readSpans(encodeGroups(bytes, [group]), 'protobuf').rejected === 0,
};

class PlainSpans {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sorter: SpanSorter;
  #at = 0;
  #messages = 1;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#sorter = new SpanSorter(bytes, PROTOBUF_SPANS);
  }

  split(): PlainTrace[] {
    const end = this.#bytes.length;
    while (this.#at < end) {
      const tag = this.#short(end);
      if (tag >>> 3 === 1) this.#resourceSpans(this.#message(tag, end));
      else this.#skip(tag, end);
    }
    return this.#sorter.done();
  }

  #resourceSpans(end: number): void {
    const scopes: { scope: [number, number]; spans: FoundSpan[] }[] = [];
    let resource: [number, number] = [0, 0];
    while (this.#at < end) {
      const from = this.#at;
      const tag = this.#short(end);
      if (tag >>> 3 === 1) {
        this.#check(RESOURCE_FIELDS, this.#message(tag, end), 0);
        resource = [from, this.#at];
      } else if (tag >>> 3 === 2) scopes.push(this.#scopeSpans(this.#message(tag, end)));
      else this.#skip(tag, end);
    }
    for (const { scope, spans } of scopes) this.#sorter.add(resource, scope, spans);
  }

  #scopeSpans(end: number): { scope: [number, number]; spans: FoundSpan[] } {
    const spans: FoundSpan[] = [];
    let scope: [number, number] = [0, 0];
    while (this.#at < end) {
      const from = this.#at;
      const tag = this.#short(end);
      if (tag >>> 3 === 1) {
        this.#check(SCOPE_FIELDS, this.#message(tag, end), 0);
        scope = [from, this.#at];
      } else if (tag >>> 3 === 2) spans.push(this.#span(from, this.#message(tag, end)));
      else this.#skip(tag, end);
    }
    return { scope, spans };
  }

  #span(start: number, end: number): FoundSpan {
    let [traceAt, spanAt, parentAt, flags] = [-1, -1, -1, 0];
    let hasEnded = false;
    while (this.#at < end) {
      const tag = this.#short(end);
      switch (tag >>> 3) {
        case 1:
          traceAt = this.#id(tag, end, 16);
          break;
        case 2:
          spanAt = this.#id(tag, end, 8);
          break;
        case 4:
          parentAt = this.#id(tag, end, 8, true);
          break;
        case 8: {
          const at = this.#fixed(tag, WIRE.fixed64, end);
          hasEnded = this.#view.getUint32(at) !== 0 || this.#view.getUint32(at + 4) !== 0;
          break;
        }
        case 9: {
          const last = this.#message(tag, end);
          if (!this.#attribute(last)) this.#check(KEY_VALUE, last, 0);
          break;
        }
        case 13:
          this.#link(this.#message(tag, end));
          break;
        case 16:
          flags = this.#view.getUint32(this.#fixed(tag, WIRE.fixed32, end), true);
          break;
        default:
          this.#field(SPAN_FIELDS[tag >>> 3], tag, end, 0);
      }
    }
    if (this.#at !== end || traceAt < 0 || spanAt < 0) throw NOT_PLAIN;
    const isParentRemote = (flags & HAS_IS_REMOTE) !== 0 && (flags & IS_REMOTE) !== 0;
    return { start, end, traceAt, isRoot: hasEnded && (parentAt < 0 || isParentRemote) };
  }

  #link(end: number): void {
    let [traceAt, spanAt] = [-1, -1];
    while (this.#at < end) {
      const tag = this.#short(end);
      if (tag >>> 3 === 1) traceAt = this.#id(tag, end, 16);
      else if (tag >>> 3 === 2) spanAt = this.#id(tag, end, 8);
      else this.#field(LINK_FIELDS[tag >>> 3], tag, end, 0);
    }
    if (this.#at !== end || traceAt < 0 || spanAt < 0) throw NOT_PLAIN;
  }

  /**
   * Most of a request are attributes of spans as every exporter writes them: a key, and behind it one text or one number.
   *
   * @returns false where this one is written otherwise: then nothing of it is read.
   */
  #attribute(end: number): boolean {
    const bytes = this.#bytes;
    const from = this.#at;
    const valueAt = from + 2 + bytes[from + 1]!;
    // A key of more than 127 bytes would have a longer length.
    if (bytes[from] !== KEY_TAG || bytes[from + 1]! >= 0x80 || valueAt + 2 >= end) return false;
    if (bytes[valueAt] !== VALUE_TAG) return false;
    this.#at = valueAt + 1;
    const isWhole = this.#short(end) === end - this.#at;
    const tag = bytes[this.#at++];
    let textAt = 0;
    let isPlain = false;
    if (isWhole && tag === TEXT_TAG && this.#at < end) {
      const length = this.#short(end);
      textAt = this.#at;
      isPlain = length === end - textAt;
    } else if (isWhole && tag === NUMBER_TAG) isPlain = this.#isVarint(end);
    this.#at = from;
    if (!isPlain) return false;
    if (++this.#messages > MESSAGES_MAX) throw NOT_PLAIN;
    this.#text(from + 2, valueAt);
    if (textAt > 0) this.#text(textAt, end);
    this.#at = end;
    return true;
  }

  /** Whether one varint stands from here to the end. */
  #isVarint(end: number): boolean {
    const last = end - 1;
    if (last < this.#at || last - this.#at >= VARINT_BYTES_MAX || this.#bytes[last]! >= 0x80)
      return false;
    for (let at = this.#at; at < last; at++) if (this.#bytes[at]! < 0x80) return false;
    return true;
  }

  /** A message of which no member is looked at by itself. */
  #check(message: WireMessage, end: number, depth: number): void {
    while (this.#at < end) {
      const tag = this.#short(end);
      this.#field(message[tag >>> 3], tag, end, depth);
    }
    if (this.#at !== end) throw NOT_PLAIN;
  }

  /** One field, known or not; `depth` counts the values around it. */
  #field(field: WireField | undefined, tag: number, end: number, depth: number): void {
    if (field === undefined) {
      this.#skip(tag, end);
      return;
    }
    const [, kind] = field;
    if (typeof kind === 'string') {
      if ((tag & 7) !== SCALARS[kind][0]) throw NOT_PLAIN;
      const from = this.#skip(tag, end);
      if (kind === 'text') this.#text(from, this.#at);
      return;
    }
    const inner = typeof kind === 'function' ? kind() : (kind as WireMessage);
    const isValue = inner === ANY_VALUE;
    // The outermost value of an attribute stands at depth 0.
    if (isValue && depth > OTLP_LIMITS.valueDepth) throw NOT_PLAIN;
    this.#check(inner, this.#message(tag, end), isValue ? depth + 1 : depth);
  }

  #text(from: number, to: number): void {
    const bytes = this.#bytes;
    // Most are ASCII: to look at the bytes costs less than to ask about them.
    const at = endOfAscii(this.#view, from, to);
    if (at < to && !isValidUtf8(bytes.subarray(at, to))) throw NOT_PLAIN;
  }

  /** Where the id begins; -1 where it is empty and may be. */
  #id(tag: number, end: number, length: number, mayBeEmpty = false): number {
    if ((tag & 7) !== WIRE.bytes) throw NOT_PLAIN;
    const given = this.#short(end);
    if (given === 0 && mayBeEmpty) return -1;
    const at = this.#take(given, end);
    if (given !== length) throw NOT_PLAIN;
    for (let n = at; n < at + length; n++) if (this.#bytes[n] !== 0) return at;
    throw NOT_PLAIN;
  }

  #fixed(tag: number, wire: number, end: number): number {
    if ((tag & 7) !== wire) throw NOT_PLAIN;
    return this.#take(wire === WIRE.fixed64 ? 8 : 4, end);
  }

  /** Where the message ends that the field is. */
  #message(tag: number, end: number): number {
    if ((tag & 7) !== WIRE.bytes || ++this.#messages > MESSAGES_MAX) throw NOT_PLAIN;
    const length = this.#short(end);
    if (length > end - this.#at) throw NOT_PLAIN;
    return this.#at + length;
  }

  /** Where the content of the field begins; it is passed over. */
  #skip(tag: number, end: number): number {
    const wire = tag & 7;
    if (tag < 8) throw NOT_PLAIN;
    if (wire === WIRE.bytes) return this.#take(this.#short(end), end);
    if (wire === WIRE.fixed64) return this.#take(8, end);
    if (wire === WIRE.fixed32) return this.#take(4, end);
    if (wire !== WIRE.varint) throw NOT_PLAIN;
    const from = this.#at;
    while (this.#bytes[this.#take(1, end)]! >= 0x80)
      if (this.#at - from >= VARINT_BYTES_MAX) throw NOT_PLAIN;
    return from;
  }

  /** A tag or a length. */
  #short(end: number): number {
    let value = 0;
    for (let n = 0; n < SHORT_VARINT_BYTES && this.#at < end; n++) {
      const byte = this.#bytes[this.#at++]!;
      value |= (byte & 0x7f) << (7 * n);
      if (byte < 0x80) return value;
    }
    throw NOT_PLAIN;
  }

  #take(length: number, end: number): number {
    const from = this.#at;
    if (length > end - from) throw NOT_PLAIN;
    this.#at = from + length;
    return from;
  }
}
