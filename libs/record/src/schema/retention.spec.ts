import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { retentionRule } from '../fold/retention.js';
import { placeOf } from '../places.js';
import { DEFAULT_POLICY } from '../policy.js';
import { type Policy, RECORD_TYPES } from '../types.js';
import { validateRecord } from '../validate.js';
import { RETAINED_TYPES } from './retention.js';

const problemsOf = (retention: unknown) => {
  const policy = { ...DEFAULT_POLICY, version: 'kept', retention };
  const found = validateRecord('policy.proposed', { policy, reason: 'r' });
  return found.ok ? [] : found.problems.map(({ pointer }) => pointer);
};

test('a class of retention can be for every type of what stands in decisions, and for no other', () => {
  const ofDecisions = RECORD_TYPES.filter((type) => placeOf(type) !== 'ledger');
  expect([...RETAINED_TYPES].toSorted()).toEqual([...ofDecisions].toSorted());
});

test('a class keeps what is known, and nothing for less than six months', () => {
  const of = (types: string[], days: number, more: object = {}) =>
    problemsOf({ days: 400, classes: [{ name: 'a', types, days }], ...more });
  expect(of(['job_card.filed'], 183)).toEqual([]);
  expect(of(['job_card.filed'], 182)).toEqual(['/policy/retention/classes/0/days']);
  expect(of(['policy.changed'], 400)).toEqual(['/policy/retention/classes/0/types/0']);
  expect(of(['job_card'], 400)).toEqual(['/policy/retention/classes/0/types/0']);
  expect(of([], 400, { expiry: 'always' })).toEqual(['/policy/retention/expiry']);
});

test('the policy of the guide is one, and keeps a comment as long as the longer of its classes', () => {
  const guide = new URL('../../../../docs/guide/erasure.md', import.meta.url);
  const [, block = ''] = /```json\n([^`]+)```/u.exec(readFileSync(guide, 'utf8')) ?? [];
  const { retention } = JSON.parse(block) as { retention: NonNullable<Policy['retention']> };
  expect(problemsOf(retention)).toEqual([]);
  const days = (type: string): number => retentionRule(retention, type).days;
  expect([days('comment.recorded'), days('job_card.filed'), days('decision.opened')]).toEqual([
    2_000, 400, 3_650,
  ]);
});
