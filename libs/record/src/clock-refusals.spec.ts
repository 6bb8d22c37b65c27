import { expect, test } from '@jest/globals';
import { isRefusedMeanwhile } from './index.js';

const OPENED = { seq: 5, from: '2026-11-22T09:00:00.000Z' };
const CLOSED = { ...OPENED, until: '2026-11-22T10:00:00.000Z' };
const spell = (seq: number, first?: string, last?: string) => ({
  seq,
  first: first && `2026-11-22T${first}:00.000Z`,
  last: last && `2026-11-22T${last}:00.000Z`,
});

test.each([
  ['in its course', spell(7, '09:10', '09:20'), true, true],
  ['begun before it and gone on', spell(7, '08:10', '09:20'), true, true],
  ['begun in its course, ended after it', spell(9, '09:59', '10:20'), true, true],
  ['over before it, and recorded in its course', spell(7, '08:10', '08:20'), false, false],
  ['recorded before it', spell(4, '08:10', '08:20'), false, false],
  ['recorded before it, whatever it says of its time', spell(4, '09:10', '09:20'), false, false],
  ['after what is looked at', spell(9, '10:10', '10:20'), false, true],
  ['of which no time can be read', spell(7), true, true],
  ['of which no time can be read, recorded before it', spell(4), false, false],
])('what a clock refused %s', (_name, refusal, whileClosed, upToNow) => {
  expect(isRefusedMeanwhile(refusal, CLOSED)).toBe(whileClosed);
  expect(isRefusedMeanwhile(refusal, OPENED)).toBe(upToNow);
});
