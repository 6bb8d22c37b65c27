import type { Json } from '@docket/chain';

import type { ModelContext } from './context.js';
import { itemsAt, type EntryView } from './entry.js';
import { printValue } from './fact.js';

/** Longest printed form of one value in the timeline, in UTF-16 units; the whole value is in the JSON. */
const PRINTED_MAX = 320;
/** What the timeline says of one entry. */
export interface Described {
  event: string;
  details: string[];
  result: string;
}

/** A value shortened visibly: how much is missing is said, and where the rest is. */
export function abbreviate(context: ModelContext, value: Json): string {
  const text = printValue(value);
  if (text.length <= PRINTED_MAX) return text;
  // Cut before a low surrogate, never inside a pair.
  const code = text.charCodeAt(PRINTED_MAX);
  const cut = code >= 0xdc00 && code <= 0xdfff ? PRINTED_MAX - 1 : PRINTED_MAX;
  return context.words.abbreviated(text.slice(0, cut), text.length - cut);
}

/** One line of `label: value` for every named place that is disclosed. */
export function lines(
  context: ModelContext,
  entry: EntryView,
  places: readonly [string, string][],
): string[] {
  const found: string[] = [];
  for (const [label, pointer] of places) {
    const fact = context.facts.at(entry, pointer);
    if (fact.state === 'not_recorded') continue;
    const text = fact.value === undefined ? fact.text : abbreviate(context, fact.value as Json);
    found.push(`${label}: ${text}`);
  }
  return found;
}

/** One line for every item of the list at `pointer`, with what `print` makes of it. */
export function listLines(
  entry: EntryView,
  label: string,
  pointer: string,
  print: (at: string) => string,
): string[] {
  return itemsAt(entry, pointer).map((at) => `${label}: ${print(at)}`);
}
