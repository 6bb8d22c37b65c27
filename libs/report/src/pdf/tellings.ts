import {
  lastMessageText,
  openRequest,
  openRequestText,
  type Room,
} from '../narrative/compose-decided.js';
import { isImported } from '../narrative/composer.js';
import { lexicon } from '../narrative/lexicon.js';
import { isOnlyCourtesy } from '../narrative/telling-sentences.js';
import { capital } from '../narrative/told.js';
import type { Clause, Dossier, StoryLine } from '../schema/index.js';

/** What the box tells of an import beside how it ended and what was said last. */
const EXTRAS: readonly string[] = ['changed', 'refused', 'exchange', 'step'];

/** What page 1 tells in words: the box, the story, and how many items of Attention. */
export interface PageTold {
  headline: readonly Clause[];
  summary: readonly StoryLine[];
  attention: number;
}

/** Items of Attention that page 1 prints at most. */
export const ATTENTION_MAX = 3;

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
    summary: leavingOut(summary, (clause) => kinds.includes(clause.kind) || isSaid(clause, most)),
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
  const quoting = (page: PageTold, room: BoxRoom): PageTold => ({
    ...page,
    headline: briefly(dossier, room),
  });
  const most = told(ATTENTION_MAX, absent);
  const [two, one] = [told(2, absent), told(1, absent)];
  const asking = (page: PageTold, asked_with: Room): PageTold =>
    quoting(page, { last_message: undefined, asked_with });
  const beside = ['long', 'brief'] as const;
  const serious = attention.findLastIndex(({ severity }) => severity === 'failed') + 1;
  const pages: [PageTold, ...PageTold[]] = [
    { headline, summary, attention: ATTENTION_MAX },
    told(ATTENTION_MAX, boxed),
    ...beside.map((last_message) =>
      quoting(told(ATTENTION_MAX, boxed), { last_message, asked_with: 'whole' }),
    ),
    // What was said last comes before what is only missing, and behind what is serious.
    ...beside.flatMap((last_message) =>
      [most, two, one]
        .filter((page) => page.attention >= Math.min(serious, ATTENTION_MAX))
        .map((page) => quoting(page, { last_message, asked_with: 'whole' })),
    ),
    quoting(most, { last_message: 'least', asked_with: 'whole' }),
    // That nobody answered, the tile and the box of the reviewer say too; what a human was asked with, nothing else.
    ...[most, two, one].map((page) => asking(page, 'whole')),
    ...(['ample', 'roomy', 'wide'] as const).flatMap((room) =>
      [most, two, one].map((page) => asking(page, room)),
    ),
    asking(most, 'long'),
    ...[most, two, one].map((page) => asking(page, 'brief')),
    asking(one, 'least'),
  ];
  return withExtras(pages);
}

/** The same tellings without what was changed and refused. */
function withExtras(pages: readonly [PageTold, ...PageTold[]]): [PageTold, ...PageTold[]] {
  const bareOf = (page: PageTold): PageTold => ({
    ...page,
    headline: page.headline.filter(({ kind }) => !EXTRAS.includes(kind)),
  });
  const [first, ...rest] = pages;
  return [first, bareOf(first), ...rest.map(bareOf)];
}

/** The story without some sentences; a line keeps one of its own at least. */
export function leavingOut(
  summary: readonly StoryLine[],
  isLeftOut: (clause: Clause) => boolean,
): StoryLine[] {
  return summary.map((line) => {
    const clauses = line.clauses.filter((clause) => !isLeftOut(clause));
    return clauses.length === 0 ? line : { ...line, clauses };
  });
}

/** How much the box quotes; of the last message nothing, where the request for a human tells how it ended. */
interface BoxRoom {
  last_message: Room | undefined;
  asked_with: Room | undefined;
}

/** The box with less of what the agent said last and asked for a human with: the first sentences, or that it is long. */
export function briefly({ narrative, issue, model }: Dossier, room: BoxRoom): Clause[] {
  const { narrative: words, marks } = lexicon(issue.locale);
  const asked = openRequest(model);
  const isTold = model.conversation.exchanges.length > 0;
  return narrative.headline.flatMap((clause) => {
    if (clause.kind === 'last_message') {
      const text = lastMessageText(words, marks, model, room.last_message ?? 'least');
      const isQuoted = room.last_message !== undefined && text.includes(marks.open);
      const isLeftOut =
        (asked !== undefined && !isQuoted) ||
        (isTold &&
          (room.last_message === undefined ||
            isOnlyCourtesy(model.outcome.last_message.text, marks)));
      return isLeftOut ? [] : [{ ...clause, text: capital(text) }];
    }
    if (clause.kind === 'asked_with' && asked !== undefined) {
      if (room.asked_with === undefined) return [];
      const text = openRequestText(words, marks, asked, isImported(model), room.asked_with);
      return [{ ...clause, text: capital(text) }];
    }
    return [clause];
  });
}
