import type { Json, JsonObject } from '@docket/chain';
import type { ActionMember, Directive, RuleName, Stakes } from '@docket/record';

import { GERMAN_MARKS as MARKS } from './quotation-marks.js';
import { GERMAN_OUTCOMES } from './lexicon-de-narrative.js';
import { ruleFacts, type FindingWords, type RuleFacts } from './rule-facts.js';
import { fixed, joined, plural, quoteText, say, type Told } from './told.js';
import { wordIn } from './word-of.js';

/** A number that was rounded to be read, with the one that was recorded. */
export const germanRecordedAs = (short: Told, recorded: Told): Told =>
  say`${short} (erfasst als ${recorded})`;

const STAKES = fixed({
  low: 'gering',
  medium: 'mittel',
  high: 'hoch',
  critical: 'kritisch',
}) satisfies Record<Stakes, Told>;

const DIRECTIVES = fixed({
  proceed: 'weiter',
  hold: 'Halt',
  stop: 'Stopp',
}) satisfies Record<Directive, Told>;

/** What makes a claim decisive, by the name that its rule gives it. */
const DECISIVE_CLAIMS = fixed({
  next_action: 'die nächste Handlung verändert etwas',
  criteria: 'Kriterien wurden angewandt',
  decided: 'eine Entscheidung wurde angegeben',
});

const named = (facts: RuleFacts, name: string, table: Readonly<Record<string, Told>>): Told => {
  const value = facts.value(name);
  return typeof value === 'string' ? wordIn(table, value, MARKS) : facts.of(name);
};

function repeats(facts: RuleFacts): Told {
  const calls = facts.value('calls');
  if (!Array.isArray(calls)) return facts.tell(calls);
  return joined(
    calls.map((call) => {
      const { tool_name: tool, repeats: times, results_recorded: results } = call as JsonObject;
      return say`${facts.tell(tool)}: ${facts.tell(times)}-mal${results === undefined ? '' : resultsTold(facts, results, times)}`;
    }),
    ', ',
  );
}

function resultsTold(facts: RuleFacts, results: Json, times: Json | undefined): Told {
  if (results === 0) return say`, kein Ergebnis erfasst`;
  if (results === times) return say` mit demselben Ergebnis`;
  return say`, ${facts.tell(results)} Ergebnisse erfasst, alle gleich`;
}

function openWork(facts: RuleFacts): Told {
  const effects = Number(facts.value('side_effects_open') ?? 0);
  const escalations = facts.lengthOf('escalations');
  const stopped = facts.value('stopped_by') !== undefined && !facts.isNull('stopped_by');
  return joined(
    [
      ...(effects > 0 ? [plural(effects, 'offener Auswirkung', 'offenen Auswirkungen')] : []),
      ...(escalations > 0
        ? [plural(escalations, 'offener Eskalation', 'offenen Eskalationen')]
        : []),
      ...(stopped ? [say`einem erfassten Halt durch einen Menschen`] : []),
    ],
    ', ',
  );
}

const ACTION_MEMBERS = fixed({
  '/operation': 'die Handlung',
  '/target/system': 'das System',
  '/target/resource': 'das Ziel',
  '/amount/value': 'der Betrag',
  '/amount/currency': 'die Währung',
  '/arguments_digest': 'die Prüfsumme der Argumente',
}) satisfies Record<ActionMember, Told>;

/** One member in which an action departs from the approved one. */
export function germanDeparture(member: string, found: Told, approved: Told): Told {
  const name = wordIn(ACTION_MEMBERS, member, MARKS);
  return say`${name} ist ${found}, freigegeben war ${approved}`;
}

/** Where an action departs from the approved one. */
function departures(facts: RuleFacts): Told {
  const differences = facts.value('differences');
  const told = (Array.isArray(differences) ? differences : []).map((one) => {
    const { member, approved, found } = one as JsonObject;
    return germanDeparture(String(member), facts.tell(found), facts.tell(approved));
  });
  if (!facts.isNull('already_used_by')) {
    told.unshift(say`die Freigabe war schon für ${facts.of('already_used_by')} verwendet`);
  }
  if (typeof facts.value('replaced_by') === 'number') {
    told.push(
      say`die Karte an Position ${facts.of('replaced_by')} der Entscheidung kündigte stattdessen anderes an, eine Freigabe dafür ist nicht erfasst`,
    );
  }
  return joined(told, '; ');
}

/** Rules by name, each with the sentence that tells what it found. */
const FINDINGS = {
  loop: (facts) =>
    say`derselbe Aufruf war wiederholt worden (${repeats(facts)}), als die Regel anschlug; ${facts.of('loop_repeats')} machen eine Schleife aus`,
  loop_claimed: (facts) =>
    say`der Agent gibt eine Schleife an; das Ledger zählt höchstens ${facts.of('repeats_max')} gleiche Aufrufe`,
  low_confidence: (facts) =>
    facts.isNull('confidence')
      ? say`bei Tragweite „${named(facts, 'stakes', STAKES)}“ ist keine Konfidenz erfasst`
      : say`Konfidenz ${facts.of('confidence')} liegt unter ${facts.of('threshold')} bei Tragweite „${named(facts, 'stakes', STAKES)}“`,
  attempts: (facts) =>
    say`${facts.of('attempts')} Versuche sind mehr als ${facts.of('attempts_max')}`,
  weak_handoff: (facts) => {
    if (facts.isTrue('warned')) {
      return say`die Übergabe an ${facts.of('to_agent')} trägt eine Warnung, bei Konfidenz ${facts.of('confidence')}`;
    }
    return facts.isNull('confidence')
      ? say`für die Übergabe an ${facts.of('to_agent')} ist keine Konfidenz erfasst`
      : say`die Übergabe an ${facts.of('to_agent')} hat Konfidenz ${facts.of('confidence')}, unter ${facts.of('threshold')}`;
  },
  handoff_unacknowledged: (facts) =>
    say`${facts.of('to_agent')} fuhr fort, ohne die Übergabe von ${facts.of('from_agent')} zu bestätigen`,
  decisive_without_lineage: (facts) =>
    say`${named(facts, 'decisive_claim', DECISIVE_CLAIMS)}, und keine Quelle ist als entscheidend markiert`,
  phase_transition: (facts) =>
    say`${facts.of('agent')} ging von ${facts.of('from')} zu ${facts.of('to')} über, was nicht folgen kann`,
  out_of_scope: (facts) => say`${facts.of('operation')} liegt außerhalb der Befugnisse`,
  unannounced: (facts) =>
    say`vor der Meldung von ${facts.of('operation')} ist keine Ankündigung erfasst`,
  untracked_side_effect: (facts) =>
    say`${facts.of('side_effect_id')} wird nicht mehr verfolgt, die Meldung war daher nicht zu prüfen`,
  acted_while_held: (facts) =>
    say`${facts.of('side_effect_id')} wurde gemeldet, während die Anweisung „${named(facts, 'directive', DIRECTIVES)}“ galt`,
  duplicate_effect: (facts) =>
    say`${facts.of('operation')} wurde zweimal ausgeführt: ${facts.of('earlier')} und ${facts.of('side_effect_id')}`,
  repeated_key: (facts) =>
    say`${facts.of('operation')} wurde unter dem Schlüssel einer anderen Handlung verlangt (Eintrag ${facts.of('first_used_at')}) und nicht registriert`,
  not_as_approved: (facts) =>
    say`${facts.of('operation')} ist nicht, was die Prüfung in Eintrag ${facts.of('review')} freigegeben hat: ${departures(facts)}`,
  closed_with_open_work: (facts) =>
    say`die Entscheidung wurde beendet als „${named(facts, 'outcome', GERMAN_OUTCOMES)}“, mit ${openWork(facts)}`,
  agent_asked: () => say`der Agent hat einen Menschen verlangt`,
} satisfies Record<RuleName, FindingWords>;

/** A trip-wire's recorded facts in one German sentence; a rule without one is told by its facts. */
export function germanFinding(rule: string, recorded: JsonObject): Told {
  const facts = ruleFacts(recorded, {
    marks: MARKS,
    notRecorded: say`nicht erfasst`,
    recordedAs: germanRecordedAs,
  });
  if (Object.hasOwn(FINDINGS, rule)) return FINDINGS[rule as RuleName](facts);
  const seen = facts
    .entries()
    .map(([name, value]) => say`${quoteText(name, MARKS)} ${facts.tell(value)}`);
  return say`die Regel ${quoteText(rule, MARKS)} hat angeschlagen: ${joined(seen, ', ')}`;
}
