import { expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';

import type { EntryView } from '../entry.js';
import { namesOfIds } from './names.js';
import type { Called } from './read.js';

const answering = (answer: JsonObject | undefined): Called => ({
  tool: 'get',
  arguments: {},
  effect: 'read',
  status: 'ok',
  answer: () => answer,
  result: '',
  entry: { mark: 'E1' } as EntryView,
  order: 1,
});
const namesIn = (...answers: (JsonObject | undefined)[]) => [
  ...namesOfIds({ said: [], calls: answers.map(answering) }),
];

test('a thing is called by the name beside its id, or by that of what it stands in', () => {
  expect(
    namesIn(
      { items: [{ name: 'Lamp', product_id: 'p', item_id: 'i' }] },
      { name: 'Bottle', product_id: 'q', variants: { v: { item_id: 'v', price: 3 } } },
    ),
  ).toEqual([
    ['p', 'Lamp'],
    ['i', 'Lamp'],
    ['q', 'Bottle'],
    ['v', 'Bottle'],
  ]);
});

test('by no other: not by the name of a person, one that is no text, and none that is long', () => {
  expect(
    namesIn(
      { name: { first_name: 'Ann' }, user_id: 'u', orders: [{ item_id: 'a' }] },
      { name: 'x'.repeat(41), item_id: 'b' },
      undefined,
    ),
  ).toEqual([]);
});
