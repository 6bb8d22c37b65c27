import { Marks } from '../parts/fact.js';
import { valueInWords } from '../parts/recorded-value.js';
import { told, words } from '../words/index.js';
import type { AskedQuestion } from './question.js';
import { Part } from './part.js';
import type { SeenDecision } from './seen.js';
import { resultsOf, type ResultLine, type ToolResult } from './tool-results.js';

/** Most results here; the whole decision has all. */
const RESULTS_MAX = 5;

interface ToolResultsProps {
  seen: SeenDecision;
  question: AskedQuestion;
}

/** What the agent's tools returned: what a claim, and a condition of a source, can be held against. */
export function ToolResults({ seen, question }: ToolResultsProps) {
  const { tools: say, question: of } = words.value;
  const { results, more } = resultsOf(seen.entries, question.cause, RESULTS_MAX);
  return (
    <Part id="tools" title={say.title} marks={results.flatMap(({ marks }) => marks)}>
      {results.length === 0 ? <p class="absent">{say.none}</p> : <p class="small">{say.intro}</p>}
      {results.map((one, i) => (
        <OneResult key={i} result={one} />
      ))}
      {more > 0 && <p class="small">{of.moreRows(more)}</p>}
    </Part>
  );
}

function OneResult({ result: one }: { result: ToolResult }) {
  const { tools: say } = words.value;
  const { quote } = told.value;
  return (
    <div class="tool-result">
      <p>
        <strong>{one.tool === undefined ? say.hiddenTool : quote(one.tool)}</strong>
        {one.times > 1 && <> {say.times(one.times)}</>}
        {one.ended !== undefined && <> {say.ended[one.ended]}</>} <Marks marks={one.marks} />
        {one.arguments.length > 0 && (
          <>
            <br />
            <span class="small">
              {say.calledWith} {one.arguments.map(lineText).join(', ')}
            </span>
          </>
        )}
      </p>
      {one.result === undefined && <p class="absent">{say.noResult}</p>}
      {one.result !== undefined && one.result.length > 0 && (
        <dl class="rows">
          {one.result.map((line, i) => (
            <div key={i}>
              <dt>{line.path.length === 0 ? say.returned : quote(line.path.join(' / '))}</dt>
              <dd>{valueInWords(line.value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {one.isHidden && <p class="small">{say.hidden}</p>}
      {one.isMore && <p class="small">{say.more}</p>}
      {one.criteria.map(({ id, text, result }) => (
        <p key={id} class="small">
          {say.criterion} {quote(text ?? id)}:{' '}
          {result === null ? say.notEvaluated : say.is[`${result}`]}
        </p>
      ))}
    </div>
  );
}

const lineText = ({ path, value }: ResultLine): string =>
  path.length === 0
    ? valueInWords(value)
    : `${told.value.quote(path.join(' / '))}: ${valueInWords(value)}`;
