import { describe, expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';

import type { EntryView } from '../entry.js';
import { askedIn } from './asked.js';
import { exchangesOf } from './exchanges.js';
import type { Called, Said } from './read.js';
import { unsaidChoices, untoldAmounts } from './untold.js';

const entry = { mark: 'E1' } as EntryView;
const said = (by: Said['by'], content: string, order: number): Said => ({
  by,
  content,
  pointer: '',
  entry,
  order,
});
const called = (
  tool: string,
  order: number,
  given: JsonObject,
  { answer, effect = 'write' }: { answer?: JsonObject; effect?: string } = {},
): Called => ({
  tool,
  arguments: given,
  effect,
  status: 'ok',
  answer: () => answer,
  answerText: () => JSON.stringify(answer ?? ''),
  result: '',
  entry,
  order,
});

describe('what a change paid, and no message tells', () => {
  const paid = (amounts: number[]): JsonObject => ({
    reservation_id: 'R',
    payments: amounts.map((amount) => ({ amount, payment_id: 'p' })),
  });
  const read = called('get', 2, { reservation_id: 'R' }, { answer: paid([100]), effect: 'read' });
  const change = called('update', 3, { reservation_id: 'R' }, { answer: paid([100, -1074.5]) });
  const untold = (text: string, by: Said['by'] = 'agent') =>
    untoldAmounts({
      said: [said('user', 'Please.', 1), said(by, text, 4)],
      calls: [read, change],
    }).map(({ value }) => value);
  test.each([
    ['It is done.', [-1074.5]],
    ['The total was $239.', [-1074.5]],
    ['You get back $1,074.50.', []],
  ])('%s', (text, amounts) => {
    expect(untold(text)).toEqual(amounts);
  });
  test('what the user tells is told', () => {
    expect(untold('I see 1074.50 back.', 'user')).toEqual([]);
  });
});

describe('a choice that no message names', () => {
  const unsaid = (text: string, given: JsonObject) =>
    unsaidChoices({
      said: [said('user', text, 1), said('agent', 'Your gift card was used.', 3)],
      calls: [called('update', 2, given)],
    }).flatMap(({ words }) => words);
  test.each<[string, JsonObject, string[]]>([
    ['Use the card on my profile.', { payment_id: 'gift_card_31' }, ['gift']],
    ['Use my gift cards.', { payment_id: 'gift_card_31' }, []],
    ['Use the Visa card.', { payment_id: 'credit_card_31' }, []],
    ['Economy, please.', { cabin: 'business' }, ['business']],
    ['Please.', { payment_id: 'a1b2c3d4' }, []],
    ['Please.', { reservation_id: 'gift' }, []],
  ])('%s %j', (text, given, words) => {
    expect(unsaid(text, given)).toEqual(words);
  });
});

describe('a means of payment that no message names', () => {
  const order = (paid: string): JsonObject => ({ order_id: 'o1', payment_method_id: paid });
  const unsaid = (text: string, paid: string, used = paid) =>
    unsaidChoices({
      said: [said('user', text, 1)],
      calls: [
        called('get_order', 2, { order_id: 'o1' }, { answer: order(paid), effect: 'read' }),
        called('return_order', 3, order(used), { answer: order(used) }),
      ],
    }).map(({ words, from }) => [...words, from?.tool]);
  const AS_PAID = 'Please refund it to the original payment method.';

  test('was chosen by whoever asked for what the thing was paid with', () => {
    expect(unsaid(AS_PAID, 'paypal_31')).toEqual([]);
  });

  test.each([
    ['another than that', AS_PAID, 'paypal_31', 'voucher_32', ['voucher', undefined]],
    ['what is not described', 'Please.', 'paypal_31', 'paypal_31', ['paypal', 'get_order']],
  ])('is told with where it stands: %s', (_, text, paid, used, told) => {
    expect(unsaid(text, paid, used)).toEqual([told]);
  });
});

test('that it is agreed to comes first, then the words that name what was changed, and what limits it before them', () => {
  const change = called('modify_items', 2, { item_ids: ['2106335193'] });
  const text =
    'Yes, please do all of it. I like the puzzle of the old order very much. If that is not possible, then use item 2106335193 instead. Please keep my items.';
  const asked = askedIn(said('user', text, 1), [{ kind: 'changed', calls: [change] }], new Set());
  expect(
    asked
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ sentence }) => sentence)
      .slice(0, 3),
  ).toEqual([
    'Yes, please do all of it.',
    'If that is not possible, then use item 2106335193 instead.',
    'Please keep my items.',
  ]);
});

describe('what the agent proposed', () => {
  const came = (...rest: Said[]) =>
    exchangesOf({ said: rest, calls: [] }).map((one) =>
      one.came.map((each) => ('sentence' in each ? `${each.kind}: ${each.sentence}` : each.kind)),
    );
  const opening = [
    said('user', 'Hello, I need help with a trip.', 1),
    said('agent', 'Of course.', 2),
  ];
  const wish = said('user', 'Please change my trip to the cheapest business seats.', 3);

  test('stands with the wish, also behind messages that only give what was asked for', () => {
    expect(
      came(
        ...opening,
        wish,
        said('agent', 'Please provide your user ID.', 4),
        said('user', 'My user ID is u1.', 5),
        said('agent', 'Total to pay: $1,436. Please confirm that you want that.', 6),
      ),
    ).toEqual([['proposed: Total to pay: $1,436.']]);
  });

  test('is none where nothing is asked, or no amount is named', () => {
    const answered = (text: string) => came(...opening, wish, said('agent', text, 4));
    expect(answered('Total to pay: $1,436. Goodbye.')).toEqual([
      ['answered: Total to pay: $1,436.'],
    ]);
    expect(answered('It costs more. Please confirm that you want that.')).toEqual([
      ['asked: Please confirm that you want that.'],
    ]);
  });
});
