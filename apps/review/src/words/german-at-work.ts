import type { AtWorkWords } from './english-at-work.js';

export const germanAtWork: AtWorkWords = {
  title: 'Bei der Arbeit',
  intro: 'Was Docket von selbst tut. Es wird alle 15 Sekunden neu gelesen, solange Sie hinsehen.',
  readAt: (time) => `Gelesen am ${time}.`,
  stale: (time) => `Es ist gerade nicht lesbar. Was folgt, wurde am ${time} gelesen.`,
  again: 'Jetzt neu lesen',
  allGood: 'Von nichts ist bekannt, dass es fehlschlug oder einen Blick verlangt.',
  unknown: (n) => `Von ${n} ist es nicht zu sagen.`,
  unknownTodo:
    'Lesen Sie neu. Bleibt es so: Dieser Prozess tut es nicht, oder die Datenbank antwortet nicht.',
  some: (n) => `${n} verlangen einen Blick.`,
  what: 'Was',
  state: 'Zustand',
  counts: 'Zahlen',
  todo: 'Was zu tun ist',
  nothing: 'nichts',
  seconds: (n) => `${n} s`,
  process: 'wie es der gefragte Serverprozess weiß',
  states: {
    good: 'in Ordnung',
    waiting: 'bei der Arbeit',
    attention: 'verlangt einen Blick',
    failed: 'fehlgeschlagen',
    unknown: 'nicht bekannt',
    off: 'nicht eingerichtet',
  },
  names: {
    readiness: 'Annahme von Aufzeichnungen',
    ledgers: 'Ledger, wie sie zuletzt gesehen wurden',
    unread_entries: 'Einträge, die keine Aufzeichnung sind',
    clock: 'Uhr gegen die der Datenbank',
    append_queue: 'Aufzeichnungen, die auf das Schreiben warten',
    checkpoints: 'Signierte Checkpoints',
    witness: 'Zeuge',
    checkpoint_sink: 'Ablage der Checkpoints',
    time_stamps: 'Zeitstempel',
    self_verification: 'Eigene Prüfungen der Ledger',
    verification: 'Verlangte Prüfungen',
    search_index: 'Suchverzeichnis',
    exports: 'Exporte',
    telemetry: 'Spuren über OTLP',
    outbox: 'Webhooks und Mails',
    deadlines: 'Fristen von Fragen',
    side_effects: 'Zweifelhafte Auswirkungen',
    erasures: 'Löschungen',
    expiry: 'Verlangen, was Richtlinien nicht länger aufbewahren',
  },
  todos: {
    readiness:
      'Fragen Sie /readyz: Es nennt, was nicht stimmt und was zu tun ist. Verloren ist nichts: Was nicht beantwortet wurde, ist nicht aufgezeichnet.',
    ledgers:
      'Die Datenbank hält von einem Ledger weniger, als gesehen wurde. Starten Sie nichts neu; siehe „A database that went back“ im Nachschlagewerk für Betreiber.',
    unread_entries:
      'Jemand hat am Server vorbei geschrieben: Nichts davon gilt. Die Tabelle der Ledger nennt sie. Bewahren Sie vor allem anderen eine Kopie der Datenbank auf, dann docket verify.',
    clock: 'Stellen Sie die Uhren dieses Servers und der Datenbank über NTP.',
    append_queue:
      'Die Datenbank nimmt langsamer an, als Aufzeichnungen kommen: Sehen Sie nach ihrem Datenträger.',
    checkpoints:
      'Verlangen Sie von jedem Ledger einen Checkpoint, und bewahren Sie ihn anderswo auf.',
    witness:
      'Er zeichnet nicht gegen: Fragen Sie, wer ihn betreibt. Checkpoints gehen ohne ihn weiter und sagen das.',
    checkpoint_sink:
      'Sie nimmt keine Checkpoints: Diese warten, und keine Aufzeichnung wartet auf sie. Im Log steht, warum.',
    time_stamps:
      'Die Stelle gibt keinen Zeitstempel: Fragen Sie, wer sie betreibt, oder nennen Sie eine andere.',
    self_verification:
      'Bewahren Sie vor allem anderen eine Kopie der Datenbank auf, dann docket verify: Es nennt die Einträge. Ist sie verspätet: Läuft ein Worker?',
    verification:
      'Ein Ledger ist nicht stimmig oder war nicht lesbar. Bewahren Sie vor allem anderen eine Kopie der Datenbank auf.',
    search_index:
      'Läuft ein Prozess der Rolle worker? Was gesucht wird, ist vielleicht unvollständig.',
    exports:
      'Wer ihn verlangt hat, sieht den Grund; verlangen Sie ihn noch einmal. Er steht auch im Log.',
    telemetry: 'docket telemetry nennt, was beiseitegelegt ist, und nimmt es wieder auf.',
    outbox:
      'Öffnen Sie das Ledger: Seine Webhooks sagen, welcher nichts annimmt und warum. Richten oder entfernen Sie ihn.',
    deadlines: 'Jemand hat nicht rechtzeitig geantwortet: Die Warteschlange hat, welche Frage.',
    side_effects:
      'Suchen Sie die Entscheidungen, sehen Sie in den Zielsystemen nach, und zeichnen Sie auf, was Sie finden.',
    erasures: 'Ein zweiter Mensch ordnet jede an oder lässt sie verfallen: siehe Löschungen.',
    expiry:
      'Ein Mensch ordnet an, was wartet: siehe Löschungen. Was scheiterte, steht im Protokoll des Workers: Expiry.',
  },
  figures: {
    done: 'ohne Offenes',
    held: 'unter Sperre',
    went_back: 'zurückgefallen',
    records: 'Aufzeichnungen',
    entries: 'Einträge',
    ahead_s: 'voraus',
    unsigned: 'Einträge ohne Signatur',
    ledgers: 'betroffene Ledger',
    oldest_s: 'ältestes',
    interval_s: 'alle',
    verified: 'stimmig',
    not_verified: 'nicht stimmig',
    none: 'noch nicht',
    failed: 'fehlgeschlagen',
    running: 'laufen',
    behind_entries: 'Einträge zurück',
    behind_ledgers: 'Ledger zurück',
    queued: 'eingereiht',
    pending: 'abzulegen',
    waiting: 'warten',
    failing: 'schlagen fehl',
    set_aside: 'beiseitegelegt',
    endpoints: 'Adressen',
    disabled: 'abgeschaltet',
    dead: 'aufgegeben',
    overdue: 'überfällig',
    in_doubt: 'zweifelhaft',
  },
};
