import { RULE_NAMES } from '@docket/record';
import { expect, test } from '@jest/globals';
import { filtersOf, NOTHING_WISHED, queryOf, readWish, RULES_ASKED, wishOf } from './wish.js';

test('a wish is the same after it was an address', () => {
  const wish = {
    ...NOTHING_WISHED,
    q: 'order #44812 & "half"',
    status: 'held',
    from: '2026-01-31',
  };
  expect(readWish(new URLSearchParams(queryOf(wish)))).toEqual(wish);
  expect(queryOf(NOTHING_WISHED)).toBe('');
});

test('an address of somebody else asks for nothing that the form has not', () => {
  const read = readWish(new URLSearchParams('q=a&limit=100000&after=x&__proto__=1&status=held'));
  expect(read).toEqual({ ...NOTHING_WISHED, q: 'a', status: 'held' });
  expect(readWish(new URLSearchParams({ q: 'x'.repeat(9_999) })).q).toHaveLength(512);
});

test.each([
  ['2026-01-31', '2026-02-01T00:00:00Z'],
  ['2024-02-28', '2024-02-29T00:00:00Z'],
  ['2026-12-31', '2027-01-01T00:00:00Z'],
])('a period that ends on %s ends before %s', (to, expected) => {
  expect(filtersOf({ ...NOTHING_WISHED, to })).toEqual([['opened_to', expected]]);
});

test.each(['', 'soon', '2026-13-01', '9999-12-31'])('"%s" is no last day', (to) => {
  expect(filtersOf({ ...NOTHING_WISHED, to })).toEqual([]);
});

test('the rules that can be looked for are those that there are', () => {
  expect(RULES_ASKED).toEqual(RULE_NAMES);
});

test.each<Record<string, string>>([
  {},
  { q: 'a', stakes: 'high', document: 'refund-policy', section: '4.2' },
  { opened_from: '2026-01-31T00:00:00Z', opened_to: '2026-03-01T00:00:00Z' },
  { opened_from: '2026-01-31T00:00:01Z', opened_to: '2026-03-01T00:00:00+01:00' },
  { opened_from: '2026-02-31T00:00:00Z', opened_to: '0000-01-01T00:00:00Z' },
])('the filter %j of a view is the same after it was a wish and an address', (filter) => {
  const wish = wishOf('claims', filter);
  const read = readWish(new URLSearchParams(queryOf(wish ?? NOTHING_WISHED)));
  expect(Object.fromEntries(filtersOf(read))).toEqual(filter);
  expect(read.ledger).toBe('claims');
});

test.each(['new_one', 'ledger', 'from', 'to', '__proto__', 'constructor', 'limit'])(
  'a view that asks by %s is not asked for without it',
  (name) => {
    expect(wishOf('claims', Object.fromEntries([[name, '2026-01-01']]))).toBeUndefined();
  },
);
