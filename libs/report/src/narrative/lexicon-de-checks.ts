import type { CheckId } from '../model/check-ids.js';
import { fixed, say, type Told } from './told.js';

const CHECK_NAMES = fixed({
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
  effect_as_announced: 'Auswirkungen, wie sie angekündigt waren',
  escalation_answered: 'Eskalationen von einem Menschen beantwortet',
  rules_in_force: 'Regeln in Kraft, während die Entscheidung lief',
  loop_claim: 'Angabe des Agenten zu Schleifen gegen Dockets Zählung',
  evaluation_agreement: 'Übereinstimmung der Bewertungen',
  outcome_agreement: 'Ergebnis gegen Auswirkungen',
  recorded_gaps: 'Fehlende oder abgelehnte Aufzeichnungen, wie das Ledger sie erfasst',
  incident_closed: 'Abgeschlossene Vorfälle',
  disclosure: 'In diesem Dossier offengelegte Werte',
}) satisfies Record<CheckId, Told>;

const GAPS = {
  entry_sequence: (expected, observed) =>
    say`Einträge fehlen: erwartet ${expected}, vorhanden ${observed}`,
  closing_entry: () =>
    say`Die Entscheidung ist offen: ein abschließender Eintrag ist nicht erfasst`,
  closing_count: (expected, observed) =>
    say`Der abschließende Eintrag nennt ${expected} Einträge, nach seiner Stelle sind es ${observed}`,
  request: () => say`Der Wortlaut der Anfrage ist nicht erfasst`,
  plan: () => say`Ein festgelegter Plan ist nicht erfasst`,
  authority_scope: () => say`Die Befugnisse sind nicht erfasst`,
  tool_rationale: (expected, observed) =>
    observed === '0'
      ? say`Eine Begründung, der Karte oder eine eigene, ist für ${expected === '1' ? 'den Werkzeugaufruf nicht' : say`keinen von ${expected} Werkzeugaufrufen`} erfasst`
      : say`Eine Begründung, der Karte oder eine eigene, ist für ${observed} von ${expected} Werkzeugaufrufen erfasst`,
  tool_result: (expected, observed) =>
    say`Ein Ergebnis oder Fehler ist für ${observed} von ${expected} Werkzeugaufrufen erfasst`,
  decisive_lineage: () => say`Keine Quelle ist als entscheidend erfasst`,
  lineage_version: (expected, observed) =>
    observed === '0'
      ? say`Eine Dokumentversion ist für ${expected === '1' ? 'die Quelle nicht' : say`keine von ${expected} Quellen`} erfasst`
      : say`Eine Dokumentversion ist für ${observed} von ${expected} Quellen erfasst`,
  criteria_borne_out: (expected, observed) =>
    say`Kriterien, die den erfassten Werkzeugergebnissen standhalten: ${observed} von ${expected}`,
  alternative_reason: (expected, observed) =>
    say`Ein Grund ist für ${observed} von ${expected} Alternativen erfasst`,
  effect_announced: (expected, observed) =>
    observed === '0'
      ? say`${expected === '1' ? 'Die Auswirkung wurde nicht' : say`Keine von ${expected} Auswirkungen wurde`} vor der Ausführung angekündigt`
      : say`${observed} von ${expected} Auswirkungen wurden vor der Ausführung angekündigt`,
  effect_settled: (expected, observed) =>
    say`Der Ausgang ist für ${observed} von ${expected} Auswirkungen erfasst`,
  effect_as_announced: (_, observed) =>
    say`Zwei Aufzeichnungen derselben Auswirkung widersprechen sich: ${observed}`,
  escalation_answered: (expected, observed) =>
    observed !== '0'
      ? say`${observed} von ${expected} Eskalationen wurden von einem Menschen beantwortet`
      : expected === '1'
        ? say`Eine Antwort eines Menschen auf die Eskalation ist nicht erfasst`
        : say`Auf keine der ${expected} Eskalationen ist eine Antwort eines Menschen erfasst`,
  rules_in_force: (_, observed) =>
    say`Nicht jede Regel konnte etwas finden, während die Entscheidung lief: ${observed}`,
  loop_claim: (_, observed) =>
    say`Zu einer Schleife widersprechen sich Agent und Docket: ${observed}`,
  evaluation_agreement: () => say`Bewertungen desselben kamen zu verschiedenen Urteilen`,
  outcome_agreement: (_, observed) =>
    say`Angegeben ist das Ergebnis „abgeschlossen“; erfasst ist dagegen: ${observed}`,
  recorded_gaps: (_, observed) =>
    say`Im Ledger selbst ist erfasst, dass Aufzeichnungen fehlen oder abgelehnt wurden: ${observed}`,
  incident_closed: (expected, observed) =>
    say`${observed} von ${expected} Vorfällen sind abgeschlossen`,
  disclosure: (_, observed) => say`In diesem Dossier ist nicht alles offengelegt: ${observed}`,
} satisfies Record<CheckId, (expected: Told, observed: Told) => Told>;

/** Completeness checks in German: their names, and what it means that one did not pass. */
export const germanChecks = { names: CHECK_NAMES, gaps: GAPS };
