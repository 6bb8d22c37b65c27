import type { Narrative } from '@docket/report/living';
import { Marks } from './fact.js';

interface StoryLinesProps {
  lines: Narrative['summary'];
  /** Whether marks lead to the entries below. */
  linked?: boolean;
}

/** What happened, in the four lines of page 1 of the dossier. */
export function StoryLines({ lines, linked = false }: StoryLinesProps) {
  return (
    <dl class="rows">
      {lines.map(({ line, label, clauses }) => (
        <div key={line}>
          <dt>{label}</dt>
          <dd>
            {clauses.map(({ text, evidence, end }, i) => (
              <span key={i}>
                {text}
                {evidence.length > 0 && ' '}
                <Marks marks={evidence} linked={linked} />
                {end}{' '}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
