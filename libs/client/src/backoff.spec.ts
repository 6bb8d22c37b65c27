import { describe, expect, test } from '@jest/globals';
import { backoffDelay, DEFAULT_RETRY, retryAfterSeconds } from './backoff.js';

describe('backoffDelay', () => {
  test('grows exponentially up to the cap, jittered from zero', () => {
    const highest = [1, 2, 3, 6, 7, 50].map((n) => backoffDelay(DEFAULT_RETRY, n, () => 0.999_999));
    expect(highest).toEqual([99, 199, 399, 3199, 4999, 4999]);
    expect(backoffDelay(DEFAULT_RETRY, 5, () => 0)).toBe(0);
  });

  test('adds its draw to Retry-After, which it obeys in full', () => {
    expect(backoffDelay(DEFAULT_RETRY, 1, () => 0.5, 2)).toBe(2_050);
    expect(backoffDelay(DEFAULT_RETRY, 1, () => 0.5, 86_400)).toBe(86_400_050);
    expect(backoffDelay(DEFAULT_RETRY, 1, () => 0.5)).toBe(50);
  });
});

describe('retryAfterSeconds', () => {
  const now = Date.parse('2026-10-21T07:27:30Z');
  test.each([
    ['2', 2],
    ['86400', 86_400],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 30],
    ['Wed, 21 Oct 2026 07:20:00 GMT', 0],
  ])('reads %s', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });
  test.each(['-1', '1e9', '', '2026-10-21', 'Wed, 99 Foo 2026 07:28:00 GMT', null])(
    'does not take %j for a time',
    (header) => {
      expect(retryAfterSeconds(header, now)).toBeUndefined();
    },
  );
});
