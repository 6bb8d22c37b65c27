import type { Gate } from './gate.js';

/** reviewerIsNotAgent: whoever wrote the decision as an agent cannot approve it. */
export const reviewerIsNotAgent: Gate = ({ before, entry }) => {
  if (entry.type !== 'review.recorded' || before?.writers.includes(entry.actor) !== true)
    return undefined;
  return {
    code: 'reviewer_is_agent',
    message: 'the same principal wrote this decision as an agent',
    next: 'Let another person review it, with a key of their own.',
  };
};

/** reviewedEscalation: a review answers an escalation that is open. */
export const reviewedEscalation: Gate = ({ before, entry }) => {
  if (entry.type !== 'review.recorded' || before === undefined) return undefined;
  const { escalation_id: id } = entry.body;
  if (id === undefined || before.openEscalations.some((open) => open.id === id)) return undefined;
  const isResolved = Number(id.slice('esc-'.length)) <= before.counters.escalations;
  return {
    code: isResolved ? 'escalation_resolved' : 'unknown_escalation',
    message: isResolved
      ? `escalation ${id} has already been answered`
      : `there is no escalation ${id} in this decision`,
    next: openOnes(before.openEscalations.map((open) => open.id)),
    pointer: '/escalation_id',
  };
};

function openOnes(ids: readonly string[]): string {
  return ids.length === 0
    ? 'None is open. Leave escalation_id out to review the decision as a whole.'
    : `Open: ${ids.join(', ')}.`;
}
