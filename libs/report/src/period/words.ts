import type { Locale } from '../schema/index.js';
import { german } from './words-de.js';
import { english, type PeriodWords } from './words-en.js';

export type { PeriodWords } from './words-en.js';

const WORDS: Record<Locale, PeriodWords> = { en: english, de: german };

/** The words of the oversight report in one language. */
export const periodWords = (locale: Locale): PeriodWords => WORDS[locale];
