import { useSignal } from '@preact/signals';
import { refusedBy, type Refused } from '../ask.js';
import { alertWords } from '../alerts/alert-words.js';
import { FiringPlace } from '../alerts/firing-place.js';
import { useReadAgain } from '../live/read-again.js';
import { Heading } from '../parts/heading.js';
import { Problem } from '../parts/problem.js';
import { addressOf } from '../router.js';
import { ledgers } from '../session/session.js';
import { told, words } from '../words/index.js';
import { HAPPENED, readHour, type Hour, type WaitingNow } from './read-hour.js';

/** What waits, what fired, and what happened in the last hour, in each ledger: where officers begin. */
export function HourView() {
  const say = alertWords().hour;
  return (
    <main id="content">
      <Heading text={say.title} />
      <p>{say.intro}</p>
      {ledgers.value.length === 0 && <p class="notice">{words.value.signIn.nowhere}</p>}
      {ledgers.value.map(({ id }) => (
        <OfLedger key={id} ledger={id} isOnly={ledgers.value.length === 1} />
      ))}
    </main>
  );
}

function OfLedger({ ledger, isOnly }: { ledger: string; isOnly: boolean }) {
  const say = alertWords().hour;
  const { hour, refused, again } = useHour(ledger);
  const Part = isOnly ? 'h2' : 'h3';
  return (
    <section aria-label={ledger}>
      {!isOnly && <h2>{ledger}</h2>}
      {refused !== undefined && <Problem refused={refused} again={again} />}
      {refused !== undefined && hour !== undefined && (
        <p class="notice bad">{words.value.board.old}</p>
      )}
      {hour === undefined && refused === undefined && <p role="status">{words.value.loading}</p>}
      {hour !== undefined && (
        <>
          {!hour.complete && <p class="notice">{words.value.queue.incomplete(ledger)}</p>}
          <Part>{say.waits}</Part>
          <p role="status">{say.waiting(hour.waiting, hour.overdue)}</p>
          <Questions ledger={ledger} questions={hour.questions} />
          {hour.waiting > hour.questions.length && (
            <p>
              <a href={addressOf({ place: 'queue', path: [] })}>{say.allQuestions}</a>
            </p>
          )}
          <Part>{say.fired}</Part>
          {hour.firings.length === 0 && <p>{say.nothingFired}</p>}
          <ul>
            {hour.firings.map((one) => (
              <li key={one.no}>
                {told.value.moment(one.fired_at)}: {told.value.quote(one.label)},{' '}
                <FiringPlace ledger={ledger} firing={one} say={alertWords()} />
              </li>
            ))}
          </ul>
          <p>
            <a href={addressOf({ place: 'alerts', path: [ledger] })}>{words.value.alertsLink}</a>
          </p>
          <Part>{say.happened}</Part>
          <Happened hour={hour} />
          <p>
            <a href={addressOf({ place: 'board', path: [] })}>{say.toBoard}</a>
          </p>
        </>
      )}
    </section>
  );
}

function Questions({ ledger, questions }: { ledger: string; questions: readonly WaitingNow[] }) {
  const say = alertWords().hour;
  return (
    <ol class="cards">
      {questions.map(({ decision_id: decision, escalation_id: escalation, ...one }) => (
        <li key={`${decision} ${escalation}`}>
          <a
            class="card"
            href={addressOf({ place: 'queue', path: [ledger, decision, escalation] })}
          >
            <strong>{told.value.quote(one.goal)}</strong>
            <span class="small">
              {told.value.rule(one.rule)} ·{' '}
              {one.due_at === null
                ? words.value.due.none
                : one.overdue
                  ? say.overdueSince(told.value.moment(one.due_at))
                  : say.dueAt(told.value.moment(one.due_at))}
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}

function Happened({ hour }: { hour: Hour }) {
  const say = alertWords().hour;
  const { number, board } = words.value;
  const rows = HAPPENED.filter((type) => (hour.byType[type] ?? 0) > 0);
  const columns = Object.entries(hour.byColumn).filter(([, n]) => n > 0);
  if (hour.entries === 0) return <p>{say.nothingHappened}</p>;
  return (
    <>
      <p>{say.entries(hour.entries)}</p>
      {!hour.isWhole && <p class="notice">{say.notWhole}</p>}
      <dl class="rows">
        {rows.map((type) => (
          <div key={type}>
            <dt>{say.type[type]}</dt>
            <dd>{number(hour.byType[type] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      <p>{say.standing}</p>
      <dl class="rows">
        {columns.map(([name, n]) => (
          <div key={name}>
            <dt>{columnName(name, board.column, say.closed)}</dt>
            <dd>{number(n)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** A column of the API, by the board's words: `blocked` is three of its columns, told apart there by what the agent says. */
function columnName(name: string, named: Record<string, string>, closed: string): string {
  if (name === 'closed') return closed;
  if (name === 'blocked') return [named[name], named['loop'], named['escalating']].join(' / ');
  return named[name === 'waiting_for_human' ? 'waiting' : name] ?? name;
}

/** Read again as the ledger grows, and each quarter of a minute where nothing tells of that; what was read stays. */
function useHour(ledger: string) {
  const hour = useSignal<Hour | undefined>(undefined);
  const refused = useSignal<Refused | undefined>(undefined);
  const read = async (): Promise<void> => {
    try {
      hour.value = await readHour(ledger);
      refused.value = undefined;
    } catch (error) {
      refused.value = refusedBy(error);
    }
  };
  useReadAgain(read, [ledger]);
  return { hour: hour.value, refused: refused.value, again: () => void read() };
}
