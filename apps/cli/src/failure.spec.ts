import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { EXIT, EXIT_WORDS, exitHelp, singleLine } from './failure.js';

const names = Object.keys(EXIT) as (keyof typeof EXIT)[];

describe('the exit statuses', () => {
  test('are different numbers', () => {
    expect(new Set(Object.values(EXIT)).size).toBe(names.length);
  });

  test('stand in the guide for auditors as the command has them', async () => {
    const guide = await readFile(
      new URL('../../../docs/guide/auditor.md', import.meta.url),
      'utf8',
    );
    const [, section = ''] = /^## Exit status$(.*?)^## /ms.exec(guide) ?? [];
    const rows = [...section.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, code, words]) => [
      Number(code),
      words,
    ]);
    expect(rows).toEqual(names.map((name) => [EXIT[name], EXIT_WORDS[name].verify]));
  });

  test('are all in the help', () => {
    for (const kind of ['verify', 'other'] as const) {
      for (const name of names) {
        expect(exitHelp(kind)).toMatch(
          new RegExp(`^  ${EXIT[name]} +${EXIT_WORDS[name][kind]}$`, 'm'),
        );
      }
    }
  });
});

test('a line for people is one line, and a terminal acts on nothing in it', () => {
  expect(singleLine(' a\n\u001B[31mred\r\n\tb ')).toBe('a \\u{1b}[31mred b');
});
