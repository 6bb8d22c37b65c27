import { handoffsTo } from '../fold/evolve.js';
import { agentOf } from '../fold/state.js';
import { type Rule, cardClaim, subjectOf } from './rule.js';

/**
 * weak_handoff trips when work is passed on with a warning or with less confidence than the policy
 * asks for, or with none on record. A warning on the card counts as one on its handoff, with or without a receiver.
 * An import may only repeat what its source says: where that states no confidence, it is noted and holds nothing, since
 * nobody can state it any more, and work that is over waits for nobody.
 */
export const weakHandoff: Rule<'weak_handoff'> = {
  name: 'weak_handoff',
  since: 1,
  tripwire: true,
  check({ before, entry, policy }) {
    if (entry.type !== 'job_card.filed') return undefined;
    const { handoff, handoff_warning: cardWarning, confidence: cardConfidence } = entry.body;
    const warned = (handoff?.handoff_warning ?? cardWarning) !== undefined;
    const confidence = handoff?.confidence ?? cardConfidence;
    const threshold = policy.tripwires.handoff_confidence;
    const isUnsure = confidence === null || confidence < threshold;
    const isWeak = warned || (handoff !== undefined && isUnsure);
    if (!isWeak) return undefined;
    const isOnlyUnstated = confidence === null && !warned;
    return {
      directive: before.imported && isOnlyUnstated ? 'proceed' : 'hold',
      facts: { confidence, threshold, warned, to_agent: handoff?.to_agent ?? null },
      claim: cardClaim(entry.body),
      subject: subjectOf(handoff?.to_agent ?? ''),
    };
  },
};

/** handoff_unacknowledged notes that the receiver went on without saying what it makes of the handoff. */
export const handoffUnacknowledged: Rule<'handoff_unacknowledged'> = {
  name: 'handoff_unacknowledged',
  since: 1,
  tripwire: true,
  check({ before, entry }) {
    if (entry.type !== 'job_card.filed' || entry.body.handoff_ack !== undefined) return undefined;
    // One acknowledgement answers all that the agent was handed; the newest stands for them.
    const handoff = handoffsTo(before, agentOf(before, entry.actor, entry.body)).at(-1);
    if (handoff === undefined) return undefined;
    const { cause, from, to } = handoff;
    return { directive: 'proceed', facts: { handoff: cause, from_agent: from, to_agent: to } };
  },
};
