import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { interleave, note, report } from './measure.js';
import { asMarkdown, gather } from './results.js';
import type { BenchmarkResult, Results } from './results.js';

const resultsOf = (benchmarks: BenchmarkResult[], complete: boolean): Results => ({
  startedAt: '2026-01-02T03:04:05.000Z',
  complete,
  asked: ['one'],
  long: false,
  circumstances: {
    node: 'v20.0.0',
    postgresql: '18.4',
    platform: 'linux',
    processor: 'a | processor',
    processors: 2,
    memoryGb: 4,
    loadBefore: 0.5,
  },
  benchmarks,
});

describe('what a benchmark run writes', () => {
  beforeEach(() => {
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('targets, rounds without the warming one and notes are kept, of this benchmark only', async () => {
    const kept: BenchmarkResult[] = [];
    let calls = 0;
    await gather(kept, 'one', async () => {
      await interleave(3, { plain: async () => 2, ours: async () => (calls += 1) });
      report('ours, against plain', 1.5, { min: 2 });
      note('said');
    });
    note('said by nobody');
    expect(kept).toEqual([
      {
        name: 'one',
        targets: [{ what: 'ours, against plain', value: 1.5, min: 2, met: false }],
        comparisons: [
          [
            { name: 'plain', values: [2, 2, 2] },
            { name: 'ours', values: [2, 3, 4] },
          ],
        ],
        notes: ['said'],
      },
    ]);
    const page = asMarkdown(resultsOf(kept, true));
    expect(page).toContain('| ours, against plain | 1.50 | ≥ 2 | **below** |');
    expect(page).toContain('| ours | 3.00 | 2.00–4.00 | 3 | 1.50 |');
    expect(page).toContain('| PostgreSQL | 18.4 |');
    expect(page).toContain('2 × a \\| processor');
    expect(page).toContain('Complete.');
  });

  test('one that fails leaves what it had told, and the page says that it is not complete', async () => {
    const kept: BenchmarkResult[] = [];
    const failing = gather(kept, 'one', async () => {
      report('before the fault', 1, { max: 2 });
      throw new Error('away');
    });
    await expect(failing).rejects.toThrow('away');
    const page = asMarkdown(resultsOf(kept, false));
    expect(page).toContain('| before the fault | 1.00 | ≤ 2 | met |');
    expect(page).toContain('**Not complete**');
  });
});
