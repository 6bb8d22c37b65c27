import type { Policy, RecordBodies } from '../types.js';

type Retention = NonNullable<Policy['retention']>;
export type ByAge = NonNullable<RecordBodies['erasure.requested']['by_age']>;
type Rule = ByAge['rules'][number];
type Value = RecordBodies['erasure.requested']['values'][number];

/** Until when something must have been recorded to be older than so many days of 24 hours at a time; RFC 3339. */
export const expiryOf = (days: number, time: string): string =>
  new Date(Date.parse(time) - days * 86_400_000).toISOString();

/** retentionRule gives the rule by which a policy keeps records of a type: of classes that name it, the longest. */
export function retentionRule({ days, classes = [] }: Retention, type: string): Rule {
  let found: Rule | undefined;
  for (const { name, types, days: kept } of classes)
    if ((types as readonly string[]).includes(type) && kept > (found?.days ?? 0))
      found = { name, days: kept };
  return found ?? { days };
}

/** retentionRules gives those by which values are kept, in the order of the policy, the one for what no class names first. */
export function retentionRules(
  retention: Retention,
  values: readonly Pick<Value, 'type'>[],
): Rule[] {
  const used = new Set(values.map(({ type }) => keyOf(retentionRule(retention, type))));
  const { days, classes = [] } = retention;
  const all: Rule[] = [{ days }, ...classes.map(({ name, days: kept }) => ({ name, days: kept }))];
  // Classes may be called the same: what cannot be told apart is one.
  return all.filter((rule) => used.delete(keyOf(rule)));
}

const keyOf = ({ name, days }: Rule): string => JSON.stringify([name ?? null, days]);

/** isExpired says whether a value is as old, at a time, as its rule keeps it. */
export function isExpired(
  retention: Retention,
  { type, time }: Pick<Value, 'type' | 'time'>,
  at: string,
): boolean {
  return Date.parse(time) <= Date.parse(expiryOf(retentionRule(retention, type).days, at));
}

/** Days for which the first to go is kept. */
export const shortestDays = ({ days, classes = [] }: Retention): number =>
  Math.min(days, ...classes.map((one) => one.days));
