import { approvalsNeeded } from '../fold/agreement.js';
import {
  announcedBy,
  answeredBy,
  differencesOf,
  isApproving,
  isCorrecting,
  statesAny,
} from '../fold/approvals.js';
import type { DecisionState, FoldEntryOf } from '../fold/state.js';
import type { Gate, Refusal } from './gate.js';

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
  return id === undefined ? undefined : unlessOpen(before, id);
};

/** unlessOpen refuses what names an escalation that is not open. */
export function unlessOpen(before: DecisionState, id: string): Refusal | undefined {
  if (before.openEscalations.some((open) => open.id === id)) return undefined;
  const isResolved = Number(id.slice('esc-'.length)) <= before.counters.escalations;
  return {
    code: isResolved ? 'escalation_resolved' : 'unknown_escalation',
    message: isResolved
      ? `escalation ${id} has already been answered`
      : `there is no escalation ${id} in this decision`,
    next: openOnes(before.openEscalations.map((open) => open.id)),
    pointer: '/escalation_id',
  };
}

/**
 * answersWhatWasSeen: while an escalation is open, a review says which one it answers, or up to where its
 * reviewer saw the decision. Otherwise it would answer a question that came up behind the reviewer's back.
 * A `stop` is taken without either, for it must never wait; it answers none.
 */
export const answersWhatWasSeen: Gate = ({ before, entry }) => {
  if (entry.type !== 'review.recorded' || before === undefined) return undefined;
  const { escalation_id: id, as_of: seen, verdict } = entry.body;
  if (id !== undefined) {
    const answered = before.openEscalations.find((open) => open.id === id);
    if (seen === undefined || answered === undefined || answered.at <= seen) return undefined;
    return {
      code: 'unknown_escalation',
      message: `escalation ${id} was opened by entry ${answered.at}, after entry ${seen}, the last that the reviewer saw`,
      next: 'Let the reviewer see the decision again.',
      pointer: '/as_of',
    };
  }
  if (seen !== undefined || verdict === 'stop' || before.openEscalations.length === 0)
    return undefined;
  const open = before.openEscalations.map((one) => one.id);
  return {
    code: 'escalation_not_named',
    message: `the review does not say which escalation it answers; open: ${open.join(', ')}`,
    next: `${openOnes(open)} Name the one that is answered, or give in as_of the position in the decision of the last entry that the reviewer saw.`,
    pointer: '/escalation_id',
  };
};

/** approvesWhatWasAsked: what the reviewer was shown as asked for is what was asked for. */
export const approvesWhatWasAsked: Gate = ({ before, entry, policy }) => {
  if (entry.type !== 'review.recorded' || before === undefined) return undefined;
  const { approves, verdict } = entry.body;
  if (approves === undefined) return undefined;
  const named = announcedBy(approves);
  if (!isApproving(verdict) || !statesAny(named)) {
    return {
      code: 'approval_mismatch',
      message: isApproving(verdict)
        ? 'approves names no action'
        : `a review with the verdict ${verdict} approves nothing`,
      next: 'Leave approves out, or say what is approved.',
      pointer: '/approves',
    };
  }
  const needed = approvalsNeeded(policy, before.stakes);
  if (needed > 1 && !liftsStop(before, entry) && answersNone(before, entry)) {
    return {
      code: 'approval_mismatch',
      message: `it takes ${needed} different people to approve anything here, and the review answers no escalation`,
      next: 'Leave approves out, or answer the escalation that asks for it.',
      pointer: '/approves',
    };
  }
  // A correction says what is right instead of what was announced.
  return isCorrecting(verdict) ? undefined : mismatch(before.openEscalations, entry);
};

function answersNone(before: DecisionState, { body }: FoldEntryOf<'review.recorded'>): boolean {
  return answeredBy(before.openEscalations, body).length === 0;
}

function liftsStop(before: DecisionState, { body }: FoldEntryOf<'review.recorded'>): boolean {
  return (
    before.stoppedBy !== null && body.verdict === 'override' && body.escalation_id === undefined
  );
}

function mismatch(
  open: Parameters<typeof answeredBy>[0],
  { body }: FoldEntryOf<'review.recorded'>,
): Refusal | undefined {
  if (body.approves === undefined) return undefined;
  const named = announcedBy(body.approves);
  for (const { announced, id } of answeredBy(open, body)) {
    const [difference] = announced === null ? [] : differencesOf(announced.action, named);
    if (difference === undefined) continue;
    const { member, approved: asked, found } = difference;
    return {
      code: 'approval_mismatch',
      message: `${id} asked for ${JSON.stringify(asked)}, and the review approves ${JSON.stringify(found)}`,
      next: 'Answer each escalation for itself, with what was announced. With the verdict correct or override, approves says what is right instead.',
      pointer: `/approves${member}`,
    };
  }
  return undefined;
}

function openOnes(ids: readonly string[]): string {
  return ids.length === 0
    ? 'None is open. Leave escalation_id out to review the decision as a whole.'
    : `Open: ${ids.join(', ')}.`;
}
