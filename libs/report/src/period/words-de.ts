import { GERMAN_MARKS } from '../narrative/quotation-marks.js';
import {
  fixed,
  joined,
  pluralOf as plural,
  say,
  type Told,
  translated,
} from '../narrative/told.js';
import type { RateId } from './schema.js';
import { periodGermanDocument } from './words-de-document.js';
import type { PeriodWords } from './words-en.js';

const seqList = (shown: readonly number[], more: number): Told => {
  const list = joined(
    shown.map((seq) => say`${seq}`),
    ', ',
  );
  return more > 0 ? say`${list} und ${more} weitere` : list;
};

const RATES = fixed({
  escalated: {
    name: 'Eskalierte Entscheidungen',
    of: 'betrachtete Entscheidungen',
    definition:
      'Entscheidungen, in denen im Zeitraum eine Eskalation eröffnet wurde, solange sie offen waren, von allen betrachteten Entscheidungen. Mehrere Eskalationen einer Entscheidung zählen einmal.',
  },
  held: {
    name: 'Für einen Menschen angehaltene Entscheidungen',
    of: 'betrachtete Entscheidungen',
    definition:
      'Entscheidungen, in denen irgendwann im Zeitraum eine Eskalation offen war, von allen betrachteten Entscheidungen: die im Zeitraum eskalierten und die zu Beginn wartenden.',
  },
  looped: {
    name: 'Entscheidungen, in denen Docket eine Schleife fand',
    of: 'betrachtete Entscheidungen',
    definition:
      'Entscheidungen mit einem Stolperdraht der Regel „loop“ im Zeitraum, von allen betrachteten Entscheidungen. Docket zählt selbst, was immer der Agent angibt.',
  },
  loop_claimed: {
    name: 'Entscheidungen, in denen der Agent eine Schleife angab',
    of: 'betrachtete Entscheidungen',
    definition:
      'Entscheidungen mit einer Job Card im Zeitraum, die loop_detected oder die Phase LOOP_DETECTED angibt, von allen betrachteten Entscheidungen. Die Angabe des Agenten; sie muss nicht mit Dockets Befund übereinstimmen.',
  },
  in_doubt: {
    name: 'Als zweifelhaft gemeldete Auswirkungen',
    of: 'gemeldete Ergebnisse',
    definition:
      'Einträge side_effect.outcome_unknown im Zeitraum, von allen Einträgen darin, die ein Ergebnis melden (executed, failed, outcome_unknown).',
  },
  refused: {
    name: 'Abgelehnte Auswirkungen',
    of: 'angefragte Auswirkungen',
    definition:
      'Einträge side_effect.refused im Zeitraum, von allen Anfragen, eine Auswirkung anzumelden (intent, refused).',
  },
  approved: {
    name: 'Prüfungen mit Genehmigung',
    of: 'Prüfungen',
    definition: 'Prüfungen im Zeitraum mit dem Urteil approve, von allen lesbaren Prüfungen darin.',
  },
  overridden: {
    name: 'Prüfungen, die übersteuerten oder berichtigten',
    of: 'Prüfungen',
    definition:
      'Prüfungen im Zeitraum mit dem Urteil override oder correct, von allen lesbaren Prüfungen darin.',
  },
  stopped: {
    name: 'Prüfungen, die ablehnten oder anhielten',
    of: 'Prüfungen',
    definition:
      'Prüfungen im Zeitraum mit dem Urteil reject oder stop, von allen lesbaren Prüfungen darin.',
  },
  viewed: {
    name: 'Prüfungen, die das Gesehene festhalten',
    of: 'Prüfungen',
    definition:
      'Prüfungen im Zeitraum, die mindestens einen Eintrag nennen, der vorlag, von allen lesbaren Prüfungen darin.',
  },
  quick: {
    name: 'Schnelle Genehmigungen',
    of: 'genehmigte Eskalationen',
    definition:
      'Eskalationen, die innerhalb der in Abschnitt 1 genannten Zeit nach ihrer Eröffnung genehmigt wurden, von allen im Zeitraum durch Genehmigung beantworteten, deren Eröffnung bekannt ist. Ein Hinweis auf Genehmigung ohne Prüfung, kein Befund: Ein einfacher Fall kann schnell beantwortet sein, und was jemand vor der Eskalation tat, ist nicht erfasst.',
  },
  below_threshold: {
    name: 'Job Cards unter der Schwelle',
    of: 'Job Cards mit hoher oder kritischer Tragweite, die eine Konfidenz angeben',
    definition:
      'Job Cards im Zeitraum, deren angegebene Konfidenz unter der von der geltenden Richtlinie verlangten liegt, von allen Job Cards mit Angabe in offenen Entscheidungen mit hoher oder kritischer Tragweite.',
  },
  corrected_again: {
    name: 'Gleiche Berichtigung erneut',
    of: 'verglichene Berichtigungen',
    definition:
      'Prüfungen im Zeitraum, die berichtigen oder übersteuern wie eine frühere, in einer nach dieser begonnenen Entscheidung: beim selben Agenten, an denselben Stellen des Berichtigten, oder derselbe ganze Wert durch denselben ersetzt. Von allen Berichtigungen im Zeitraum, deren Werte und deren Eröffnung der Entscheidung lesbar waren. Die frühere kann vor dem Zeitraum liegen.',
  },
  corrected_after_change: {
    name: 'Gleiche Berichtigung nach einer Änderung',
    of: 'verglichene Berichtigungen',
    definition:
      'Von den erneut nötigen gleichen Berichtigungen: die in Entscheidungen, die nach einem Eintrag system.changed begannen, der auf die erste folgte und diesen Agenten oder alle betrifft, oder deren Eröffnung eine andere Version von Agent, Modell, Prompt oder Richtlinie angibt als die der ersten. Das sagt, dass die Berichtigung erneut nötig war, nicht warum.',
  },
}) satisfies Record<RateId, { name: Told; of: Told; definition: Told }>;

/** German words of the oversight report. Recorded values are printed verbatim. */
export const periodGerman = translated<PeriodWords>()({
  brand: 'Docket',
  kind: 'Aufsichtsbericht',
  title: (from, to) => say`Aufsichtsbericht ${from} bis ${to}`,
  period: (from, to) => say`${from} bis ${to} (Ende nicht enthalten)`,
  periodTitle: (from, to) => say`${from} bis ${to}`,
  attachmentNote: 'Docket-Aufsichtsbericht: die Zahlen, die dieses Dokument zeigt',
  notEndedBadge: 'ZEITRAUM OFFEN',
  endedBadge: 'ZEITRAUM BEENDET',
  notEnded:
    'Der Zeitraum war nicht beendet, als dieser Bericht erstellt wurde. Seine Zahlen werden sich ändern.',
  notRecorded: 'nicht erfasst',
  notYet: 'noch nicht',
  noRecordType: 'nicht erfasst (diese Version von Docket hat keinen solchen Eintrag)',
  none: 'Nichts erfasst.',
  notApplicable: 'nicht anwendbar (kein Fall)',
  noCase: 'kein Fall',
  inBrief: 'In Kürze',
  fewCases: 'wenige Fälle',
  yes: 'ja',
  no: 'nein',
  listed: (shown, all) =>
    say`Die ersten ${shown} von ${all} sind gedruckt; weitere stehen in JSON und CSV.`,
  printedNotices: (shown, all) =>
    say`Die ersten ${shown} von ${all} sind hier gedruckt; alle stehen im JSON.`,
  marks: GERMAN_MARKS,
  seqList,
  seqs: (shown, more) => say`seq ${seqList(shown, more)}`,
  of: (numerator, denominator) => say`${numerator} von ${denominator}`,
  rateName: (id) => RATES[id].name,
  rateOf: (id) => RATES[id].of,
  rateDefinition: (id) => RATES[id].definition,
  field: {
    ledger: 'Ledger',
    report: 'Bericht',
    period: 'Zeitraum (UTC)',
    range: 'Einträge',
    deployer: 'Betreiber',
    classification: 'Einstufung',
    issued: 'Erstellt (UTC)',
    checkpoint: 'Checkpoint',
    seed: 'Startwert',
    digest: 'JSON SHA-256',
    root: 'Baumwurzel',
    key: 'Schlüssel',
    verify: 'Nachrechnen',
  },
  rangeText: (first, last, count) =>
    say`seq ${first} bis ${last} (${plural(count, 'Position', 'Positionen')})`,
  noRange: 'keine im Zeitraum',
  checkpointSize: (size) => say`Größe ${size}`,
  verifyCommand: 'docket verify report.pdf --against <Adresse des Ledgers>',
  headline: (opened, closed, open, entries, ended) =>
    say`Im Zeitraum ${opened === '1' ? 'wurde 1 Entscheidung' : say`wurden ${opened} Entscheidungen`} eröffnet und ${closed} geschlossen; ${open} ${open === '1' ? 'war' : 'waren'} ${ended ? 'am Ende' : 'bei Erstellung des Berichts'} offen. Der Zeitraum umfasst ${plural(entries, 'Eintrag', 'Einträge')} des Ledgers.`,
  tile: {
    integrity: 'Integrität',
    verified: 'Geprüft',
    notVerified: 'Nicht bestanden',
    verifiedDetail: (size) => say`alle ${size} Einträge bis zum Checkpoint wurden geprüft`,
    findings: (n) => say`${plural(n, 'Befund', 'Befunde')}, siehe Abschnitt 14`,
    reconciliation: 'Abstimmung',
    addsUp: 'Geht auf',
    doesNot: 'Offene Posten',
    addsUpDetail: (n) =>
      n === '1'
        ? say`die einzige Position ist nachgewiesen`
        : say`jede von ${n} Positionen ist nachgewiesen`,
    unreadable: (n) => say`${plural(n, 'Posten passt', 'Posten passen')} nicht, siehe Abschnitt 2`,
    oversight: 'Menschliche Aufsicht',
    answered: 'Nichts wartet',
    waiting: 'Mensch erwartet',
    answeredDetail: (n) => say`${plural(n, 'Eskalation', 'Eskalationen')} im Zeitraum beantwortet`,
    imported: 'Seit einem Import offen',
    waitingDetail: (n, age, imported) =>
      say`${plural(n, 'Eskalation', 'Eskalationen')} am Ende offen${imported === undefined ? '' : say`, ${imported} aus importierten Entscheidungen`}, die älteste seit ${age}`,
    effects: 'Auswirkungen',
    settled: 'Abgeschlossen',
    unsettled: 'Offen oder zweifelhaft',
    failed: 'Teils gescheitert',
    failedDetail: (n) => say`${n} gescheitert`,
    settledDetail:
      'keine wartet auf ein Ergebnis; keine zwei Einträge derselben Auswirkung, die sich vergleichen ließen, widersprechen sich',
    noEffects: 'Keine erfasst',
    noEffectsDetail: 'kein Eintrag des Zeitraums berichtet von einer',
    contradicted: 'Widersprüchlich',
    differingDetail: (n) => say`${n} von einem anderen Eintrag anders angegeben`,
    seenOtherwiseDetail: (n) => say`${n} anders gesehen als angegeben`,
    unsettledDetail: (n) => say`${n} am Ende ohne Ergebnis`,
  },
  key: {
    opened: 'Entscheidungen eröffnet',
    closed: 'Entscheidungen geschlossen',
    escalated: 'Eskaliert',
    overridden: 'Übersteuert oder berichtigt',
    turnaround: 'Antwort auf Eskalation (Median)',
    looped: 'Schleifen gefunden',
    quick: 'Schnelle Genehmigungen (Hinweis)',
    unsettled: 'Auswirkungen ohne Ergebnis',
    notPassed: 'Bewertungen nicht bestanden',
    noVerdict: (n) => say`${n} ohne Urteil`,
    inScope: (n) => say`${n} betrachtet`,
    openEnd: (n) => say`${n} am Ende offen`,
    p90: (p90, n) => say`p90 ${p90}, ${n} beantwortet`,
    noneAnswered: 'keine im Zeitraum beantwortet',
    inDoubt: (n) => say`${n} als zweifelhaft gemeldet`,
    within: (s) => say`innerhalb von ${s} s`,
  },
  attention: {
    integrity: (n) =>
      say`Das Ledger wurde nicht verifiziert: ${plural(n, 'Befund', 'Befunde')}. Zahlen, die auf den betroffenen Einträgen beruhen, sind kein Beleg, bis das geklärt ist.`,
    unreadable: (n) =>
      say`${plural(n, 'Position des Bereichs war', 'Positionen des Bereichs waren')} nicht lesbar.`,
    bodies: (n) =>
      say`Der Inhalt von ${plural(n, 'Eintrag', 'Einträgen')} war nicht lesbar; sie sind nach Art gezählt, aber nicht ausgewertet.`,
    unmatched: (n) =>
      say`${plural(n, 'Eröffnung oder Schließung', 'Eröffnungen oder Schließungen')} von Entscheidungen passten nicht zusammen.`,
    waiting: (n, age, imported) =>
      say`${plural(n, 'Eskalation wartete', 'Eskalationen warteten')} am Ende des Zeitraums auf einen Menschen, die älteste seit ${age}${imported === undefined ? '' : say`; davon ${imported} aus importierten Entscheidungen, in deren Läufen niemand gefragt wurde`}.`,
    waitingImported: (n) =>
      say`${plural(n, 'Eskalation', 'Eskalationen')} importierter Entscheidungen ${n === '1' ? 'war' : 'waren'} am Ende des Zeitraums offen: beim Import eröffnet, aus Läufen, die zu Ende waren und in denen Docket niemanden gefragt hat.`,
    imported: (n, of) =>
      say`${n} von ${of} im Zeitraum eröffneten Entscheidungen ${n === '1' ? 'wurde' : 'wurden'} importiert: erfasst nach der Arbeit, die keine Regel von Docket angehalten oder gestoppt hat.`,
    notPassed: (n, of) =>
      say`${n} von ${of} erfassten Bewertungen sagen, dass das Bewertete nicht bestand.`,
    unsettled: (n, doubt) =>
      say`${plural(n, 'Auswirkung hatte', 'Auswirkungen hatten')} am Ende des Zeitraums kein geklärtes Ergebnis, davon ${doubt} zweifelhaft.`,
    failed: (n) => say`${plural(n, 'Auswirkung schlug', 'Auswirkungen schlugen')} fehl.`,
    differing: (n) =>
      say`${plural(n, 'Eintrag einer Auswirkung gibt', 'Einträge von Auswirkungen geben')} Vorgang, Ziel, Betrag oder einen anderen Wert anders an als ein Eintrag davor.`,
    seen: (missed, undeclared, other, twice, disagree) =>
      say`Mit dem von außen Gesehenen verglichen: ${missed} angegeben und nicht gesehen, ${undeclared} gesehen und nicht angegeben, ${other} anders gesehen als angegeben, ${twice} unter einem Schlüssel mehrmals gesehen, ${disagree} von einem Beobachter gesehen und von einem anderen nicht.`,
    quick: (n, d, s) =>
      say`${n} von ${d} Genehmigungen von Eskalationen kamen innerhalb von ${s} Sekunden. Ein Hinweis, kein Befund.`,
    viewed: (n, d) => say`${n} von ${d} Prüfungen halten nicht fest, was dabei vorlag.`,
    correctedAgain: (n, d) =>
      say`${n} von ${plural(d, 'verglichenen Berichtigung', 'verglichenen Berichtigungen')} gab es schon vorher; nach einer Änderung des Systems ${n === '1' ? 'war sie' : 'waren sie'} erneut nötig.`,
    loops: (n, claimed) =>
      say`Docket fand in ${plural(n, 'Entscheidung', 'Entscheidungen')} eine Schleife; der Agent gab in ${claimed} eine an.`,
    tripwire: (rule, n) => say`Regel ${rule} schlug ${n}-mal an.`,
    incidents: (n) => say`${plural(n, 'Vorfall war', 'Vorfälle waren')} am Ende offen.`,
    gaps: (n) =>
      say`Schreiber meldeten ${plural(n, 'Lücke', 'Lücken')}: Einträge, von denen bekannt ist, dass sie fehlen.`,
    clockRefusals: (n) =>
      say`${plural(n, 'Zeitabschnitt ist', 'Zeitabschnitte sind')} erfasst, in denen einem Server Aufzeichnungen abgelehnt wurden, weil ihre Zeit der Uhr der Datenbank zu weit voraus gewesen wäre.`,
    field: (field, record, n, d) =>
      say`${field} von ${record} ist in ${n} von ${d} Fällen nicht erfasst.`,
    bounds:
      'Eine Grenze der Zählung wurde überschritten: Einige Zahlen sind Mindestwerte, siehe Abschnitt 1.',
  },
  noAttention:
    'Die im Anhang genannten Prüfungen ergaben nichts. Nie erfasste Vorgänge sind nicht auszuschließen.',
  limits: {
    seen: 'Im Hauptbuch sind mehr Auswirkungen, Beobachtungen und Zeiten der Beobachtung, als ein Bericht vergleicht: mit dem von außen Gesehenen ist nicht verglichen.',
    recorded:
      'Der Bericht zählt, was in diesem Ledger erfasst wurde. Nie Erfasstes ist nicht zu sehen; eine niedrige Zahl kann heißen, dass wenig geschah oder dass wenig erfasst wurde.',
    clock: 'Zeiten sind die der Uhr des Ledgers; nach ihnen ist der Zeitraum geschnitten.',
    asOf: 'Zustände sind die am Ende des Zeitraums. Was danach aus offenen Entscheidungen, Eskalationen und Auswirkungen wurde, gehört nicht dazu.',
    notEnded:
      'Der Zeitraum war nicht beendet, als der Bericht erstellt wurde: Wartezeiten sind bis zur Erstellung gerechnet, und die Zahlen werden sich ändern.',
    claims:
      'Konfidenz, angegebene Schleifen, Begründungen und Ergebnisse sind Angaben der Agenten. Docket hat sie erfasst und nicht geprüft.',
    indicator:
      'Hinweise zeigen, wo hinzusehen ist. Sie sind keine Befunde über eine Person; Pseudonyme stehen wie erfasst.',
    closedState:
      'Prüfungen, Eskalationen und Bewertungen bereits geschlossener Entscheidungen sind als solche gezählt, aber nicht in den Anteilen betrachteter Entscheidungen.',
    bounds: (what) =>
      say`Grenzen der Zählung wurden überschritten (${what}): Die betroffenen Zahlen sind Mindestwerte.`,
    bound: {
      decisions: (n) => say`${n} nicht verfolgte Eröffnungen von Entscheidungen`,
      escalations: (n) => say`${n} nicht verfolgte Eskalationen`,
      effects: (n) => say`${n} nicht verfolgte Auswirkungen`,
      words: (n) => say`${n} Einträge mit einem Namen zu viel`,
    },
    key: 'Es wurde kein Schlüssel vorgegeben: Das Ledger wurde mit dem Schlüssel verifiziert, den es selbst nennt.',
    notVerified:
      'Das Ledger wurde nicht verifiziert. Siehe Abschnitt 14, bevor Sie sich auf eine Zahl stützen.',
    noCheckpoint: 'Das Ledger hatte keinen lesbaren Checkpoint.',
  },
  supports:
    'Unterstützt Artikel 12 Absatz 1 und 2 der KI-Verordnung, NIST AI RMF MEASURE 2.4 und MANAGE 4.1 sowie ISO/IEC 42001 A.6.2.8. Ob sie erfüllt sind, beurteilen Betreiber und Behörde.',
  document: periodGermanDocument,
});
