import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { PROJECT } from '../support/built-command.js';

/** Text of a page without its fenced blocks, in which `#` begins a comment and brackets are code. */
function proseOf(page: string): string {
  const text = readFileSync(join(PROJECT, page), 'utf8');
  return text
    .replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '')
    .replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]()]/g, ' '));
}

/** The anchor that forges make of a heading: lower case, no punctuation, hyphens for spaces. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\-_ ]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

const headingsOf = (page: string): string[] =>
  [...proseOf(page).matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) => heading);

/** What is wrong with the links of a page to files of the repository and to their headings. */
function brokenLinks(page: string): string[] {
  const broken: string[] = [];
  for (const [, target = ''] of proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : normalize(join(dirname(page), path));
    if (!existsSync(join(PROJECT, file))) broken.push(`${page}: ${target}: no such file`);
    else if (anchor !== undefined && !headingsOf(file).map(anchorOf).includes(anchor)) {
      broken.push(`${page}: ${target}: no such heading`);
    }
  }
  return broken;
}

async function pages(): Promise<string[]> {
  const all = await readdir(join(PROJECT, 'docs'), { recursive: true });
  const docs = all.filter((path) => path.endsWith('.md')).map((path) => `docs/${path}`);
  return ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...docs];
}

describe('links', () => {
  test('every link within the repository names a file and a heading that exist', async () => {
    const all = await pages();
    expect(all.length).toBeGreaterThan(20);
    expect(all.flatMap(brokenLinks)).toEqual([]);
  });

  test('every guide that prints npx docket says where that is Docket, and what to write elsewhere', async () => {
    const printed = /^\$ .*\bnpx docket /m;
    const texts = (await pages()).map(
      (path) => [path, readFileSync(join(PROJECT, path), 'utf8')] as const,
    );
    const guides = texts.filter(
      ([path, text]) => path.startsWith('docs/guide/') && printed.test(text),
    );
    expect(guides.length).toBeGreaterThan(5);
    for (const [path, text] of guides) {
      const said = text.indexOf('(../../README.md#the-command-docket)');
      expect([path, said > 0 && said < text.search(printed)]).toEqual([path, true]);
    }
  });

  test("the contents of the operator's reference are its headings, in their order", () => {
    const reference = 'docs/guide/operator-reference.md';
    const contents = [...proseOf(reference).matchAll(/^- \[(.+)\]\(#.+\)$/gm)].map(([, t]) => t);
    const headings = [...proseOf(reference).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings.length).toBeGreaterThan(10);
    expect(contents).toEqual(headings);
  });
});
