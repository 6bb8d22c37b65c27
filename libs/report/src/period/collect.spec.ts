import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ByWord, PeriodCounts, rate, Recent, Rows, SeqList, Values } from './collect.js';

describe('values', () => {
  test('give quantiles by nearest rank, exact up to their bound', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1 }), (numbers) => {
        const values = new Values();
        for (const value of numbers) values.add(value);
        const { median, p90, minimum, maximum, count, measured } = values.result();
        const within = (limit: number | null): number =>
          numbers.filter((value) => value <= (limit ?? -1)).length / numbers.length;
        expect(within(median)).toBeGreaterThanOrEqual(0.5);
        expect(within(p90)).toBeGreaterThanOrEqual(0.9);
        expect(numbers).toEqual(expect.arrayContaining([median, p90]));
        expect([minimum, maximum]).toEqual([Math.min(...numbers), Math.max(...numbers)]);
        expect([count, measured]).toEqual([numbers.length, numbers.length]);
      }),
    );
  });

  test('beyond their bound are counted and not measured; without any there is no median', () => {
    const values = new Values(3);
    for (const value of [5, 1, 3, 99]) values.add(value);
    expect(values.result()).toMatchObject({ count: 4, measured: 3, median: 3, maximum: 5 });
    expect(new Values().result()).toMatchObject({ count: 0, median: null, p90: null });
  });
});

test('one word too many has no place, and is counted', () => {
  const counts = new PeriodCounts(2);
  for (const word of ['b', 'a', 'b', 'c', 'c']) counts.add(word);
  expect(counts.sorted()).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect(counts.dropped).toBe(2);
  const lists = new ByWord(() => new SeqList(), 1);
  expect([lists.at('x'), lists.at('y'), lists.at('x')].map((one) => one !== undefined)).toEqual([
    true,
    false,
    true,
  ]);
});

test('what was put in first is forgotten first', () => {
  const recent = new Recent<number>(2);
  recent.set('a', 1);
  recent.set('b', 2);
  recent.set('a', 3);
  recent.set('c', 4);
  expect([recent.get('a'), recent.get('b'), recent.take('c'), recent.get('c')]).toEqual([
    3,
    undefined,
    4,
    undefined,
  ]);
});

test('lists keep the first rows and how many there were', () => {
  const rows = new Rows<number>(2);
  for (const row of [1, 2, 3]) rows.add(row);
  expect([rows.rows, rows.count]).toEqual([[1, 2], 3]);
  const seqs = new SeqList();
  for (let seq = 0; seq < 20; seq += 1) seqs.add(seq);
  expect(seqs.result().seqs).toHaveLength(12);
  expect(seqs.result().count).toBe(20);
});

test.each([
  [0, 0, 'not_applicable', false],
  [0, 1, 'recorded', true],
  [3, 19, 'recorded', true],
  [3, 20, 'recorded', false],
] as const)('%i of %i cases: %s, few cases: %s', (numerator, denominator, state, small) => {
  expect(rate('escalated', numerator, denominator)).toMatchObject({ state, small });
});
