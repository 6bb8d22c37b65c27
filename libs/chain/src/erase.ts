import type { Granularity } from './commitment.js';
import {
  type BodyDisclosure,
  isFullDisclosure,
  type PartialDisclosure,
  withhold,
} from './disclosure.js';
import { escapePointerToken, isJsonObject, type Json, type JsonObject, setMember } from './json.js';
import { fromHex } from './bytes.js';

/** The values of a body that go: all of one entry. */
export interface Erasure {
  /** JSON Pointers of committed values, each disclosed so far. */
  pointers: readonly string[];
  /** Sequence number of the entry that records the erasure. */
  erasedBy: number;
}

/**
 * eraseValues gives what is left of a disclosure once values of it are erased: neither they nor their salts are
 * in it, nor the secret that all salts come from. The commitment in the leaf stays what it is.
 *
 * @throws {RangeError} where a pointer names no value that is disclosed.
 */
export function eraseValues(
  disclosure: BodyDisclosure,
  granularity: Granularity,
  { pointers, erasedBy }: Erasure,
): PartialDisclosure {
  const part = isFullDisclosure(disclosure)
    ? withhold(disclosure.body, fromHex(disclosure.secret), granularity, [])
    : disclosure;
  const going = new Set(pointers);
  const disclosed = part.disclosed.filter(({ pointer }) => !going.has(pointer));
  if (disclosed.length !== part.disclosed.length - pointers.length) {
    const known = new Set(part.disclosed.map(({ pointer }) => pointer));
    const stranger = pointers.find((pointer) => !known.has(pointer)) ?? 'named twice';
    throw new RangeError(`the entry shows no value at "${stranger}"`);
  }
  const erased = [...part.erased, ...pointers.map((pointer) => ({ pointer, erased_by: erasedBy }))];
  return { ...part, disclosed, erased };
}

/**
 * standIn gives the body that is worked with where values of it are erased: in the place of each stands a text
 * that says by which entry. It is what projections are made of; what is proven is the disclosure. Undefined
 * where values are withheld, or where it is no body.
 */
export function standIn(part: PartialDisclosure): JsonObject | undefined {
  const { skeleton, disclosed, withheld, erased } = part;
  if (withheld.length > 0) return undefined;
  const values = new Map<string, Json>(disclosed.map(({ pointer, value }) => [pointer, value]));
  for (const { pointer, erased_by: by } of erased) values.set(pointer, `[erased by entry ${by}]`);
  const body = fill(skeleton, '', values);
  return isJsonObject(body) ? body : undefined;
}

function fill(skeleton: Json, pointer: string, values: ReadonlyMap<string, Json>): Json {
  if (typeof skeleton === 'string') return values.get(pointer) ?? null;
  if (Array.isArray(skeleton))
    return skeleton.map((item, i) => fill(item, `${pointer}/${i}`, values));
  const object: JsonObject = {};
  for (const [key, item] of Object.entries(skeleton as JsonObject))
    setMember(object, key, fill(item, `${pointer}/${escapePointerToken(key)}`, values));
  return object;
}
