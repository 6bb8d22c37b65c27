import { argumentsIn, earlierAnswer } from './changes.js';
import { answerText, corpusOf, type Corpus } from './corpus.js';
import { addedAmounts } from './lookups.js';
import { sumsOf } from './money.js';
import { mayHaveChanged, type Called, type RecordedConversation } from './read.js';

/** What a change was called with or answered, and no message tells. */
export interface Untold {
  call: Called;
  member: string;
  value: string | number;
  /** The words of it that stand in no message before the call; none of an amount. */
  words: readonly string[];
  /** Of an identifier that an earlier answer has, the last call that answered with it; else absent. */
  from?: Called;
}

/** Changes that are gone through, the last ones. */
const CHANGES_MAX = 200;

const changesIn = ({ calls }: RecordedConversation): Called[] =>
  calls
    .filter((call) => call.effect === 'write' && call.status === 'ok' && mayHaveChanged(call))
    .slice(-CHANGES_MAX);

/** Amounts that a change added to what was paid, and that stand in no message of either side. */
export function untoldAmounts(conversation: RecordedConversation): Untold[] {
  const corpus = corpusOf(conversation);
  if (corpus === undefined) return [];
  return changesIn(conversation).flatMap((call) => {
    const added = addedAmounts(conversation, call);
    // One figure may tell what several come to; of more than can be added up nothing is said.
    const sums = sumsOf(added.map(({ amount }) => amount));
    if (sums === undefined || [...sums].some((sum) => added.length > 1 && isTold(corpus.told, sum)))
      return [];
    return added.flatMap(({ member, amount }) =>
      amount === 0 || corpus.told.has(Math.abs(amount).toFixed(2)) || isPartOfTold(corpus, amount)
        ? []
        : [{ call, member, value: amount, words: [] }],
    );
  });
}

const isTold = (told: ReadonlySet<string>, sum: number): boolean =>
  told.has((sum / 100).toFixed(2));

/** Whether an amount is the sum or the difference of two amounts of money that messages tell, or so many times one. */
function isPartOfTold({ money }: Corpus, amount: number): boolean {
  const wanted = Math.round(Math.abs(amount) * 100);
  const parts = [...money].map((one) => Math.round(Number(one) * 100));
  const known = new Set(parts);
  return parts.some(
    (part) =>
      known.has(wanted - part) ||
      known.has(wanted + part) ||
      (part > 0 && wanted % part === 0 && wanted / part <= TIMES_MAX),
  );
}

/** Highest number of which an amount is taken to be told by one: passengers, items, nights. */
const TIMES_MAX = 9;

/** Members with which something is paid, or by which one kind of a thing is chosen. */
const CHOICES = /payment|cabin|class|method|reason|plan|tier|size|colou?r/iu;
const CHOICE_MAX = 40;
/** Shorter pieces of an id name nothing. */
const WORD_MIN = 3;

/** How a thing is called in an id: `gift` and `card` of `gift_card_12`, and nothing of `a1b2`. */
const namedBy = (value: string): string[] =>
  value
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= WORD_MIN && !/\p{N}/u.test(word));

/** Other words for the kind of a card. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  credit: ['visa', 'mastercard', 'amex', 'debit'],
};

const PAYMENT = /payment/iu;
/** What a user says who names what was paid with by what it was used for, and not by its name. */
const AS_BEFORE =
  /\b(?:original(?:ly)?|same|current|existing|initial|previous(?:ly)?|used (?:for|on|before)|paid with|ursprünglich\w*|gleichen?|selben?|bisherigen?)\b[^.?!]{0,40}\b(?:payment|method|card|account|paypal|form|order|Zahlung\w*|Karte|Konto)\b/iu;

/** Whether a user asked for what was paid with before, and an earlier answer about the very thing has that. */
function isDescribed(conversation: RecordedConversation, call: Called, value: string): boolean {
  const { said, opening = '' } = conversation;
  const own = said.filter(({ by, order }) => by === 'user' && order < call.order);
  if (![opening, ...own.map(({ content }) => content)].some((text) => AS_BEFORE.test(text)))
    return false;
  const before = earlierAnswer(conversation, call);
  return before !== undefined && [...argumentsIn(before)].some(({ after }) => after === value);
}

/** The last call before another one whose answer has an identifier. */
const answeredWith = ({ calls }: RecordedConversation, call: Called, id: string) =>
  /\d/u.test(id)
    ? calls.findLast((one) => one.order < call.order && answerText(one).includes(id))
    : undefined;

/**
 * Choices that a change was called with and that no message before it names: of each value the words in it are looked
 * for, in singular and plural, and told where one of them stands in no message. What a user named by what it was used
 * for, and an earlier answer about the thing has, was chosen by the user.
 */
export function unsaidChoices(conversation: RecordedConversation): Untold[] {
  const corpus = corpusOf(conversation);
  if (corpus === undefined) return [];
  return changesIn(conversation).flatMap((call) => {
    const isSaid = (word: string): boolean =>
      [word, `${word}s`, word.replace(/s$/u, ''), ...(ALSO[word] ?? [])].some(
        (form) => (corpus.firstSaid.get(form) ?? Infinity) < call.order,
      );
    return [...argumentsIn(call.arguments ?? {})].flatMap(({ member, after }) => {
      if (!CHOICES.test(member) || typeof after !== 'string' || after.length > CHOICE_MAX)
        return [];
      const words = namedBy(after).filter((word) => !isSaid(word));
      if (isSaid(after.toLowerCase()) || words.length === 0) return [];
      if (PAYMENT.test(member) && isDescribed(conversation, call, after)) return [];
      const from = answeredWith(conversation, call, after);
      return [{ call, member, value: after, words, ...(from === undefined ? {} : { from }) }];
    });
  });
}
