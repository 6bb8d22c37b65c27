import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Heading } from '../parts/heading.js';
import { Problem } from '../parts/problem.js';
import { inDossier, Places, type ReferencePlace } from '../parts/references.js';
import { useKeys } from '../keys/use-keys.js';
import { ClaimPart } from '../claim/claim-part.js';
import { Answer } from '../review/answer.js';
import { addressOf, go } from '../router.js';
import { reviews, roleIn } from '../session/session.js';
import { words } from '../words/index.js';
import { nextAfter, questions } from '../queue/waiting.js';
import { useDecision } from './evidence.js';
import type { SeenDecision } from './seen.js';
import { Since } from './since.js';
import { readQuestion, type AskedQuestion, type QuestionPlace } from './question.js';
import {
  Alternatives,
  Cause,
  Confidence,
  Frame,
  Missing,
  Sources,
  Story,
  Wants,
} from './sections.js';
import { ToolResults } from './tool-results-part.js';
import { ViewedMarks } from './viewed.js';

/** One question on one screen: what the agent wants, why it waits, what the source says, and the answer. */
export function QuestionView(place: QuestionPlace) {
  const { question: say, loading, back } = words.value;
  const { ledger, decision: id, escalation } = place;
  const { value: seen, refused, again } = useDecision(ledger, id);
  const whole = { place: 'decisions', path: [ledger, id] } as const;
  useKeys({ i: () => go(whole), j: () => goNext(place, 1), k: () => goNext(place, -1) }, [place]);
  return (
    <main id="content">
      <p>
        <a href={addressOf({ place: 'queue', path: [] })}>← {back}</a>
      </p>
      <Heading
        key={`${ledger}/${id}/${escalation}`}
        text={seen === undefined ? say.title : seen.model.goal.goal.text}
        part={say.title}
      />
      {refused !== undefined && <Problem refused={refused} again={again} />}
      {seen === undefined && refused === undefined && <p role="status">{loading}</p>}
      {seen !== undefined && <Body place={place} seen={seen} again={again} />}
    </main>
  );
}

interface BodyProps {
  place: QuestionPlace;
  seen: SeenDecision;
  /** Reads the decision again. */
  again: () => void;
}

function Body({ place, seen, again }: BodyProps) {
  const { question: say } = words.value;
  const question = readQuestion(seen, place.escalation);
  if (!seen.report.verified) return <Refusal text={say.untrusted} place={place} />;
  if (question === 'unknown') return <Refusal text={say.unknown} place={place} />;
  if (question === 'unreadable') return <Refusal text={say.notRead} place={place} />;
  return <Asked place={place} seen={seen} again={again} question={question} />;
}

function Refusal({ text, place }: { text: string; place: QuestionPlace }) {
  return (
    <>
      <p class="notice bad" role="alert">
        {text}
      </p>
      <p>
        <a href={addressOf({ place: 'decisions', path: [place.ledger, place.decision] })}>
          {words.value.question.whole}
        </a>
      </p>
    </>
  );
}

interface AskedProps extends BodyProps {
  question: AskedQuestion;
}

function Asked({ place, seen, question, again }: AskedProps) {
  const { question: say, verdict } = words.value;
  const [viewed] = useState(() => new ViewedMarks());
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (root.current !== null) viewed.watch(root.current);
    return () => viewed.stop();
  }, [seen]);
  const isOpen = question.escalation.status === 'open';
  const inWhole = useCallback(
    (id: string) => inWholeDecision(place, id),
    [place.ledger, place.decision],
  );
  return (
    <div class="question" ref={root}>
      <Places.Provider value={inWhole}>
        <div class="facts">
          <Frame seen={seen} question={question} />
          <Wants question={question} />
          <Cause question={question} seen={seen} />
          <Sources seen={seen} />
          <ToolResults seen={seen} question={question} />
          <Alternatives seen={seen} />
          <Missing seen={seen} />
          <Confidence seen={seen} />
          <Story seen={seen} place={place} />
          <p class="small">
            ✓ {say.verified(seen.entryCount)} {say.recorded}
          </p>
        </div>
      </Places.Provider>
      <div class="answering">
        {isOpen && (
          <Since ledger={place.ledger} decision={place.decision} seen={seen} again={again} />
        )}
        {!isOpen && <p class="notice">{say.answered}</p>}
        {isOpen && !reviews(roleIn(place.ledger)) && <p class="notice">{verdict.readOnly}</p>}
        {isOpen && reviews(roleIn(place.ledger)) && <ClaimPart place={place} />}
        {isOpen && reviews(roleIn(place.ledger)) && (
          <Answer
            key={`${place.ledger}/${place.decision}/${place.escalation}`}
            place={place}
            seen={seen}
            question={question}
            viewed={viewed}
          />
        )}
      </div>
    </div>
  );
}

/** Sections of the dossier are on the page of the whole decision. Marks stay words here: one screen, one question. */
function inWholeDecision(
  { ledger, decision }: QuestionPlace,
  id: string,
): ReferencePlace | undefined {
  if (!id.startsWith('section-')) return undefined;
  const whole = addressOf({ place: 'decisions', path: [ledger, decision] });
  return { href: `${whole}#${id}`, title: inDossier(id) };
}

/** To the question after, or before, this one in the queue. */
function goNext(place: QuestionPlace, by: 1 | -1): void {
  const all = questions.value;
  const at = all.findIndex(
    (one) =>
      one.ledger === place.ledger &&
      one.decision_id === place.decision &&
      one.escalation_id === place.escalation,
  );
  const next = by === 1 ? nextAfter(place) : all[at - 1];
  if (next === undefined) return;
  go({ place: 'queue', path: [next.ledger, next.decision_id, next.escalation_id] });
}
