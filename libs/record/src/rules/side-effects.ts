import { type FoldEntry, findSideEffect } from '../fold/state.js';
import type { Rule } from './rule.js';

/** Reports of what became of an action, as opposed to its registration. */
function reportedId(entry: FoldEntry): string | undefined {
  switch (entry.type) {
    case 'side_effect.executing':
    case 'side_effect.executed':
    case 'side_effect.failed':
    case 'side_effect.outcome_unknown':
    case 'side_effect.rolled_back':
    case 'side_effect.compensated':
      return entry.body.side_effect_id ?? '';
    default:
      return undefined;
  }
}

function isUnannounced(input: Parameters<Rule['check']>[0]): boolean {
  const { before, after, entry } = input;
  return (
    reportedId(entry) !== undefined && after.counters.sideEffects > before.counters.sideEffects
  );
}

/** unannounced notes an action that was reported without having been registered before. */
export const unannounced: Rule<'unannounced'> = {
  name: 'unannounced',
  since: 1,
  tripwire: true,
  check(input) {
    if (!isUnannounced(input)) return undefined;
    const { side_effect_id: id, operation } = input.entry.body as {
      side_effect_id?: string;
      operation?: string;
    };
    return {
      directive: 'proceed',
      facts: {
        side_effect_id: id ?? null,
        operation: operation ?? null,
        reported: input.entry.type,
      },
    };
  },
};

/** untracked_side_effect notes a report about a side effect that the bounded state has forgotten. */
export const untrackedSideEffect: Rule<'untracked_side_effect'> = {
  name: 'untracked_side_effect',
  since: 1,
  tripwire: true,
  check(input) {
    const { before, entry } = input;
    const id = reportedId(entry);
    if (id === undefined || isUnannounced(input) || findSideEffect(before, id) !== undefined) {
      return undefined;
    }
    return {
      directive: 'proceed',
      facts: { side_effect_id: id, reported: entry.type, forgotten: before.sideEffectsForgotten },
    };
  },
};

/**
 * acted_while_held notes that an action was registered (advisory ledgers), begun or first reported
 * while the decision was held or stopped. It may have been under way when the hold came.
 */
export const actedWhileHeld: Rule<'acted_while_held'> = {
  name: 'acted_while_held',
  since: 1,
  tripwire: true,
  check({ before, entry }) {
    if (before.directive === 'proceed') return undefined;
    const id = entry.type === 'side_effect.intent' ? entry.body.side_effect_id : reportedId(entry);
    if (id === undefined) return undefined;
    const status = findSideEffect(before, id)?.status;
    // What was already executing only comes to its end.
    if (status !== undefined && status !== 'intent') return undefined;
    return {
      directive: 'proceed',
      facts: { side_effect_id: id, reported: entry.type, directive: before.directive },
    };
  },
};

/**
 * duplicate_effect trips when the same operation on the same target for the same amount was carried
 * out twice in one decision, under two keys: a booking made twice, a refund paid twice.
 */
export const duplicateEffect: Rule<'duplicate_effect'> = {
  name: 'duplicate_effect',
  since: 1,
  tripwire: true,
  check({ entry, after }) {
    if (entry.type !== 'side_effect.executed') return undefined;
    const effect = findSideEffect(after, entry.body.side_effect_id);
    if (effect === undefined) return undefined;
    const earlier = after.sideEffects.find(
      ({ id, signature, status }) =>
        id !== effect.id && signature === effect.signature && status === 'executed',
    );
    if (earlier === undefined) return undefined;
    return {
      directive: 'hold',
      facts: { operation: effect.operation, side_effect_id: effect.id, earlier: earlier.id },
      subject: effect.signature,
    };
  },
};
