import { Marks, Row, Said } from '../parts/fact.js';
import { StoryLines } from '../parts/story-lines.js';
import { statesAnything } from '../review/compose.js';
import { addressOf } from '../router.js';
import { told, words } from '../words/index.js';
import { Part } from './part.js';
import type { AskedQuestion, QuestionPlace } from './question.js';
import type { SeenDecision } from './seen.js';

/** What is at stake, until when, and whose work it is: what the card of the queue said, for whoever came by a link. */
export function Frame({ seen, question }: WithSeen & { question: AskedQuestion }) {
  const { question: say, queue, due } = words.value;
  const { stakes, agents } = seen.model.header;
  const { dueAt } = question;
  const [agent] = agents;
  return (
    <p class="row">
      <span class={`tag stakes-${stakes.value}`}>{queue.stakes(stakes.text)}</span>
      <span class="tag">{dueAt === undefined ? due.none : say.due(told.value.moment(dueAt))}</span>
      {agent !== undefined && <span class="small">{queue.by(agent.text)}</span>}
    </p>
  );
}

/** Verb, object, amount, and whether it can be undone. */
export function Wants({ question }: { question: AskedQuestion }) {
  const { question: say } = words.value;
  const { quote, code } = told.value;
  const { action, cause, description, reversibility, rollbackPlan } = question;
  if (!statesAnything(action)) {
    return (
      <Part id="wants" title={say.wants} marks={[cause.mark]}>
        <p>{say.wantsNothing}</p>
        {description !== undefined && <p>{quote(description)}</p>}
      </Part>
    );
  }
  const { operation, amount, target } = action;
  const rows: [string, string | undefined][] = [
    [say.operation, operation === null ? undefined : quote(operation)],
    [say.amount, amount === null ? undefined : quote(`${amount.value} ${amount.currency}`)],
    [say.target, target === null ? undefined : quote(`${target.system}: ${target.resource}`)],
    [say.undo, reversibility === undefined ? undefined : code(reversibility)],
  ];
  return (
    <Part id="wants" title={say.wants} marks={[cause.mark]}>
      <dl class="rows large">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class={value === undefined ? 'absent' : ''}>{value ?? say.notSaid}</dd>
          </div>
        ))}
        {rollbackPlan !== undefined && (
          <div>
            <dt />
            <dd>{quote(rollbackPlan)}</dd>
          </div>
        )}
        {description !== undefined && (
          <div>
            <dt>{say.description}</dt>
            <dd>{quote(description)}</dd>
          </div>
        )}
      </dl>
      <Marks marks={[cause.mark]} />
    </Part>
  );
}

interface WithSeen {
  seen: SeenDecision;
}

/** The rule in words with what it saw, the agent's own question, and what was asked of the agent. */
export function Cause({ question, seen }: WithSeen & { question: AskedQuestion }) {
  const { question: say } = words.value;
  const { escalation, opened, cause, directive } = question;
  const { oversight, goal } = seen.model;
  const wires = oversight.trip_wires.filter(
    (wire) =>
      wire.rule.value === escalation.rule.value && wire.cause.value === escalation.cause.value,
  );
  const shown = [escalation.rule, escalation.asked_with, goal.request, ...wires];
  const marks = [opened.mark, cause.mark, ...shown.flatMap(({ evidence }) => evidence)];
  return (
    <Part id="why" title={say.why} marks={marks}>
      <p>{directive === 'stop' ? say.stopped : say.held}</p>
      <dl class="rows">
        <Row name={say.rule('').replace(/:\s*$/, '')} fact={escalation.rule} />
        {escalation.rule.value === 'loop' && (
          <div>
            <dt />
            <dd>{words.value.tools.loop}</dd>
          </div>
        )}
        {escalation.asked_with.state === 'recorded' && (
          <Row name={say.asked} fact={escalation.asked_with} />
        )}
        <Row name={say.request} fact={goal.request} />
      </dl>
      {wires.map(({ message, evidence }, i) => (
        <p key={i}>
          <Said fact={message} /> <Marks marks={evidence} />
        </p>
      ))}
    </Part>
  );
}

/** Most rows of one list here; the whole decision has all. */
const ROWS_MAX = 5;

/** Quote, document, version and section: what is decisive first. */
export function Sources({ seen }: WithSeen) {
  const { question: say } = words.value;
  const rows = seen.model.lineage.toSorted(
    (a, b) => Number(b.role.value === 'decisive') - Number(a.role.value === 'decisive'),
  );
  if (rows.length === 0) return null;
  const shown = rows.slice(0, ROWS_MAX);
  return (
    <Part id="source" title={say.source} marks={shown.flatMap(({ evidence }) => evidence)}>
      {shown.map((row) => (
        <figure key={row.mark}>
          <blockquote>
            <Said fact={row.quote} />
          </blockquote>
          <figcaption>
            {row.role.value === 'decisive' && <span class="tag">{say.decisive}</span>}{' '}
            <Said fact={row.document_id} />, {say.version} <Said fact={row.version} />,{' '}
            {say.section} <Said fact={row.section} /> <Marks marks={row.evidence} />
            {row.supports.state === 'recorded' && (
              <>
                <br />
                {say.supports}: <Said fact={row.supports} />
              </>
            )}
          </figcaption>
        </figure>
      ))}
      <More rows={rows.length} />
    </Part>
  );
}

export function Alternatives({ seen }: WithSeen) {
  const { question: say } = words.value;
  const { alternatives } = seen.model;
  if (alternatives.length === 0) return null;
  const shown = alternatives.slice(-ROWS_MAX);
  return (
    <Part id="others" title={say.others} marks={shown.flatMap(({ evidence }) => evidence)}>
      <ul>
        {shown.map((row, i) => (
          <li key={i}>
            <Said fact={row.option} />. {say.because}: <Said fact={row.rejected_because} />{' '}
            <Marks marks={row.evidence} />
          </li>
        ))}
      </ul>
      <More rows={alternatives.length} />
    </Part>
  );
}

function More({ rows }: { rows: number }) {
  if (rows <= ROWS_MAX) return null;
  return <p class="small">{words.value.question.moreRows(rows - ROWS_MAX)}</p>;
}

/** What would stand above, and is in no record: said once, so that nobody takes it for overlooked. */
export function Missing({ seen }: WithSeen) {
  const { question: say } = words.value;
  const { lineage, alternatives } = seen.model;
  const missing = [
    ...(lineage.length === 0 ? [say.noSource] : []),
    ...(alternatives.length === 0 ? [say.noOthers] : []),
  ];
  if (missing.length === 0) return null;
  return (
    <Part id="missing" title={say.missing} marks={[]}>
      <p class="absent">{missing.join(', ')}</p>
    </Part>
  );
}

export function Confidence({ seen }: WithSeen) {
  const { question: say } = words.value;
  const { final_confidence: fact } = seen.model.oversight;
  return (
    <Part id="sure" title={say.sure} marks={fact.evidence}>
      <p>
        <Said fact={fact} /> <Marks marks={fact.evidence} />
      </p>
    </Part>
  );
}

/**
 * What happened, in the sentences of page 1 of the dossier: but for those that only repeat what stands above. That a
 * decision which waits has no outcome is one; so is what it rests on where no criterion is recorded, and who checked it
 * where nobody answered or judged yet; and of what was not done, that nothing failed so far.
 */
export function Story({ seen, place }: WithSeen & { place: QuestionPlace }) {
  const { question: say } = words.value;
  const { criteria, oversight } = seen.model;
  const { summary } = seen.narrative;
  const isChecked = oversight.reviews.length > 0 || oversight.evaluations.length > 0;
  const isNews = {
    decided: false,
    because: criteria.length > 0,
    done: true,
    not_done: summary.some(
      ({ line, clauses }) =>
        line === 'not_done' && clauses.some(({ evidence }) => evidence.length > 0),
    ),
    checked_by: isChecked,
  };
  const news = summary.filter(({ line }) => isNews[line]);
  const marks = news.flatMap(({ clauses }) => clauses.flatMap(({ evidence }) => evidence));
  return (
    <Part id="done" title={say.done} marks={marks}>
      <StoryLines lines={news} />
      <p>
        <a href={addressOf({ place: 'decisions', path: [place.ledger, place.decision] })}>
          {say.whole}
        </a>
      </p>
    </Part>
  );
}
