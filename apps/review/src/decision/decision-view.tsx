import { focusFirst } from '../keys/move-focus.js';
import { useKeys } from '../keys/use-keys.js';
import { Heading } from '../parts/heading.js';
import { Marks, Row, Said } from '../parts/fact.js';
import { Problem } from '../parts/problem.js';
import { StoryLines } from '../parts/story-lines.js';
import { useDecision } from '../question/evidence.js';
import type { SeenDecision } from '../question/seen.js';
import { addressOf, go } from '../router.js';
import { roleIn } from '../session/session.js';
import { lexicon } from '../told.js';
import { language, words } from '../words/index.js';
import { Comments } from './comments.js';
import { Handed } from './custody.js';
import { Copies } from './copies.js';
import { Downloads } from './downloads.js';
import { Part } from './part.js';
import { Attempts, Evaluations, Lineage } from './grounds.js';
import { Effects, Reviews } from './records.js';
import { Replay } from './replay.js';
import { Timeline } from './timeline.js';
import { Verified } from './verified.js';

/** A decision as a living page 1: what a dossier made now would say, verified here. */
export function DecisionView({ ledger, decision }: { ledger: string; decision: string }) {
  const { decision: say, loading } = words.value;
  const { value: seen, refused, again } = useDecision(ledger, decision);
  return (
    <main id="content">
      <p>
        <a href={addressOf({ place: 'decisions', path: [] })}>← {say.list}</a>
      </p>
      <Heading
        key={`${ledger}/${decision}`}
        text={seen === undefined ? say.title : seen.model.header.title}
        part={say.title}
      />
      {refused !== undefined && <Problem refused={refused} again={again} />}
      {seen === undefined && refused === undefined && <p role="status">{loading}</p>}
      {seen !== undefined && (
        <PageOne seen={seen} ledger={ledger} decision={decision} again={again} />
      )}
    </main>
  );
}

interface PageOneProps {
  seen: SeenDecision;
  ledger: string;
  decision: string;
  again: () => void;
}

function PageOne({ seen, ledger, decision, again }: PageOneProps) {
  const { model, narrative } = seen;
  const { section } = lexicon(language.value).document;
  return (
    <div class="facts">
      <Waiting seen={seen} ledger={ledger} decision={decision} />
      <Verified seen={seen} />
      <Tiles seen={seen} />
      <Part id="stated" title={section.decision}>
        {narrative.headline.map(({ text, evidence, end }, i) => (
          <p key={i} class="large">
            {text}
            {evidence.length > 0 && ' '}
            <Marks marks={evidence} linked />
            {end}
          </p>
        ))}
      </Part>
      <Part id="story" title={section.narrative}>
        <StoryLines lines={narrative.summary} linked />
      </Part>
      <Part id="attention" title={section.attention}>
        {model.attention.length === 0 && <p>{lexicon(language.value).document.none}</p>}
        <ul>
          {model.attention.map(({ code, severity, text, evidence }) => (
            <li key={code}>
              <span class={severity === 'failed' ? 'tag bad' : 'tag'}>△</span> {text}{' '}
              <Marks marks={evidence} linked />
            </li>
          ))}
        </ul>
      </Part>
      <Glance seen={seen} />
      <Lineage seen={seen} />
      <Replay seen={seen} decision={decision} />
      <Attempts seen={seen} />
      <Effects seen={seen} />
      <Reviews seen={seen} />
      <Comments seen={seen} ledger={ledger} decision={decision} again={again} />
      <Evaluations seen={seen} />
      <Timeline seen={seen} />
      <Handed seen={seen} />
      <Downloads ledger={ledger} decision={decision} />
      {roleIn(ledger) === 'officer' && <Copies ledger={ledger} decision={decision} />}
    </div>
  );
}

/** Questions that are open lead to where they are answered. */
function Waiting({ seen, ledger, decision }: Omit<PageOneProps, 'again'>) {
  const { decision: say } = words.value;
  const open = seen.model.oversight.escalations.filter(({ status }) => status === 'open');
  useKeys(
    {
      i: () => {
        const first = open[0];
        if (first !== undefined) go({ place: 'queue', path: [ledger, decision, first.id] });
      },
      n: () => focusFirst('#comment-text'),
      x: () => focusFirst('[aria-labelledby=downloads-title] button'),
    },
    [seen],
  );
  if (open.length === 0) return null;
  return (
    <p class="notice">
      {say.waits}{' '}
      {open.map(({ id, rule }) => (
        <a key={id} href={addressOf({ place: 'queue', path: [ledger, decision, id] })}>
          {rule.text}{' '}
        </a>
      ))}
    </p>
  );
}

const SYMBOLS = { good: '✓', neutral: '–', attention: '△', failed: '✗' } as const;

/** Each has a word and a symbol; the colour only repeats them. */
function Tiles({ seen }: { seen: SeenDecision }) {
  return (
    <ul class="tiles">
      {seen.model.tiles.map(({ name, label, tone, word, detail }) => (
        <li key={name} class={`tile ${tone}`}>
          <span class="small">{label}</span>
          <strong>
            <span aria-hidden="true">{SYMBOLS[tone]}</span> {word}
          </strong>
          <span class="small">{detail}</span>
        </li>
      ))}
    </ul>
  );
}

/** What gateways hold of the work, where the record names it: the ledger's policy says where that is seen. */
function Traces({ goal }: { goal: SeenDecision['model']['goal'] }) {
  const { field } = lexicon(language.value).document;
  const outside = (url: string | undefined) =>
    url !== undefined && (
      <>
        {' '}
        <a href={url} target="_blank" rel="noopener noreferrer" title={url}>
          {field.openTrace}
        </a>
      </>
    );
  return (
    <>
      {goal.trace.state !== 'not_recorded' && (
        <div>
          <dt>{field.trace}</dt>
          <dd>
            <Said fact={goal.trace} />
            {outside(goal.trace_url)} <Marks marks={goal.trace.evidence} linked />
          </dd>
        </div>
      )}
      {goal.gateway_refs.map(({ system, ref, url }, i) => (
        <div key={i}>
          <dt>{field.gateway}</dt>
          <dd>
            <Said fact={system} /> <Said fact={ref} />
            {outside(url)} <Marks marks={ref.evidence} linked />
          </dd>
        </div>
      ))}
    </>
  );
}

/** The boxes of page 1. */
function Glance({ seen }: { seen: SeenDecision }) {
  const { field, glance, section, header } = lexicon(language.value).document;
  const { goal, lineage, oversight } = seen.model;
  const source = lineage.find(({ role }) => role.value === 'decisive') ?? lineage[0];
  const review = oversight.reviews.at(-1);
  return (
    <Part id="goal" title={section.goal.replace(/^\d+\s+/, '')}>
      <dl class="rows">
        <Row name={field.request} fact={goal.request} linked />
        <Row name={field.goal} fact={goal.goal} linked />
        <Row name={field.authority} fact={goal.authority_scope} linked />
        <Row name={header.stakes} fact={seen.model.header.stakes} linked />
        <Traces goal={goal} />
        <Row name={glance.confidence} fact={oversight.final_confidence} linked />
        {source !== undefined && (
          <div>
            <dt>{glance.source}</dt>
            <dd>
              <Said fact={source.document_id} />, <Said fact={source.version} />,{' '}
              <Said fact={source.section} />
              <br />
              <Said fact={source.quote} /> <Marks marks={source.evidence} linked />
            </dd>
          </div>
        )}
        <div>
          <dt>{glance.reviewer}</dt>
          <dd>
            {review === undefined ? (
              <Said fact={oversight.requirement} />
            ) : (
              <>
                <Said fact={review.verdict} />: <Said fact={review.reason} /> {review.signed}{' '}
                <Marks marks={review.evidence} linked />
              </>
            )}
          </dd>
        </div>
      </dl>
    </Part>
  );
}
