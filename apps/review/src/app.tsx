import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { refusalOf, type Refused } from './ask.js';
import { bindKeys } from './keys/keys.js';
import { KeysHelp, showsKeys } from './keys/keys-help.js';
import { Heading } from './parts/heading.js';
import { lazily } from './parts/lazy.js';
import { Problem } from './parts/problem.js';
import { Queue } from './queue/queue.js';
import { PendingBar } from './review/pending-bar.js';
import { address, addressOf, go } from './router.js';
import { begin, ledgers, session, signOut } from './session/session.js';
import { Enrol } from './session/enrol.js';
import { SignIn } from './session/sign-in.js';
import { choose, language, words } from './words/index.js';

/** With the records' rules, the verifier and the words of documents, which a list of questions does not take. */
const QuestionView = lazily(async () => (await import('./question/question-view.js')).QuestionView);

const QUEUE = { place: 'queue', path: [] } as const;

/** The whole page: its head, the view of its address, and the answers on their way. */
export function App() {
  const refused = useSignal<Refused | undefined>(undefined);
  const start = (): void => {
    refused.value = undefined;
    begin().catch((error: unknown) => {
      refused.value = refusalOf(error);
    });
  };
  useEffect(start, []);
  useEffect(
    () =>
      bindKeys({
        '?': () => {
          showsKeys.value = true;
        },
        g: () => go(QUEUE),
      }),
    [],
  );
  useEffect(() => {
    document.documentElement.lang = language.value;
  }, [language.value]);
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>
        {words.value.skip}
      </a>
      <Head />
      {refused.value === undefined ? (
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
  return <Queue />;
}

function Head() {
  const say = words.value;
  const now = session.value;
  const roles = ledgers.value.map(({ id, role }) => `${id}: ${role}`).join(', ');
  const other = language.value === 'en' ? 'de' : 'en';
  return (
    <header class="head">
      <a class="brand" href="/app">
        {say.product}
      </a>
      {now !== null && now !== 'asking' && (
        <nav aria-label={say.navigation}>
          <a href={addressOf(QUEUE)}>{say.queueLink}</a>
        </nav>
      )}
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
