import type { Json } from '@docket/chain';
import type { Policy, RecordBodies, Stakes } from '../types.js';
import { announcedBy, approvedAction, isApproving, isCorrecting } from './approvals.js';
import { digestOf } from './signature.js';
import { type FoldEntryOf, type OpenEscalation, STATE_LIMITS, type Yes } from './state.js';

type Review = Pick<FoldEntryOf<'review.recorded'>, 'actor' | 'body' | 'decisionSeq'>;

/** approvalsNeeded says how many different people let a decision of these stakes go on. */
export function approvalsNeeded(policy: Policy, stakes: Stakes): number {
  return policy.approvals_needed?.[stakes] ?? 1;
}

/**
 * settledBy gives the positions of the reviews by which a review settles an escalation that it answers: its own,
 * and those of the others who said yes to the same. `undefined`: it says yes, and not enough people have. A
 * verdict that stops settles it by itself.
 */
export function settledBy(open: OpenEscalation, review: Review): readonly number[] | undefined {
  const { approvalsNeeded: needed } = open;
  if (needed === 1 || !isApproving(review.body.verdict)) return [review.decisionSeq];
  const yes = yesTo(open.announced?.action ?? null, review);
  return enough(withYes(open.yeses, yes), yes, needed);
}

/** settledLift is the same for taking a stop back, by those who said so since the stop. */
export function settledLift(
  liftings: readonly Yes[],
  review: Review,
  needed: number,
): readonly number[] | undefined {
  const yes = yesTo(null, review);
  return enough(withYes(liftings, yes), yes, needed);
}

/** What a review says yes to. `announced`: what the cause of the escalation announced. */
export function yesTo(
  announced: Parameters<typeof approvedAction>[0],
  { actor, body, decisionSeq }: Review,
): Yes {
  return { by: actor, review: decisionSeq, to: agreedOn(announced, body) };
}

/** withYes notes what a person says now, in place of what they had said. The oldest beyond the bound is forgotten. */
export function withYes(yeses: readonly Yes[], yes: Yes): readonly Yes[] {
  return [...yeses.filter(({ by }) => by !== yes.by), yes].slice(-STATE_LIMITS.yeses);
}

/** mostAgreed counts the people who say yes to the same thing: of several things, to the one that most do. */
export function mostAgreed(yeses: readonly Yes[]): number {
  return Math.max(0, ...yeses.map(({ to }) => yeses.filter((one) => one.to === to).length));
}

function enough(yeses: readonly Yes[], { to }: Yes, needed: number): readonly number[] | undefined {
  const agreeing = yeses.filter((one) => one.to === to);
  return agreeing.length >= needed ? agreeing.map(({ review }) => review) : undefined;
}

/**
 * Two yeses count together where they let the agent do the same: the same verdict, the same action, and of a
 * correction the same value. What is only written differently counts as another thing, and a further yes is asked for.
 */
function agreedOn(
  announced: Parameters<typeof approvedAction>[0],
  { verdict, approves, after }: RecordBodies['review.recorded'],
): string {
  const named = approves === undefined ? null : announcedBy(approves);
  const action = approvedAction(announced, verdict, named);
  const corrected = isCorrecting(verdict) ? [after ?? null] : [];
  return digestOf([verdict, action as unknown as Json, ...corrected]);
}
