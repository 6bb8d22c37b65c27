import type { Verdict } from '@docket/record';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { KeyBindings } from '../keys/keys.js';
import type { ListedKey } from '../keys/listed.js';
import { useKeys } from '../keys/use-keys.js';
import { Field } from '../parts/field.js';
import type { AskedQuestion, QuestionPlace } from '../question/question.js';
import { told, words } from '../words/index.js';
import {
  approvesOf,
  changedLines,
  isCorrection,
  statesAnything,
  type VerdictDraft,
} from './compose.js';
import { Corrections, correctionsTold, linesOf, malformedIn } from './corrections.js';
import { People } from './people.js';

/** In the order of the form, with the key that opens it there. */
const VERDICTS: readonly (readonly [verdict: Verdict, key: ListedKey])[] = [
  ['approve', 'a'],
  ['reject', 'r'],
  ['correct', 'c'],
  ['override', 'o'],
  ['respond', 'p'],
  ['stop', 's'],
];

type FormField = 'verdict' | 'reason' | 'lines';
/** What is wrong with the form, by the field. */
type Faults = Partial<Record<FormField, string>>;

interface AnswerFormProps {
  place: QuestionPlace;
  question: AskedQuestion;
  draft: VerdictDraft;
  /** Whether the answer has to be signed. */
  isSigned: (verdict: Verdict) => boolean;
  isBusy: boolean;
  onChange: (draft: VerdictDraft) => void;
  onSubmit: (meaning: string) => void;
}

/** The answer to a question: opened by keys, and recorded by its button or by Ctrl+Enter in it. */
export function AnswerForm({
  place,
  question,
  draft,
  isSigned,
  isBusy,
  onChange,
  onSubmit,
}: AnswerFormProps) {
  const { verdict: say } = words.value;
  const form = useRef<HTMLFormElement>(null);
  const { faults, find } = useFaults(draft);
  const choose = (verdict: Verdict): void => {
    const isFirst = isCorrection(verdict) && draft.lines.length === 0;
    onChange({ ...draft, verdict, ...(isFirst ? { lines: linesOf(question) } : {}) });
  };
  useVerdictKeys(form, choose);
  const meaning = meaningOf(draft, question);
  const send = (event: Event): void => {
    event.preventDefault();
    if (isBusy) return;
    const first = find();
    if (first === undefined) onSubmit(meaning);
    else form.current?.querySelector<HTMLElement>(`[data-field=${first}]`)?.focus();
  };
  return (
    <form
      ref={form}
      class="answer"
      noValidate
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
      }}
      aria-labelledby="answer-title"
    >
      <h2 id="answer-title">{say.title}</h2>
      <VerdictChoice
        place={place}
        draft={draft}
        question={question}
        fault={faults.verdict}
        choose={choose}
      />
      {isCorrection(draft.verdict) && (
        <Corrections
          lines={draft.lines}
          fault={faults.lines}
          onChange={(lines) => onChange({ ...draft, lines })}
        />
      )}
      <Reason draft={draft} fault={faults.reason} onChange={onChange} />
      <DisplayRole draft={draft} onChange={onChange} />
      <Foot draft={draft} meaning={meaning} isSigned={isSigned} isBusy={isBusy} />
    </form>
  );
}

/** Each verdict has a key that chooses it and leads to the reason. None records anything. */
function useVerdictKeys(
  form: { current: HTMLFormElement | null },
  choose: (verdict: Verdict) => void,
): void {
  const latest = useRef(choose);
  latest.current = choose;
  const open = (verdict: Verdict): void => {
    latest.current(verdict);
    form.current?.scrollIntoView();
    form.current?.querySelector<HTMLElement>('#reason')?.focus();
  };
  const bindings = VERDICTS.map(([verdict, key]) => [key, () => open(verdict)] as const);
  useKeys(Object.fromEntries(bindings) as KeyBindings);
}

interface FootProps {
  draft: VerdictDraft;
  meaning: string;
  isSigned: (verdict: Verdict) => boolean;
  isBusy: boolean;
}

/** What the answer means, beside the button that records it. */
function Foot({ draft, meaning, isSigned, isBusy }: FootProps) {
  const { verdict: say } = words.value;
  return (
    <>
      {draft.verdict !== undefined && (
        <p>
          {say.meaning}: <strong>{meaning}</strong>
        </p>
      )}
      <p class="row">
        <button class="primary" type="submit" disabled={isBusy}>
          {draft.verdict !== undefined && isSigned(draft.verdict) ? say.sendSigned : say.send}
        </button>
        <span class="small">{say.sendHint}</span>
      </p>
    </>
  );
}

function DisplayRole({
  draft,
  onChange,
}: {
  draft: VerdictDraft;
  onChange: (draft: VerdictDraft) => void;
}) {
  const { verdict: say } = words.value;
  return (
    <Field id="display-role" label={say.function} hint={say.functionHint}>
      {(field) => (
        <input
          {...field}
          type="text"
          maxLength={200}
          autocomplete="organization-title"
          value={draft.displayRole}
          onInput={(event) => onChange({ ...draft, displayRole: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

interface VerdictChoiceProps {
  place: QuestionPlace;
  draft: VerdictDraft;
  question: AskedQuestion;
  fault: string | undefined;
  choose: (verdict: Verdict) => void;
}

function VerdictChoice({ place, draft, question, fault, choose }: VerdictChoiceProps) {
  const { verdict: say } = words.value;
  const does = (verdict: Verdict): string =>
    verdict === 'approve' && !statesAnything(question.action)
      ? say.does.approveOpen
      : say.does[verdict];
  return (
    <fieldset class="verdicts" aria-describedby={fault === undefined ? undefined : 'verdict-error'}>
      <legend>{say.choose}</legend>
      {VERDICTS.map(([verdict, key], i) => (
        <label key={verdict} class="verdict">
          <input
            type="radio"
            name="verdict"
            value={verdict}
            {...(i === 0 ? { 'data-field': 'verdict' } : {})}
            checked={draft.verdict === verdict}
            onChange={() => choose(verdict)}
          />
          <span>
            <strong>{say[verdict]}</strong> <kbd>{key}</kbd>
            <br />
            <span class="small">{does(verdict)}</span>
          </span>
        </label>
      ))}
      <People place={place} question={question} />
      {question.othersOpen > 0 && <p class="notice">{say.othersWait(question.othersOpen)}</p>}
      {fault !== undefined && (
        <p class="error" id="verdict-error">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

interface ReasonProps {
  draft: VerdictDraft;
  fault: string | undefined;
  onChange: (draft: VerdictDraft) => void;
}

function Reason({ draft, fault, onChange }: ReasonProps) {
  const { verdict: say } = words.value;
  return (
    <Field id="reason" label={say.reason} hint={say.reasonHint} error={fault}>
      {(field) => (
        <>
          {draft.verdict !== undefined && (
            <div class="row" role="group" aria-label={say.templates}>
              <span class="small">{say.templates}:</span>
              {say.template[draft.verdict].map((text) => (
                <button
                  key={text}
                  type="button"
                  class="small"
                  onClick={() => {
                    const before = draft.reason === '' ? '' : `${draft.reason.trimEnd()} `;
                    onChange({ ...draft, reason: before + text });
                    document.getElementById('reason')?.focus();
                  }}
                >
                  {text}
                </button>
              ))}
            </div>
          )}
          <textarea
            {...field}
            data-field="reason"
            rows={4}
            maxLength={8_000}
            value={draft.reason}
            onInput={(event) => onChange({ ...draft, reason: event.currentTarget.value })}
          />
        </>
      )}
    </Field>
  );
}

/**
 * What was wrong when the answer was to be recorded, as long as it still is: what is put right is not complained of any
 * more, and what comes to lack is not before the next try. `find` looks anew. @returns of it the first field.
 */
function useFaults(draft: VerdictDraft): { faults: Faults; find: () => FormField | undefined } {
  const { verdict: say } = words.value;
  const found = useSignal<readonly FormField[]>([]);
  const now = faultsOf(draft, say);
  const faults: Faults = Object.fromEntries(
    found.value.flatMap((field) => (now[field] === undefined ? [] : [[field, now[field]]])),
  );
  return {
    faults,
    find: () => {
      found.value = FIELDS.filter((field) => now[field] !== undefined);
      return found.value[0];
    },
  };
}

/** In the order of the form. */
const FIELDS: readonly FormField[] = ['verdict', 'lines', 'reason'];

function faultsOf(draft: VerdictDraft, say: (typeof words.value)['verdict']): Faults {
  const isUnchanged = isCorrection(draft.verdict) && changedLines(draft.lines).length === 0;
  const malformed = isCorrection(draft.verdict) ? malformedIn(draft.lines) : undefined;
  return {
    ...(draft.verdict === undefined ? { verdict: say.chooseMissing } : {}),
    ...(isUnchanged ? { lines: say.nothingChanged } : {}),
    ...(malformed === undefined ? {} : { lines: malformed }),
    ...(draft.reason.trim() === '' ? { reason: say.reasonMissing } : {}),
  };
}

/** Longest meaning that a record takes, in characters. */
const MEANING_MAX = 500;

/** What the answer says in the first person: with the action as it was shown, what is put right, and what is approved then. */
function meaningOf(draft: VerdictDraft, { action }: AskedQuestion): string {
  const { verdict: say } = words.value;
  const { verdict, lines } = draft;
  if (verdict === undefined) return '';
  const stated = statesAnything(action) ? actionTold(action) : '';
  const changed = isCorrection(verdict) ? correctionsTold(changedLines(lines)) : '';
  const approves = changed === '' ? undefined : approvesOf(draft, action);
  const shown = stated === '' ? say.theWork : stated;
  const meaning = [
    say.means[verdict](changed === '' ? shown : `${shown}: ${changed}`),
    ...(approves === undefined ? [] : [say.means.approve(actionTold(approves))]),
  ].join(' ');
  return [...meaning].length <= MEANING_MAX ? meaning : say.means[verdict](say.theAction);
}

/** Operation, amount and target, each quoted. */
function actionTold(action: {
  operation?: string | null;
  amount?: { value: string; currency: string } | null;
  target?: { system: string; resource: string } | null;
}): string {
  const { operation, amount, target } = action;
  return [
    operation ?? null,
    amount ? `${amount.value} ${amount.currency}` : null,
    target ? `${target.system}: ${target.resource}` : null,
  ]
    .filter((part) => part !== null)
    .map(told.value.quote)
    .join(', ');
}
