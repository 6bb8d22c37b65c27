import { fromBase64, type Json, type JsonObject, toBase64 } from '@docket/chain';

/** Says of an object that it stands for what JSON does not have. */
const TAG = '$';

/**
 * toPlain writes as JSON what a verification has in memory: also maps, sets, bytes and undefined. What comes back of
 * `fromPlain` is equal to it; members that are undefined are left out.
 *
 * @throws TypeError for what is none of these.
 */
export function toPlain(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  // JSON has one zero.
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
  if (value === undefined) return { [TAG]: 'undefined' };
  if (value instanceof Uint8Array) return { [TAG]: 'bytes', of: toBase64(value) };
  if (value instanceof Set) return { [TAG]: 'set', of: [...value].map(toPlain) };
  if (value instanceof Map)
    return { [TAG]: 'map', of: [...value].map(([key, of]) => [toPlain(key), toPlain(of)]) };
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || !isRecord(value)) throw new TypeError('not to be kept');
  const members = Object.entries(value).filter(([, of]) => of !== undefined);
  const plain = members.map(([name, of]): [string, Json] => [name, toPlain(of)]);
  return TAG in value ? { [TAG]: 'object', of: plain } : Object.fromEntries(plain);
}

/** fromPlain reads what toPlain wrote. @throws TypeError for what it would not have written. */
export function fromPlain(value: Json): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromPlain);
  if (Object.hasOwn(value, TAG)) return fromTagged(value as JsonObject);
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, fromPlain(of)]));
}

function fromTagged({ [TAG]: tag, of }: JsonObject): unknown {
  if (tag === 'undefined') return undefined;
  if (tag === 'bytes') {
    const bytes = typeof of === 'string' ? fromBase64(of) : undefined;
    if (bytes !== undefined) return bytes;
  }
  if (!Array.isArray(of)) throw new TypeError('not what was kept');
  const items = of.map(fromPlain);
  if (tag === 'set') return new Set(items);
  if (tag === 'map') return new Map(items as [unknown, unknown][]);
  if (tag === 'object') return Object.fromEntries(items as [string, unknown][]);
  throw new TypeError('not what was kept');
}

function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Of another realm, as across a thread, it is another Object.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
