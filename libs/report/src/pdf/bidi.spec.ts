import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ENGLISH_MARKS } from '../narrative/quotation-marks.js';
import { quoteText } from '../narrative/told.js';
import { hasRightToLeft, mirrored, spansOf, visualOrder } from './bidi.js';

/** What stands on a line from left to right, each character as it is drawn. */
const seen = (text: string): string =>
  visualOrder(spansOf(text))
    .map(({ text: span, level }) =>
      level % 2 === 0 ? span : Array.from(span, mirrored).toReversed().join(''),
    )
    .join('');

describe('text from right to left within a line from left to right', () => {
  test.each([
    ['a quotation turns within its marks', 'said “שלום עולם” twice', 'said “םלוע םולש” twice'],
    ['Latin inside stays, and stands where it is read', '“אבג abc דהו”', '“והד abc גבא”'],
    ['brackets open the other way', '“אבג (דה)”', '“(הד) גבא”'],
    [
      'a date, an amount and a number stay as recorded',
      '“م 2026-11-02 250.00”',
      '“250.00 2026-11-02 م”',
    ],
    ['a sign at the end is at the left', '“אבג!”', '“!גבא”'],
    ['each line has its own direction', '“אבג! ¶ abc!”', '“!גבא ¶ abc!”'],
    ['JSON keeps its order, and each string turns', '“{"שם":"דני","n":1}”', '“{"םש":"ינד","n":1}”'],
    ['an escape stays whole', '“אב⟨U+202E⟩גד”', '“דג⟨U+202E⟩בא”'],
    ['German quotation marks set apart too', 'sagt „אבג 1“ und', 'sagt „1 גבא“ und'],
    ['two quotations keep their order', '“אב”, “גד” [E1]', '“בא”, “דג” [E1]'],
    ['a letter outside of the basic plane counts whole', '“𐤀𐤁 (a)”', '“(a) 𐤁𐤀”'],
  ])('%s', (_, text, shown) => {
    expect(seen(text)).toBe(shown);
  });

  const HOSTILE = [
    ...'אבגשלםابجعא١٢٣ abcXYZ0123456789+-.,:/%$€#()[]{}<>«»"\'“”„‟‘’¶⟨⟩|!?;_*&\\\n\t',
    ...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufffc\u05be\u0301\u064b',
    '[E7]',
    '”. Docket computed that ',
    '{"a":"',
    '𐤀',
  ];
  const hostile = fc
    .array(fc.constantFrom(...HOSTILE), { maxLength: 24 })
    .map((parts) => parts.join(''));

  test('whatever a record holds, what stands around it stays in its place, and nothing is lost', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const [a, b] = [one, two].map((text) => quoteText(text, ENGLISH_MARKS));
        const shown = seen(`Agent ${a} asked ${b}; nothing (12) is recorded [E7].`);
        const inside = (text: string | undefined): string => seen(text ?? '').slice(1, -1);
        expect(shown).toBe(
          `Agent “${inside(a)}” asked “${inside(b)}”; nothing (12) is recorded [E7].`,
        );
        expect(
          spansOf(a ?? '')
            .map(({ text }) => text)
            .join(''),
        ).toBe(a);
        const sorted = (text: string): string[] =>
          Array.from(text, (c) => [c, mirrored(c)].toSorted().join('')).toSorted();
        expect(sorted(inside(a))).toEqual(sorted((a ?? '').slice(1, -1)));
      }),
      { numRuns: 400 },
    );
  });

  test('text without such letters is told from text with them', () => {
    expect(hasRightToLeft('Ærøskøbing Ελλάδα 退款 हिन्दी \u202e')).toBe(false);
    for (const char of ['א', 'ש', 'ا', '١', 'ﭏ', 'ﻼ', '𐤀', 'ޘ'])
      expect(hasRightToLeft(char)).toBe(true);
  });
});
