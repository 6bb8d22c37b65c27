import type { GivenOutcome, GivenTrust, UnusableFile } from '@docket/report/verifying';
import { useSignal } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import { words } from '../words/index.js';
import { Outcome } from './outcome.js';
import { keyFault, keyOf, nothingTrusted, TrustedFields, type Trusted } from './trusted-fields.js';

/** The code that verifies, which comes when it is first used. */
export type Verifier = typeof import('./verifier.js');

/** Where the verification of the last file stands. */
type State =
  | { is: 'waiting' }
  | { is: 'verifying'; name: string; done: number; of: number | undefined }
  | { is: 'unusable'; name: string; why: string; remedy?: UnusableFile['remedy'] }
  | { is: 'done'; outcome: GivenOutcome };

/** Verifies a file that is dropped or opened: it is read here, and sent nowhere. */
export function VerifyForm({ load }: { load: () => Promise<Verifier> }) {
  const state = useSignal<State>({ is: 'waiting' });
  const [trusted] = useState(nothingTrusted);
  const last = useRef(0);
  const verify = async (file: File | undefined): Promise<void> => {
    if (file === undefined || keyFault(trusted) !== undefined) return;
    // Of two files the later one counts, whichever is done first.
    const round = ++last.current;
    const show = (next: State): void => {
      if (round === last.current) state.value = next;
    };
    show({ is: 'verifying', name: file.name, done: 0, of: undefined });
    try {
      show(await verified(await load(), file, trusted, show));
    } catch (error) {
      show({ is: 'unusable', name: file.name, why: String(error) });
    }
  };
  return (
    <>
      <Drop onFile={(file) => void verify(file)} />
      <TrustedFields trusted={trusted} />
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
          {state.remedy !== undefined && <p>{say.remedy[state.remedy]}</p>}
          <p>{say.unusableMeans}</p>
        </div>
      );
    case 'done':
      return <Outcome outcome={state.outcome} />;
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
        accept=".json,.pdf,.ndjson,.tlog-proof"
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

async function verified(
  verifier: Verifier,
  file: File,
  trusted: Trusted,
  show: (next: State) => void,
): Promise<State> {
  const { UnusableFile, verifyGiven } = verifier;
  const { name } = file;
  const brought = await trustOf(verifier, trusted);
  if ('is' in brought) return brought;
  try {
    const outcome = await verifyGiven(file, {
      ...brought,
      onProgress: ({ entriesDone, entriesTotal }) =>
        show({ is: 'verifying', name, done: entriesDone, of: entriesTotal }),
    });
    return { is: 'done', outcome };
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    return { is: 'unusable', name, why: error.message, remedy: error.remedy };
  }
}

/** What was kept, as the verifier takes it; the state to show where it cannot be read. */
async function trustOf(
  { readKnownPeople, readReceipts }: Verifier,
  { key, checkpoint, receipts, people }: Trusted,
): Promise<GivenTrust | State> {
  const trust = {
    ...(key.value.trim() === '' ? {} : { trustedKey: keyOf(key.value) }),
    ...(checkpoint.value.trim() === '' ? {} : { trustedCheckpoint: noteOf(checkpoint.value) }),
  };
  const kept = await readKept(receipts.value, (text) => {
    const read = readReceipts(text);
    if (read.length === 0) throw new Error('there is no receipt in it');
    return read;
  });
  if (kept !== undefined && 'is' in kept) return kept;
  const known = await readKept(people.value, readKnownPeople);
  if (known !== undefined && 'is' in known) return known;
  return {
    ...trust,
    ...(kept && { receipts: kept.read }),
    ...(known && { people: known.read }),
  };
}

/** What of it is kept in a file; undefined: no file was given. */
async function readKept<Kept>(
  file: File | undefined,
  read: (text: string) => Kept,
): Promise<{ read: Kept } | Extract<State, { is: 'unusable' }> | undefined> {
  if (file === undefined) return undefined;
  try {
    return { read: read(await file.text()) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { is: 'unusable', name: file.name, why };
  }
}

/** A note ends with a line end, which copying takes away. */
const noteOf = (text: string): string => `${text.replaceAll('\r\n', '\n').trim()}\n`;
