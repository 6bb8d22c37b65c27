import type { Came } from './came.js';
import { ENDED } from './ground-sentences.js';
import { ANYTHING_ELSE, POLITE, saysNothing } from './replies.js';
import { saidSentences } from './read.js';
import { isQuotable } from './requests.js';

/** Sentences with which an agent goes on that are told. */
const MORE_MAX = 2;

/** What only offers more, or asks for something. */
const OFFERS_ON =
  /^(?:if you (?:have|need|would like|want)|please|let me know|feel free|once you|would you|bitte|falls sie)\b/iu;

/** What came, and behind each answer what the agent went on to say in the same message: what else is possible, and what is not. */
export function withMore(came: readonly Came[]): Came[] {
  const told = new Set(came.flatMap((one) => ('sentence' in one ? [one.sentence] : [])));
  return came.flatMap((one, at): Came[] => {
    const isAnswer = one.kind === 'refused' || one.kind === 'answered';
    const next = came[at + 1];
    // What stands behind the last answer of a message goes on with that.
    if (!isAnswer || (next !== undefined && 'said' in next && next.said === one.said)) return [one];
    const sentences = saidSentences(one.said);
    const more = sentences
      .slice(sentences.indexOf(one.sentence) + 1)
      .filter(
        (text) =>
          isQuotable(text) &&
          ENDED.test(text) &&
          !told.has(text) &&
          !POLITE.test(text) &&
          !OFFERS_ON.test(text) &&
          !ANYTHING_ELSE.test(text) &&
          !saysNothing(text),
      )
      .slice(0, MORE_MAX);
    return [
      one,
      ...more.map((sentence): Came => ({
        kind: 'answered',
        said: one.said,
        sentence,
        isMore: true,
      })),
    ];
  });
}
