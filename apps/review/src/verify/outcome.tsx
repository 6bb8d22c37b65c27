import type { OutcomeLine, OutcomeText, FirstPage } from '@docket/report/outcome';
import type { GivenOutcome } from '@docket/report/verifying';
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
export function Outcome({ outcome }: { outcome: GivenOutcome }) {
  const { text, verdict, arePagesUnread, says } = outcome;
  const say = words.value.verify;
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), [outcome]);
  return (
    <section
      class={`notice ${verdict === 'verified' ? 'good' : verdict === 'not_verified' ? 'bad' : ''}`}
    >
      <h2 tabIndex={-1} ref={title}>
        {say.verdict[verdict]}
      </h2>
      {arePagesUnread === true && (
        <>
          <p>
            <strong>{say.pagesUnread}</strong>
          </p>
          <p>{say.pagesUnreadMeans}</p>
        </>
      )}
      <p>{say.means[verdict]}</p>
      {says !== undefined && <Says says={says} />}
      <h3>{say.inWords}</h3>
      <Report text={text} />
    </section>
  );
}

/** What the evidence says of the decision, which a page of a PDF may say otherwise. */
function Says({ says: { locale, headline, summary } }: { says: FirstPage }) {
  return (
    <>
      <h3>{words.value.verify.says}</h3>
      <div lang={locale}>
        <p>
          <strong>{sentences(headline)}</strong>
        </p>
        <dl class="rows">
          {summary.map(({ line, label, clauses }) => (
            <div key={line}>
              <dt>{label}</dt>
              <dd>{sentences(clauses)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}

/** With the marks that the document prints, which lead nowhere here. */
const sentences = (clauses: FirstPage['headline']): string =>
  clauses
    .map(({ text, evidence, end }) =>
      evidence.length === 0 ? `${text}${end}` : `${text} [${evidence.join('] [')}]${end}`,
    )
    .join(' ');

function Report({ text }: { text: OutcomeText }) {
  return (
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
