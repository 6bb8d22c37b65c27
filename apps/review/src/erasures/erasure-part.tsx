import { Field } from '../parts/field.js';
import { useLoaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import { told, words } from '../words/index.js';
import { Going } from './ask-form.js';
import { Certificate } from './certificate.js';
import type { PartProps } from './part-props.js';
import { isDocket, readErasure, record, type AskedErasure } from './read-erasures.js';
import { Recording } from './recording.js';

/** One request: what it names, who asked for it and why, and the form by which another person orders it. */
export function ErasurePart(props: PartProps & { request: string }) {
  const { ledger, request } = props;
  const { value, refused, again } = useLoaded(
    () => readErasure(ledger, request),
    [ledger, request],
  );
  return (
    <>
      {refused !== undefined && <Problem refused={refused} again={again} />}
      {value === undefined && refused === undefined && <p role="status">{words.value.loading}</p>}
      {value !== undefined && <Asked {...props} asked={value} again={again} />}
    </>
  );
}

function Asked({
  ledger,
  role,
  say,
  asked,
  again,
}: PartProps & { asked: AskedErasure; again: () => void }) {
  const { quote, moment } = told.value;
  const { record: said, ordered, state } = asked;
  const whose = (by: string): string => (isDocket(by) ? say.docket : by);
  const isOpen = state === 'waiting' && (role === 'officer' || role === 'administrator');
  return (
    <>
      {ordered === undefined ? (
        <p class="notice">{state === 'lapsed' ? say.lapsed : say.waits}</p>
      ) : (
        <p class="notice">{say.erased(whose(ordered.by), moment(ordered.at), ordered.seq)}</p>
      )}
      <dl>
        <div>
          <dt>{say.by}</dt>
          <dd>
            {whose(asked.requested_by)}, {moment(asked.requested_at)}
          </dd>
        </div>
        <div>
          <dt>{say.reason}</dt>
          <dd>{quote(said.reason)}</dd>
        </div>
        <div>
          <dt>{say.basis}</dt>
          <dd>{quote(said.legal_basis)}</dd>
        </div>
        {said.by_age !== undefined && (
          <div>
            <dt>{say.age}</dt>
            <dd>{ageOf(said.by_age, say)}</dd>
          </div>
        )}
      </dl>
      <Going ledger={ledger} say={say} values={said.values} isGone={ordered !== undefined} />
      {ordered !== undefined && <p class="small">{say.beyond}</p>}
      {ordered !== undefined && <Certificate {...{ ledger, say }} request={asked.request} />}
      {isOpen && <OrderForm {...{ ledger, role, say }} request={asked.request} onDone={again} />}
    </>
  );
}

function ageOf(
  { at, rules }: NonNullable<AskedErasure['record']['by_age']>,
  say: PartProps['say'],
): string {
  const { quote, moment } = told.value;
  const { number } = words.value;
  const kept = rules.map(({ days, name }) =>
    say.rule(number(days), name === undefined ? undefined : quote(name)),
  );
  return say.older(moment(at), kept.join('; '));
}

function OrderForm({
  ledger,
  say,
  request,
  onDone,
}: PartProps & { request: number; onDone: () => void }) {
  const order = (given: (name: string) => string): Promise<void> | undefined => {
    if (given('looked') !== 'yes') return undefined;
    const note = given('note');
    const path = ['erasures', String(request), 'orders'];
    return record(ledger, path, note === '' ? {} : { note }).then(onDone);
  };
  return (
    <section>
      <h2>{say.order}</h2>
      <p>{say.orderMeans}</p>
      <Recording text={say.erase} send={order} missing={say.lookedMissing} isGrave>
        <Field id="erase-note" label={say.note} hint={say.noteHint}>
          {(field) => <input {...field} name="note" type="text" maxLength={4_000} />}
        </Field>
        <p>
          <label>
            <input type="checkbox" name="looked" value="yes" /> {say.looked}
          </label>
        </p>
      </Recording>
    </section>
  );
}
