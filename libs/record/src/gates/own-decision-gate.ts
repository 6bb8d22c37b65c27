import { isOwnDecision, STATE_LIMITS } from '../fold/state.js';
import type { Gate } from './gate.js';

/**
 * ownDecision: an agent writes in decisions that it opened, and in those that a Job Card handed over to it. Whatever it
 * sends: a card, an action, a gap, an evaluation or the close of somebody else's decision would speak for them.
 */
export const ownDecision: Gate = ({ before, entry }) => {
  if (before === undefined || entry.role !== 'agent' || isOwnDecision(before, entry.actor))
    return undefined;
  return {
    code: 'not_its_decision',
    message: `decision ${before.id} is another agent's, and was not handed over to ${entry.actor}`,
    next: 'Let an agent whose decision it is hand it over (a Job Card with handoff.to_principal), or open one of your own with parent_decision.',
  };
};

/** heirLimit: whoever a decision was handed over to is remembered, so there is a bound. */
export const heirLimit: Gate = ({ before, entry }) => {
  if (before === undefined || entry.type !== 'job_card.filed') return undefined;
  const heir = entry.body.handoff?.to_principal;
  if (heir === undefined || isOwnDecision(before, heir)) return undefined;
  if (before.heirs.length < STATE_LIMITS.heirs) return undefined;
  return {
    code: 'decision_limit',
    message: `a decision is handed over to at most ${STATE_LIMITS.heirs} principals`,
    next: 'Open a decision of its own with parent_decision.',
    pointer: '/handoff/to_principal',
  };
};
