import {
  AGREES,
  ASKED,
  ASKS_HUMAN,
  CONSENT,
  DECLINES,
  FALLBACK,
  LIMITS,
  ORDERED,
  TAKEN_BACK,
} from './acts.js';
import { argumentsIn } from './changes.js';
import type { Came } from './came.js';
import { isHandover } from './handover.js';
import { saidSentences, type Said } from './read.js';
import { refersBack } from './refers-back.js';
import { isFiller, isQuotable, shared } from './requests.js';
import { nameWords } from './words.js';

/** A sentence of a user; those of a lower rank say more of what is asked for. */
export interface AskedSentence {
  sentence: string;
  rank: number;
  /** Its place among all sentences of the message; absent where it is not known. */
  at?: number;
  /** Whether it stands in a message that only agrees, behind those of the message before. */
  isReply?: boolean;
}

/** A sentence that only thanks or greets, or ends the conversation of a simulated user. */
export const COURTESY =
  /^(?:(?:and|also|just|please),? )*(?:keep me (?:posted|updated|informed)|let me know (?:if|once|when))\b|^(?:thank(?:s| you)\b|hi\b|hello\b|hey\b|great\b|perfect\b|got it\b|danke\b|hallo\b|guten tag\b)[^?]{0,60}$|^#{3}/iu;

/** Who somebody is, and what they do not have at hand. */
const IDENTITY =
  /\b(?:user ?(?:id|name)|e-?mail|zip|my name|names?:|account (?:details|username)|(?:reservation|order) ids?\b[^.]{0,20}\bhandy|don['’]t (?:have|remember))\b/iu;

const UNDERSTOOD = /^i (?:understand|see|know|realize)\b/iu;

/** What somebody wants done, whatever else the sentence says. */
const WANTS = /\b(?:want|like|need|möchte|will) (?:to|you)\b|\bmöchte\b/iu;

/** What follows from it says more than who somebody is. */
const SO = /\b(?:so|because|since|deshalb|weil)\b/iu;

/** An id of something. */
const NAMED_ID = /\d{5,}/gu;

/** What somebody lacks or cannot do. */
const DENIES = /\b(?:not|no|cannot|nicht|kein\w*)\b|n['’]t\b/iu;

export const isIdentity = (sentence: string): boolean =>
  IDENTITY.test(sentence) && !WANTS.test(sentence) && !SO.test(sentence);

/** Of a sentence that says least of what is asked for; of one that says nothing of it. */
const LEAST = 7;
const NOTHING = 8;

/** What changes were done to: ids that they were called with, and the things in the names of their tools. */
interface Acted {
  ids: readonly string[];
  things: ReadonlySet<string>;
}

const IDS_MAX = 60;
const ID_MIN = 5;

function actedBy(came: readonly Came[]): Acted {
  const calls = came.flatMap((one) => (one.kind === 'changed' ? one.calls : []));
  const ids = calls.flatMap((call) =>
    [...argumentsIn(call.arguments ?? {})].flatMap(({ after }) =>
      typeof after === 'string' && after.length >= ID_MIN && /\d/u.test(after)
        ? [after.toLowerCase()]
        : [],
    ),
  );
  // The first word of a tool is what it does.
  const things = calls.flatMap(({ tool }) => nameWords(tool).slice(1));
  return { ids: [...new Set(ids)].slice(0, IDS_MAX), things: new Set(things) };
}

/** How much a sentence says of what was changed: that it names the very thing, or the kind of it; undefined of neither. */
function ofActed(sentence: string, { ids, things }: Acted): number | undefined {
  const text = sentence.toLowerCase();
  const isLimited = FALLBACK.test(sentence) || LIMITS.test(sentence);
  if (ids.some((id) => text.includes(id))) return isLimited ? LIMITS_THING : NAMES_THING;
  const isWanted = ORDERED.test(sentence) || ASKED.test(sentence);
  return isWanted && nameWords(sentence).some((word) => things.has(word)) ? NAMES_KIND : undefined;
}

const isChangedBy = (came: readonly Came[]): boolean => came.some(({ kind }) => kind === 'changed');

/** How much a sentence says of what is asked for: the less the more. */
function weightOf(sentence: string, came: readonly Came[], acted: Acted): number {
  const isHandedOver = came.some(isHandover);
  const isChanged = isChangedBy(came);
  const named = isQuotable(sentence) ? ofActed(sentence, acted) : undefined;
  if (named !== undefined) return named;
  if (isChanged && AGREES.test(sentence)) return AGREED_TOO;
  if (COURTESY.test(sentence) || !isQuotable(sentence)) return NOTHING;
  if (ASKS_HUMAN.test(sentence) && isHandedOver) return 0;
  if (isIdentity(sentence) || isFiller(sentence)) return LEAST;
  const answers = came.flatMap((one) =>
    'sentence' in one && one.kind !== 'asked' ? [one.sentence] : [],
  );
  const isAsked = ASKED.test(sentence);
  const isOrdered = ORDERED.test(sentence);
  const isTaken = [TAKEN_BACK, FALLBACK, LIMITS].some((words) => words.test(sentence));
  // What is taken back, or is wanted only where the rest is not possible, is as much as what is ordered.
  if ((isChanged || isHandedOver) && isTaken) return BESIDE_ORDER;
  if (FALLBACK.test(sentence)) return 2;
  if (DECLINES.test(sentence) && answers.length > 0) return DECLINED;
  const same = Math.max(0, ...answers.map((answer) => shared(sentence, answer)));
  // What shares more with the answer is what it answers.
  // An order with which the answer shares no word was not what it answers, where another shares some.
  if (isAsked && isOrdered && answers.length > 0 && !isChanged && isQuotable(sentence))
    return same > 0 ? ORDERS_ANSWERED / same : ORDERS_OTHER;
  if (same > 1) return isChanged ? 1 : 1 / same;
  if (same > 0 && isAsked) return 1;
  if (isAsked && answers.length > 0) return 1;
  // That a thing is understood orders nothing.
  if (UNDERSTOOD.test(sentence)) return ASKS;
  if (isHandedOver) {
    // Why it cannot be done otherwise comes with what is wanted.
    if ((SO.test(sentence) && DENIES.test(sentence)) || (isAsked && WANTS.test(sentence))) return 1;
    const ids = sentence.match(NAMED_ID)?.length ?? 0;
    if (ids > 1) return ORDERED_THAT;
    if (isAsked || isOrdered || ids > 0) return 2;
  }
  if (isChanged && isOrdered) return 1;
  if (LIMITS.test(sentence) && /\d/u.test(sentence)) return LIMITED;
  if (TAKEN_BACK.test(sentence) || isOrdered) return 3;
  if (isAsked) return 4;
  return CONSENT.test(sentence) ? 5 : 6;
}

/** Of one that limits what was changed by its name, of one that names it, and of one that wants something of its kind. */
const LIMITS_THING = 0.2;
const NAMES_THING = 0.3;
const NAMES_KIND = 0.4;
/** Of one that says in figures how much is wanted at most. */
const LIMITED = 3;
/** Of one that wants something done to which there is only an answer. */
const ORDERS_ANSWERED = 0.15;
const ORDERS_OTHER = 0.7;
/** Of one that finds too little what the answer offers. */
const DECLINED = 1.05;
/** Of the first that agrees to what was done, of another, and of one that takes back or names what is wanted otherwise. */
const AGREED = 0.1;
const AGREED_TOO = 0.5;
const BESIDE_ORDER = 0.9;
/** Of one that orders, and of the first of them: what is taken back comes behind the first. */
const ORDERED_THAT = 1;
const FIRST_ORDER = 0.8;

/** The first order comes before what is taken back, the others behind it. */
function inTurn<T extends { weight: number }>(all: readonly T[]): T[] {
  // Where something is agreed to, an order is no more than that something else is not to be done.
  let orders = all.some(({ weight }) => weight === AGREED) ? 1 : 0;
  return all.map((one) => {
    if (one.weight !== ORDERED_THAT) return one;
    orders += 1;
    return orders === 1 ? { ...one, weight: FIRST_ORDER } : one;
  });
}

/** Of one that asks for something else: what weighs more says nothing beside what was ordered. */
const ASKS = 4;

/** Longest sentence that is quoted though it is short, `YES`, and one of a simulated user that ends its part. */
const LONGEST = 260;
const END_SIGN = '###';

/** From this rank on what a refusal is not about: it stands behind all that is told of the message briefly. */
export const ASIDE = 100;

/** How much a sentence and a refusal have in common; an act that both name weighs more than a thing. */
function commonWith(sentence: string, refusal: string): number {
  const acts = nameWords(refusal).filter((word) => ORDERED.test(word));
  const isSameAct = nameWords(sentence).some((word) => acts.includes(word));
  return shared(sentence, refusal) + (isSameAct ? 1 : 0);
}

/**
 * Of several wishes in one message those that a refusal is about: told beside the others it would refuse these too.
 * None is left out where it names of all as much.
 */
function besideRefusal(all: readonly string[], came: readonly Came[]): ReadonlySet<string> {
  const [first] = came;
  if (came.length !== 1 || first?.kind !== 'refused') return new Set();
  const common = new Map(all.map((text) => [text, commonWith(text, first.sentence)]));
  const most = Math.max(0, ...common.values());
  return new Set(most < ABOUT_MIN ? [] : all.filter((text) => (common.get(text) ?? 0) < most));
}

/** Words that a sentence and a refusal have in common at least, so that this is about that. */
const ABOUT_MIN = 2;

/** Whether a line orders what the line behind it lists, and that was changed: `Please return:`. */
function ordersList(sentences: readonly string[], at: number, acted: Acted): boolean {
  const [order = '', listed = ''] = sentences.slice(at, at + 2);
  return (
    order.length >= ORDER_MIN &&
    order.length <= ORDER_MAX &&
    (AGREES.test(order) || ASKED.test(order)) &&
    !listed.endsWith(':') &&
    ofActed(listed, acted) !== undefined
  );
}

/** Shortest and longest line that orders a list, in UTF-16 units. */
const ORDER_MIN = 18;
const ORDER_MAX = 120;

/** Whether something was done, tried or handed over behind a message that is short: its reason and its terms belong to it. */
const isShortOrder = (sentences: readonly string[], came: readonly Came[]): boolean =>
  came.some((one) => 'calls' in one && one.kind !== 'looked_up') &&
  sentences.reduce((sum, text) => sum + (COURTESY.test(text) ? 0 : text.length), 0) <= ORDER_WHOLE;
const ORDER_WHOLE = 320;

/** What belongs to no order: thanks, who somebody is, and that something is wanted which another sentence names. */
const isBesideOrder = (sentence: string): boolean =>
  COURTESY.test(sentence) || THANKFUL.test(sentence) || isIdentity(sentence) || isFiller(sentence);
const THANKFUL = /^i(?:['’]m| am)? (?:really |very |so )?(?:appreciate|grateful|think there)\b/iu;

/** Its sentences, ranked; those that say nothing or little of what is asked for only where there are no others. */
export function askedIn(
  said: Said,
  came: readonly Came[],
  often: ReadonlySet<string>,
): AskedSentence[] {
  const acted = actedBy(came);
  // That somebody agreed is what a change stands on, however short it is said; and what a message begins with.
  const sentences = saidSentences(said);
  const agreed = (isChangedBy(came) ? sentences : sentences.slice(0, 1)).findIndex((text) =>
    AGREES.test(text),
  );
  const all = inTurn(
    sentences
      .map((sentence, at) => ({ sentence, at }))
      .filter(
        ({ sentence: text, at }) =>
          text.length <= LONGEST &&
          (!text.endsWith(':') || ordersList(sentences, at, acted)) &&
          !text.startsWith(END_SIGN),
      )
      .map(({ sentence, at }) => ({
        sentence,
        at,
        weight:
          at === agreed
            ? AGREED
            : sentence.endsWith(':')
              ? LIMITS_THING
              : often.has(sentence)
                ? NOTHING
                : weightOf(sentence, came, acted),
      })),
  );
  const least = Math.min(...all.map(({ weight }) => weight));
  const isWhole = isShortOrder(sentences, came);
  const telling = all.filter(
    ({ sentence, weight }) =>
      weight <= Math.max(least, least < ASKS ? ASKS : LEAST - 1) ||
      (isWhole && !often.has(sentence) && !isBesideOrder(sentence)),
  );
  const aside = besideRefusal(
    telling.map(({ sentence }) => sentence),
    came,
  );
  const ranks = new Map(
    telling
      .toSorted((a, b) => a.weight - b.weight || a.at - b.at)
      .map(({ sentence, at }, rank) => [at, aside.has(sentence) ? rank + ASIDE : rank]),
  );
  const leads = all.filter(
    ({ sentence, at }) =>
      !ranks.has(at) &&
      isQuotable(sentence) &&
      !COURTESY.test(sentence) &&
      telling.some((one) => one.at === at + 1 && refersBack(one.sentence)),
  );
  // Told only for the sentence behind it.
  for (const { at } of leads) ranks.set(at, ASIDE + ranks.size);
  return [...telling, ...leads]
    .toSorted((a, b) => a.at - b.at)
    .map(({ sentence, at }) => ({ sentence, rank: ranks.get(at) ?? at, at }));
}
