import { useSignal } from '@preact/signals';
import { Recording } from '../erasures/recording.js';
import { Field } from '../parts/field.js';
import { useLoaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import type { AlertWords } from '../words/english-alerts.js';
import { told, words } from '../words/index.js';
import { numberIn } from './alert-form.js';
import { chooseReminders, readReminders, type ShownReminders } from './read-alerts.js';

interface ReminderProps {
  ledger: string;
  say: AlertWords;
  mayDefine: boolean;
}

const HOUR_S = 3_600;
const HOURS = {
  before_deadline_seconds: 'before',
  without_deadline_every_seconds: 'withoutDeadline',
  overdue_every_seconds: 'overdue',
} as const;
const HOUR_FIELDS = Object.keys(HOURS) as (keyof typeof HOURS)[];

/** When people are reminded of questions that wait: shown, and chosen by whoever may. */
export function ReminderForm({ ledger, say, mayDefine }: ReminderProps) {
  const { value, refused, again } = useLoaded(() => readReminders(ledger), [ledger]);
  const done = useSignal<string | undefined>(undefined);
  const send = (given: (name: string) => string): Promise<void> | undefined => {
    done.value = undefined;
    const body = bodyOf(given);
    return body && choose(body);
  };
  const choose = async (body: Record<string, number | null>): Promise<void> => {
    await chooseReminders(ledger, body);
    done.value = say.chosen;
    again();
  };
  return (
    <section>
      <h2>{say.reminders}</h2>
      <p>{say.remindersIntro}</p>
      {refused !== undefined && <Problem refused={refused} again={again} />}
      {value !== undefined && (
        <p class="small">
          {value.changed_at === null
            ? say.isDefault
            : say.chosenAt(told.value.moment(value.changed_at))}
        </p>
      )}
      {value !== undefined && !mayDefine && <Shown say={say} reminders={value} />}
      {value !== undefined && mayDefine && (
        <Recording key={value.changed_at} text={say.choose} send={send} missing={say.noNumber}>
          <Field id="remind-share" label={say.share} hint={say.neverHint}>
            {(field) => (
              <input
                {...field}
                name="after_share"
                type="text"
                inputMode="decimal"
                maxLength={12}
                defaultValue={percentOf(value)}
              />
            )}
          </Field>
          {HOUR_FIELDS.map((name) => (
            <Field key={name} id={`remind-${HOURS[name]}`} label={say[HOURS[name]]}>
              {(field) => (
                <input
                  {...field}
                  name={name}
                  type="text"
                  inputMode="decimal"
                  maxLength={12}
                  defaultValue={hoursOf(value[name])}
                />
              )}
            </Field>
          ))}
        </Recording>
      )}
      <p role="status">{done.value}</p>
    </section>
  );
}

function Shown({ say, reminders }: { say: AlertWords; reminders: ShownReminders }) {
  const rows = [
    [say.share, percentOf(reminders)],
    ...HOUR_FIELDS.map((name) => [say[HOURS[name]], hoursOf(reminders[name])]),
  ];
  return (
    <dl class="rows">
      {rows.map(([name, shown]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{shown === '' ? say.never : shown}</dd>
        </div>
      ))}
    </dl>
  );
}

const percentOf = ({ after_share: share }: ShownReminders): string =>
  share === null ? '' : words.value.number(Number((share * 100).toFixed(4)));
const hoursOf = (seconds: number | null): string =>
  seconds === null ? '' : words.value.number(Number((seconds / HOUR_S).toFixed(4)));

/** `ReminderRequest` of the API; an empty field is never. Undefined where something else is no number. */
function bodyOf(given: (name: string) => string): Record<string, number | null> | undefined {
  const body: Record<string, number | null> = {};
  for (const name of ['after_share', ...HOUR_FIELDS]) {
    const text = given(name);
    const value = numberIn(text);
    if (text !== '' && value === undefined) return undefined;
    const share = name === 'after_share';
    body[name] =
      value === undefined
        ? null
        : share
          ? Number((value / 100).toFixed(6))
          : Math.round(value * HOUR_S);
  }
  return body;
}
