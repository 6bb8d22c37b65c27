import { argumentsIn } from './changes.js';
import { corpusOf } from './corpus.js';
import { tellsPayment } from './lookups.js';
import { saidSentences, type Called, type RecordedConversation, type Said } from './read.js';
import { isQuotable } from './requests.js';
import { nameWords } from './words.js';

/** What an agent told a user of whom it says that they do not have it at hand. */
export interface ToldIdentity {
  /** The sentence of the user. */
  lacked: { said: Said; sentence: string };
  told: { said: Said; sentence: string };
  /** The call that had answered it. */
  call: Called;
}

/** What somebody says who does not have something at hand. */
const LACKS =
  /\b(?:don['’]t|do not|can['’]t|cannot) (?:have|remember|recall|know|find)\b|\b(?:weiß|habe|finde|erinnere)\b[^.]{0,40}\bnicht\b/iu;
/** Members that name a person, or by which one is known. */
const PERSON =
  /^(?:(?:user|customer|account|member|client|profile)_?id|e_?mail(?:_address)?|phone(?:_number)?|date_of_birth|dob)$/iu;
/** Shorter values are words of their own. */
const VALUE_MIN = 5;
/** Messages and members that are gone through. */
const MESSAGES_MAX = 400;
const MEMBERS_MAX = 5_000;

/** Whether a sentence names what a member is: `user ID`, `the email`. */
function isNamed(sentence: string, member: string): boolean {
  const words = nameWords(sentence);
  const isId = !/id$/iu.test(member) || /\bid\b/iu.test(sentence);
  return isId && nameWords(member.replace(/_?id$/iu, '')).every((word) => words.includes(word));
}

/**
 * Where a user says that they do not have what names them, and the agent then tells it: it had been answered by a call,
 * and no message of a user had it. Each member once; whether that may be is judged by nobody here.
 */
export function toldIdentities(conversation: RecordedConversation): ToldIdentity[] {
  const { said, calls } = conversation;
  // Of a part that is withheld it is not known what users said.
  if (corpusOf(conversation) === undefined) return [];
  const users = said.filter(({ by }) => by === 'user').slice(0, MESSAGES_MAX);
  const lacking = users.flatMap((one) =>
    saidSentences(one)
      .filter((text) => LACKS.test(text) && isQuotable(text))
      .map((sentence) => ({ said: one, sentence })),
  );
  if (lacking.length === 0) return [];
  const found = new Map<string, ToldIdentity>();
  let left = MEMBERS_MAX;
  for (const call of calls) {
    for (const { member, after } of argumentsIn(call.answer() ?? {})) {
      left -= 1;
      if (left < 0) return [...found.values()];
      if (!PERSON.test(member) || typeof after !== 'string' || after.length < VALUE_MIN) continue;
      if (found.has(member)) continue;
      const lacked = lacking.find(({ sentence }) => isNamed(sentence, member));
      const told = lacked && toldLater(said, after, Math.max(call.order, lacked.said.order));
      if (lacked !== undefined && told !== undefined) found.set(member, { lacked, told, call });
    }
  }
  return [...found.values()];
}

/** The first sentence of an agent behind a place that has a value which no message of a user before it has. */
function toldLater(
  all: readonly Said[],
  value: string,
  from: number,
): ToldIdentity['told'] | undefined {
  const first = all.find(({ content }) => content.includes(value));
  if (first === undefined || first.by !== 'agent' || first.order < from) return undefined;
  const sentence = saidSentences(first).find((text) => text.includes(value));
  return sentence !== undefined && isQuotable(sentence) ? { said: first, sentence } : undefined;
}

/** A means of payment that the agent tells, and no result names. */
export interface ToldMeans {
  said: Said;
  sentence: string;
  /** Its last digits as they were told. */
  digits: string;
  call: Called;
  member: string;
  value: string;
}

const ENDING = /\b(?:ending|ends) (?:in|with) (\d{4})\b|\bEndziffern (\d{4})\b/iu;
const MEANS = /payment|card|account|method/iu;

/**
 * Where the agent tells that something was paid with what ends in some digits, which no result on record names, nor
 * what the change before it was called with.
 */
export function toldMeans(conversation: RecordedConversation): ToldMeans[] {
  const { said, calls } = conversation;
  const corpus = corpusOf(conversation);
  if (corpus === undefined) return [];
  const own = said.filter(({ by }) => by === 'agent').slice(-MESSAGES_MAX);
  return own.flatMap((one): ToldMeans[] => {
    const sentence = saidSentences(one).find(
      (text) => isQuotable(text) && ENDING.test(text) && tellsPayment(text),
    );
    const [, english, german] = (sentence && ENDING.exec(sentence)) || [];
    const digits = english ?? german;
    if (sentence === undefined || digits === undefined || corpus.answered.has(digits)) return [];
    const call = calls.findLast(
      (made) => made.order < one.order && made.effect === 'write' && made.status === 'ok',
    );
    const given = [...argumentsIn(call?.arguments ?? {})].find(
      ({ member, after }) => MEANS.test(member) && typeof after === 'string',
    );
    if (call === undefined || given === undefined || String(given.after).endsWith(digits))
      return [];
    return [
      { said: one, sentence, digits, call, member: given.member, value: String(given.after) },
    ];
  });
}
