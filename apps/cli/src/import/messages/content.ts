import { isJsonObject, type Json, type JsonObject } from '@docket/chain';

export const givenText = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The texts of a content: it is one, or has parts of which some are. */
export function joinedTexts(content: Json | undefined): string | undefined {
  if (!Array.isArray(content)) return givenText(content);
  const texts = content.flatMap((part) => {
    const text = isJsonObject(part) ? part['text'] : part;
    return typeof text === 'string' ? [text] : [];
  });
  return texts.length === 0 ? undefined : texts.join('\n');
}

/** A log of a request and its answer, or of both in one object. */
export function merged(log: JsonObject): { request: JsonObject; response: JsonObject } {
  const { request, response, ...rest } = log;
  if (!isJsonObject(request)) return { request: log, response: log };
  return { request: { ...rest, ...request }, response: isJsonObject(response) ? response : {} };
}

export function without(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/** Members of an answer, which stand beside those of the request where a log is one object. */
const ANSWERED = [
  'id',
  'object',
  'type',
  'created',
  'created_at',
  'usage',
  'system_fingerprint',
  'status',
  'stop_reason',
  'stop_sequence',
];

/** What was asked with, beside what was said: the request without `read`, and without what an answer adds to it. */
export const askedWith = (request: JsonObject, read: readonly string[]): JsonObject =>
  without(request, [...read, ...ANSWERED]);

/** How a provider says that an answer came to no end of its own. */
const CUT = new Set([
  'failed',
  'incomplete',
  'cancelled',
  'length',
  'content_filter',
  'max_tokens',
]);

/** Whether an answer, or one of its choices, says that it failed or was cut. */
export const saysCut = ({
  error,
  status,
  stop_reason: stop,
  finish_reason: end,
}: JsonObject): boolean =>
  (error !== undefined && error !== null) ||
  [status, stop, end].some((word) => typeof word === 'string' && CUT.has(word));
