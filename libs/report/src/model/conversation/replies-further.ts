import type { Came } from './came.js';
import { ENDED } from './ground-sentences.js';
import { ANYTHING_ELSE, POLITE, saysNothing } from './replies.js';
import { saidSentences, type Said } from './read.js';
import { isQuotable } from './requests.js';

/** Sentences with which an agent goes on that are told. */
const MORE_MAX = 2;

/** What only offers more, or asks for something. */
const OFFERS_ON =
  /^(?:if so\b|if you (?:have|need|would like|want)|please|let me know|feel free|once you|would you|bitte|falls sie)\b/iu;

/** What an agent needs, and right behind it what would do instead; an offer of more beside a refusal is none. */
const WANTING = /\b(?:need|require|provide|benötige|brauche)\b/iu;
const INSTEAD =
  /^(?:if you|alternatively|otherwise|or\b|but\b|however|instead|you can also|i can also|falls|wenn|alternativ|sonst|aber)[^?]*\b(?:can|could|will|able|help|kann|könnte|hilft)\b/iu;

/**
 * What came, with the sentence right behind one that only says what is wanting, where that offers another way: the one
 * without the other would say the contrary. What cannot be quoted leaves both out.
 */
function withInstead(came: readonly Came[]): Came[] {
  return came.flatMap((one, at): Came[] => {
    if (!('sentence' in one) || !WANTING.test(one.sentence)) return [one];
    const sentences = saidSentences(one.said);
    const next = sentences[sentences.indexOf(one.sentence) + 1];
    if (next === undefined || !INSTEAD.test(next)) return [one];
    const follows = came[at + 1];
    if (follows !== undefined && 'sentence' in follows && follows.sentence === next) return [one];
    return isQuotable(next) ? [one, { kind: one.kind, said: one.said, sentence: next }] : [];
  });
}

/** Lines of a list that are told before the one of it that answers. */
const BEFORE_MAX = 3;

/** Of a list that is introduced by a line of its own, those of its lines that stand before the one that answers. */
function linesBefore({ said, sentence }: { said: Said; sentence: string }): string[] {
  const sentences = saidSentences(said);
  const before = sentences.slice(0, sentences.indexOf(sentence));
  const heading = before.findLastIndex((text) => text.endsWith(':'));
  const lines = heading === -1 ? [] : before.slice(heading + 1);
  return lines.length <= BEFORE_MAX &&
    lines.every((text) => isQuotable(text) && ENDED.test(text) && !text.endsWith('?'))
    ? lines
    : [];
}

/** What came, and behind each answer what the agent went on to say in the same message: what else is possible, and what is not. */
export function withMore(all: readonly Came[]): Came[] {
  const came = withInstead(all);
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
    const lines = one.kind === 'answered' ? linesBefore(one).filter((text) => !told.has(text)) : [];
    return [
      ...lines.map((sentence): Came => ({
        kind: 'answered',
        said: one.said,
        sentence,
        isMore: true,
      })),
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
