import { canonicalize, type Json, type JsonObject } from '@docket/chain';

import { tellNumber } from './readable-number.js';
import type { Told } from './told.js';
import { formed, quoteText, say, type QuotationMarks } from './told.js';

/** What a rule saw, ready to be told: recorded text in quotation marks. */
export interface RuleFacts {
  /** A fact by its name; the words of a state where it is not there. */
  of(name: string): Told;
  value(name: string): Json | undefined;
  isTrue(name: string): boolean;
  isNull(name: string): boolean;
  /** Number of items of a list; 0 where it is none. */
  lengthOf(name: string): number;
  /** Any value of a fact, told. */
  tell(value: Json | undefined): Told;
  entries(): [name: string, value: Json][];
}

/** What the telling of a fact takes from a language. */
export interface FactWords {
  marks: QuotationMarks;
  notRecorded: Told;
  recordedAs: (short: Told, recorded: Told) => Told;
}

export function ruleFacts(
  facts: JsonObject,
  { marks, notRecorded, recordedAs }: FactWords,
): RuleFacts {
  const tell = (value: Json | undefined): Told => {
    if (value === undefined || value === null) return notRecorded;
    if (typeof value === 'number') return tellNumber(value, recordedAs);
    if (typeof value === 'string') return formed(value) ?? quoteText(value, marks);
    if (typeof value === 'boolean') return value ? say`true` : say`false`;
    return quoteText(canonicalize(value), marks, true);
  };
  return {
    of: (name) => tell(facts[name]),
    value: (name) => facts[name],
    isTrue: (name) => facts[name] === true,
    isNull: (name) => facts[name] === null,
    lengthOf: (name) => {
      const value = facts[name];
      return Array.isArray(value) ? value.length : 0;
    },
    tell,
    // Sorted, for the order of members is not part of what is recorded.
    entries: () => Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  };
}

/** The sentence of each rule, and of what may have tripped under a name that is not known here. */
export type FindingWords = (facts: RuleFacts) => Told;
