import { writtenAmounts } from './money.js';
import type { Called, RecordedConversation } from './read.js';

/** What is recorded of results and of messages, as the words and numbers in them. */
export interface Corpus {
  /** Numbers in messages of either side, without sign and to two digits. */
  told: ReadonlySet<string>;
  /** Those of them that stand with a currency. */
  money: ReadonlySet<string>;
  /** Words in results. */
  answered: ReadonlySet<string>;
  /** By each word of a message the place where it first stands. */
  firstSaid: ReadonlyMap<string, number>;
  /** By each word of a message or a result the place where it first stands. */
  first: ReadonlyMap<string, number>;
}

/** UTF-16 units that are gone through; of a longer conversation nothing is said to stand nowhere. */
const UNITS_MAX = 8_000_000;

const NUMBER = /\d[\d.,]*/gu;
const WORD = /[\p{L}\p{N}_]+/gu;

/** `1,130.85` and `1.130,85`; one that can be read both ways as both. */
export function amountsIn(text: string): string[] {
  const plain = text.replace(/[.,]+$/u, '');
  const english = Number(plain.replaceAll(',', ''));
  const german = Number(plain.replaceAll('.', '').replace(',', '.'));
  return [english, german].flatMap((n) => (Number.isFinite(n) ? [n.toFixed(2)] : []));
}

/** Words of a text as they are looked for: a name in `mei_kovacs_8020` is no word of its own. */
export const wordsIn = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

const known = new WeakMap<RecordedConversation, { corpus: Corpus | undefined }>();

/** What a call answered, as text. */
export const answerText = (call: Called): string => call.answerText?.() ?? '';

/** Undefined where a part is withheld, no user’s message is kept, or it is too long: then nothing is known to stand nowhere. */
export function corpusOf(conversation: RecordedConversation): Corpus | undefined {
  const read = known.get(conversation) ?? { corpus: readCorpus(conversation) };
  known.set(conversation, read);
  return read.corpus;
}

function readCorpus(conversation: RecordedConversation): Corpus | undefined {
  const { said, calls, opening = '', isPartHidden } = conversation;
  // Where no message of a user is kept, what users said is not known.
  if (isPartHidden === true || !said.some(({ by }) => by === 'user')) return undefined;
  const money = new Set<string>();
  const told = new Set<string>();
  const answered = new Set<string>();
  const firstSaid = new Map<string, number>();
  const first = new Map<string, number>();
  const all = [
    { text: () => opening, order: 0, by: 'user' as const },
    ...said.map((one) => ({ text: () => one.content, order: one.order, by: one.by })),
    ...calls.map((one) => ({ text: () => answerText(one), order: one.order, by: undefined })),
  ].toSorted((a, b) => a.order - b.order);
  let left = UNITS_MAX;
  for (const { text: read, order, by } of all) {
    const recorded = read();
    left -= recorded.length;
    if (left < 0) return undefined;
    // In JSON a word may stand right behind the sign of a line break.
    const text = recorded.includes('\\')
      ? `${recorded} ${recorded.replaceAll(/\\[bfnrt]/gu, ' ')}`
      : recorded;
    for (const word of wordsIn(text)) {
      if (!first.has(word)) first.set(word, order);
      if (by === undefined) answered.add(word);
      else if (!firstSaid.has(word)) firstSaid.set(word, order);
    }
    if (by === undefined) continue;
    for (const [number] of text.matchAll(NUMBER))
      for (const amount of amountsIn(number)) told.add(amount);
    for (const { number } of writtenAmounts(text))
      for (const amount of amountsIn(number)) money.add(amount);
  }
  return { told, money, answered, firstSaid, first };
}
