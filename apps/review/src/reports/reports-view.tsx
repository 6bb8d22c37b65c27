import { useSignal } from '@preact/signals';
import { ask, inLedger, refusedBy, type Refused } from '../ask.js';
import { Field } from '../parts/field.js';
import { Heading } from '../parts/heading.js';
import { Problem } from '../parts/problem.js';
import { saveAnswer } from '../parts/save.js';
import { exportsIn, ledgers } from '../session/session.js';
import { language, words } from '../words/index.js';
import { ExportsPart } from './exports-part.js';
import { FeedbackPart } from './feedback-part.js';
import { nextDay } from './read-exports.js';

const FORMATS = ['pdf', 'json', 'csv'] as const;
type Format = (typeof FORMATS)[number];

interface ReportWish {
  ledger: string;
  /** Days, the second one included. */
  from: string;
  to: string;
  purpose: string;
  format: Format;
}

/** The oversight report of a period as a file, for whoever may hand it out. */
export function ReportsView() {
  const { reports: say, signIn, decision } = words.value;
  const own = ledgers.value.filter(({ role }) => exportsIn(role)).map(({ id }) => id);
  const [first] = own;
  const refused = useSignal<Refused | undefined>(undefined);
  const isMissing = useSignal(false);
  const isBusy = useSignal(false);
  const make = async (wish: ReportWish): Promise<void> => {
    isMissing.value = wish.from === '' || wish.to === '' || wish.to < wish.from;
    if (isMissing.value) return;
    isBusy.value = true;
    refused.value = undefined;
    try {
      await saveReport(wish);
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <main id="content">
      <Heading text={say.title} />
      <p>{say.intro}</p>
      {first === undefined ? (
        <p class="notice">{ledgers.value.length === 0 ? signIn.nowhere : say.notYours}</p>
      ) : (
        <form class="report" noValidate onSubmit={(event) => void make(readForm(event, first))}>
          <Ledger own={own} />
          <Days error={isMissing.value ? say.daysMissing : undefined} />
          <Field id="report-purpose" label={say.purpose} hint={words.value.copies.hint.purpose}>
            {(field) => <input {...field} name="purpose" type="text" maxLength={500} />}
          </Field>
          <p class="small">{say.recorded}</p>
          <p class="row">
            {FORMATS.map((format) => (
              <button key={format} type="submit" value={format} disabled={isBusy.value}>
                {decision.download(format.toUpperCase())}
              </button>
            ))}
            <span role="status">{isBusy.value ? decision.making : ''}</span>
          </p>
        </form>
      )}
      {refused.value !== undefined && <Problem refused={refused.value} />}
      <FeedbackPart />
      {own.map((id) => (
        <ExportsPart key={id} ledger={id} />
      ))}
    </main>
  );
}

function Ledger({ own }: { own: readonly string[] }) {
  if (own.length === 1) return null;
  return (
    <Field id="report-ledger" label={words.value.queue.ledger}>
      {(field) => (
        <select {...field} name="ledger">
          {own.map((id) => (
            <option key={id}>{id}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Days({ error }: { error: string | undefined }) {
  const { reports: say } = words.value;
  const [from, to] = lastMonth(new Date());
  return (
    <>
      <Field id="report-from" label={say.from} hint={say.daysHint} error={error}>
        {(field) => <input {...field} name="from" type="date" required defaultValue={from} />}
      </Field>
      <Field id="report-to" label={say.to}>
        {(field) => <input {...field} name="to" type="date" required defaultValue={to} />}
      </Field>
    </>
  );
}

function readForm(event: SubmitEvent, ledger: string): ReportWish {
  event.preventDefault();
  const given = new FormData(event.currentTarget as HTMLFormElement);
  const textOf = (name: string): string => String(given.get(name) ?? '').trim();
  const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : 'pdf';
  return {
    ledger: textOf('ledger') || ledger,
    from: textOf('from'),
    to: textOf('to'),
    purpose: textOf('purpose'),
    format: FORMATS.find((one) => one === pressed) ?? 'pdf',
  };
}

async function saveReport({ ledger, from, to, purpose, format }: ReportWish): Promise<void> {
  const query = new URLSearchParams({
    from,
    // The end of a period is not in it.
    to: nextDay(to),
    format,
    locale: language.value,
    ...(purpose === '' ? {} : { purpose }),
  });
  const answer = await ask(`${inLedger(ledger, 'oversight-report')}?${query.toString()}`);
  await saveAnswer(answer, `${ledger}-${from}-${to}.oversight.${format}`);
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** First and last day of the month before, in UTC as the report has it. */
function lastMonth(now: Date): [string, string] {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return [dayOf(Date.UTC(year, month - 1, 1)), dayOf(Date.UTC(year, month, 0))];
}
