import type { Policy } from '../types.js';
import { approvalsNeeded, settledBy, settledLift, withYes, yesTo } from './agreement.js';
import { answeredBy, approve, isApproving } from './approvals.js';
import type { Draft, FoldEntryOf, OpenEscalation } from './state.js';

/** noteReview notes what a review stops, lets go on, or says yes to where others have to say so too. */
export function noteReview(
  next: Draft,
  entry: FoldEntryOf<'review.recorded'>,
  policy: Policy,
): void {
  if (!isApproving(entry.body.verdict)) {
    next.stoppedBy = entry.decisionSeq;
    next.liftings = [];
    return;
  }
  const answered = answeredBy(next.openEscalations, entry.body);
  const settled = answered.filter((open) => settledBy(open, entry) !== undefined);
  const needed = approvalsNeeded(policy, next.stakes);
  const isEnough = lift(next, entry, needed) || needed === 1;
  approve(next, entry, { settled, byItself: answered.length === 0 && isEnough });
  const waiting = answered.filter((open) => !settled.includes(open));
  if (waiting.length > 0) next.openEscalations = next.openEscalations.map(noteYes(waiting, entry));
}

/** Only an override of the decision as a whole takes back a stop. Says whether this one did. */
function lift(next: Draft, entry: FoldEntryOf<'review.recorded'>, needed: number): boolean {
  const { verdict, escalation_id: only } = entry.body;
  if (verdict !== 'override' || only !== undefined || next.stoppedBy === null) return false;
  const isLifted = settledLift(next.liftings, entry, needed) !== undefined;
  if (isLifted) next.stoppedBy = null;
  next.liftings = isLifted ? [] : withYes(next.liftings, yesTo(null, entry));
  return isLifted;
}

function noteYes(waiting: readonly OpenEscalation[], entry: FoldEntryOf<'review.recorded'>) {
  return (open: OpenEscalation): OpenEscalation =>
    waiting.includes(open)
      ? { ...open, yeses: withYes(open.yeses, yesTo(open.announced?.action ?? null, entry)) }
      : open;
}
