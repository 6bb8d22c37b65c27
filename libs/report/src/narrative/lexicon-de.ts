import { germanDocument } from './lexicon-de-document.js';
import { germanNarrative } from './lexicon-de-narrative.js';
import { germanVariants } from './lexicon-de-variants.js';
import { germanRecords } from './lexicon-de-records.js';
import type { english } from './lexicon-en.js';

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const RECORD_TYPES: Record<string, string> = {
  'decision.opened': 'Entscheidung eröffnet',
  'job_card.filed': 'Job Card abgelegt',
  'evaluation.recorded': 'Auswertung erfasst',
  'review.recorded': 'Menschliche Prüfung',
  'tripwire.tripped': 'Stolperdraht ausgelöst',
  'escalation.opened': 'Eskalation eröffnet',
  'escalation.resolved': 'Eskalation beantwortet',
  'decision.closed': 'Entscheidung abgeschlossen',
  'export.recorded': 'Export erfasst',
  'access.recorded': 'Belege gelesen',
};

const CHECK_NAMES: Record<string, string> = {
  entry_sequence: 'Einträge der Entscheidung ohne Lücke',
  closing_entry: 'Abschließender Eintrag',
  closing_count: 'Beim Abschluss angegebene Zahl der Einträge',
  request: 'Wortlaut der Anfrage',
  plan: 'Festgelegter Plan',
  authority_scope: 'Befugnisse',
  tool_rationale: 'Begründung jedes Werkzeugaufrufs',
  tool_result: 'Ergebnis oder Fehler jedes Werkzeugaufrufs',
  decisive_lineage: 'Entscheidende Quelle der Entscheidung',
  lineage_version: 'Dokumentversion jeder Quelle',
  criteria_borne_out: 'Kriterien durch ein erfasstes Werkzeugergebnis belegt',
  alternative_reason: 'Grund gegen jede Alternative',
  effect_announced: 'Auswirkungen vor der Ausführung angekündigt',
  effect_settled: 'Auswirkungen mit erfasstem Ausgang',
  escalation_answered: 'Eskalationen von einem Menschen beantwortet',
  loop_claim: 'Angabe des Agenten zu Schleifen gegen Dockets Zählung',
  evaluation_agreement: 'Übereinstimmung der Auswertungen',
  outcome_agreement: 'Ergebnis gegen Auswirkungen',
  recorded_gaps: 'Lücken, die der Schreiber selbst erfasst hat',
  incident_closed: 'Abgeschlossene Vorfälle',
  disclosure: 'In diesem Dossier offengelegte Werte',
};

const GAPS: Record<string, (expected: string, observed: string) => string> = {
  entry_sequence: (expected, observed) =>
    `Einträge fehlen: erwartet ${expected}, vorhanden ${observed}`,
  closing_entry: () => 'Die Entscheidung ist offen: ein abschließender Eintrag ist nicht erfasst',
  closing_count: (expected, observed) =>
    `Der abschließende Eintrag nennt ${expected} Einträge, nach seiner Stelle sind es ${observed}`,
  request: () => 'Der Wortlaut der Anfrage ist nicht erfasst',
  plan: () => 'Ein festgelegter Plan ist nicht erfasst',
  authority_scope: () => 'Die Befugnisse sind nicht erfasst',
  tool_rationale: (expected, observed) =>
    `Eine Begründung, der Karte oder eine eigene, ist für ${observed} von ${expected} Werkzeugaufrufen erfasst`,
  tool_result: (expected, observed) =>
    `Ein Ergebnis oder Fehler ist für ${observed} von ${expected} Werkzeugaufrufen erfasst`,
  decisive_lineage: () => 'Keine Quelle ist als entscheidend erfasst',
  lineage_version: (expected, observed) =>
    `Eine Dokumentversion ist für ${observed} von ${expected} Quellen erfasst`,
  criteria_borne_out: (expected, observed) =>
    `Kriterien, die den erfassten Werkzeugergebnissen standhalten: ${observed} von ${expected}`,
  alternative_reason: (expected, observed) =>
    `Ein Grund ist für ${observed} von ${expected} Alternativen erfasst`,
  effect_announced: (expected, observed) =>
    `${observed} von ${expected} Auswirkungen wurden vor der Ausführung angekündigt`,
  effect_settled: (expected, observed) =>
    `Der Ausgang ist für ${observed} von ${expected} Auswirkungen erfasst`,
  escalation_answered: (expected, observed) =>
    `${observed} von ${expected} Eskalationen wurden von einem Menschen beantwortet`,
  loop_claim: () => 'Der Agent gab an, in keiner Schleife zu sein; Docket hat eine berechnet',
  evaluation_agreement: () => 'Auswertungen desselben kamen zu verschiedenen Urteilen',
  outcome_agreement: (_, observed) =>
    `Der Agent gab das Ergebnis „completed“ an; erfasst ist: ${observed}`,
  recorded_gaps: (_, observed) =>
    `Der Schreiber selbst hat erfasst, dass Aufzeichnungen fehlen: ${observed}`,
  incident_closed: (expected, observed) =>
    `${observed} von ${expected} Vorfällen sind abgeschlossen`,
  disclosure: (_, observed) => `In diesem Dossier ist nicht alles offengelegt: ${observed}`,
};

const STATUS: Record<string, string> = {
  intent: 'angekündigt, Ausgang nicht erfasst',
  executing: 'begonnen, Ausgang nicht erfasst',
  executed: 'bestätigt',
  failed: 'fehlgeschlagen',
  outcome_unknown: 'im Zweifel',
  rolled_back: 'zurückgenommen',
  compensated: 'ausgeglichen',
};

/** German. Values arrive as they were recorded; the agent gab an, ein Werkzeug gab zurück, ein Mensch entschied, Docket hat berechnet. */
export const german: typeof english = {
  ...germanNarrative,
  variants: germanVariants,
  ...germanRecords,
  document: germanDocument,

  notRecorded: 'nicht erfasst',
  unreadable: 'ungeprüft (aus geprüften Belegen nicht lesbar)',
  failedVerification: 'sein Eintrag hat die Prüfung nicht bestanden',
  noReason: 'kein Grund angegeben',
  hiddenId: 'verborgen',
  emptyList: 'als leer erfasst',
  unverified: (text, reason) => `${text} (ungeprüft: ${reason})`,
  notApplicable: (rule) => `nicht anwendbar (${rule})`,
  withheld: (reason) => `zurückgehalten (${reason})`,
  erased: (by) => (by === undefined ? 'gelöscht' : `gelöscht (siehe Eintrag ${by} des Ledgers)`),
  contradicted: (values) => `widersprüchlich (${values.join(' / ')})`,
  statedValue: (value) => `der Agent gab ${value} an`,
  returnedValue: (value) => `das Werkzeug gab ${value} zurück`,
  noToolResult: 'kein erfasstes Werkzeugergebnis belegt es',
  undetermined: 'unbestimmt',

  agent: (name, version, model) =>
    [name, version, model === undefined ? undefined : `auf ${model}`]
      .filter((part) => part !== undefined)
      .join(' '),
  retrieval: (parts) => parts.map(([name, value]) => `${name} ${value}`).join(', '),
  retrievalPart: {
    query: 'Abfrage',
    rank: 'Rang',
    score: 'Wert',
    tool_call_id: 'Werkzeugaufruf',
  },
  announced: 'ja, vor der Ausführung',
  target: (system, resource) => `${system}: ${resource}`,
  highStakesRule: (stakes) => `Regel für Tragweite high und critical; die Tragweite war ${stakes}`,
  closingEntry: 'abschließender Eintrag',
  agentStated: (agent) => (agent === undefined ? 'Angabe des Agenten' : `Angabe von ${agent}`),
  requiredUnder: (rules) => `verlangt nach ${rules.join(', ')}`,
  ruleWithThreshold: (rule, threshold) =>
    `Regel ${rule} (Schwelle ${threshold} bei Tragweite high oder critical)`,
  sideEffectStatus: (status) => STATUS[status] ?? 'nicht erfasst',

  abbreviated: (text, more) => `${text}… (${more} weitere Zeichen in dossier.json)`,
  toolCall: (name, args, status, result) =>
    `Werkzeug ${name} ${args} → ${status === undefined ? '' : `${status}, `}gab ${result} zurück`,
  jobCard: (phase, agent) =>
    agent === undefined ? `Job Card: ${phase}` : `Job Card von ${agent}: ${phase}`,
  confidence: (value) => `Konfidenz ${value}`,
  stakes: (stakes) => `Tragweite ${stakes}`,
  rule: (rule) => `Regel ${rule}`,
  computed: (text) => `Docket hat berechnet: ${text}`,
  directive: (directive) => `Anweisung ${directive}`,
  passed: (passed) => (passed ? 'bestanden' : 'nicht bestanden'),
  score: (score) => `Wert ${score}`,
  inJson: 'siehe dossier.json',
  recordType: (type) => RECORD_TYPES[type] ?? type,
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
    evaluator: 'Auswertung durch',
    explanation: 'Erklärung',
    meaning: 'Bedeutung der Unterschrift',
    facts: 'Fakten',
    verdict: 'Urteil',
    decided: 'entschieden',
    summary: 'Zusammenfassung',
    entryCount: 'Zahl der Einträge',
  },

  checkName: (id) => CHECK_NAMES[id] ?? id,
  count: (n) => String(n),
  recorded: 'erfasst',
  stillOpen: 'nicht erfasst; die Entscheidung ist offen',
  noneToCheck: 'nichts zu prüfen',
  atLeastOne: 'mindestens 1',
  positions: (from, to) => (to < from ? 'mindestens 1' : `Stellen ${from} bis ${to}`),
  agentAgrees: 'Agent und Docket stimmen überein',
  agentDisagrees: 'der Agent gab keine Schleife an, Docket hat eine berechnet',
  evaluationsAgree: 'dasselbe Urteil',
  evaluationsDisagree: 'verschiedene Urteile',
  effectsConfirm: 'keine fehlgeschlagene oder zweifelhafte Auswirkung',
  effectsContradict: (n) =>
    plural(
      n,
      'fehlgeschlagene oder zweifelhafte Auswirkung',
      'fehlgeschlagene oder zweifelhafte Auswirkungen',
    ),
  noDisagreement: 'kein Widerspruch',
  contradictedCount: (n) => `${n} widersprüchlich`,
  allDisclosed: 'alle',
  hiddenCount: (n) => (n === 0 ? 'alle' : plural(n, 'Wert verborgen', 'Werte verborgen')),
  gap: (id, expected, observed) =>
    GAPS[id]?.(expected, observed) ??
    `${CHECK_NAMES[id] ?? id}: erwartet ${expected}, vorgefunden ${observed}`,
  completenessStatement: (ran, gaps) =>
    `${gaps === 0 ? 'Keine Lücken wurden' : plural(gaps, 'Lücke wurde', 'Lücken wurden')} durch die ${ran} anwendbaren Prüfungen festgestellt. Was nie erfasst wurde, kann nicht ausgeschlossen werden.`,

  title: (decided) =>
    decided === undefined ? 'Entscheidungsdossier' : `Entscheidungsdossier: ${decided}`,
  tile: {
    integrity: 'Integrität',
    verified: 'Geprüft',
    notVerified: 'Nicht bestanden',
    completeness: 'Vollständigkeit',
    noGaps: 'Keine Lücken',
    oversight: 'Menschliche Aufsicht',
    awaited: 'Mensch erwartet',
    reviewed: 'Geprüft',
    noReview: 'Keine Prüfung erfasst',
    effects: 'Auswirkungen',
    noEffects: 'Keine erfasst',
    settled: 'Abgeschlossen',
    failed: 'Fehlgeschlagen',
    inDoubt: 'Offen oder im Zweifel',
  },
  integrityDetail: (entries, size) =>
    `${plural(entries, 'Eintrag', 'Einträge')} enthalten im Checkpoint der Größe ${size}`,
  findingsDetail: (n) => `${plural(n, 'Befund', 'Befunde')}, siehe Abschnitt 14`,
  gapCount: (n) => plural(n, 'Lücke', 'Lücken'),
  checksDetail: (n) => `${plural(n, 'Prüfung', 'Prüfungen')} angewandt, siehe Abschnitt 13`,
  openEscalations: (n) => `${plural(n, 'Eskalation', 'Eskalationen')} nicht beantwortet`,
  reviewDetail: (verdict, n) =>
    n === 1
      ? `eine prüfende Person entschied: ${verdict}`
      : `${n} Prüfungen, die letzte entschied: ${verdict}`,
  notRequired: (rule) => `nicht verlangt nach ${rule}`,
  requirementUnknown: 'ob eine verlangt war, ist nicht erfasst',
  noneRecorded: 'Auswirkungen sind nicht erfasst',
  effectCount: (n, outcome) => `${n} ${outcome}`,

  limit: {
    key: 'Es wurde kein Schlüssel vorgegeben, dem zu trauen ist; es gilt der, den die Belege selbst nennen. Wer die Belege gemacht hat, könnte auch den Schlüssel gemacht haben: Vergleichen Sie ihn mit einem, den Sie von anderswo haben.',
    withheld: (n) =>
      `${plural(n, 'Wert ist', 'Werte sind')} zurückgehalten; der Inhalt ist nicht gezeigt, und die angegebenen Gründe sind nicht signiert.`,
    erased: (n) => `${plural(n, 'Wert ist', 'Werte sind')} gelöscht; der Inhalt ist nicht gezeigt.`,
    rulesNotReplayed:
      'Die Regeln wurden für 1 Entscheidung nicht nachvollzogen, von der etwas fehlt, beschädigt, zurückgehalten, gelöscht oder unter einer hier unbekannten Richtlinie ist.',
    oneDecision:
      'Nur die Einträge einer Entscheidung wurden geprüft; über die anderen im Ledger ist nichts gesagt.',
    policy: (changes) =>
      `Die Regeln wurden mit der Richtlinie aus Eintrag 0${changes === 0 ? '' : ` und ${plural(changes, 'Änderung', 'Änderungen')} davon`} nachvollzogen. Ob es weitere Änderungen gab, kann nur das ganze Ledger zeigen.`,
    open: 'Die Entscheidung ist in diesen Belegen nicht abgeschlossen: Das Fehlen späterer Einträge fiele nicht auf.',
    unrecorded:
      'Was nie erfasst wurde, ist nicht zu sehen. Die Zeiten sind die der Uhr des Ledgers; wer den Signaturschlüssel hat, könnte eine andere Geschichte geschrieben haben, sofern nicht ein anderswo verwahrter Checkpoint anderes sagt.',
  },
  noTimeStamps: 'keine in diesem Dossier; die Zeiten sind die der Uhr des Ledgers',
  noWitnesses: 'keine in diesem Dossier',
  requirementsNote: (version) =>
    `Was die Abschnitte dieses Dossiers unterstützen (Liste ${version}). Docket unterstützt diese Bestimmungen; ob sie erfüllt sind, haben Betreiber und Behörde zu beurteilen.`,
  verifyOffline: [
    'Ausführen: docket verify <diese Datei>. Dazu braucht es weder Netz noch Zugang zum Ledger; der Exit-Code ist 0, wenn alles hält.',
    'Der Befehl entnimmt dossier.json, prüft jedes Blatt, jede Offenlegung, jedes Kettenglied und jeden Einschlussbeweis gegen den signierten Checkpoint und berechnet Modell und Erzählung dieses Dossiers daraus neu.',
    'Vergleichen Sie den öffentlichen Schlüssel in Abschnitt 14 mit dem, den der Betreiber des Ledgers veröffentlicht: Eine Prüfung ist so viel wert wie der Schlüssel, dem sie traut.',
  ],
  attachment:
    'Das Dossier als JSON: Einträge, Offenlegungen, Beweise, Checkpoint und Schlüssel. Das JSON ist maßgeblich; dieses Dokument zeigt es.',
  glossary: [
    [
      'Eintrag (E7)',
      'Ein Datensatz des Ledgers; die Zahl ist seine Stelle in dieser Entscheidung, ab 0.',
    ],
    [
      'Herkunft (L1)',
      'Verweis einer Aussage auf Dokument, Version und Stelle, der sie entnommen ist.',
    ],
    ['menschliche Prüfung (H1)', 'Entscheidung einer Person, mit ihrem Grund erfasst.'],
    [
      'Blatt, Blatt-Hash',
      'Der kanonische Kopf des Eintrags und sein SHA-256 nach RFC 9162. Er legt den Inhalt fest.',
    ],
    [
      'Checkpoint',
      'Größe und Merkle-Wurzel des Ledgers zu einem Zeitpunkt, mit dessen Schlüssel signiert.',
    ],
    [
      'Stolperdraht',
      'Eine Regel, die Docket bei jedem Eintrag berechnet, was immer der Agent angibt.',
    ],
    ['nicht erfasst', 'Kein Eintrag sagt es. Es kann geschehen sein; das Ledger weiß es nicht.'],
    [
      'manipulationserkennbar',
      'Eine Änderung an erfassten Belegen zeigt sich bei der Prüfung. Verhindert wird sie nicht.',
    ],
  ],
};
