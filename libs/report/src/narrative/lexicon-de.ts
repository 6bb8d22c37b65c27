import { GERMAN_DIFFERS_FROM as DIFFERS_FROM } from './differs-from.js';
import { GERMAN_OBSERVED } from './lexicon-de-effects.js';
import { germanRecordedAs } from './lexicon-de-findings.js';

import type { SideEffectRow } from '../schema/index.js';
import { germanChecks } from './lexicon-de-checks.js';
import { GERMAN_MEMBERS } from './lexicon-de-members.js';
import { germanDocument } from './lexicon-de-document.js';
import { germanNarrative } from './lexicon-de-narrative.js';
import { germanVariants } from './lexicon-de-variants.js';
import { GERMAN_RECORD_TYPES as RECORD_TYPES } from './lexicon-de-record-types.js';
import { germanRecords } from './lexicon-de-records.js';
import type { english } from './lexicon-en.js';
import { GERMAN_RULES as RULES } from './lexicon-de-rules.js';
import { germanSaid } from './lexicon-de-said.js';
import { germanSeen } from './lexicon-de-seen.js';
import { germanReviews, germanVerdicts } from './lexicon-de-verdicts.js';
import { germanCode, germanMoment } from './lexicon-de-codes.js';
import { GERMAN_MARKS as MARKS } from './quotation-marks.js';
import { fixed, joined, plural, quoteText, say, type Told, translated } from './told.js';
import { wordIn } from './word-of.js';

const STATUS = fixed({
  intent: 'angekündigt, Ausgang nicht erfasst',
  executing: 'begonnen, Ausgang nicht erfasst',
  failed: 'fehlgeschlagen',
  outcome_unknown: 'im Zweifel',
  rolled_back: 'zurückgenommen',
  compensated: 'ausgeglichen',
  unknown: 'nicht erfasst',
}) satisfies Record<Exclude<SideEffectRow['status'], 'executed'>, Told>;

/** German. Values arrive as they were recorded; the agent gab an, ein Werkzeug gab zurück, ein Mensch entschied, Docket hat berechnet. */
export const german = translated<typeof english>()({
  ...germanNarrative,
  variants: germanVariants,
  ...germanRecords,
  ...germanSaid,
  seen: germanSeen,
  document: germanDocument,
  members: GERMAN_MEMBERS,

  marks: MARKS,
  quote: (text: string): Told => quoteText(text, MARKS),
  quoteJson: (text: string): Told => quoteText(text, MARKS, true),

  code: germanCode,
  moment: germanMoment,
  ...germanReviews,

  notRecorded: 'nicht erfasst',
  unreadable: 'ungeprüft (aus geprüften Belegen nicht lesbar)',
  failedVerification: 'sein Eintrag hat die Prüfung nicht bestanden',
  noReason: 'kein Grund angegeben',
  hiddenId: 'verborgen',
  emptyList: 'als leer erfasst',
  recordedAs: germanRecordedAs,
  unverified: (text, reason) => say`${text} (ungeprüft: ${reason})`,
  notApplicable: (rule) => say`nicht anwendbar (${rule})`,
  withheld: (reason) => say`zurückgehalten (${reason})`,
  erased: (by) =>
    by === undefined ? say`gelöscht` : say`gelöscht (siehe Eintrag ${by} des Ledgers)`,
  contradicted: (values) => say`widersprüchlich (${joined(values, ' / ')})`,
  statedValue: (value) => say`der Agent gab ${value} an`,
  returnedValue: (value) => say`das Werkzeug gab ${value} zurück`,
  noToolResult: 'kein erfasstes Werkzeugergebnis belegt es',
  undetermined: 'unbestimmt',

  agent: (name, version, model) =>
    joined(
      [name, version, model === undefined ? undefined : say`auf ${model}`].filter(
        (part) => part !== undefined,
      ),
      ' ',
    ),
  retrieval: (parts) =>
    joined(
      parts.map(([name, value]) => say`${name} ${value}`),
      ', ',
    ),
  retrievalPart: {
    query: 'Abfrage',
    rank: 'Rang',
    score: 'Wert',
    tool_call_id: 'Werkzeugaufruf',
  },
  announced: 'ja, vor der Ausführung',
  target: (system, resource) => say`${system}: ${resource}`,
  highStakesRule: (stakes) =>
    say`Regel für Tragweite high und critical; die Tragweite war ${stakes}`,
  closingEntry: 'abschließender Eintrag',
  nobodyStated: (agent) =>
    agent === undefined
      ? say`niemand hat sie angegeben`
      : say`Agent ${agent}, der keine angegeben hat`,
  importedOf: (agent) =>
    agent === undefined ? say`wie importiert` : say`Agent ${agent}, wie importiert`,
  agentStated: (agent) =>
    agent === undefined ? say`Angabe des Agenten` : say`Angabe von ${agent}`,
  agentAsked: 'vom Agenten verlangt',
  requiredUnder: (rules) => say`verlangt nach ${joined(rules, ', ')}`,
  ruleWithThreshold: (rule, threshold) =>
    say`Regel ${rule} (Schwelle ${threshold} bei Tragweite hoch oder kritisch)`,
  sideEffectStatus: (status, observer): Told =>
    status === 'executed' ? GERMAN_OBSERVED[observer] : STATUS[status],

  compensation: (other) => say`Betrag gegen den Ausgleich ${other}:`,

  ruleName: (rule): Told => RULES[rule],
  rules: {
    why: { disabled: 'abgeschaltet', threshold: 'ihre Schwelle schlägt nie an' },
    moment: (seq, time, actor) => say`Eintrag ${seq} des Ledgers, ${time}, durch ${actor}`,
    policy: (version, moment) => say`Version ${version} (${moment})`,
    atOpening: (policy) => say`Die Richtlinie bei Eröffnung war ${policy}.`,
    enforcing: 'Sie wurde durchgesetzt: Ein Halt verhinderte die Registrierung von Auswirkungen.',
    advisory: (moments) =>
      say`Sie war nur beratend (${moments}): Ein Halt verhinderte die Registrierung von Auswirkungen nicht.`,
    allInForce: 'Alle Regeln waren in Kraft.',
    off: (rule, why, since, until) =>
      say`${rule} (${why}, seit ${since}${until === undefined ? '' : say`, bis ${until}`})`,
    notInForce: (rules) =>
      say`Nicht in Kraft, während die Entscheidung lief: ${joined(rules, '; ')}.`,
    limit: (limit, value, usual) => say`${limit} ${value} (Vorgabe ${usual})`,
    weaker: (limits) => say`Schwächer als Dockets Vorgaben: ${joined(limits, '; ')}.`,
    stakes: (stakes) => say`die Tragweite war ${stakes}`,
    noScope: 'Befugnisse sind nicht erfasst',
    because: (rule, why) => say`${rule} (${why})`,
    hadNothing: (rules) => say`In dieser Entscheidung ohne Gegenstand: ${joined(rules, '; ')}.`,
    unknown:
      'Welche Richtlinie in Kraft war, ist in diesen Belegen nicht zu sehen, und damit nicht, welche Regeln etwas finden konnten.',
    none: 'Keiner ausgelöst.',
    all: 'alle, durchgesetzt',
    weakened: (off, advisory) =>
      joined(
        [
          ...(off === 0 ? [] : [plural(off, 'Regel nicht in Kraft', 'Regeln nicht in Kraft')]),
          ...(advisory ? [say`nur beratend`] : []),
        ],
        ', ',
      ),
  },

  also: {
    member: (name, values) =>
      say`${name} ${joined(values.slice(0, 3), ', ')}${values.length > 3 ? say` und ${values.length - 3} weitere` : ''}`,
    line: (members, more) =>
      say`Außerdem erfasst: ${joined(members, '; ')}${more === 0 ? '' : say`; ${more} weitere in dossier.json`}`,
  },

  abbreviated: (text, more) => say`${text}… (${more} weitere Zeichen in dossier.json)`,
  toolCall: (name, args, status, result) =>
    say`Werkzeug ${name} ${args} → ${status === undefined ? say`` : say`${status}, `}gab ${result} zurück`,
  jobCard: (phase, agent) =>
    agent === undefined ? say`Job Card: ${phase}` : say`Job Card von ${agent}: ${phase}`,
  confidence: (value) => say`Konfidenz ${value}`,
  stakes: (stakes) => say`Tragweite ${stakes}`,
  rule: (rule) => say`Regel ${rule}`,
  computed: (text) => say`Docket hat berechnet: ${text}`,
  directive: (directive) => say`Anweisung ${directive}`,
  passed: (passed) => (passed ? say`bestanden` : say`nicht bestanden`),
  score: (score) => say`Wert ${score}`,
  inJson: 'siehe dossier.json',
  recordType: (type): Told => wordIn(RECORD_TYPES, type, MARKS),
  label: {
    rationale: 'Begründung',
    subGoal: 'Teilziel',
    lastAction: 'letzte Handlung',
    reasonBlocked: 'blockiert, weil',
    selfDiagnosis: 'Selbstdiagnose',
    suggestedEscalation: 'vorgeschlagene Eskalation',
    handoffTo: 'übergeben an',
    handoffWarning: 'Warnung zur Übergabe',
    handoffAnswer: 'Antwort auf die Übergabe',
    nextAction: 'nächste Handlung',
    result: 'Ergebnis',
    operation: 'Vorgang',
    target: 'Ziel',
    amount: 'Betrag',
    idempotencyKey: 'Idempotenzschlüssel',
    externalRef: 'externe Referenz',
    reason: 'Grund',
    goal: 'Ziel',
    request: 'Anfrage',
    kind: 'Art',
    evaluator: 'Bewertung durch',
    explanation: 'Erklärung',
    meaning: 'Bedeutung der Antwort',
    facts: 'Fakten',
    verdict: 'Urteil',
    decided: 'entschieden',
    summary: 'Zusammenfassung',
    entryCount: 'Zahl der Einträge',
  },

  checkName: (id): Told => germanChecks.names[id],
  count: (n): Told => say`${n}`,
  recorded: 'erfasst',
  stillOpen: 'nicht erfasst; die Entscheidung ist offen',
  noneToCheck: 'nichts zu prüfen',
  reason: {
    notClosed: 'die Entscheidung ist nicht abgeschlossen',
    noCount: 'eine Zahl der Einträge ist nicht angegeben',
    nothingDecided: 'entschieden wurde nichts',
    notCompleted: 'das angegebene Ergebnis ist nicht „abgeschlossen“',
    noOutcome: 'ein Ausgang einer Auswirkung ist nicht erfasst',
    noToolCalls: 'ein Werkzeugaufruf ist nicht erfasst',
    noSources: 'eine Quelle ist nicht erfasst',
    noCriteria: 'ein Kriterium ist nicht erfasst',
    noAlternatives: 'eine Alternative ist nicht erfasst',
    noEffects: 'eine Auswirkung ist nicht erfasst',
    nothingStatedTwice: 'keine zwei Aufzeichnungen einer Auswirkung geben dasselbe von ihr an',
    noEscalations: 'eine Eskalation ist nicht erfasst',
    noIncidents: 'ein Vorfall ist nicht erfasst',
    noLoopClaim: 'eine Schleife mit einer Angabe dazu ist nicht erfasst',
    noTwoVerdicts: 'zwei Urteile über dasselbe sind nicht erfasst',
    noPolicy: 'die Richtlinie ist in diesen Belegen nicht zu sehen',
  },
  atLeastOne: 'mindestens 1',
  positions: (from, to) => (to < from ? say`mindestens 1` : say`Stellen ${from} bis ${to}`),
  agentAgrees: 'Agent und Docket stimmen überein',
  agentInvents: 'der Agent gab eine Schleife an, Docket hat keine gezählt',
  agentDisagrees: 'der Agent gab keine Schleife an, Docket hat eine berechnet',
  evaluationsAgree: 'dasselbe Urteil',
  evaluationsDisagree: 'verschiedene Urteile',
  effectsConfirm: 'keine fehlgeschlagene, zweifelhafte oder widersprüchliche Auswirkung',
  effectsContradict: (n) =>
    plural(
      n,
      'fehlgeschlagene oder zweifelhafte Auswirkung',
      'fehlgeschlagene oder zweifelhafte Auswirkungen',
    ),
  effectRetried: (operation, failed) =>
    say`${operation} schlug ${failed === 1 ? 'einmal' : say`${failed}-mal`} fehl; später wurde ein gleichnamiger Vorgang für dasselbe Ziel ausgeführt`,
  noDisagreement: 'kein Widerspruch',
  contradictedCount: (n) => say`${n} widersprüchlich`,
  allDisclosed: 'alle',
  hiddenCount: (n) => (n === 0 ? say`alle` : plural(n, 'Wert verborgen', 'Werte verborgen')),
  gap: (id, expected, observed): Told => germanChecks.gaps[id](expected, observed),
  whole: (position, at) =>
    say`Jeder Eintrag der Entscheidung bis Nummer ${position}, der diesen Export um ${at} erfasst, ist in diesem Dossier.`,
  endNotProven:
    'Dass dies alle Einträge der Entscheidung sind, ist nicht belegt: Ihre Kette zeigt, was zwischen zwei Einträgen fehlt, nicht, was nach dem letzten fehlt.',
  wholeDetail: (checks, position) => say`${checks}; vollständig bis E${position}`,
  endDetail: (checks) => say`${checks}; Ende nicht belegt`,
  completenessStatement: (ran, gaps) =>
    say`${gaps === 0 ? say`Keine Lücken wurden` : plural(gaps, 'Lücke wurde', 'Lücken wurden')} durch die ${ran} anwendbaren Prüfungen festgestellt. Was nie erfasst wurde, kann nicht ausgeschlossen werden.`,

  title: (decided, imported) => {
    const kind = imported ? 'Dossier einer importierten Entscheidung' : 'Entscheidungsdossier';
    return decided === undefined ? say`${kind}` : say`${kind}: ${decided}`;
  },
  tile: {
    integrity: 'Integrität',
    verified: 'Verifiziert',
    notVerified: 'Nicht bestanden',
    completeness: 'Vollständigkeit',
    noGaps: 'Keine Lücken',
    oversight: 'Menschliche Aufsicht',
    awaited: 'Mensch erwartet',
    reviewed: 'Von einem Menschen geprüft',
    noReview: 'Keine Prüfung erfasst',
    contradicted: 'Widersprüchlich',
    differing: 'Angaben weichen ab',
    effects: 'Auswirkungen',
    noEffects: 'Keine erfasst',
    settled: 'Ende erfasst',
    doneAndJudged: 'Als falsch bewertet',
    judgedWrong: 'Ergebnis als falsch bewertet',
    judgedInPart: 'teils als falsch bewertet',
    rightButInPart: 'das Ganze bestand, ein Teil nicht',
    judgedBothWays: 'als richtig und als falsch bewertet',
    failedInPart: 'Teils fehlgeschlagen',
    failed: 'Fehlgeschlagen',
    inDoubt: 'Offen oder im Zweifel',
  },
  integrityDetail: (entries, size) =>
    say`${plural(entries, 'Eintrag', 'Einträge')} der Entscheidung enthalten im Checkpoint der Größe ${size}`,
  findingsDetail: (n) => say`${plural(n, 'Befund', 'Befunde')}, siehe Abschnitt 14`,
  gapCount: (n) => plural(n, 'Lücke', 'Lücken'),
  checksDetail: (n) => say`${plural(n, 'Prüfung', 'Prüfungen')} angewandt, siehe Abschnitt 13`,
  saidYes: (agreed, needed) => say`${agreed} von ${needed} Personen haben zugestimmt`,
  openEscalations: (n) => say`${plural(n, 'Eskalation', 'Eskalationen')} nicht beantwortet`,
  reviewDetail: (verdicts, standing) =>
    verdicts.length === 1
      ? say`eine prüfende Person entschied: ${joined(verdicts, ', ')}`
      : germanVerdicts(say`${verdicts.length} Prüfungen`, verdicts, standing),
  notRequired: 'keine geltende Regel hat eine verlangt; siehe Abschnitt 12',
  requirementUnknown: 'ob eine verlangt war, ist nicht erfasst',
  noneRecorded: 'Auswirkungen sind nicht erfasst',
  disputedCount: (n) => say`davon ${n} widersprüchlich`,
  differingCalls: (n, by) =>
    say`${plural(n, 'Antwort', 'Antworten')} anders als ${DIFFERS_FROM[by]}`,
  effectCount: (n, outcome) => say`${n} ${outcome}`,

  limit: {
    key: 'Es wurde kein Schlüssel vorgegeben, dem zu trauen ist; es gilt der, den die Belege selbst nennen. Wer die Belege gemacht hat, könnte auch den Schlüssel gemacht haben: Vergleichen Sie ihn mit einem, den Sie von anderswo haben.',
    keyReplaced: (from) =>
      say`Ab ${from} Einträgen ist das Ledger mit einem Schlüssel signiert, an den der vorige nicht übergab: Eintrag ${from - 1} sagt, dass jener verloren ging. Er nennt zwei Personen, und keine Signatur des alten Schlüssels zeigt, dass es so war: Wer die Datenbank und das Verzeichnis der Schlüssel hat, könnte ihn allein geschrieben haben.`,
    withheld: (n) =>
      say`${plural(n, 'Wert ist', 'Werte sind')} zurückgehalten; der Inhalt ist nicht gezeigt, und die angegebenen Gründe sind nicht signiert.`,
    erased: (n) =>
      say`${plural(n, 'Wert ist', 'Werte sind')} gelöscht; der Inhalt ist nicht gezeigt.`,
    rulesNotReplayed:
      'Die Regeln wurden für 1 Entscheidung nicht nachvollzogen, von der etwas fehlt, beschädigt, zurückgehalten, gelöscht oder unter einer hier unbekannten Richtlinie ist.',
    unsigned: (n) =>
      say`${plural(n, 'Eintrag trägt', 'Einträge tragen')} keine Signatur dessen, den ${n === 1 ? 'er' : 'sie'} als Verfasser ${n === 1 ? 'nennt' : 'nennen'}: Wer ${n === 1 ? 'ihn' : 'sie'} geschrieben hat, sagt nur der Server, und wer dessen Datenbankzugang hat, könnte ${n === 1 ? 'ihn' : 'sie'} angehängt haben.`,
    attested: (n) =>
      say`${plural(n, 'Eintrag trägt', 'Einträge tragen')} keine Signatur ${n === 1 ? 'seines Verfassers' : 'ihrer Verfasser'}: Der Server hat an ${n === 1 ? 'seiner' : 'ihrer'} Stelle signiert und sagt, wer angemeldet war. Das ist das Wort des Servers; wer dessen Dateien hat, könnte ${n === 1 ? 'ihn' : 'sie'} hinzugefügt haben.`,
    unvouched: (n, isAttested) =>
      say`${plural(n, 'Signatur stammt', 'Signaturen stammen')} von Schlüsseln, für die nur die Einträge sprechen, die sie registrieren: Wer ${isAttested ? 'die Dateien' : 'den Datenbankzugang'} des Servers hat, könnte auf jemandes Namen einen anderen Schlüssel registriert haben. Halten Sie sie gegen Schlüssel, die Sie von den Personen selbst haben.`,
    oneDecision:
      'Nur die Einträge einer Entscheidung wurden geprüft; über die anderen im Ledger ist nichts gesagt.',
    policy: (changes) =>
      say`Die Regeln wurden mit der Richtlinie aus Eintrag 0${changes === 0 ? say`` : say` und ${plural(changes, 'Änderung', 'Änderungen')} davon`} nachvollzogen. Ob es weitere Änderungen gab, kann nur das ganze Ledger zeigen.`,
    later:
      'Die Entscheidung ist bis zum Eintrag dieses Exports, zum Zeitpunkt der Ausstellung, vollständig gezeigt. Was zu ihr später erfasst wurde, ist nicht enthalten, und ob es etwas gab, ist hier nicht gesagt.',
    end: 'Das Ende der Entscheidung ist nicht belegt: Das Fehlen von Einträgen nach dem letzten fiele nicht auf.',
    records:
      'Welche Aufzeichnungen des Ledgers zur Entscheidung gehören, ist nicht bewiesen: von außen Gesehenes, eine Änderung, eine abgelehnte Uhr oder ein Zugriff kann weggelassen oder hinzugefügt sein.',
    unrecorded:
      'Was nie erfasst wurde, ist nicht zu sehen. Die Zeiten sind die der Uhr des Ledgers; wer den Signaturschlüssel hat, könnte eine andere Geschichte geschrieben haben, sofern nicht ein anderswo verwahrter Checkpoint anderes sagt.',
  },
  noTimeStamps: 'keine in diesem Dossier; die Zeiten sind die der Uhr des Ledgers',
  secondSignature: {
    verified:
      'Der Checkpoint ist mit Ed25519 signiert und mit dem zweiten Schlüssel, den Eintrag 0 nennt, mit ML-DSA-44: Beide Signaturen halten. Die zweite gilt für Herkunft, Größe und Wurzel.',
    invalid:
      'Der Checkpoint ist mit Ed25519 signiert; die Signatur mit ML-DSA-44, mit dem zweiten Schlüssel, den Eintrag 0 nennt, hält nicht.',
    missing:
      'Der Checkpoint ist mit Ed25519 signiert; eine Signatur mit ML-DSA-44, mit dem zweiten Schlüssel, den Eintrag 0 nennt, fehlt.',
  },
  seam: {
    continues: (origin, size) =>
      say`${origin}, dessen Checkpoint über ${size} Einträge Eintrag 0 nennt; er hält mit dem Schlüssel, der dazu genannt ist. Was in jenem Ledger steht, ist hier nicht zu sehen; beide prüft docket verify --with-predecessors`,
    continuedIn: (origin) =>
      say`${origin}: Dieses Ledger nimmt keine neue Entscheidung mehr auf; was offen war, wird in ihm zu Ende geführt`,
    invalid:
      'Eintrag 0 nennt ein Ledger, das dieses fortsetzt, und was er nennt, hält der Prüfung nicht stand.',
  },
  noWitnesses: 'keine in diesem Dossier',
  signatureLines: (names) =>
    say`${joined(names, ', ')}; Signaturzeilen, die dieses Dossier nicht prüft: docket verify --policy prüft sie`,
  timeStampLines: (names) =>
    say`${joined(names, ', ')}; Zeitstempel, die dieses Dossier nicht prüft: docket verify --tsa prüft sie`,
  requirementsNote: (version) =>
    say`Was die Abschnitte dieses Dossiers unterstützen (Liste ${version}). Docket unterstützt diese Bestimmungen; ob sie erfüllt sind, haben Betreiber und Behörde zu beurteilen.`,
  verifyOffline: [
    'Ausführen: docket verify <diese Datei>. Dazu braucht es weder Netz noch Zugang zum Ledger; der Exit-Code ist 0, wenn alles hält.',
    'Der Befehl entnimmt dossier.json, prüft jedes Blatt, jede Offenlegung, jedes Kettenglied und jeden Einschlussbeweis gegen den signierten Checkpoint und berechnet Modell und Erzählung dieses Dossiers daraus neu.',
    'Vergleichen Sie den öffentlichen Schlüssel in Abschnitt 14 mit dem, den der Betreiber des Ledgers veröffentlicht: Eine Prüfung ist so viel wert wie der Schlüssel, dem sie traut.',
  ],
  attachment:
    'Das Dossier als JSON: Einträge, Offenlegungen, Beweise, Checkpoint und Schlüssel. Das JSON ist maßgeblich; dieses Dokument zeigt es.',
  glossary: [
    {
      term: 'Eintrag (E7)',
      meaning: 'Ein Datensatz des Ledgers; die Zahl ist seine Stelle in dieser Entscheidung, ab 0.',
    },
    {
      term: 'Herkunft (L1)',
      meaning: 'Verweis einer Aussage auf Dokument, Version und Stelle, der sie entnommen ist.',
    },
    {
      term: 'menschliche Prüfung (H1)',
      meaning: 'Entscheidung einer Person, mit ihrem Grund erfasst.',
    },
    {
      term: 'Blatt, Blatt-Hash',
      meaning:
        'Der kanonische Kopf des Eintrags und sein SHA-256 nach RFC 9162. Er legt den Inhalt fest.',
    },
    {
      term: 'Checkpoint',
      meaning:
        'Größe und Merkle-Wurzel des Ledgers zu einem Zeitpunkt, mit dessen Schlüssel signiert.',
    },
    {
      term: 'Stolperdraht',
      meaning: 'Eine Regel, die Docket bei jedem Eintrag berechnet, was immer der Agent angibt.',
    },
    {
      term: 'nicht erfasst',
      meaning: 'Kein Eintrag sagt es. Es kann geschehen sein; das Ledger weiß es nicht.',
    },
    {
      term: 'manipulationserkennbar',
      meaning:
        'Eine Änderung an erfassten Belegen zeigt sich bei der Prüfung. Verhindert wird sie nicht.',
    },
  ],
});
