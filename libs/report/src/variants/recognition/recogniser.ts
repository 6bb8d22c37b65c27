import type { Json } from '@docket/chain';

import { CompactIndex, compactNeedles } from './compact.js';
import { datesOf, isDateItself } from './dates.js';
import { NeedleIndex, needleOf, partsOf } from './needles.js';
import { numberReadingsOf } from './numbers.js';
import { readingsOf } from './readings.js';
import { tokensOf } from './tokens.js';

/** How surely a text says what a value says; a stronger one hides the weaker ones. */
export interface Recognised<Origin> {
  /** The value stands in it, in this or another spelling. */
  whole: Set<Origin>;
  /** An id, an address, a word of a name or a day out of the value stands in it. */
  part: Set<Origin>;
  /** Something stands in it that may be the value: a person has to look. */
  alike: Set<Origin>;
}

/** Longest value of which other spellings are looked for; a longer one is a text, and no name or number. */
const VALUE_SPELLINGS_MAX = 4_000;

/**
 * Knows values again in texts, whatever their spelling: case, accents, punctuation, separators in numbers,
 * order of dates, escapes and encodings. Add all values first; each text is then read once, in time linear
 * in its length.
 */
export class Recogniser<Origin> {
  readonly #whole = new NeedleIndex<Origin>();
  readonly #parts = new NeedleIndex<Origin>();
  readonly #compact = new CompactIndex<Origin>();
  readonly #days = new Map<string, { origin: Origin; isValue: boolean }[]>();

  add(value: Json, origin: Origin): void {
    const written = typeof value === 'number' ? String(value) : value;
    if (typeof written !== 'string') return;
    for (const part of partsOf(value)) this.#parts.add(part, origin);
    const needle = needleOf(value);
    if (needle !== undefined) this.#whole.add(needle, origin);
    if (written.length > VALUE_SPELLINGS_MAX) return;
    for (const reading of spellingsOf(written)) {
      const spelled = reading === written ? undefined : needleOf(reading);
      if (spelled !== undefined) this.#whole.add(spelled, origin);
      for (const compact of compactNeedles(reading)) this.#compact.add(compact, origin);
    }
    if (typeof value === 'string') this.#addDays(value, origin);
  }

  #addDays(value: string, origin: Origin): void {
    const isValue = isDateItself(value);
    for (const day of datesOf(value).keys()) {
      const known = this.#days.get(day);
      if (known) known.push({ origin, isValue });
      else this.#days.set(day, [{ origin, isValue }]);
    }
  }

  /** What of the values the text says. A value is in one of the three sets at most. */
  find(text: string): Recognised<Origin> {
    const found: Recognised<Origin> = { whole: new Set(), part: new Set(), alike: new Set() };
    for (const reading of readingsOf(text)) {
      for (const spelled of [reading, ...numberReadingsOf(reading)]) {
        const tokens = tokensOf(spelled);
        for (const origin of this.#whole.find(tokens)) found.whole.add(origin);
        for (const origin of this.#parts.find(tokens)) found.part.add(origin);
      }
      this.#compact.find(reading, (origin, alike) =>
        (alike ? found.alike : found.whole).add(origin),
      );
      this.#findDays(reading, found);
    }
    for (const origin of found.whole) {
      found.part.delete(origin);
      found.alike.delete(origin);
    }
    for (const origin of found.part) found.alike.delete(origin);
    return found;
  }

  #findDays(text: string, found: Recognised<Origin>): void {
    if (this.#days.size === 0) return;
    for (const [day, isSure] of datesOf(text)) {
      for (const { origin, isValue } of this.#days.get(day) ?? []) {
        if (!isSure) found.alike.add(origin);
        else (isValue ? found.whole : found.part).add(origin);
      }
    }
  }
}

/** What a value is read as, itself included; not the small pieces of a text that happen to decode. */
function spellingsOf(value: string): string[] {
  return readingsOf(value)
    .filter((reading) => reading.length * 2 >= value.length)
    .flatMap((reading) => [reading, ...numberReadingsOf(reading)]);
}
