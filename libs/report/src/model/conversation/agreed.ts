import { AGREES, ORDERED } from './acts.js';
import { saidSentences, type Called, type RecordedConversation, type Said } from './read.js';
import { turnsOf } from './turns.js';

export const wentThrough = ({ effect, status }: Called): boolean =>
  effect === 'write' && status === 'ok';

/** Longest sentence that is told, in UTF-16 units. */
const SENTENCE_MAX = 200;

/** Words that have something done now. */
const GOES = /\b(?:proceed\w*|go ahead|please|do (?:it|so)|bitte)\b/iu;
/** What somebody wants only under a condition, or to know, was not what was then agreed to. */
const IF = /^(?:if|unless|wenn|falls)\b|\blet me know\b/iu;

/** Who agrees and says to what says most of why it was done; then who agrees, and then who orders. */
const KINDS: readonly ((text: string) => boolean)[] = [
  (text) => AGREES.test(text) && GOES.test(text),
  (text) => AGREES.test(text) && ORDERED.test(text),
  (text) => AGREES.test(text),
  (text) => ORDERED.test(text),
];

/** The longest sentence of the first of these kinds that there is; undefined where none is. */
function agreementIn(said: Said): string | undefined {
  const sentences = saidSentences(said).filter(
    (text) => text.length <= SENTENCE_MAX && !/[?:]$/u.test(text) && !IF.test(text),
  );
  for (const isKind of KINDS) {
    const [longest] = sentences.filter(isKind).toSorted((a, b) => b.length - a.length);
    if (longest !== undefined) return longest;
  }
  return undefined;
}

/**
 * Changes that went through, with the sentence of the user's message right before them that agrees or has something done. A
 * user's words are no ground of the agent; they say what it acted on.
 */
export const agreedBefore = (
  conversation: RecordedConversation,
): { said: Said; sentence: string; calls: readonly Called[] }[] =>
  turnsOf(conversation).flatMap(({ said, calls }) => {
    const made = calls.filter(wentThrough);
    const sentence = said === undefined || made.length === 0 ? undefined : agreementIn(said);
    return said === undefined || sentence === undefined ? [] : [{ said, sentence, calls: made }];
  });
