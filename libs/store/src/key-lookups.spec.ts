import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { KeyLookups } from './key-lookups.js';

/** Look-ups that are answered when the test says so. */
function slowly() {
  const asked: ((found: string | undefined) => void)[] = [];
  const lookups = new KeyLookups<string>(
    () => new Promise((resolve) => asked.push((found) => resolve(found))),
  );
  return { asked, lookups };
}

describe('KeyLookups', () => {
  let time = 0;
  const clock = () => jest.spyOn(performance, 'now').mockImplementation(() => time);
  afterEach(() => {
    jest.restoreAllMocks();
    time = 0;
  });

  test('a slow answer from before a key was forgotten does not come back', async () => {
    const { asked, lookups } = slowly();
    const before = lookups.find('k');
    lookups.forget('k');
    const after = lookups.find('k');
    expect(asked).toHaveLength(2);
    // The later one first, and then the one from before.
    asked[1]?.('revoked');
    expect(await after).toBe('revoked');
    asked[0]?.('good');
    expect(await before).toBe('good');
    expect(await lookups.find('k')).toBe('revoked');
    expect(asked).toHaveLength(2);
  });

  test('an answer is trusted from when it was asked, however long it took', async () => {
    clock();
    const { asked, lookups } = slowly();
    const slow = lookups.find('k');
    time = 4_999;
    const joined = lookups.find('k');
    time = 5_000;
    const late = lookups.find('k');
    expect(asked).toHaveLength(2);
    asked[0]?.('old');
    expect(await Promise.all([slow, joined])).toEqual(['old', 'old']);
    asked[1]?.('new');
    expect(await late).toBe('new');
    time = 9_999;
    expect(await lookups.find('k')).toBe('new');
    time = 10_000;
    void lookups.find('k');
    expect(asked).toHaveLength(3);
  });

  test('a clock of the process that is set back prolongs nothing', async () => {
    clock();
    const wall = jest.spyOn(Date, 'now').mockReturnValue(10_000_000);
    const { asked, lookups } = slowly();
    const first = lookups.find('k');
    asked[0]?.('good');
    await first;
    wall.mockReturnValue(0);
    time = 5_001;
    void lookups.find('k');
    expect(asked).toHaveLength(2);
  });

  test('what is not found, or fails, is asked again', async () => {
    let answers: (() => Promise<string | undefined>)[] = [];
    const lookups = new KeyLookups<string>(() => (answers.shift() ?? (async () => 'found'))());
    answers = [
      async () => undefined,
      async () => {
        throw new Error('away');
      },
    ];
    expect(await lookups.find('k')).toBeUndefined();
    await expect(lookups.find('k')).rejects.toThrow('away');
    expect(await lookups.find('k')).toBe('found');
  });
});
