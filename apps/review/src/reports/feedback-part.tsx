import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { ask, inLedger, Refused, refusedBy } from '../ask.js';
import { Field } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { saveAnswer } from '../parts/save.js';
import { ledgers } from '../session/session.js';
import { words } from '../words/index.js';
import { exportWords } from './export-words.js';
import { askForExport, isUnfinished, readExport, type ShownExport } from './read-exports.js';

const FORMS = ['docket', 'langfuse', 'langsmith', 'openai'] as const;
const PROFILES = ['counterparty', 'regulator', 'public', 'none'] as const;
/** How often it is asked whether the file is there. */
const LOOK_MS = 1_000;
/** How often at most: the list of exports has what takes longer. */
const LOOKS_MAX = 60;

interface FeedbackWish {
  ledger: string;
  /** Days in UTC, the second one included. */
  from: string;
  to: string;
  form: string;
  profile: string;
  isCorrectedOnly: boolean;
  recipient: string;
}

/** What people corrected, as a file for whoever builds the agents: for officers. */
export function FeedbackPart() {
  const { decision, reports } = words.value;
  const { feedback: say } = exportWords();
  const own = ledgers.value.filter(({ role }) => role === 'officer').map(({ id }) => id);
  const refused = useSignal<Refused | undefined>(undefined);
  const isMissing = useSignal(false);
  const state = useSignal<'idle' | 'making' | 'saved' | 'later'>('idle');
  // Sent again, because no answer came, it is one export.
  const sent = useRef({ of: '', key: '' });
  const [first] = own;
  if (first === undefined) return null;
  const told = { idle: '', making: decision.making, saved: say.saved, later: say.later };
  const make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const wish = readForm(event.currentTarget as HTMLFormElement, first);
    // What was said of the last file is not said of this one.
    refused.value = undefined;
    isMissing.value = wish.from === '' || wish.to === '' || wish.to < wish.from;
    state.value = isMissing.value ? 'idle' : 'making';
    if (isMissing.value) return;
    try {
      const of = JSON.stringify(wish);
      if (sent.current.of !== of) sent.current = { of, key: crypto.randomUUID() };
      const begun = await askForFeedback(wish, sent.current.key);
      sent.current.of = '';
      state.value = await saveWhenReady(wish.ledger, begun);
    } catch (error) {
      state.value = 'idle';
      refused.value = refusedBy(error);
    }
  };
  return (
    <section aria-labelledby="feedback">
      <h2 id="feedback">{say.title}</h2>
      <p>{say.intro}</p>
      <form class="report" noValidate onSubmit={(event) => void make(event)}>
        {own.length > 1 && <Choice name="ledger" label={words.value.queue.ledger} all={own} />}
        <Field
          id="feedback-from"
          label={reports.from}
          hint={say.daysHint}
          error={isMissing.value ? reports.daysMissing : undefined}
        >
          {(field) => <input {...field} name="from" type="date" required />}
        </Field>
        <Field id="feedback-to" label={reports.to}>
          {(field) => <input {...field} name="to" type="date" required />}
        </Field>
        <Choice name="form" label={say.form} all={FORMS} />
        <Choice name="profile" label={say.profile} hint={say.profileHint} all={PROFILES} />
        <p>
          <label>
            <input name="corrected" type="checkbox" defaultChecked /> {say.correctedOnly}
          </label>
        </p>
        <Field id="feedback-recipient" label={say.recipient}>
          {(field) => <input {...field} name="recipient" type="text" maxLength={256} />}
        </Field>
        <p class="small">{reports.recorded}</p>
        <p class="row">
          <button type="submit" disabled={state.value === 'making'}>
            {say.make}
          </button>
          <span role="status">{told[state.value]}</span>
        </p>
      </form>
      {refused.value !== undefined && <Problem refused={refused.value} />}
    </section>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  hint?: string;
  all: readonly string[];
}

function Choice({ name, label, hint, all }: ChoiceProps) {
  const { readers } = words.value.copies;
  const said: Readonly<Record<string, string>> = { ...readers, ...exportWords().feedback.names };
  return (
    <Field id={`feedback-${name}`} label={label} hint={hint}>
      {(field) => (
        <select {...field} name={name}>
          {all.map((one) => (
            <option key={one} value={one}>
              {Object.hasOwn(said, one) ? said[one] : one}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function readForm(form: HTMLFormElement, ledger: string): FeedbackWish {
  const given = new FormData(form);
  const textOf = (name: string): string => String(given.get(name) ?? '').trim();
  return {
    ledger: textOf('ledger') || ledger,
    from: textOf('from'),
    to: textOf('to'),
    form: textOf('form'),
    profile: textOf('profile'),
    isCorrectedOnly: given.has('corrected'),
    recipient: textOf('recipient'),
  };
}

/** @throws {Refused} */
function askForFeedback(wish: FeedbackWish, key: string): Promise<ShownExport> {
  const { ledger, from, to, form, profile, isCorrectedOnly, recipient } = wish;
  const feedback = {
    from: `${from}T00:00:00Z`,
    to: `${dayAfter(to)}T00:00:00Z`,
    form,
    profile,
    ...(isCorrectedOnly && { verdicts: ['correct', 'override'] }),
  };
  return askForExport(ledger, { kind: 'feedback', feedback, recipient }, key);
}

/** Waits until the file is recorded, and saves it. @throws {Refused} */
async function saveWhenReady(ledger: string, begun: ShownExport): Promise<'saved' | 'later'> {
  const { export_id: id } = begun;
  let made = begun;
  for (let looks = 0; isUnfinished(made); looks += 1) {
    if (looks === LOOKS_MAX) return 'later';
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    made = await readExport(ledger, id);
  }
  // Said by the server, of what it was asked for.
  if (made.state !== 'ready') throw new Refused(409, made.state, made.failure ?? made.state, '');
  const content = await ask(inLedger(ledger, 'exports', id, 'content'));
  await saveAnswer(content, made.file_name ?? `${ledger}.feedback.ndjson`);
  return 'saved';
}

const DAY_MS = 86_400_000;
const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
