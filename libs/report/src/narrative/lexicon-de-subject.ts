import type { Outcome, Verdict } from '@docket/record';

import type { englishSubject } from './lexicon-en-subject.js';
import { GERMAN_MARKS as MARKS } from './quotation-marks.js';
import { fixed, joined, quoteText, say, type Told, translated } from './told.js';
import { wordIn } from './word-of.js';

export const GERMAN_MONTHS = fixed([
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
]);

const OUTCOMES = fixed({
  completed: 'Sie wurde als abgeschlossen beendet.',
  denied: 'Sie wurde mit der Antwort nein beendet.',
  stopped: 'Sie wurde als gestoppt beendet.',
  failed: 'Sie wurde als gescheitert beendet.',
  abandoned: 'Sie wurde als aufgegeben beendet.',
  handed_over: 'Sie wurde als an jemand anderen übergeben beendet.',
}) satisfies Record<Outcome, Told>;

const VERDICTS = fixed({
  approve: 'zugestimmt',
  reject: 'abgelehnt',
  override: 'anders entschieden',
  correct: 'korrigiert',
  respond: 'eine Frage dazu beantwortet',
  stop: 'gestoppt',
}) satisfies Record<Verdict, Told>;

/** Einfache Sprache für die Person, um die es geht. Erfasste Werte bleiben, wie sie erfasst wurden. */
export const germanSubject = translated<typeof englishSubject>()({
  title: 'Wie diese Entscheidung zustande kam',
  intro:
    'Diese Seite erklärt eine Entscheidung in einfachen Worten. Sie ist aus dem zusammengesetzt, was erfasst ist. Zeichen wie [E7] sagen, wo es in der Aufzeichnung steht.',
  heading: {
    decided: 'Was entschieden wurde',
    role: 'Was das KI-System getan hat, und was Menschen getan haben',
    reasons: 'Die wichtigsten Gründe',
    data: 'Welche Angaben erfasst sind',
    responsible: 'Wer verantwortlich ist',
    rights: 'Was Sie tun können',
    withheld: 'Was hier nicht gezeigt wird',
    check: 'Wie sich diese Seite prüfen lässt',
  },
  label: {
    decision: 'Entscheidung',
    document: 'Diese Seite',
    issued: 'Erstellt am',
    issuer: 'Erstellt von',
  },
  date: (year, month, day, hour, minute) =>
    say`${day}. ${GERMAN_MONTHS[month - 1] ?? month} ${year}, ${hour}:${minute} Uhr UTC`,
  notStated: 'nicht angegeben',
  decided: (text) => say`Die Entscheidung: ${text}.`,
  decidedState: (state) => say`Was entschieden wurde, ist ${state}.`,
  outcome: (outcome): Told =>
    Object.hasOwn(OUTCOMES, outcome)
      ? OUTCOMES[outcome as Outcome]
      : say`Das Ergebnis: ${quoteText(outcome, MARKS)}.`,
  outcomeState: (state) => say`Wie es ausging, ist ${state}.`,
  open: 'Die Entscheidung ist noch nicht gefallen. Diese Seite kann sich ändern.',
  recordedAt: (date) => say`Das wurde am ${date} erfasst.`,
  effect: (operation, amount, became, n) =>
    say`Eine Handlung: ${operation}${amount === undefined ? say`` : say`, ${amount}`}. ${became}${n === 1 ? '' : say` Das steht ${n} Mal in der Aufzeichnung.`}`,
  moreEffects: (n) =>
    n === 1
      ? say`1 weitere Handlung steht in der beigefügten Aufzeichnung.`
      : say`${n} weitere Handlungen stehen in der beigefügten Aufzeichnung.`,
  became: {
    intent: 'Sie wurde angekündigt. Ob sie geschah, ist nicht erfasst.',
    executing: 'Sie wurde begonnen. Ob sie fertig wurde, ist nicht erfasst.',
    executed: 'Sie ist als ausgeführt erfasst.',
    failed: 'Sie ist als gescheitert erfasst.',
    outcome_unknown: 'Ob sie geschah, ist noch nicht erfasst.',
    rolled_back: 'Sie ist als rückgängig gemacht erfasst.',
    compensated: 'Sie ist als ausgeglichen erfasst.',
    unknown: 'Was aus ihr wurde, ist nicht erfasst.',
  },
  disputed: (operation, differences, became) =>
    say`Eine Handlung: ${operation}. ${became} Doch die Aufzeichnungen davon widersprechen sich: ${joined(differences, '; ')}.`,
  noEffects: 'Eine Änderung in einem anderen System ist nicht erfasst.',
  systems: (names) =>
    names.length === 1
      ? say`Ein KI-System war beteiligt. Es heißt ${joined(names, ', ')}.`
      : say`KI-Systeme waren beteiligt. Sie heißen ${joined(names, ', ')}.`,
  systemState: (state) => say`Ein KI-System war beteiligt. Sein Name ist ${state}.`,
  unsigned: 'Kein Eintrag des KI-Systems trägt eine Signatur, die es selbst gesetzt hat.',
  signedHidden: 'Ob das KI-System seine Einträge signiert hat, wird hier nicht gezeigt.',
  signed: (counts) => say`Einträge, die das KI-System selbst signiert hat: ${counts}.`,
  confidence: (value) =>
    say`Das KI-System gab an, wie sicher es war: ${value}. Die Skala reicht von 0 bis 1.`,
  confidenceState: (state) => say`Wie sicher das KI-System war, ist ${state}.`,
  reviewed: (who, verdict) =>
    say`Ein Mensch${who === undefined ? say`` : say` (${who})`} hat ${verdict}.`,
  viewed: 'Was dabei angesehen wurde, ist erfasst.',
  viewedState: (state) => say`Was dabei angesehen wurde, ist ${state}.`,
  reviewReason: (reason) => say`Der genannte Grund: ${reason}.`,
  moreReviews: (n) =>
    n === 1
      ? say`1 frühere Prüfung steht in der beigefügten Aufzeichnung.`
      : say`${n} frühere Prüfungen stehen in der beigefügten Aufzeichnung.`,
  verdict: (verdict): Told => wordIn(VERDICTS, verdict, MARKS),
  verdictState: (state) => say`entschieden (${state})`,
  imported:
    'Diese Aufzeichnungen wurden später eingelesen. Sie entstanden nicht während der Bearbeitung.',
  importedFrom: (importer, source) => say`Eingelesen hat sie ${importer} aus ${source}.`,
  importedTimes: 'Die Zeiten auf dieser Seite sagen, wann sie eingelesen wurden.',
  noReview: 'Eine Prüfung durch einen Menschen ist nicht erfasst.',
  notAsked: 'Die geltenden Regeln haben keine verlangt.',
  askedUnknown: 'Ob eine nötig war, ist nicht erfasst.',
  awaited: 'Ein Mensch sollte entscheiden. Eine Antwort ist nicht erfasst.',
  tripped: (n) =>
    n === 1
      ? say`Eine Sicherheitsregel griff einmal ein.`
      : say`Sicherheitsregeln griffen ${n} Mal ein.`,
  trippedAtImport: (n) =>
    n === 1
      ? say`Beim Einlesen der Aufzeichnungen hat eine Regel einmal etwas bemerkt.`
      : say`Beim Einlesen der Aufzeichnungen haben Regeln ${n} Mal etwas bemerkt.`,
  reason: (text) => say`Der angegebene Hauptgrund: ${text}.`,
  reasonState: (state) => say`Der Hauptgrund ist ${state}.`,
  condition: (name, result) => say`Bedingung ${name}: ${result}.`,
  met: 'erfüllt',
  notMet: 'nicht erfüllt',
  unclear: 'ließ sich nicht klären',
  metByTool: (result) => say`${result}, wie ein Werkzeug zurückgab`,
  metAsStated: (result) => say`${result}, wie das KI-System angab`,
  contradicted: (stated, returned) =>
    say`${stated}, wie das KI-System angab. Ein Werkzeug gab aber zurück: ${returned}`,
  moreConditions: (n) => say`${n} weitere Bedingungen stehen in der beigefügten Aufzeichnung.`,
  noConditions: 'Bedingungen sind nicht erfasst.',
  alternative: (option) => say`Auch erwogen und nicht getan: ${option}.`,
  alternativeReason: (reason) => say`Der genannte Grund: ${reason}.`,
  moreAlternatives: (n) =>
    n === 1
      ? say`1 weitere, die erwogen wurde, steht in der beigefügten Aufzeichnung.`
      : say`${n} weitere, die erwogen wurden, stehen in der beigefügten Aufzeichnung.`,
  request: (text) => say`Das Anliegen war: ${text}.`,
  requestState: (state) => say`Der Wortlaut des Anliegens ist ${state}.`,
  source: (document, version, date) =>
    say`Dokument ${document}, Version ${version}, Datum ${date}.`,
  noSources: 'Ein Dokument als Quelle ist nicht erfasst.',
  moreSources: (n) => say`${n} weitere Dokumente stehen in der beigefügten Aufzeichnung.`,
  subject: (code) => say`Die Aufzeichnung nennt die betroffene Person mit einem Code: ${code}.`,
  subjectState: (state) => say`Der Code für die betroffene Person ist ${state}.`,
  responsible: (who) => say`Verantwortlich für diese Entscheidung: ${who}.`,
  responsibleState: 'Wer verantwortlich ist, ist nicht angegeben.',
  contact: (how) => say`So erreichen Sie die Verantwortlichen: ${how}.`,
  contactState: 'Wie man sie erreicht, ist nicht angegeben.',
  correction: (how) => say`Wenn etwas falsch ist, verlangen Sie eine Berichtigung: ${how}.`,
  correctionState: 'Wie man etwas berichtigen lässt, ist nicht angegeben.',
  review: (how) => say`Sie können verlangen, dass ein Mensch es ansieht: ${how}.`,
  reviewState: 'Wie man eine Prüfung durch einen Menschen verlangt, ist nicht angegeben.',
  complaint: (how) => say`Sie können sich beschweren: ${how}.`,
  complaintState: 'Wie man sich beschwert, ist nicht angegeben.',
  law: 'Welche Rechte Sie haben, hängt vom geltenden Recht ab. Diese Seite ist keine Rechtsberatung.',
  technical: 'technische Einzelheiten der Aufzeichnung',
  nothingWithheld: 'Nichts ist zurückgehalten.',
  withheld: (n, meaning) =>
    n === 1
      ? say`1 Angabe ist zurückgehalten (Grund: ${meaning}).`
      : say`${n} Angaben sind zurückgehalten (Grund: ${meaning}).`,
  check:
    'Die Aufzeichnung ist dieser Datei beigefügt. Jeder kann sie mit dem Programm Docket prüfen.',
  command: 'Der Befehl lautet: docket verify, und der Name dieser Datei.',
  limits: 'Was nie erfasst wurde, kann hier nicht gezeigt werden.',
});
