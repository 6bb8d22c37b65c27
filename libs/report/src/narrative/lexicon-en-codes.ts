import { ENGLISH_RECORD_TYPES } from './lexicon-en-record-types.js';
import { ENGLISH_MONTHS } from './lexicon-en-subject.js';
import { momentIn } from './moment.js';
import { fixed, quoteText, say, type Told } from './told.js';
import { ENGLISH_MARKS } from './quotation-marks.js';

/** Words of closed lists that say too little by themselves. */
const CODES: Readonly<Record<string, Told>> = {
  // A policy's classes of records name types.
  ...ENGLISH_RECORD_TYPES,
  ...fixed({
    human: 'human judgement',
    ground_truth: 'expected-result check',
    // The verdict of a review: that the reviewer corrected what was decided, not that it was found correct.
    correct: 'corrected',
    oidc: 'sign-in at the identity provider',
    ed25519: 'Ed25519 (RFC 8032)',
    waits: 'waits for a person',
  }),
};

/** A word of a closed list of the records' schemas. English says the most of them as they are, with spaces. */
export const englishCode = (word: string): Told =>
  (Object.hasOwn(CODES, word) ? CODES[word] : undefined) ?? (word.replaceAll('_', ' ') as Told);

/** A time of an entry to the second. */
export const englishMoment = (stamp: string): Told =>
  momentIn(
    stamp,
    (year, month, day, hour, minute, second) =>
      say`${day} ${ENGLISH_MONTHS[month - 1] ?? month} ${year}, ${hour}:${minute}:${second} UTC`,
  ) ?? quoteText(stamp, ENGLISH_MARKS);
