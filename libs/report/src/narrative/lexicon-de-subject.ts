import type { englishSubject } from './lexicon-en-subject.js';

const MONTHS = [
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
];

const OUTCOMES: Record<string, string> = {
  completed: 'Die Bearbeitung ist abgeschlossen.',
  denied: 'Die Antwort war nein.',
  stopped: 'Die Bearbeitung wurde gestoppt.',
  failed: 'Die Bearbeitung ist gescheitert.',
  abandoned: 'Die Bearbeitung wurde aufgegeben.',
  handed_over: 'Der Fall wurde an jemand anderen übergeben.',
};

const VERDICTS: Record<string, string> = {
  approve: 'zugestimmt',
  reject: 'abgelehnt',
  override: 'anders entschieden',
  correct: 'berichtigt',
  respond: 'eine Frage dazu beantwortet',
  stop: 'gestoppt',
};

/** Einfache Sprache für die Person, um die es geht. Erfasste Werte bleiben, wie sie erfasst wurden. */
export const germanSubject: typeof englishSubject = {
  title: 'Wie diese Entscheidung zustande kam',
  intro:
    'Diese Seite erklärt eine Entscheidung in einfachen Worten. Sie ist aus dem zusammengesetzt, was damals erfasst wurde. Zeichen wie [E7] sagen, wo es in der Aufzeichnung steht.',
  heading: {
    decided: 'Was entschieden wurde',
    role: 'Was das KI-System getan hat, und was Menschen getan haben',
    reasons: 'Die wichtigsten Gründe',
    data: 'Welche Angaben verwendet wurden',
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
  date: (year, month, day, time) =>
    `${Number(day)}. ${MONTHS[month - 1] ?? month} ${year}, ${time} Uhr UTC`,
  quote: (text) => `„${text}“`,
  words: (text) => text.replaceAll('_', ' '),
  notStated: 'nicht angegeben',
  decided: (text) => `Die Entscheidung: ${text}.`,
  decidedState: (state) => `Was entschieden wurde, ist ${state}.`,
  outcome: (outcome) => OUTCOMES[outcome] ?? `Das Ergebnis: ${outcome}.`,
  outcomeState: (state) => `Wie es ausging, ist ${state}.`,
  open: 'Die Entscheidung ist noch nicht gefallen. Diese Seite kann sich ändern.',
  recordedAt: (date) => `Das wurde am ${date} erfasst.`,
  effect: (operation, amount, became) =>
    `Was getan wurde: ${operation}${amount === undefined ? '' : `, ${amount}`}. ${became}`,
  became: {
    intent: 'Es wurde angekündigt. Ob es geschah, ist nicht erfasst.',
    executing: 'Es wurde begonnen. Ob es fertig wurde, ist nicht erfasst.',
    executed: 'Es ist bestätigt.',
    failed: 'Es ist gescheitert.',
    outcome_unknown: 'Ob es geschah, ist noch nicht erfasst.',
    rolled_back: 'Es wurde rückgängig gemacht.',
    compensated: 'Es wurde ausgeglichen.',
    unknown: 'Was daraus wurde, ist nicht erfasst.',
  },
  noEffects: 'Eine Änderung in einem anderen System ist nicht erfasst.',
  systems: (names) =>
    names.length === 1
      ? `Ein KI-System war beteiligt. Es heißt ${names[0]}.`
      : `KI-Systeme waren beteiligt. Sie heißen ${names.join(', ')}.`,
  systemState: (state) => `Ein KI-System war beteiligt. Sein Name ist ${state}.`,
  confidence: (value) =>
    `Das KI-System gab an, wie sicher es war: ${value}. Die Skala reicht von 0 bis 1.`,
  confidenceState: (state) => `Wie sicher das KI-System war, ist ${state}.`,
  reviewed: (who, verdict) =>
    `Ein Mensch${who === undefined ? '' : ` (${who})`} hat es angesehen und ${verdict}.`,
  reviewReason: (reason) => `Der genannte Grund: ${reason}.`,
  verdict: (verdict) => VERDICTS[verdict] ?? verdict,
  verdictState: (state) => `entschieden (${state})`,
  noReview: 'Eine Prüfung durch einen Menschen ist nicht erfasst.',
  notAsked: 'Die geltenden Regeln haben keine verlangt.',
  askedUnknown: 'Ob eine nötig war, ist nicht erfasst.',
  awaited: 'Ein Mensch muss noch entscheiden.',
  tripped: (n) =>
    n === 1 ? 'Eine Sicherheitsregel griff einmal ein.' : `Sicherheitsregeln griffen ${n} Mal ein.`,
  reason: (text) => `Der angegebene Hauptgrund: ${text}.`,
  reasonState: (state) => `Der Hauptgrund ist ${state}.`,
  condition: (name, result) => `Bedingung ${name}: ${result}.`,
  met: 'erfüllt',
  notMet: 'nicht erfüllt',
  unclear: 'ließ sich nicht klären',
  metAsStated: (result) => `${result}, wie das KI-System angab`,
  contradicted: 'die Aufzeichnungen widersprechen sich',
  moreConditions: (n) => `${n} weitere Bedingungen stehen in der beigefügten Aufzeichnung.`,
  noConditions: 'Bedingungen sind nicht erfasst.',
  alternative: (option) => `Auch erwogen und nicht getan: ${option}.`,
  alternativeReason: (reason) => `Der genannte Grund: ${reason}.`,
  request: (text) => `Das Anliegen war: ${text}.`,
  requestState: (state) => `Der Wortlaut des Anliegens ist ${state}.`,
  source: (document, version, date) => `Dokument ${document}, Version ${version}, Datum ${date}.`,
  noSources: 'Ein Dokument als Quelle ist nicht erfasst.',
  moreSources: (n) => `${n} weitere Dokumente stehen in der beigefügten Aufzeichnung.`,
  subject: (code) => `Die Aufzeichnung nennt die betroffene Person mit einem Code: ${code}.`,
  subjectState: (state) => `Der Code für die betroffene Person ist ${state}.`,
  responsible: (who) => `Verantwortlich für diese Entscheidung: ${who}.`,
  responsibleState: 'Wer verantwortlich ist, ist nicht angegeben.',
  contact: (how) => `So erreichen Sie die Verantwortlichen: ${how}.`,
  contactState: 'Wie man sie erreicht, ist nicht angegeben.',
  correction: (how) => `Wenn etwas falsch ist, verlangen Sie eine Berichtigung: ${how}.`,
  correctionState: 'Wie man etwas berichtigen lässt, ist nicht angegeben.',
  review: (how) => `Sie können verlangen, dass ein Mensch es ansieht: ${how}.`,
  reviewState: 'Wie man eine Prüfung durch einen Menschen verlangt, ist nicht angegeben.',
  complaint: (how) => `Sie können sich beschweren: ${how}.`,
  complaintState: 'Wie man sich beschwert, ist nicht angegeben.',
  law: 'Welche Rechte Sie haben, hängt vom geltenden Recht ab. Diese Seite ist keine Rechtsberatung.',
  technical: 'technische Einzelheiten der Aufzeichnung',
  nothingWithheld: 'Nichts ist zurückgehalten.',
  withheld: (n, meaning) =>
    n === 1
      ? `1 Angabe ist zurückgehalten (Grund: ${meaning}).`
      : `${n} Angaben sind zurückgehalten (Grund: ${meaning}).`,
  check:
    'Die Aufzeichnung ist dieser Datei beigefügt. Jeder kann sie mit dem Programm Docket prüfen.',
  command: 'Der Befehl lautet: docket verify, und der Name dieser Datei.',
  limits: 'Was nie erfasst wurde, kann hier nicht gezeigt werden.',
};
