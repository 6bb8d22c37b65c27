import { expect, test } from '@jest/globals';
import { readIdempotencyKey } from './idempotency.js';

test.each([
  ['abc', 'abc'],
  ['"abc"', 'abc'],
  ['  "8e03978e-40d5-43dd-bc93-6a59e5e5aab6" ', '8e03978e-40d5-43dd-bc93-6a59e5e5aab6'],
  ['"a \\"b\\" \\\\c"', 'a "b" \\c'],
  ['refund of order 44812', 'refund of order 44812'],
  ['"abc";version=1', 'abc'],
  ['k'.repeat(255), 'k'.repeat(255)],
])('readIdempotencyKey(%j)', (header, key) => {
  expect(readIdempotencyKey(header)).toBe(key);
});

test.each([
  '',
  '""',
  '" "',
  '"abc',
  '"a\\bc"',
  '"abc" d',
  'k'.repeat(256),
  'schlüssel',
  'a\u0001b',
  ['a', 'b'],
])('readIdempotencyKey(%j) is refused', (header) => {
  expect(() => readIdempotencyKey(header as string)).toThrow(
    expect.objectContaining({ code: 'idempotency_key_invalid' }),
  );
});

test('no header is no key', () => {
  expect(readIdempotencyKey(undefined)).toBeUndefined();
});
