import type { RecordBodies } from '../types.js';
import type { Announced, Announcement, Approval } from './announced.js';
import { plainDecimal } from './signature.js';
import { type Draft, type FoldEntryOf, type OpenEscalation, STATE_LIMITS } from './state.js';

/** Members of an action that are compared, in the order in which differences are told. */
const ACTION_MEMBERS = [
  '/operation',
  '/target/system',
  '/target/resource',
  '/amount/value',
  '/amount/currency',
  '/arguments_digest',
] as const;

export type ActionMember = (typeof ACTION_MEMBERS)[number];

/** One member of an action that is not as it was approved. */
export interface Difference {
  /** JSON Pointer within the action. */
  member: ActionMember;
  approved: string;
  /** `null`: not stated, where an action has to state again what was approved. */
  found: string | null;
}

/** The members of a body that describe an action. */
interface Described {
  operation?: string;
  tool?: string;
  target?: { system: string; resource: string };
  amount?: { value: string; currency: string };
  arguments_digest?: string;
}

export function announcedBy({
  operation,
  tool,
  target,
  amount,
  arguments_digest,
}: Described): Announced {
  return {
    amount: amount === undefined ? null : { currency: amount.currency, value: amount.value },
    argumentsDigest: arguments_digest ?? null,
    operation: operation ?? tool ?? null,
    target: target === undefined ? null : { resource: target.resource, system: target.system },
  };
}

const STATED: { readonly [Member in ActionMember]: (action: Announced) => string | null } = {
  '/operation': ({ operation }) => operation,
  '/target/system': ({ target }) => target?.system ?? null,
  '/target/resource': ({ target }) => target?.resource ?? null,
  '/amount/value': ({ amount }) => amount?.value ?? null,
  '/amount/currency': ({ amount }) => amount?.currency ?? null,
  '/arguments_digest': ({ argumentsDigest }) => argumentsDigest,
};

/** What was approved of an action must be stated again by whoever registers it: else nothing would bind it. */
const STATED_AGAIN = /value|digest/;

/**
 * differencesOf compares every member that both state. What only one states is no difference; but in an action
 * that is registered (`isNew`), an amount and a digest of arguments that were approved and are left out.
 */
export function differencesOf(approved: Announced, found: Announced, isNew = false): Difference[] {
  const differences: Difference[] = [];
  for (const member of ACTION_MEMBERS) {
    const [a, b] = [STATED[member](approved), STATED[member](found)];
    if (a === null || a === b || (b === null && !(isNew && STATED_AGAIN.test(member)))) continue;
    if (member === '/amount/value' && b !== null && plainDecimal(a) === plainDecimal(b)) continue;
    differences.push({ member, approved: a, found: b });
  }
  return differences;
}

export function statesAny(action: Announced): boolean {
  return ACTION_MEMBERS.some((member) => STATED[member](action) !== null);
}

/** approvalFor gives the unused approval that the registered action fits, if there is one. */
export function approvalFor(
  approvals: readonly Approval[],
  action: Announced,
): Approval | undefined {
  return approvals.find(
    (one) => one.usedBy === null && differencesOf(one.action, action, true).length === 0,
  );
}

/**
 * approvalBrokenBy gives the approval that a side effect was carried out under, where a report of it states
 * another action than each one that was approved for it.
 */
export function approvalBrokenBy(
  approvals: readonly Approval[],
  sideEffect: string,
  reported: Announced,
): Approval | undefined {
  const own = approvals.filter(({ usedBy }) => usedBy === sideEffect);
  const fits = own.some(({ action }) => differencesOf(action, reported).length === 0);
  return fits ? undefined : own.at(-1);
}

/**
 * noteReport notes what a report says was done under an approval, so that a human who approves of it afterwards
 * approves what was reported.
 */
export function noteReport(
  next: Draft,
  described: Described,
  { at, sideEffect }: { at: number; sideEffect: string },
): void {
  const action = announcedBy(described);
  if (approvalBrokenBy(next.approvals, sideEffect, action) === undefined) return;
  next.announced = { action, at, sideEffect };
}

/**
 * announce notes what a card says will be done next. An unused approval of something else stays, marked
 * as replaced: what the card announces instead is not approved by it. Used ones are let go.
 */
export function announce(
  next: Draft,
  { next_action: planned }: RecordBodies['job_card.filed'],
  decisionSeq: number,
): void {
  if (planned === undefined) return;
  const action = announcedBy(planned);
  next.announced = { action, at: decisionSeq, sideEffect: null };
  // A card that says less takes nothing back: what was approved still binds.
  if (next.approvals.length === 0 || !statesAny(action)) return;
  next.approvals = next.approvals
    .filter(({ usedBy }) => usedBy === null)
    .map((one) => {
      const isOther = differencesOf(one.action, action).length > 0;
      return { ...one, replacedBy: isOther ? decisionSeq : null };
    });
}

/** register notes an action that is new to the decision, and the approval that it uses. */
export function register(
  next: Draft,
  described: Described,
  { at, sideEffect }: { at: number; sideEffect: string },
): void {
  const action = announcedBy(described);
  next.announced = { action, at, sideEffect };
  const used = approvalFor(next.approvals, action);
  if (used === undefined) return;
  next.approvals = next.approvals.map((one) =>
    one === used ? { ...one, usedBy: sideEffect } : one,
  );
}

/** Verdicts that let the agent do what it asked for. */
const APPROVING: ReadonlySet<string> = new Set(['approve', 'override', 'respond', 'correct']);

export function isApproving(verdict: RecordBodies['review.recorded']['verdict']): boolean {
  return APPROVING.has(verdict);
}

/** Which part of what a review says yes to it lets the agent do: not what takes more people than have said so. */
interface Granted {
  /** Those of the answered escalations that it settles. */
  settled: readonly OpenEscalation[];
  /** Whether what it names counts where it answers none. */
  byItself: boolean;
}

/**
 * approve notes what a review lets the agent do: what each cause announced, or what it names itself. An
 * approval that a card had replaced ends with it, for a human has said what is to be done instead.
 */
export function approve(
  next: Draft,
  { body, decisionSeq }: Pick<FoldEntryOf<'review.recorded'>, 'body' | 'decisionSeq'>,
  { settled, byItself }: Granted,
): void {
  const { verdict } = body;
  const named = body.approves === undefined ? null : announcedBy(body.approves);
  const given: Approval[] = [];
  for (const { announced, id } of settled) {
    const action = approvedAction(announced?.action ?? null, verdict, named);
    const usedBy = announced?.sideEffect ?? null;
    if (action !== null)
      given.push({ action, escalation: id, replacedBy: null, review: decisionSeq, usedBy });
  }
  if (byItself && given.length === 0 && named !== null) {
    given.push({
      action: named,
      escalation: null,
      replacedBy: null,
      review: decisionSeq,
      usedBy: null,
    });
  }
  if (given.length === 0) return;
  const kept = next.approvals.filter(({ replacedBy }) => replacedBy === null);
  next.approvals = [...kept, ...given].slice(-STATE_LIMITS.approvals);
}

/**
 * approvedAction says what a verdict on an escalation lets the agent do: what its cause announced, with
 * what the review itself names. A correction that names no action says only that something else than
 * announced is right, so that nothing can be compared with it. `null`: nothing was announced.
 */
export function approvedAction(
  announced: Announced | null,
  verdict: RecordBodies['review.recorded']['verdict'],
  named: Announced | null,
): Announced | null {
  if (isCorrecting(verdict)) return named ?? (announced === null ? null : NOTHING_STATED);
  if (announced === null || named === null) return announced ?? named;
  return {
    amount: named.amount ?? announced.amount,
    argumentsDigest: named.argumentsDigest ?? announced.argumentsDigest,
    operation: named.operation ?? announced.operation,
    target: named.target ?? announced.target,
  };
}

/** Verdicts that put something else in the place of what was announced. */
export function isCorrecting(verdict: RecordBodies['review.recorded']['verdict']): boolean {
  return verdict === 'correct' || verdict === 'override';
}

const NOTHING_STATED: Announced = {
  amount: null,
  argumentsDigest: null,
  operation: null,
  target: null,
};

/** What the cause of a new escalation announced, and which side effect it registered. */
export function announcementAt(next: Draft, cause: number): Announcement | null {
  return next.announced?.at === cause ? next.announced : null;
}

/**
 * answeredBy lists the open escalations that a review answers: the one it names; or those that were open
 * at the position up to which the reviewer saw the decision.
 */
export function answeredBy(
  open: readonly OpenEscalation[],
  { escalation_id: only, as_of: seen }: RecordBodies['review.recorded'],
): readonly OpenEscalation[] {
  if (only !== undefined) return open.filter(({ id }) => id === only);
  return seen === undefined ? [] : open.filter(({ at }) => at <= seen);
}
