import { canonicalize, type Json } from '@docket/chain';

import { say, type Told } from '../narrative/told.js';
import type { ModelContext } from './context.js';
import { itemsAt, type EntryView } from './entry.js';
import { printValue } from './fact.js';

/** Longest printed form of one value in the timeline, in UTF-16 units; the whole value is in the JSON. */
const PRINTED_MAX = 320;

/** Places of a record, each with the label that it is told under. */
export type Places = readonly (readonly [label: Told, pointer: string])[];

/** What the timeline says of one entry. */
export interface Described {
  event: Told;
  details: Told[];
  result: Told;
}

/** A value shortened visibly: how much is missing is said, and where the rest is. */
export function abbreviate(context: ModelContext, value: Json): Told {
  const { words } = context;
  const text = typeof value === 'string' ? value : canonicalize(value);
  const isText = typeof value === 'string' && !/^\s*[[{]/.test(value);
  if (text.length <= PRINTED_MAX) return printValue(value, words);
  // Cut before a low surrogate, never inside a pair.
  const code = text.charCodeAt(PRINTED_MAX);
  const cut = code >= 0xdc00 && code <= 0xdfff ? PRINTED_MAX - 1 : PRINTED_MAX;
  const shown = text.slice(0, cut);
  const told = isText ? words.quote(`${shown}…`) : words.quoteJson(`${shown}…`);
  return words.abbreviated(told, text.length - cut);
}

/** What stands at a place, shortened visibly; undefined where nothing is recorded there. */
export function toldAt(context: ModelContext, entry: EntryView, pointer: string): Told | undefined {
  const fact = context.facts.at(entry, pointer);
  if (fact.state === 'not_recorded') return undefined;
  const isLong = typeof fact.value === 'string' || typeof fact.value === 'object';
  return isLong && fact.text.length > PRINTED_MAX
    ? abbreviate(context, fact.value as Json)
    : fact.text;
}

/** One line of `label: value` for every named place that is disclosed. */
export function lines(context: ModelContext, entry: EntryView, places: Places): Told[] {
  const found: Told[] = [];
  for (const [label, pointer] of places) {
    const text = toldAt(context, entry, pointer);
    if (text !== undefined) found.push(say`${label}: ${text}`);
  }
  return found;
}

/** One line for every item of the list at `pointer`, with what `print` makes of it. */
export function listLines(
  entry: EntryView,
  label: Told,
  pointer: string,
  print: (at: string) => Told,
): Told[] {
  return itemsAt(entry, pointer).map((at) => say`${label}: ${print(at)}`);
}
