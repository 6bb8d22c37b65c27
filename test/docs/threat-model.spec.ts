import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { PROJECT } from '../support/built-command.js';

const PAGE = 'docs/architecture/threat-model.md';
const page = readFileSync(join(PROJECT, PAGE), 'utf8');

interface Control {
  at: string;
  threat: string;
  /** The cell as it stands. */
  playedBy: string;
}

const section = (name: string): string => page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';

const controls: Control[] = section('What stands against what')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [, at = '', threat = '', , playedBy = ''] = line.split(/(?<!\\)\|/);
    return { at: at.trim(), threat: threat.trim(), playedBy: playedBy.trim() };
  });

/** The files that a cell names, each with the titles of its tests. */
function namedIn(cell: string): { file: string; titles: string[] }[] {
  return [...cell.matchAll(/`([^`]+\.spec\.ts)`((?:,? \*[^*]+\*)*)/g)].map(([, file, titles]) => ({
    file: file!,
    titles: [...titles!.matchAll(/\*([^*]+)\*/g)].map(([, title]) => title!),
  }));
}

/** Whether a test or a group of tests has the title: a whole literal, right behind a bracket. */
function isTitle(source: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) => {
    const literal = `${quote}${title}${quote}`;
    for (let at = source.indexOf(literal); at !== -1; at = source.indexOf(literal, at + 1))
      if (/\(\s*$/.test(source.slice(0, at))) return true;
    return false;
  });
}

describe('the threat model', () => {
  test('has a control for every part and every letter of STRIDE', () => {
    expect(controls.length).toBeGreaterThan(25);
    const parts = [...section('Parts and borders').matchAll(/(\d) · /g)].map(([, n]) => n);
    expect(new Set(controls.map(({ at }) => at.split(' ')[0]))).toEqual(new Set(parts));
    expect([...new Set(controls.map(({ at }) => at.split(' ')[1]))].sort()).toEqual(
      [...'STRIDE'].sort(),
    );
  });

  test.each(controls)('$at: $threat: is played by a test that there is', ({ playedBy }) => {
    const named = namedIn(playedBy);
    if (named.length === 0) expect(playedBy).toMatch(/^none: \S/);
    for (const { file, titles } of named) {
      expect([file, existsSync(join(PROJECT, file))]).toEqual([file, true]);
      expect([file, titles.length > 0]).toEqual([file, true]);
      const source = readFileSync(join(PROJECT, file), 'utf8');
      for (const title of titles) expect([title, isTitle(source, title)]).toEqual([title, true]);
    }
  });

  test('a title that is only mentioned is none', () => {
    expect(isTitle("test('does this', () => {", 'does this')).toBe(true);
    expect(isTitle("test.each([1])(\n  'does this',", 'does this')).toBe(true);
    expect(isTitle("const text = 'does this';", 'does this')).toBe(false);
    expect(isTitle("test('does this too', () => {", 'does this')).toBe(false);
  });
});
