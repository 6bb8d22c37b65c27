import { NoteError, parseVerifierKey } from '@docket/chain';
import { signal, type Signal } from '@preact/signals';
import { Field } from '../parts/field.js';
import { words } from '../words/index.js';

/** What whoever verifies kept from elsewhere, as it was given. */
export interface Trusted {
  key: Signal<string>;
  checkpoint: Signal<string>;
  receipts: Signal<File | undefined>;
  people: Signal<File | undefined>;
}

export const nothingTrusted = (): Trusted => ({
  key: signal(''),
  checkpoint: signal(''),
  receipts: signal<File | undefined>(undefined),
  people: signal<File | undefined>(undefined),
});

/** What is wrong with the key, in words; undefined: nothing, or there is none. */
export const keyFault = ({ key }: Trusted): string | undefined =>
  key.value.trim() === '' || isKey(key.value) ? undefined : words.value.verify.keyWrong;

export function TrustedFields({ trusted }: { trusted: Trusted }) {
  const say = words.value.verify;
  const { key, checkpoint, receipts, people } = trusted;
  return (
    <details class="notice">
      <summary>{say.trust}</summary>
      <p>{say.trustMeans}</p>
      <Field id="trusted-key" label={say.key} hint={say.keyHint} error={keyFault(trusted)}>
        {(given) => (
          <input
            {...given}
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={key.value}
            onInput={({ currentTarget }) => {
              key.value = currentTarget.value;
            }}
          />
        )}
      </Field>
      <Field id="trusted-checkpoint" label={say.checkpoint} hint={say.checkpointHint}>
        {(given) => (
          <textarea
            {...given}
            rows={5}
            spellcheck={false}
            value={checkpoint.value}
            onInput={({ currentTarget }) => {
              checkpoint.value = currentTarget.value;
            }}
          />
        )}
      </Field>
      <Field id="kept-receipts" label={say.receipts} hint={say.receiptsHint}>
        {(given) => (
          <input
            {...given}
            type="file"
            onChange={({ currentTarget }) => {
              receipts.value = currentTarget.files?.[0];
            }}
          />
        )}
      </Field>
      <Field id="known-people" label={say.people} hint={say.peopleHint}>
        {(given) => (
          <input
            {...given}
            type="file"
            onChange={({ currentTarget }) => {
              people.value = currentTarget.files?.[0];
            }}
          />
        )}
      </Field>
    </details>
  );
}

/** Of two lines, origin and key as `docket ledgers create` prints them, the key. */
export const keyOf = (text: string): string =>
  text
    .trim()
    .split(/\r?\n|\s+/)
    .at(-1) ?? '';

function isKey(text: string): boolean {
  try {
    parseVerifierKey(keyOf(text));
    return true;
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
}
