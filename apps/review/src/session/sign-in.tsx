import { useSignal } from '@preact/signals';
import { refusedBy, type Refused } from '../ask.js';
import { Field } from '../parts/field.js';
import { Heading } from '../parts/heading.js';
import { Problem } from '../parts/problem.js';
import { words } from '../words/index.js';
import { providerAddress, signIn, ways } from './session.js';

/** Signing in, by whatever way people do here. */
export function SignIn() {
  const { signIn: say } = words.value;
  const { ways: open = [], public_url: home } = ways.value ?? { public_url: null };
  if (home !== null && home !== location.origin) {
    const there = `${home}${location.pathname}`;
    return (
      <main id="content" class="narrow">
        <Heading text={say.title} />
        <p>
          {say.elsewhere} <a href={there}>{there}</a>
        </p>
      </main>
    );
  }
  const isBoth = open.length > 1;
  return (
    <main id="content" class="narrow">
      <Heading text={say.title} />
      {open.length === 0 && <p>{say.nobody}</p>}
      {open.includes('oidc') && (
        <p>
          <a class="button primary" href={providerAddress(location.pathname)}>
            {say.byProvider}
          </a>
        </p>
      )}
      {open.includes('passphrase') && isBoth && <h2>{say.orLocal}</h2>}
      {open.includes('passphrase') && <PassphraseForm />}
    </main>
  );
}

/** Name and passphrase; `name` where it is known already. */
export function PassphraseForm({ submit, onDone }: { submit?: string; onDone?: () => void }) {
  const { signIn: say } = words.value;
  const refused = useSignal<Refused | undefined>(undefined);
  const isBusy = useSignal(false);
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    isBusy.value = true;
    refused.value = undefined;
    try {
      await signIn(String(given.get('name')), String(given.get('passphrase')));
      onDone?.();
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <Field id="name" label={say.name}>
        {(field) => (
          <input
            {...field}
            name="name"
            type="text"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            maxLength={63}
            required
          />
        )}
      </Field>
      <Field id="passphrase" label={say.passphrase}>
        {(field) => (
          <input
            {...field}
            name="passphrase"
            type="password"
            autocomplete="current-password"
            required
          />
        )}
      </Field>
      {refused.value !== undefined && <Problem refused={refused.value} />}
      <p>
        <button class="primary" type="submit" disabled={isBusy.value}>
          {submit ?? say.submit}
        </button>
      </p>
    </form>
  );
}
