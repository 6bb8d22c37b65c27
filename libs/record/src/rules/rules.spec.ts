import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { REFUSAL_CODES } from '../gates/gate.js';
import { AUTHORS } from '../gates/permissions.js';
import { DEFAULT_POLICY, RULES_VERSION } from '../policy.js';
import { RULES, RULE_NAMES } from './index.js';

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

/**
 * What each version of the rule set has, in the order in which findings are recorded. A ledger names the
 * version that judges it, for good: a new rule belongs to a new version, and none is ever taken away.
 */
const VERSIONS: { readonly [version: number]: readonly string[] } = {
  1: [
    'loop',
    'loop_claimed',
    'low_confidence',
    'attempts',
    'weak_handoff',
    'handoff_unacknowledged',
    'decisive_without_lineage',
    'phase_transition',
    'out_of_scope',
    'unannounced',
    'untracked_side_effect',
    'acted_while_held',
    'duplicate_effect',
    'repeated_key',
    'not_as_approved',
    'closed_with_open_work',
    'agent_asked',
  ],
};

test('which rules a version has is pinned', () => {
  const versions = Array.from({ length: RULES_VERSION }, (_, n) => n + 1);
  expect(Object.keys(VERSIONS).map(Number)).toEqual(versions);
  for (const version of versions) {
    const inForce = RULES.filter(({ since }) => since <= version).map(({ name }) => name);
    expect([version, inForce]).toEqual([version, VERSIONS[version]]);
  }
});

/** Sources of a folder, without its tests. */
function sources(folder: string): string {
  const url = new URL(folder, import.meta.url);
  const files = readdirSync(url).filter((name) => name.endsWith('.ts') && !name.includes('.spec.'));
  return files.map((name) => readFileSync(new URL(name, url), 'utf8')).join('\n');
}

test('every rule that is written is in force', () => {
  const written = [...sources('./').matchAll(/: Rule<'(\w+)'> = /g)].map(([, name]) => name);
  expect(written.toSorted()).toEqual([...RULE_NAMES].toSorted());
});

test('every refusal is given by a gate', () => {
  const given = [...sources('../gates/').matchAll(/\bcode: (?:\w+ \? )?'(\w+)'(?: : '(\w+)')?/g)];
  const codes = new Set(given.flatMap(([, one, other]) => [one, other]));
  expect(REFUSAL_CODES.filter((code) => !codes.has(code))).toEqual([]);
});
