import type { Json, JsonObject } from '@docket/chain';
import Type, { type Static, type TSchema } from 'typebox';
import { GATEWAY_URL, TRACE_URL } from '../trace-url.js';
import { VISIBLE } from '../visible.js';

/**
 * The words that every record schema is written in. Each one carries a bound and a description, so
 * that no field can be declared without them: descriptions feed OpenAPI and docs/records.
 */

/** A string of at most `max` Unicode code points, of which somebody can see one at least. */
export function text(max: number, description: string) {
  return Type.String({ description, ...VISIBLE, maxLength: max });
}

/** A string as it came, at most `max` code points of it: it may be empty, or show nothing. */
export function verbatim(max: number, description: string) {
  return Type.String({ description, maxLength: max });
}

/** A text, or `null`. */
export function textOrNull(max: number, description: string) {
  return Type.Unsafe<string | null>({
    description,
    type: ['string', 'null'],
    ...VISIBLE,
    maxLength: max,
  });
}

/** A string that must match `pattern`; `allowed` says in plain words what that means. */
export function formatted(pattern: string, max: number, allowed: string, description: string) {
  // Problem messages read `x-allowed`: a regular expression helps nobody fix a request.
  return Type.String({ description, maxLength: max, pattern, 'x-allowed': allowed });
}

/** One of a closed list of words. */
export function choice<const Words extends readonly string[]>(words: Words, description: string) {
  return Type.Unsafe<Words[number]>({ description, type: 'string', enum: [...words] });
}

export function flag(description: string) {
  return Type.Boolean({ description });
}

/** A number from 0 to 1. */
export function probability(description: string) {
  return Type.Number({ description, minimum: 0, maximum: 1 });
}

/** A non-negative integer that a double holds exactly. */
export function count(description: string, maximum = Number.MAX_SAFE_INTEGER) {
  return Type.Integer({ description, minimum: 0, maximum });
}

export function list<Item extends TSchema>(items: Item, max: number, description: string) {
  return Type.Array(items, { description, maxItems: max });
}

/** Any JSON value; bounded by the limits on a whole body. */
export function anyJson(description: string) {
  return Type.Unsafe<Json>({ description });
}

/** Any JSON object; bounded by the limits on a whole body. */
export function anyObject(description: string) {
  return Type.Unsafe<JsonObject>({ description, type: 'object' });
}

/** An object with exactly these members. */
export function members<Properties extends Record<string, TSchema>>(
  properties: Properties,
  description: string,
  options: Record<string, unknown> = {},
) {
  return Type.Object(properties, { description, ...options, additionalProperties: false });
}

/**
 * Either a short text or the object that says the same in parts. Written as one schema with two
 * types, so that a mistake inside the object is reported where it is, not as "matches neither".
 */
export function textOr<Parts extends TSchema>(max: number, parts: Parts, description: string) {
  return Type.Unsafe<string | Static<Parts>>({
    ...parts,
    description,
    type: ['string', 'object'],
    ...VISIBLE,
    maxLength: max,
  });
}

export const optional: typeof Type.Optional = Type.Optional;

/** A day that the calendar has: 30 days have September …, and a leap year's February 29. */
const DAY =
  '(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))' +
  '|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)';
/** RFC 3339, section 5.6, without its leap second: most readers have no such second. */
const TIME_OF_DAY =
  'T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)';

export const PATTERN = {
  time: `^${DAY}${TIME_OF_DAY}$`,
  date: `^${DAY}(?:${TIME_OF_DAY})?$`,
  hex32: '^[0-9a-f]{64}$',
  traceId: '^[0-9a-f]{32}$',
  spanId: '^[0-9a-f]{16}$',
  system: '^[a-z][a-z0-9_-]{0,63}$',
  traceUrl: TRACE_URL,
  gatewayUrl: GATEWAY_URL,
  decimal: '^-?(?:0|[1-9]\\d{0,19})(?:\\.\\d{1,10})?$',
  currency: '^[A-Z]{3}$',
  decisionId: '^dec_[A-Za-z0-9_-]{1,60}$',
  sideEffectId: '^sfx_[A-Za-z0-9_-]{1,60}$',
  escalationId: '^esc-[1-9]\\d{0,9}$',
  incidentId: '^inc-[1-9]\\d{0,9}$',
  principalId: '^prn_[A-Za-z0-9_-]{1,60}$',
  base64url: '^[A-Za-z0-9_-]+$',
  base64url32: '^[A-Za-z0-9_-]{43}$',
  base64url64: '^[A-Za-z0-9_-]{86}$',
  rule: '^[a-z][a-z0-9_]{0,63}$',
} as const;

/** A moment as the writer states it. */
export function time(description: string) {
  return formatted(
    PATTERN.time,
    40,
    'an RFC 3339 date-time such as "2026-01-15T09:30:00Z"',
    description,
  );
}

export function decisionId(description: string) {
  return formatted(PATTERN.decisionId, 64, 'a decision id such as "dec_01J9Z3"', description);
}

export function sideEffectId(description: string) {
  return formatted(PATTERN.sideEffectId, 64, 'a side-effect id such as "sfx_01J9Z3"', description);
}

export function escalationId(description: string) {
  return formatted(PATTERN.escalationId, 16, 'an escalation id such as "esc-1"', description);
}

/** n-th incident of its decision, or of the ledger where it belongs to none. */
export function incidentId(description: string) {
  return formatted(PATTERN.incidentId, 16, 'an incident id such as "inc-1"', description);
}

export function principalId(description: string) {
  return formatted(PATTERN.principalId, 64, 'a principal id such as "prn_01J9Z3"', description);
}

export function sha256Hex(description: string) {
  return formatted(PATTERN.hex32, 64, 'a SHA-256 as 64 lower-case hex digits', description);
}

/** Name of a rule of the fold; the list of rules grows, so old readers must take new names. */
export function ruleName(description: string) {
  return formatted(PATTERN.rule, 64, 'a rule name in lower case such as "loop"', description);
}

/** Position of an entry within its decision, from 0. */
export function decisionSeq(description: string) {
  return count(description);
}
