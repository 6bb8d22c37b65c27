import { CanonicalError } from './canonical-error.js';
import { encodeNumber, encodeString } from './scalar.js';
import { memberOrder } from './member-order.js';
import type { Json, JsonObject } from './json.js';
import { utf8 } from './bytes.js';

/** Deeper than anything this package accepts, shallow enough for any stack. */
const DEPTH_MAX = 512;

/**
 * canonicalize writes `value` as RFC 8785 canonical JSON (JCS). Throws CanonicalError for what has no
 * such form: undefined, functions, bigints, class instances, non-finite numbers, lone surrogates.
 *
 * Own code, although the `canonicalize` package passes every RFC 8785 vector too and is the oracle in
 * the tests: the body commitment walks members in the same order while hashing, and two copies of
 * that order, one here and one in a library, could come to differ. It also calls `toJSON` and drops
 * `undefined`, where a ledger must refuse.
 */
export function canonicalize(value: Json): string {
  return write(value, 0);
}

/** canonicalBytes is canonicalize in UTF-8: what is hashed. */
export function canonicalBytes(value: Json): Uint8Array {
  return utf8(canonicalize(value));
}

function write(value: Json, depth: number): string {
  switch (typeof value) {
    case 'string':
      return encodeString(value);
    case 'number':
      return encodeNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= DEPTH_MAX)
        throw new CanonicalError('too_deep', `nested deeper than ${DEPTH_MAX}`);
      return Array.isArray(value) ? writeArray(value, depth) : writeObject(value, depth);
    default:
      throw new CanonicalError('not_json', `a value of type ${typeof value} is not JSON`);
  }
}

function writeArray(array: readonly Json[], depth: number): string {
  let text = '[';
  // By index: a hole in a sparse array must be refused, not skipped.
  for (let i = 0; i < array.length; i++) {
    if (i > 0) text += ',';
    text += write(array[i] as Json, depth + 1);
  }
  return text + ']';
}

function writeObject(object: JsonObject, depth: number): string {
  assertPlain(object);
  const { sorted, literals } = memberOrder(object);
  let text = '{';
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0) text += ',';
    text += literals[i]! + write(object[sorted[i]!] as Json, depth + 1);
  }
  return text + '}';
}

/** assertPlain refuses class instances (Date, Map …): their contents are not in their own members. */
export function assertPlain(object: object): void {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype === Object.prototype || prototype === null) return;
  // Objects of another realm (a frame, a Jest sandbox) are plain too: their prototype is a root.
  if (Object.getPrototypeOf(prototype) === null) return;
  throw new CanonicalError('not_json', 'an instance of a class is not JSON');
}
