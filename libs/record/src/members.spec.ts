import { expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import {
  type MemberOf,
  type MemberName,
  OMITTED,
  WITHHELD,
  memberNames,
  membersOf,
} from './members.js';
import { RECORD_TYPES } from './types.js';
import { latestSchema } from './published-schemas.js';

test('lists what holds a value of its own, under the place where it stands', () => {
  expect(membersOf('escalation.resolved')).toEqual([
    '/escalation_id',
    '/review',
    '/verdict',
    '/directive',
    '/approvals/*',
  ]);
  expect(membersOf('job_card.filed')).toEqual(
    expect.arrayContaining([
      '/current_phase',
      '/agent/name',
      '/agent/model',
      '/last_result',
      '/alternatives_considered/*',
      '/alternatives_considered/*/rejected_because',
      '/tool_calls/*/arguments',
      '/criteria/*/evaluated_by/tool_name',
      '/ext',
    ]),
  );
  expect(membersOf('decision.opened')).toContain('/authority_scope/*');
});

test.each(RECORD_TYPES)('%s: every member of the schema is in the list, at any depth', (type) => {
  const members: readonly string[] = membersOf(type);
  const names = (schema: JsonObject): string[] =>
    Object.entries(schema).flatMap(([key, value]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      const own = key === 'properties' ? Object.keys(value) : [];
      return [...own, ...names(value)];
    });
  const named = new Set(members.flatMap((pointer) => pointer.slice(1).split('/')));
  expect(names(latestSchema(type)).filter((name) => !named.has(name))).toEqual([]);
  expect(new Set(members).size).toBe(members.length);
});

test('the type knows the same members', () => {
  // Exhaustive by type: a member more or less does not compile.
  const gap = {
    '/kind': 1,
    '/reason': 1,
    '/records': 1,
    '/by_type/*/type': 1,
    '/by_type/*/records': 1,
    '/from': 1,
    '/to': 1,
    '/agent/id': 1,
    '/agent/name': 1,
    '/agent/version': 1,
    '/agent/model': 1,
    '/signature/kind': 1,
    '/signature/key_id': 1,
    '/signature/value': 1,
    '/occurred_at': 1,
    '/idempotency_key': 1,
    '/trace_id': 1,
    '/span_id': 1,
    '/ext': 1,
  } satisfies { [Member in MemberOf<'gap.recorded'>]: 1 };
  expect(membersOf('gap.recorded')).toEqual(Object.keys(gap));
  const card = [
    '/alternatives_considered/*',
    '/tool_calls/*/result',
    '/lineage/*/version',
  ] as const;
  const known: readonly MemberOf<'job_card.filed'>[] = card;
  expect(membersOf('job_card.filed')).toEqual(expect.arrayContaining([...known]));
});

test.each(RECORD_TYPES)(
  '%s: what documents leave out or copies withhold is a member of it',
  (type) => {
    const members: readonly string[] = membersOf(type);
    const omitted = Object.entries(OMITTED[type]);
    expect(members).toEqual(
      expect.arrayContaining([...omitted.map(([one]) => one), ...WITHHELD[type]]),
    );
    // A reason, not a tick.
    for (const [, reason] of omitted) expect(reason?.split(' ').length).toBeGreaterThan(5);
  },
);

test('the names in the pointers of what documents show, each once', () => {
  const names: readonly MemberName[] = memberNames();
  const some = ['agent', 'model', 'authority_scope', 'alternatives_considered', 'tool_name', 'ext'];
  expect(names).toEqual(expect.arrayContaining(some));
  expect(names).not.toContain('*');
  expect(new Set(names).size).toBe(names.length);
  // What only a member that documents leave out is called is not among them.
  const shown = RECORD_TYPES.flatMap((type) =>
    (membersOf(type) as readonly string[]).filter((one) => !Object.hasOwn(OMITTED[type], one)),
  );
  for (const name of names) expect(shown.some((one) => one.split('/').includes(name))).toBe(true);
});
