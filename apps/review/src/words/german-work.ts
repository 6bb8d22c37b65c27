import type { Words } from './english.js';
import type { englishWork } from './english-work.js';

/** Words of the board and of what is done with whole decisions. */
export const germanWork: Pick<Words, keyof typeof englishWork> = {
  board: {
    title: 'Tafel',
    intro:
      'Wo die offenen Entscheidungen stehen. Die Phase ist, was der Agent sagt; niemand als er verschiebt sie. Die Tafel folgt dem, was aufgezeichnet wird.',
    agent: 'Von welchem Agenten',
    stakes: 'Risiko',
    any: 'alle',
    show: 'Zeigen',
    count: (n: number, closed: number) =>
      `${n === 1 ? '1 Entscheidung ist' : `${n.toLocaleString('de')} Entscheidungen sind`} nicht abgeschlossen; ${closed.toLocaleString('de')} abgeschlossen.`,
    more: (n: number) => `${n.toLocaleString('de')} ältere: oben eingrenzen.`,
    old: 'Was unten steht, ist von davor.',
    column: {
      planning: 'In Planung',
      executing: 'In Ausführung',
      blocked: 'Blockiert',
      loop: 'Schleife erkannt',
      escalating: 'Wird weitergegeben',
      waiting: 'Wartet auf einen Menschen',
      stopped: 'Gestoppt',
      done: 'Fertig',
    },
    means: {
      planning: 'Der Agent plant, oder hat noch keine Karte abgelegt.',
      executing: 'Der Agent sagt, dass er handelt.',
      blocked: 'Der Agent sagt, dass er nicht weiterkommt. Niemand ist gefragt.',
      loop: 'Der Agent sagt, dass er sich wiederholt. Niemand ist gefragt.',
      escalating: 'Der Agent gibt es weiter. Keine Frage ist offen.',
      waiting: 'Eine Frage ist offen und hält sie auf.',
      stopped: 'Der Agent ist angewiesen aufzuhören.',
      done: 'Der Agent sagt, dass er fertig ist, und hat sie nicht abgeschlossen.',
    },
  },

  find: {
    more: 'Eingrenzen',
    status: 'Im Ledger steht sie als',
    phase: 'Der Agent sagt',
    rule: 'Eine Regel schlug an',
    writer: 'Jemand schrieb darin (prn_…)',
    from: 'Eröffnet von',
    to: 'bis',
    hint: 'Alles Angegebene muss zutreffen. Tage sind in UTC, der letzte zählt mit. Der Agent wird mit seiner Kennung angegeben, Buchstabe für Buchstabe.',
    views: 'Gemerkte Suchen',
    viewName: 'Diese Suche merken als',
    keepView: 'Merken',
    keptHere: 'Nur in diesem Browser. Auch die Adresse dieser Seite führt dorthin.',
    dropView: (name) => `Die Suche ${name} vergessen`,
  },

  attempts: {
    title: 'Versuche',
    intro:
      'Aufrufe desselben Werkzeugs, wie die Karten sie erfassen: gleiche hintereinander einmal, und was sich von einem zum nächsten änderte.',
    first: 'Erster Aufruf.',
    hidden: 'Nicht alles davon ist hier zu sehen.',
    sameArguments: 'Dieselben Argumente.',
    notGiven: 'nicht angegeben',
    moreChanged: 'und weitere Angaben',
    result: {
      same: 'Dasselbe Ergebnis, oder keines erfasst.',
      other: 'Ein anderes Ergebnis.',
      not_recorded: 'Diesmal ist kein Ergebnis erfasst.',
    },
    times: (n) => `${n}-mal hintereinander`,
    more: (n) => (n === 1 ? '1 weiterer Versuch' : `${n} weitere Versuche`),
  },

  replay: {
    title: 'Ablauf',
    intro:
      'Wo die Entscheidung nach jedem Eintrag stand, in Ihrem Browser nach den Regeln ermittelt, nach denen das Ledger und seine Prüfer gehen.',
    position: 'Eintrag',
    entry: (n, all, what) => `Eintrag ${n} von ${all}: ${what}`,
    back: 'Zurück',
    forward: 'Weiter',
    play: 'Abspielen',
    pause: 'Anhalten',
    turn: 'Zur nächsten Regel oder Antwort',
    speed: 'Tempo',
    perSecond: (n) => (n === 1 ? '1 Eintrag je Sekunde' : `${n} Einträge je Sekunde`),
    unknown:
      'Ein Eintrag bis hierher ist nicht lesbar; wo die Entscheidung stand, ist nicht bekannt.',
    changed: 'hier geändert',
    none: 'keine',
    phase: 'Der Agent sagt',
    status: 'Das Ledger hat sie als',
    confidence: 'Zuversicht',
    open: 'Offene Fragen',
    calls: 'Werkzeugaufrufe bisher',
    reviews: 'Antworten bisher',
    effects: 'Was aus Auswirkungen wurde',
    effect: {
      intent: 'angekündigt',
      executing: 'begonnen',
      executed: 'ausgeführt',
      failed: 'gescheitert',
      outcome_unknown: 'ungewiss',
      rolled_back: 'zurückgenommen',
      compensated: 'ausgeglichen',
    },
  },

  copies: {
    title: 'Ausfertigungen für andere',
    intro:
      'Wählen Sie, für wen sie ist, sehen Sie an, was dort nicht zu sehen wäre, und erstellen Sie dann die Datei.',
    reader: 'Für',
    readers: {
      counterparty: 'Ein Unternehmen auf der anderen Seite',
      regulator: 'Eine Aufsichtsbehörde',
      public: 'Öffentlichkeit und Presse',
      subject: 'Die betroffene Person',
    },
    sees: {
      counterparty: 'Ergebnis, Gründe und was getan wurde; keine Person, kein Innenleben.',
      regulator: 'Alles über die Entscheidung, nichts, was ein System öffnet.',
      public: 'Der Gang der Entscheidung und die Regeln; niemand und nichts beim Namen.',
      subject:
        'Eine Erklärung in einfachen Worten, was über sie entschieden wurde und wen sie fragen kann.',
    },
    recipient: 'Empfänger (freiwillig)',
    purpose: 'Zweck (freiwillig)',
    deployer: 'Wer für das System verantwortlich ist (freiwillig)',
    contact: 'Wie man dort jemanden erreicht (freiwillig)',
    hint: {
      recipient: 'Als Funktion oder Organisation, ohne Namen. Es wird erfasst.',
      purpose: 'Zum Beispiel die Nummer einer Beschwerde, ohne Namen. Es wird erfasst.',
      deployer: 'Wird gedruckt. Bleibt es leer, steht dort: nicht angegeben.',
      contact: 'Wird gedruckt. Bleibt es leer, steht dort: nicht angegeben.',
    },
    look: 'Zeigen, was zurückgehalten würde',
    withheld: (n) => (n === 1 ? '1 Wert würde zurückgehalten' : `${n} Werte würden zurückgehalten`),
    places: 'Wo sie stehen',
    entry: (seq) => `Eintrag ${seq} des Ledgers`,
    header: 'neben den Einträgen',
    more: (n) => `und ${n} weitere`,
    nothingShows: 'Nichts Zurückgehaltenes wurde anderswo gefunden',
    shows: (n, isMore) =>
      `${isMore ? 'Mehr als ' : ''}${n} ${n === 1 ? 'Stelle könnte' : 'Stellen könnten'} noch etwas Zurückgehaltenes zeigen`,
    lookAtThem:
      'Sehen Sie jede an, bevor Sie es herausgeben; gesucht wird nach Wörtern, nicht nach Bedeutungen.',
    kind: {
      repeat: 'derselbe Wert',
      part: 'ein Teil davon',
      alike: 'vielleicht dasselbe in anderer Form',
      key: 'in einer Bezeichnung',
      header: 'in dem, was sagt, wer und wann',
      id: 'in einer Kennung',
      issuer: 'in dem, was Sie angeben',
    },
    withhold: 'Auch das zurückhalten',
    withholdAt: (seq, pointer) => `Auch ${pointer} von Eintrag ${seq} zurückhalten`,
    make: (format) => `Ausfertigung als ${format} erstellen`,
  },

  reports: {
    link: 'Berichte',
    title: 'Aufsichtsbericht',
    intro:
      'Was in einem Zeitraum entschieden wurde, wo Menschen gefragt wurden, wie sie antworteten und wie schnell: eine Datei für alle, die die Agenten beaufsichtigen.',
    from: 'Erster Tag',
    to: 'Letzter Tag',
    daysHint: 'Tage in UTC, der letzte gehört dazu.',
    daysMissing: 'Nennen Sie einen ersten Tag und einen letzten, der nicht davor liegt.',
    purpose: 'Zweck (freiwillig)',
    recorded: 'Dass Sie ihn herausnehmen, wird im Ledger erfasst, mit der Prüfsumme der Datei.',
    notYours: 'Berichte nimmt heraus, wer die Rolle officer oder auditor hat.',
  },
};
