import { NoteError, parseVerifierKey } from '@docket/chain';
import type { OutcomeText, SourceVerdict } from '@docket/report/outcome';
import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Field } from '../parts/field.js';
import { words } from '../words/index.js';
import { Outcome } from './outcome.js';

/** The code that verifies, which comes when it is first used. */
export type Verifier = typeof import('./verifier.js');

/** Where the verification of the last file stands. */
type State =
  | { is: 'waiting' }
  | { is: 'verifying'; name: string; done: number; of: number | undefined }
  | { is: 'unusable'; name: string; why: string }
  | { is: 'done'; text: OutcomeText; verdict: SourceVerdict };

/** Verifies a file that is dropped or opened: it is read here, and sent nowhere. */
export function VerifyForm({ load }: { load: () => Promise<Verifier> }) {
  const say = words.value.verify;
  const state = useSignal<State>({ is: 'waiting' });
  const key = useSignal('');
  const checkpoint = useSignal('');
  const keyError = key.value.trim() === '' || isKey(key.value) ? undefined : say.keyWrong;
  const last = useRef(0);
  const verify = async (file: File | undefined): Promise<void> => {
    if (file === undefined || keyError !== undefined) return;
    // Of two files the later one counts, whichever is done first.
    const round = ++last.current;
    const show = (next: State): void => {
      if (round === last.current) state.value = next;
    };
    show({ is: 'verifying', name: file.name, done: 0, of: undefined });
    try {
      show(await verified(await load(), file, { key, checkpoint }, show));
    } catch (error) {
      show({ is: 'unusable', name: file.name, why: String(error) });
    }
  };
  return (
    <>
      <Drop onFile={(file) => void verify(file)} />
      <details class="notice">
        <summary>{say.trust}</summary>
        <p>{say.trustMeans}</p>
        <Field id="trusted-key" label={say.key} hint={say.keyHint} error={keyError}>
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
      </details>
      <Standing state={state.value} />
    </>
  );
}

function Standing({ state }: { state: State }) {
  const say = words.value.verify;
  switch (state.is) {
    case 'waiting':
      return null;
    case 'verifying':
      return <p role="status">{say.verifying(state.name, state.done, state.of)}</p>;
    case 'unusable':
      return (
        <div class="notice bad" role="alert">
          <p>
            <strong>{say.unusable(state.name)}</strong>
          </p>
          <p lang="en">{state.why}</p>
          <p>{say.unusableMeans}</p>
        </div>
      );
    case 'done':
      return <Outcome text={state.text} verdict={state.verdict} />;
  }
}

function Drop({ onFile }: { onFile: (file: File | undefined) => void }) {
  const say = words.value.verify;
  const isOver = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      class={isOver.value ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        const files = event.dataTransfer?.files;
        // The field then names what was dropped; something that is no file leaves it as it is.
        if (files !== undefined && files.length > 0 && input.current !== null)
          input.current.files = files;
        onFile(files?.[0]);
      }}
    >
      <label for="file">{say.file}</label>
      <input
        id="file"
        ref={input}
        type="file"
        accept=".json,.pdf,.ndjson"
        aria-describedby="file-hint"
        onClick={({ currentTarget }) => {
          // So that the same file can be opened again, with another key: it would be no change.
          currentTarget.value = '';
        }}
        onChange={({ currentTarget }) => onFile(currentTarget.files?.[0])}
      />
      <p class="small" id="file-hint">
        {say.fileHint}
      </p>
    </div>
  );
}

interface Trusted {
  key: Signal<string>;
  checkpoint: Signal<string>;
}

async function verified(
  { outcomeText, UnusableFile, verdictOf, verifyGiven }: Verifier,
  file: File,
  { key, checkpoint }: Trusted,
  show: (next: State) => void,
): Promise<State> {
  const { name } = file;
  try {
    const outcome = await verifyGiven(file, {
      ...(key.value.trim() === '' ? {} : { trustedKey: keyOf(key.value) }),
      ...(checkpoint.value.trim() === '' ? {} : { trustedCheckpoint: noteOf(checkpoint.value) }),
      onProgress: ({ entriesDone, entriesTotal }) =>
        show({ is: 'verifying', name, done: entriesDone, of: entriesTotal }),
    });
    return { is: 'done', text: outcomeText(outcome, 'give one'), verdict: verdictOf(outcome) };
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    return { is: 'unusable', name, why: error.message };
  }
}

/** Of two lines, origin and key as `docket ledgers create` prints them, the key. */
const keyOf = (text: string): string =>
  text
    .trim()
    .split(/\r?\n|\s+/)
    .at(-1) ?? '';

/** A note ends with a line end, which copying takes away. */
const noteOf = (text: string): string => `${text.replaceAll('\r\n', '\n').trim()}\n`;

function isKey(text: string): boolean {
  try {
    parseVerifierKey(keyOf(text));
    return true;
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
}
