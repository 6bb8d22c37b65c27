import { expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';

import type { EntryView } from '../entry.js';
import { toldDone, unbackedClaims } from './claims.js';
import { doneInThePast } from './past.js';
import type { Called } from './read.js';

const entry = { mark: 'E1' } as EntryView;
const called = (
  tool: string,
  order: number,
  answer: JsonObject,
  { effect = 'write', status = 'ok' }: { effect?: string; status?: string } = {},
): Called => ({
  tool,
  arguments: { trip_id: 'T' },
  effect,
  status,
  answer: () => answer,
  result: '',
  entry,
  order,
});
const trip = (...dates: string[]): JsonObject => ({
  trip_id: 'T',
  created_at: '2024-05-01T10:00:00',
  dob: '1980-01-01',
  flights: dates.map((date) => ({ date, price: 1 })),
});
const statedTime = '2024-05-15 15:00:00 EST';
const datesOf = (calls: Called[], time: { statedTime?: string } = { statedTime }) =>
  doneInThePast({ said: [], calls, ...time }).map(({ dates }) => dates);

test('a change of what has a date before the present that the source gave is told with all its dates', () => {
  const change = called('cancel_trip', 2, trip('2024-05-16', '2024-05-13', '2024-05-13'));
  expect(datesOf([change])).toEqual([['2024-05-13', '2024-05-16']]);
  // That it was made before, or somebody was born, is no date of it.
  expect(datesOf([called('cancel_trip', 2, trip('2024-05-15', '2024-05-16'))])).toEqual([]);
});

test('the dates are those from before the change, where an answer has them', () => {
  const read = called('get_trip', 1, trip('2024-05-13', '2024-05-20'), { effect: 'read' });
  const change = called('update_trip', 2, trip('2024-05-20', '2024-05-20'));
  expect(datesOf([read, change])).toEqual([['2024-05-13', '2024-05-20']]);
});

test('nothing is told without a present, of what failed, and of what only looks up', () => {
  const answer = trip('2024-05-13');
  expect(datesOf([called('cancel_trip', 2, answer)], {})).toEqual([]);
  expect(datesOf([called('cancel_trip', 2, answer)], { statedTime: 'noon' })).toEqual([]);
  expect(datesOf([called('cancel_trip', 2, answer, { status: 'error' })])).toEqual([]);
  expect(datesOf([called('get_trip', 2, answer, { effect: 'read' })])).toEqual([]);
});

test('what is said to be paid back needs no call of that name where a change paid that amount', () => {
  const order = (...amounts: number[]): JsonObject => ({
    trip_id: 'T',
    payments: amounts.map((amount) => ({ amount })),
  });
  const calls = [
    called('get_trip', 1, order(100), { effect: 'read' }),
    called('modify_trip', 2, order(100, -20.5)),
  ];
  const claims = (content: string) =>
    unbackedClaims({ said: [{ by: 'agent', content, pointer: '', entry, order: 3 }], calls })
      .length;
  expect(claims('The $20.50 difference has been issued to your card.')).toBe(0);
  expect(claims('The $25.50 difference has been issued to your card.')).toBe(1);
  expect(claims('A $20.50 bag has been added to your trip.')).toBe(1);
});

test('what the agent’s next message says was done is its first sentence that says so', () => {
  const change = called('update_trip', 2, trip());
  const next = (content: string, order = 3) => {
    const said = [{ by: 'agent' as const, content, pointer: '', entry, order }];
    return toldDone({ said }, change)?.sentence;
  };
  expect(next('All is well. Your trip has been updated to business class.')).toBe(
    'Your trip has been updated to business class.',
  );
  expect(next('Do you want the trip updated?')).toBeUndefined();
  expect(next('Your trip is in business class now.')).toBeUndefined();
  expect(next('Your trip has been updated to business class.', 1)).toBeUndefined();
});
