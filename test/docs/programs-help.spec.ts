import { describe, expect, test } from '@jest/globals';
import { PROJECT, run } from '../support/built-command.js';

/** Programs of npm's scripts that take minutes: whoever asks what they do starts nothing. */
describe.each([
  ['npm test', 'scripts/test.js'],
  ['npm run fuzz', 'scripts/fuzz.js'],
  ['npm run bench -- [--quick | --long] [--rounds <n>] [name ...]', 'test/bench/run.js'],
])('%s', (usage, program) => {
  test.each(['--help', '-h'])('%s says what it is', async (option) => {
    const { code, stdout, stderr } = await run([`${PROJECT}${program}`, option]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.startsWith(`Usage: ${usage}\n`)).toBe(true);
  });

  test.each(['--nonsense', 'nonsense'])('%s starts nothing', async (argument) => {
    const { code, stdout, stderr } = await run([`${PROJECT}${program}`, argument]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`"${argument}"`);
    expect(stderr).toContain(`Usage: ${usage}\n`);
  });
});
