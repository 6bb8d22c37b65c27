import { expect, test } from '@jest/globals';

import { memberNames } from '@docket/record/schemas';
import { lexicon } from './lexicon.js';

/** Words that are the same in both languages, or names. */
const ALIKE = new Set(
  'Docket System Status Option Name Version Dossier Ledger SHA-256 Checkpoint Trace Code Agent Prompt Bytes Format Phase'
    .toLowerCase()
    .split(' '),
);

/** Every string of a lexicon with its place. */
function* stringsIn(value: unknown, place = ''): Generator<[string, string]> {
  if (typeof value === 'string') yield [place, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* stringsIn(item, `${place}/${key}`);
}

/** Every place of a lexicon, functions among them. */
function* placesIn(value: unknown, place = ''): Generator<string> {
  yield `${place} ${typeof value}`;
  if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* placesIn(item, `${place}/${key}`);
}

test('both lexicons have words for the same places', () => {
  expect([...placesIn(lexicon('de'))].toSorted()).toEqual([...placesIn(lexicon('en'))].toSorted());
});

test('no English string is left in the German lexicon', () => {
  const english = new Map(stringsIn(lexicon('en')));
  const left = [...stringsIn(lexicon('de'))].filter(
    ([place, text]) =>
      english.get(place) === text && /[a-z]{3}/i.test(text) && !ALIKE.has(text.toLowerCase()),
  );
  expect(left).toEqual([]);
});

test.each(['en', 'de'] as const)(
  '%s: every name in a record has its word, and no other',
  (locale) => {
    expect(Object.keys(lexicon(locale).members).toSorted()).toEqual(memberNames().toSorted());
  },
);
