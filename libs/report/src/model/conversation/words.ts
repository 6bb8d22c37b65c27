import type { JsonObject } from '@docket/chain';

const SINGULAR_MIN = 3;

/** Words and names in lower case, parted at every other sign and at capitals. */
export const nameWords = (text: string): string[] =>
  text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SINGULAR_MIN)
    .map((word) => (word.length > SINGULAR_MIN ? word.replace(/s$/u, '') : word));

/** Whether one is the other's beginning. */
export const isAlike = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

/** Names and short texts among the arguments of a call, whatever they are nested in. */
export function namedIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return value.length <= 80 ? nameWords(value) : [];
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((item) => namedIn(item, depth + 1));
  return Object.entries(value as JsonObject).flatMap(([name, item]) => [
    ...nameWords(name),
    ...namedIn(item, depth + 1),
  ]);
}

/** Words that name no thing. */
const NO_THING: ReadonlySet<string> = new Set(
  'your the and for one two three our this that these all any now also additionally successfully new with from been has have you its their his her total which'
    .split(' ')
    .map((word) => nameWords(word)[0] ?? word),
);

/** Words of a text that may name a thing. */
export const thingsIn = (text: string): string[] =>
  nameWords(text).filter((word) => !NO_THING.has(word));
