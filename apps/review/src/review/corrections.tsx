import { valueInWords } from '../parts/recorded-value.js';
import type { AskedQuestion } from '../question/question.js';
import { told, words } from '../words/index.js';
import { isMalformed, statesAnything, type ActionPart, type CorrectionLine } from './compose.js';

interface CorrectionsProps {
  lines: readonly CorrectionLine[];
  fault: string | undefined;
  onChange: (lines: readonly CorrectionLine[]) => void;
}

/** What stands now, and what is right: a line each, never JSON. */
export function Corrections({ lines, fault, onChange }: CorrectionsProps) {
  const { verdict: say } = words.value;
  const set = (at: number, change: Partial<CorrectionLine>): void =>
    onChange(lines.map((line, i) => (i === at ? { ...line, ...change } : line)));
  const wrongAt = fault === undefined ? -1 : lines.findIndex(isMalformed);
  return (
    <div class="corrections" role="group" aria-label={`${say.before} / ${say.after}`}>
      {fault !== undefined && (
        <p class="error" role="alert">
          {fault}
        </p>
      )}
      {KINDS.map((kind) => {
        const ofKind = [...lines.entries()].filter(([, line]) => kindOf(line) === kind);
        if (ofKind.length === 0) return null;
        return (
          <div key={kind} role="group" aria-labelledby={`lines-${kind}`}>
            <p id={`lines-${kind}`}>
              <strong>{say.lines[kind]}</strong> <span class="small">{say.linesMean[kind]}</span>
            </p>
            {ofKind.map(([i, line]) => (
              <Line
                key={i}
                at={i}
                line={line}
                isWrong={fault !== undefined && (wrongAt === -1 || wrongAt === i)}
                isFirst={i === Math.max(wrongAt, 0)}
                onChange={(change) => set(i, change)}
              />
            ))}
          </div>
        );
      })}
      <button
        type="button"
        onClick={() => onChange([...lines, { name: '', before: undefined, after: '' }])}
      >
        {say.addLine}
      </button>
    </div>
  );
}

/** What a line puts right: the action that is announced, what was stated as the result, or something else. */
const KINDS = ['action', 'result', 'own'] as const;

function kindOf({ action, before }: CorrectionLine): (typeof KINDS)[number] {
  if (action !== undefined) return 'action';
  return before === undefined ? 'own' : 'result';
}

interface LineProps {
  at: number;
  line: CorrectionLine;
  isWrong: boolean;
  /** Whether the form leads here where a line is wrong. */
  isFirst: boolean;
  onChange: (change: Partial<CorrectionLine>) => void;
}

function Line({ at, line, isWrong, isFirst, onChange }: LineProps) {
  const { verdict: say } = words.value;
  const isGiven = line.before !== undefined;
  const name = nameOf(line);
  return (
    <div class="line">
      {isGiven ? (
        <span class="name">{name}</span>
      ) : (
        <input
          type="text"
          aria-label={say.whatOf(at + 1)}
          placeholder={say.what}
          maxLength={100}
          value={line.name}
          onInput={(event) => onChange({ name: event.currentTarget.value })}
        />
      )}
      <span class="before">
        <span class="small">{say.before}: </span>
        {isGiven ? valueInWords(line.before ?? null) : '–'}
      </span>
      <label class="after">
        <span class="small">{say.after}</span>
        <input
          type="text"
          {...(isFirst ? { 'data-field': 'lines' } : {})}
          aria-label={say.afterOf(name === '' ? String(at + 1) : name)}
          aria-invalid={isWrong ? true : undefined}
          maxLength={line.action === undefined ? 2_000 : LENGTHS[line.action]}
          value={line.after}
          onInput={(event) => onChange({ after: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}

/** What is wrong with the first line that no record takes; undefined: nothing. */
export function malformedIn(lines: readonly CorrectionLine[]): string | undefined {
  const wrong = lines.find(isMalformed);
  if (wrong === undefined) return undefined;
  const { amountForm, currencyForm } = words.value.find;
  const forms: Partial<Record<ActionPart, string>> = { value: amountForm, currency: currencyForm };
  const form = wrong.action === undefined ? undefined : forms[wrong.action];
  return words.value.verdict.lineWrong(nameOf(wrong), form ?? words.value.verdict.lineEmpty);
}

/** What lines put right, each as name, what stands and what is right. */
export const correctionsTold = (lines: readonly CorrectionLine[]): string =>
  lines
    .map((line) => {
      const { before, after } = line;
      const stood = before === undefined ? '' : `${told.value.quote(String(before))} → `;
      return `${nameOf(line)} ${stood}${told.value.quote(after)}`;
    })
    .join(', ');

/** In words what the page has words for; else the agent's own name for it, quoted. */
function nameOf({ action, name, before }: CorrectionLine): string {
  if (action !== undefined) return words.value.verdict.parts[action];
  return before === undefined ? name : told.value.quote(name);
}

/** The lines that a form of corrections begins with: the announced action, and what the agent stated as its result. */
export function linesOf({ action, stated }: AskedQuestion): CorrectionLine[] {
  const parts: [ActionPart, string | null][] = statesAnything(action)
    ? [
        ['operation', action.operation],
        ['system', action.target?.system ?? null],
        ['resource', action.target?.resource ?? null],
        ['value', action.amount?.value ?? null],
        ['currency', action.amount?.currency ?? null],
      ]
    : [];
  const ofAction = parts.flatMap(([part, value]): CorrectionLine[] =>
    value === null ? [] : [{ name: NAMES[part], before: value, after: value, action: part }],
  );
  const ofResult = stated.map(([name, value]) => ({ name, before: value, after: String(value) }));
  const lines = [...ofAction, ...ofResult];
  return lines.length > 0 ? lines : [{ name: '', before: undefined, after: '' }];
}

/** Longest that records take, in characters. */
const LENGTHS: Readonly<Record<ActionPart, number>> = {
  operation: 128,
  system: 200,
  resource: 512,
  value: 40,
  currency: 3,
};

/** As records call them: the names stand in the record of the correction. */
const NAMES: Readonly<Record<ActionPart, string>> = {
  operation: 'operation',
  system: 'target.system',
  resource: 'target.resource',
  value: 'amount.value',
  currency: 'amount.currency',
};
