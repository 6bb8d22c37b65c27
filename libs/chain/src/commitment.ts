import { HashBuffer, shake256, sha256 } from '#hash';
import { BODY_LIMITS, SALT_LENGTH, SECRET_LENGTH } from './limits.js';
import { CanonicalError } from './canonical-error.js';
import { assertPlain, canonicalize } from './canonical.js';
import { encodeNumber, encodeString } from './scalar.js';
import { encodedKeys, memberOrder } from './member-order.js';
import type { Json, JsonObject } from './json.js';

/**
 * How finely a body is committed to: every scalar and empty container by itself, or the whole body as
 * one value. Fixed by the ledger's policy; entry 0 is always `scalar`.
 */
export type Granularity = 'scalar' | 'whole';

/** expandSalts gives the salts of an entry's committed values, 16 bytes each, from its 32-byte secret. */
export function expandSalts(secret: Uint8Array, count: number): Uint8Array {
  if (secret.length !== SECRET_LENGTH) throw new RangeError('a secret has 32 bytes');
  return shake256(secret, SALT_LENGTH * count);
}

/**
 * commitBody gives the 32-byte commitment to `body` that goes into the leaf: SHA-256 over the
 * canonical skeleton, in which every committed value is replaced by its salted digest. Throws
 * CanonicalError if the body has no canonical form or exceeds BODY_LIMITS.
 */
export function commitBody(
  body: JsonObject,
  secret: Uint8Array,
  granularity: Granularity,
): Uint8Array {
  committer.commit(body, saltsOf(body, secret, granularity), granularity, false);
  return committer.commitment();
}

/** A body as it is stored: canonical JSON, and the 32-byte commitment to it. */
export interface SealedBody {
  bytes: Uint8Array;
  commitment: Uint8Array;
}

/**
 * sealBody gives what canonicalBytes and commitBody give, in one walk over the body: the commitment
 * writes every value in its canonical form anyway. Throws what commitBody throws.
 */
export function sealBody(
  body: JsonObject,
  secret: Uint8Array,
  granularity: Granularity,
): SealedBody {
  committer.commit(body, saltsOf(body, secret, granularity), granularity, true);
  return { bytes: committer.body(), commitment: committer.commitment() };
}

/**
 * commitStored gives what commitBody gives, and whether `bytes` are the body's canonical JSON, which the walk writes on its
 * way: to write it a second time would cost a tenth of the commitment. Throws what commitBody throws.
 */
export function commitStored(
  body: JsonObject,
  bytes: Uint8Array,
  secret: Uint8Array,
  granularity: Granularity,
): { commitment: Uint8Array; isCanonical: boolean } {
  committer.commit(body, saltsOf(body, secret, granularity), granularity, true);
  return { commitment: committer.commitment(), isCanonical: committer.wrote(bytes) };
}

function saltsOf(body: JsonObject, secret: Uint8Array, granularity: Granularity): Uint8Array {
  const count = checkBody(body);
  return expandSalts(secret, granularity === 'whole' ? 1 : count);
}

/** checkBody counts the committed values of a body and holds it to BODY_LIMITS, its bytes excepted. */
function checkBody(body: JsonObject): number {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new CanonicalError('not_json', 'a body is a JSON object');
  }
  const count = countValues(body, 1);
  if (count > BODY_LIMITS.valuesMax) {
    throw new CanonicalError(
      'too_many_values',
      `a body holds at most ${BODY_LIMITS.valuesMax} values`,
    );
  }
  return count;
}

/** countValues counts scalars and empty containers; stops early once there are too many. */
function countValues(container: Json[] | JsonObject, depth: number): number {
  if (depth > BODY_LIMITS.depthMax) {
    throw new CanonicalError('too_deep', `a body nests at most ${BODY_LIMITS.depthMax} containers`);
  }
  const values = Array.isArray(container) ? container : Object.values(container);
  if (values.length === 0) return 1;
  let count = 0;
  for (let i = 0; i < values.length && count <= BODY_LIMITS.valuesMax; i++) {
    const value = values[i];
    count += typeof value === 'object' && value !== null ? countValues(value, depth + 1) : 1;
  }
  return count;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
/** `["` and the 32 digits of a salt and `","` come before the pointer in a value's preimage. */
const SALT_AT = 2;
const POINTER_AT = SALT_AT + 2 * SALT_LENGTH + 3;
/** A string shorter than this is written in a loop, which beats the call into the back end. */
const SHORT_STRING = 24;
/** Bytes a UTF-16 code unit takes at most in UTF-8. */
const UTF8_PER_UNIT_MAX = 3;
/** Bytes a UTF-16 code unit takes at most when it is escaped: `\u0001`. */
const BYTES_PER_UNIT_MAX = 6;
const NEEDS_CARE = /["\\\u0000-\u001f\ud800-\udfff]/;
const HEX_DIGIT = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const ROOM = 512;

/**
 * The fused walk: one pass writes the skeleton and, value by value, the preimages of the digests. The
 * pointer of the place the walk is at stays in the preimage buffer and only its last token changes,
 * so that a value costs little more than its hash. One instance serves all calls: nothing here
 * awaits, and buffers that are not kept would cost as much as the hashing.
 */
class Committer {
  readonly #preimage = new HashBuffer(4096);
  readonly #skeleton = new HashBuffer(8192);
  /** The skeleton with the values in the digests' places; written only when it is asked for. */
  readonly #body = new HashBuffer(8192);
  #writesBody = false;
  #salts: Uint8Array = new Uint8Array(0);
  /** Committed values so far. */
  #count = 0;
  /** Where the skeleton ends. */
  #end = 0;
  /** Where the body ends. */
  #bodyEnd = 0;
  /** Bytes of the committed values' canonical form so far. */
  #valueBytes = 0;

  constructor() {
    this.#preimage.bytes.set([0x5b, QUOTE], 0);
    this.#preimage.bytes.set([QUOTE, COMMA, QUOTE], SALT_AT + 2 * SALT_LENGTH);
  }

  /** Writes the skeleton of `body`, and the body itself if `writesBody`. */
  commit(body: JsonObject, salts: Uint8Array, by: Granularity, writesBody: boolean): void {
    this.#salts = salts;
    this.#count = 0;
    this.#end = 0;
    this.#bodyEnd = 0;
    this.#writesBody = writesBody;
    this.#valueBytes = 0;
    if (by === 'whole') this.#commitWhole(body);
    else this.#walk(body, POINTER_AT);
    this.#checkLength();
  }

  commitment(): Uint8Array {
    return sha256(this.#skeleton.bytes.subarray(0, this.#end));
  }

  /** Whether the body's canonical bytes are these. */
  wrote(bytes: Uint8Array): boolean {
    return this.#body.begins(bytes, this.#bodyEnd);
  }

  /** The body's canonical bytes, a copy. */
  body(): Uint8Array {
    return this.#body.copy(this.#bodyEnd);
  }

  /** The skeleton is one digest, that of the whole body. */
  #commitWhole(body: JsonObject): void {
    const value = canonicalize(body);
    this.#preimage.reserve(POINTER_AT, UTF8_PER_UNIT_MAX * value.length + ROOM);
    const begin = this.#endPointer(POINTER_AT);
    this.#commit(begin, this.#preimage.putText(value, begin));
  }

  #walk(value: Json, pointerEnd: number): void {
    if (typeof value === 'object' && value !== null) {
      if (Array.isArray(value)) this.#walkArray(value, pointerEnd);
      else this.#walkObject(value, pointerEnd);
    } else this.#walkScalar(value, pointerEnd);
  }

  #walkArray(array: readonly Json[], pointerEnd: number): void {
    if (array.length === 0) return this.#walkConstant('[]', pointerEnd);
    this.#putByte(0x5b);
    for (let i = 0; i < array.length; i++) {
      if (i > 0) this.#putByte(COMMA);
      const token = '/' + i;
      this.#preimage.reserve(pointerEnd, token.length + ROOM);
      this.#walk(array[i] as Json, putAscii(this.#preimage.bytes, token, pointerEnd));
    }
    this.#putByte(0x5d);
  }

  #walkObject(object: JsonObject, pointerEnd: number): void {
    assertPlain(object);
    const order = memberOrder(object);
    const { sorted } = order;
    if (sorted.length === 0) return this.#walkConstant('{}', pointerEnd);
    const encoded = encodedKeys(order);
    this.#putByte(0x7b);
    for (let i = 0; i < sorted.length; i++) {
      const { literal, pointerToken } = encoded[i]!;
      if (i > 0) this.#putByte(COMMA);
      this.#putLiteral(literal);
      this.#preimage.reserve(pointerEnd, pointerToken.length + ROOM);
      this.#walk(
        object[sorted[i]!] as Json,
        putBytes(this.#preimage.bytes, pointerToken, pointerEnd),
      );
    }
    this.#putByte(0x7d);
  }

  #walkScalar(value: Json, pointerEnd: number): void {
    switch (typeof value) {
      case 'string':
        return this.#walkString(value, pointerEnd);
      case 'number':
        return this.#walkConstant(encodeNumber(value), pointerEnd);
      case 'boolean':
        return this.#walkConstant(value ? 'true' : 'false', pointerEnd);
      default:
        if (value === null) return this.#walkConstant('null', pointerEnd);
        throw new CanonicalError('not_json', `a value of type ${typeof value} is not JSON`);
    }
  }

  #walkString(text: string, pointerEnd: number): void {
    const preimage = this.#preimage;
    preimage.reserve(pointerEnd, BYTES_PER_UNIT_MAX * text.length + ROOM);
    const begin = this.#endPointer(pointerEnd);
    const { bytes } = preimage;
    let end = begin;
    if (text.length < SHORT_STRING) {
      bytes[end] = QUOTE;
      end = putPlain(bytes, text, end + 1);
      if (end > 0) {
        bytes[end++] = QUOTE;
        return this.#commit(begin, end);
      }
      end = begin;
    }
    if (NEEDS_CARE.test(text)) {
      end = preimage.putText(encodeString(text), end);
    } else {
      bytes[end] = QUOTE;
      end = preimage.putText(text, end + 1);
      bytes[end++] = QUOTE;
    }
    this.#commit(begin, end);
  }

  #walkConstant(text: string, pointerEnd: number): void {
    this.#preimage.reserve(pointerEnd, ROOM);
    const begin = this.#endPointer(pointerEnd);
    this.#commit(begin, putAscii(this.#preimage.bytes, text, begin));
  }

  /** Closes the pointer's string; the value follows. */
  #endPointer(pointerEnd: number): number {
    const { bytes } = this.#preimage;
    bytes[pointerEnd] = QUOTE;
    bytes[pointerEnd + 1] = COMMA;
    return pointerEnd + 2;
  }

  /** Takes the digest of the value that stands in the preimage from `begin` to `end`. */
  #commit(begin: number, end: number): void {
    this.#valueBytes += end - begin;
    if (this.#writesBody) this.#putValue(begin, end);
    const { bytes } = this.#preimage;
    const salts = this.#salts;
    let from = SALT_LENGTH * this.#count++;
    for (let at = SALT_AT; at < SALT_AT + 2 * SALT_LENGTH; at += 2, from++) {
      const byte = salts[from]!;
      bytes[at] = HEX_DIGIT[byte >> 4]!;
      bytes[at + 1] = HEX_DIGIT[byte & 15]!;
    }
    bytes[end] = 0x5d;
    const skeleton = this.#skeleton;
    skeleton.reserve(this.#end, ROOM);
    skeleton.bytes[this.#end] = QUOTE;
    this.#preimage.putDigest(end + 1, skeleton.bytes, this.#end + 1);
    skeleton.bytes[this.#end + 65] = QUOTE;
    this.#end += 66;
    this.#checkLength();
  }

  /** The body's own canonical length is the skeleton's with the values in the digests' places. */
  #checkLength(): void {
    if (this.#end - 66 * this.#count + this.#valueBytes > BODY_LIMITS.bytesMax) {
      throw new CanonicalError('too_large', `a body has at most ${BODY_LIMITS.bytesMax} bytes`);
    }
  }

  /** Writes what the skeleton and the body have in common. */
  #putByte(byte: number): void {
    this.#skeleton.reserve(this.#end, 1);
    this.#skeleton.bytes[this.#end++] = byte;
    if (!this.#writesBody) return;
    this.#body.reserve(this.#bodyEnd, 1);
    this.#body.bytes[this.#bodyEnd++] = byte;
  }

  #putLiteral(literal: Uint8Array): void {
    this.#skeleton.reserve(this.#end, literal.length + ROOM);
    this.#end = putBytes(this.#skeleton.bytes, literal, this.#end);
    if (!this.#writesBody) return;
    this.#body.reserve(this.#bodyEnd, literal.length);
    this.#bodyEnd = putBytes(this.#body.bytes, literal, this.#bodyEnd);
  }

  #putValue(begin: number, end: number): void {
    const length = end - begin;
    this.#body.reserve(this.#bodyEnd, length);
    const { bytes } = this.#body;
    const from = this.#preimage.bytes;
    if (length > 32) bytes.set(from.subarray(begin, end), this.#bodyEnd);
    else for (let i = 0; i < length; i++) bytes[this.#bodyEnd + i] = from[begin + i]!;
    this.#bodyEnd += length;
  }
}

/** Writes ASCII `text` at `at` and returns where it ends. */
function putAscii(target: Uint8Array, text: string, at: number): number {
  for (let i = 0; i < text.length; i++) target[at++] = text.charCodeAt(i);
  return at;
}

/** The same for any text; 0 if it needs an escape or more than one byte a character. */
function putPlain(target: Uint8Array, text: string, at: number): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e || unit === QUOTE || unit === BACKSLASH) return 0;
    target[at++] = unit;
  }
  return at;
}

function putBytes(target: Uint8Array, source: Uint8Array, at: number): number {
  if (source.length > 32) target.set(source, at);
  else for (let i = 0; i < source.length; i++) target[at + i] = source[i]!;
  return at + source.length;
}

const committer = new Committer();
