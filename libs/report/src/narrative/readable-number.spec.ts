import { expect, test } from '@jest/globals';

import { tellNumber } from './readable-number.js';
import { say } from './told.js';

test.each([
  [0.1 + 0.2, '0.3 (0.30000000000000004)'],
  [547.55 - 473.43, '74.12 (74.11999999999995)'],
  [1018.68 - 903.95, '114.73 (114.7299999999999)'],
  [Number('0.1234567890123456'), '0.1234567890123456'],
  [1.000000000001, '1.000000000001'],
  [1234567.89, '1234567.89'],
  [-104, '-104'],
  [9007199254740991, '9007199254740991'],
])('%s is told as %s', (value, told) => {
  expect(tellNumber(value, (short, recorded) => say`${short} (${recorded})`)).toBe(told);
});
