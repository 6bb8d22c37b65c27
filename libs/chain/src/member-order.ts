import { encodeString } from './scalar.js';
import { escapePointerToken, type JsonObject } from './json.js';
import { utf8 } from './bytes.js';

/**
 * The members of all objects that list the same keys in the same order, sorted as RFC 8785 section
 * 3.2.3 says (by UTF-16 code units), with what is written for each key.
 */
export interface MemberOrder {
  /** The keys as the object lists them: what the cache compares. */
  readonly listed: readonly string[];
  readonly sorted: readonly string[];
  /** `"key":` for each sorted key. */
  readonly literals: readonly string[];
  /** The same in UTF-8, and `/key` as it stands inside a JSON string; made when first asked for. */
  encoded: readonly EncodedKey[] | undefined;
}

export interface EncodedKey {
  readonly literal: Uint8Array;
  readonly pointerToken: Uint8Array;
}

/**
 * Bodies come in a few shapes, and sorting is the dearest part of canonical JSON. The cache is
 * bounded in every direction, since callers choose the keys: it is emptied when full, and objects
 * with many or long keys are never put in it.
 */
const SHAPES_MAX = 1024;
const SHAPES_PER_BUCKET_MAX = 16;
const CACHED_KEYS_MAX = 64;
const CACHED_KEY_LENGTH_MAX = 64;
const cache = new Map<string, MemberOrder[]>();
let cachedShapes = 0;

/** memberOrder gives the canonical order of `object`'s own members. Throws CanonicalError for a lone surrogate in a key. */
export function memberOrder(object: JsonObject): MemberOrder {
  const listed = Object.keys(object);
  const bucketKey = listed.length === 0 ? '' : listed[0]!;
  const bucket = cache.get(bucketKey);
  if (bucket !== undefined) {
    for (const order of bucket) if (sameKeys(order.listed, listed)) return order;
  }
  const order = makeOrder(listed);
  remember(bucketKey, bucket, order);
  return order;
}

/** encodedKeys gives what the commitment writes for each sorted key. */
export function encodedKeys(order: MemberOrder): readonly EncodedKey[] {
  return (order.encoded ??= order.sorted.map((key, i) => ({
    literal: utf8(order.literals[i]!),
    pointerToken: utf8('/' + encodeString(escapePointerToken(key)).slice(1, -1)),
  })));
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function makeOrder(listed: readonly string[]): MemberOrder {
  // The default order of Array.prototype.sort is that of UTF-16 code units.
  const sorted = listed.toSorted();
  const literals = sorted.map((key) => encodeString(key) + ':');
  return { listed, sorted, literals, encoded: undefined };
}

function remember(bucketKey: string, bucket: MemberOrder[] | undefined, order: MemberOrder): void {
  if (order.listed.length > CACHED_KEYS_MAX) return;
  if (order.listed.some((key) => key.length > CACHED_KEY_LENGTH_MAX)) return;
  if (cachedShapes >= SHAPES_MAX) {
    cache.clear();
    cachedShapes = 0;
    bucket = undefined;
  }
  if (bucket === undefined) cache.set(bucketKey, [order]);
  else if (bucket.length < SHAPES_PER_BUCKET_MAX) bucket.push(order);
  else return;
  cachedShapes++;
}
