import type { Json } from '@docket/chain';
import { Marks, Said } from '../parts/fact.js';
import type { SeenDecision } from '../question/seen.js';
import { lexicon } from '../told.js';
import { language, told } from '../words/index.js';
import { correctedLines } from './beside.js';
import { CorrectedLines } from './custody.js';
import { Part, withoutNumber } from './part.js';

interface WithSeen {
  seen: SeenDecision;
}

const documentWords = () => lexicon(language.value).document;

export function Effects({ seen }: WithSeen) {
  const { section, column, none } = documentWords();
  const { side_effects: effects } = seen.model;
  return (
    <Part id="effects" section={11} title={withoutNumber(section.effects)}>
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
              {effect.outcome} <Marks marks={effect.evidence} />
              <ol class="small">
                {effect.events.map(({ event, at, evidence }, i) => (
                  <li key={i}>
                    {event}, {told.value.moment(at)} <Marks marks={evidence} />
                  </li>
                ))}
              </ol>
              {effect.seen !== undefined && (
                <>
                  <Said fact={effect.seen} /> <Marks marks={effect.seen.evidence} />
                </>
              )}
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
  const { sub, none, viewed } = documentWords();
  const { reviews } = seen.model.oversight;
  return (
    <Part id="reviews" title={sub.reviews}>
      {reviews.length === 0 && <p>{none}</p>}
      <ul>
        {reviews.map((review) => (
          <li key={review.mark} id={review.mark} tabIndex={-1}>
            <strong>
              <Said fact={review.verdict} />
            </strong>
            : <Said fact={review.reason} /> ({review.signed}; {review.role},{' '}
            {told.value.moment(review.recorded_at)}){' '}
            <Marks marks={review.evidence} own={review.mark} />
            {review.viewed.state === 'recorded' && (
              <>
                <br />
                <span class="small">{viewed(review.viewed.text)}</span>
              </>
            )}
            {review.before.state === 'recorded' && review.after.state === 'recorded' && (
              <CorrectedLines
                lines={correctedLines(review.before.value as Json, review.after.value as Json)}
              />
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
