import type { CustodyWordsShown } from './english-custody.js';

export const germanCustody: CustodyWordsShown = {
  summary: (reads, copies, people) =>
    `Gelesen: ${reads}. Ausfertigungen: ${copies}. Menschen und Systeme: ${people}.`,
  when: 'Wann',
  who: 'Wer',
  what: 'Was',
  purpose: 'Für wen, wozu',
  evidence: 'Einträge',
  times: (n, first) => `${n}-mal seit ${first}`,
  variant: (word) => `Fassung ${word}`,
  profile: (name) => `zurückgehalten nach dem Profil ${name}`,
  unreduced: 'nichts zurückgehalten',
  byHand: 'nach keinem Profil zurückgehalten: Wert für Wert',
  format: (format, locale) => `${format}, ${locale}`,
  recipient: (who) => `für ${who}`,
  digest: (digest) => `SHA-256 ${digest}`,
  you: 'Dass diese Seite sie eben liest, ist aufgezeichnet und noch nicht darunter.',
  correctedBy: 'Korrigiert durch',
  commentedBy: 'Kommentar',
  wholly: (before, after) => `${before} → ${after}`,
  changed: (name, before, after) => `${name}: ${before} → ${after}`,
};
