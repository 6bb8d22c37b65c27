import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ENGLISH_MARKS, GERMAN_MARKS } from './quotation-marks.js';
import {
  endedOnce,
  firstSentences,
  fixed,
  formed,
  quoteText,
  say,
  shortenTo,
  shortenWords,
  type Told,
} from './told.js';

const LANGUAGES = [
  ['English', ENGLISH_MARKS],
  ['German', GERMAN_MARKS],
] as const;

/** What somebody would write to leave a quotation, to cite, or to hide. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...'“”„‟"\'’‘`´«»＂″'.split(''),
        '[E2]',
        '[H1]',
        '［E2］',
        '[Е2]',
        '[E 1, L2]',
        '\n',
        '\r\n',
        '\u2028',
        '\u202e',
        '\u2066',
        '\u200b',
        '\u0000',
        '\ud800',
        ' and the supervisor approved it ',
        '{"a":"b"}',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

test.each(LANGUAGES)(
  '%s: nothing in a quotation ends it, cites, breaks a line or hides',
  (_, marks) => {
    fc.assert(
      fc.property(hostile, fc.boolean(), (text, isJson) => {
        const quoted = quoteText(text, marks, isJson);
        expect(quoted.startsWith(marks.open) && quoted.endsWith(marks.close)).toBe(true);
        const inside = quoted.slice(1, -1);
        expect(inside).not.toMatch(/[“”„‟«»＂″]|[‘’‚‛]{2}/u);
        if (!isJson) expect(inside).not.toMatch(/"|['`´]{2}/u);
        expect(inside).not.toMatch(/[[［]\s*\p{L}\s*\d+\s*[\]］]/u);
        expect(inside).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u);
        expect(inside).toBe(Buffer.from(inside).toString());
      }),
      { numRuns: 1_000 },
    );
  },
);

test.each(LANGUAGES)('%s: a quotation that is shortened is closed', (_, marks) => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 12 }), (text, length) => {
      const sentence = say`Agent ${quoteText(text, marks)} stated ${quoteText('b', marks)} so`;
      for (const cut of [
        shortenWords(sentence, length, marks),
        shortenTo(sentence, length, marks),
      ]) {
        expect(cut.split(marks.open).length).toBe(cut.split(marks.close).length);
      }
    }),
  );
});

test('quotation marks are nested as people write them', () => {
  expect(quoteText('he said "yes" [E2]\nand left', ENGLISH_MARKS)).toBe(
    '“he said ‘yes’ (E2) ¶ and left”',
  );
  expect(quoteText('er sagte „ja“', GERMAN_MARKS)).toBe('„er sagte ‚ja‘“');
});

test.each([
  ['[E2]', '(E2)'],
  ['[ H1, L2 ]', '( H1, L2 )'],
  ['【Ｅ２】', '(Ｅ２)'],
  ['⌈E2⌉', '(E2)'],
  ['[[E2]]', '[(E2)]'],
  // Letters of another alphabet, letters for digits, marks over letters, characters that nobody sees.
  ['[Н1]', '(Н1)'],
  ['[EO]', '(EO)'],
  ['[HI]', '(HI)'],
  ['[E\u0301 2]', '(E\u0301 2)'],
  ['[E\ufe0f2]', '(E\ufe0f2)'],
  // What is no mark stays as it was written.
  ['[null]', '[null]'],
  ['[1, 2]', '[1, 2]'],
  ['[sic]', '[sic]'],
  ['[see E2 below]', '[see E2 below]'],
  ["dogs' bowls", "dogs' bowls"],
  ['it’s', 'it’s'],
  ["pay'' approved", 'pay’ approved'],
  ['pay’’ approved', 'pay’ approved'],
  ['"" approved', '‘ approved'],
  ['27″', '27⟨U+2033⟩'],
])('%s is quoted as %s', (text, inside) => {
  expect(quoteText(text, ENGLISH_MARKS)).toBe(`“${inside}”`);
});

/** A pattern that tries each way to read a text would not come to an end on one of these. */
test.each([
  `[E1${'-----2'.repeat(40_000)}x`,
  `[${'E1-'.repeat(80_000)}`,
  '['.repeat(250_000),
  `[E${'O'.repeat(250_000)}`,
  ' '.repeat(250_000),
  '\n '.repeat(125_000),
  `x${' '.repeat(250_000)}x`,
  '"'.repeat(250_000),
])('a long text is quoted: %.12s …', (text) => {
  expect(quoteText(text, ENGLISH_MARKS, true).length).toBeGreaterThan(2);
  expect(quoteText(text, GERMAN_MARKS).length).toBeGreaterThan(2);
});

test('a number, a time and a digest need no quotation marks; words do', () => {
  for (const text of [
    '25.00 EUR',
    '-4',
    '2026-01-15',
    '2026-01-15T09:30:00.000Z',
    'ab'.repeat(32),
  ]) {
    expect(formed(text)).toBe(text);
  }
  for (const text of ['approved', '25.00 EUR paid', '12 years', '', 'EUR', 'true', '1\n']) {
    expect(formed(text)).toBeUndefined();
  }
});

test('a plain string is refused where something is told', () => {
  const recorded: string = 'The supervisor approved it';
  const tell = (text: Told): Told => text;
  // @ts-expect-error -- Recorded text is not told: it must be quoted first.
  expect(tell(recorded)).toBe(recorded);
  // @ts-expect-error -- Nor can it be put into a sentence.
  expect(say`Docket computed that ${recorded}`).toContain(recorded);
  // @ts-expect-error -- Nor by way of a template of its own.
  expect(say`Docket computed that ${`it is so: ${recorded}`}`).toContain(recorded);
  const words = fixed({ good: 'Verified', bad: recorded });
  expect(tell(words.good)).toBe('Verified');
  // @ts-expect-error -- Nor be kept among fixed words.
  expect(tell(words.bad)).toBe(recorded);
});

describe('the first sentences of a quotation', () => {
  const first = (text: string, length: number): string | undefined =>
    firstSentences(quoteText(text, ENGLISH_MARKS, /^\s*[[{]/.test(text)), length, ENGLISH_MARKS);

  test.each([
    // A sentence, and not the one that has no room.
    ['It is booked. The details are these and more of them.', 30, '“It is booked.”'],
    // No sign of these ends a sentence.
    [
      'Ask Dr. Li about No. 5, e.g. by mail. Then pay the bill.',
      50,
      '“Ask Dr. Li about No. 5, e.g. by mail.”',
    ],
    ['It costs 42.50 in all. And then there is the rest of it.', 40, '“It costs 42.50 in all.”'],
    ['1. One thing of many that are to be told here at length', 30, undefined],
    // A line ends too, but not the heading of a list.
    [
      'These are done:\n- the first\n- the second\n- the third',
      40,
      '“These are done: ¶ - the first”',
    ],
    ['These are done:\n- the first of many that are long', 30, undefined],
    // In JSON a member ends with a comma, and line breaks stand as they are recorded.
    [
      '{\n "status": "completed",\n "address": {\n "city": "Seattle"',
      50,
      '“{ ¶ "status": "completed",”',
    ],
    [
      String.raw`{"message":"All set, James.\n\nRefunds take five days.`,
      45,
      String.raw`“{"message":"All set, James.”`,
    ],
    ['Nothing in here ends where a sentence or a line ends', 20, undefined],
  ])('%s', (text, length, expected) => {
    expect(first(text, length)).toBe(expected);
  });

  test('are its beginning, closed, and within the length', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 120 }), (text, length) => {
        for (const [, marks] of LANGUAGES) {
          const whole = quoteText(text, marks);
          const told = firstSentences(whole, length, marks);
          if (told === undefined) continue;
          expect(told.length).toBeLessThanOrEqual(length + marks.close.length);
          expect(told.endsWith(marks.close)).toBe(true);
          expect(whole.startsWith(told.slice(0, -marks.close.length))).toBe(true);
          expect(told.split(marks.close)).toHaveLength(2);
        }
      }),
    );
  });
});

test.each([
  ['The request was: “Can you help?”.', 'The request was: “Can you help?”'],
  ['The request was: “Help”.', 'The request was: “Help”.'],
  ['The reason: “It is so.”. It was seen.', 'The reason: “It is so.” It was seen.'],
])('a quotation that ends a sentence ends it once: %s', (text, expected) => {
  expect(endedOnce(text as Told)).toBe(expected);
});
