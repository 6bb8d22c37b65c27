import { expect, test } from '@jest/globals';
import { englishWords } from './english.js';
import { germanWords } from './german.js';
import { englishAdministration } from './english-administration.js';
import { germanAdministration } from './german-administration.js';
import { englishErasures } from './english-erasures.js';
import { englishAlerts } from './english-alerts.js';
import { germanAlerts } from './german-alerts.js';
import { germanErasures } from './german-erasures.js';
import { englishComments } from './english-comments.js';
import { englishAtWork } from './english-at-work.js';
import { germanAtWork } from './german-at-work.js';
import { germanComments } from './german-comments.js';
import { englishCustody } from './english-custody.js';
import { germanCustody } from './german-custody.js';
import { englishExports } from './english-exports.js';
import { germanExports } from './german-exports.js';
import { englishTakeBack } from './english-take-back.js';
import { germanTakeBack } from './german-take-back.js';

const ENGLISH = {
  ...englishWords,
  administration: englishAdministration,
  erasures: englishErasures,
  alerts: englishAlerts,
  comments: englishComments,
  atWork: englishAtWork,
  custody: englishCustody,
  exports: englishExports,
  takeBack: englishTakeBack,
};
const GERMAN = {
  ...germanWords,
  administration: germanAdministration,
  erasures: germanErasures,
  alerts: germanAlerts,
  comments: germanComments,
  atWork: germanAtWork,
  custody: germanCustody,
  exports: germanExports,
  takeBack: germanTakeBack,
};

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
  expect(places(GERMAN)).toEqual(places(ENGLISH));
  for (const [place, word] of [...wordsIn(ENGLISH), ...wordsIn(GERMAN)])
    expect([place, word.trim()]).not.toEqual([place, '']);
});

test('the German says nothing in English', () => {
  const same = new Map(wordsIn(ENGLISH));
  const untranslated = wordsIn(GERMAN).filter(
    ([place, word]) => same.get(place) === word && /[a-z]{4}/i.test(word),
  );
  expect(untranslated.map(([, word]) => word)).toEqual(SAME);
});
/** Words that are the same in both. */
const SAME = [
  'Enter',
  'Docket',
  'Name',
  'Passphrase',
  'Passphrase',
  'Ledger',
  'Dossier',
  'Ledger',
  'Webhooks',
  'Dossier',
  'Langfuse',
  'LangSmith',
  'OpenAI evals',
];
