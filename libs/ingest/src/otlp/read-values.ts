import { isJsonObject, setMember, type Json, type JsonObject } from '@docket/chain';
import { OTLP_LIMITS } from './limits.js';

/** Why one span or log record is rejected while the others of its request are taken. */
export class ItemRejected extends Error {
  override readonly name = 'ItemRejected';
}

export function attributeMembers(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** Half a character and U+0000 cannot be kept: U+FFFD stands for them. */
const UNKEPT = /\p{Surrogate}|\0/gu;

export function otlpText(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value.replace(UNKEPT, '\ufffd') : undefined;
}

/**
 * An id in lower-case hex. OTLP/JSON takes upper case too, and has no base64 as protobuf's JSON would.
 * @throws {ItemRejected} for another length, another alphabet, or nothing but zeros (W3C Trace Context, 3.2.2.3).
 */
export function idOf(value: Json | undefined, name: string, digits: number): string {
  const id = typeof value === 'string' ? value.toLowerCase() : '';
  if (id.length !== digits || !/^[0-9a-f]+$/.test(id))
    throw new ItemRejected(`${name} must be ${digits} hex digits`);
  if (/^0+$/.test(id)) throw new ItemRejected(`${name} is nothing but zeros`);
  return id;
}

const UINT64_MAX = 2n ** 64n - 1n;

/** Nanoseconds as decimal digits; undefined for 0, which says that they are not known. */
export function nanosOf(value: Json | undefined, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  const isNumber = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  const digits = isNumber ? String(value) : value;
  if (typeof digits !== 'string' || !/^\d{1,20}$/.test(digits) || BigInt(digits) > UINT64_MAX)
    throw new ItemRejected(`${name} must be nanoseconds in decimal digits`);
  return /^0+$/.test(digits) ? undefined : BigInt(digits).toString();
}

/** The attributes of something, and how many of them were left out: too many, or a key a second time. */
export function attributesOf(value: Json | undefined): { attributes: JsonObject; leftOut: number } {
  const attributes: JsonObject = {};
  let kept = 0;
  const given = listOf(value);
  for (const one of given) {
    const { key, value: inner } = attributeMembers(one);
    const name = otlpText(key);
    if (name === undefined || name === '' || kept >= OTLP_LIMITS.attributes) continue;
    // Keys are unique (OTLP, Common); where they are not, the first counts.
    if (Object.hasOwn(attributes, name)) continue;
    setMember(attributes, name, anyValueOf(inner));
    kept += 1;
  }
  return { attributes, leftOut: given.length - kept };
}

/**
 * A value of an attribute as JSON. An integer that a double does not hold is given in digits; so are NaN and the
 * infinities. `null`: an empty value.
 */
function anyValueOf(value: Json | undefined, depth = 0): Json {
  if (depth > OTLP_LIMITS.valueDepth) throw new ItemRejected('a value is nested too deeply');
  const any = attributeMembers(value);
  if (any['stringValue'] !== undefined) return otlpText(any['stringValue']) ?? null;
  if (any['boolValue'] !== undefined) return any['boolValue'] === true;
  if (any['intValue'] !== undefined) return integerOf(any['intValue']);
  if (any['doubleValue'] !== undefined) return doubleOf(any['doubleValue']);
  if (any['bytesValue'] !== undefined) return otlpText(any['bytesValue']) ?? null;
  if (any['arrayValue'] !== undefined) {
    const { values } = attributeMembers(any['arrayValue']);
    return listOf(values).map((inner) => anyValueOf(inner, depth + 1));
  }
  if (any['kvlistValue'] !== undefined) {
    const map: JsonObject = {};
    for (const one of listOf(attributeMembers(any['kvlistValue'])['values'])) {
      const { key, value: inner } = attributeMembers(one);
      setMember(map, otlpText(key) ?? '', anyValueOf(inner, depth + 1));
    }
    return map;
  }
  return null;
}

/** JavaScript's exporter sends a bare number, others the digits. */
function integerOf(value: Json): Json {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  if (typeof value !== 'string' || !/^-?\d{1,19}$/.test(value))
    throw new ItemRejected('intValue must be a whole number of 64 bits');
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function doubleOf(value: Json): Json {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value === '')
    throw new ItemRejected('doubleValue must be a number');
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}
