import { expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';

import type { EntryView } from '../entry.js';
import { isAskedForOnly } from './asked-for-only.js';
import { disputedCalls } from './disputed.js';
import type { Called, Said } from './read.js';

const entry = { mark: 'E1' } as EntryView;
const called = (order: number, effect: string, answer: JsonObject, given?: JsonObject): Called => ({
  tool: 'change',
  arguments: { order_id: 'o1', ...given },
  effect,
  status: 'ok',
  answer: () => answer,
  result: '',
  entry,
  order,
});

const order = (status: string) => ({ order_id: 'o1', status, items: ['a'] });

test.each([
  ['delivered', 'exchange requested', true],
  ['delivered', 'return submitted', true],
  ['pending', 'cancelled', false],
  // It was so before: the change was of something else.
  ['exchange requested', 'exchange requested', false],
])('a change from %s to %s is shown as asked for only: %s', (before, after, isSo) => {
  const change = called(2, 'write', order(after));
  const calls = [called(1, 'read', order(before)), change];
  expect(isAskedForOnly({ said: [], calls }, change)).toBe(isSo);
});

test('what differs from the answer of a call is told by what it is', () => {
  const call = called(1, 'write', { order_id: 'o1', cabin: 'economy' }, { cabin: 'business' });
  const credit = called(3, 'write', {
    order_id: 'o1',
    cabin: 'business',
    payments: [{ amount: 9 }, { amount: -4 }],
  });
  const first = called(2, 'read', {
    order_id: 'o1',
    cabin: 'business',
    payments: [{ amount: 9 }],
  });
  const told: Said = {
    by: 'agent',
    content: 'The payment was processed with your card.',
    pointer: '',
    entry,
    order: 4,
  };
  const found = disputedCalls({ said: [told], calls: [call, first, credit] });
  expect([...found]).toEqual([
    [call, ['call']],
    [credit, ['told']],
  ]);
});
