import { expect, test } from '@jest/globals';

import { printCount, printDecimal, printDuration, printPercent } from './numbers.js';

test.each([
  [0, '0', '0'],
  [999, '999', '999'],
  [1_000, '1,000', '1.000'],
  [1_234_567, '1,234,567', '1.234.567'],
])('the count %i', (value, en, de) => {
  expect([printCount(value, 'en'), printCount(value, 'de')]).toEqual([en, de]);
});

test.each([
  [1, 3, '33.3 %', '33,3 %'],
  [0, 40, '0.0 %', '0,0 %'],
  [40, 40, '100.0 %', '100,0 %'],
  [2, 3, '66.7 %', '66,7 %'],
])('%i of %i in percent', (numerator, denominator, en, de) => {
  expect([
    printPercent(numerator, denominator, 'en'),
    printPercent(numerator, denominator, 'de'),
  ]).toEqual([en, de]);
});

test.each([
  [0, '0 s'],
  [450, '0.4 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [725_000, '12 min 5 s'],
  [3_600_000, '1 h'],
  [15_120_000, '4 h 12 min'],
  [273_600_000, '3 d 4 h'],
  [86_400_000_000, '1,000 d'],
])('%i ms as a time span', (ms, en) => {
  expect(printDuration(ms, 'en')).toBe(en);
});

test('decimals have no more digits than there are', () => {
  expect([0.5, 0.123_456, 1, 0].map((value) => printDecimal(value, 'de'))).toEqual([
    '0,5',
    '0,123',
    '1',
    '0',
  ]);
});
