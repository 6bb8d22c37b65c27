import { decodeUtf8, isValidUtf8, utf8 } from '@docket/chain';
import {
  ANY_VALUE,
  KEY_VALUE,
  LINK_FIELDS,
  RESOURCE_FIELDS,
  SCOPE_FIELDS,
  SPAN_FIELDS,
} from './decode-protobuf.js';
import type { WireMessage } from './decode-protobuf.js';
import { encodeJsonGroups, jsonGroupsLength } from './json-groups.js';
import { indexIn, MEMBERS_MAX, shapeOf, type JsonMember, type JsonShape } from './json-shapes.js';
import { OTLP_LIMITS } from './limits.js';
import { HAS_IS_REMOTE, IS_REMOTE, readSpans } from './read-request.js';
import { BytePattern, endOfPlainText } from './scan-bytes.js';
import { NOT_PLAIN, SpanSorter } from './span-sorter.js';
import type { FoundSpan, PlainTrace, SpanForm } from './span-sorter.js';

/**
 * Sorts the spans of a request in OTLP/JSON by trace without making values of it: what it looks at is what `readSpans`
 * could refuse or reject.
 *
 * @returns undefined where anything is not as exporters make it, or may be beyond a bound: `readSpans` then says what.
 * What `encodeJsonGroups` makes of each trace `readSpans` reads whole: its spans in their order, and none is rejected.
 */
export function splitPlainJson(bytes: Uint8Array): PlainTrace[] | undefined {
  if (bytes.length > OTLP_LIMITS.requestBytes || !isValidUtf8(bytes)) return undefined;
  try {
    return new PlainJson(bytes).split();
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

/** As long as it is: what is longer as JSON than it came, such as a name that is left out, is in the span's own bound. */
const JSON_SPANS: SpanForm = {
  idBytes: 32,
  gap: 1,
  unitsOfByte: 1,
  idOf: (bytes, at) => (decodeUtf8(bytes.subarray(at, at + 32)) ?? '').toLowerCase(),
  lengthOf: jsonGroupsLength,
  isRead: (bytes, group) => readSpans(encodeJsonGroups(bytes, [group]), 'json').rejected === 0,
};

const SCOPE_SPANS: WireMessage = { 1: ['scope', SCOPE_FIELDS], 2: ['spans', SPAN_FIELDS] };
const RESOURCE_SPANS: WireMessage = {
  1: ['resource', RESOURCE_FIELDS],
  2: ['scopeSpans', SCOPE_SPANS],
};
const REQUEST: WireMessage = { 1: ['resourceSpans', RESOURCE_SPANS] };
const RESOURCE = indexIn(RESOURCE_SPANS, 'resource');
const SCOPE = indexIn(SCOPE_SPANS, 'scope');
const SPAN = {
  traceId: indexIn(SPAN_FIELDS, 'traceId'),
  spanId: indexIn(SPAN_FIELDS, 'spanId'),
  parent: indexIn(SPAN_FIELDS, 'parentSpanId'),
  end: indexIn(SPAN_FIELDS, 'endTimeUnixNano'),
  flags: indexIn(SPAN_FIELDS, 'flags'),
} as const;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
const [ZERO, MINUS, POINT, LETTER_U] = [0x30, 0x2d, 0x2e, 0x75];
/** Of each byte whether it may stand behind a backslash, with nothing more. */
const IS_ESCAPED = new Uint8Array(256);
for (const byte of utf8('"\\/bfnrt')) IS_ESCAPED[byte] = 1;
const [TRUE, FALSE] = [utf8('true'), utf8('false')];
/** Any number of so many characters is exact, and any of so many digits has 64 bits at most, without a sign. */
const NUMBER_LENGTH_MAX = 15;
const DIGITS_MAX = 19;

/** What stands around an attribute as exporters write most of them, without spaces: from the quote that ends its key. */
const KEY_OPEN = new BytePattern('{"key":"');
const TEXT_OPEN = new BytePattern('","value":{"stringValue":"');
const WHOLE_OPEN = new BytePattern('","value":{"intValue":');

const isDigit = (byte: number | undefined): boolean => byte! >= ZERO && byte! <= 0x39;
const IS_HEX = new Uint8Array(256);
for (const byte of utf8('0123456789abcdefABCDEF')) IS_HEX[byte] = 1;

/** Nothing where the member is absent. */
function rangeOf(places: Int32Array, member: number): [start: number, end: number] {
  return places[member]! < 0 ? [0, 0] : [places[member]!, places[MEMBERS_MAX + member]!];
}

/** Where the digits of an id begin, of which all are looked at already: only how many they are is not. */
function idAt(places: Int32Array, member: number, digits: number): number {
  const [start, end] = rangeOf(places, member);
  if (end - start !== digits + 2) throw NOT_PLAIN;
  return start + 1;
}

interface FoundScope {
  scope: [number, number];
  spans: FoundSpan[];
}

class PlainJson {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sorter: SpanSorter;
  #at = 0;
  /** Of the resource, and of the scope, that are being read. */
  #scopes: FoundScope[] = [];
  #spans: FoundSpan[] = [];
  /** Where the members stand of the one that is being read: none is within another of its kind. */
  readonly #ofSpan = new Int32Array(2 * MEMBERS_MAX);
  readonly #ofLink = new Int32Array(2 * MEMBERS_MAX);
  readonly #ofScope = new Int32Array(2 * MEMBERS_MAX);
  readonly #ofResource = new Int32Array(2 * MEMBERS_MAX);

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#sorter = new SpanSorter(bytes, JSON_SPANS);
  }

  split(): PlainTrace[] {
    this.#object(shapeOf(REQUEST), 0);
    if (this.#next() !== undefined) throw NOT_PLAIN;
    return this.#sorter.done();
  }

  /** The next byte that is no space. */
  #next(): number | undefined {
    let byte = this.#bytes[this.#at];
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)
      byte = this.#bytes[++this.#at];
    return byte;
  }

  #expect(byte: number): void {
    if (this.#next() !== byte) throw NOT_PLAIN;
    this.#at += 1;
  }

  /** Whether another one follows, of an object or a list. */
  #another(close: number): boolean {
    const byte = this.#next();
    this.#at += 1;
    if (byte === COMMA) return true;
    if (byte === close) return false;
    throw NOT_PLAIN;
  }

  /** @param places is told where the value of each member begins, and behind all of those, where it ends; -1: it is absent. */
  #object(shape: JsonShape, depth: number, places?: Int32Array): void {
    this.#expect(OPEN_OBJECT);
    places?.fill(-1);
    if (this.#next() === CLOSE_OBJECT) {
      this.#at += 1;
      return;
    }
    let seen = 0;
    let member: JsonMember | undefined;
    do {
      member = this.#member(shape, member);
      const bit = 1 << member.index;
      if ((seen & bit) !== 0) throw NOT_PLAIN;
      seen |= bit;
      this.#next();
      if (places !== undefined) places[member.index] = this.#at;
      if (member.isList) this.#list(member, depth);
      else this.#value(member.kind, depth);
      if (places !== undefined) places[MEMBERS_MAX + member.index] = this.#at;
    } while (this.#another(CLOSE_OBJECT));
  }

  /** Of the member behind `before` the key and the colon. */
  #member(shape: JsonShape, before: JsonMember | undefined): JsonMember {
    const likely = before === undefined ? shape.first : before.after;
    if (likely?.opening.isAt(this.#view, this.#at) === true) {
      this.#at += likely.opening.length;
      return likely;
    }
    const member = this.#key(shape);
    this.#expect(COLON);
    if (before === undefined) shape.first = member;
    else before.after = member;
    return member;
  }

  #key({ byLength }: JsonShape): JsonMember {
    this.#expect(QUOTE);
    const bytes = this.#bytes;
    const from = this.#at;
    let to = from;
    while (to < bytes.length && bytes[to] !== QUOTE) to += 1;
    this.#at = to + 1;
    for (const member of byLength[to - from] ?? []) {
      const { key } = member;
      let n = 0;
      while (n < key.length && key[n] === bytes[from + n]) n += 1;
      if (n === key.length) return member;
    }
    throw NOT_PLAIN;
  }

  #list({ kind }: JsonMember, depth: number): void {
    this.#expect(OPEN_LIST);
    if (this.#next() === CLOSE_LIST) {
      this.#at += 1;
      return;
    }
    do {
      this.#next();
      this.#value(kind, depth);
    } while (this.#another(CLOSE_LIST));
  }

  #value(kind: JsonMember['kind'], depth: number): void {
    if (typeof kind !== 'string') this.#message(kind, depth);
    else if (kind === 'text' || kind === 'base64') this.#text();
    else if (kind === 'id') this.#id();
    else if (kind === 'flag') this.#flag();
    else if (this.#bytes[this.#at] !== QUOTE) this.#number(kind);
    else if (kind === 'over') this.#text();
    else if (kind === 'int64' || kind === 'fixed64') this.#digits(kind === 'int64');
    else throw NOT_PLAIN;
  }

  #message(kind: WireMessage | (() => WireMessage), depth: number): void {
    const message = typeof kind === 'function' ? kind() : kind;
    if (message === ANY_VALUE) {
      // The outermost value of an attribute stands at depth 0.
      if (depth > OTLP_LIMITS.valueDepth) throw NOT_PLAIN;
      this.#object(shapeOf(message), depth + 1);
    } else if (message === KEY_VALUE) {
      if (!this.#attribute(depth)) this.#object(shapeOf(message), depth);
    } else if (message === SPAN_FIELDS) this.#span();
    else if (message === LINK_FIELDS) this.#link();
    else if (message === SCOPE_SPANS) this.#scopeSpans();
    else if (message === RESOURCE_SPANS) this.#resourceSpans();
    else this.#object(shapeOf(message), depth);
  }

  /**
   * Most of a request are attributes of spans as every exporter writes them: a key, and behind it one text or whole number.
   *
   * @returns false where this one is written otherwise: then nothing of it is read.
   */
  #attribute(depth: number): boolean {
    const bytes = this.#bytes;
    const from = this.#at;
    if (depth > OTLP_LIMITS.valueDepth || !KEY_OPEN.isAt(this.#view, from)) return false;
    const keyEnd = endOfPlainText(this.#view, from + KEY_OPEN.length);
    if (TEXT_OPEN.isAt(this.#view, keyEnd)) {
      this.#at = keyEnd + TEXT_OPEN.length - 1;
      this.#text();
    } else if (WHOLE_OPEN.isAt(this.#view, keyEnd)) {
      this.#at = keyEnd + WHOLE_OPEN.length;
      this.#value('int64', depth);
    }
    const at = this.#at;
    const isWhole = at > from && bytes[at] === CLOSE_OBJECT && bytes[at + 1] === CLOSE_OBJECT;
    this.#at = isWhole ? at + 2 : from;
    return isWhole;
  }

  #resourceSpans(): void {
    this.#scopes = [];
    this.#object(shapeOf(RESOURCE_SPANS), 0, this.#ofResource);
    const resource = rangeOf(this.#ofResource, RESOURCE);
    for (const { scope, spans } of this.#scopes) this.#sorter.add(resource, scope, spans);
  }

  #scopeSpans(): void {
    this.#spans = [];
    this.#object(shapeOf(SCOPE_SPANS), 0, this.#ofScope);
    this.#scopes.push({ scope: rangeOf(this.#ofScope, SCOPE), spans: this.#spans });
  }

  #span(): void {
    const start = this.#at;
    const places = this.#ofSpan;
    this.#object(shapeOf(SPAN_FIELDS), 0, places);
    const traceAt = idAt(places, SPAN.traceId, 32);
    idAt(places, SPAN.spanId, 16);
    const parentAt = places[SPAN.parent]!;
    const hasParent = parentAt >= 0 && this.#bytes[parentAt + 1] !== QUOTE;
    if (hasParent) idAt(places, SPAN.parent, 16);
    const flags = this.#small(places[SPAN.flags]!);
    const isParentRemote = (flags & HAS_IS_REMOTE) !== 0 && (flags & IS_REMOTE) !== 0;
    const hasEnded = this.#isSomeTime(places[SPAN.end]!);
    const isRoot = hasEnded && (!hasParent || isParentRemote);
    this.#spans.push({ start, end: this.#at, traceAt, isRoot });
  }

  #link(): void {
    this.#object(shapeOf(LINK_FIELDS), 0, this.#ofLink);
    idAt(this.#ofLink, 0, 32);
    idAt(this.#ofLink, 1, 16);
  }

  /** A text without what cannot be kept: `readSpans` puts another character there, or says where it is. */
  #text(): void {
    const bytes = this.#bytes;
    this.#expect(QUOTE);
    let at = this.#at;
    for (;;) {
      at = endOfPlainText(this.#view, at);
      if (bytes[at] === QUOTE) break;
      // A control character, or the end.
      if (bytes[at] !== BACKSLASH) throw NOT_PLAIN;
      at = IS_ESCAPED[bytes[at + 1]!] === 1 ? at + 2 : this.#escape(at + 1);
    }
    this.#at = at + 1;
  }

  /** Where the escape of a character by its number ends. Halves of characters are not plain, in pairs or not: exporters write characters themselves. */
  #escape(at: number): number {
    if (this.#bytes[at] !== LETTER_U) throw NOT_PLAIN;
    let unit = 0;
    for (let n = at + 1; n <= at + 4; n++) {
      const byte = this.#bytes[n]!;
      if (IS_HEX[byte] !== 1) throw NOT_PLAIN;
      unit = unit * 16 + (isDigit(byte) ? byte - ZERO : (byte & 0x0f) + 9);
    }
    if (unit === 0 || (unit >= 0xd800 && unit <= 0xdfff)) throw NOT_PLAIN;
    return at + 5;
  }

  /** An id of digits alone, or nothing: no space within the quotes is passed over, as it is between members. */
  #id(): void {
    this.#expect(QUOTE);
    const from = this.#at;
    let isZero = true;
    const bytes = this.#bytes;
    let at = from;
    for (; IS_HEX[bytes[at]!] === 1; at++) if (bytes[at] !== ZERO) isZero = false;
    if ((isZero && at > from) || bytes[at] !== QUOTE) throw NOT_PLAIN;
    this.#at = at + 1;
  }

  #flag(): void {
    const word = this.#bytes[this.#at] === TRUE[0] ? TRUE : FALSE;
    for (const letter of word) if (this.#bytes[this.#at++] !== letter) throw NOT_PLAIN;
  }

  /** A number that a double holds to its last digit. */
  #number(kind: JsonMember['kind']): void {
    const from = this.#at;
    const isSigned = kind === 'int64' || kind === 'double';
    if (isSigned && this.#bytes[this.#at] === MINUS) this.#at += 1;
    const whole = this.#at;
    this.#skipDigits();
    if (this.#bytes[whole] === ZERO && this.#at > whole + 1) throw NOT_PLAIN;
    if (kind === 'double' && this.#bytes[this.#at] === POINT) {
      this.#at += 1;
      this.#skipDigits();
    }
    if (this.#at - from > NUMBER_LENGTH_MAX) throw NOT_PLAIN;
  }

  /** Digits in a text, of a number of 64 bits. */
  #digits(isSigned: boolean): void {
    this.#expect(QUOTE);
    if (isSigned && this.#bytes[this.#at] === MINUS) this.#at += 1;
    const from = this.#at;
    this.#skipDigits();
    if (this.#at - from > DIGITS_MAX || this.#bytes[this.#at] !== QUOTE) throw NOT_PLAIN;
    this.#at += 1;
  }

  /** One at least. */
  #skipDigits(): void {
    if (!isDigit(this.#bytes[this.#at])) throw NOT_PLAIN;
    while (isDigit(this.#bytes[this.#at])) this.#at += 1;
  }

  /** A number that was found at that place; 0 where it is absent. */
  #small(place: number): number {
    let value = 0;
    if (place < 0) return value;
    for (let at = place; isDigit(this.#bytes[at]); at++)
      value = value * 10 + this.#bytes[at]! - ZERO;
    return value;
  }

  /** Whether a time was found at that place, and is not 0: that says that it is not known. */
  #isSomeTime(place: number): boolean {
    if (place < 0) return false;
    let at = this.#bytes[place] === QUOTE ? place + 1 : place;
    while (this.#bytes[at] === ZERO) at += 1;
    return isDigit(this.#bytes[at]);
  }
}
