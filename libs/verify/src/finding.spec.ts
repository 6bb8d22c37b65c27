import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { FINDING_CODES } from './index.js';

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
