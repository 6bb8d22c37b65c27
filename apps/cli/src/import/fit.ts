import { isJsonObject, sha256, toHex, utf8, type Json, type JsonObject } from '@docket/chain';

/** Longest canonical body that a ledger takes, in bytes (docket-ledger/v1). */
const BODY_BYTES_MAX = 262_144;
/** What is left standing of a text when the body as a whole is too long. */
const TEXT_KEPT_MAX = 2_000;

/**
 * A text of at most `max` Unicode code points. What is cut says so, with the length and the SHA-256 of
 * the whole, so that the rest can be found in the source.
 */
export function cutText(text: string, max: number): string {
  // A text has at least half as many code points as UTF-16 units.
  if (text.length <= max) return text;
  const points = Array.from(text);
  if (points.length <= max) return text;
  const mark = ` […cut: ${points.length} characters, sha256:${toHex(sha256(utf8(text)))}]`;
  return points.slice(0, Math.max(0, max - mark.length)).join('') + mark;
}

/** A body that a ledger takes, and its length as JSON in bytes. */
export interface FittedBody<Body> {
  body: Body;
  bytes: number;
}

/** The body as it is, or with its long texts cut when it is longer than a ledger takes. */
export function fitBody<Body>(body: Body): FittedBody<Body> {
  const bytes = lengthOf(body);
  if (bytes <= BODY_BYTES_MAX) return { body, bytes };
  // Every record body is a JSON object.
  const cut = cutTexts(body as JsonObject) as Body;
  return { body: cut, bytes: lengthOf(cut) };
}

/** Canonical JSON (RFC 8785) puts members in another order, and is as long as any JSON without spaces. */
function lengthOf(body: unknown): number {
  return Buffer.byteLength(JSON.stringify(body));
}

function cutTexts(value: Json): Json {
  if (typeof value === 'string') return cutText(value, TEXT_KEPT_MAX);
  if (Array.isArray(value)) return value.map(cutTexts);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cutTexts(inner)]));
}
