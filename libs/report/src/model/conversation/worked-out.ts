import { amountsIn, answerText, corpusOf } from './corpus.js';
import { saidSentences, type Called, type RecordedConversation, type Said } from './read.js';
import { isQuotable } from './requests.js';
import { nameWords } from './words.js';

/** A calculation with numbers that nothing recorded before it has, and what the agent then told of what it came to. */
interface WorkedOut {
  call: Called;
  expression: string;
  /** As they are written in it. */
  numbers: readonly string[];
  told: { said: Said; sentence: string };
}

/** How a tool is called that works something out. */
const WORKS_OUT = /^(?:calculat|comput)/u;
/** Nothing but numbers and what is done with them. */
const EXPRESSION = /^[\d\s.+*/()%-]{3,80}$/u;
const NUMBER = /\d[\d.,]*/gu;

/** Up to here a whole number may count something: passengers, nights, days of a month. */
const COUNTS_MAX = 31;
/** Whole numbers that turn one unit into another. */
const OF_UNITS: readonly number[] = [60, 100, 365, 1000];

const isOfItself = (text: string): boolean => {
  const number = Number(text);
  return Number.isInteger(number) && (number <= COUNTS_MAX || OF_UNITS.includes(number));
};

/** The only argument that is an expression. */
function expressionOf({ tool, arguments: given }: Called): string | undefined {
  if (!nameWords(tool).some((word) => WORKS_OUT.test(word))) return undefined;
  const [one, ...others] = Object.values(given ?? {});
  return typeof one === 'string' && others.length === 0 && EXPRESSION.test(one) ? one : undefined;
}

const numbersIn = (text: string): string[] =>
  [...text.matchAll(NUMBER)].flatMap(([number]) => amountsIn(number));

/**
 * Calculations with a number that stands in no message, no request and no answer before them, whose result the agent
 * then told: nothing that is recorded bears it out. Nothing where a part is withheld, or it is too long to be looked through.
 */
export function workedOutWithout(conversation: RecordedConversation): WorkedOut[] {
  if (corpusOf(conversation) === undefined) return [];
  const { said, calls, opening = '' } = conversation;
  const all = calls.flatMap((call) => {
    const expression = expressionOf(call);
    return expression === undefined ? [] : [{ call, expression }];
  });
  if (all.length === 0) return [];
  const known = [
    ...said.map(({ order, content }) => ({ order, text: () => content })),
    ...calls.map((call) => ({ order: call.order, text: () => answerText(call) })),
  ];
  const first = new Map(numbersIn(opening).map((number) => [number, 0]));
  for (const { order, text } of known.toSorted((a, b) => a.order - b.order))
    for (const number of numbersIn(text())) if (!first.has(number)) first.set(number, order);
  return all.flatMap(({ call, expression }) => {
    const numbers = [...expression.matchAll(NUMBER)]
      .map(([number]) => number)
      .filter(
        (number) =>
          !isOfItself(number) &&
          (first.get(Number(number.replace(/[.,]$/u, '')).toFixed(2)) ?? Infinity) >= call.order,
      );
    const told = numbers.length === 0 ? undefined : toldOf(said, call);
    return told === undefined ? [] : [{ call, expression, numbers: [...new Set(numbers)], told }];
  });
}

/** The first sentence of the agent behind a calculation that has what it came to. */
function toldOf(said: readonly Said[], call: Called): WorkedOut['told'] | undefined {
  const [result] = numbersIn(answerText(call));
  if (result === undefined || Number(result) <= COUNTS_MAX) return undefined;
  for (const one of said) {
    if (one.by !== 'agent' || one.order < call.order) continue;
    const sentence = saidSentences(one).find(
      (text) => isQuotable(text) && numbersIn(text).includes(result),
    );
    if (sentence !== undefined) return { said: one, sentence };
  }
  return undefined;
}
