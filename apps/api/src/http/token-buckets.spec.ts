import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TokenBuckets } from './token-buckets.js';

function atATime(requestsMax: number, windowS: number) {
  const clock = { ms: 0 };
  const policy = { name: 'key', requestsMax, windowS };
  const buckets = new TokenBuckets(policy, () => clock.ms);
  const take = (name = 'a'): boolean => {
    const has = buckets.has(name);
    buckets.take(name);
    return has;
  };
  return { clock, buckets, take };
}

describe('buckets of requests', () => {
  test('as many at once as the window has, then one for each part of it', () => {
    const { clock, take } = atATime(6, 60);
    expect(Array.from({ length: 8 }, () => take())).toEqual([
      ...Array.from({ length: 6 }, () => true),
      false,
      false,
    ]);
    clock.ms += 9_999;
    expect(take()).toBe(false);
    clock.ms += 1;
    expect([take(), take()]).toEqual([true, false]);
  });

  test('one name takes nothing from another', () => {
    const { take } = atATime(1, 60);
    expect([take('a'), take('a'), take('b')]).toEqual([true, false, true]);
  });

  test('who waits as long as it is told has a request, and in any window nobody has more than two windows of them', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 80 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), waits, (max, pauses) => {
        const { clock, buckets, take } = atATime(max, 60);
        const taken: number[] = [];
        for (const pause of pauses) {
          clock.ms += pause;
          const before = buckets.state('a').left;
          if (take()) taken.push(clock.ms);
          else expect(before).toBe(0);
        }
        for (const from of taken) {
          const inWindow = taken.filter((at) => at >= from && at < from + 60_000);
          expect(inWindow.length).toBeLessThanOrEqual(2 * max);
        }
        while (take()) expect(buckets.state('a').left).toBeLessThan(max);
        clock.ms += buckets.state('a').resetS * 1_000;
        expect(take()).toBe(true);
      }),
    );
  });

  test('says how many are left, and when it is full', () => {
    const { clock, buckets, take } = atATime(10, 60);
    expect(buckets.state('a')).toEqual({ left: 10, resetS: 0 });
    take();
    expect(buckets.state('a')).toEqual({ left: 9, resetS: 6 });
    clock.ms += 3_000;
    expect(buckets.state('a')).toEqual({ left: 9, resetS: 3 });
  });

  test('a clock that goes back gives and takes nothing', () => {
    const { clock, buckets, take } = atATime(2, 60);
    clock.ms = 10_000;
    take();
    clock.ms = 0;
    expect(buckets.state('a').left).toBe(1);
  });

  test('names that are full again are forgotten, others are not', () => {
    const { clock, buckets, take } = atATime(1, 60);
    take('kept');
    clock.ms += 30_000;
    for (let n = 0; n < 20_000; n++) buckets.take(`n${n}`);
    expect(buckets.has('kept')).toBe(false);
    clock.ms += 30_000;
    expect(buckets.has('kept')).toBe(true);
  });
});
