import type { Clause, DossierModel, Fact, FactState } from '../schema/index.js';
import type { Lexicon } from './lexicon.js';

/** How many items of one list are printed before the rest is counted. */
export const LIST_MAX = 3;

/** What the clauses of page 1 are composed from. */
export interface Composer {
  model: DossierModel;
  words: Lexicon['narrative'];
  records: Lexicon['records'];
  quoteWords: number;
  /** How many trip-wires are told one by one. */
  tripsMax: number;
  /** A mark for clauses that say that something is not recorded: the entry that would have said it. */
  anchor: string[];
}

/** Words of a text, as white space parts them. */
export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((word) => word !== '').length;

/** A recorded value, shortened visibly to so many words. */
export function quote({ quoteWords, words }: Composer, text: string): string {
  const all = text.split(/\s+/u).filter((word) => word !== '');
  return all.length <= quoteWords
    ? all.join(' ')
    : words.shortened(all.slice(0, quoteWords).join(' '));
}

/** One clause; where none of its facts has evidence, that of the composer's anchor. */
export function clause(
  composer: Composer,
  kind: string,
  text: string,
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
    evidence: evidence.length > 0 ? evidence : composer.anchor,
    states: states.length > 0 ? states : ['not_recorded'],
  };
}

/** With a capital letter, for the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
