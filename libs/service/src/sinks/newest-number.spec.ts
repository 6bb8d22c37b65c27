import { expect, test } from '@jest/globals';
import { newestNumber } from './newest-number.js';

async function find(there: number, from: number): Promise<{ found: number; asked: number }> {
  let asked = 0;
  const found = await newestNumber(async (number, low) => {
    expect(number).toBeGreaterThan(low);
    asked += 1;
    return number <= there;
  }, from);
  return { found, asked };
}

test('the newest is found from wherever it is looked for', async () => {
  for (let there = 0; there < 60; there++)
    for (let from = 0; from <= there; from++)
      expect([there, from, (await find(there, from)).found]).toEqual([there, from, there]);
});

test('what was there is never gone back behind', async () => {
  expect(await find(3, 17)).toEqual({ found: 17, asked: 1 });
});

test('of many it takes few questions, and they end where everything is said to be there', async () => {
  expect((await find(0, 0)).asked).toBe(1);
  expect((await find(1_000_000, 1_000_000)).asked).toBe(1);
  expect((await find(1_000_000, 0)).asked).toBeLessThan(45);
  const endless = await find(Number.POSITIVE_INFINITY, 0);
  expect(endless.found).toBe(9_999_999_999);
  expect(endless.asked).toBeLessThan(75);
});
