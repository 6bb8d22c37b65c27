import type { Narrative } from '@docket/report/living';
import { Marks } from './fact.js';
import { Prose } from './references.js';

type Clauses = Narrative['headline'];

/** Sentences with the marks of what they rest on. */
export function ClauseList({ clauses }: { clauses: Clauses }) {
  return (
    <>
      {clauses.map(({ text, evidence, end }, i) => (
        <span key={i}>
          <Prose text={text} />
          {evidence.length > 0 && ' '}
          <Marks marks={evidence} />
          {end}{' '}
        </span>
      ))}
    </>
  );
}

/** What happened, in the lines of page 1 of the dossier. */
export function StoryLines({ lines }: { lines: Narrative['summary'] }) {
  return (
    <dl class="rows">
      {lines.map(({ line, label, clauses }) => (
        <div key={line}>
          <dt>{label}</dt>
          <dd>
            <ClauseList clauses={clauses} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
