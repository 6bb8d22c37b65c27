import { foldLetters } from './tokens.js';

/** Names of months in the languages of documents, as foldLetters writes them: three letters tell them apart. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan'],
  ['feb'],
  ['mar', 'mrz'],
  ['apr'],
  ['may', 'mai'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez'],
];

const monthOf = (name: string): number =>
  MONTHS.findIndex((names) => names.includes(name.slice(0, 3))) + 1;

/** 1984-03-07, 1984/3/7; the time may follow. */
const YEAR_FIRST = /(?<!\d)(\d{4})([-./ ])(\d{1,2})\2(\d{1,2})(?!\d)/g;
/** 1984年3月7日. */
const YEAR_FIRST_HAN = /(?<!\d)(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/g;
/** 19840307, which may be any number. */
const UNSEPARATED = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/g;
/** 07.03.1984, 3/7/1984, 7-3-84. Where the separator is not a dot, which of the two is the day is not said. */
const YEAR_LAST = /(?<!\d)(\d{1,2})([-./ ]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)/g;
/** 7 March 1984, 7. März 1984, 07-Mar-84, 07MAR1984. */
const DAY_NAME =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?: of)?[. -]{0,3}([a-z]{3,9})[., -]{0,3}(\d{4}|\d{2})(?!\d)/g;
/** March 7, 1984. */
const NAME_DAY = /(?<![a-z])([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})(?!\d)/g;

/**
 * datesOf gives the calendar days that a text names, as `1984-03-07`, in whatever order and language they
 * are written, and whether it surely names them: not where the year has two digits or nothing separates the
 * parts. Where day and month could be either, both days are given. Linear in the length of the text.
 */
export function datesOf(text: string): Map<string, boolean> {
  const days = new Map<string, boolean>();
  if (!/\d/.test(text)) return days;
  const plain = foldLetters(text);
  const add = (year: string, month: number, day: number, isSure = true): void => {
    if (month < 1 || month > 12 || day < 1 || day > 31) return;
    for (const full of year.length === 2 ? [`19${year}`, `20${year}`] : [year]) {
      const named = `${full}-${twoDigits(month)}-${twoDigits(day)}`;
      days.set(named, days.get(named) === true || (isSure && year.length === 4));
    }
  };
  for (const [, year = '', , month, day] of plain.matchAll(YEAR_FIRST))
    add(year, Number(month), Number(day));
  for (const [, year = '', month, day] of plain.matchAll(YEAR_FIRST_HAN))
    add(year, Number(month), Number(day));
  for (const [, year = '', month, day] of plain.matchAll(UNSEPARATED))
    add(year, Number(month), Number(day), false);
  for (const [, first, separator, second, year = ''] of plain.matchAll(YEAR_LAST)) {
    add(year, Number(second), Number(first));
    if (separator !== '.') add(year, Number(first), Number(second));
  }
  for (const [, day, name = '', year = ''] of plain.matchAll(DAY_NAME))
    add(year, monthOf(name), Number(day));
  for (const [, name = '', day, year = ''] of plain.matchAll(NAME_DAY))
    add(year, monthOf(name), Number(day));
  return days;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** A date and nothing beside it but a time of day: at most three words of letters and digits, and the time. */
const ALONE =
  /^[\p{L}\d]+(?:[-./, ]{1,3}[\p{L}\d]+){0,2}(?:[T ]\d{2}:\d{2}[\d:.]{0,13}(?:Z|[+-]\d{2}:?\d{2})?)?$/u;

export const isDateItself = (text: string): boolean => text.length <= 40 && ALONE.test(text.trim());
