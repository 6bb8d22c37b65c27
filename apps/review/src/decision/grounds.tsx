import type { Json } from '@docket/chain';
import { Marks, Said } from '../parts/fact.js';
import { Prose } from '../parts/references.js';
import { valueInWords } from '../parts/recorded-value.js';
import type { SeenDecision } from '../question/seen.js';
import { lexicon } from '../told.js';
import { language, told, words } from '../words/index.js';
import { attemptsOf, type Attempt } from './attempts.js';
import { Part, withoutNumber } from './part.js';

interface WithSeen {
  seen: SeenDecision;
}

const documentWords = () => lexicon(language.value).document;

/** From each claim to the passage that is to bear it: document, version, section, and what stands there. */
export function Lineage({ seen }: WithSeen) {
  const { section, none } = documentWords();
  const { question: say } = words.value;
  const { lineage } = seen.model;
  return (
    <Part id="lineage" section={8} title={withoutNumber(section.lineage)}>
      {lineage.length === 0 && <p>{none}</p>}
      <ul>
        {lineage.map((row) => (
          <li key={row.mark} id={row.mark} tabIndex={-1}>
            {row.role.value === 'decisive' && <span class="tag">{say.decisive}</span>}{' '}
            {say.supports}: <Said fact={row.supports} />
            <br />
            <span aria-hidden="true">→ </span>
            <Said fact={row.document_id} />, {say.version} <Said fact={row.version} />,{' '}
            {say.section} <Said fact={row.section} />
            <br />
            {say.quote}: <Said fact={row.quote} /> <Marks marks={row.evidence} own={row.mark} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What was judged, side by side, and whether it agrees: never averaged. */
export function Evaluations({ seen }: WithSeen) {
  const { sub, none, column } = documentWords();
  const { oversight, completeness } = seen.model;
  const { evaluations } = oversight;
  const apart = completeness.gaps.filter(({ check }) => check === 'evaluation_agreement');
  return (
    <Part id="evaluations" title={sub.evaluations}>
      {evaluations.length === 0 && <p>{none}</p>}
      {apart.map(({ text, evidence }, i) => (
        <p key={i} class="notice">
          △ <Prose text={text} /> <Marks marks={evidence} />
        </p>
      ))}
      {evaluations.length > 0 && (
        <div class="wide-table" tabIndex={0} role="group" aria-label={sub.evaluations}>
          <table>
            <thead>
              <tr>
                {[column.target, column.evaluator, column.outcome, column.explanation].map(
                  (name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {evaluations.map((one, i) => (
                <tr key={i}>
                  <td>
                    <Said fact={one.target} />{' '}
                    {one.about !== undefined && <Prose text={one.about} />}
                  </td>
                  <td>
                    <Said fact={one.evaluator} />, <Said fact={one.kind} />
                  </td>
                  <td>
                    <strong>
                      <Said fact={one.outcome} />
                    </strong>{' '}
                    <Marks marks={one.evidence} />
                  </td>
                  <td>
                    <Said fact={one.explanation} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Part>
  );
}

/** Tools whose calls are shown at once; of more, those that somebody opens. */
const OPEN_MAX = 3;

/** Repeated calls of a tool, collapsed, with what changed from one to the next. */
export function Attempts({ seen }: WithSeen) {
  const { attempts: say } = words.value;
  const tools = attemptsOf(seen.entries);
  if (tools.length === 0) return null;
  return (
    <Part id="attempts" title={say.title}>
      <p class="small">{say.intro}</p>
      {tools.map(({ tool, attempts, more }) => (
        <details key={tool} open={tools.length <= OPEN_MAX}>
          <summary>{told.value.quote(tool)}</summary>
          <ol>
            {attempts.map((attempt, i) => (
              <li key={i}>
                <OneAttempt attempt={attempt} />
              </li>
            ))}
          </ol>
          {more > 0 && <p class="small">{say.more(more)}</p>}
        </details>
      ))}
    </Part>
  );
}

function OneAttempt({ attempt }: { attempt: Attempt }) {
  const { attempts: say } = words.value;
  const { changes, times, marks, result, isMore } = attempt;
  return (
    <>
      {changes === 'first' && say.first}
      {changes === 'hidden' && say.hidden}
      {typeof changes !== 'string' && changes.length === 0 && say.sameArguments}
      {typeof changes !== 'string' && changes.length > 0 && (
        <ul class="small">
          {changes.map(({ pointer, before, after }) => (
            <li key={pointer}>
              {told.value.quote(pointer)}: {shown(before)} → {shown(after)}
            </li>
          ))}
          {isMore && <li>{say.moreChanged}</li>}
        </ul>
      )}{' '}
      {result !== 'first' && result !== 'hidden' && say.result[result]}{' '}
      {times > 1 && <strong>{say.times(times)}</strong>} <Marks marks={marks} />
    </>
  );
}

const shown = (value: Json | undefined): string =>
  value === undefined ? words.value.attempts.notGiven : valueInWords(value);
