import { PERSON_ROLES, ROLES } from '@docket/record';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { askJson, inLedger } from '../ask.js';
import { Recording } from '../erasures/recording.js';
import { Field } from '../parts/field.js';
import { told } from '../words/index.js';
import type { AdministrationWords } from '../words/english-administration.js';

/** `Enrolment` of the API. */
interface Enrolment {
  name: string;
  link: string | null;
  expires_at: string;
}

interface PeopleFormsProps {
  say: AdministrationWords;
  ledgers: readonly string[];
  /** Names of those who are there. */
  people: readonly string[];
  /** Called when somebody was let in. */
  onDone: () => void;
}

/** Lets somebody in, or lets them choose another passphrase: each answers a link, this once. */
export function PeopleForms({ say, ledgers, people, onDone }: PeopleFormsProps) {
  const made = useSignal<Enrolment | undefined>(undefined);
  const take = async (asked: Promise<Enrolment>): Promise<void> => {
    made.value = undefined;
    made.value = await asked;
    onDone();
  };
  return (
    <>
      <h3>{say.letIn}</h3>
      <Recording
        text={say.letIn}
        missing={say.letInMissing}
        send={(given) => {
          const [name, ledger, role] = [given('name'), given('ledger'), given('role')];
          if (name === '' || ledger === '' || role === '') return undefined;
          const body = { name, roles: { [ledger]: role } };
          return take(askJson<Enrolment>('/v1/people', { method: 'POST', body }));
        }}
      >
        <p>{say.letInMeans}</p>
        <Field id="person-name" label={say.name} hint={say.nameHint}>
          {(field) => (
            <input {...field} name="name" type="text" autocomplete="off" maxLength={63} />
          )}
        </Field>
        <Choice id="person-ledger" name="ledger" label={say.ledger} of={ledgers} />
        <Choice id="person-role" name="role" label={say.role} of={PERSON_ROLES} />
      </Recording>
      {people.length > 0 && (
        <>
          <h3>{say.renew}</h3>
          <Recording
            text={say.renew}
            missing={say.renewMissing}
            send={(given) => {
              const name = given('renewed');
              if (name === '') return undefined;
              const path = `/v1/people/${encodeURIComponent(name)}/enrolment`;
              return take(askJson<Enrolment>(path, { method: 'POST' }));
            }}
          >
            <p>{say.renewMeans}</p>
            <Choice id="renewed" name="renewed" label={say.ofWhom} of={people} />
          </Recording>
        </>
      )}
      {made.value !== undefined && (
        <Once
          text={say.enrolmentOf(
            told.value.quote(made.value.name),
            told.value.moment(made.value.expires_at),
          )}
          secret={made.value.link ?? say.noLink}
        />
      )}
    </>
  );
}

interface KeyFormProps {
  say: AdministrationWords;
  ledger: string;
  /** Called when it was made. */
  onDone: () => void;
}

/** Makes an API key of a ledger, which is shown this once. */
export function KeyForm({ say, ledger, onDone }: KeyFormProps) {
  const made = useSignal<{ key: string; label: string } | undefined>(undefined);
  const make = async (role: string, label: string): Promise<void> => {
    made.value = undefined;
    const body = { role, label };
    const { key } = await askJson<{ key: string }>(inLedger(ledger, 'keys'), {
      method: 'POST',
      body,
    });
    made.value = { key, label };
    onDone();
  };
  return (
    <>
      <h3>{say.makeKey}</h3>
      <Recording
        text={say.makeKey}
        missing={say.makeKeyMissing}
        send={(given) => {
          const [role, label] = [given('role'), given('label')];
          return role === '' || label === '' ? undefined : make(role, label);
        }}
      >
        <p>{say.makeKeyMeans}</p>
        <Field id="key-label" label={say.keyLabel} hint={say.keyLabelHint}>
          {(field) => (
            <input {...field} name="label" type="text" autocomplete="off" maxLength={200} />
          )}
        </Field>
        <Choice id="key-role" name="role" label={say.role} of={ROLES} />
      </Recording>
      {made.value !== undefined && (
        <Once text={say.keyMade(told.value.quote(made.value.label))} secret={made.value.key} />
      )}
    </>
  );
}

interface ChoiceProps {
  id: string;
  name: string;
  label: string;
  of: readonly string[];
}

/** Nothing is chosen at first: whom to let in as what is nobody's default. */
function Choice({ id, name, label, of }: ChoiceProps) {
  return (
    <Field id={id} label={label}>
      {(field) => (
        <select {...field} name={name}>
          <option value="">–</option>
          {of.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What is shown this once: where whoever asked for it is led. */
function Once({ text, secret }: { text: string; secret: string }) {
  const at = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => at.current?.focus(), [secret]);
  return (
    <div class="notice" role="status">
      <p tabIndex={-1} ref={at}>
        {text}
      </p>
      <p>
        <code class="said">{secret}</code>
      </p>
    </div>
  );
}
