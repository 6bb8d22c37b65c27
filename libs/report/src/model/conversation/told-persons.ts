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

/** What a user says who does not have something at hand, up to where another part of the sentence begins; then the same in German. */
const LACKS: readonly RegExp[] = [
  /(?<!\b(?:you|they) )\b(?:don['’]t|do not|can['’]t|cannot) (?:have|remember|recall|know|find)\b([^,;:.!?–—]*)/giu,
  /(?<!\p{L})(?:weiß|weiss|habe|finde|erinnere)(?!\p{L})([^,;:.!?–—]{0,80}?)(?<!\p{L})nicht(?!\p{L})/giu,
];
/** What begins another part without a sign. */
const OTHER_PART =
  /\b(?:but|though|however|so|only|just|and (?:i|can|will|my)|aber|nur|sondern)\b/iu;
/** A message that was sent, which is no address. */
const CORRESPONDENCE = /\b(?:confirmation|receipts?|sent|received?|you|yours?)\b/iu;
/** Members that name a person, or by which one is known. */
const PERSON =
  /^(?:(?:user|customer|account|member|client|profile)_?id|e_?mail(?:_address)?|phone(?:_number)?|date_of_birth|dob)$/iu;
/** Shorter values are words of their own. */
const VALUE_MIN = 5;
/** Messages and members that are gone through. */
const MESSAGES_MAX = 400;
const MEMBERS_MAX = 5_000;

/** What a sentence says that its speaker does not have. */
const lackedIn = (sentence: string): string[] =>
  LACKS.flatMap((lacks) =>
    [...sentence.matchAll(lacks)].map(([, lacked = '']) => lacked.split(OTHER_PART)[0] ?? ''),
  );

/** Whether a text names what a member is: `user ID`, `the email`. */
function isNamed(text: string, member: string): boolean {
  const words = nameWords(text);
  const isId = !/id$/iu.test(member) || /\bid\b/iu.test(text);
  const isOther = /^e_?mail/iu.test(member) && CORRESPONDENCE.test(text);
  return (
    isId &&
    !isOther &&
    nameWords(member.replace(/_?id$/iu, '')).every((word) => words.includes(word))
  );
}

const digitsOf = (text: string): string => text.replaceAll(/\P{N}/gu, '');

/** Digits by which a telephone number is one, however its country and area are written. */
const NUMBER_MIN = 7;

/** Whether a text has a value: a telephone number by its digits, any other however it is capitalised. */
function holderOf(member: string, value: string): (text: string) => boolean {
  const digits = digitsOf(value).slice(-NUMBER_MIN);
  if (/^phone/iu.test(member) && digits.length === NUMBER_MIN)
    return (text) => digitsOf(text).includes(digits);
  const lower = value.toLowerCase();
  return (text) => text.toLowerCase().includes(lower);
}

/**
 * Where a user says that they do not have what names them, and the agent then tells it: it had been answered by a call,
 * and no message of a user had it. Each member once; whether that may be is judged by nobody here.
 */
export function toldIdentities(conversation: RecordedConversation): ToldIdentity[] {
  const { said, calls, opening = '' } = conversation;
  // Of a part that is withheld it is not known what users said.
  if (corpusOf(conversation) === undefined) return [];
  const users = said.filter(({ by }) => by === 'user').slice(0, MESSAGES_MAX);
  const lacking = users.flatMap((one) =>
    saidSentences(one)
      .filter(isQuotable)
      .map((sentence) => ({ said: one, sentence, named: lackedIn(sentence) }))
      .filter(({ named }) => named.length > 0),
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
      const lacked = lacking.find(({ named }) => named.some((text) => isNamed(text, member)));
      const has = holderOf(member, after);
      // What a user asked with they had.
      if (lacked === undefined || has(opening)) continue;
      const told = toldLater(said, has, Math.max(call.order, lacked.said.order));
      if (told !== undefined) found.set(member, { lacked, told, call });
    }
  }
  return [...found.values()];
}

/** The first sentence of an agent behind a place that has what no message before it has. */
function toldLater(
  all: readonly Said[],
  has: (text: string) => boolean,
  from: number,
): ToldIdentity['told'] | undefined {
  const first = all.find(({ content }) => has(content));
  if (first === undefined || first.by !== 'agent' || first.order < from) return undefined;
  const sentence = saidSentences(first).find(has);
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

/** The last four of the digits in each word: those of a card stand behind others, or behind signs that hide them. */
const endingsOf = (words: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...words].flatMap((word) => (word.match(/\d+/gu) ?? []).map((one) => one.slice(-4))));

/**
 * Where the agent tells that something was paid with what ends in some digits, which no result on record names, nor
 * what the change before it was called with.
 */
export function toldMeans(conversation: RecordedConversation): ToldMeans[] {
  const { said, calls } = conversation;
  const corpus = corpusOf(conversation);
  if (corpus === undefined) return [];
  const own = said.filter(({ by }) => by === 'agent').slice(-MESSAGES_MAX);
  let endings: ReadonlySet<string> | undefined;
  return own.flatMap((one): ToldMeans[] => {
    const sentence = saidSentences(one).find(
      (text) => isQuotable(text) && ENDING.test(text) && tellsPayment(text),
    );
    const [, english, german] = (sentence && ENDING.exec(sentence)) || [];
    const digits = english ?? german;
    if (sentence === undefined || digits === undefined) return [];
    endings ??= endingsOf(corpus.answered);
    if (endings.has(digits)) return [];
    const call = calls.findLast(
      (made) => made.order < one.order && made.effect === 'write' && made.status === 'ok',
    );
    const all = [...argumentsIn(call?.arguments ?? {})];
    const given = all.find(({ member, after }) => MEANS.test(member) && typeof after === 'string');
    if (call === undefined || given === undefined) return [];
    if (all.some(({ after }) => String(after).endsWith(digits))) return [];
    return [
      { said: one, sentence, digits, call, member: given.member, value: String(given.after) },
    ];
  });
}
