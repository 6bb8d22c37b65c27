import type { Json } from '@docket/chain';
import { useSignal } from '@preact/signals';
import { valueInWords } from '../parts/recorded-value.js';
import type { SeenDecision } from '../question/seen.js';
import { lexicon } from '../told.js';
import { language, told, words } from '../words/index.js';
import type { ValuePlace } from './copy-wish.js';

interface ShownValue extends ValuePlace {
  type: string;
  mark: string;
  value: Json;
}

/** Entries of which values are listed: who has more to withhold asks for it by the interface. */
const ENTRIES_MAX = 100;

/** Ids that tie entries together, which every copy shows: see `TYING` of the redaction. */
const TYING = ['/side_effect_id', '/escalation_id', '/incident_id'];

interface TickValuesProps {
  seen: SeenDecision;
  /** What is withheld now. */
  withheld: readonly ValuePlace[];
  /** What of it was ticked. */
  ticked: readonly ValuePlace[];
  isBusy: boolean;
  onTick: (places: readonly ValuePlace[]) => void;
}

/** The values that a copy shows, for whoever knows which of them a reader must not see. */
export function TickValues({ seen, withheld, ticked, isBusy, onTick }: TickValuesProps) {
  const { copies: say } = words.value;
  const chosen = useSignal<ReadonlySet<string>>(new Set(ticked.map(keyOf)));
  const entries = valuesByEntry(seen, withheld, ticked);
  const count = entries.reduce((sum, values) => sum + values.length, 0);
  const toggle = (place: ValuePlace): void => {
    const next = new Set(chosen.value);
    if (!next.delete(keyOf(place))) next.add(keyOf(place));
    chosen.value = next;
  };
  return (
    <details>
      <summary>{say.values(count)}</summary>
      <p class="small">{say.tick}</p>
      {entries.slice(0, ENTRIES_MAX).map((values) => (
        <fieldset key={values[0]?.seq} class="verdicts">
          <legend>
            [{values[0]?.mark}] {lexicon(language.value).recordType(values[0]?.type ?? '')}
          </legend>
          {values.map((one) => (
            <label key={one.pointer} class="verdict">
              <input
                type="checkbox"
                checked={chosen.value.has(keyOf(one))}
                onChange={() => toggle(one)}
              />
              <span>
                {told.value.quote(one.pointer)}: {valueInWords(one.value)}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      {entries.length > ENTRIES_MAX && <p>{say.more(entries.length - ENTRIES_MAX)}</p>}
      <button
        type="button"
        disabled={isBusy}
        onClick={() =>
          onTick(
            entries
              .flat()
              .filter((one) => chosen.value.has(keyOf(one)))
              .map(({ seq, pointer }) => ({ seq, pointer })),
          )
        }
      >
        {say.withholdTicked}
      </button>
    </details>
  );
}

const keyOf = ({ seq, pointer }: ValuePlace): string => `${seq} ${pointer}`;

/** Of each entry what a copy shows, and what was ticked. */
function valuesByEntry(
  { entries }: SeenDecision,
  withheld: readonly ValuePlace[],
  ticked: readonly ValuePlace[],
): ShownValue[][] {
  const wasTicked = new Set(ticked.map(keyOf));
  return entries
    .map(({ seq, mark, type, body, trusted }) => {
      const covers = withheld.filter((one) => one.seq === seq && !wasTicked.has(keyOf(one)));
      const isHidden = (at: string): boolean =>
        covers.some(({ pointer }) => at === pointer || at.startsWith(`${pointer}/`));
      return (trusted ? scalarsIn(body, '') : [])
        .filter(({ pointer }) => !isHidden(pointer) && !TYING.includes(pointer))
        .map((one) => ({ ...one, seq, mark, type }));
    })
    .filter((values) => values.length > 0);
}

function scalarsIn(value: Json, pointer: string): { pointer: string; value: Json }[] {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (members.length === 0) return [{ pointer, value }];
  return members.flatMap(([name, item]) =>
    scalarsIn(item, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
