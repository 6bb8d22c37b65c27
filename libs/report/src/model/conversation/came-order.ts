import type { Came } from './came.js';
import { saidSentences } from './read.js';

/** As it came: a message before a call that it was said before. What never came stands behind the rest. */
export function inOrder(came: readonly Came[]): Came[] {
  const placeOf = (one: Came): number =>
    'calls' in one ? one.calls[0].order : 'said' in one ? one.said.order : Infinity;
  const placed = came.map((one) => ({ one, place: placeOf(one) }));
  return placed
    .toSorted((a, b) =>
      a.place === b.place ? withinMessage(a.one, b.one) : a.place < b.place ? -1 : 1,
    )
    .map(({ one }) => one);
}

/** Which of two sentences of one message was said first. */
function withinMessage(a: Came, b: Came): number {
  if (!('sentence' in a) || !('sentence' in b)) return 0;
  const sentences = saidSentences(a.said);
  return sentences.indexOf(a.sentence) - sentences.indexOf(b.sentence);
}

/** What is not told yet. */
export function further(told: readonly Came[], more: readonly Came[]): Came[] {
  const known = told.flatMap((one) => ('sentence' in one ? [one.sentence] : []));
  return more.filter((one) => !('sentence' in one && known.includes(one.sentence)));
}
