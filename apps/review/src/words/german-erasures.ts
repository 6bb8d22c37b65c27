import type { ErasureWords } from './english-erasures.js';

/** Words of the pages about erasures and legal holds in German. */
export const germanErasures: ErasureWords = {
  intro:
    'Werte in Einträgen löschen zwei Personen endgültig: Wer die Rolle officer hat, beantragt es; eine andere Person dieser Rolle oder der Rolle administrator ordnet es an. Was die Richtlinie nicht länger aufbewahrt, kann Docket selbst nach einem Zeitplan verlangen, und anordnen, wo die Richtlinie es sagt. Dass etwas da war, sein Hashwert und jede Signatur bleiben.',
  notYours: 'Diese Seite sieht, wer die Rolle officer, auditor oder administrator hat.',
  all: 'Alle Löschungen und Sperren',
  asked: (entry) => `Löschung, die Eintrag ${entry} beantragt`,
  entry: (seq) => `Eintrag ${seq}`,
  entryColumn: 'Eintrag',
  decisionColumn: 'Entscheidung',
  none: 'Keine.',
  waiting: 'Wartet auf eine zweite Person',
  request: 'Beantragt durch',
  by: 'Wer',
  until: 'Verfällt',
  since: 'Seit',
  ask: 'Löschung beantragen',
  what: 'Was gelöscht werden soll',
  subject: 'Alle Entscheidungen über eine Person',
  decision: 'Eine Entscheidung',
  expired: 'Was die Richtlinie nicht länger aufbewahrt',
  tooOld: (until) =>
    `Was bis ${until} eingetragen wurde, ist nach der kürzesten Regel der Richtlinie zu alt; jedes wird an seiner eigenen gemessen.`,
  more: 'Mehr ist zu alt, als ein Antrag nennt oder einmal Nachsehen durchgeht.',
  lookFurther: 'Weiter nachsehen',
  named: 'Pseudonym der Person oder Kennung der Entscheidung',
  namedHint:
    'Wie die Entscheidung damit eröffnet wurde; keines für das, was zu alt ist. Durch Nachsehen wird nichts eingetragen.',
  namedMissing: 'Nennen Sie eine Person oder eine Entscheidung.',
  look: 'Nachsehen, was ginge',
  goes: 'Was gelöscht wird',
  went: 'Was gelöscht wurde',
  nothing: 'Es wurde nichts gefunden, was gelöscht werden kann.',
  places: 'Wo die Werte stehen',
  stays: (n) => `Werte dieser Einträge, die bleiben, weil die Regeln mit ihnen arbeiten: ${n}.`,
  held: (n) =>
    `Unter einer Sperre: ${n}. Bei einer Person werden diese ausgelassen; bei einer Entscheidung wird der Antrag abgelehnt.`,
  left: (n) =>
    `Entscheidungen, die nicht in einen Antrag passen: ${n}. Beantragen Sie sie, wenn dieser angeordnet ist.`,
  notSearched: (n) =>
    `Beschädigte Einträge, die nicht durchsucht werden konnten: ${n}. Prüfen Sie zuerst das Ledger.`,
  reason: 'Warum',
  reasonHint: 'Das wird für immer eingetragen. Schreiben Sie nie hinein, was gelöscht wird.',
  reasonMissing: 'Sagen Sie, warum und worauf es beruht.',
  basis: 'Rechtsgrundlage',
  basisHint: 'Zum Beispiel Art. 17 Abs. 1 lit. b DSGVO.',
  send: 'Beantragen',
  waits: 'Es wartet auf eine andere Person. Nichts ist gelöscht.',
  lapsed:
    'Niemand hat es rechtzeitig angeordnet. Nichts wurde gelöscht; es kann neu beantragt werden.',
  docket: 'Docket selbst',
  age: 'Nach Alter',
  older: (at, rules) => `am ${at} älter, als die Richtlinie es aufbewahrt: ${rules}`,
  rule: (days, name) =>
    name === undefined ? `${days} Tage (was keine Klasse nennt)` : `${days} Tage (Klasse ${name})`,
  erased: (by, at, seq) => `Gelöscht auf Anordnung von ${by}, ${at}, in Eintrag ${seq}.`,
  beyond:
    'Aus der Datenbank gelöscht, mit den Salts. Sicherungen, Replikate, das Write-Ahead-Log und was vorher herausgegeben wurde, behalten es, bis sie selbst gelöscht werden.',
  certificate: 'Bescheinigung',
  certificateMeans:
    'Wer es beantragt und wer es angeordnet hat, was nach Stelle und Hashwert gelöscht ist und was es beweist, für alle, die es zeigen müssen. Sie enthält keinen Wert; Begründung und Anmerkung stehen darin, wie sie geschrieben wurden.',
  order: 'Anordnen',
  orderMeans:
    'Mit Ihrer Anordnung sind die Werte gelöscht, und niemand kann sie zurückholen. Wer es beantragt hat, wird abgelehnt, ebenso was unter einer Sperre steht.',
  note: 'Anmerkung',
  noteHint: 'Wenn Sie möchten. Sie wird für immer eingetragen.',
  looked: 'Ich habe angesehen, was gelöscht wird und warum.',
  lookedMissing: 'Sagen Sie, dass Sie es angesehen haben.',
  erase: 'Endgültig löschen',
  holds: 'Geltende Sperren',
  covers: 'Umfang',
  wholeLedger: 'das ganze Ledger',
  period: (from, to) => `Einträge von ${from} bis ${to}`,
  about: (subject) => `über ${subject}`,
  place: 'Sperre setzen',
  decisions: 'Entscheidungen',
  decisionsHint: 'Kennungen, mit Leerzeichen dazwischen.',
  whole: 'Das ganze Ledger',
  placeMissing: 'Sagen Sie, warum, und nennen Sie entweder Entscheidungen oder das ganze Ledger.',
  lift: 'Sperre aufheben',
  which: 'Welche',
};
