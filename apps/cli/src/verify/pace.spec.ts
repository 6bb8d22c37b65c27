import { describe, expect, test } from '@jest/globals';
import { Pace } from './pace.js';
import { formatTimeout, parseTimeout } from './timeout.js';

const SECOND = 1_000;
const MiB = 1024 * 1024;

/** What came of a server: each answer with its entries and bytes, and the seconds that it took. */
interface Line {
  claimed: number;
  entriesPerAnswer: number;
  bytesPerAnswer: number;
  secondsPerAnswer: number;
}

/** Reads on a clock of its own, at most a million answers; how many seconds it was read, and why it ended. */
function readOn(line: Line): { seconds: number; why?: string } {
  const pace = new Pace(0);
  let nowMs = 0;
  try {
    for (let read = 0, answers = 0; read < line.claimed && answers < 1_000_000; answers += 1) {
      nowMs += line.secondsPerAnswer * SECOND;
      pace.onBytes(line.bytesPerAnswer, nowMs);
      read += line.entriesPerAnswer;
      if (line.entriesPerAnswer > 0) pace.onRead(read, line.claimed, nowMs);
    }
  } catch (error) {
    return { seconds: nowMs / SECOND, why: (error as Error).message };
  }
  return { seconds: nowMs / SECOND };
}

describe('a server is read to its end', () => {
  test.each<[string, Line]>([
    [
      'ten million entries over a line of 32 KiB a second',
      { claimed: 1e7, entriesPerAnswer: 600, bytesPerAnswer: 6e5, secondsPerAnswer: 19 },
    ],
    [
      'a hundred million entries over a fast line',
      { claimed: 1e8, entriesPerAnswer: 10_000, bytesPerAnswer: 10 * MiB, secondsPerAnswer: 6 },
    ],
    [
      'entries as large as they may be, over a line of 16 KiB a second',
      { claimed: 500, entriesPerAnswer: 1, bytesPerAnswer: 2 * MiB, secondsPerAnswer: 120 },
    ],
    [
      'a handful of entries, each in an answer of its own that takes 10 s',
      { claimed: 6, entriesPerAnswer: 1, bytesPerAnswer: 900, secondsPerAnswer: 10 },
    ],
  ])('%s', (_, line) => {
    expect(readOn(line)).not.toHaveProperty('why');
  });
});

describe('a server is read no longer', () => {
  test.each<[string, Line, number, RegExp]>([
    [
      'that claims 2^32 entries and sends a thousand a second',
      { claimed: 2 ** 32, entriesPerAnswer: 100, bytesPerAnswer: 1e5, secondsPerAnswer: 0.1 },
      61,
      /at its pace the 4294967296 entries .* more than 7 days/,
    ],
    [
      'that gives an entry in each answer and takes its time',
      { claimed: 1e4, entriesPerAnswer: 1, bytesPerAnswer: 2e4, secondsPerAnswer: 14 },
      75,
      /less than 1 entry and 16384 bytes a second/,
    ],
    [
      'that sends bytes and no entries',
      { claimed: 1e4, entriesPerAnswer: 0, bytesPerAnswer: 1e6, secondsPerAnswer: 1 },
      601,
      /no entry came in 10 minutes/,
    ],
  ])('%s', (_, line, seconds, says) => {
    const { seconds: read, why } = readOn(line);
    expect(why).toMatch(says);
    expect(read).toBeLessThanOrEqual(seconds);
  });
});

describe('a server is read no longer than it may take', () => {
  test.each<[string, number | undefined]>([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['1h', 3_600_000],
    ['7d', 604_800_000],
    ['8d', undefined],
    ['169h', undefined],
    ['0s', undefined],
    ['-1s', undefined],
    ['1.5h', undefined],
    ['90', undefined],
    ['1 h', undefined],
    ['1h ', undefined],
    ['99999999s', undefined],
    ['', undefined],
  ])('%j is %p ms', (text, timeoutMs) => {
    expect(parseTimeout(text)).toBe(timeoutMs);
    if (timeoutMs !== undefined) expect(formatTimeout(timeoutMs)).toBe(text);
  });

  test('however well it keeps its pace, and the line says how far it came', () => {
    const pace = new Pace(0, 90_000);
    pace.onRead(5_000, 1_000_000, 90_000);
    expect(pace.leftMs(90_000)).toBe(0);
    expect(() => pace.onBytes(1_000_000, 90_001)).toThrow(
      '5000 of 1000000 entries came within 90s, from which nothing is concluded; --timeout gives it longer',
    );
    expect(() => new Pace(0, 60_000).onBytes(1, 60_001)).toThrow('no entry came within 1m, ');
  });
});
