import { expect, test } from '@jest/globals';
import { newestNumber } from './newest-number.js';

async function find(there: number, guess: number): Promise<{ found: number; asked: number }> {
  let asked = 0;
  const found = await newestNumber(async (number) => {
    expect(number).toBeGreaterThan(0);
    asked += 1;
    return number <= there;
  }, guess);
  return { found, asked };
}

test('the newest is found whatever is guessed', async () => {
  for (let there = 0; there < 40; there++)
    for (let guess = 0; guess < 60; guess++)
      expect([there, guess, (await find(there, guess)).found]).toEqual([there, guess, there]);
});

test('of many it takes few questions', async () => {
  expect((await find(0, 0)).asked).toBe(1);
  expect((await find(1_000_000, 1_000_000)).asked).toBe(2);
  expect((await find(1_000_000, 0)).asked).toBeLessThan(45);
  expect((await find(3, 1_000_000)).asked).toBeLessThan(45);
});
