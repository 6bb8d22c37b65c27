import type { OutcomeLine, OutcomeText, SourceVerdict } from '@docket/report/outcome';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../words/index.js';

const MARKS = {
  passed: '✓',
  failed: '✗',
  not_made: '–',
  nothing: '–',
  more: '',
  said: '',
} as const;

/** What a verification came to: the verdict in the language of the page, the rest in the words of `docket verify`. */
export function Outcome({ text, verdict }: { text: OutcomeText; verdict: SourceVerdict }) {
  const say = words.value.verify;
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), [text]);
  return (
    <section
      class={`notice ${verdict === 'verified' ? 'good' : verdict === 'not_verified' ? 'bad' : ''}`}
    >
      <h2 tabIndex={-1} ref={title}>
        {say.verdict[verdict]}
      </h2>
      <p>{say.means[verdict]}</p>
      <h3>{say.inWords}</h3>
      <div lang="en" class="outcome">
        <p>
          <strong>{text.source}</strong>
        </p>
        <dl class="rows">
          {text.subject.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <ul class="plain">
          {text.lines.map((line, i) => (
            <Line key={i} line={line} />
          ))}
        </ul>
        <p>
          <strong>{text.verdict.text}</strong>
        </p>
        {text.advice.map((line) => (
          <p key={line.text}>{line.text}</p>
        ))}
        {text.limits.length > 0 && (
          <>
            <h3>What this cannot show:</h3>
            <ul>
              {text.limits.map((limit) => (
                <li key={limit}>{limit}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

function Line({ line: { tone, text, count } }: { line: OutcomeLine }) {
  return (
    <li class={tone}>
      {MARKS[tone]} {text.trim()}
      {count !== undefined && ` (${count})`}
    </li>
  );
}
