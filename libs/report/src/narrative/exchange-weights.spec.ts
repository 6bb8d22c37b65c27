import { expect, test } from '@jest/globals';

import type { Exchange } from '../schema/index.js';
import { byWeight } from './exchange-weights.js';
import { lexicon } from './lexicon.js';
import { quoteText } from './told.js';

const { marks } = lexicon('en');
type Kind = Exchange['came'][number]['kind'];
const exchange = (asked: string, ...came: (readonly [Kind, string])[]): Exchange => ({
  asked: [{ text: quoteText(asked, marks), rank: 0 }],
  came: came.map(([kind, text]) => ({
    kind,
    calls: 0,
    text: quoteText(text, marks),
    changed: [],
    evidence: ['E2'],
  })),
  calls: 0,
  evidence: ['E1'],
});

test('a wish to which the agent only asked back stands before a refusal of what came next', () => {
  expect(
    byWeight([
      exchange('Which seats are free?', ['answered', 'Seats two and three are free.']),
      exchange('Please cancel both trips.', ['asked', 'What is your user ID?']),
      exchange('My user ID is ann.', ['refused', 'A trip that began cannot be cancelled.']),
    ]),
  ).toEqual([1, 2, 0]);
});

test('the last message of all that wants something stands before what was refused; one that thanks does not', () => {
  const refused = exchange('Can I change it?', ['refused', 'It cannot be changed any more.']);
  const open: Exchange = { ...exchange('Please transfer me to a human.'), is_end: true };
  const thanks: Exchange = { ...exchange('Thanks, please take care.'), is_end: true };
  expect(byWeight([refused, open])).toEqual([1, 0]);
  expect(byWeight([refused, thanks])).toEqual([0, 1]);
});

test('an order under a condition is told before what was only refused', () => {
  const refused = exchange('Can I change it?', ['refused', 'It cannot be changed any more.']);
  const limited = exchange('Cancel it only if the refund goes to my card.', [
    'proposed',
    'The refund would be $20.',
  ]);
  expect(byWeight([refused, limited])).toEqual([1, 0]);
});
