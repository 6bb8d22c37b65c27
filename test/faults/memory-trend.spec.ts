import { describe, expect, test } from '@jest/globals';
import { growthIn, trendOf, type MemoryLook } from './memory-trend.js';
import { SeededRandom } from './seeded-random.js';

/** Half an hour, looked at twice a minute, with a few MiB of noise and an outlier now and then. */
function looks(heldAt: (minutes: number) => number, residentAt = heldAt): MemoryLook[] {
  const random = new SeededRandom(7);
  return Array.from({ length: 60 }, (_, n) => {
    const minutes = n / 2;
    const outlier = n % 11 === 10 ? 60 : 0;
    const noise = (mb: number): number => outlier + mb * (random.next() - 0.5);
    return {
      minutes,
      heldMb: heldAt(minutes) + noise(4),
      residentMb: residentAt(minutes) + noise(30),
    };
  });
}

describe('memory', () => {
  test('that fills up at the start and stays is flat, whatever a few looks say', () => {
    const trend = trendOf(looks((minutes) => 60 + 30 * Math.min(1, minutes / 8)));
    expect(Math.abs(trend.heldSlope)).toBeLessThan(4);
    for (const mb of trend.heldMb) expect(Math.abs(mb - 90)).toBeLessThan(2);
    expect(growthIn(trend)).toEqual([]);
  });

  test('that grows by 20 MiB an hour is told, though half an hour has outliers of 60', () => {
    const trend = trendOf(looks((minutes) => 60 + minutes / 3));
    expect(trend.heldSlope).toBeGreaterThan(17);
    expect(trend.heldSlope).toBeLessThan(23);
    expect(growthIn(trend)).toEqual([expect.stringMatching(/^what it holds grows by \d+\.\d MiB/)]);
  });

  test('that only the process keeps is told as that', () => {
    const trend = trendOf(
      looks(
        () => 60,
        (minutes) => 150 + 2 * minutes,
      ),
    );
    expect(growthIn(trend)).toEqual([expect.stringMatching(/^its memory grows by 1\d\d\.\d MiB/)]);
  });

  test('that was looked at too seldom is not judged', () => {
    expect(() => trendOf(looks(() => 60).slice(0, 10))).toThrow('do not show a slope');
  });
});
