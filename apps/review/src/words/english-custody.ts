/** Words of who saw a decision and took it out, and of what was put right, which are loaded with its page. */
export const englishCustody = {
  summary: (reads: string, copies: string, people: string) =>
    `Read: ${reads}. Copies: ${copies}. People and systems: ${people}.`,
  when: 'When',
  who: 'Who',
  what: 'What',
  purpose: 'For whom, what for',
  evidence: 'Entries',
  times: (n: string, first: string) => `${n} times since ${first}`,
  variant: (word: string) => `variant ${word}`,
  profile: (name: string) => `withheld by the profile ${name}`,
  unreduced: 'nothing withheld',
  byHand: 'withheld by no profile: value by value',
  format: (format: string, locale: string) => `${format}, ${locale}`,
  recipient: (who: string) => `for ${who}`,
  digest: (digest: string) => `SHA-256 ${digest}`,
  you: 'That this page reads it just now is recorded, and not among them yet.',
  correctedBy: 'Put right by',
  commentedBy: 'Comment',
  wholly: (before: string, after: string) => `${before} → ${after}`,
  changed: (name: string, before: string, after: string) => `${name}: ${before} → ${after}`,
};

export type CustodyWordsShown = typeof englishCustody;
