import { describe, expect, test } from '@jest/globals';
import { backoffDelay, DEFAULT_RETRY } from './backoff.js';

describe('backoffDelay', () => {
  test('grows exponentially up to the cap, jittered from zero', () => {
    const highest = [1, 2, 3, 6, 7, 50].map((n) => backoffDelay(DEFAULT_RETRY, n, () => 0.999_999));
    expect(highest).toEqual([99, 199, 399, 3199, 4999, 4999]);
    expect(backoffDelay(DEFAULT_RETRY, 5, () => 0)).toBe(0);
  });

  test('adds its draw to Retry-After, of which it believes as much as the policy allows', () => {
    expect(backoffDelay(DEFAULT_RETRY, 1, () => 0.5, '2')).toBe(2_050);
    expect(backoffDelay(DEFAULT_RETRY, 1, () => 0.5, '86400')).toBe(5_050);
    for (const nonsense of ['-1', 'Wed, 21 Oct 2026 07:28:00 GMT', '1e9', '', null]) {
      expect(backoffDelay(DEFAULT_RETRY, 1, () => 0.5, nonsense)).toBe(50);
    }
  });
});
