import type { Fact } from '@docket/report/living';
import { Mark, Prose } from './references.js';

/** What a document would print of a fact: recorded text in quotation marks, or the words of what is missing. */
export function Said({ fact }: { fact: Fact }) {
  return (
    <span class={fact.state === 'recorded' ? 'said' : 'said absent'}>
      <Prose text={fact.text} />
    </span>
  );
}

interface MarksProps {
  marks: readonly string[];
  /** The mark of what they stand at, which leads nowhere. */
  own?: string;
}

/** Marks of the entries that something rests on, which lead there where the page has them. */
export function Marks({ marks, own }: MarksProps) {
  if (marks.length === 0) return null;
  const shown = marks.slice(0, SHOWN_MAX);
  const more = marks.length - shown.length;
  return (
    <span class="marks">
      {shown.map((mark, i) => (
        <span key={mark}>
          {i > 0 && ' '}
          {mark === own ? `[${mark}]` : <Mark mark={mark} />}
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
}

/** A fact beside its name, in a list of descriptions. */
export function Row({ name, fact }: RowProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Said fact={fact} /> <Marks marks={fact.evidence} />
      </dd>
    </div>
  );
}
