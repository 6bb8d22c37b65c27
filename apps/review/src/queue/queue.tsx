import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { bindKeys } from '../keys/keys.js';
import { moveFocus } from '../keys/move-focus.js';
import { useReadAgain } from '../live/read-again.js';
import { Heading } from '../parts/heading.js';
import { Problem } from '../parts/problem.js';
import { isOnItsWay } from '../review/pending.js';
import { addressOf } from '../router.js';
import { ledgers, reviews, roleIn } from '../session/session.js';
import { told, words } from '../words/index.js';
import { dueWords } from './due.js';
import {
  hidden,
  incomplete,
  isRead,
  questions,
  readQueue,
  refusals,
  type WaitingQuestion,
} from './waiting.js';

/** How often the time that is left is told anew. */
const CLOCK_MS = 15_000;

/** What waits for whoever is signed in. */
export function Queue() {
  const { queue: say, signIn, loading } = words.value;
  const list = useRef<HTMLOListElement>(null);
  const nowMs = useSignal(Date.now());
  useReadAgain(
    readQueue,
    ledgers.value.map(({ id }) => id),
  );
  useEffect(() => {
    const timer = setInterval(() => {
      nowMs.value = Date.now();
    }, CLOCK_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(
    () => bindKeys({ j: () => moveFocus(list.current, 1), k: () => moveFocus(list.current, -1) }),
    [],
  );
  const open = questions.value.filter((one) => !isOnItsWay(one));
  const mayAnswer = ledgers.value.some(({ role }) => reviews(role));
  return (
    <main id="content">
      <Heading text={say.title} />
      {ledgers.value.length === 0 && <p class="notice">{signIn.nowhere}</p>}
      <p role="status">{isRead.value ? say.count(open.length + hidden.value) : loading}</p>
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
      {isRead.value && open.length === 0 && refusals.value.length === 0 && <p>{say.empty}</p>}
      {open.length > 1 && <p class="small">{say.order}</p>}
      {ledgers.value.length > 0 && !mayAnswer && <p class="notice">{say.readOnly}</p>}
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

function Card({ question, nowMs }: { question: WaitingQuestion; nowMs: number }) {
  const { queue: say, due } = words.value;
  const { rule, code, quote } = told.value;
  const { ledger, decision_id: decision, escalation_id: escalation, announced, stakes } = question;
  const isOverdue = question.overdue;
  return (
    <a class="card" href={addressOf({ place: 'queue', path: [ledger, decision, escalation] })}>
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
        {question.approved_by_you && <span class="tag">{say.youSaidYes}</span>}
        {!reviews(roleIn(ledger)) && <span class="tag">{roleIn(ledger)}</span>}
      </span>
      <strong class="headline">{headlineOf(announced) ?? quote(question.goal)}</strong>
      {headlineOf(announced) !== undefined && <span>{quote(question.goal)}</span>}
      <span class="small">
        {say.asks(rule(question.rule))} · {say.by(quote(question.agent_name ?? question.agent_id))}{' '}
        · {question.directive === 'stop' ? say.stopped : say.held}
      </span>
    </a>
  );
}

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
