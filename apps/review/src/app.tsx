import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { refusedBy, type Refused } from './ask.js';
import { KeysHelp, showsKeys } from './keys/keys-help.js';
import { useKeys } from './keys/use-keys.js';
import { Heading } from './parts/heading.js';
import { followPositions } from './live/positions.js';
import { lazily } from './parts/lazy.js';
import { focusFirst } from './keys/move-focus.js';
import { Problem } from './parts/problem.js';
import { Queue } from './queue/queue.js';
import { PendingBar } from './review/pending-bar.js';
import { address, addressOf, go, type Address } from './router.js';
import {
  administered,
  alertingLedgers,
  begin,
  erasingLedgers,
  exportsIn,
  ledgers,
  session,
  signOut,
} from './session/session.js';
import { Enrol } from './session/enrol.js';
import { Stopped } from './session/stopped.js';
import { SignIn } from './session/sign-in.js';
import { choose, language, words } from './words/index.js';

/** With the records' rules, the verifier and the words of documents, which a list of questions does not take. */
const QuestionView = lazily(async () => (await import('./question/question-view.js')).QuestionView);

/** The same of a whole decision. */
const DecisionView = lazily(async () => (await import('./decision/decision-view.js')).DecisionView);
const DecisionList = lazily(async () => (await import('./decision/decision-list.js')).DecisionList);

const BoardView = lazily(async () => (await import('./board/board-view.js')).BoardView);
const ReportsView = lazily(async () => (await import('./reports/reports-view.js')).ReportsView);
const AdministrationView = lazily(
  async () => (await import('./administration/administration-view.js')).AdministrationView,
);
const HourView = lazily(async () => (await import('./hour/hour-view.js')).HourView);
const AlertsView = lazily(async () => (await import('./alerts/alerts-view.js')).AlertsView);
const ErasuresView = lazily(async () => (await import('./erasures/erasures-view.js')).ErasuresView);
const VerifyView = lazily(async () => (await import('./verify/verify-view.js')).VerifyView);

const QUEUE = { place: 'queue', path: [] } as const;
const HOUR = { place: 'hour', path: [] } as const;
const ALERTS = { place: 'alerts', path: [] } as const;
const BOARD = { place: 'board', path: [] } as const;
const DECISIONS = { place: 'decisions', path: [] } as const;
const REPORTS = { place: 'reports', path: [] } as const;
const ADMINISTRATION = { place: 'administration', path: [] } as const;
const ERASURES = { place: 'erasures', path: [] } as const;
const VERIFY = { place: 'verify', path: [] } as const;

/** The whole page: its head, the view of its address, and the answers on their way. */
export function App() {
  const refused = useSignal<Refused | undefined>(undefined);
  const start = (): void => {
    refused.value = undefined;
    begin().catch((error: unknown) => {
      refused.value = refusedBy(error);
    });
  };
  useEffect(start, []);
  useKeys({
    '?': () => {
      showsKeys.value = true;
    },
    g: () => go(QUEUE),
    b: () => go(BOARD),
    d: () => go(DECISIONS),
    t: () => go(REPORTS),
    m: () => go(ADMINISTRATION),
    e: () => go(ERASURES),
    h: () => go(HOUR),
    w: () => go(ALERTS),
    v: () => go(VERIFY),
    '/': () => focusFirst('input[type=search]'),
  });
  const signedIn = session.value === null || session.value === 'asking' ? '' : session.value.id;
  useEffect(() => (signedIn === '' ? undefined : followPositions()), [signedIn]);
  useEffect(() => {
    document.documentElement.lang = language.value;
  }, [language.value]);
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>
        {words.value.skip}
      </a>
      <Head />
      <Stopped />
      {refused.value === undefined || address.value.place === 'verify' ? (
        <View />
      ) : (
        <main id="content">
          <Heading text={words.value.product} />
          <Problem refused={refused.value} again={start} />
        </main>
      )}
      <PendingBar />
      <KeysHelp />
    </>
  );
}

/** To the content itself: the address of the page stays what it is. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content h1')?.focus();
}

function View() {
  const { place, path } = address.value;
  // Takes neither a server nor a session.
  if (place === 'verify') return <VerifyView />;
  if (session.value === 'asking') {
    return (
      <main id="content">
        <p role="status">{words.value.loading}</p>
      </main>
    );
  }
  if (place === 'enrol') return <Enrol />;
  if (session.value === null) return <SignIn />;
  const [ledger, decision, escalation] = path;
  if (
    place === 'queue' &&
    ledger !== undefined &&
    decision !== undefined &&
    escalation !== undefined
  )
    return <QuestionView ledger={ledger} decision={decision} escalation={escalation} />;
  if (place === 'hour' || (place === 'start' && beginsWith() === 'hour')) return <HourView />;
  if (place === 'alerts') return <AlertsView {...(ledger === undefined ? {} : { ledger })} />;
  if (place === 'board') return <BoardView />;
  if (place === 'reports') return <ReportsView />;
  if (place === 'administration')
    return <AdministrationView {...(ledger === undefined ? {} : { ledger })} />;
  if (place === 'erasures')
    return (
      <ErasuresView
        {...(ledger === undefined ? {} : { ledger })}
        {...(decision === undefined ? {} : { request: decision })}
      />
    );
  if (place === 'decisions')
    return ledger !== undefined && decision !== undefined ? (
      <DecisionView ledger={ledger} decision={decision} />
    ) : (
      <DecisionList />
    );
  return <Queue />;
}

/** Officers begin with what waits, fired and happened; everybody else with what waits for them. */
const beginsWith = (): 'hour' | 'queue' =>
  ledgers.value.some(({ role }) => role === 'officer') ? 'hour' : 'queue';

function PlaceLink({ to, text }: { to: Address; text: string }) {
  const { place } = address.value;
  const isHere = (place === 'start' ? beginsWith() : place) === to.place;
  return (
    <>
      <a href={addressOf(to)} aria-current={isHere ? 'page' : undefined}>
        {text}
      </a>{' '}
    </>
  );
}

function Head() {
  const say = words.value;
  const now = session.value;
  const given = now === null || now === 'asking' ? [] : Object.entries(now.roles);
  const roles = given.map(([id, role]) => `${id}: ${role}`).join(', ');
  const other = language.value === 'en' ? 'de' : 'en';
  return (
    <header class="head">
      <a class="brand" href="/app">
        {say.product}
      </a>
      <nav aria-label={say.navigation}>
        {now !== null &&
          now !== 'asking' &&
          (
            [
              [HOUR, say.hourLink],
              [QUEUE, say.queueLink],
              [BOARD, say.boardLink],
              [DECISIONS, say.decisionsLink],
              ...(ledgers.value.some(({ role }) => exportsIn(role))
                ? [[REPORTS, say.reports.link] as const]
                : []),
              ...(alertingLedgers.value.length > 0 ? [[ALERTS, say.alertsLink] as const] : []),
              ...(erasingLedgers.value.length > 0 ? [[ERASURES, say.erasuresLink] as const] : []),
              ...(administered.value.length > 0
                ? [[ADMINISTRATION, say.administrationLink] as const]
                : []),
            ] as const
          ).map(([to, text]) => <PlaceLink key={text} to={to} text={text} />)}
        <PlaceLink to={VERIFY} text={say.verifyLink} />
      </nav>
      <span class="row end">
        <button
          type="button"
          lang={other}
          aria-label={say.languageName}
          onClick={() => choose(other)}
        >
          {say.language}
        </button>
        <button
          type="button"
          onClick={() => {
            showsKeys.value = true;
          }}
        >
          {say.keysButton} <kbd aria-hidden="true">?</kbd>
        </button>
        {now !== null && now !== 'asking' && (
          <>
            <span class="small who">
              {say.you}: {roles}
            </span>
            <button type="button" onClick={() => void signOut()}>
              {say.signOut}
            </button>
          </>
        )}
      </span>
    </header>
  );
}
