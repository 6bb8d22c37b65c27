import { isJsonObject, sha256, toHex, utf8, type Json, type JsonObject } from '@docket/chain';

/** Longest canonical body that a ledger takes, in bytes (docket-ledger/v1). */
const BODY_BYTES_MAX = 262_144;
/** What is left standing of each text when the body as a whole is too long: the first that suffices. */
const TEXTS_KEPT_MAX = [2_000, 500, 120];

/** What a record asks of a text: a character that is drawn (docs/records). */
const VISIBLE = /(?=[\p{L}\p{N}\p{P}\p{S}])[^\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The text, where somebody can see one character of it at least; undefined where a record takes none. */
export function visibleText(text: string | null | undefined): string | undefined {
  return text !== null && text !== undefined && VISIBLE.test(text) ? text : undefined;
}

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
  let cut = { body, bytes };
  for (const max of TEXTS_KEPT_MAX) {
    // Every record body is a JSON object.
    const shorter = cutTexts(body as JsonObject, max) as Body;
    cut = { body: shorter, bytes: lengthOf(shorter) };
    if (cut.bytes <= BODY_BYTES_MAX) break;
  }
  return cut;
}

/** Whether a ledger takes a body of this length. */
export function fitsLedger(bytes: number): boolean {
  return bytes <= BODY_BYTES_MAX;
}

/** Canonical JSON (RFC 8785) puts members in another order, and is as long as any JSON without spaces. */
function lengthOf(body: unknown): number {
  return utf8(JSON.stringify(body)).length;
}

/** The value with each of its texts cut at `max`. */
export function cutTexts(value: Json, max: number): Json {
  if (typeof value === 'string') return cutText(value, max);
  if (Array.isArray(value)) return value.map((inner) => cutTexts(inner, max));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, cutTexts(inner, max)]),
  );
}
