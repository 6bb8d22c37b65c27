import { Marks, Row, Said } from '../parts/fact.js';
import { Anchors, Prose } from '../parts/references.js';
import type { SeenDecision } from '../question/seen.js';
import { lexicon } from '../told.js';
import { language, told } from '../words/index.js';
import { Part, withoutNumber } from './part.js';
import { policyMarks } from './places.js';

interface WithSeen {
  seen: SeenDecision;
}

const documentWords = () => lexicon(language.value).document;

/** What the decision was measured by, with what the tools that measured returned. */
export function Criteria({ seen }: WithSeen) {
  const { section, none, column } = documentWords();
  const { criteria } = seen.model;
  return (
    <Part id="criteria" section={9} title={withoutNumber(section.criteria)}>
      {criteria.length === 0 && <p>{none}</p>}
      <ul>
        {criteria.map((row, i) => (
          <li key={i}>
            <Said fact={row.id} />
            {row.text.state !== 'not_recorded' && (
              <>
                : <Said fact={row.text} />
              </>
            )}
            <br />
            {column.result}:{' '}
            <strong>
              <Said fact={row.result} />
            </strong>{' '}
            <Marks marks={row.evidence} />
            <br />
            {column.evaluatedBy}: <Said fact={row.evaluated_by} />
            <span aria-hidden="true"> → </span>
            <Said fact={row.tool_result} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What was considered and not done. */
export function Alternatives({ seen }: WithSeen) {
  const { section, none, column } = documentWords();
  const { alternatives } = seen.model;
  return (
    <Part id="alternatives" section={10} title={withoutNumber(section.alternatives)}>
      {alternatives.length === 0 && <p>{none}</p>}
      <ul>
        {alternatives.map((row, i) => (
          <li key={i}>
            <Said fact={row.option} />
            <br />
            {column.reason}: <Said fact={row.rejected_because} /> <Marks marks={row.evidence} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Whether a human had to look, the rules that were in force, those that tripped, and what was asked of humans. */
export function Oversight({ seen }: WithSeen) {
  const { section, field, glance, sub, column } = documentWords();
  const { oversight } = seen.model;
  const { rules, trip_wires: wires, escalations } = oversight;
  const here = policyMarks(seen.model);
  return (
    <Part id="oversight" section={12} title={withoutNumber(section.oversight)}>
      <dl class="rows">
        <Row name={field.required} fact={oversight.requirement} />
        <Row name={glance.confidence} fact={oversight.final_confidence} />
      </dl>
      <p tabIndex={-1}>
        <Anchors ids={here} />
        <Prose text={rules.statement} />{' '}
        <Marks marks={rules.policy.evidence} {...(here[0] === undefined ? {} : { own: here[0] })} />
      </p>
      {wires.length > 0 && <h3>{sub.tripWires}</h3>}
      <ul>
        {wires.map((wire, i) => (
          <li key={i}>
            <strong>
              <Said fact={wire.rule} />
            </strong>
            : <Said fact={wire.message} /> {column.directive}: <Said fact={wire.directive} />{' '}
            <Marks marks={wire.evidence} />
          </li>
        ))}
      </ul>
      {escalations.length > 0 && <h3>{sub.escalations}</h3>}
      <ul>
        {escalations.map((one) => (
          <li key={one.id}>
            {one.id}, <Said fact={one.rule} /> <Marks marks={one.evidence} />
            <br />
            {column.opened}: {told.value.moment(one.opened_at)}; {column.due}:{' '}
            <Said fact={one.due_at} />; {column.verdict}: <Said fact={one.resolution} />{' '}
            <Marks marks={one.resolution.evidence} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What was looked for and is missing; every check that was made is folded. */
export function Completeness({ seen }: WithSeen) {
  const { section, sub, none, checkStatus } = documentWords();
  const { statement, checks, gaps } = seen.model.completeness;
  return (
    <Part id="completeness" section={13} title={withoutNumber(section.completeness)}>
      <p>
        <Prose text={statement} />
      </p>
      <h3>{sub.gaps}</h3>
      {gaps.length === 0 && <p>{none}</p>}
      <ul>
        {gaps.map(({ id, text, evidence }) => (
          <li key={id}>
            <Prose text={text} /> <Marks marks={evidence} />
          </li>
        ))}
      </ul>
      <details>
        <summary>
          {sub.checks} ({checks.length})
        </summary>
        <ul class="small">
          {checks.map(({ id, name, status, observed, evidence }) => (
            <li key={id}>
              {checkStatus[status]}: {name}: <Prose text={observed} /> <Marks marks={evidence} />
            </li>
          ))}
        </ul>
      </details>
    </Part>
  );
}
