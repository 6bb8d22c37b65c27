import { lastMessageText } from '../narrative/compose-decided.js';
import { lexicon } from '../narrative/lexicon.js';
import type { Clause, Dossier, StoryLine } from '../schema/index.js';

/** What page 1 tells in words: the box, the story, and how many items of Attention. */
export interface PageTold {
  headline: readonly Clause[];
  summary: readonly StoryLine[];
  attention: number;
}

const ATTENTION_MAX = 3;

/**
 * What page 1 may tell, the fullest first. Each one after it leaves out whole sentences, and only those
 * that stand elsewhere: first those that another part of the page says too, then the most of a long quotation in
 * the box, which the story in full has, then what section 9 says, and last items of Attention, which are counted and stand in
 * sections 12 and 13. The type is never set smaller.
 */
export function tellings(dossier: Dossier): [PageTold, ...PageTold[]] {
  const { headline, summary } = dossier.narrative;
  const { attention } = dossier.model;
  const told = (most: number, kinds: readonly string[]): PageTold => ({
    headline,
    summary: without(summary, (clause) => kinds.includes(clause.kind) || isSaid(clause, most)),
    attention: most,
  });
  // A finding of a rule that Attention prints, with the same marks.
  const isSaid = ({ kind, evidence }: Clause, most: number): boolean =>
    kind === 'trip_wire' &&
    evidence.length > 0 &&
    attention.slice(0, most).some((item) => evidence.every((mark) => item.evidence.includes(mark)));
  // The box of key facts tells the confidence, on every page 1.
  const boxed = ['confidence'];
  const absent = dossier.model.criteria.length === 0 ? [...boxed, 'criteria'] : boxed;
  const quoting = (room: 'brief' | 'least', page: PageTold): PageTold => ({
    ...page,
    headline: briefly(dossier, room),
  });
  const most = told(ATTENTION_MAX, absent);
  return [
    { headline, summary, attention: ATTENTION_MAX },
    told(ATTENTION_MAX, boxed),
    quoting('brief', told(ATTENTION_MAX, boxed)),
    quoting('brief', most),
    quoting('least', most),
    ...[2, 1].map((fewer) => quoting('least', told(fewer, absent))),
  ];
}

/** The story without some sentences; a line keeps one of its own at least. */
function without(
  summary: readonly StoryLine[],
  isLeftOut: (clause: Clause) => boolean,
): StoryLine[] {
  return summary.map((line) => {
    const clauses = line.clauses.filter((clause) => !isLeftOut(clause));
    return clauses.length === 0 ? line : { ...line, clauses };
  });
}

/** The box with less of the agent's last message: its first sentences, or that it is long. */
function briefly({ narrative, issue, model }: Dossier, room: 'brief' | 'least'): Clause[] {
  const { narrative: words, marks } = lexicon(issue.locale);
  const text = lastMessageText(words, marks, model.outcome.last_message, room);
  return narrative.headline.map((clause) =>
    clause.kind === 'last_message' ? { ...clause, text } : clause,
  );
}
