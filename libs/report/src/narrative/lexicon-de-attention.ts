import { isRuleName } from '@docket/record';

import type { OWN_ATTENTION_CODES } from '../model/attention-codes.js';
import type { CheckId } from '../model/check-ids.js';
import { GERMAN_RULES } from './lexicon-de-rules.js';
import { fixed, say, type Told } from './told.js';

const GERMAN_ATTENTION = fixed({
  incident: 'ein Vorfall',
  effect_refused: 'eine Handlung, die das Ledger ablehnte',
  deadline_passed: 'eine Frist verstrichen',
  policy_changed: 'Regelwerk geändert',
  system_changed: 'System geändert',
  values_erased: 'Werte gelöscht',
  approval_contradicted: 'anders als freigegeben',
  stopped_after_close: 'nach dem Abschluss von einem Menschen gestoppt',
  part_failed: 'eine Prüfung eines Teils nicht bestanden',
  evaluation_failed: 'eine Bewertung nicht bestanden',
  passed_otherwise: 'eine bestandene Prüfung, die andere Aufrufe erwartet hatte',
  tripwire: 'eine Regel schlug an',
  import_lacks: 'was dieser Import nicht als eigenen Eintrag enthält',
  declared_not_seen: 'angegeben, von außen nicht gesehen',
  seen_differently: 'anders gesehen als angegeben',
  seen_twice: 'unter einem Schlüssel mehrmals gesehen',
  observers_disagree: 'Beobachter widersprechen sich',
  seen_not_declared: 'von außen gesehen, nicht angegeben',
  said_without_call: 'vom Agenten gesagt, ohne erfassten Aufruf, der dem Namen nach dazu passt',
  standing_differs: 'ein Status anders genannt als in einer Antwort',
  figure_differs: 'eine Zahl anders als in einer früheren Antwort',
  payment_differs: 'eine Zahlung anders genannt als in einer Antwort',
  credit_called_payment: 'eine Gutschrift als Zahlung bezeichnet',
  human_not_called: 'nach einem Menschen gefragt, und kein erfasster Aufruf übergibt',
  not_asked_first: 'der Nutzer wollte vorher gefragt werden',
  admitted: 'was der Agent über seine eigene Arbeit sagte',
  answer_differs: 'Aufruf und Antwort weichen voneinander ab',
  changed_without_agreement: 'geändert ohne ein Wort der Zustimmung davor',
  amount_untold: 'ein Betrag, den keine Nachricht nennt',
  choice_unsaid: 'eine Wahl, die keine Nachricht davor nennt',
  figure_without_record:
    'ein Betrag, der mit einer Zahl errechnet ist, die vorher nirgends erfasst ist',
  date_before_present: 'etwas nach seinem Datum geändert',
  state_without_record: 'ein genannter Zustand, den kein Ergebnis nennt',
  profile_without_record: 'ein Profil erwähnt, ohne Aufruf dafür davor',
  argument_without_record: 'ein Wert in einem Aufruf, den nichts Erfasstes davor enthält',
  identity_told: 'eine Angabe, die der Nutzer nach eigenen Worten nicht hatte',
  means_without_record: 'ein Zahlungsmittel, das kein Ergebnis nennt',
  identity_tried: 'Abfragen des Nutzers, die fehlschlugen, bevor eine beantwortet wurde',
  term_without_record: 'eine Frist oder ein Preis, den nichts Erfasstes nennt',
  entry_sequence: 'Einträge fehlen',
  closing_entry: 'kein abschließender Eintrag',
  closing_count: 'beim Abschluss eine andere Zahl der Einträge angegeben',
  request: 'kein Wortlaut der Anfrage',
  plan: 'kein festgelegter Plan',
  authority_scope: 'keine Befugnisse',
  tool_rationale: 'Werkzeugaufrufe ohne Begründung',
  tool_result: 'Werkzeugaufrufe ohne Ergebnis',
  decisive_lineage: 'keine entscheidende Quelle',
  lineage_version: 'Quellen ohne Version',
  criteria_borne_out: 'Kriterien von keinem Ergebnis belegt',
  alternative_reason: 'Alternativen ohne Grund',
  effect_announced: 'Auswirkungen nicht angekündigt',
  effect_settled: 'Auswirkungen ohne erfassten Ausgang',
  effect_as_announced: 'zwei Einträge einer Auswirkung widersprechen sich',
  escalation_answered: 'keine Antwort eines Menschen erfasst',
  rules_in_force: 'Regeln nicht in Kraft',
  loop_claim: 'Agent und Docket uneins über eine Schleife',
  evaluation_agreement: 'Bewertungen widersprechen sich',
  outcome_agreement: 'Ergebnis und Auswirkungen widersprechen sich',
  recorded_gaps: 'fehlende oder abgelehnte Aufzeichnungen',
  incident_closed: 'ein Vorfall offen',
  disclosure: 'Werte nicht offengelegt',
}) satisfies Record<(typeof OWN_ATTENTION_CODES)[number] | CheckId, Told>;

/** What an item of Attention is about, in a few words of German. */
export function germanAttention(code: string, imported: boolean): Told {
  if (Object.hasOwn(GERMAN_ATTENTION, code))
    return GERMAN_ATTENTION[code as keyof typeof GERMAN_ATTENTION];
  if (!isRuleName(code)) return say`Schaden an den Belegen`;
  const name = say`Regel ${GERMAN_RULES[code]}`;
  return imported ? say`${name}, beim Import angewandt` : name;
}
