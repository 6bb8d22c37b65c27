import { parsePointer, type JsonObject } from '@docket/chain';
import { plainDecimal } from '../fold/signature.js';

/** Members by which an action and what was seen of it are compared: JSON Pointers (RFC 6901) within the observation. */
export const SEEN_MEMBERS = [
  '/target/system',
  '/target/resource',
  '/amount/value',
  '/amount/currency',
  '/external_ref',
  '/action_key',
  '/operation',
  '/occurred_at',
] as const;

export type SeenMember = (typeof SEEN_MEMBERS)[number];

/** What one side says. Absent: it says nothing of it, or its value is gone. */
export type SeenValues = { readonly [Member in SeenMember]?: string };

/** What can be read of one record: what it says, and of which members the values are gone. */
export interface ReadPart {
  said: SeenValues;
  gone: ReadonlySet<SeenMember>;
}

/**
 * readPart reads what of a record is there. `places`: where its members stand, by the names that observations have for
 * them. `hidden`: JSON Pointers of values that are withheld or erased; what stands there instead is not read.
 */
export function readPart(
  body: JsonObject,
  places: { readonly [Member in SeenMember]?: string },
  hidden: Iterable<string>,
): ReadPart {
  const away = [...hidden];
  const said: { [Member in SeenMember]?: string } = {};
  const gone = new Set<SeenMember>();
  for (const member of SEEN_MEMBERS) {
    const place = places[member];
    if (place === undefined) continue;
    const value = textAt(body, place);
    if (isHiddenAt(place, away)) gone.add(member);
    else if (value !== undefined) said[member] = value;
  }
  return { said, gone };
}

/** isHiddenAt tells whether the value of a place is hidden: it, or what it is in, or something in it. */
export const isHiddenAt = (place: string, hidden: readonly string[]): boolean =>
  hidden.some((one) => one === place || place.startsWith(`${one}/`) || one.startsWith(`${place}/`));

function textAt(body: JsonObject, place: string): string | undefined {
  let at: unknown = body;
  for (const name of parsePointer(place) ?? [])
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, name)
        ? (at as JsonObject)[name]
        : undefined;
  return typeof at === 'string' ? at : undefined;
}

/** Whether both say the same; 25.0 and 25.00 are the same amount. */
export const isSame = (member: SeenMember, one: string, other: string): boolean =>
  one === other || (member === '/amount/value' && plainDecimal(one) === plainDecimal(other));
