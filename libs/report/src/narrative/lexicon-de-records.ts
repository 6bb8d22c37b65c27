import type { RecordBodies } from '@docket/record';
import type { FindingKind } from '@docket/verify';

import { germanDeparture, germanFinding } from './lexicon-de-findings.js';
import type {
  ClaimName,
  EffectEvent,
  englishRecords,
  GapKind,
  RefusalReason,
} from './lexicon-en-records.js';
import { GERMAN_MARKS as MARKS } from './quotation-marks.js';
import { fixed, joined, plural, say, type Told, translated } from './told.js';
import { wordIn } from './word-of.js';

const EFFECT_EVENTS = fixed({
  intent: 'angekündigt',
  executing: 'begonnen',
  executed: 'ausgeführt',
  failed: 'fehlgeschlagen',
  outcome_unknown: 'Ausgang unbekannt',
  rolled_back: 'zurückgenommen',
  compensated: 'ausgeglichen',
}) satisfies Record<EffectEvent, Told>;

const GAP_KINDS = fixed({
  dropped: 'Aufzeichnungen wurden aufgegeben',
  spool_lost: 'der Zwischenspeicher des Schreibers ging verloren',
  interrupted: 'der Schreiber wurde unterbrochen',
}) satisfies Record<GapKind, Told>;

const DAMAGE = fixed({
  leaf: 'Ein Blatt ist beschädigt oder passt nicht zu seinem Hash',
  chain: 'Die Verkettung der Einträge stimmt nicht',
  tree: 'Der Merkle-Baum stimmt nicht mit dem Checkpoint überein',
  content: 'Ein Inhalt passt nicht zu seiner Festlegung',
  projection: 'Gespeicherte Werte stimmen nicht mit den Einträgen überein',
  checkpoint: 'Der Checkpoint oder seine Signatur hält nicht',
  missing: 'Belege fehlen',
  rule: 'Eine Regel des Ledgers wurde nicht eingehalten',
}) satisfies Record<FindingKind, Told>;

function gapCount(gaps: number, records: number, unknown: number): Told {
  const known =
    unknown === gaps
      ? say`Zahl der Aufzeichnungen nicht erfasst`
      : plural(records, 'Aufzeichnung', 'Aufzeichnungen');
  const rest =
    unknown === 0 || unknown === gaps
      ? say``
      : say`; bei ${plural(unknown, 'Lücke', 'Lücken')} ist die Zahl nicht erfasst`;
  return say`${plural(gaps, 'Lücke', 'Lücken')}, ${known}${rest}`;
}

const REFUSALS = fixed({
  repeated_key: 'unter dem Schlüssel einer anderen Handlung',
  held: 'während die Entscheidung für einen Menschen angehalten war',
  stopped: 'nachdem ein Mensch die Entscheidung gestoppt hatte',
  closed: 'nachdem die Entscheidung beendet war',
}) satisfies Record<RefusalReason, Told>;

const AHEAD = fixed({
  server_clock: 'die Uhr eines Servers',
  ledger_time: 'die letzte Zeit des Ledgers',
}) satisfies Record<RecordBodies['clock.refused']['ahead'], Told>;

const CLAIMS = fixed({
  loop_detected: 'eigene Angabe des Agenten zu einer Schleife',
  needs_human: 'der Agent verlangt einen Menschen',
}) satisfies Record<ClaimName, Told>;

export const germanRecords = translated<typeof englishRecords>()({
  records: {
    finding: germanFinding,
    departure: germanDeparture,
    twice: (operation, target, amount) =>
      say`${operation} wurde zweimal ausgeführt${target === undefined ? '' : say` für ${target}`}${amount === undefined ? '' : say`, Betrag ${amount}`}`,
    whileHeld: (operation, target, directive) =>
      say`${operation} wurde gemeldet, während die Anweisung „${directive}“ galt${target === undefined ? '' : say`, für ${target}`}`,
    effectEvent: (event) => say`Auswirkung: ${wordIn(EFFECT_EVENTS, event, MARKS)}`,
    gapKind: (kind): Told => wordIn(GAP_KINDS, kind, MARKS),
    putBack:
      'das Ledger wurde auf einen früheren Stand zurückgesetzt; Aufzeichnungen seitdem sind verloren',
    aheadOfClock: (what): Told => wordIn(AHEAD, what, MARKS),
    clockRefused: (ahead, records, reads) =>
      say`${records} abgelehnt, weil ${ahead} der Uhr der Datenbank voraus war${
        reads === undefined
          ? ''
          : say`, davon ${reads} nur zu Lesezugriffen und Exporten, die nicht herausgegeben wurden`
      }; ob sie noch einmal gesendet wurden, ist nicht erfasst`,
    selfVerification: {
      none: 'bis zu diesem Dossier keine erfasst',
      said: ({ result, depth, entries, at }) =>
        say`${result} (${depth}), ${entries} Einträge ab Eintrag 0, erfasst ${at}; Aussage von Docket über sich selbst`,
      found: (said, findings) => say`${said}; gefunden: ${findings}`,
    },
    gap: (kind) => say`Lücke erfasst: ${kind}`,
    missing: (n) => (n === undefined ? say`Zahl nicht erfasst` : say`${n} fehlen`),
    part: (component, name) => say`${component} ${name}`,
    change: (component, name) => say`System geändert: ${component} ${name}`,
    policy: 'Richtlinie des Ledgers geändert',
    policyProposed: 'Richtlinie des Ledgers vorgeschlagen',
    by: (event, people) => say`${event}, ${people}`,
    byOne: 'durch eine Person',
    byTwo: 'durch zwei Personen',
    awaitsSecond: 'nicht in Kraft; dazu braucht es eine weitere Person',
    thePolicy: 'die Richtlinie des Ledgers',
    policyWith: (differences) => say`die Richtlinie des Ledgers (${joined(differences, '; ')})`,
    revision: (n) => say`Fassung ${n}`,
    incident: {
      opened: 'Vorfall eröffnet',
      updated: 'Vorfall ergänzt',
      closed: 'Vorfall abgeschlossen',
    },
    comment: {
      entry: (n) => say`zu Eintrag E${n}`,
      answer: (n) => say`antwortet auf Kommentar E${n}`,
      decision: 'zur Entscheidung',
      none: 'entscheidet nichts',
    },
    refused: 'Auswirkung von Docket abgewiesen',
    notRegistered: 'nicht registriert',
    refusal: (reason): Told => wordIn(REFUSALS, reason, MARKS),
    keyOf: (earlier) => say`der Idempotenzschlüssel gehört zu ${earlier}`,
    refusedCount: ({ count, isLeast }) =>
      isLeast
        ? say`mindestens ${count} von Docket abgewiesen`
        : say`${count} von Docket abgewiesen`,
    atLeast: (attempts) => say`mindestens ${attempts} Versuche`,
    earlier: (seq, decision) => say`Eintrag ${seq} des Ledgers, Entscheidung ${decision}`,
    further: (members) => say`weitere Daten in dossier.json: ext (${joined(members, ', ')})`,
    noGap: 'keine erfasst',
    gapCount,
    damage: ({ kind, code, seq }) =>
      code === 'issuer_found'
        ? say`Der Server, der diese Kopie ausstellte, fand einen Fehler in der ganzen Aufzeichnung${seq === undefined ? say`` : say` (Eintrag ${seq} des Ledgers)`}; Abschnitt 14 nennt ihn`
        : say`${wordIn(DAMAGE, kind, MARKS)} (${wordIn({}, code, MARKS)}${seq === undefined ? say`` : say`, Eintrag ${seq} des Ledgers`})`,
    claim: (name, value) => say`${wordIn(CLAIMS, name, MARKS)}: ${value}`,
    yes: 'ja',
    no: 'nein',
    readOnly: 'gelesen, nicht exportiert',
    exported: 'exportiert',
    label: {
      locale: 'Sprache',
      role: 'Rolle des Schlüssels',
      job: 'Exportauftrag',
      begun: 'Position des Eintrags, der ihn beginnt',
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
      comment: 'Kommentar',
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
      nextOperation: 'nächste Operation',
      nextTarget: 'Ziel der nächsten Handlung',
      nextSystem: 'System der nächsten Handlung',
      nextAmount: 'Betrag der nächsten Handlung',
      nextCurrency: 'Währung der nächsten Handlung',
      nextDigest: 'Prüfsumme ihrer Argumente',
      seenUpTo: 'letzter Eintrag, den der Prüfer sah',
      approvedOperation: 'freigegebene Operation',
      approvedTarget: 'freigegebenes Ziel',
      approvedSystem: 'freigegebenes System',
      approvedAmount: 'freigegebener Betrag',
      approvedCurrency: 'freigegebene Währung',
      approvedDigest: 'Prüfsumme der freigegebenen Argumente',
      nextDescription: 'nächste Handlung in Worten',
      nextEffect: 'Wirkung der nächsten Handlung',
      evaluatorModel: 'Modell der Bewertung',
      judged: 'ausgewertet',
      subject: 'Gegenstand',
      due: 'Antwort fällig',
      escalation: 'Eskalation',
      needsHuman: 'der Agent verlangt einen Menschen',
      loopClaimed: 'der Agent gibt an, in einer Schleife zu sein',
      corrects: 'berichtigt',
      unreadableArguments: 'Argumente nicht lesbar',
    },
    attention: {
      rule: (rule, finding, more) =>
        say`Regel ${rule}: ${finding}${more === 0 ? '' : say` (und ${more} weitere)`}`,
      otherThanApproved: (differences) =>
        say`Nach der Freigabe durch einen Menschen kündigt eine Job Card etwas anderes an: ${differences}`,
      stoppedAfterClose: (verdict) =>
        say`Nachdem die Entscheidung als abgeschlossen beendet war, entschied ein Mensch „${verdict}“; kein späteres Urteil nimmt das zurück`,
      incident: (id, severity, title, outcome) =>
        say`Vorfall ${id} (${severity}), ${outcome === undefined ? say`nicht abgeschlossen` : say`abgeschlossen als ${outcome}`}: ${title}`,
      refused: (operation, target, { amount, owner }, why) =>
        say`Docket hat ${operation}${amount === undefined ? '' : say` über ${amount}`} für ${target}${owner === undefined ? '' : say`, verantwortlich ${owner},`} abgewiesen: ${why}`,
      changed: (what, to) => say`Geändert, während die Entscheidung lief: ${what}, jetzt ${to}`,
      erased: (n, entry, { orderer, at, asker }) =>
        orderer === undefined || at === undefined
          ? say`${plural(n, 'Wert wurde', 'Werte wurden')} gelöscht, wie es der Eintrag ${entry} des Ledgers festhalten soll`
          : say`${plural(n, 'Wert wurde', 'Werte wurden')} auf Anordnung von ${orderer} am ${at} gelöscht (Eintrag ${entry} des Ledgers)${asker === undefined ? '' : say`; beantragt hatte es ${asker}`}`,
      overdue: (id, due, answered) =>
        say`Eskalation ${id} war bis ${due} nicht beantwortet${answered === undefined ? '' : say`; beantwortet um ${answered}`}`,
    },
    summary: {
      gaps: (gaps, records, unknown) =>
        say`im Ledger selbst ist erfasst, dass Aufzeichnungen fehlen oder abgelehnt wurden: ${gapCount(gaps, records, unknown)}`,
      incidents: (incidents) => say`erfasste Vorfälle: ${joined(incidents, '; ')}`,
      incident: (id, severity, outcome) =>
        say`${id} (${severity}), ${outcome === undefined ? say`offen` : say`abgeschlossen als ${outcome}`}`,
      changes: (changes) => say`geändert, während die Entscheidung lief: ${joined(changes, '; ')}`,
      refused: (actions) => say`Docket hat nicht registriert: ${joined(actions, '; ')}`,
      refusedAs: (operation, { amount, target, owner }, reason) =>
        say`${operation}${amount === undefined ? '' : say` über ${amount}`}${target === undefined ? '' : say` für ${target}`}${owner === undefined ? '' : say`, verantwortlich ${owner}`} (${reason})`,
      many: (n) =>
        say`${plural(n, 'Aufzeichnung zu Lücken, Vorfällen, Änderungen oder Abweisungen steht', 'Aufzeichnungen zu Lücken, Vorfällen, Änderungen oder Abweisungen stehen')} in den Abschnitten 7 bis 13`,
    },
    full: {
      comment: (about, text) => say`Ein Mensch hat kommentiert (${about}): ${text}`,
      gap: (kind, records, reason) =>
        say`Der Schreiber hat eine Lücke erfasst: ${kind}; fehlende Aufzeichnungen: ${records}; angegebener Grund: ${reason}`,
      clockRefusal: (kind) => say`Docket hat erfasst, dass eine Uhr voraus war: ${kind}`,
      incident: (id, severity, title, aware) =>
        say`Vorfall ${id} wurde eröffnet, Schwere ${severity}: ${title}; bekannt geworden laut Betreiber: ${aware}`,
      incidentClosed: (id, outcome, summary) =>
        say`Vorfall ${id} wurde abgeschlossen als ${outcome}; angegeben ist: ${summary}`,
      incidentOpen: (id, due) =>
        say`Vorfall ${id} ist in diesen Belegen nicht abgeschlossen; Meldung fällig: ${due}`,
      change: (what, from, to, reason) =>
        say`Während die Entscheidung lief, wurde geändert: ${what}; vorher: ${from}; nachher: ${to}; angegebener Grund: ${reason}`,
      refused: (operation, target, why) =>
        say`Docket hat ${operation} für ${target} nicht registriert: ${why}`,
    },
  },
});
