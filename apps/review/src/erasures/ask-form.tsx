import { useSignal } from '@preact/signals';
import { Listed } from '../administration/listed.js';
import { Field } from '../parts/field.js';
import { addressOf, go } from '../router.js';
import { told, words } from '../words/index.js';
import type { ErasureWords } from '../words/english-erasures.js';
import type { PartProps } from './part-props.js';
import { lookUpErasure, record, type ShownOutlook, type ErasureTarget } from './read-erasures.js';
import { Recording } from './recording.js';

/** Asks for an erasure in two steps: what would go, and then, with a reason, the request. */
export function AskForm({ ledger, say }: PartProps) {
  const looked = useSignal<{ target: ErasureTarget; outlook: ShownOutlook } | undefined>(undefined);
  const show = async (target: ErasureTarget): Promise<void> => {
    looked.value = undefined;
    looked.value = { target, outlook: await lookUpErasure(ledger, target) };
  };
  const look = (given: (name: string) => string): Promise<void> | undefined => {
    if (given('what') === 'expired') return show({ expired: {} });
    const named = given('named');
    if (named === '') return undefined;
    const target = given('what') === 'decision' ? { decision: named } : { subject: named };
    return show(target);
  };
  return (
    <section>
      <h2>{say.ask}</h2>
      <Recording text={say.look} send={look} missing={say.namedMissing}>
        <Field id="erase-what" label={say.what}>
          {(field) => (
            <select {...field} name="what">
              <option value="subject">{say.subject}</option>
              <option value="decision">{say.decision}</option>
              <option value="expired">{say.expired}</option>
            </select>
          )}
        </Field>
        <Field id="erase-named" label={say.named} hint={say.namedHint}>
          {(field) => <input {...field} name="named" type="text" required maxLength={256} />}
        </Field>
      </Recording>
      {looked.value !== undefined && (
        <Outlook ledger={ledger} say={say} {...looked.value} show={show} />
      )}
    </section>
  );
}

interface OutlookProps {
  ledger: string;
  say: ErasureWords;
  target: ErasureTarget;
  outlook: ShownOutlook;
  show: (target: ErasureTarget) => Promise<void>;
}

function Outlook({ ledger, say, target, outlook, show }: OutlookProps) {
  const { values, stays, held, left, not_searched: notSearched, until, next } = outlook;
  const { number } = words.value;
  const ask = (given: (name: string) => string): Promise<void> | undefined => {
    const [reason, basis] = [given('reason'), given('basis')];
    if (reason === '' || basis === '') return undefined;
    const body = { ...target, reason, legal_basis: basis };
    return record(ledger, ['erasures'], body).then((seq) =>
      go({ place: 'erasures', path: [ledger, String(seq)] }),
    );
  };
  return (
    <>
      <Going ledger={ledger} say={say} values={values} />
      <p>{say.stays(number(stays.length))}</p>
      {held.length > 0 && (
        <p class="notice">
          {say.held(number(held.length))} {held.map(({ seq }) => say.entry(seq)).join(', ')}.
        </p>
      )}
      {left > 0 && <p class="notice">{say.left(number(left))}</p>}
      {until !== undefined && <p>{say.tooOld(told.value.moment(until))}</p>}
      {next !== undefined && (
        <Recording
          text={say.lookFurther}
          send={() => show({ expired: { after: next } })}
          missing={say.namedMissing}
        >
          <p class="notice">{say.more}</p>
        </Recording>
      )}
      {notSearched > 0 && <p class="notice bad">{say.notSearched(number(notSearched))}</p>}
      {values.length > 0 && (
        <Recording text={say.send} send={ask} missing={say.reasonMissing}>
          <Field id="erase-reason" label={say.reason} hint={say.reasonHint}>
            {(field) => <input {...field} name="reason" type="text" required maxLength={4_000} />}
          </Field>
          <Field id="erase-basis" label={say.basis} hint={say.basisHint}>
            {(field) => <input {...field} name="basis" type="text" required maxLength={500} />}
          </Field>
        </Recording>
      )}
    </>
  );
}

interface GoingProps {
  ledger: string;
  say: ErasureWords;
  values: ShownOutlook['values'];
  isGone?: boolean;
}

/** Entries and places of what goes, never the values. */
export function Going({ ledger, say, values, isGone = false }: GoingProps) {
  const { quote } = told.value;
  return (
    <Listed
      title={isGone ? say.went : say.goes}
      none={say.nothing}
      columns={[say.entryColumn, say.decisionColumn, say.places]}
      loaded={{ value: values, refused: undefined, again: () => undefined }}
      row={({ seq, decision, pointers }) => [
        say.entry(seq),
        <a href={addressOf({ place: 'decisions', path: [ledger, decision] })}>{decision}</a>,
        pointers.map((pointer) => (
          <>
            <code key={pointer}>{quote(pointer)}</code>{' '}
          </>
        )),
      ]}
    />
  );
}
