import { useSignal } from '@preact/signals';
import { refusedBy, type Refused } from '../ask.js';
import { Field } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import type { SeenDecision } from '../question/seen.js';
import { lexicon } from '../told.js';
import { language, told, words } from '../words/index.js';
import {
  makeCopy,
  NO_WISH,
  preview,
  READERS,
  type CopyWish,
  type ValuePlace,
  type Reader,
  type CopyPreview,
} from './copy-wish.js';
import { Part } from './part.js';
import { TickValues } from './tick-values.js';

interface CopiesProps {
  seen: SeenDecision;
  ledger: string;
  decision: string;
}

/** Copies for others: who it is for, what they would not see and what would still show, and then the file. */
export function Copies(props: CopiesProps) {
  const { copies: say } = words.value;
  const wish = useSignal<CopyWish>(NO_WISH);
  const shown = useSignal<CopyPreview | undefined>(undefined);
  const refused = useSignal<Refused | undefined>(undefined);
  const isBusy = useSignal(false);
  const work = async (what: () => Promise<void>): Promise<void> => {
    isBusy.value = true;
    refused.value = undefined;
    try {
      await what();
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.value = false;
    }
  };
  const look = (next: CopyWish): Promise<void> =>
    work(async () => {
      wish.value = next;
      shown.value = undefined;
      shown.value = await preview(props, next);
    });
  return (
    <Part id="copies" title={say.title}>
      <p class="small">{say.intro}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void look(wish.value);
        }}
      >
        <WishFields
          wish={wish.value}
          onChange={(next) => {
            // What is made is what was looked at: also what is stated here may show something withheld.
            shown.value = undefined;
            wish.value = next;
          }}
        />
        <p class="row">
          <button type="submit" disabled={isBusy.value}>
            {say.look}
          </button>
          <span role="status">{isBusy.value ? words.value.decision.making : ''}</span>
        </p>
      </form>
      {refused.value !== undefined && <Problem refused={refused.value} />}
      {shown.value !== undefined && (
        <Shown
          seen={props.seen}
          ticked={wish.value.also}
          onTick={(also) => void look({ ...wish.value, also })}
          found={shown.value}
          isBusy={isBusy.value}
          onWithhold={(place) => void look({ ...wish.value, also: [...wish.value.also, place] })}
          onMake={(format) => void work(() => makeCopy(props, wish.value, format))}
        />
      )}
    </Part>
  );
}

interface WishFieldsProps {
  wish: CopyWish;
  onChange: (wish: CopyWish) => void;
}

function WishFields({ wish, onChange }: WishFieldsProps) {
  const { copies: say } = words.value;
  const text = (name: 'recipient' | 'purpose' | 'deployer' | 'contact', maxLength: number) => (
    <Field id={`copy-${name}`} label={say[name]} hint={say.hint[name]}>
      {(field) => (
        <input
          {...field}
          type="text"
          maxLength={maxLength}
          value={wish[name]}
          onInput={(event) => onChange({ ...wish, [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <fieldset class="verdicts">
        <legend>{say.reader}</legend>
        {READERS.map((reader: Reader) => (
          <label key={reader} class="verdict">
            <input
              type="radio"
              name="reader"
              checked={wish.reader === reader}
              onChange={() => onChange({ ...wish, reader, also: [] })}
            />
            <span>
              <strong>{say.readers[reader]}</strong>
              <br />
              <span class="small">{say.sees[reader]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {text('recipient', 256)}
      {text('purpose', 500)}
      {wish.reader === 'subject' && text('deployer', 200)}
      {wish.reader === 'subject' && text('contact', 300)}
    </>
  );
}

interface ShownProps {
  seen: SeenDecision;
  ticked: readonly ValuePlace[];
  onTick: (places: readonly ValuePlace[]) => void;
  found: CopyPreview;
  isBusy: boolean;
  onWithhold: (place: { seq: number; pointer: string }) => void;
  onMake: (format: 'pdf' | 'json') => void;
}

/** Places of one list that are shown. */
const ROWS_MAX = 50;

function Shown({ seen, ticked, onTick, found, isBusy, onWithhold, onMake }: ShownProps) {
  const { copies: say, decision } = words.value;
  const { withheld, residues, truncated } = found;
  const typeOf = (seq: number): string | undefined => withheld.find((one) => one.seq === seq)?.type;
  return (
    <>
      <h3>{say.withheld(withheld.length)}</h3>
      <details>
        <summary>{say.places}</summary>
        <ul class="small">
          {withheld.slice(0, ROWS_MAX).map(({ seq, type, pointer }) => (
            <li key={`${seq}${pointer}`}>
              {say.entry(seq)}, {lexicon(language.value).recordType(type)}:{' '}
              {told.value.quote(pointer)}
            </li>
          ))}
        </ul>
        {withheld.length > ROWS_MAX && <p class="small">{say.more(withheld.length - ROWS_MAX)}</p>}
      </details>
      <TickValues {...{ seen, withheld, ticked, isBusy, onTick }} />
      <h3>{residues.length === 0 ? say.nothingShows : say.shows(residues.length, truncated)}</h3>
      {residues.length > 0 && <p class="small">{say.lookAtThem}</p>}
      <ul class="small">
        {residues.slice(0, ROWS_MAX).map(({ kind, at: { seq, pointer } }, i) => (
          <li key={i}>
            {seq === undefined ? say.header : say.entry(seq)}
            {seq !== undefined &&
              typeOf(seq) !== undefined &&
              `, ${lexicon(language.value).recordType(typeOf(seq) ?? '')}`}
            : {told.value.quote(pointer)} ({say.kind[kind]}){' '}
            {seq !== undefined && ['repeat', 'part', 'alike'].includes(kind) && (
              <button
                type="button"
                disabled={isBusy}
                aria-label={say.withholdAt(seq, pointer)}
                onClick={() => onWithhold({ seq, pointer })}
              >
                {say.withhold}
              </button>
            )}
          </li>
        ))}
      </ul>
      {residues.length > ROWS_MAX && <p class="small">{say.more(residues.length - ROWS_MAX)}</p>}
      <p class="small">{decision.exportRecorded}</p>
      <p class="row">
        {(['pdf', 'json'] as const).map((format) => (
          <button key={format} type="button" disabled={isBusy} onClick={() => onMake(format)}>
            {say.make(format.toUpperCase())}
          </button>
        ))}
      </p>
    </>
  );
}
