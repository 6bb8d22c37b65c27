import { asksForSignature, type DecisionState } from '@docket/record';
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { refusedBy, type Refused } from '../ask.js';
import { Field } from '../parts/field.js';
import { Marks, Said } from '../parts/fact.js';
import { useLoaded, type Loaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import type { SeenDecision } from '../question/seen.js';
import { viewedEntries } from '../question/viewed-entries.js';
import { ViewedMarks } from '../question/viewed.js';
import { NO_DRAFT, type ReviewBody, type VerdictDraft } from '../review/compose.js';
import {
  authenticatedAt,
  giveReview,
  readLedgerRules,
  stakesOf,
  type First,
  type LedgerRules,
} from '../review/give.js';
import { draftOf, keepDraft, NO_QUESTION, pendings } from '../review/pending.js';
import { WhatIsFirst } from '../review/what-is-first.js';
import { reviews, roleIn } from '../session/session.js';
import { englishTakeBack } from '../words/english-take-back.js';
import { germanTakeBack } from '../words/german-take-back.js';
import { language, told, words } from '../words/index.js';

const takeBackWords = () => (language.value === 'de' ? germanTakeBack : englishTakeBack);

interface TakeBackProps {
  place: { ledger: string; decision: string };
  seen: SeenDecision;
  /** Where the decision stands; undefined where that is not to be read. */
  now: DecisionState | undefined;
  /** Reads the decision again. */
  again: () => void;
}

/** That a person stopped the decision, and the form with which a reviewer takes that back. */
export function TakeBack({ place, seen, now, again }: TakeBackProps) {
  const say = takeBackWords();
  const [viewed] = useState(() => new ViewedMarks());
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    if (root.current !== null) viewed.watch(root.current.parentElement ?? root.current);
    return () => viewed.stop();
  }, [seen]);
  useAgainWhenSent(place, again);
  if (now === undefined || now.status !== 'stopped' || now.stoppedBy === null) return null;
  const stop = `E${now.stoppedBy}`;
  const isAsked = now.openEscalations.length > 0;
  const said = seen.model.oversight.reviews.find(({ evidence }) => evidence.includes(stop));
  return (
    <section ref={root} aria-labelledby="take-back-title" data-marks={stop}>
      <h2 id="take-back-title">{say.title}</h2>
      {said !== undefined && (
        <p>
          <strong>
            <Said fact={said.verdict} />
          </strong>
          : <Said fact={said.reason} /> ({said.role}, {told.value.moment(said.recorded_at)}){' '}
          <Marks marks={said.evidence} />
        </p>
      )}
      <p>{say.means}</p>
      {isAsked && <p>{say.questionsFirst}</p>}
      {!isAsked && !reviews(roleIn(place.ledger)) && <p>{words.value.verdict.readOnly}</p>}
      {!isAsked && reviews(roleIn(place.ledger)) && (
        <TakeBackForm place={place} seen={seen} viewed={viewed} />
      )}
    </section>
  );
}

/** Reads the decision again when the answer was recorded that this page gave. */
function useAgainWhenSent({ ledger, decision }: TakeBackProps['place'], again: () => void): void {
  const sent = pendings.value.find(
    (one) =>
      one.ledger === ledger &&
      one.decision === decision &&
      one.escalation === NO_QUESTION &&
      one.state.name === 'sent',
  )?.key;
  // What was sent before the page came is in what it read.
  const known = useRef(sent);
  useEffect(() => {
    if (sent !== undefined && sent !== known.current) again();
    known.current = sent;
  }, [sent]);
}

interface FormProps {
  place: TakeBackProps['place'];
  seen: SeenDecision;
  viewed: ViewedMarks;
}

function TakeBackForm({ place, seen, viewed }: FormProps) {
  const say = takeBackWords();
  const at = { ...place, escalation: NO_QUESTION };
  const draft = useSignal<VerdictDraft>(draftOf(at) ?? { ...NO_DRAFT, verdict: 'override' });
  const first = useSignal<First | undefined>(undefined);
  const refused = useSignal<Refused | undefined>(undefined);
  const isMissing = useSignal(false);
  const isBusy = useSignal(false);
  const rules = useLoaded(() => readLedgerRules(place.ledger), [place.ledger]);
  const { ledger, decision, escalation } = at;
  const isGiven = pendings.value.some(
    (one) =>
      one.ledger === ledger &&
      one.decision === decision &&
      one.escalation === escalation &&
      ['waiting', 'sending'].includes(one.state.name),
  );
  const change = (next: Partial<VerdictDraft>): void => {
    draft.value = { ...draft.value, ...next };
    keepDraft(at, draft.value);
  };
  const give = async (): Promise<void> => {
    isMissing.value = draft.value.reason.trim() === '';
    if (isMissing.value) return void document.getElementById('take-back-reason')?.focus();
    isBusy.value = true;
    refused.value = undefined;
    try {
      const known = rules.value ?? (await readLedgerRules(ledger));
      const compose = () => reviewOf(draft.value, { seen, viewed, meaning: say.meaning });
      const given = await giveReview({
        place: at,
        seen,
        draft: draft.value,
        rules: known,
        compose,
      });
      first.value = given === 'given' ? undefined : given;
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy.value && !isGiven) void give();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isGiven) void give();
      }}
    >
      <Fields draft={draft} isMissing={isMissing.value} onChange={change} />
      <Foot rules={rules} seen={seen} isBusy={isBusy.value || isGiven} />
      {refused.value !== undefined && <Problem refused={refused.value} />}
      <WhatIsFirst first={first} ledger={ledger} origin={rules.value?.origin ?? ''} />
    </form>
  );
}

interface FieldsProps {
  draft: Signal<VerdictDraft>;
  isMissing: boolean;
  onChange: (next: Partial<VerdictDraft>) => void;
}

function Fields({ draft, isMissing, onChange }: FieldsProps) {
  const { verdict } = words.value;
  const error = isMissing ? { error: verdict.reasonMissing } : {};
  return (
    <>
      <Field id="take-back-reason" label={verdict.reason} hint={verdict.reasonHint} {...error}>
        {(field) => (
          <textarea
            {...field}
            rows={3}
            maxLength={8_000}
            value={draft.value.reason}
            onInput={(event) => onChange({ reason: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field id="take-back-role" label={verdict.function} hint={verdict.functionHint}>
        {(field) => (
          <input
            {...field}
            type="text"
            maxLength={200}
            autocomplete="organization-title"
            value={draft.value.displayRole}
            onInput={(event) => onChange({ displayRole: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

/** What it takes, and what it means, beside the button that records it. */
function Foot({
  rules,
  seen,
  isBusy,
}: {
  rules: Loaded<LedgerRules>;
  seen: SeenDecision;
  isBusy: boolean;
}) {
  const say = takeBackWords();
  const { verdict } = words.value;
  const stakes = stakesOf(seen);
  const policy = rules.value?.policy;
  const people = policy?.approvals_needed?.[stakes] ?? 1;
  const isSigned = policy !== undefined && asksForSignature(policy, stakes, 'override');
  return (
    <>
      {people > 1 && <p class="notice">{say.people(people)}</p>}
      {rules.refused !== undefined && <Problem refused={rules.refused} again={rules.again} />}
      <p>
        {verdict.meaning}: <strong>{say.meaning}</strong>
      </p>
      <p class="row">
        <button class="primary" type="submit" disabled={isBusy}>
          {isSigned ? verdict.sendSigned : verdict.send}
        </button>
        <span class="small">{verdict.sendHint}</span>
      </p>
    </>
  );
}

interface Shown {
  seen: SeenDecision;
  viewed: ViewedMarks;
  meaning: string;
}

/** An override of the decision as a whole, which answers no question: nothing else takes a stop back. */
function reviewOf(
  { reason, displayRole }: VerdictDraft,
  { seen, viewed, meaning }: Shown,
): ReviewBody {
  const entries = viewedEntries(viewed.all, seen.model.marks);
  const last = entries.at(-1);
  return {
    verdict: 'override',
    reason: reason.trim(),
    ...(last === undefined
      ? {}
      : { as_of: last.decision_seq, viewed: entries.map((one) => ({ ...one })) }),
    ...(displayRole.trim() === '' ? {} : { reviewer: { display_role: displayRole.trim() } }),
    // The same for everybody, letter for letter: where it takes several people they say yes to the same.
    before: { directive: 'stop' },
    after: { directive: 'proceed' },
    signed_in_at: authenticatedAt(),
    meaning,
  };
}
