import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { ask, refusedBy, type Refused } from '../ask.js';
import { Field } from '../parts/field.js';
import { Heading } from '../parts/heading.js';
import { Problem } from '../parts/problem.js';
import { go } from '../router.js';
import { words } from '../words/index.js';
import { PassphraseForm } from './sign-in.js';
import { signIn, ways } from './session.js';

/** What a link to enrol carries behind its `#`, which no server and no log sees: `ada:TOKEN`, or the token alone. */
function readLink(): { name: string | undefined; token: string } {
  const text = location.hash.slice(1);
  const colon = text.indexOf(':');
  return colon === -1
    ? { name: undefined, token: text }
    : { name: text.slice(0, colon), token: text.slice(colon + 1) };
}

/** Choosing a passphrase, by a link that is good for 15 minutes, and once. */
export function Enrol() {
  const { enrol: say } = words.value;
  const [{ name, token }] = useState(readLink);
  const refused = useSignal<Refused | undefined>(undefined);
  const isDifferent = useSignal(false);
  const isBusy = useSignal(false);
  const isDone = useSignal(false);
  const choose = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const passphrase = String(given.get('passphrase'));
    isDifferent.value = passphrase !== given.get('again');
    if (isDifferent.value) return;
    isBusy.value = true;
    refused.value = undefined;
    try {
      const body = { token, passphrase };
      await ask('/v1/session/enrolment', { method: 'POST', body });
      isDone.value = true;
      if (name === undefined) return;
      await signIn(name, passphrase);
      go({ place: 'queue', path: [] });
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <main id="content" class="narrow">
      <Heading text={say.title} />
      {token === '' && <p class="notice bad">{say.noToken}</p>}
      {isDone.value ? (
        <>
          <p class="notice good">{say.done}</p>
          <PassphraseForm onDone={() => go({ place: 'queue', path: [] })} />
        </>
      ) : (
        <ChooseForm
          name={name}
          isBusy={isBusy.value || token === ''}
          isDifferent={isDifferent.value}
          refused={refused.value}
          choose={(event) => void choose(event)}
        />
      )}
    </main>
  );
}

interface ChooseFormProps {
  name: string | undefined;
  isBusy: boolean;
  isDifferent: boolean;
  refused: Refused | undefined;
  choose: (event: SubmitEvent) => void;
}

function ChooseForm({ name, isBusy, isDifferent, refused, choose }: ChooseFormProps) {
  const { enrol: say } = words.value;
  return (
    <form onSubmit={choose}>
      <p>{say.intro}</p>
      <input
        type="text"
        name="username"
        autocomplete="username"
        value={name ?? ''}
        hidden
        readOnly
      />
      <Field
        id="passphrase"
        label={say.passphrase}
        hint={say.hint(ways.value?.passphrase_length_min ?? 0)}
      >
        {(field) => (
          <input
            {...field}
            name="passphrase"
            type="password"
            autocomplete="new-password"
            minLength={ways.value?.passphrase_length_min ?? 0}
            required
          />
        )}
      </Field>
      <Field id="again" label={say.again} error={isDifferent ? say.different : undefined}>
        {(field) => (
          <input {...field} name="again" type="password" autocomplete="new-password" required />
        )}
      </Field>
      {refused !== undefined && <Problem refused={refused} />}
      <p>
        <button class="primary" type="submit" disabled={isBusy}>
          {say.submit}
        </button>
      </p>
    </form>
  );
}
