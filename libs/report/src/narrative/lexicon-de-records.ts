import { canonicalize, type Json, type JsonObject } from '@docket/chain';

import type { englishRecords } from './lexicon-en-records.js';

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const EFFECT_EVENTS: Record<string, string> = {
  intent: 'angekündigt',
  executing: 'begonnen',
  executed: 'ausgeführt',
  failed: 'fehlgeschlagen',
  outcome_unknown: 'Ausgang unbekannt',
  rolled_back: 'zurückgenommen',
  compensated: 'ausgeglichen',
};

const GAP_KINDS: Record<string, string> = {
  dropped: 'Aufzeichnungen wurden aufgegeben',
  spool_lost: 'der Zwischenspeicher des Schreibers ging verloren',
  interrupted: 'der Schreiber wurde unterbrochen',
};

const DAMAGE: Record<string, string> = {
  leaf: 'Ein Blatt ist beschädigt oder passt nicht zu seinem Hash',
  chain: 'Die Verkettung der Einträge stimmt nicht',
  tree: 'Der Merkle-Baum stimmt nicht mit dem Checkpoint überein',
  content: 'Ein Inhalt passt nicht zu seiner Festlegung',
  projection: 'Gespeicherte Werte stimmen nicht mit den Einträgen überein',
  checkpoint: 'Der Checkpoint oder seine Signatur hält nicht',
  missing: 'Belege fehlen',
  rule: 'Eine Regel des Ledgers wurde nicht eingehalten',
};

function said(value: Json | undefined): string {
  if (value === undefined || value === null) return 'nicht erfasst';
  return typeof value === 'string' ? value : canonicalize(value);
}

function repeats(calls: Json | undefined): string {
  if (!Array.isArray(calls)) return said(calls);
  return calls
    .map((call) => {
      const { tool_name: tool, repeats: times, results_recorded: results } = call as JsonObject;
      return `${said(tool)}: ${said(times)}-mal${results === undefined ? '' : told(results, times)}`;
    })
    .join(', ');
}

function told(results: Json, times: Json | undefined): string {
  if (results === 0) return ', kein Ergebnis erfasst';
  if (results === times) return ' mit demselben Ergebnis';
  return `, ${said(results)} Ergebnisse erfasst, alle gleich`;
}

const lengthOf = (value: Json | undefined): number => (Array.isArray(value) ? value.length : 0);

/** What makes a claim decisive, by the name that its rule gives it. */
const DECISIVE_CLAIMS: { readonly [claim: string]: string } = {
  next_action: 'die nächste Handlung verändert etwas',
  criteria: 'Kriterien wurden angewandt',
  decided: 'eine Entscheidung wurde angegeben',
};

/** Rules by name, each with the sentence that tells what it found. */
const FINDINGS: Record<string, (of: (name: string) => string, facts: JsonObject) => string> = {
  loop: (of, facts) =>
    `derselbe Aufruf wurde wiederholt (${repeats(facts['calls'])}), und ${of('loop_repeats')} machen eine Schleife aus`,
  loop_claimed: (of) =>
    `der Agent gibt eine Schleife an; das Ledger zählt höchstens ${of('repeats_max')} gleiche Aufrufe`,
  low_confidence: (of, facts) =>
    facts['confidence'] === null
      ? `bei Tragweite ${of('stakes')} ist keine Konfidenz erfasst`
      : `Konfidenz ${of('confidence')} liegt unter ${of('threshold')} bei Tragweite ${of('stakes')}`,
  attempts: (of) => `${of('attempts')} Versuche sind mehr als ${of('attempts_max')}`,
  weak_handoff: (of, facts) => {
    if (facts['warned'] !== true && facts['confidence'] === null)
      return `für die Übergabe an ${of('to_agent')} ist keine Konfidenz erfasst`;
    return facts['warned'] === true
      ? `die Übergabe an ${of('to_agent')} trägt eine Warnung, bei Konfidenz ${of('confidence')}`
      : `die Übergabe an ${of('to_agent')} hat Konfidenz ${of('confidence')}, unter ${of('threshold')}`;
  },
  handoff_unacknowledged: (of) =>
    `${of('to_agent')} fuhr fort, ohne die Übergabe von ${of('from_agent')} zu bestätigen`,
  decisive_without_lineage: (of) =>
    `${DECISIVE_CLAIMS[of('decisive_claim')] ?? of('decisive_claim')}, und keine Quelle ist als entscheidend markiert`,
  phase_transition: (of) =>
    `${of('agent')} ging von ${of('from')} zu ${of('to')} über, was nicht folgen kann`,
  out_of_scope: (of) => `${of('operation')} liegt außerhalb der Befugnisse`,
  unannounced: (of) => `${of('operation')} wurde gemeldet, ohne angekündigt gewesen zu sein`,
  untracked_side_effect: (of) =>
    `${of('side_effect_id')} wird nicht mehr verfolgt, die Meldung war daher nicht zu prüfen`,
  acted_while_held: (of) =>
    `${of('side_effect_id')} wurde gemeldet, während die Anweisung ${of('directive')} galt`,
  duplicate_effect: (of) =>
    `${of('operation')} wurde zweimal ausgeführt: ${of('earlier')} und ${of('side_effect_id')}`,
  repeated_key: (of) =>
    `${of('operation')} wurde unter dem Schlüssel einer anderen Handlung verlangt (Eintrag ${of('first_used_at')}) und nicht registriert`,
  closed_with_open_work: (of, facts) => {
    const effects = Number(facts['side_effects_open'] ?? 0);
    const escalations = lengthOf(facts['escalations']);
    const stopped = facts['stopped_by'] !== undefined && facts['stopped_by'] !== null;
    const open = [
      effects > 0
        ? `${effects} ${effects === 1 ? 'offener Auswirkung' : 'offenen Auswirkungen'}`
        : '',
      escalations > 0
        ? `${escalations} ${escalations === 1 ? 'offener Eskalation' : 'offenen Eskalationen'}`
        : '',
      stopped ? 'einem erfassten Halt durch einen Menschen' : '',
    ].filter((part) => part !== '');
    const outcome = of('outcome').replaceAll('_', ' ');
    return `die Entscheidung wurde als „${outcome}“ abgeschlossen, mit ${open.join(' und ')}`;
  },
};

/** A trip-wire's recorded facts in one German sentence; a rule without one is told by its facts. */
function finding(rule: string, facts: JsonObject): string {
  const words = FINDINGS[rule];
  if (words) return words((name) => said(facts[name]), facts);
  // Sorted, for the order of members is not part of what is recorded.
  const listed = Object.entries(facts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name} ${said(value)}`)
    .join(', ');
  return `die Regel ${rule} hat angeschlagen: ${listed}`;
}

function gapCount(gaps: number, records: number, unknown: number): string {
  const known =
    unknown === gaps
      ? 'Zahl der Aufzeichnungen nicht erfasst'
      : plural(records, 'Aufzeichnung', 'Aufzeichnungen');
  const rest =
    unknown === 0 || unknown === gaps
      ? ''
      : `; bei ${plural(unknown, 'Lücke', 'Lücken')} ist die Zahl nicht erfasst`;
  return `${plural(gaps, 'Lücke', 'Lücken')}, ${known}${rest}`;
}

const CLAIMS: Record<string, string> = {
  loop_detected: 'eigene Angabe des Agenten zu einer Schleife',
  needs_human: 'der Agent verlangt einen Menschen',
};

export const germanRecords: typeof englishRecords = {
  records: {
    finding,
    effectEvent: (event) => `Auswirkung: ${EFFECT_EVENTS[event] ?? event}`,
    gap: (kind) => `Lücke erfasst: ${GAP_KINDS[kind] ?? kind}`,
    missing: (n) => (n === undefined ? 'Zahl nicht erfasst' : `${n} fehlen`),
    part: (component, name) => `${component} ${name}`,
    change: (component, name) => `System geändert: ${component} ${name}`,
    policy: 'Richtlinie des Ledgers geändert',
    thePolicy: 'die Richtlinie des Ledgers',
    policyWith: (differences) => `die Richtlinie des Ledgers (${differences.join('; ')})`,
    revision: (n) => `Fassung ${n}`,
    incident: {
      opened: 'Vorfall eröffnet',
      updated: 'Vorfall ergänzt',
      closed: 'Vorfall abgeschlossen',
    },
    refused: 'Auswirkung von Docket abgewiesen',
    notRegistered: 'nicht registriert',
    refusedCount: (n) => `${n} von Docket abgewiesen`,
    earlier: (seq, decision) => `Eintrag ${seq} des Ledgers, Entscheidung ${decision}`,
    further: (members) => `weitere Daten in dossier.json: ext (${members.join(', ')})`,
    noGap: 'keine erfasst',
    gapCount,
    damage: ({ kind, code, seq }) =>
      `${DAMAGE[kind] ?? kind} (${code}${seq === undefined ? '' : `, Eintrag ${seq} des Ledgers`})`,
    claim: (name, value) => `${CLAIMS[name] ?? name}: ${value}`,
    yes: 'ja',
    no: 'nein',
    readOnly: 'gelesen, nicht exportiert',
    exported: 'exportiert',
    label: {
      locale: 'Sprache',
      role: 'Rolle des Schlüssels',
      job: 'Exportauftrag',
      filter: 'SHA-256 des Filters',
      firstSeq: 'ab Eintrag des Ledgers',
      lastSeq: 'bis Eintrag des Ledgers',
      entries: 'Einträge darin',
      bytes: 'Bytes',
      missing: 'fehlt',
      from: 'von',
      to: 'auf',
      agent: 'Agent',
      contentHash: 'SHA-256',
      effectiveAt: 'in Kraft',
      approvedBy: 'freigegeben von',
      changed: 'geändert',
      title: 'Titel',
      severity: 'Schwere',
      awareAt: 'bekannt geworden',
      description: 'Beschreibung',
      dueAt: 'Meldung fällig',
      basis: 'Grundlage der Frist',
      notified: 'gemeldet an',
      decision: 'betroffene Entscheidung',
      note: 'Notiz',
      outcome: 'Ausgang',
      rootCause: 'Ursache',
      corrective: 'Abhilfe',
      system: 'System',
      owner: 'verantwortlich',
      earlierEntry: 'der Schlüssel gehört zu Eintrag',
      earlierDecision: 'der Entscheidung',
      variant: 'Fassung',
      format: 'Format',
      recipient: 'Empfänger',
      purpose: 'Zweck',
      checkpoint: 'Größe des Checkpoints',
      errorType: 'Art des Fehlers',
      observedBy: 'beobachtet von',
      compensates: 'gleicht aus',
      compensatedBy: 'ausgeglichen durch',
      argumentsDigest: 'Digest der Argumente',
      systemModel: 'Modell',
      systemPrompt: 'Prompt',
      systemPolicy: 'Richtlinie des Agenten',
      lastResult: 'letztes Ergebnis',
      attempts: 'Versuche',
      loopSignature: 'Name des Agenten für die Schleife',
      handoffSummary: 'was übergeben wurde',
      handoffCompleteness: 'Vollständigkeit laut Angabe',
      handoffFrom: 'Antwort an',
      handoffNote: 'warum',
      nextDescription: 'nächste Handlung in Worten',
      nextEffect: 'Wirkung der nächsten Handlung',
      evaluatorModel: 'Modell der Auswertung',
      judged: 'ausgewertet',
      subject: 'Gegenstand',
      needsHuman: 'der Agent verlangt einen Menschen',
      loopClaimed: 'der Agent gibt an, in einer Schleife zu sein',
      corrects: 'berichtigt',
      unreadableArguments: 'Argumente nicht lesbar',
    },
    attention: {
      incident: (id, severity, title, outcome) =>
        `Vorfall ${id} (${severity}), ${outcome === undefined ? 'nicht abgeschlossen' : `abgeschlossen als ${outcome}`}: ${title}`,
      refused: (operation, target, earlier) =>
        `Docket hat ${operation} auf ${target} abgewiesen: der Idempotenzschlüssel gehört zu ${earlier}`,
      changed: (what, to) => `Geändert, während die Entscheidung lief: ${what}, jetzt ${to}`,
    },
    summary: {
      gaps: (gaps, records, unknown) =>
        `der Schreiber selbst hat erfasst, dass Aufzeichnungen fehlen: ${gapCount(gaps, records, unknown)}`,
      incidents: (incidents) => `erfasste Vorfälle: ${incidents.join('; ')}`,
      incident: (id, severity, outcome) =>
        `${id} (${severity}), ${outcome === undefined ? 'offen' : `abgeschlossen als ${outcome}`}`,
      changes: (changes) => `geändert, während die Entscheidung lief: ${changes.join('; ')}`,
      refused: (operations) =>
        `Docket hat nicht registriert, weil der Schlüssel einer anderen Handlung gehört: ${operations.join(', ')}`,
      many: (n) =>
        `${plural(n, 'Aufzeichnung zu Lücken, Vorfällen, Änderungen oder Abweisungen steht', 'Aufzeichnungen zu Lücken, Vorfällen, Änderungen oder Abweisungen stehen')} in den Abschnitten 7 bis 13`,
    },
    full: {
      gap: (kind, records, reason) =>
        `Der Schreiber hat eine Lücke erfasst: ${GAP_KINDS[kind] ?? kind}; fehlende Aufzeichnungen: ${records}; angegebener Grund: ${reason}`,
      incident: (id, severity, title, aware) =>
        `Vorfall ${id} wurde eröffnet, Schwere ${severity}: ${title}; bekannt geworden laut Betreiber: ${aware}`,
      incidentClosed: (id, outcome, summary) =>
        `Vorfall ${id} wurde abgeschlossen als ${outcome}; angegeben ist: ${summary}`,
      incidentOpen: (id, due) =>
        `Vorfall ${id} ist in diesen Belegen nicht abgeschlossen; Meldung fällig: ${due}`,
      change: (what, from, to, reason) =>
        `Während die Entscheidung lief, wurde geändert: ${what}; vorher: ${from}; nachher: ${to}; angegebener Grund: ${reason}`,
      refused: (operation, target, earlier) =>
        `Docket hat ${operation} auf ${target} nicht registriert, denn der Idempotenzschlüssel gehört zu ${earlier}`,
    },
  },
};
