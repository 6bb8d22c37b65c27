import { englishSubject } from './lexicon-en-subject.js';
import { fixed, say, type Told } from './told.js';

/** Sentences of redacted copies. */
export const englishVariants = fixed({
  subject: englishSubject,
  legalBasis: {
    chosen: 'The frameworks listed were chosen by the issuer.',
    unknown: (frameworks: Told) => say`Chosen, but not in this list: ${frameworks}.`,
    byJurisdiction: (jurisdiction: Told) =>
      say`Listed are the provisions for the recorded jurisdiction (${jurisdiction}), and standards that apply wherever they are adopted.`,
    everywhere: (state: Told) =>
      say`The jurisdiction is ${state} or not one that this list knows: the provisions of all jurisdictions are listed.`,
    since: (date: Told) => say`applies from ${date}`,
    notYet: (date: Told) =>
      say`applies from ${date}: not yet in effect when this decision was opened`,
    unchecked: 'wording and date not yet checked against the primary text',
  },
  redaction: {
    section: 'Withheld in this copy',
    profile: 'Redaction profile',
    byList: 'none; the places were listed',
    statement: (n: number) =>
      say`${n === 1 ? 'One value is' : say`${n} values are`} withheld. Each was removed before this copy was made: it is in no part of this file. In its place stands the digest that the ledger committed to, so the rest still verifies, and the value can be shown later and checked against it.`,
    limits:
      'Names of fields, numbers of list items, types and times of entries and pseudonyms of actors are part of the hashed headers and stay visible.',
    digest: (prefix: Told) => say`digest ${prefix}…`,
    column: { place: 'Place', reason: 'Reason', commitment: 'Digest in its place' },
    unknownReason: 'not of the list of reasons that Docket knows',
    reasonColumn: { code: 'Reason', meaning: 'Meaning', count: 'Values' },
  },
});
