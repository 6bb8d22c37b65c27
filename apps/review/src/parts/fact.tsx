import type { Fact } from '@docket/report/living';

/** What a document would print of a fact: recorded text in quotation marks, or the words of what is missing. */
export function Said({ fact }: { fact: Fact }) {
  return <span class={fact.state === 'recorded' ? 'said' : 'said absent'}>{fact.text}</span>;
}

interface MarksProps {
  marks: readonly string[];
  /** Whether they lead to the entries on the same page. */
  linked?: boolean;
}

/** Marks of the entries that something rests on. */
export function Marks({ marks, linked = false }: MarksProps) {
  if (marks.length === 0) return null;
  const shown = marks.slice(0, SHOWN_MAX);
  const more = marks.length - shown.length;
  return (
    <span class="marks">
      {shown.map((mark, i) => (
        <span key={mark}>
          {i > 0 && ' '}
          {linked && mark.startsWith('E') ? <a href={`#${mark}`}>[{mark}]</a> : `[${mark}]`}
        </span>
      ))}
      {more > 0 && ` +${more}`}
    </span>
  );
}

/** As documents print them. */
const SHOWN_MAX = 3;

interface RowProps {
  name: string;
  fact: Fact;
  /** Whether its marks lead to the entries on the same page. */
  linked?: boolean;
}

/** A fact beside its name, in a list of descriptions. */
export function Row({ name, fact, linked = false }: RowProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Said fact={fact} /> <Marks marks={fact.evidence} linked={linked} />
      </dd>
    </div>
  );
}
