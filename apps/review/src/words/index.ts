import { LIST_WORDS, type ListWords } from '@docket/report/words';
import { computed, signal } from '@preact/signals';
import { germanWords } from './german.js';
import { englishWords, type Words } from './english.js';

export type Language = 'en' | 'de';

const KEPT = 'docket-language';
const WORDS: Readonly<Record<Language, Words>> = { en: englishWords, de: germanWords };

/** What was chosen before, else what the browser says. */
function first(): Language {
  const kept = read();
  if (kept === 'en' || kept === 'de') return kept;
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
}

function read(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    // A browser may keep nothing.
    return null;
  }
}

export const language = signal<Language>(first());
/** The words of the page. */
export const words = computed<Words>(() => WORDS[language.value]);
/** Those of the documents, which say rules, stakes and times in the same words. */
export const told = computed<ListWords>(() => LIST_WORDS[language.value]);

export function choose(next: Language): void {
  language.value = next;
  try {
    localStorage.setItem(KEPT, next);
  } catch {
    // It counts until the page is left.
  }
}
