import type { AskedQuestion } from '../question/question.js';
import { words } from '../words/index.js';
import { statesAnything, type ActionPart, type CorrectionLine } from './compose.js';

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
  return (
    <div class="corrections" role="group" aria-label={`${say.before} / ${say.after}`}>
      {lines.map((line, i) => {
        const isGiven = line.before !== undefined;
        const what = line.name === '' ? String(i + 1) : line.name;
        return (
          <div class="line" key={i}>
            {isGiven ? (
              <span class="name">{line.name}</span>
            ) : (
              <input
                type="text"
                aria-label={say.whatOf(i + 1)}
                placeholder={say.what}
                maxLength={100}
                value={line.name}
                onInput={(event) => set(i, { name: event.currentTarget.value })}
              />
            )}
            <span class="before">
              <span class="small">{say.before}: </span>
              {isGiven ? String(line.before) : '–'}
            </span>
            <label class="after">
              <span class="small">{say.after}</span>
              <input
                type="text"
                {...(i === 0 ? { 'data-field': 'lines' } : {})}
                aria-label={say.afterOf(what)}
                aria-invalid={fault === undefined ? undefined : true}
                maxLength={2_000}
                value={line.after}
                onInput={(event) => set(i, { after: event.currentTarget.value })}
              />
            </label>
          </div>
        );
      })}
      {fault !== undefined && (
        <p class="error" role="alert">
          {fault}
        </p>
      )}
      <button
        type="button"
        onClick={() => onChange([...lines, { name: '', before: undefined, after: '' }])}
      >
        {say.addLine}
      </button>
    </div>
  );
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

/** As records call them: the names stand in the record of the correction. */
const NAMES: Readonly<Record<ActionPart, string>> = {
  operation: 'operation',
  system: 'target.system',
  resource: 'target.resource',
  value: 'amount.value',
  currency: 'amount.currency',
};
