import { germanSubject } from './lexicon-de-subject.js';
import type { englishVariants } from './lexicon-en-variants.js';
import { say, translated } from './told.js';

/** Sätze der geschwärzten Ausfertigungen. */
export const germanVariants = translated<typeof englishVariants>()({
  subject: germanSubject,
  legalBasis: {
    chosen: 'Die aufgeführten Regelwerke hat der Aussteller gewählt.',
    unknown: (frameworks) => say`Gewählt, aber nicht in dieser Liste: ${frameworks}.`,
    byJurisdiction: (jurisdiction) =>
      say`Aufgeführt sind die Bestimmungen für die erfasste Rechtsordnung (${jurisdiction}) und Normen, die gelten, wo sie angewandt werden.`,
    everywhere: (state) =>
      say`Die Rechtsordnung ist ${state} oder dieser Liste nicht bekannt: aufgeführt sind die Bestimmungen aller Rechtsordnungen.`,
    since: (date) => say`gilt ab ${date}`,
    notYet: (date) =>
      say`gilt ab ${date}: noch nicht in Kraft, als diese Entscheidung eröffnet wurde`,
    unchecked: 'Wortlaut und Datum noch nicht am Originaltext geprüft',
  },
  redaction: {
    section: 'In dieser Ausfertigung zurückgehalten',
    profile: 'Schwärzungsprofil',
    byList: 'keines; die Stellen wurden einzeln genannt',
    statement: (n) =>
      say`${n === 1 ? say`Ein Wert ist` : say`${n} Werte sind`} zurückgehalten. Jeder wurde entfernt, bevor diese Ausfertigung entstand: er steht in keinem Teil dieser Datei. An seiner Stelle steht der Hashwert, auf den sich das Register festgelegt hat; das Übrige bleibt prüfbar, und der Wert kann später gezeigt und damit verglichen werden.`,
    limits:
      'Namen von Feldern, Anzahl von Listenelementen, Arten und Zeiten der Einträge sowie Pseudonyme der Handelnden gehören zu den gehashten Köpfen und bleiben sichtbar.',
    digest: (prefix) => say`Hashwert ${prefix}…`,
    column: { place: 'Stelle', reason: 'Grund', commitment: 'Hashwert an dieser Stelle' },
    unknownReason: 'nicht aus der Liste der Gründe, die Docket kennt',
    reasonColumn: { code: 'Grund', meaning: 'Bedeutung', count: 'Werte' },
  },
});
