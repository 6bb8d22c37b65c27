import { type Rule, subjectOf } from './rule.js';

/**
 * out_of_scope trips when an action is registered, or reported unannounced, whose operation the
 * decision's authority scope does not list by exactly that name. No scope recorded, no finding.
 */
export const outOfScope: Rule<'out_of_scope'> = {
  name: 'out_of_scope',
  since: 1,
  tripwire: true,
  check({ before, entry, after }) {
    const { authorityScope: scope } = before;
    if (scope === null || after.counters.sideEffects === before.counters.sideEffects)
      return undefined;
    // A new side effect was tracked, so the entry describes its action.
    const operation = 'operation' in entry.body ? entry.body.operation : undefined;
    if (operation === undefined || scope.includes(operation)) return undefined;
    return {
      directive: 'hold',
      facts: { operation, allowed: scope.length },
      subject: subjectOf(operation),
    };
  },
};
