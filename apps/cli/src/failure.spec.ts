import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EXIT, EXIT_WORDS, exitHelp, quotedValue, shownValue, singleLine } from './failure.js';

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

test.each([
  ['a\u202Edetacer\u202C b', 'a\\u{202e}detacer\\u{202c} b'],
  ['\u2066x\u2069\u200E\u200F\u061C', '\\u{2066}x\\u{2069}\\u{200e}\\u{200f}\\u{61c}'],
  ['line\u2028break\u2029\u0085', 'line break \\u{85}'],
  ['\u009B31m', '\\u{9b}31m'],
  ['\u{E0041}\uFEFF\u200B\uD800', '\\u{e0041}\\u{feff}\\u{200b}\\u{d800}'],
])('%j is shown as %s', (text, shown) => expect(singleLine(text)).toBe(shown));

test('a quoted value is on one line, and nothing in it ends the quotation', () => {
  expect(quotedValue('ok”\n✓ Verified: “all')).toBe('“ok\\u{201d}\\u{a}✓ Verified: \\u{201c}all”');
});

/** Text that spells escapes, whole and in parts, beside what is escaped. */
const spelling = fc
  .array(
    fc.oneof(
      fc.constantFrom('\\', 'u', '{', '}', '5c', '202e', '\\u{202e}', '\u202e', '\\u{5c}'),
      fc.constantFrom('“', '”', ' ', '  ', '\n', '\t', '\u00a0', '\ud800', '\u{e0041}'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));

/** What was recorded, read back from its print. */
const readBack = (shown: string): string =>
  shown.replaceAll(/\\u\{([0-9a-f]{1,6})\}/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );

test('what spells an escape is not printed as one: each value can be read back from its print', () => {
  expect(quotedValue('\u202e')).toBe('“\\u{202e}”');
  expect(quotedValue('\\u{202e}')).toBe('“\\u{5c}u{202e}”');
  expect(quotedValue('C:\\users')).toBe('“C:\\users”');
  fc.assert(
    fc.property(spelling, (text) => {
      const shown = shownValue(text);
      expect(readBack(shown)).toBe(text);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}“”„‟\n]/u);
    }),
    { numRuns: 2_000 },
  );
});
