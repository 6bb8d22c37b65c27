import type { ExportWords } from './english-exports.js';

/** Words of the exports of a ledger. */
export const germanExports: ExportWords = {
  title: (ledger) => `Exporte von ${ledger}`,
  intro:
    'Der Server erstellt sie im Hintergrund und hält sie einige Zeit bereit. Jeder wird mit der Prüfsumme seiner Datei erfasst, und auch, wer sie holt.',
  none: 'Niemand hat einen verlangt.',
  whole: 'Das ganze Ledger',
  wholeMeans:
    'Jeder Eintrag mit seinem Inhalt, und ein Checkpoint: docket verify und docket-verify.html prüfen es ohne diesen Server.',
  auditorsOnly: 'Das ganze Ledger oder ein Bündel exportiert, wer die Rolle auditor hat.',
  recipient: 'Empfänger (freiwillig)',
  purpose: 'Zweck (freiwillig)',
  make: 'Das ganze Ledger exportieren',
  bundle: 'Ein Bündel',
  bundleMeans:
    'Dasselbe als ZIP (BagIt), mit Tabellen, PROV-JSON und einem Prüfprogramm. Nach Tagen enthält es die Entscheidungen, die an ihnen eröffnet wurden, von anderen nur die Köpfe; Richtlinien, Personen, Schlüssel, Änderungen am System und Lücken stehen mit Begründung darin, von wem sie auch handeln.',
  bundleDays: 'Tage in UTC, der letzte gehört dazu; alle Entscheidungen, wenn leer.',
  makeBundle: 'Ein Bündel exportieren',
  newest: (n) => `Die neuesten ${n}.`,
  kind: {
    dossier: 'Dossier',
    oversight_report: 'Aufsichtsbericht',
    ledger: 'Das ganze Ledger',
    feedback: 'Prüfungen als Datensatz',
    bundle: 'Bündel des Ledgers oder von Entscheidungen daraus',
  },
  state: {
    queued: 'wartet, bis er an der Reihe ist',
    running: 'wird erstellt',
    ready: 'ist fertig',
    failed: 'konnte nicht erstellt werden; nichts ging hinaus',
    cancelled: 'wurde abgebrochen',
    expired: 'die Datei ist gelöscht; der Eintrag bleibt',
  },
  asked: (when, by) => `verlangt ${when} von ${by}`,
  variant: (word) => `Fassung ${word}`,
  period: (from, to) => `von ${from} bis ${to}, Ende nicht eingeschlossen`,
  openedFrom: (time) => `eröffnet ab ${time}`,
  openedTo: (time) => `eröffnet vor ${time}`,
  forTool: (tool) => `gemacht für: ${tool}`,
  byProfile: (reader) => `wer sie lesen darf: ${reader}`,
  forWhom: (recipient) => `Empfänger ${recipient}`,
  progress: (done, total) => `${done} von ${total}`,
  progressUnknown: (done) => `${done}`,
  until: (when) => `bereit bis ${when}`,
  bytes: (n) => `${n} Byte`,
  get: (name) => `${name} herunterladen`,
  cancel: (what) => `Abbrechen: ${what}`,
  remove: (what) => `Die Datei löschen: ${what}`,
  feedback: {
    title: 'Korrekturen zurückgeben',
    intro:
      'Was Menschen zu dem sagten, was Agenten taten, als Datei für die, die sie bauen: eine Zeile je Prüfung, mit dem, worum gebeten wurde, was der Agent tat, was richtig war und warum.',
    daysHint: 'Tage in UTC, an denen Prüfungen erfasst wurden, der letzte gehört dazu.',
    form: 'Gemacht für',
    profile: 'Wer sie lesen darf',
    profileHint:
      'Was andere nicht sehen sollen, wird zurückgehalten; Dockets eigene Zeilen nennen jede solche Stelle. Für ein anderes Werkzeug entsteht keine Datei, wo das verdeckt, worum gebeten wurde oder was richtig war, und Ihnen wird gesagt, warum.',
    names: {
      docket: 'beliebige Werkzeuge (Dockets eigene Zeilen)',
      langfuse: 'Langfuse',
      langsmith: 'LangSmith',
      openai: 'OpenAI evals',
      none: 'Nur wir: nichts wird zurückgehalten',
    },
    correctedOnly: 'Nur Korrekturen und überstimmte Handlungen',
    recipient: 'Empfänger, als Funktion oder Organisation (freiwillig)',
    make: 'Datei erstellen',
    saved: 'Die Datei ist erstellt, erfasst und gespeichert.',
    later: 'Es dauert länger. Die Datei wird unten bei den Exporten stehen.',
  },
};
