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
 * that stand elsewhere: first those that another part of the page says too, then items of Attention, which
 * are counted and stand in sections 12 and 13, then what section 9 says, and last the long quotation in the box, which
 * the story in full has. The type is never set smaller.
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
  const counts = [ATTENTION_MAX, 2, 1];
  const shortest = told(1, absent);
  return [
    { headline, summary, attention: ATTENTION_MAX },
    ...counts.map((most) => told(most, boxed)),
    shortest,
    ...counts.map((most) => ({ ...told(most, absent), headline: briefly(dossier) })),
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

/** The box without the agent's last message, which it says is long. */
function briefly({ narrative, issue }: Dossier): Clause[] {
  const { lastMessageLong } = lexicon(issue.locale).narrative;
  return narrative.headline.map((clause) =>
    clause.kind === 'last_message' ? { ...clause, text: lastMessageLong } : clause,
  );
}
