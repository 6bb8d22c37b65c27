import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { along, cost, interleave, note, report, reportRatio } from './measure.js';
import { makePage } from './page.js';
import { gather, noResult, type BenchmarkResult, type Part } from './results.js';

const golden = fileURLToPath(new URL('golden/', import.meta.url));
const documented = fileURLToPath(new URL('../../docs/', import.meta.url));

const partOf = (name: string, result: BenchmarkResult, more: Partial<Part> = {}): Part => ({
  name,
  startedAt: '2026-01-02T03:04:05.000Z',
  complete: true,
  quick: false,
  long: false,
  seconds: 61.2,
  before: { average: 0.2, others: 0.01 },
  after: { average: 1.9, others: 0.02 },
  circumstances: {
    commit: '0123456789abcdef0123456789abcdef01234567',
    changed: false,
    node: 'v20.20.0',
    postgresql: '18.4',
    platform: 'linux 6.1 x64',
    processor: 'a | processor',
    processors: 2,
    memoryGb: 4,
  },
  result,
  ...more,
});

/** What a benchmark tells, as run.js gathers it. */
async function tell(): Promise<BenchmarkResult> {
  const result = noResult();
  let calls = 0;
  await gather(result, async () => {
    const rates = await interleave(3, {
      naive: async () => 2,
      ours: async () => 10 + (calls += 2),
    });
    reportRatio('append, against the naive chain', rates, ['ours', 'naive'], {
      min: 8,
      mainThreadMicros: 101.4,
    });
    reportRatio('append, against plain inserts', rates, ['naive', 'ours'], { min: 0.8 });
    report('latency of one writer, against a plain insert', NaN, { max: 2.5 });
    report('export of a ledger, against streaming its rows', 0.5, {});
    const what = { what: 'Appending <by> writers', along: 'writers', unit: 'entries a second' };
    await along(what, [1, 64], 1, (size) => ({
      plain: async () => 100 + size,
      Docket: async () => 50 * size,
    }));
    cost('record: hash', 31.25);
    note('said\nin | two lines');
  });
  return result;
}

function holdTo(folder: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    const at = `${folder}${file}`;
    if (process.env['DOCKET_UPDATE_GOLDEN'] === '1') {
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, text);
    }
    expect([file, text]).toEqual([file, readFileSync(at, 'utf8')]);
  }
}

const page = (parts: readonly Part[]): string => makePage(parts)['benchmarks.md'] ?? '';

describe('what a benchmark run writes', () => {
  beforeEach(() => {
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('page and pictures are those that were pinned', async () => {
    // As it is kept: what is no number is null there.
    const kept = JSON.parse(JSON.stringify(await tell())) as BenchmarkResult;
    const made = makePage([partOf('store', kept)]);
    holdTo(golden, made);
    const pictures = Object.entries(made).filter(([file]) => file.endsWith('.svg'));
    expect(pictures).toHaveLength(2);
    for (const [, text] of pictures) {
      expect(text).toMatch(/role="img" aria-labelledby="title description">\n<title id="title">/);
      expect(text).not.toMatch(/<script|<style|href=|NaN|undefined/);
    }
  });

  test('met, not met and not measured are told apart', async () => {
    const text = page([partOf('store', await tell())]);
    expect(text).toContain(
      '| Appending | one card, 64 writers, against the naive chain | 8.00 | ≥ 8 | met | 7.00–9.00 of 3 | 101 |',
    );
    expect(text).toMatch(/against plain inserts \| 0\.1\d \| ≥ 0\.8 \| \*\*not met\*\*/);
    expect(text).toMatch(/plain insert \| – \| ≤ 2\.5 \| \*\*not measured\*\*: no figure/);
    expect(text).toMatch(/sixteen ledgers, against one \| – \| – \| \*\*not measured\*\* \|/);
    expect(text).toContain('**not measured**: takes `--long`');
    expect(text).toMatch(/streaming its rows \| 0\.50 \| none \| no target \|/);
  });

  test('nothing is met before anything was measured', () => {
    const text = page([]);
    expect(text).not.toContain('| met |');
    expect(text).toContain('Nothing was measured yet.');
  });

  test.each([
    ['a quick run', { quick: true }],
    ['it did not come to its end', { complete: false }],
    ['others used 40 %', { before: { average: 0.1, others: 0.4 } }],
    ['others used 25 %', { after: { average: 0.1, others: 0.25 } }],
  ])('no figure is judged where it is no evidence: %s', async (why, more) => {
    const text = page([partOf('store', await tell(), more)]);
    expect(text).toContain(why);
    expect(text).not.toMatch(/\| met \||\*\*not met\*\*/);
    expect(text).toContain('| not judged |');
  });

  test('one that fails leaves what it had told', async () => {
    const result = noResult();
    const failing = gather(result, async () => {
      report('before the fault', 1, { max: 2 });
      throw new Error('away');
    });
    await expect(failing).rejects.toThrow('away');
    note('said by nobody');
    expect(result).toMatchObject({ targets: [{ what: 'before the fault' }], notes: [] });
  });

  test('the documented page is made of the files beside it', () => {
    const folder = `${documented}benchmarks`;
    const kept = existsSync(folder)
      ? readdirSync(folder).filter((file) => file.endsWith('.json'))
      : [];
    const parts = kept.map(
      (file) => JSON.parse(readFileSync(`${documented}benchmarks/${file}`, 'utf8')) as Part,
    );
    holdTo(documented, makePage(parts));
  });
});
