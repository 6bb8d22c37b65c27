import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { refusedBy, type Refused } from '../ask.js';
import { Recording } from '../erasures/recording.js';
import { Field } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { roleIn } from '../session/session.js';
import { told, words } from '../words/index.js';
import { exportWords } from './export-words.js';
import {
  asked,
  askForExport,
  isUnfinished,
  nextDay,
  readExports,
  withdraw,
  type ExportPage,
  type ExportWish,
  type ShownExport,
  type ShownRequest,
} from './read-exports.js';

/** How often the state is read again while one is being made. */
const AGAIN_MS = 2_000;

/** What was asked to be taken out of a ledger in the background: how far it is, and its file. */
export function ExportsPart({ ledger }: { ledger: string }) {
  const say = exportWords();
  const { page, refused, read } = useExports(ledger);
  const notDropped = useSignal<Refused | undefined>(undefined);
  const drop = async (id: string): Promise<void> => {
    notDropped.value = undefined;
    try {
      await withdraw(ledger, id);
    } catch (error) {
      notDropped.value = refusedBy(error);
    }
    await read();
  };
  return (
    <section aria-labelledby={`exports-${ledger}`}>
      <h2 id={`exports-${ledger}`}>{say.title(ledger)}</h2>
      <p class="small">{say.intro}</p>
      {roleIn(ledger) === 'auditor' ? (
        (['ledger', 'bundle'] as const).map((kind) => (
          <TakeOut key={kind} ledger={ledger} kind={kind} />
        ))
      ) : (
        <p>{say.auditorsOnly}</p>
      )}
      {refused !== undefined && <Problem refused={refused} again={() => void read()} />}
      {notDropped.value !== undefined && <Problem refused={notDropped.value} />}
      {page === undefined && refused === undefined && <p role="status">{words.value.loading}</p>}
      {page?.exports.length === 0 && <p>{say.none}</p>}
      <ul class="plain">
        {page?.exports.map((one) => (
          <li key={one.export_id} class="notice">
            <OneExport one={one} drop={() => void drop(one.export_id)} />
          </li>
        ))}
      </ul>
      {page?.next !== undefined && <p class="small">{say.newest(page.exports.length)}</p>}
    </section>
  );
}

function useExports(ledger: string): {
  page: ExportPage | undefined;
  refused: Refused | undefined;
  read: () => Promise<void>;
} {
  const page = useSignal<ExportPage | undefined>(undefined);
  const refused = useSignal<Refused | undefined>(undefined);
  const read = async (): Promise<void> => {
    try {
      page.value = await readExports(ledger);
      refused.value = undefined;
    } catch (error) {
      refused.value = refusedBy(error);
    }
  };
  const isWaiting = page.value?.exports.some(isUnfinished) === true;
  const { value: times } = asked;
  useEffect(() => void read(), [ledger, times]);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void read();
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isWaiting, ledger]);
  return { page: page.value, refused: refused.value, read };
}

interface TakeOutProps {
  ledger: string;
  kind: 'ledger' | 'bundle';
}

/** A form of whoever may take a whole ledger out. */
function TakeOut({ ledger, kind }: TakeOutProps) {
  const say = exportWords();
  // Sent again, because no answer came, it is one export.
  const key = useRef(crypto.randomUUID());
  const isBundle = kind === 'bundle';
  const ask = async (wish: ExportWish): Promise<void> => {
    await askForExport(ledger, wish, key.current);
    key.current = crypto.randomUUID();
  };
  const send = (given: (name: string) => string): Promise<void> | undefined => {
    const [from, to] = [given('from'), given('to')];
    if (from !== '' && to !== '' && to < from) return undefined;
    const wish = { kind, recipient: given('recipient'), purpose: given('purpose') };
    return ask(isBundle ? { ...wish, bundle: periodOf(from, to) } : wish);
  };
  return (
    <Recording
      text={isBundle ? say.makeBundle : say.make}
      send={send}
      missing={words.value.reports.daysMissing}
    >
      <h3>{isBundle ? say.bundle : say.whole}</h3>
      <p>{isBundle ? say.bundleMeans : say.wholeMeans}</p>
      {isBundle &&
        (['from', 'to'] as const).map((name) => (
          <Field
            key={name}
            id={`${name}-${ledger}`}
            label={words.value.reports[name]}
            {...(name === 'from' ? { hint: say.bundleDays } : {})}
          >
            {(field) => <input {...field} name={name} type="date" />}
          </Field>
        ))}
      {(['recipient', 'purpose'] as const).map((name) => (
        <Field key={name} id={`${kind}-${name}-${ledger}`} label={say[name]} hint={hintOf(name)}>
          {(field) => (
            <input {...field} name={name} type="text" maxLength={name === 'purpose' ? 500 : 256} />
          )}
        </Field>
      ))}
    </Recording>
  );
}

const periodOf = (from: string, to: string): object => ({
  ...(from !== '' && { opened_from: `${from}T00:00:00Z` }),
  ...(to !== '' && { opened_to: `${nextDay(to)}T00:00:00Z` }),
});

const hintOf = (name: 'recipient' | 'purpose'): string => words.value.copies.hint[name];

function OneExport({ one, drop }: { one: ShownExport; drop: () => void }) {
  const say = exportWords();
  const { moment, quote } = told.value;
  const { request, state, progress, size, expires_at: until, content, file_name: name } = one;
  const { number } = words.value;
  const what = say.kind[request.kind] ?? request.kind;
  const named = request.decision === undefined ? what : `${what} ${request.decision}`;
  const details = [
    say.asked(moment(one.created_at), one.requested_by),
    ...wishTold(request),
    ...(request.recipient === undefined ? [] : [say.forWhom(quote(request.recipient))]),
    ...(size === undefined ? [] : [say.bytes(number(size))]),
    ...(state === 'ready' && until !== undefined ? [say.until(moment(until))] : []),
  ];
  return (
    <>
      <p role="status">
        <strong>{named}</strong> ({request.format}): {say.state[state] ?? state}
      </p>
      {isUnfinished(one) && <Progress of={named} progress={progress} />}
      {one.failure !== undefined && <p lang="en">{quote(one.failure)}</p>}
      <p class="small">{details.join(' · ')}</p>
      <p class="row">
        {content !== undefined && (
          <a class="button" href={content} download={name}>
            {say.get(name ?? '')}
          </a>
        )}
        {(isUnfinished(one) || content !== undefined) && (
          <button type="button" onClick={drop}>
            {(content === undefined ? say.cancel : say.remove)(named)}
          </button>
        )}
      </p>
    </>
  );
}

/** What was asked for, so that two of one kind are told apart. */
function wishTold({ dossier, oversight, feedback, bundle }: ShownRequest): string[] {
  const say = exportWords();
  const { copies } = words.value;
  const nameIn = (names: object, word: string): string =>
    Object.hasOwn(names, word) ? String(names[word as keyof typeof names]) : word;
  const { from, to } = feedback ?? oversight ?? {};
  const profile = feedback?.profile ?? dossier?.profile;
  const { names } = say.feedback;
  return [
    ...(from === undefined || to === undefined ? [] : [say.period(from, to)]),
    ...(bundle?.opened_from === undefined ? [] : [say.openedFrom(bundle.opened_from)]),
    ...(bundle?.opened_to === undefined ? [] : [say.openedTo(bundle.opened_to)]),
    ...(dossier?.variant === undefined ? [] : [say.variant(dossier.variant)]),
    ...(feedback === undefined ? [] : [say.forTool(nameIn(names, feedback.form ?? 'docket'))]),
    ...(profile === undefined
      ? []
      : [say.byProfile(nameIn({ ...copies.readers, ...names }, profile))]),
    ...(feedback?.verdicts ?? []),
    ...(feedback?.rules ?? []),
  ];
}

interface ProgressProps {
  of: string;
  progress: ShownExport['progress'];
}

function Progress({ of, progress: { done, total } }: ProgressProps) {
  const say = exportWords();
  const { number } = words.value;
  const text =
    total === null ? say.progressUnknown(number(done)) : say.progress(number(done), number(total));
  return (
    <p>
      <progress aria-label={of} {...(total === null ? {} : { value: done, max: total })} />{' '}
      <span>{text}</span>
    </p>
  );
}
