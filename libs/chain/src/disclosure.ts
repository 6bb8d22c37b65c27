import { SALT_LENGTH } from './limits.js';
import { type Granularity, commitBody, expandSalts } from './commitment.js';
import { canonicalBytes } from './canonical.js';
import { escapePointerToken, type Json, type JsonObject } from './json.js';
import { memberOrder } from './member-order.js';
import { sha256 } from '#hash';
import { toHex } from './bytes.js';

/** Everything a body commits to is shown: its salts come from the secret. */
export interface FullDisclosure {
  body: JsonObject;
  /** 64 hex digits. */
  secret: string;
}

/** Some values are shown, each with its salt; of the others only the digest in the skeleton is. */
export interface PartialDisclosure {
  /** The body with every committed value replaced by its digest. */
  skeleton: Json;
  disclosed: DisclosedValue[];
  withheld: WithheldValue[];
  erased: ErasedValue[];
}
export interface DisclosedValue {
  pointer: string;
  /** 32 hex digits. */
  salt: string;
  value: Json;
}
export interface WithheldValue {
  pointer: string;
  reason: string;
}
export interface ErasedValue {
  pointer: string;
  /** Sequence number of the entry that records the erasure. */
  erased_by: number;
}
export type BodyDisclosure = FullDisclosure | PartialDisclosure;

/** isFullDisclosure tells the two forms of a disclosure apart. */
export function isFullDisclosure(disclosure: BodyDisclosure): disclosure is FullDisclosure {
  return 'secret' in disclosure;
}

/** digestValue gives the digest that stands for a committed value: 64 hex digits. */
export function digestValue(saltHex: string, pointer: string, value: Json): string {
  return toHex(sha256(canonicalBytes([saltHex, pointer, value])));
}

/** discloseAll shows a whole body, whatever its granularity. */
export function discloseAll(body: JsonObject, secret: Uint8Array): FullDisclosure {
  return { body, secret: toHex(secret) };
}

/**
 * withhold shows a body without the values at or below the given pointers. Throws RangeError for a
 * pointer under which the body commits to nothing, or CanonicalError for a body that commitBody
 * would refuse.
 */
export function withhold(
  body: JsonObject,
  secret: Uint8Array,
  granularity: Granularity,
  withheld: readonly WithheldValue[],
): PartialDisclosure {
  // Only for its refusals: what follows assumes a body that can be committed to.
  commitBody(body, secret, granularity);
  const values = committedValues(body, secret, granularity);
  const reasons = reasonsByPointer(values, withheld);
  const digests = new Map(
    values.map(({ pointer, salt, value }) => [pointer, digestValue(salt, pointer, value)]),
  );
  return {
    skeleton: buildSkeleton(body, '', digests),
    disclosed: values.filter(({ pointer }) => !reasons.has(pointer)),
    withheld: [...reasons].map(([pointer, reason]) => ({ pointer, reason })),
    erased: [],
  };
}

/**
 * committedValues lists what a body commits to, each value with its pointer and salt, in the order in
 * which canonical JSON writes them.
 */
export function committedValues(
  body: JsonObject,
  secret: Uint8Array,
  granularity: Granularity,
): DisclosedValue[] {
  const values: DisclosedValue[] = [];
  if (granularity === 'whole') values.push({ pointer: '', salt: '', value: body });
  else collectValues(body, '', values);
  const salts = expandSalts(secret, values.length);
  values.forEach((value, i) => {
    value.salt = toHex(salts.subarray(SALT_LENGTH * i, SALT_LENGTH * (i + 1)));
  });
  return values;
}

function collectValues(value: Json, pointer: string, into: DisclosedValue[]): void {
  if (typeof value !== 'object' || value === null) {
    into.push({ pointer, salt: '', value });
  } else if (Array.isArray(value)) {
    if (value.length === 0) into.push({ pointer, salt: '', value });
    value.forEach((item, i) => collectValues(item, `${pointer}/${i}`, into));
  } else {
    const { sorted } = memberOrder(value);
    if (sorted.length === 0) into.push({ pointer, salt: '', value });
    for (const key of sorted) {
      collectValues(value[key] as Json, `${pointer}/${escapePointerToken(key)}`, into);
    }
  }
}

function reasonsByPointer(
  values: readonly DisclosedValue[],
  withheld: readonly WithheldValue[],
): Map<string, string> {
  const reasons = new Map<string, string>();
  for (const { pointer, reason } of withheld) {
    const below = values.filter(
      (value) => value.pointer === pointer || value.pointer.startsWith(pointer + '/'),
    );
    if (below.length === 0) throw new RangeError(`the body commits to nothing at "${pointer}"`);
    for (const value of below) reasons.set(value.pointer, reason);
  }
  return reasons;
}

function buildSkeleton(value: Json, pointer: string, digests: ReadonlyMap<string, string>): Json {
  const digest = digests.get(pointer);
  if (digest !== undefined) return digest;
  if (Array.isArray(value)) {
    return value.map((item, i) => buildSkeleton(item, `${pointer}/${i}`, digests));
  }
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, item]) => [
      key,
      buildSkeleton(item, `${pointer}/${escapePointerToken(key)}`, digests),
    ]),
  );
}
