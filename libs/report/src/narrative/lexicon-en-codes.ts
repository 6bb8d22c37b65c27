import { ENGLISH_MONTHS } from './lexicon-en-subject.js';
import { momentIn } from './moment.js';
import { quoteText, say, type Told } from './told.js';
import { ENGLISH_MARKS } from './quotation-marks.js';

/** A word of a closed list of the records' schemas. English says them as they are, with spaces. */
export const englishCode = (word: string): Told => word.replaceAll('_', ' ') as Told;

/** A time of an entry to the second. */
export const englishMoment = (stamp: string): Told =>
  momentIn(
    stamp,
    (year, month, day, hour, minute, second) =>
      say`${day} ${ENGLISH_MONTHS[month - 1] ?? month} ${year}, ${hour}:${minute}:${second} UTC`,
  ) ?? quoteText(stamp, ENGLISH_MARKS);
