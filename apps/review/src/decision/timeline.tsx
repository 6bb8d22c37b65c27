import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Marks } from '../parts/fact.js';
import type { SeenDecision } from '../question/seen.js';
import { lexicon } from '../told.js';
import { language, told, words } from '../words/index.js';
import { groupAlike, type AlikeRows } from './alike.js';
import { besideOf, type Beside } from './beside.js';
import { SaidBeside } from './custody.js';
import { Part } from './part.js';

type Row = SeenDecision['model']['timeline'][number];

/** Rows that are shown before somebody asks for all. */
const ROWS_MAX = 50;

/** The entries in order: equal ones once with their count, and cards that say nearly the same with what differs. */
export function Timeline({ seen }: { seen: SeenDecision }) {
  const isWhole = useSignal(false);
  const beside = useMemo(() => besideOf(seen), [seen]);
  const groups = useMemo(() => groupAlike(seen.model.timeline), [seen]);
  const { section } = lexicon(language.value).document;
  const shown = isWhole.value ? groups : groups.slice(0, ROWS_MAX);
  return (
    <Part id="timeline" title={section.timeline.replace(/^\d+\s+/, '')}>
      <ol class="timeline">
        {shown.map(({ first, rest }) => (
          <li key={first.seq}>
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

/** What links of the page lead to. */
function Anchors({ marks }: { marks: readonly string[] }) {
  return (
    <>
      {marks.map((mark) => (
        <span key={mark} id={mark} class="anchor" />
      ))}
    </>
  );
}

function OneRow({ row, beside }: RowProps) {
  const { repeated } = lexicon(language.value).document;
  return (
    <>
      <Anchors marks={row.evidence} />
      <p>
        <span class="small">{told.value.moment(row.recorded_at)}</span>{' '}
        <Marks marks={row.evidence} />
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
          <li key={i}>{detail}</li>
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
      <Anchors marks={rest.flatMap(({ row }) => row.evidence)} />
      <p>
        <strong>{say.alike(rest.length)}</strong> <span class="small">{say.alikeMeans}</span>
      </p>
      <ol class="small">
        {rest.map(({ row, lines }) => (
          <li key={row.seq}>
            {told.value.moment(row.recorded_at)} <Marks marks={row.evidence} />
            {row.count > 1 && ` ${say.times(row.count)}`}
            {lines.length === 0 && `: ${say.noDifference}`}
            <ul>
              {lines.map(({ before, after }, i) => (
                <li key={i}>
                  {before} → {after}
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
