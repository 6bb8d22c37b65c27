import type { Locale } from '../schema/index.js';
import { german } from './lexicon-de.js';
import { english } from './lexicon-en.js';

/**
 * The closed set of sentences a dossier can contain, one implementation a locale. Templates fill
 * them with recorded values only; nothing else writes prose. Numbers and values arrive verbatim.
 */
export type Lexicon = typeof english;

const LEXICONS: Record<Locale, Lexicon> = { en: english, de: german };

/** The lexicon of a locale. */
export function lexicon(locale: Locale): Lexicon {
  return LEXICONS[locale];
}
