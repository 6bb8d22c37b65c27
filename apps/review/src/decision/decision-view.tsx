import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { focusFirst } from '../keys/move-focus.js';
import { useKeys } from '../keys/use-keys.js';
import { Heading } from '../parts/heading.js';
import { Marks, Row, Said } from '../parts/fact.js';
import { Problem } from '../parts/problem.js';
import { Places, Prose, reveal } from '../parts/references.js';
import { ClauseList, StoryLines } from '../parts/story-lines.js';
import { useDecision } from '../question/evidence.js';
import type { SeenDecision } from '../question/seen.js';
import { Since } from '../question/since.js';
import { addressOf, fragment, go } from '../router.js';
import { exportsIn, roleIn } from '../session/session.js';
import { lexicon } from '../told.js';
import { language, words } from '../words/index.js';
import { Comments } from './comments.js';
import { Handed } from './custody.js';
import { Copies } from './copies.js';
import { Alternatives, Completeness, Criteria, Oversight } from './checked.js';
import { Downloads } from './downloads.js';
import { Part, withoutNumber } from './part.js';
import { placesOn } from './places.js';
import { Attempts, Evaluations, Lineage } from './grounds.js';
import { Effects, Reviews } from './records.js';
import { Replay } from './replay.js';
import { stepsOf } from './states.js';
import { TakeBack } from './take-back.js';
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
        <Referred seen={seen}>
          <PageOne seen={seen} ledger={ledger} decision={decision} again={again} />
        </Referred>
      )}
    </main>
  );
}

/** Lets marks and sections lead to where the page has them, also those that the address names. */
function Referred({ seen, children }: { seen: SeenDecision; children: ComponentChildren }) {
  const places = useMemo(() => placesOn(seen), [seen]);
  useReveal();
  return <Places.Provider value={places}>{children}</Places.Provider>;
}

/** What was led to last: a page that is told anew, in another language, does not go there again. */
let revealed: object | undefined;

function useReveal(): void {
  const asked = fragment.value;
  useEffect(() => {
    if (asked.id !== '' && asked !== revealed) reveal(asked.id);
    revealed = asked;
  }, [asked]);
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
  const steps = useMemo(() => stepsOf(seen, decision), [seen, decision]);
  return (
    <div class="facts">
      <Since seen={seen} ledger={ledger} decision={decision} again={again} />
      <Waiting seen={seen} ledger={ledger} decision={decision} />
      <TakeBack place={{ ledger, decision }} seen={seen} now={steps.at(-1)?.state} again={again} />
      <Verified seen={seen} />
      <OnThisPage ledger={ledger} />
      <Tiles seen={seen} />
      <Part id="stated" title={section.decision}>
        {narrative.headline.map((clause, i) => (
          <p key={i} class="large">
            <ClauseList clauses={[clause]} />
          </p>
        ))}
      </Part>
      <Part id="story" title={section.narrative}>
        <StoryLines lines={narrative.summary} />
      </Part>
      <Part id="attention" title={section.attention}>
        {model.attention.length === 0 && (
          <p>
            <Prose text={lexicon(language.value).document.noneIdentified} />
          </p>
        )}
        <ul>
          {model.attention.map(({ code, severity, text, evidence }) => (
            <li key={code}>
              <span class={severity === 'failed' ? 'tag bad' : 'tag'}>△</span> <Prose text={text} />{' '}
              <Marks marks={evidence} />
            </li>
          ))}
        </ul>
      </Part>
      <Glance seen={seen} />
      <Lineage seen={seen} />
      <Criteria seen={seen} />
      <Alternatives seen={seen} />
      <Replay seen={seen} steps={steps} />
      <Attempts seen={seen} />
      <Effects seen={seen} />
      <Oversight seen={seen} />
      <Reviews seen={seen} />
      <Comments seen={seen} ledger={ledger} decision={decision} again={again} />
      <Evaluations seen={seen} />
      <Completeness seen={seen} />
      <Timeline seen={seen} />
      <Handed seen={seen} />
      <Downloads ledger={ledger} decision={decision} />
      {roleIn(ledger) === 'officer' && <Copies seen={seen} ledger={ledger} decision={decision} />}
    </div>
  );
}

/** Where the page has what people come for: it is long. */
function OnThisPage({ ledger }: { ledger: string }) {
  const { section, sub } = lexicon(language.value).document;
  const { small, replay, copies, decision: say } = words.value;
  const role = roleIn(ledger);
  const parts = [
    ['replay', replay.title],
    ['timeline', withoutNumber(section.timeline)],
    ['custody', sub.custody],
    ...(exportsIn(role) ? [['downloads', say.dossier] as const] : []),
    ...(role === 'officer' ? [['copies', copies.title] as const] : []),
  ] as const;
  return (
    <nav aria-label={small.onThisPage}>
      <p class="row small">
        {small.onThisPage}:
        {parts.map(([id, title]) => (
          <a key={id} href={`#${id}-title`}>
            {title}
          </a>
        ))}
      </p>
    </nav>
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
          <span class="small">
            <Prose text={detail} />
          </span>
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
            {outside(goal.trace_url)} <Marks marks={goal.trace.evidence} />
          </dd>
        </div>
      )}
      {goal.gateway_refs.map(({ system, ref, url }, i) => (
        <div key={i}>
          <dt>{field.gateway}</dt>
          <dd>
            <Said fact={system} /> <Said fact={ref} />
            {outside(url)} <Marks marks={ref.evidence} />
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
    <Part id="goal" section={6} title={withoutNumber(section.goal)}>
      <dl class="rows">
        <Row name={field.request} fact={goal.request} />
        <Row name={field.goal} fact={goal.goal} />
        <Row name={field.authority} fact={goal.authority_scope} />
        <Row name={header.stakes} fact={seen.model.header.stakes} />
        <Traces goal={goal} />
        <Row name={glance.confidence} fact={oversight.final_confidence} />
        {source !== undefined && (
          <div>
            <dt>{glance.source}</dt>
            <dd>
              <Said fact={source.document_id} />, <Said fact={source.version} />,{' '}
              <Said fact={source.section} />
              <br />
              <Said fact={source.quote} /> <Marks marks={source.evidence} />
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
                <Marks marks={review.evidence} />
              </>
            )}
          </dd>
        </div>
      </dl>
    </Part>
  );
}
