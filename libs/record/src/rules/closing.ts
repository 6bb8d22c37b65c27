import { isSettled } from '../fold/evolve.js';
import type { Rule } from './rule.js';

/** Side effects that one trip-wire lists. */
const LISTED_MAX = 16;

/**
 * closed_with_open_work notes a decision that was closed with side effects in doubt, with a human
 * still asked, or as completed although a human stopped it.
 */
export const closedWithOpenWork: Rule<'closed_with_open_work'> = {
  name: 'closed_with_open_work',
  since: 1,
  tripwire: true,
  check({ before, entry }) {
    if (entry.type !== 'decision.closed') return undefined;
    const open = before.sideEffects.filter((effect) => !isSettled(effect));
    const isAgainstStop = before.stoppedBy !== null && entry.body.outcome === 'completed';
    if (open.length === 0 && before.openEscalations.length === 0 && !isAgainstStop)
      return undefined;
    return {
      directive: 'proceed',
      facts: {
        side_effects_open: open.length,
        side_effects: open.slice(0, LISTED_MAX).map(({ id }) => id),
        escalations: before.openEscalations.map(({ id }) => id),
        stopped_by: before.stoppedBy,
        outcome: entry.body.outcome,
      },
    };
  },
};
