import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { BAG_FINDING_CODES, FINDING_CODES } from './index.js';

const guide = readFileSync(new URL('../../../docs/guide/auditor.md', import.meta.url), 'utf8');
/** `| code | kind | meaning | what to do |` */
const rows = [...guide.matchAll(/^\| `([a-z_]+)` \| ([a-z]+) \| (.+) \| (.+) \|$/gm)];

describe("the table of findings in the auditor's guide", () => {
  test('has every code once, with its kind, in the order of the code', () => {
    expect(rows.map(([, code, kind]) => [code, kind])).toEqual(Object.entries(FINDING_CODES));
  });

  test('says what each means and what to do', () => {
    for (const [, , , meaning = '', action = ''] of rows) {
      expect(meaning.trim().length).toBeGreaterThan(20);
      expect(action.trim().length).toBeGreaterThanOrEqual(8);
    }
  });
});

test('the table of what is wrong with bags has every code once, in order', () => {
  const bags = [...guide.matchAll(/^\| `(bag_[a-z_]+)` \| (.{20,}) \|$/gm)];
  expect(bags.map(([, code]) => code)).toEqual([...BAG_FINDING_CODES]);
});

describe('the vectors of docs/format', () => {
  const format = new URL('../../../docs/format/', import.meta.url);
  const vectors = new URL('vectors/', format);
  const text = readdirSync(vectors)
    .map((name) => readFileSync(new URL(name, vectors), 'utf8'))
    .join('\n');
  const [, table = ''] = readFileSync(new URL('README.md', format), 'utf8').split('### 13.1');
  const without = [...table.matchAll(/^\| `([a-z_]+)` \| (.+) \|$/gm)];
  const unseen = without.map(([, code]) => code);

  test('show every finding that section 13.1 does not name', () => {
    const shown = Object.keys(FINDING_CODES).filter((code) => text.includes(`"${code}"`));
    expect(shown.length).toBeGreaterThan(25);
    expect([...shown, ...unseen].toSorted()).toEqual(Object.keys(FINDING_CODES).toSorted());
  });

  test('what is not shown has a reason', () => {
    expect(new Set(unseen).size).toBe(unseen.length);
    for (const [, , reason = ''] of without) expect(reason.length).toBeGreaterThan(20);
  });

  test('what is shown is told where it is found', () => {
    const [before = ''] = readFileSync(new URL('README.md', format), 'utf8').split('### 13.1');
    const shown = Object.keys(FINDING_CODES).filter((code) => !unseen.includes(code));
    expect(shown.filter((code) => !before.includes(`\`${code}\``))).toEqual([]);
  });
});
