import type { Clause, DossierModel, Fact, FactState } from '../schema/index.js';
import type { Lexicon } from './lexicon.js';
import { capital, firstSentences, type QuotationMarks, type Told } from './told.js';

/** How much page 1 tells. The first that keeps its limit of words is taken. */
export interface Detail {
  /** Words, and UTF-16 units, of one recorded text that is quoted. It is quoted whole, or not at all. */
  words: number;
  units: number;
  /** How many items of one list are told before the rest is counted. */
  items: number;
  /** How many tools are named with their calls. */
  tools: number;
  /** How many findings of rules are told in a sentence each. */
  findings: number;
  /** Whether recorded text without room is only referred to by its section. */
  brief: boolean;
  /** Whether what the boxes of page 1 always say is told. */
  boxed: boolean;
  /** Whether the recorded reason of what failed, and the answer to what was done, are told. */
  reasons: boolean;
  /** Whether records about the record itself are only counted. */
  counted: boolean;
  /** What a user said before a change stands behind the reason: only where there is room beside all else. */
  agreed?: true;
}

/** What the clauses of page 1 are composed from. */
export interface Composer {
  model: DossierModel;
  words: Lexicon['narrative'];
  records: Lexicon['records'];
  imported: Lexicon['imported'];
  said: Lexicon['said'];
  notDone: Lexicon['notDone'];
  fate: Lexicon['fate'];
  moment: Lexicon['moment'];
  /** Recorded text in quotation marks. */
  quotation: (text: string) => Told;
  marks: QuotationMarks;
  detail: Detail;
}

/** Words of a text, as white space parts them. */
export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((word) => word !== '').length;

/** Whether page 1 has room for a recorded text as a whole. */
export const isShort = ({ detail }: Composer, text: Told, weight = 1): boolean =>
  text.length <= detail.units * weight && countWords(text) <= detail.words * weight;

/** What is told of a recorded text, whole; where page 1 has no room for it, that it is long and which section has it. */
export const quote = (composer: Composer, text: Told, section: number, weight = 1): Told =>
  isShort(composer, text, weight)
    ? text
    : composer.detail.brief
      ? composer.words.briefly(section)
      : composer.words.long(section);

/** A shorter beginning of a recorded text says nothing. */
export const BEGINNING_UNITS_MIN = 40;

/** A recorded text whole, or its first whole sentences with the section that has the rest; undefined where there is room for neither. */
export function passage(
  composer: Composer,
  text: Told,
  section: number,
  weight = 1,
): Told | undefined {
  if (isShort(composer, text, weight)) return text;
  const { words, marks, detail } = composer;
  const room = Math.min(detail.units * weight, lengthOfWords(text, detail.words * weight));
  const beginning = firstSentences(text, room, marks);
  return beginning === undefined || beginning.length < BEGINNING_UNITS_MIN
    ? undefined
    : words.begins(beginning, section);
}

/** The length of so many words from the beginning of a text. */
const lengthOfWords = (text: Told, most: number): number =>
  new RegExp(`^(?:\\S+\\s*){0,${most}}`, 'u').exec(text)?.[0].length ?? 0;

/** The first items of a list, and how many more there are; where there is room for none, the section that has them. */
export function some<Item>(
  { words, detail }: Composer,
  section: number,
  items: readonly Item[],
  tell: (item: Item) => Told,
  most: number = detail.items,
): Told[] {
  if (most === 0) return [words.inSection(section)];
  const told = items.slice(0, most).map(tell);
  const more = items.length - most;
  return more > 0 ? [...told, words.more(more)] : told;
}

/** Whether somebody else wrote the entries, from what a source holds of the work. */
export const isImported = (model: DossierModel): boolean =>
  model.header.origin.kind.value === 'imported';

/** One sentence, with the marks of what it rests on; what says that nothing is recorded rests on nothing. */
export function clause(
  kind: string,
  text: Told,
  facts: readonly Fact[],
  marks: readonly string[] = [],
): Clause {
  const evidence = [...new Set([...marks, ...facts.flatMap((fact) => fact.evidence)])];
  const states = [...new Set(facts.map((fact): FactState => fact.state))];
  return {
    kind,
    text: capital(text),
    end: '.',
    evidence,
    states: states.length > 0 ? states : ['not_recorded'],
  };
}
