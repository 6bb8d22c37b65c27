import type { Words } from './english.js';
import type { englishWork } from './english-work.js';

/** Words of the board and of what is done with whole decisions. */
export const germanWork: Pick<Words, keyof typeof englishWork> = {
  keys: {
    title: 'Tasten',
    none: 'Keine Taste entscheidet allein. In einem Feld sind Buchstaben Buchstaben.',
    does: {
      '?': 'Diese Liste',
      h: 'Zur letzten Stunde',
      g: 'Zur Warteschlange',
      b: 'Zur Tafel',
      d: 'Zu den Entscheidungen',
      t: 'Zu den Berichten',
      w: 'Zu den Warnungen',
      e: 'Zu den Löschungen',
      m: 'Zur Verwaltung',
      v: 'Eine Datei prüfen',
      j: 'Nächste: Karte, Frage oder Eintrag des Ablaufs',
      k: 'Vorige',
      '/': 'Zum Suchfeld',
      i: 'Von einer Frage zu ihrer Entscheidung, und zurück',
      y: 'Die Frage übernehmen oder zurückgeben (fragt erst)',
      a: 'Antwort: genehmigen (öffnet das Formular)',
      r: 'Antwort: ablehnen (öffnet das Formular)',
      c: 'Antwort: korrigieren (öffnet das Formular)',
      o: 'Antwort: übersteuern (öffnet das Formular)',
      p: 'Antwort: erwidern (öffnet das Formular)',
      s: 'Antwort: stoppen (öffnet das Formular)',
      u: 'Wartende Antwort rückgängig machen',
      n: 'Die Entscheidung kommentieren (öffnet das Formular)',
      x: 'Zum Dossier und zu Kopien der Entscheidung',
    },
    ofBrowser: [
      ['Tab', 'Zur nächsten Schaltfläche, zum nächsten Link oder Feld'],
      ['Enter', 'Öffnen, was markiert ist'],
      ['Strg+Enter', 'Im Formular: Antwort erfassen'],
      ['← →', 'Auf dem Schieber des Ablaufs: Eintrag für Eintrag'],
      ['Esc', 'Ein Fenster schließen'],
    ],
  },

  board: {
    title: 'Tafel',
    intro:
      'Wo die offenen Entscheidungen stehen. Die Phase ist, was der Agent sagt; niemand als er verschiebt sie. Die Tafel folgt dem, was aufgezeichnet wird.',
    agent: 'Von welchem Agenten',
    stakes: 'Tragweite',
    any: 'alle',
    show: 'Zeigen',
    count: (n: number, closed: number) =>
      `${n === 1 ? '1 Entscheidung ist' : `${n.toLocaleString('de')} Entscheidungen sind`} nicht abgeschlossen; ${closed.toLocaleString('de')} abgeschlossen.`,
    more: (n: number) => `${n.toLocaleString('de')} ältere, in der Liste der Entscheidungen`,
    seen: (n: number, alone: number) =>
      n === 0
        ? 'Angegebenes, mit dem von außen Gesehenen verglichen: nichts gefunden, das nicht übereinstimmt.'
        : `Angegebenes, mit dem von außen Gesehenen verglichen: ${n}-mal stimmt es nicht überein${alone === 0 ? '.' : `, davon ${alone}-mal gesehen und von keiner Entscheidung angegeben; der Aufsichtsbericht führt es auf.`}`,
    seenUpTo: (compared: number, size: number) =>
      compared >= size
        ? `Alle ${size.toLocaleString('de')} Einträge wurden verglichen.`
        : `Die ersten ${compared.toLocaleString('de')} von ${size.toLocaleString('de')} Einträgen wurden verglichen; was danach kam, gehört noch nicht dazu.`,
    seenTooMany:
      'Das von außen Gesehene wird hier nicht verglichen: Dieses Ledger hat zu viel davon. Eine Karte ohne Marke sagt darüber nichts.',
    questions: (n: number) =>
      `${n === 1 ? '1 Frage dieses Ledgers wartet' : `${n.toLocaleString('de')} Fragen dieses Ledgers warten`} in der Warteschlange: zu angehaltenen und zu gestoppten Entscheidungen.`,
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
      escalating:
        'Die letzte Karte des Agenten fragt einen Menschen oder gibt weiter. Keine Frage ist offen: Sie ist beantwortet, oder keine wurde gestellt.',
      waiting: 'Eine Frage ist offen und hält sie auf.',
      stopped:
        'Der Agent ist angewiesen aufzuhören. Eine offene Frage dazu wartet in der Warteschlange.',
      done: 'Der Agent sagt, dass er fertig ist, und hat sie nicht abgeschlossen.',
    },
  },

  small: {
    onThisPage: 'Auf dieser Seite',
    last: (time) => `letzter Eintrag ${time}`,
  },

  find: {
    more: 'Eingrenzen',
    status: 'Im Ledger steht sie als',
    phase: 'Der Agent sagt',
    rule: 'Eine Regel schlug an',
    seen: 'Mit dem von außen Gesehenen verglichen',
    seenAny: 'etwas, das nicht übereinstimmt',
    seenAs: {
      declared_not_seen: 'angegeben, nicht gesehen',
      seen_differently: 'anders gesehen',
      seen_twice: 'mehrmals gesehen',
      observers_disagree: 'Beobachter widersprechen sich',
    },
    writer: 'Jemand schrieb darin (prn_…)',
    from: 'Eröffnet von',
    to: 'bis',
    hint: 'Alles Angegebene muss zutreffen. Tage sind in UTC, der letzte zählt mit. Der Agent wird mit seiner Kennung angegeben, Buchstabe für Buchstabe.',
    operation: 'Eine Auswirkung tut',
    currency: 'Währung',
    amount_min: 'Betrag von',
    amount_max: 'Betrag bis',
    currencyForm: 'Drei Buchstaben, etwa EUR',
    amountForm: 'Eine Zahl mit Punkt vor den Cent und nichts zwischen den Tausendern, etwa 1000.50',
    amountHint:
      'Vorgang, Währung und Betrag sind die einer angemeldeten Auswirkung. Beträge werden nur in einer Währung verglichen; wo keiner aufgezeichnet ist, wird nichts gefunden. Was nur angekündigt oder abgelehnt wurde, zählt nicht.',
    views: 'Gemerkte Suchen',
    viewName: 'Diese Suche merken als',
    keepView: 'Merken',
    keptHere:
      'Für Sie allein, wenn sie nicht geteilt wird. Keine Namen: Gesuchte Wörter bleiben bei ihr stehen.',
    share: 'Mit allen teilen, die den Ledger beaufsichtigen',
    shared: 'geteilt',
    sharedByYou: 'von Ihnen geteilt',
    unusable: '(nicht verwendbar: Sie fragt nach etwas, das hier nicht bekannt ist)',
    dropView: (name) => `Die Suche ${name} vergessen`,
    dropShared: (name) => `Die Suche ${name} vergessen, für alle`,
    moved: (moved, refused) =>
      `Suchen, die nur dieser Browser gemerkt hatte: ${moved} merkt sich jetzt der Server, für Sie allein${
        refused === 0 ? '.' : `; ${refused} fragten nach etwas, das er nicht kennt, und sind weg.`
      }`,
    also: 'Außerdem gefragt, wie die Schnittstelle es nennt',
    leaveOut: (name) => `${name} weglassen`,
  },

  claims: {
    title: 'Wer daran arbeitet',
    take: 'Übernehmen',
    free: 'Auch wer zu antworten beginnt, übernimmt sie. Andere sehen es 15 Minuten lang.',
    yours: (time) => `Sie haben sie übernommen, bis ${time}.`,
    theirs: (who, time) =>
      `Jemand anders (${who}) hat sie übernommen, bis ${time}. Antworten können Sie trotzdem; die erste Antwort zählt.`,
    given: (who, time) =>
      `Sie ist jemand anderem gegeben (${who}), bis ${time}. Antworten können Sie trotzdem; die erste Antwort zählt.`,
    givenToYou: (time) => `Sie ist Ihnen gegeben, bis ${time}.`,
    takeOver: 'An sich nehmen',
    giveTo: 'Jemandem geben',
    whom: 'Wem',
    giveToNow: 'Für einen Tag geben',
    nobodyElse: 'Niemand sonst beantwortet Fragen in diesem Ledger.',
    giveBack: 'Zurückgeben',
    giveBackNow: 'An die Warteschlange zurückgeben',
    note: 'Notiz für die nächste Person (freiwillig)',
    noteHint: 'Keine Namen. Sie wird nicht erfasst und geht, wenn die Frage beantwortet ist.',
    noted: (time, isYours) =>
      `${isYours ? 'Von Ihnen am' : 'Am'} ${time} für die nächste Person notiert:`,
    tagYours: 'von Ihnen übernommen',
    tagGiven: 'Ihnen gegeben',
    tagTheirs: 'von jemand anderem übernommen',
  },

  tools: {
    title: 'Was die Werkzeuge des Agenten lieferten',
    loop: 'Der Agent wiederholt sich.',
    intro: 'Wie der Agent es erfasst hat; Docket hat die Werkzeuge nicht gefragt.',
    none: 'Vor dieser Frage ist kein Aufruf eines Werkzeugs erfasst.',
    hiddenTool: 'Ein Werkzeug, dessen Name hier nicht zu sehen ist',
    times: (n) => `${n}-mal, jedes Mal mit demselben Ergebnis`,
    ended: {
      error: 'endete mit einem Fehler',
      denied: 'wurde verweigert',
      timeout: 'antwortete nicht rechtzeitig',
    },
    calledWith: 'Aufgerufen mit',
    returned: 'Geliefert',
    noResult: 'Kein Ergebnis ist erfasst.',
    hidden: 'Nicht alles davon ist hier zu sehen.',
    more: 'Es gibt mehr davon: siehe die ganze Entscheidung.',
    criterion: 'Damit wurde nach Angabe des Agenten geprüft',
    is: { true: 'wahr', false: 'falsch' },
    notEvaluated: 'ohne Ergebnis',
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
    jump: 'Regeln und Antworten',
    choose: 'Wählen Sie eine',
    alike: (n) => (n === 1 ? '1 weiterer wie dieser.' : `${n} weitere wie dieser.`),
    alikeMeans: 'Alles ist wie oben, außer:',
    noDifference: 'nichts',
    times: (n) => `${n}-mal`,
    speed: 'Tempo',
    perSecond: (n) => (n === 1 ? '1 Eintrag je Sekunde' : `${n} Einträge je Sekunde`),
    unknown:
      'Ein Eintrag bis hierher ist nicht lesbar; wo die Entscheidung stand, ist nicht bekannt.',
    changed: 'hier geändert',
    none: 'keine',
    phase: 'Der Agent sagt',
    status: 'Das Ledger hat sie als',
    confidence: 'Konfidenz',
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
    values: (n) => (n === 1 ? '1 Wert würde gezeigt' : `${n} Werte würden gezeigt`),
    tick: 'Kreuzen Sie an, was dort nicht zu sehen sein darf, und sehen Sie es noch einmal an.',
    withholdTicked: 'Angekreuztes zurückhalten',
    withhold: 'Auch das zurückhalten',
    withholdAt: (seq, pointer) => `Auch das zurückhalten: ${pointer} von Eintrag ${seq}`,
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
