import { describe, expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';

import type { EntryView } from '../entry.js';
import { creditsCalledPayments, otherFigures, otherStandings } from './lookups.js';
import type { Called, Said } from './read.js';

const entry = { mark: 'E1' } as EntryView;
const agent = (content: string, order: number): Said => ({
  by: 'agent',
  content,
  pointer: '',
  entry,
  order,
});
const call = (
  tool: string,
  order: number,
  answer: JsonObject,
  more: { effect?: string; status?: string; given?: JsonObject } = {},
): Called => ({
  tool,
  effect: more.effect ?? 'read',
  status: more.status ?? 'ok',
  arguments: more.given ?? {},
  answer: () => answer,
  result: '',
  entry,
  order,
});

describe('a standing that is told otherwise than it was looked up', () => {
  const user = call('get_user', 1, { membership: 'regular' });
  test.each([
    ['Since you are a Gold member, I can offer you a certificate.', 1],
    ['Since you are a regular member, I cannot offer you that.', 0],
    ['The policy gives more to Gold members than to others.', 0],
    ['If you are a Gold member, I can offer you a certificate.', 0],
    ['Are you by any chance a Gold member of ours?', 0],
  ])('%s', (text, found) => {
    expect(otherStandings({ said: [agent(text, 2)], calls: [user] })).toHaveLength(found);
    // What was looked up later, of nobody, or of two users differently, is held against nothing.
    expect(otherStandings({ said: [agent(text, 0)], calls: [user] })).toEqual([]);
    expect(otherStandings({ said: [agent(text, 2)], calls: [] })).toEqual([]);
    const other = call('get_user', 1, { membership: 'silver' });
    expect(otherStandings({ said: [agent(text, 2)], calls: [user, other] })).toEqual([]);
  });
});

describe('a figure that a change answers otherwise', () => {
  const product = call('get_product', 1, {
    product_id: 'p',
    variants: { 7: { item_id: '7', price: 466.75 }, 8: { item_id: '8', price: 5 } },
  });
  const order = { items: [{ product_id: 'p', item_id: '7', price: 46.66 }] };
  test('stands with the earlier one of the same thing', () => {
    const change = call('modify', 2, order, { effect: 'write' });
    expect(otherFigures({ said: [], calls: [product, change] })).toMatchObject([
      { id: '7', member: 'price', earlier: 466.75, later: 46.66, before: product, call: change },
    ]);
  });
  test('is none of another thing, of a call that only reads or failed, and of equal ones', () => {
    const calls = (made: Called): number =>
      otherFigures({ said: [], calls: [product, made] }).length;
    expect(calls(call('modify', 2, { item_id: '9', price: 1 }, { effect: 'write' }))).toBe(0);
    expect(calls(call('look', 2, order))).toBe(0);
    expect(calls(call('modify', 2, order, { effect: 'write', status: 'error' }))).toBe(0);
    expect(calls(call('modify', 2, { item_id: '7', price: 466.75 }, { effect: 'write' }))).toBe(0);
  });
  test('is looked for to a bound in an answer that goes on', () => {
    let deep: JsonObject = { item_id: '7', price: 1 };
    for (let depth = 0; depth < 5_000; depth += 1) deep = { inside: deep };
    const change = call('modify', 2, deep, { effect: 'write' });
    expect(otherFigures({ said: [], calls: [product, change] })).toEqual([]);
  });
});

describe('a credit that is told as a payment', () => {
  const before = { reservation_id: 'R', status: 'booked', history: [{ amount: 600 }] };
  const after = (amount: number) => ({ ...before, history: [{ amount: 600 }, { amount }] });
  const given = { reservation_id: 'R' };
  const found = (text: string, amount: number): number =>
    creditsCalledPayments({
      said: [agent(text, 3)],
      calls: [call('get', 1, before), call('update', 2, after(amount), { effect: 'write', given })],
    }).length;
  test('only where every amount that was added is below zero, and no refund is told', () => {
    const paid = 'The payment has been processed using your gift card.';
    expect(found(paid, -476)).toBe(1);
    expect(found(paid, 476)).toBe(0);
    expect(found('Your payment was refunded, which has been processed.', -476)).toBe(0);
    expect(found('The seat has been changed for you today.', -476)).toBe(0);
  });
});
