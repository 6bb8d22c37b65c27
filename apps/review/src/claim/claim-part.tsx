import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { focusFirst } from '../keys/move-focus.js';
import { useKeys } from '../keys/use-keys.js';
import { Field } from '../parts/field.js';
import { useLoaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import type { QuestionPlace } from '../question/question.js';
import { readQueue } from '../queue/waiting.js';
import { go } from '../router.js';
import { roleIn } from '../session/session.js';
import { told, words } from '../words/index.js';
import { giveBack, readClaim, readReviewers, takeClaim, workAt, type WorkAt } from './claim.js';

/** How often it is read again, as long as it is looked at: claims are in no ledger, so nothing tells of them. */
const AGAIN_MS = 20_000;

/** Who works at the question, above the form of the answer: nobody is kept from it. */
export function ClaimPart({ place }: { place: QuestionPlace }) {
  const { claims: say } = words.value;
  useEffect(() => {
    const read = (): void => {
      if (document.visibilityState === 'visible') void readClaim(place);
    };
    read();
    const timer = setInterval(read, AGAIN_MS);
    return () => clearInterval(timer);
  }, [place.ledger, place.decision, place.escalation]);
  // To what is offered, which Enter then does: nothing is taken by one key.
  useKeys({ y: () => focusFirst('.claim button, .claim summary') });
  const known = workAt(place);
  const work = known?.work;
  return (
    <div class="claim" role="group" aria-label={say.title}>
      <Noted note={work?.note ?? null} />
      {work !== undefined && <Standing place={place} claim={work.claim} />}
      {work !== undefined && roleIn(place.ledger) === 'officer' && <GiveTo place={place} />}
      {known?.refused !== undefined && <Problem refused={known.refused} />}
    </div>
  );
}

function Noted({ note }: Pick<WorkAt, 'note'>) {
  if (note === null) return null;
  const { moment, quote } = told.value;
  return (
    <p class="notice">
      {words.value.claims.noted(moment(note.at), note.yours)}{' '}
      <span class="said">{quote(note.text)}</span>
    </p>
  );
}

interface StandingProps {
  place: QuestionPlace;
  claim: WorkAt['claim'];
}

function Standing({ place, claim }: StandingProps) {
  const { claims: say } = words.value;
  const { moment } = told.value;
  if (claim === null)
    return (
      <p class="row">
        <button type="button" onClick={() => void takeClaim(place)}>
          {say.take}
        </button>
        <span class="small" role="status">
          {say.free}
        </span>
      </p>
    );
  const isGiven = claim.given_by !== claim.holder;
  if (claim.yours)
    return (
      <>
        <p role="status">{(isGiven ? say.givenToYou : say.yours)(moment(claim.until))}</p>
        <GiveBack place={place} />
      </>
    );
  return (
    <div class="notice">
      <p role="status">{(isGiven ? say.given : say.theirs)(claim.holder, moment(claim.until))}</p>
      {roleIn(place.ledger) === 'officer' && (
        <button type="button" onClick={() => void takeClaim(place, { take_over: true })}>
          {say.takeOver}
        </button>
      )}
    </div>
  );
}

/** An officer gives it to somebody; whom is asked when it is opened. */
function GiveTo({ place }: { place: QuestionPlace }) {
  const isOpen = useSignal(false);
  return (
    <details
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>{words.value.claims.giveTo}</summary>
      {isOpen.value && <GiveToForm place={place} />}
    </details>
  );
}

function GiveToForm({ place }: { place: QuestionPlace }) {
  const { claims: say, loading } = words.value;
  const { value, refused, again } = useLoaded(() => readReviewers(place.ledger), [place.ledger]);
  const give = (event: Event & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const to = new FormData(event.currentTarget).get('to');
    if (typeof to === 'string') void takeClaim(place, { to });
  };
  if (refused !== undefined) return <Problem refused={refused} again={again} />;
  if (value === undefined) return <p role="status">{loading}</p>;
  if (value.length === 0) return <p>{say.nobodyElse}</p>;
  return (
    <form class="row" onSubmit={give}>
      <label>
        {say.whom}{' '}
        <select name="to">
          {value.map(({ principal, name, role }) => (
            <option key={principal} value={principal}>
              {`${name ?? principal} (${role})`}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{say.giveToNow}</button>
    </form>
  );
}

/** Characters of a note. */
const NOTE_MAX = 2_000;

function GiveBack({ place }: { place: QuestionPlace }) {
  const { claims: say } = words.value;
  const note = useSignal('');
  const give = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!(await giveBack(place, note.value))) return;
    await readQueue();
    go({ place: 'queue', path: [] });
  };
  return (
    <details>
      <summary>{say.giveBack}</summary>
      <form onSubmit={(event) => void give(event)}>
        <Field id="claim-note" label={say.note} hint={say.noteHint}>
          {(field) => (
            <textarea
              {...field}
              rows={3}
              maxLength={NOTE_MAX}
              value={note.value}
              onInput={({ currentTarget }) => {
                note.value = currentTarget.value;
              }}
            />
          )}
        </Field>
        <button type="submit">{say.giveBackNow}</button>
      </form>
    </details>
  );
}
