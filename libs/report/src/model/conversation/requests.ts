import { ASKED, CONSENT, NO_REFUSAL, REFUSAL } from './acts.js';
import {
  mayHaveChanged,
  sentencesOf,
  textOf,
  type Called,
  type Conversation,
  type Said,
} from './read.js';

/** What the agent said could not be done, and what had been asked before it. */
export interface Refused {
  said: Said;
  sentence: string;
  asked?: { said: Said; sentence: string };
}

/** Longest sentence that is quoted, in UTF-16 units: one that is longer is not cut, but left to the conversation. */
const SENTENCE_MAX = 260;
const SENTENCE_MIN = 18;

const isTold = (sentence: string): boolean =>
  sentence.length >= SENTENCE_MIN && sentence.length <= SENTENCE_MAX && !sentence.endsWith(':');

/** What a message asks for: its question, else its wish; undefined where it has neither. */
function askedIn(said: Said): string | undefined {
  const sentences = sentencesOf(textOf(said)).filter(isTold);
  return sentences.find((one) => one.endsWith('?')) ?? sentences.find((one) => ASKED.test(one));
}

/** Every message of the agent that says that something is not possible, with its first sentence that does. */
export function refusals({ said }: Conversation): Refused[] {
  const found: Refused[] = [];
  for (const [i, one] of said.entries()) {
    if (one.by !== 'agent') continue;
    const sentence = sentencesOf(textOf(one)).find(
      (text) => isTold(text) && REFUSAL.test(text) && !NO_REFUSAL.test(text),
    );
    if (sentence === undefined || found.some((other) => other.sentence === sentence)) continue;
    const users = said.slice(0, i).filter(({ by }) => by === 'user');
    const before = users.findLast((other) => askedIn(other) !== undefined);
    const asked = before === undefined ? undefined : askedIn(before);
    found.push({
      said: one,
      sentence,
      ...(before === undefined || asked === undefined
        ? {}
        : { asked: { said: before, sentence: asked } }),
    });
  }
  return found;
}

/** What the user asked for in later messages, in whole sentences; the first message is the request itself. */
export function laterRequests({ said }: Conversation): { said: Said; sentence: string }[] {
  const later = said.filter(({ by }) => by === 'user').slice(1);
  return later.flatMap((one) =>
    sentencesOf(textOf(one))
      .filter((sentence) => isTold(sentence) && ASKED.test(sentence))
      .map((sentence) => ({ said: one, sentence })),
  );
}

/** Changes that went through behind a message of the user that holds no word of agreement. */
export function withoutConsent({ said, calls }: Conversation): { call: Called; said: Said }[] {
  return calls
    .filter((call) => call.effect === 'write' && mayHaveChanged(call))
    .flatMap((call) => {
      const last = said.findLast(({ by, order }) => by === 'user' && order < call.order);
      return last === undefined || CONSENT.test(textOf(last)) ? [] : [{ call, said: last }];
    });
}
