import { expect, test } from '@jest/globals';
import { englishWords } from './english.js';
import { germanWords } from './german.js';

/** Every word with its place; what a function makes of example values. */
function wordsIn(node: unknown, place = ''): [string, string][] {
  if (typeof node === 'string') return [[place, node]];
  if (typeof node === 'function') return [[place, String(node(...EXAMPLES.slice(0, node.length)))]];
  return Object.entries(node as object).flatMap(([name, below]) =>
    wordsIn(below, `${place}/${name}`),
  );
}
/** A count, or a word, as whatever comes first. */
const EXAMPLES = [7, 7, 7];

test('both languages have the same places, and none is empty', () => {
  const places = (words: object) => wordsIn(words).map(([place]) => place);
  expect(places(germanWords)).toEqual(places(englishWords));
  for (const [place, word] of [...wordsIn(englishWords), ...wordsIn(germanWords)])
    expect([place, word.trim()]).not.toEqual([place, '']);
});

test('the German says nothing in English', () => {
  const same = new Map(wordsIn(englishWords));
  const untranslated = wordsIn(germanWords).filter(
    ([place, word]) => same.get(place) === word && /[a-z]{4}/i.test(word),
  );
  expect(untranslated.map(([, word]) => word)).toEqual(SAME);
});
/** Words that are the same in both. */
const SAME = ['Docket', 'Name', 'Passphrase', 'Passphrase', 'Ledger', 'Dossier', 'Enter'];
