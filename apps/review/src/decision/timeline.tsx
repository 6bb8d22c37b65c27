import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Marks } from '../parts/fact.js';
import { Anchors, Places, Prose, type ReferencePlace } from '../parts/references.js';
import type { SeenDecision } from '../question/seen.js';
import { fragment } from '../router.js';
import { lexicon } from '../told.js';
import { language, told, words } from '../words/index.js';
import { groupAlike, type AlikeRows } from './alike.js';
import { besideOf, type Beside } from './beside.js';
import { SaidBeside } from './custody.js';
import { Part, withoutNumber } from './part.js';
import { replayId } from './places.js';

type Row = SeenDecision['model']['timeline'][number];

/** Rows that are shown before somebody asks for all. */
const ROWS_MAX = 50;

/** The entries in order: equal ones once with their count, and cards that say nearly the same with what differs. */
export function Timeline({ seen }: { seen: SeenDecision }) {
  const isWhole = useSignal(false);
  const beside = useMemo(() => besideOf(seen), [seen]);
  const groups = useMemo(() => groupAlike(seen.model.timeline), [seen]);
  const { section } = lexicon(language.value).document;
  // Also for whoever is led to an entry that is not shown yet.
  const isAsked = groups
    .slice(ROWS_MAX)
    .some((group) => marksOf(group).includes(fragment.value.id));
  useEffect(() => {
    if (isAsked) isWhole.value = true;
  }, [isAsked]);
  const shown = isWhole.value || isAsked ? groups : groups.slice(0, ROWS_MAX);
  return (
    <Part id="timeline" section={7} title={withoutNumber(section.timeline)}>
      <ol class="timeline">
        {shown.map(({ first, rest }) => (
          <li key={first.seq} tabIndex={-1}>
            <OneRow row={first} beside={beside} />
            {rest.length > 0 && <Further rest={rest} beside={beside} />}
          </li>
        ))}
      </ol>
      {groups.length > shown.length && (
        <button
          type="button"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {words.value.decision.showAll(seen.model.timeline.length)}
        </button>
      )}
    </Part>
  );
}

interface RowProps {
  row: Row;
  beside: ReadonlyMap<string, readonly Beside[]>;
}

const marksOf = ({ first, rest }: AlikeRows): string[] => [
  ...first.evidence,
  ...rest.flatMap(({ row }) => row.evidence),
];

/** Entries of the decision alone are in the replay. */
const inReplay = (mark: string): ReferencePlace | undefined =>
  mark.startsWith('E')
    ? { href: `#${replayId(mark)}`, title: `${words.value.replay.title}: ${mark}` }
    : undefined;

/** Marks of entries, which lead to where the decision stood after them. */
function ToReplay({ marks }: { marks: readonly string[] }) {
  return (
    <Places.Provider value={inReplay}>
      <Marks marks={marks} />
    </Places.Provider>
  );
}

function OneRow({ row, beside }: RowProps) {
  const { repeated } = lexicon(language.value).document;
  return (
    <>
      <Anchors ids={row.evidence} />
      <p>
        <span class="small">{told.value.moment(row.recorded_at)}</span>{' '}
        <ToReplay marks={row.evidence} />
        <br />
        <strong>{row.event}</strong>
        {row.count > 1 && ` ${repeated(row.count, row.seq, row.last_seq)}`}
        <span class="small">
          {' '}
          {row.role}, {row.actor}
        </span>
      </p>
      <ul class="small">
        {row.details.map((detail, i) => (
          <li key={i}>
            <Prose text={detail} entriesOnly />
          </li>
        ))}
      </ul>
      <SaidBeside beside={row.evidence.flatMap((mark) => beside.get(mark) ?? [])} />
    </>
  );
}

/** Further attempts at the same: only what differs, all else is as it stands above. */
function Further({ rest, beside }: Pick<AlikeRows, 'rest'> & Pick<RowProps, 'beside'>) {
  const { replay: say } = words.value;
  return (
    <>
      <Anchors ids={rest.flatMap(({ row }) => row.evidence)} />
      <p>
        <strong>{say.alike(rest.length)}</strong> <span class="small">{say.alikeMeans}</span>
      </p>
      <ol class="small">
        {rest.map(({ row, lines }) => (
          <li key={row.seq}>
            {told.value.moment(row.recorded_at)} <ToReplay marks={row.evidence} />
            {row.count > 1 && ` ${say.times(row.count)}`}
            {lines.length === 0 && `: ${say.noDifference}`}
            <ul>
              {lines.map(({ before, after }, i) => (
                <li key={i}>
                  <Prose text={`${before} → ${after}`} entriesOnly />
                </li>
              ))}
            </ul>
            <SaidBeside beside={row.evidence.flatMap((mark) => beside.get(mark) ?? [])} />
          </li>
        ))}
      </ol>
    </>
  );
}
