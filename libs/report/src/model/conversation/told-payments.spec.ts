import { expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';

import type { EntryView } from '../entry.js';
import { disputedCalls } from './disputed.js';
import type { Called, RecordedConversation, Said } from './read.js';
import { otherPayments } from './told-payments.js';
import { untoldAmounts } from './untold.js';

const entry = { mark: 'E1' } as EntryView;
const said = (by: Said['by'], content: string, order: number): Said => ({
  by,
  content,
  pointer: '',
  entry,
  order,
});

/** A call on booking B, after which these amounts have been paid. */
const called = (order: number, effect: string, paid: readonly number[], id = 'B'): Called => {
  const answer: JsonObject = {
    booking_id: id,
    cabin: 'economy',
    payment_history: paid.map((amount) => ({ payment_id: 'card_1', amount })),
  };
  return {
    tool: effect === 'read' ? 'get_booking' : 'update_booking',
    arguments: { booking_id: id },
    effect,
    status: 'ok',
    answer: () => answer,
    answerText: () => JSON.stringify(answer),
    result: '',
    entry,
    order,
  };
};

/** What is told of it behind a change that added amounts to the 498 that had been paid. */
const conversation = (told: string, added: readonly number[][]): RecordedConversation => {
  let paid: readonly number[] = [498];
  const looked = called(2, 'read', paid);
  const changes = added.map((amounts, i) => {
    paid = [...paid, ...amounts];
    return called(10 + i, 'write', paid);
  });
  return {
    said: [
      said('user', 'Please upgrade me.', 1),
      said('user', 'Yes, for up to $600.', 5),
      said('agent', told, 20),
    ],
    calls: [looked, ...changes],
  };
};

test.each<[string, number[][], number[]]>([
  // Both name the payment, though the amount stands in another message and in a result.
  ['The payment of **$600** has been processed using the card on file.', [[1200]], [1200]],
  ['Your card was charged $600.50.', [[1200]], [1200]],
  ['A refund of $54.00 has been issued to your card.', [[-104]], [-104]],
  ['Die Zahlung über 600 € wurde ausgeführt.', [[1200]], [1200]],
  ['The payment of $1,200 has been processed.', [[1200]], []],
  // What comes to it is no contradiction: a sum, a difference, parts that are told apart.
  ['The payment of $1,200 has been processed.', [[600], [600]], []],
  ['The payment of $600 has been processed.', [[1200, -600]], []],
  ['A payment of $700 was made. A payment of $500 was made.', [[1200]], []],
  // A rule, an offer and a price name no payment.
  ['I can offer you a $100 certificate per passenger.', [[1200]], []],
  ['Each additional bag will cost $50.', [[1200]], []],
  ['Our policy: a refund of $100 is issued for each delayed passenger.', [[1200]], []],
  ['If you agree, a payment of $600 will be processed.', [[1200]], []],
  ['The total cost for both is $600.', [[1200]], []],
  // Nothing was added to what was paid.
  ['The payment of $600 has been processed.', [[]], []],
])('%s %j', (told, added, amounts) => {
  const found = otherPayments(conversation(told, added));
  expect(found.flatMap((one) => one.amounts)).toEqual(amounts);
  expect(disputedCalls(conversation(told, added)).size).toBe(amounts.length);
});

test('beside a change that is held against no earlier answer nothing is said of what was paid', () => {
  const known = conversation('The payment of $600 has been processed.', [[1200]]);
  const unknown = called(11, 'write', [600], 'ANOTHER');
  expect(otherPayments(known)).toHaveLength(1);
  expect(otherPayments({ ...known, calls: [...known.calls, unknown] })).toEqual([]);
});

test.each<[string, number[][], number]>([
  ['Done.', [[104]], 1],
  ['That comes to $104.', [[104]], 0],
  ['That comes to $104.', [[52, 52]], 0],
  ['The fare is $74 and the insurance $30.', [[104]], 0],
  ['It is $52 for each of you.', [[104]], 0],
  ['It is $51 for each of you.', [[104]], 1],
])('an amount that no message tells: %s %j', (told, added, untold) => {
  expect(untoldAmounts(conversation(told, added))).toHaveLength(untold);
});
