import { useSignal } from '@preact/signals';
import { Marks, Said } from '../parts/fact.js';
import type { SeenDecision } from '../question/seen.js';
import { lexicon } from '../told.js';
import { language, told, words } from '../words/index.js';
import { Part } from './part.js';

interface WithSeen {
  seen: SeenDecision;
}

const documentWords = () => lexicon(language.value).document;
/** A heading of the printed document, without its number. */
const heading = (text: string): string => text.replace(/^\d+\s+/, '');

/** Rows that are shown before somebody asks for all. */
const ROWS_MAX = 50;

/** The entries in order, equal ones once with their count. */
export function Timeline({ seen }: WithSeen) {
  const isWhole = useSignal(false);
  const { section, repeated } = documentWords();
  const { timeline } = seen.model;
  const shown = isWhole.value ? timeline : timeline.slice(0, ROWS_MAX);
  return (
    <Part id="timeline" title={heading(section.timeline)}>
      <ol class="timeline">
        {shown.map((row) => (
          <li key={row.seq}>
            {row.evidence.map((mark) => (
              <span key={mark} id={mark} class="anchor" />
            ))}
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
          </li>
        ))}
      </ol>
      {timeline.length > shown.length && (
        <button
          type="button"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {words.value.decision.showAll(timeline.length)}
        </button>
      )}
    </Part>
  );
}

export function Effects({ seen }: WithSeen) {
  const { section, column, none } = documentWords();
  const { side_effects: effects } = seen.model;
  return (
    <Part id="effects" title={heading(section.effects)}>
      {effects.length === 0 && <p>{none}</p>}
      {effects.map((effect) => (
        <dl class="rows" key={effect.id}>
          <div>
            <dt>{column.operation}</dt>
            <dd>
              <Said fact={effect.operation} />, <Said fact={effect.target} />,{' '}
              <Said fact={effect.amount} />
            </dd>
          </div>
          <div>
            <dt>{column.outcome}</dt>
            <dd>
              {effect.outcome} <Marks marks={effect.evidence} linked />
            </dd>
          </div>
          <div>
            <dt>{column.owner}</dt>
            <dd>
              <Said fact={effect.owner} />, <Said fact={effect.reversibility} />
            </dd>
          </div>
        </dl>
      ))}
    </Part>
  );
}

export function Reviews({ seen }: WithSeen) {
  const { sub, none, before, after } = documentWords();
  const { reviews } = seen.model.oversight;
  return (
    <Part id="reviews" title={sub.reviews}>
      {reviews.length === 0 && <p>{none}</p>}
      <ul>
        {reviews.map((review) => (
          <li key={review.mark}>
            <strong>
              <Said fact={review.verdict} />
            </strong>
            : <Said fact={review.reason} /> ({review.signed}; {review.role},{' '}
            {told.value.moment(review.recorded_at)}) <Marks marks={review.evidence} linked />
            {review.before.state === 'recorded' && (
              <>
                <br />
                {before(review.before.text)}; {after(review.after.text)}
              </>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Who was handed any of it. */
export function Handed({ seen }: WithSeen) {
  const { sub, none } = documentWords();
  const { events, statement } = seen.model.custody;
  return (
    <Part id="custody" title={sub.custody}>
      <p class="small">{statement}</p>
      {events.length === 0 && <p>{none}</p>}
      <ul class="small">
        {events.map(({ at, actor, event, evidence }, i) => (
          <li key={i}>
            {told.value.moment(at)}: {event}, {actor} <Marks marks={evidence} linked />
          </li>
        ))}
      </ul>
    </Part>
  );
}
