import type { Clause, DossierModel, Fact, FactState } from '../schema/index.js';
import type { Lexicon } from './lexicon.js';
import { shortenWords, type QuotationMarks, type Told } from './told.js';

/** How many items of one list are printed before the rest is counted. */
export const LIST_MAX = 3;

/** What the clauses of page 1 are composed from. */
export interface Composer {
  model: DossierModel;
  words: Lexicon['narrative'];
  records: Lexicon['records'];
  marks: QuotationMarks;
  quoteWords: number;
  /** How many trip-wires are told one by one. */
  tripsMax: number;
  /** Recorded text in quotation marks. */
  quotation: (text: string) => Told;
}

/** Words of a text, as white space parts them. */
export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((word) => word !== '').length;

/** What is told of a value, shortened visibly to so many words. */
export const quote = ({ quoteWords, marks }: Composer, text: Told): Told =>
  shortenWords(text, quoteWords, marks);

/** One clause, with the marks of what it rests on; what says that nothing is recorded rests on nothing. */
export function clause(
  kind: string,
  text: Told,
  facts: readonly Fact[],
  end: Clause['end'],
  marks: readonly string[] = [],
): Clause {
  const evidence = [...new Set([...marks, ...facts.flatMap((fact) => fact.evidence)])];
  const states = [...new Set(facts.map((fact): FactState => fact.state))];
  return {
    kind,
    text,
    end,
    evidence,
    states: states.length > 0 ? states : ['not_recorded'],
  };
}
