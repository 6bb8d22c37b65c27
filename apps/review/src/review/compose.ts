import type { RecordBodies, Verdict } from '@docket/record';
import type { Scalar } from '../question/question.js';
import type { ViewedEntry } from '../question/viewed-entries.js';

export type ReviewBody = RecordBodies['review.recorded'];
type Approved = NonNullable<ReviewBody['approves']>;

/** A line of a correction. `action`: which member of the announced action it is. */
export interface CorrectionLine {
  name: string;
  before: Scalar | undefined;
  after: string;
  action?: ActionPart;
}

export type ActionPart = 'operation' | 'system' | 'resource' | 'value' | 'currency';

/** An action as `announcedBy` of the records gives it. */
export interface AnnouncedParts {
  operation: string | null;
  target: { system: string; resource: string } | null;
  amount: { value: string; currency: string } | null;
  argumentsDigest: string | null;
}

/** What somebody has filled in. */
export interface VerdictDraft {
  verdict: Verdict | undefined;
  reason: string;
  displayRole: string;
  lines: readonly CorrectionLine[];
}

export const NO_DRAFT: VerdictDraft = {
  verdict: undefined,
  reason: '',
  displayRole: '',
  lines: [],
};

export interface Shown {
  escalationId: string;
  /** What was announced, where it states anything. */
  action: AnnouncedParts | undefined;
  viewed: readonly ViewedEntry[];
  /** What stood beside the button. */
  meaning: string;
  /** When whoever answers last proved to be themselves. */
  signedInAt: string;
}

export const isCorrection = (verdict: Verdict | undefined): boolean =>
  verdict === 'correct' || verdict === 'override';

/** Lines that say something else than what stands now. */
export const changedLines = (lines: readonly CorrectionLine[]): CorrectionLine[] =>
  lines.filter(({ name, before, after }) => name.trim() !== '' && after !== String(before ?? ''));

/** Whether an action states anything that could be approved. */
export function statesAnything(action: AnnouncedParts | undefined): action is AnnouncedParts {
  return action !== undefined && Object.values(action).some((part) => part !== null);
}

/**
 * The record of an answer: bound to its question, to the last entry that was on the screen, and to the action as it was
 * shown. @throws where nothing was on the screen, or no verdict is chosen: the form asks for both before.
 */
export function composeReview(draft: VerdictDraft, shown: Shown): ReviewBody {
  const { verdict, reason, displayRole } = draft;
  const { viewed, action } = shown;
  const last = viewed.at(-1);
  if (verdict === undefined || last === undefined) throw new Error('nothing to record');
  const changed = isCorrection(verdict) ? changedLines(draft.lines) : [];
  const approves = approvesOf(draft, action);
  return {
    verdict,
    reason: reason.trim(),
    escalation_id: shown.escalationId,
    as_of: last.decision_seq,
    viewed: viewed.map((entry) => ({ ...entry })),
    ...(approves === undefined ? {} : { approves }),
    ...(displayRole.trim() === '' ? {} : { reviewer: { display_role: displayRole.trim() } }),
    ...(isCorrection(verdict)
      ? { before: membersOf(changed, 'before'), after: membersOf(changed, 'after') }
      : {}),
    signed_in_at: shown.signedInAt,
    meaning: shown.meaning,
  };
}

/** What a form approves as it stands; undefined: nothing in particular. */
export const approvesOf = (
  { verdict, lines }: VerdictDraft,
  action: AnnouncedParts | undefined,
): Approved | undefined =>
  verdict === undefined
    ? undefined
    : approvedBy(verdict, action, isCorrection(verdict) ? changedLines(lines) : []);

/** Members of an action that are written in one way only, as the schema of records has them. */
const FORMS: Readonly<Partial<Record<ActionPart, RegExp>>> = {
  value: /^-?(0|[1-9]\d{0,19})(\.\d{1,10})?$/,
  currency: /^[A-Z]{3}$/,
};

/** Whether a line puts something in an action that no record takes there. */
export const isMalformed = ({ action, before, after }: CorrectionLine): boolean =>
  action !== undefined &&
  after !== String(before ?? '') &&
  (after.trim() === '' || FORMS[action]?.test(after) === false);

/** What an approval allows: the action as it was shown. A correction says what is right instead, where it touches it. */
function approvedBy(
  verdict: Verdict,
  action: AnnouncedParts | undefined,
  changed: readonly CorrectionLine[],
): Approved | undefined {
  if (!statesAnything(action)) return undefined;
  if (verdict === 'approve') return actionOf(action);
  const isTouched = changed.some((line) => line.action !== undefined);
  if (!isCorrection(verdict) || !isTouched) return undefined;
  const part = (name: ActionPart, before: string | undefined): string | undefined =>
    changed.find((line) => line.action === name)?.after ?? before;
  const { operation, target, amount } = action;
  // Arguments that the digest was made of may be others now.
  return actionOf({
    operation: part('operation', operation ?? undefined) ?? null,
    target:
      target === null
        ? null
        : {
            system: part('system', target.system) ?? '',
            resource: part('resource', target.resource) ?? '',
          },
    amount:
      amount === null
        ? null
        : {
            value: part('value', amount.value) ?? '',
            currency: part('currency', amount.currency) ?? '',
          },
    argumentsDigest: null,
  });
}

function actionOf({ operation, target, amount, argumentsDigest }: AnnouncedParts): Approved {
  return {
    ...(operation === null ? {} : { operation }),
    ...(target === null ? {} : { target: { ...target } }),
    ...(amount === null ? {} : { amount: { ...amount } }),
    ...(argumentsDigest === null ? {} : { arguments_digest: argumentsDigest }),
  };
}

/** The lines as an object; what stood there as a number or as yes and no is put right as one. */
function membersOf(
  lines: readonly CorrectionLine[],
  side: 'before' | 'after',
): Record<string, Scalar | null> {
  return Object.fromEntries(
    lines.map((line) => {
      const value = side === 'before' ? (line.before ?? null) : readLike(line.before, line.after);
      return [line.name.trim(), value];
    }),
  );
}

function readLike(before: Scalar | undefined, after: string): Scalar {
  if (typeof before === 'number' && /^-?\d+(\.\d+)?$/.test(after) && Number.isFinite(Number(after)))
    return Number(after);
  if (typeof before === 'boolean' && (after === 'true' || after === 'false'))
    return after === 'true';
  return after;
}
