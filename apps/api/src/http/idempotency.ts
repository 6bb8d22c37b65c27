import { parseItem, ParseError } from 'structured-headers';
import { Problem } from './problem.js';

const KEY_LENGTH_MAX = 255;

/**
 * Reads an Idempotency-Key header. The IETF draft makes it a Structured Fields string
 * (`"8e03…"`, RFC 9651, 3.3.3); bare keys, as most clients send them, are taken too.
 */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const text = typeof header === 'string' ? header.trim() : '';
  const key = text.startsWith('"') ? readString(text) : text;
  if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(key) || key.length > KEY_LENGTH_MAX) {
    throw invalidKey('is empty, too long or not ASCII');
  }
  return key;
}

function readString(text: string): string {
  try {
    const [value] = parseItem(text);
    if (typeof value === 'string') return value;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
  throw invalidKey('begins with a quotation mark, and is no string of RFC 9651');
}

function invalidKey(detail: string): Problem {
  return new Problem(
    'idempotency_key_invalid',
    `An Idempotency-Key has 1 to ${KEY_LENGTH_MAX} visible ASCII characters.`,
    { errors: [{ parameter: 'Idempotency-Key', detail }] },
  );
}
