import { canonicalize, type Json } from '@docket/chain';
import { plainDecimal } from '@docket/record';
import { latestSchema } from '@docket/record/schemas';

import type { Fact, SideEffectRow } from '../schema/index.js';
import { isObject, type ModelContext } from './context.js';
import { memberName } from './member-schema.js';

/**
 * Members that an intent and a report both may have and that say nothing of the action itself: each
 * record has its own, and two different ones contradict nothing.
 */
export const OF_EACH_RECORD: readonly string[] = [
  'agent',
  'external_ref',
  'ext',
  'idempotency_key',
  'observed_by',
  'occurred_at',
  'side_effect_id',
  'signature',
  'span_id',
  'supersedes',
  'trace_id',
];

/** Members of one record type, as its schema has them. */
const membersOf = (type: 'side_effect.intent' | 'side_effect.executed'): string[] => {
  const { properties } = latestSchema(type);
  return isObject(properties) ? Object.keys(properties) : [];
};

/** What two records of one action can both state of it, from their schemas: these must agree. */
export const COMPARED: ReadonlySet<string> = new Set(
  membersOf('side_effect.intent')
    .filter((name) => membersOf('side_effect.executed').includes(name))
    .filter((name) => !OF_EACH_RECORD.includes(name))
    .map((name) => `/${name}`),
);

/** Whether two values of a member say the same: 25.0 and 25.00 are one amount. */
export function sameRecorded(pointer: string, a: unknown, b: unknown): boolean {
  if (pointer === '/amount' && isObject(a as Json) && isObject(b as Json)) {
    const [left, right] = [a, b] as { value: string; currency: string }[];
    if (left === undefined || right === undefined) return false;
    return (
      left.currency === right.currency && plainDecimal(left.value) === plainDecimal(right.value)
    );
  }
  return canonicalize(a as Json) === canonicalize(b as Json);
}

/** Members of an action that its records state differently, each with all that is stated. */
export function effectDifferences(
  context: ModelContext,
  told: { readonly [member: string]: Fact },
): SideEffectRow['differences'] {
  return Object.entries(told).flatMap(([name, fact]) =>
    fact.state === 'contradicted' && fact.values !== undefined
      ? [{ member: memberName(context, 'side_effect.intent', `/${name}`), values: fact.values }]
      : [],
  );
}
