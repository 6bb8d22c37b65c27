import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { moveFocus } from '../keys/move-focus.js';
import { useKeys } from '../keys/use-keys.js';
import { useReadAgain } from '../live/read-again.js';
import { Heading } from '../parts/heading.js';
import { Problem } from '../parts/problem.js';
import { isOnItsWay } from '../review/pending.js';
import { addressOf } from '../router.js';
import { administered, ledgers, reviews, roleIn } from '../session/session.js';
import { told, words } from '../words/index.js';
import { dueWords } from './due.js';
import {
  hidden,
  incomplete,
  isRead,
  questions,
  readQueue,
  refusals,
  takeNextUp,
  type WaitingQuestion,
} from './waiting.js';

/** How often the time that is left is told anew, and who works at what. */
const CLOCK_MS = 15_000;

/** What waits for whoever is signed in. */
export function Queue() {
  const { queue: say, loading } = words.value;
  const list = useRef<HTMLOListElement>(null);
  const nowMs = useSignal(Date.now());
  useReadAgain(
    async () => {
      await readQueue();
      return incomplete.value.length > 0;
    },
    ledgers.value.map(({ id }) => id),
  );
  useEffect(() => {
    const timer = setInterval(() => {
      nowMs.value = Date.now();
      // Who works at what is in no ledger, so nothing tells of it.
      if (document.visibilityState === 'visible') void readQueue();
    }, CLOCK_MS);
    return () => clearInterval(timer);
  }, []);
  useKeys({ j: () => moveFocus(list.current, 1), k: () => moveFocus(list.current, -1) });
  // Behind the heading's own, so that the card has the focus.
  useLayoutEffect(() => {
    const next = takeNextUp();
    if (next === undefined) return;
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('a.card') ?? [])];
    cards.find((card) => card.getAttribute('href') === cardAddress(next))?.focus();
  }, []);
  const open = questions.value.filter((one) => !isOnItsWay(one));
  const seesAny = ledgers.value.length > 0;
  const mayAnswer = ledgers.value.some(({ role }) => reviews(role));
  return (
    <main id="content">
      <Heading text={say.title} />
      {!seesAny && <Nowhere />}
      {seesAny && (
        <p role="status">{isRead.value ? say.count(open.length + hidden.value) : loading}</p>
      )}
      {refusals.value.map(({ ledger, refused }) => (
        <section key={ledger} aria-label={ledger}>
          <p>
            {say.ledger}: {ledger}
          </p>
          <Problem refused={refused} again={() => void readQueue()} />
        </section>
      ))}
      {incomplete.value.map((ledger) => (
        <p key={ledger} class="notice">
          {say.incomplete(ledger)}
        </p>
      ))}
      {seesAny && isRead.value && open.length === 0 && refusals.value.length === 0 && (
        <p>{say.empty}</p>
      )}
      {open.length > 1 && <p class="small">{say.order}</p>}
      {seesAny && !mayAnswer && <p class="notice">{say.readOnly}</p>}
      <ol class="cards" ref={list}>
        {open.map((one) => (
          <li key={`${one.ledger}/${one.decision_id}/${one.escalation_id}`}>
            <Card question={one} nowMs={nowMs.value} />
          </li>
        ))}
      </ol>
      {hidden.value > 0 && <p>{say.more(hidden.value)}</p>}
    </main>
  );
}

/** For whoever has no role that sees decisions: what there is for them instead. */
function Nowhere() {
  const { signIn, administrationLink, queue: say } = words.value;
  const isAdministrator = administered.value.length > 0;
  return (
    <div class="notice">
      <p>{isAdministrator ? say.administers : signIn.nowhere}</p>
      {isAdministrator && (
        <a class="button" href={addressOf({ place: 'administration', path: [] })}>
          {administrationLink}
        </a>
      )}
    </div>
  );
}

function Card({ question, nowMs }: { question: WaitingQuestion; nowMs: number }) {
  const { queue: say, due, claims } = words.value;
  const { rule, code, moment, quote } = told.value;
  const { ledger, announced, stakes } = question;
  const isOverdue = question.overdue;
  return (
    <a class="card" href={cardAddress(question)}>
      <span class="row">
        <span class={`tag stakes-${stakes}`}>{say.stakes(code(stakes))}</span>
        <span class={isOverdue ? 'tag bad' : 'tag'}>
          {dueWords(question.due_at, { nowMs, isOverdue, words: due })}
        </span>
        {ledgers.value.length > 1 && (
          <span class="tag">
            {say.ledger} {ledger}
          </span>
        )}
        {question.approvals_needed > 1 && (
          <span class="tag">{say.saidYes(question.approvals, question.approvals_needed)}</span>
        )}
        {question.claim !== null && <span class="tag">{claims[tagOf(question.claim)]}</span>}
        {question.approved_by_you && <span class="tag">{say.youSaidYes}</span>}
        {!reviews(roleIn(ledger)) && <span class="tag">{roleIn(ledger)}</span>}
      </span>
      <strong class="headline">{headlineOf(announced) ?? quote(question.goal)}</strong>
      {headlineOf(announced) !== undefined && <span>{quote(question.goal)}</span>}
      <span class="small">
        {say.asks(rule(question.rule))} · {say.by(quote(question.agent_name ?? question.agent_id))}{' '}
        · {question.directive === 'stop' ? say.stopped : say.held}
      </span>
      {question.note !== null && (
        <span class="small about">
          {claims.noted(moment(question.note.at), question.note.yours)} {quote(question.note.text)}
        </span>
      )}
    </a>
  );
}

const cardAddress = ({ ledger, decision_id, escalation_id }: WaitingQuestion): string =>
  addressOf({ place: 'queue', path: [ledger, decision_id, escalation_id] });

/** What the agent announced, in one line of recorded words, each in quotation marks. */
function headlineOf(action: WaitingQuestion['announced']): string | undefined {
  if (action === null) return undefined;
  const { quote } = told.value;
  const { operation, amount, target } = action;
  const parts = [
    ...(operation === null ? [] : [quote(operation)]),
    ...(amount === null ? [] : [quote(`${amount.value} ${amount.currency}`)]),
    ...(target === null ? [] : [quote(`${target.system}: ${target.resource}`)]),
  ];
  return parts.length === 0 ? undefined : parts.join(' · ');
}

function tagOf({ yours, holder, given_by: by }: NonNullable<WaitingQuestion['claim']>) {
  if (!yours) return 'tagTheirs';
  return holder === by ? 'tagYours' : 'tagGiven';
}
