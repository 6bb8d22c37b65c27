import { asksForSignature, type Policy, type Stakes, type Verdict } from '@docket/record';
import { askJson, inLedger } from '../ask.js';
import type { QuestionPlace } from '../question/question.js';
import type { SeenDecision } from '../question/seen.js';
import { session } from '../session/session.js';
import type { ReviewBody, VerdictDraft } from './compose.js';
import { submit, UNDO_S } from './pending.js';

/** How old a sign-in may be for these stakes, with room for what waits to be sent: see `reauthentication_required`. */
const SIGN_IN_AGE_S_MAX = 300 - UNDO_S - 20;

/** What has to come first, before an answer can be recorded. */
export type First = 'look' | 'sign-in' | 'passkey';

interface GivenReview {
  place: QuestionPlace;
  seen: SeenDecision;
  draft: VerdictDraft;
  rules: LedgerRules;
  /** Called when it is said when its reviewer signed in. */
  compose: () => ReviewBody;
}

/**
 * Lets an answer wait to be sent, with a signature where the policy asks for one. Undefined: whoever was asked to sign
 * did not, and the form stays as it is.
 */
export async function giveReview({
  place,
  seen,
  draft,
  rules,
  compose,
}: GivenReview): Promise<First | 'given' | undefined> {
  const stakes = stakesOf(seen);
  if (isStale(stakes, draft.verdict)) return 'sign-in';
  const review = compose();
  const isSigned = asksForSignature(rules.policy, stakes, review.verdict);
  const signed = isSigned ? await sign(review, place, rules) : review;
  if (signed === 'passkey' || signed === undefined) return signed;
  const goal = seen.model.goal.goal.text;
  submit({ ...place, goal, review: signed, draft, seenEntries: seen.entryCount });
  return 'given';
}

async function sign(
  review: ReviewBody,
  { ledger, decision }: QuestionPlace,
  { origin }: LedgerRules,
): Promise<ReviewBody | 'passkey' | undefined> {
  const { canSign, signReview, usablePasskeys } = await import('./passkey.js');
  if (!canSign() || (await usablePasskeys(ledger)).length === 0) return 'passkey';
  return signReview(review, { ledger, origin }, decision);
}

export interface LedgerRules {
  /** First line of the ledger's checkpoints. */
  origin: string;
  policy: Policy;
}

export async function readLedgerRules(ledger: string): Promise<LedgerRules> {
  const [{ origin }, { policy }] = await Promise.all([
    askJson<{ origin: string }>(inLedger(ledger)),
    askJson<{ policy: Policy }>(inLedger(ledger, 'policy')),
  ]);
  return { origin, policy };
}

/** Of an entry that verified: the word is one of the records. */
export const stakesOf = ({ model }: SeenDecision): Stakes =>
  (model.header.stakes.value as Stakes | undefined) ?? 'critical';

export function authenticatedAt(): string {
  const now = session.value;
  return now === null || now === 'asking' ? '' : now.authenticated_at;
}

/** On high and critical stakes who answers proves who they are shortly before; a stop never waits. */
function isStale(stakes: Stakes, verdict: Verdict | undefined): boolean {
  if (verdict === 'stop' || (stakes !== 'high' && stakes !== 'critical')) return false;
  return Date.now() - Date.parse(authenticatedAt()) > SIGN_IN_AGE_S_MAX * 1000;
}
