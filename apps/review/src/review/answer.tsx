import { asksForSignature, type Policy, type Stakes, type Verdict } from '@docket/record';
import { useSignal, type Signal } from '@preact/signals';
import { askJson, inLedger, refusedBy, type Refused } from '../ask.js';
import { claimByAnswering, isTheirs } from '../claim/claim.js';
import { useLoaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import type { AskedQuestion, QuestionPlace } from '../question/question.js';
import type { SeenDecision } from '../question/seen.js';
import { viewedEntries } from '../question/viewed-entries.js';
import type { ViewedMarks } from '../question/viewed.js';
import { beginAt, nextAfter } from '../queue/waiting.js';
import { go } from '../router.js';
import { session } from '../session/session.js';
import { words } from '../words/index.js';
import { AnswerForm } from './answer-form.js';
import { composeReview, NO_DRAFT, type VerdictDraft, type ReviewBody } from './compose.js';
import { PasskeyDialog } from './passkey-dialog.js';
import { draftOf, isOnItsWay, keepDraft, submit, UNDO_S } from './pending.js';
import { ProveAgain } from './prove-again.js';

interface AnswerProps {
  place: QuestionPlace;
  seen: SeenDecision;
  question: AskedQuestion;
  viewed: ViewedMarks;
}

/** How old a sign-in may be for these stakes, with room for what waits to be sent: see `reauthentication_required`. */
const SIGN_IN_AGE_S_MAX = 300 - UNDO_S - 20;

/** What has to come first, before an answer can be recorded. */
type First = 'look' | 'sign-in' | 'passkey';

/** The form with what an answer takes beside it: a fresh sign-in on high stakes, a signature where the policy asks. */
export function Answer(props: AnswerProps) {
  const { place, seen, question } = props;
  const draft = useSignal<VerdictDraft>(draftOf(place) ?? NO_DRAFT);
  const first = useSignal<First | undefined>(undefined);
  const refused = useSignal<Refused | undefined>(undefined);
  const isBusy = useSignal(false);
  const rules = useLoaded(() => readRules(place.ledger), [place.ledger]);
  const give = async (meaning: string): Promise<void> => {
    isBusy.value = true;
    refused.value = undefined;
    try {
      // Somebody quick is not let down without a word where they are still being read.
      const known = rules.value ?? (await readRules(place.ledger));
      first.value = await giveAnswer(props, { draft: draft.value, meaning, rules: known });
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.value = false;
    }
  };
  const known = rules.value;
  return (
    <>
      <AnswerForm
        place={place}
        question={question}
        draft={draft.value}
        isSigned={(verdict) =>
          known !== undefined && asksForSignature(known.policy, stakesOf(seen), verdict)
        }
        isBusy={isBusy.value}
        onChange={(next) => {
          draft.value = next;
          keepDraft(place, next);
          claimByAnswering(place);
        }}
        onSubmit={(meaning) => void give(meaning)}
      />
      {rules.refused !== undefined && <Problem refused={rules.refused} again={rules.again} />}
      {refused.value !== undefined && <Problem refused={refused.value} />}
      <WhatIsFirst first={first} ledger={place.ledger} origin={known?.origin ?? ''} />
    </>
  );
}

interface WhatIsFirstProps {
  first: Signal<First | undefined>;
  ledger: string;
  origin: string;
}

function WhatIsFirst({ first, ledger, origin }: WhatIsFirstProps) {
  const done = (): void => {
    first.value = undefined;
  };
  switch (first.value) {
    case undefined:
      return null;
    case 'look':
      return (
        <p class="error" role="alert">
          {words.value.verdict.lookFirst}
        </p>
      );
    case 'sign-in':
      return <ProveAgain onDone={done} onClose={done} />;
    case 'passkey':
      return <PasskeyDialog place={{ ledger, origin }} onClose={done} />;
  }
}

interface Given {
  draft: VerdictDraft;
  meaning: string;
  rules: LedgerRules;
}

/** Lets an answer wait to be sent, and goes on to the next in the queue; or says what has to come first. */
async function giveAnswer(
  { place, seen, question, viewed }: AnswerProps,
  { draft, meaning, rules }: Given,
): Promise<First | undefined> {
  keepDraft(place, draft);
  if (!viewed.has(question.opened.mark)) {
    document.getElementById('why')?.scrollIntoView();
    return 'look';
  }
  const stakes = stakesOf(seen);
  if (isStale(stakes, draft.verdict)) return 'sign-in';
  const review = composeReview(draft, {
    escalationId: place.escalation,
    action: question.action,
    viewed: viewedEntries(viewed.all, seen.model.marks),
    meaning,
    signedInAt: authenticatedAt(),
  });
  const isSigned = asksForSignature(rules.policy, stakes, review.verdict);
  const signed = isSigned ? await sign(review, place, rules) : review;
  if (signed === 'passkey') return signed;
  // Whoever was asked to sign did not: the form stays as it is.
  if (signed === undefined) return undefined;
  const goal = seen.model.goal.goal.text;
  submit({ ...place, goal, review: signed, draft, seenEntries: seen.entryCount });
  beginAt(nextAfter(place, (one) => !isOnItsWay(one) && !isTheirs(one)));
  go({ place: 'queue', path: [] });
  return undefined;
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

interface LedgerRules {
  /** First line of the ledger's checkpoints. */
  origin: string;
  policy: Policy;
}

async function readRules(ledger: string): Promise<LedgerRules> {
  const [{ origin }, { policy }] = await Promise.all([
    askJson<{ origin: string }>(inLedger(ledger)),
    askJson<{ policy: Policy }>(inLedger(ledger, 'policy')),
  ]);
  return { origin, policy };
}

/** Of an entry that verified: the word is one of the records. */
const stakesOf = ({ model }: SeenDecision): Stakes =>
  (model.header.stakes.value as Stakes | undefined) ?? 'critical';

function authenticatedAt(): string {
  const now = session.value;
  return now === null || now === 'asking' ? '' : now.authenticated_at;
}

/** On high and critical stakes who answers proves who they are shortly before; a stop never waits. */
function isStale(stakes: Stakes, verdict: Verdict | undefined): boolean {
  if (verdict === 'stop' || (stakes !== 'high' && stakes !== 'critical')) return false;
  return Date.now() - Date.parse(authenticatedAt()) > SIGN_IN_AGE_S_MAX * 1000;
}
