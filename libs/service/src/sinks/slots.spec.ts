import { expect, test } from '@jest/globals';
import { slotsAbove, slotsOf, type Slot } from './slots.js';

const keyOf = ({ level, least }: Slot): string => `${level} ${least}`;

/** Puts sizes in this order, each under its names that are free, and climbs from `from`. */
function climb(sizes: readonly number[], from: number): { found: number; asked: number } {
  const there = new Map<string, number>();
  for (const size of sizes)
    for (const slot of slotsOf(size)) {
      if (slot.least > size) throw new Error(`${size} is not under ${keyOf(slot)}`);
      const key = keyOf(slot);
      if (!there.has(key)) there.set(key, size);
    }
  let [found, asked] = [from, 0];
  for (;;) {
    const above = slotsAbove(found).map((slot) => {
      if (slot.least <= found) throw new Error(`${keyOf(slot)} is not above ${found}`);
      asked += 1;
      return there.get(keyOf(slot)) ?? 0;
    });
    const next = Math.max(0, ...above);
    if (next <= found) return { found, asked };
    found = next;
  }
}

test('the largest is found from any other, whichever there are', () => {
  expect(climb([3, 5, 4], 0).found).toBe(5);
  for (let seed = 1; seed < 100; seed++) {
    let state = seed;
    const next = (): number => (state = (state * 48_271) % 2_147_483_647);
    const sizes = Array.from({ length: 1 + (seed % 9) }, () => 1 + (next() % 70));
    for (const order of [sizes, sizes.toSorted((a, b) => a - b)])
      for (const from of [0, ...sizes])
        if (climb(order, from).found !== Math.max(...sizes))
          throw new Error(`from ${from} of ${order.join(' ')}`);
  }
});

test('of many it takes few questions, up to the largest size that there is', () => {
  const some = Array.from({ length: 10_000 }, (_, i) => 100 * (i + 1));
  expect(climb(some, 1_000_000).asked).toBeLessThan(25);
  const fresh = climb(some, 0);
  expect(fresh.found).toBe(1_000_000);
  expect(fresh.asked).toBeLessThan(300);
  const end = Number.MAX_SAFE_INTEGER;
  expect(climb([end], 0).found).toBe(end);
  expect(slotsAbove(end)).toEqual([]);
  expect(slotsOf(end).length).toBeLessThan(110);
});
