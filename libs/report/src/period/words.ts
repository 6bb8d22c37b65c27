import type { Locale } from '../schema/index.js';
import type { Parameters, ReportIssue } from './schema.js';
import { periodGerman } from './words-de.js';
import { periodEnglish, type PeriodWords } from './words-en.js';
import { openEnglish, openGerman } from './words-open.js';

export type { PeriodWords } from './words-en.js';

const WORDS: Record<Locale, PeriodWords> = { en: periodEnglish, de: periodGerman };
const OPEN: Record<Locale, typeof openEnglish> = { en: openEnglish, de: openGerman };

/** Whether the period was over when the report was made. */
export const hasEnded = (parameters: Parameters, issue: ReportIssue): boolean =>
  Date.parse(issue.at) >= Date.parse(parameters.to);

/** The words of the oversight report in one language, of a period that has ended. */
export const periodWords = (locale: Locale): PeriodWords => WORDS[locale];

/** The words of one report: nothing is said of the end of a period that had none when it was made. */
export function periodWordsOf({
  parameters,
  issue,
}: {
  parameters: Parameters;
  issue: ReportIssue;
}): PeriodWords {
  const words = periodWords(issue.locale);
  if (hasEnded(parameters, issue)) return words;
  const open = OPEN[issue.locale];
  const { document } = words;
  return {
    ...words,
    tile: { ...words.tile, ...open.tile },
    key: { ...words.key, ...open.key },
    attention: { ...words.attention, ...open.attention },
    limits: { ...words.limits, ...open.limits },
    document: {
      ...document,
      table: { ...document.table, ...open.table },
      line: { ...document.line, ...open.line },
    },
  };
}
