import { describe, expect, test } from '@jest/globals';

import type { Json, JsonObject } from '@docket/chain';

import type { EntryView } from '../entry.js';
import { exchangedItems } from './exchanged-items.js';
import type { Called } from './read.js';

const called = (order: number, answer: JsonObject): Called => ({
  tool: 'get',
  arguments: {},
  effect: 'read',
  status: 'ok',
  answer: () => answer,
  result: '',
  entry: { mark: 'E1' } as EntryView,
  order,
});

const variant = (id: string, size: string, price: number) => ({
  item_id: id,
  options: { size, color: 'red' },
  price,
});
const BIKE = called(1, {
  name: 'Bicycle',
  variants: { b1: variant('b1', 'medium', 1917.21), b2: variant('b2', 'large', 1902.67) },
});
const PUZZLE = called(2, {
  name: 'Puzzle',
  variants: { p1: variant('p1', '500', 52), p2: variant('p2', '1500', 51) },
});

function told(before: Json, after: Json, calls = [BIKE, PUZZLE]): unknown {
  const found = exchangedItems({ said: [], calls }, called(9, {}), [
    { member: 'status', after: 'requested' },
    { member: 'exchange_items', after: before },
    { member: 'exchange_new_items', after },
  ]);
  return (
    found && [
      ...found.things.map(({ of, parts = [] }) => [
        of,
        ...parts.map((part) => [part.member, part.before, part.after]),
      ]),
      ...found.others.map(({ member }) => [member]),
    ]
  );
}

describe('lists of ids, and of those that came in their place', () => {
  test('are told as what differs between the things of one name, whatever the order of the lists', () => {
    expect(told(['p1', 'b1'], ['b2', 'p2'])).toEqual([
      ['Puzzle', ['item_id', 'p1', 'p2'], ['size', '500', '1500'], ['price', 52, 51]],
      [
        'Bicycle',
        ['item_id', 'b1', 'b2'],
        ['size', 'medium', 'large'],
        ['price', 1917.21, 1902.67],
      ],
      ['status'],
    ]);
  });

  test.each([
    ['two things of one name', ['b1', 'b2'], ['b2', 'b1']],
    ['other names', ['b1'], ['p1']],
    ['another number', ['b1', 'p1'], ['b2']],
    ['an id that no answer names', ['b1'], ['b9']],
    ['no list', 'b1', 'b2'],
  ])('stay as they are with %s', (_, before, after) => {
    expect(told(before, after)).toBeUndefined();
  });

  test('what was answered only later is not known', () => {
    expect(told(['b1'], ['b2'], [{ ...BIKE, order: 10 }])).toBeUndefined();
  });
});
