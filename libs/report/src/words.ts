import { germanCode, germanMoment } from './narrative/lexicon-de-codes.js';
import { GERMAN_RULES } from './narrative/lexicon-de-rules.js';
import { englishCode, englishMoment } from './narrative/lexicon-en-codes.js';
import { ENGLISH_RULES } from './narrative/lexicon-en-rules.js';
import { ENGLISH_MARKS, GERMAN_MARKS } from './narrative/quotation-marks.js';
import { quoteText, type Told } from './narrative/told.js';
import { wordIn } from './narrative/word-of.js';
import type { Locale } from './schema/index.js';

/** Words of the documents that a list of decisions takes, without all the others. */
export interface ListWords {
  /** A rule by its name; one that is not known is quoted. */
  rule(name: string): Told;
  /** A word of a closed list of the records, such as stakes. */
  code(word: string): Told;
  /** A time of an entry, to the second. */
  moment(stamp: string): Told;
  /** Recorded text in quotation marks, so that nothing in it looks like something else. */
  quote(text: string): Told;
}

export const LIST_WORDS: Readonly<Record<Locale, ListWords>> = {
  en: {
    rule: (name) => wordIn(ENGLISH_RULES, name, ENGLISH_MARKS),
    code: englishCode,
    moment: englishMoment,
    quote: (text) => quoteText(text, ENGLISH_MARKS),
  },
  de: {
    rule: (name) => wordIn(GERMAN_RULES, name, GERMAN_MARKS),
    code: germanCode,
    moment: germanMoment,
    quote: (text) => quoteText(text, GERMAN_MARKS),
  },
};
