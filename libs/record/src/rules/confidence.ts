import type { RecordBodies } from '../types.js';
import { type Rule, cardClaim } from './rule.js';

type JobCard = RecordBodies['job_card.filed'];

/** A card acts when it executes, declares itself done, or announces or reports a change. */
function acts(card: JobCard): boolean {
  if (card.current_phase === 'EXECUTING' || card.current_phase === 'DONE') return true;
  if (changesWorld(card.next_action?.effect)) return true;
  return card.tool_calls?.some(({ effect }) => changesWorld(effect)) ?? false;
}

export function changesWorld(effect: 'read' | 'write' | 'external' | undefined): boolean {
  return effect === 'write' || effect === 'external';
}

/**
 * low_confidence trips when an agent acts on high or critical stakes below the threshold, or without
 * any confidence on record: leaving it out must not be a way around the rule.
 */
export const lowConfidence: Rule<'low_confidence'> = {
  name: 'low_confidence',
  since: 1,
  tripwire: true,
  check({ before, entry, policy }) {
    if (entry.type !== 'job_card.filed') return undefined;
    const threshold = policy.tripwires.high_stakes_confidence;
    if (before.stakes !== 'high' && before.stakes !== 'critical') return undefined;
    const { confidence } = entry.body;
    if ((confidence !== null && confidence >= threshold) || !acts(entry.body)) return undefined;
    return {
      directive: 'hold',
      facts: { confidence, threshold, stakes: before.stakes },
      claim: cardClaim(entry.body),
    };
  },
};
