import { describe, expect, it } from '@jest/globals';
import { createHmac, randomBytes } from 'node:crypto';
import { QuickHmac } from './quick-hmac.js';

describe('QuickHmac', () => {
  it('is HMAC-SHA-256 of RFC 4231', () => {
    // Test cases 1 and 2.
    expect(new QuickHmac(Buffer.alloc(20, 0x0b)).of('Hi There').toString('hex')).toBe(
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    );
    expect(
      new QuickHmac(Buffer.from('Jefe')).of('what do ya want for nothing?').toString('hex'),
    ).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  });

  it('is what node:crypto makes of texts of any length and script, one after the other', () => {
    for (const keyBytes of [0, 1, 32, 64]) {
      const key = randomBytes(keyBytes);
      const quick = new QuickHmac(key);
      // Long ones in front of short ones: nothing of one is in the next.
      for (const units of [6_000, 5_001, 5_000, 4_999, 56, 55, 1, 0])
        for (const unit of ['x', 'ü', '日', '\ud800']) {
          const text = unit.repeat(units);
          const own = createHmac('sha256', key).update(text).digest();
          expect(quick.of(text).equals(own)).toBe(true);
        }
    }
  });

  it('takes no key that it would have to shorten', () => {
    expect(() => new QuickHmac(Buffer.alloc(65))).toThrow(RangeError);
  });
});
