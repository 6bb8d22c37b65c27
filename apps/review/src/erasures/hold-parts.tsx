import { Listed } from '../administration/listed.js';
import { Field } from '../parts/field.js';
import { told } from '../words/index.js';
import type { ErasureWords } from '../words/english-erasures.js';
import type { PartProps } from './part-props.js';
import { record, type ShownHold } from './read-erasures.js';
import { Recording } from './recording.js';

interface HoldProps extends PartProps {
  holds: readonly ShownHold[] | undefined;
  again: () => void;
}

/** Legal holds in force, and the forms that place and lift one. */
export function HoldParts(props: HoldProps) {
  const { role, say, holds, again } = props;
  const { quote, moment } = told.value;
  return (
    <>
      <Listed
        title={say.holds}
        none={say.none}
        columns={[say.entryColumn, say.covers, say.reason, say.by, say.since]}
        loaded={{ value: holds, refused: undefined, again }}
        row={({ hold, placed_by: by, placed_at: at, record: said }) => [
          say.entry(hold),
          coverage(said, say),
          quote(said.reason),
          by,
          moment(at),
        ]}
      />
      {role === 'officer' && <PlaceForm {...props} />}
      {role !== 'auditor' && holds !== undefined && holds.length > 0 && <LiftForm {...props} />}
    </>
  );
}

function coverage(said: ShownHold['record'], say: ErasureWords): string {
  const { whole_ledger: isWhole, decisions = [], period, subject_ref: subject } = said;
  const { moment, quote } = told.value;
  return [
    ...(isWhole === true ? [say.wholeLedger] : []),
    ...decisions,
    ...(period === undefined ? [] : [say.period(moment(period.from), moment(period.to))]),
    ...(subject === undefined ? [] : [say.about(quote(subject))]),
  ].join(', ');
}

function PlaceForm({ ledger, say, again }: HoldProps) {
  const place = (given: (name: string) => string): Promise<void> | undefined => {
    const [reason, named] = [given('reason'), given('decisions')];
    const decisions = named.split(/[\s,]+/).filter((id) => id !== '');
    const isWhole = given('whole') === 'yes';
    // Both at once may be a slip, and one of them covers far more.
    if (reason === '' || isWhole === decisions.length > 0) return undefined;
    const covers = isWhole ? { whole_ledger: true } : { decisions };
    return record(ledger, ['legal-holds'], { ...covers, reason }).then(again);
  };
  return (
    <details>
      <summary>{say.place}</summary>
      <Recording text={say.place} send={place} missing={say.placeMissing}>
        <Field id="hold-decisions" label={say.decisions} hint={say.decisionsHint}>
          {(field) => <input {...field} name="decisions" type="text" />}
        </Field>
        <p>
          <label>
            <input type="checkbox" name="whole" value="yes" /> {say.whole}
          </label>
        </p>
        <Field id="hold-reason" label={say.reason} hint={say.reasonHint}>
          {(field) => <input {...field} name="reason" type="text" required maxLength={4_000} />}
        </Field>
      </Recording>
    </details>
  );
}

function LiftForm({ ledger, say, holds = [], again }: HoldProps) {
  const lift = (given: (name: string) => string): Promise<void> | undefined => {
    const reason = given('reason');
    if (reason === '') return undefined;
    const body = { hold: Number(given('hold')), reason };
    return record(ledger, ['legal-holds', 'liftings'], body).then(again);
  };
  return (
    <details>
      <summary>{say.lift}</summary>
      <Recording text={say.lift} send={lift} missing={say.reasonMissing}>
        <Field id="lift-hold" label={say.which}>
          {(field) => (
            <select {...field} name="hold">
              {holds.map(({ hold }) => (
                <option key={hold} value={hold}>
                  {say.entry(hold)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="lift-reason" label={say.reason} hint={say.reasonHint}>
          {(field) => <input {...field} name="reason" type="text" required maxLength={4_000} />}
        </Field>
      </Recording>
    </details>
  );
}
