import { useEffect } from 'preact/hooks';
import { useKeys } from '../keys/use-keys.js';
import { useLoaded } from '../parts/loaded.js';
import { addressOf, go, type Address } from '../router.js';
import { language, told, words } from '../words/index.js';
import type { LaterEntry } from './changes.js';
import {
  dismiss,
  isUnsent,
  NO_QUESTION,
  pendings,
  send,
  undo,
  UNDO_S,
  type Pending,
} from './pending.js';

/** Answers that wait to be sent, are sent, or were not taken: at the foot of every view. */
export function PendingBar() {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (isUnsent()) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  useKeys({ u: () => takeBack() });
  if (pendings.value.length === 0) return null;
  return (
    <aside class="pending" aria-label={words.value.pending.region}>
      {pendings.value.map((one) => (
        <Row key={one.key} pending={one} />
      ))}
    </aside>
  );
}

/** Back to the form, as it was. */
function takeBack(key?: string): void {
  const taken = undo(key);
  if (taken !== undefined) go(placeOf(taken));
}

const decisionOf = ({ ledger, decision }: Pending): Address => ({
  place: 'decisions',
  path: [ledger, decision],
});

const placeOf = (given: Pending): Address =>
  given.escalation === NO_QUESTION
    ? decisionOf(given)
    : { place: 'queue', path: [given.ledger, given.decision, given.escalation] };

function Row({ pending }: { pending: Pending }) {
  const { pending: say, close, question } = words.value;
  const { key, state } = pending;
  const isBad = ['stale', 'failed', 'unknown'].includes(state.name);
  return (
    <div class={isBad ? 'notice bad' : 'notice'}>
      <p role={isBad ? 'alert' : 'status'}>
        <SaidOnce pending={pending} />
        <span class="small about">{pending.goal}</span>
        <span class="small about">{pending.review.meaning}</span>
      </p>
      {state.name === 'waiting' && (
        <progress max={UNDO_S} value={state.secondsLeft} aria-hidden="true" />
      )}
      {state.name === 'stale' && <Changes changes={state.changes} />}
      {'refused' in state && <Refusal code={state.refused.code} detail={state.refused.detail} />}
      <div class="row">
        {state.name === 'waiting' && (
          <button type="button" class="primary" onClick={() => takeBack(key)}>
            {say.undo} <kbd>u</kbd>
          </button>
        )}
        {(state.name === 'stale' || state.name === 'failed') && (
          <a class="button" href={addressOf(placeOf(pending))} onClick={() => dismiss(key)}>
            {say.look}
          </a>
        )}
        {state.name === 'unknown' && (
          <button type="button" onClick={() => void send(key)}>
            {say.resend}
          </button>
        )}
        {state.name === 'sent' && (
          <a class="button" href={addressOf(decisionOf(pending))}>
            {question.whole}
          </a>
        )}
        {(state.name === 'sent' || isBad) && (
          <button type="button" onClick={() => dismiss(key)}>
            {state.name === 'sent' ? close : say.dismiss}
          </button>
        )}
      </div>
    </div>
  );
}

/** A screen reader hears how long there is once, not each second. */
function SaidOnce({ pending: { state, review } }: { pending: Pending }) {
  const { pending: say } = words.value;
  const name = say.given[review.verdict];
  switch (state.name) {
    case 'waiting':
      return (
        <>
          <span class="unseen">{say.waits(name, UNDO_S)}</span>
          <span aria-hidden="true">{say.waits(name, state.secondsLeft)}</span>
        </>
      );
    case 'sending':
      return <>{say.sending(name)}</>;
    case 'sent':
      return <>{say.sent(name, state.seq, say.goesOn[state.directive] ?? '')}</>;
    case 'stale':
      return <>{say.stale(name)}</>;
    case 'failed':
      return <>{say.failed(name)}</>;
    case 'unknown':
      return <>{say.unknown(name)}</>;
  }
}

function Refusal({ code, detail }: { code: string; detail: string }) {
  const { known, serverSays } = words.value.problem;
  return (
    <p class="small">
      {Object.hasOwn(known, code) && known[code]}{' '}
      {detail !== '' && (
        <>
          {serverSays}: <q lang="en">{detail}</q>
        </>
      )}
    </p>
  );
}

function Changes({ changes }: { changes: readonly LaterEntry[] }) {
  const { value: names = [] } = useLoaded(async () => {
    const { lexicon } = await import('../told.js');
    return changes.map(({ type }) => lexicon(language.value).recordType(type));
  }, [changes, language.value]);
  return (
    <>
      <p class="small">{words.value.pending.changed}:</p>
      <ul class="small">
        {changes.map(({ type, time }, i) => (
          <li key={i}>
            {names[i] ?? type}
            {time !== null && `, ${told.value.moment(time)}`}
          </li>
        ))}
      </ul>
    </>
  );
}
