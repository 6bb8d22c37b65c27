import type { Locale } from '../schema/index.js';
import { periodGerman } from './words-de.js';
import { periodEnglish, type PeriodWords } from './words-en.js';

export type { PeriodWords } from './words-en.js';

const WORDS: Record<Locale, PeriodWords> = { en: periodEnglish, de: periodGerman };

/** The words of the oversight report in one language. */
export const periodWords = (locale: Locale): PeriodWords => WORDS[locale];
