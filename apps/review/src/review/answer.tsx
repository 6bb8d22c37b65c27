import { asksForSignature } from '@docket/record';
import { useSignal } from '@preact/signals';
import { refusedBy, type Refused } from '../ask.js';
import { claimByAnswering, isTheirs } from '../claim/claim.js';
import { useLoaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import type { AskedQuestion, QuestionPlace } from '../question/question.js';
import type { SeenDecision } from '../question/seen.js';
import { viewedEntries } from '../question/viewed-entries.js';
import type { ViewedMarks } from '../question/viewed.js';
import { beginAt, nextAfter } from '../queue/waiting.js';
import { go } from '../router.js';
import { AnswerForm } from './answer-form.js';
import { composeReview, NO_DRAFT, type VerdictDraft, type ReviewBody } from './compose.js';
import {
  authenticatedAt,
  giveReview,
  readLedgerRules,
  stakesOf,
  type First,
  type LedgerRules,
} from './give.js';
import { draftOf, isOnItsWay, keepDraft } from './pending.js';
import { WhatIsFirst } from './what-is-first.js';

interface AnswerProps {
  place: QuestionPlace;
  seen: SeenDecision;
  question: AskedQuestion;
  viewed: ViewedMarks;
}

/** The form with what an answer takes beside it: a fresh sign-in on high stakes, a signature where the policy asks. */
export function Answer(props: AnswerProps) {
  const { place, seen, question } = props;
  const draft = useSignal<VerdictDraft>(draftOf(place) ?? NO_DRAFT);
  const first = useSignal<First | undefined>(undefined);
  const refused = useSignal<Refused | undefined>(undefined);
  const isBusy = useSignal(false);
  const rules = useLoaded(() => readLedgerRules(place.ledger), [place.ledger]);
  const give = async (meaning: string): Promise<void> => {
    isBusy.value = true;
    refused.value = undefined;
    try {
      // Somebody quick is not let down without a word where they are still being read.
      const known = rules.value ?? (await readLedgerRules(place.ledger));
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
  const compose = (): ReviewBody =>
    composeReview(draft, {
      escalationId: place.escalation,
      action: question.action,
      viewed: viewedEntries(viewed.all, seen.model.marks),
      meaning,
      signedInAt: authenticatedAt(),
    });
  const given = await giveReview({ place, seen, draft, rules, compose });
  if (given !== 'given') return given;
  beginAt(nextAfter(place, (one) => !isOnItsWay(one) && !isTheirs(one)));
  go({ place: 'queue', path: [] });
  return undefined;
}
