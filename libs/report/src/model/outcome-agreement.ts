import { joined, type Told } from '../narrative/told.js';
import type { SideEffectRow } from '../schema/index.js';
import { notApplicable, type CheckFunction } from './check.js';
import { lastOf } from './context.js';
import { disputedActs } from './disputed-acts.js';
import { stringAt } from './entry.js';
import { isDisputed, isUnsettled, operationText } from './side-effects.js';

/**
 * Actions that failed before one of the same name and target went through, by their names; and those with no such end.
 * Whether the values were the same is not looked at, and not said.
 */
function retriedOf(effects: readonly SideEffectRow[], against: readonly SideEffectRow[]) {
  const keyOf = (row: SideEffectRow): string =>
    JSON.stringify([row.operation.text, row.target.text]);
  const places = new Map(effects.map((row, at) => [row, at]));
  const lastDone = new Map(
    effects.flatMap((row, at) => (row.status === 'executed' ? [[keyOf(row), at] as const] : [])),
  );
  const retried = new Map<Told, number>();
  let open = 0;
  for (const row of against) {
    const isRetried =
      row.status === 'failed' && (lastDone.get(keyOf(row)) ?? -1) > (places.get(row) ?? 0);
    if (isRetried) retried.set(operationText(row), (retried.get(operationText(row)) ?? 0) + 1);
    else open += 1;
  }
  return { retried: [...retried], open };
}

/** A decision closed as completed although a side effect of it failed, is in doubt, or is told otherwise by another record. */
export const outcomeMatches: CheckFunction = (context, { side_effects: effects }) => {
  const { words } = context;
  const closed = lastOf(context, 'decision.closed');
  if (!closed) return notApplicable(context, words.reason.notClosed);
  if (effects.length === 0) return notApplicable(context, words.reason.noEffects);
  if (stringAt(closed, '/outcome') !== 'completed') {
    return notApplicable(context, words.reason.notCompleted);
  }
  const against = effects.filter(
    (row) => row.status === 'failed' || row.status === 'outcome_unknown',
  );
  const disputed = effects.filter(isDisputed).length;
  const { acts, byOfActs } = disputedActs(context, effects);
  const isBorneOut = against.length + disputed + acts === 0;
  // An effect that was announced or begun bears nothing out.
  if (isBorneOut && effects.every(isUnsettled)) {
    return notApplicable(context, words.reason.noOutcome);
  }
  const { retried, open } = retriedOf(effects, against);
  const found = [
    ...(open === 0 ? [] : [words.effectsContradict(open)]),
    ...retried.map(([operation, failed]) => words.effectRetried(operation, failed)),
    ...(disputed === 0 ? [] : [words.contradictedCount(disputed)]),
    ...byOfActs.map(([by, n]) => words.differingCalls(n, by)),
  ];
  return {
    status: isBorneOut ? 'passed' : 'contradiction',
    expected: words.effectsConfirm,
    observed: isBorneOut ? words.noDisagreement : joined(found, '; '),
    evidence: isBorneOut
      ? []
      : [
          closed.mark,
          ...[...against, ...effects.filter(isDisputed)].flatMap((row) => row.evidence.slice(-1)),
        ],
  };
};
