import { handsOver } from './handover.js';
import { saidSentences, type RecordedConversation, type Said } from './read.js';
import { isQuotable } from './requests.js';

/** What a user says who is to be handed over to a human. */
const TO_HUMAN =
  /\b(?:transfer|connect|escalate|forward|hand)\b(?: (?:me|us|this|it))?(?: (?:over|through))?(?: to)?(?: (?:a|an|the|your|another|someone|some))*(?: (?:live|real|human))* ?(?:human|agent|person|representative|supervisor|manager)\b|\b(?:please|yes|ahead and|you) (?:\w+ )?transfer me\b|\b(?:speak|talk) (?:to|with)(?: (?:a|an|the|your|some))?(?: (?:live|real|human))* ?(?:human|person|agent|representative|supervisor|manager)\b|\b(?:mit|an)(?: einem| einen| eine)? (?:Menschen|Mitarbeiter\w*|Vorgesetzten)\b[^.?!]{0,40}\b(?:sprechen|verbinden|weiterleiten)\b/iu;

/** Whoever says so does not want it, or only tells of it. */
const NOT_WANTED =
  /n['’]t\b|\b(?:not|no|never|without|instead of|rather than|if|unless|before|why|avoid|wenn|falls|nicht|kein\w*|ohne)\b/iu;

/** Whether a part of the sentence between two commas asks for a human: what stands before it mostly says why. */
const wantsHuman = (sentence: string): boolean =>
  sentence.split(/, /u).some((part) => TO_HUMAN.test(part) && !NOT_WANTED.test(part));

/** Messages of the user that are gone through, the last ones: what was asked before them was answered or let go. */
const LAST = 2;

/**
 * Where a user asks for a human in one of the last messages and no call at all behind it hands over; undefined where
 * none does.
 */
export function humanNotCalled({
  said,
  calls,
  isPartHidden,
}: RecordedConversation): { said: Said; sentence: string; why?: string } | undefined {
  if (isPartHidden === true) return undefined;
  const own = said.filter(({ by }) => by === 'user').slice(-LAST);
  const handed = calls.filter(handsOver);
  for (const one of own.toReversed()) {
    const sentences = saidSentences(one);
    const at = sentences.findIndex((text) => text.length <= SENTENCE_MAX && wantsHuman(text));
    const [sentence, next] = at === -1 ? [] : sentences.slice(at);
    if (sentence === undefined) continue;
    if (handed.some(({ order }) => order > one.order)) return undefined;
    // What is said right behind it mostly says what for.
    const isTold =
      next !== undefined &&
      isQuotable(next) &&
      !next.startsWith('#') &&
      sentence.length + next.length <= WITH_WHY_MAX;
    const why = isTold ? next : undefined;
    return { said: one, sentence, ...(why === undefined ? {} : { why }) };
  }
  return undefined;
}

/** Longest of the two together, in UTF-16 units. */
const WITH_WHY_MAX = 200;
/** Longest sentence that is quoted, in UTF-16 units. */
const SENTENCE_MAX = 260;
