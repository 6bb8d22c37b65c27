import { AGREES, ASKS_USER } from './acts.js';
import { argumentsIn } from './changes.js';
import type { Came } from './came.js';
import { tellsSum, writtenAmounts } from './money.js';
import { optionTaken } from './options.js';
import { saidSentences } from './read.js';
import type { Said } from './read.js';
import { ANYTHING_ELSE } from './replies.js';
import { isQuotable, mattersIn } from './requests.js';

/** What the agent had asked or offered right before a message that takes it. */
export interface Proposal {
  said: Said;
  /** Each quoted by itself: what it is about by its id or figure, and what it comes to or asks. */
  sentences: readonly string[];
}

/** What an agent offers or has in mind to do. */
const OFFERS = /\b(?:(?:i|we) (?:can|could)|proposed|options?|ich kann|wir können|vorschlag)\b/iu;

/** What agrees to something that only the message before says. */
const REFERS =
  /\b(?:that|this|it|das)\b[^.?]{0,12}\b(?:sounds?|looks?|works?|is|passt|klingt)\b|\bsounds good\b/iu;

/** What speaks of an offer that only the message before says. */
const OF_OFFER =
  /\b(?:the|your|this|that) (?:offer|option|proposal|suggestion)\b|\b(?:das|dein|ihr) angebot\b/iu;

/** Words that a message or a question has to name to be understood by itself. */
const NAMES_ENOUGH = 4;
const NAMES_ENOUGH_ACTED = 12;
const QUESTION_NAMES = 2;

/** What goes on with a question. */
const IF_SO = /^(?:if so|wenn ja)\b/iu;

/** What asks for no more than an answer. */
const ASKS_ONLY = /^(?:confirm|proceed|repl|correct|yes|continu)/u;

/**
 * What the agent had asked or offered right before a message that agrees, and itself names little; nothing where it is
 * `told` with the message before.
 */
export function proposalBefore(
  said: Said,
  before: readonly Said[],
  came: readonly Came[],
  told: readonly Came[],
): Proposal | undefined {
  const sentences = saidSentences(said);
  const [first] = sentences;
  const last = before.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const isActed = came.some((one) => 'calls' in one);
  const option = optionTaken(said, last);
  if (option !== undefined)
    return namesIdOf(sentences, option)
      ? undefined
      : { said: last, sentences: linesTold(option, came) };
  const isOfferNamed = sentences.some((text) => OF_OFFER.test(text));
  if (!isOfferNamed && !AGREES.test(first)) return undefined;
  const isOfOffer = (isOfferNamed || REFERS.test(first)) && !isActed;
  // With no id and no figure of its own it says less of what it agrees to.
  const isVague = isActed && !sentences.some((text) => NAMED.test(text));
  const most = isVague ? NAMES_ENOUGH_ACTED : NAMES_ENOUGH;
  if (!isOfOffer && mattersIn(sentences.join(' ')).length >= most) return undefined;
  const proposed = saidSentences(last).filter((text) => isQuotable(text));
  const question = proposed.findLast(
    (text) => ASKS_USER.test(text) && !ANYTHING_ELSE.test(text) && !IF_SO.test(text),
  );
  if (question === undefined) return undefined;
  const offer = proposed
    .slice(0, proposed.indexOf(question))
    .findLast((text) => OFFERS.test(text) && !text.endsWith('?'));
  const named = mattersIn(question).filter((word) => !ASKS_ONLY.test(word));
  const isNamed = named.length >= QUESTION_NAMES;
  const sentence = isNamed ? question : offer;
  // What it comes to says more of an offer than the question that ends it.
  const all = saidSentences(last);
  const sum = all.slice(0, all.indexOf(question)).findLast((text) => tellsSum(text));
  const isBare = sentence === undefined || (sentence === question && !/\d/u.test(question));
  const offered = isBare ? (sum ?? sentence) : sentence;
  const isTold = !isActed && told.some((one) => 'sentence' in one && one.sentence === offered);
  if (offered === undefined || isTold) return undefined;
  const about = isVague && offered !== sum ? aboutIn(all, offered, came) : undefined;
  return { said: last, sentences: about === undefined ? [offered] : [about, offered] };
}

/** Whether a message names itself what the option is about, by its id. */
const namesIdOf = (sentences: readonly string[], option: readonly string[]): boolean =>
  option.some((line) =>
    (line.match(/\d{5,}/gu) ?? []).some((id) => sentences.some((text) => text.includes(id))),
  );

/** Units in which all lines of an option are told. */
const OPTION_MAX = 120;

/** Of the lines of an option its name, those with an id that the calls behind it were made with, and what it costs. */
function linesTold(lines: readonly string[], came: readonly Came[]): readonly string[] {
  if (lines.reduce((sum, line) => sum + line.length, 0) <= OPTION_MAX) return lines;
  const values = valuesOf(came);
  const told = lines.filter(
    (line, at) =>
      at === 0 || values.some((value) => line.includes(value)) || writtenAmounts(line).length > 0,
  );
  return told.length > 1 ? told : lines;
}

/** Something by its own id or figure. */
const NAMED = /\d{2,}|\p{Lu}{2,}\d/u;

/** Values of calls that are looked for, and the shortest of them. */
const VALUES_MAX = 40;
const VALUE_MIN = 5;
/** Longest line that is told beside a question, in UTF-16 units. */
const ABOUT_MAX = 160;

/** Ids and other values with digits of the first call of each kind behind a message. */
const valuesOf = (came: readonly Came[]): string[] =>
  came
    .flatMap((one) => ('calls' in one ? one.calls.slice(0, 1) : []))
    .flatMap((call) => [...argumentsIn(call.arguments ?? {})])
    .flatMap(({ after }) =>
      typeof after === 'string' && after.length >= VALUE_MIN && /\d/u.test(after) ? [after] : [],
    )
    .slice(0, VALUES_MAX);

/** The first line of a proposal that has an id which the calls behind it were made with, where the sentence has none. */
function aboutIn(
  said: readonly string[],
  offered: string,
  came: readonly Came[],
): string | undefined {
  const values = valuesOf(came);
  const names = (text: string): boolean => values.some((value) => text.includes(value));
  return names(offered)
    ? undefined
    : said.find(
        (text) =>
          text.length <= ABOUT_MAX && text !== offered && !/[:?]$/u.test(text) && names(text),
      );
}
