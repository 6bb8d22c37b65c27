import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { REFUSAL_CODES } from '../gates/gate.js';
import { AUTHORS } from '../gates/permissions.js';
import { DEFAULT_POLICY, RULES_VERSION } from '../policy.js';
import { RULES } from './index.js';
import { RULE_NAMES } from './rule.js';

const page = readFileSync(new URL('../../../../docs/records/rules.md', import.meta.url), 'utf8');

test('the documented rules are the rules, in the order in which they are recorded', () => {
  const documented = [...page.matchAll(/^\| `(\w+)` \| .* \| (?:stop|hold|proceed)/gm)].map(
    ([, name]) => name,
  );
  expect(documented).toEqual(RULES.map(({ name }) => name));
  expect([...RULE_NAMES]).toEqual(documented);
});

test('every refusal is documented', () => {
  const refusals = page.slice(page.indexOf('## Refusals'));
  expect(REFUSAL_CODES.filter((code) => !refusals.includes(`\`${code}\``))).toEqual([]);
});

test('who writes what is documented as it is checked', () => {
  const section = page.slice(page.indexOf('## Who writes what'), page.indexOf('## Refusals'));
  const documented = [...section.matchAll(/^\| ([a-z, ]+) \| (`.*) \|$/gm)].flatMap(
    ([, roles = '', types = '']) =>
      [...types.matchAll(/`([a-z_.]+)`/g)].map(([, type]) => [type, roles]),
  );
  const checked = Object.entries(AUTHORS).map(([type, roles]) => [type, roles.join(', ')]);
  expect(documented.toSorted()).toEqual(checked.toSorted());
});

test('a new ledger is judged by every rule', () => {
  expect(DEFAULT_POLICY.rules).toBe(RULES_VERSION);
  expect(Math.max(...RULES.map(({ since }) => since))).toBe(RULES_VERSION);
});
