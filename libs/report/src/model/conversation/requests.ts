import { ASKED, CONSENT, KNOWN_LANGUAGE, NO_REFUSAL, REFUSAL } from './acts.js';
import {
  mayHaveChanged,
  sentencesOf,
  saidText,
  type Called,
  type RecordedConversation,
  type Said,
} from './read.js';

/** What the agent said could not be done, and what had been asked before it. */
export interface AgentRefusal {
  said: Said;
  sentence: string;
  asked?: { said: Said; sentence: string };
}

/** Longest sentence that is quoted, in UTF-16 units: one that is longer is not cut, but left to the conversation. */
const SENTENCE_MAX = 260;
const SENTENCE_MIN = 18;

const isTold = (sentence: string): boolean =>
  sentence.length >= SENTENCE_MIN && sentence.length <= SENTENCE_MAX && !sentence.endsWith(':');

/** Short and about something that another sentence names: `Can you help with that?` */
const isFiller = (sentence: string): boolean =>
  sentence.split(/\s+/u).length <= 6 && /\b(?:this|that|it|something|das|es)\b/iu.test(sentence);

const isAsked = (sentence: string): boolean =>
  isTold(sentence) && ASKED.test(sentence) && !isFiller(sentence);

/** Each message is asked of by every refusal behind it. */
const askedBefore = new WeakMap<Said, { asked: string | undefined }>();

/** What a message asks for; undefined where it asks for nothing. */
function askedIn(said: Said): string | undefined {
  const known = askedBefore.get(said);
  if (known !== undefined) return known.asked;
  // The longest says the most of what it is about.
  const [asked] = sentencesOf(saidText(said))
    .filter(isAsked)
    .toSorted((a, b) => b.length - a.length);
  askedBefore.set(said, { asked });
  return asked;
}

/** Every message of the agent that says that something is not possible, with its first sentence that does. */
export function agentRefusals({ said }: RecordedConversation): AgentRefusal[] {
  const found: AgentRefusal[] = [];
  const told = new Set<string>();
  for (const [i, one] of said.entries()) {
    if (one.by !== 'agent') continue;
    const sentence = sentencesOf(saidText(one)).find(
      (text) => isTold(text) && REFUSAL.test(text) && !NO_REFUSAL.test(text),
    );
    if (sentence === undefined || told.has(sentence)) continue;
    told.add(sentence);
    const before = said.findLast(
      (other, at) => at < i && other.by === 'user' && askedIn(other) !== undefined,
    );
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
export function laterRequests({ said }: RecordedConversation): { said: Said; sentence: string }[] {
  const later = said.filter(({ by }) => by === 'user').slice(1);
  return later.flatMap((one) =>
    sentencesOf(saidText(one))
      .filter(isAsked)
      .map((sentence) => ({ said: one, sentence })),
  );
}

/** Whether the user's text holds no word of agreement, in a language whose words are known. */
const holdsNoConsent = (text: string): boolean => KNOWN_LANGUAGE.test(text) && !CONSENT.test(text);

/** Changes that went through behind a message of the user that holds no word of agreement. */
export function withoutConsent({
  said,
  calls,
}: RecordedConversation): { call: Called; said: Said }[] {
  return calls
    .filter((call) => call.effect === 'write' && mayHaveChanged(call))
    .flatMap((call) => {
      const last = said.findLast(({ by, order }) => by === 'user' && order < call.order);
      return last !== undefined && holdsNoConsent(saidText(last)) ? [{ call, said: last }] : [];
    });
}
