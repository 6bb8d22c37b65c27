import type { RuleName } from '@docket/record';
import { useSignal } from '@preact/signals';
import { Recording } from '../erasures/recording.js';
import { Field } from '../parts/field.js';
import { useLoaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import type { AlertWords } from '../words/english-alerts.js';
import { told } from '../words/index.js';
import {
  createAlert,
  KIND_TERMS,
  readAlertViews,
  SHOWN_KINDS,
  type AlertField,
  type ShownKind,
} from './read-alerts.js';

interface FormProps {
  ledger: string;
  say: AlertWords;
  onDone: () => void;
}

/** Rules that an alert may be made of, by what they are of. */
const RULES = [
  'loop',
  'loop_claimed',
  'low_confidence',
  'attempts',
  'out_of_scope',
  'acted_while_held',
  'not_as_approved',
  'duplicate_effect',
  'repeated_key',
] as const satisfies readonly RuleName[];

/** Makes an alert: what it looks for, and what that is held against. */
export function AlertForm({ ledger, say, onDone }: FormProps) {
  const kind = useSignal<ShownKind>('question_overdue');
  const done = useSignal<string | undefined>(undefined);
  const fields: readonly AlertField[] = KIND_TERMS[kind.value];
  const send = (given: (name: string) => string): Promise<void> | undefined => {
    done.value = undefined;
    const terms = termsOf(fields, given);
    if (terms === undefined) return undefined;
    const label = given('label');
    return make({ kind: kind.value, ...(label === '' ? {} : { label }), ...terms });
  };
  const make = async (body: object): Promise<void> => {
    await createAlert(ledger, body);
    done.value = say.made;
    onDone();
  };
  return (
    <section>
      <h2>{say.add}</h2>
      <Recording text={say.addNow} send={send} missing={say.termMissing}>
        <Field id="alert-kind" label={say.firesWhen}>
          {(field) => (
            <select
              {...field}
              value={kind.value}
              onChange={(event) => {
                const { value } = event.currentTarget;
                kind.value = SHOWN_KINDS.find((one) => one === value) ?? kind.value;
              }}
            >
              {SHOWN_KINDS.map((one) => (
                <option key={one} value={one}>
                  {say.when[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {fields.map((name) => (
          <TermField key={name} ledger={ledger} name={name} say={say} />
        ))}
        <Field id="alert-label" label={say.labelField} hint={say.labelHint}>
          {(field) => <input {...field} name="label" type="text" maxLength={100} />}
        </Field>
      </Recording>
      <p role="status">{done.value}</p>
    </section>
  );
}

interface TermProps {
  ledger: string;
  name: AlertField;
  say: AlertWords;
}

function TermField({ ledger, name, say }: TermProps) {
  if (name === 'view') return <ViewField ledger={ledger} say={say} />;
  return (
    <Field id={`alert-${name}`} label={say.field[name]} hint={say.hint[name]}>
      {(field) =>
        name === 'rule' ? (
          <select {...field} name={name}>
            {RULES.map((rule) => (
              <option key={rule} value={rule}>
                {told.value.rule(rule)}
              </option>
            ))}
          </select>
        ) : (
          <input {...field} name={name} type="text" inputMode="decimal" required maxLength={12} />
        )
      }
    </Field>
  );
}

function ViewField({ ledger, say }: { ledger: string; say: AlertWords }) {
  const { value, refused, again } = useLoaded(() => readAlertViews(ledger), [ledger]);
  return (
    <>
      <Field id="alert-view" label={say.field.view} hint={say.hint.view}>
        {(field) => (
          <select {...field} name="view">
            {value?.map(({ view_id: id, name }) => (
              <option key={id} value={id}>
                {told.value.quote(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {refused !== undefined && <Problem refused={refused} again={again} />}
    </>
  );
}

/** As the API takes them; undefined where one is missing or no number. */
function termsOf(
  fields: readonly AlertField[],
  given: (name: string) => string,
): Record<string, string | number> | undefined {
  const terms: Record<string, string | number> = {};
  for (const name of fields) {
    const text = given(name);
    if (name === 'rule' || name === 'view') {
      if (text === '') return undefined;
      terms[name] = text;
      continue;
    }
    const value = numberIn(text);
    if (value === undefined) return undefined;
    if (name === 'minutes') terms['seconds'] = Math.round(value * 60);
    else terms[name] = value;
  }
  return terms;
}

/** A number as people of both languages write it; undefined where it is none above zero. */
export function numberIn(text: string): number | undefined {
  if (!/^\d{1,7}([.,]\d{1,4})?$/.test(text)) return undefined;
  const value = Number(text.replace(',', '.'));
  return value > 0 ? value : undefined;
}
