import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { PROBLEMS } from './problem-registry.js';

const guide = readFileSync(
  new URL('../../../../docs/guide/agent-developer.md', import.meta.url),
  'utf8',
);

test("the table of problems in the agent developer's guide has every code, and says the same", () => {
  const [, table = ''] = /<!-- problems -->([\s\S]*?)<!-- \/problems -->/.exec(guide) ?? [];
  const rows = [...table.matchAll(/^\| `([a-z_]+)`\s*\| (\d{3})\s*\| (.+?)\s*\| (.+?)\s*\|$/gm)];
  const told = rows.map(([, code = '', status, title, next]) => [
    code,
    { status: Number(status), title, next },
  ]);
  expect(new Set(rows.map(([, code]) => code)).size).toBe(rows.length);
  expect(Object.fromEntries(told)).toEqual(PROBLEMS);
});
