import { NO_REFUSAL, REFUSAL } from './acts.js';
import { saidText, sentencesOf, type RecordedConversation, type Said } from './read.js';
import { isQuotable } from './requests.js';

/** Words with which a sentence gives a ground; `since May` gives none. */
const GROUND =
  /\b(?:because|since(?! (?:\d|then\b|last\b|yesterday\b))|given that|due to|as your?|therefore|weil|aufgrund|deshalb|daher)\b|(?:^|, )da\b/iu;

/** What it is the ground for where nothing is refused: that something is due, or is done. */
const GRANTED =
  /\b(?:eligible|entitled|qualif(?:y|ies)|i (?:can|am able to) (?:offer|issue|cancel|change|modify|refund|return|exchange|update|process|proceed|book)|berechtigt)\b/iu;

/** A question, a condition, and what only may be. */
const OPEN = /\?|\b(?:may|might|could|would|if|whether|unless|wenn|falls|könnte)\b/iu;

/** A whole sentence, and no piece of code around one. */
const ENDED = /[.!][’”)]?$/u;

const isGround = (sentence: string): boolean =>
  isQuotable(sentence) &&
  ENDED.test(sentence) &&
  GROUND.test(sentence) &&
  (REFUSAL.test(sentence)
    ? !NO_REFUSAL.test(sentence)
    : GRANTED.test(sentence) && !OPEN.test(sentence));

/** Sentences in which the agent says why it refuses something, or why something is due or done; each once. */
export function statedGrounds({
  said,
}: Pick<RecordedConversation, 'said'>): { said: Said; sentence: string }[] {
  const found = new Map<string, Said>();
  for (const one of said) {
    if (one.by !== 'agent') continue;
    for (const sentence of sentencesOf(saidText(one)))
      if (!found.has(sentence) && isGround(sentence)) found.set(sentence, one);
  }
  return [...found].map(([sentence, one]) => ({ said: one, sentence }));
}
