import { germanVerify } from './german-verify.js';
import { germanWork } from './german-work.js';
import type { Words } from './english.js';

const many = (n: number): string => n.toLocaleString('de');

/** The words of the page in German. */
export const germanWords: Words = {
  ...germanWork,
  product: 'Docket',
  skip: 'Zum Inhalt springen',
  loading: 'Wird geladen …',
  language: 'English',
  languageName: 'Show in English',
  signOut: 'Abmelden',
  keysButton: 'Tasten',
  navigation: 'Hauptbereich',
  queueLink: 'Warteschlange',
  boardLink: 'Tafel',
  decisionsLink: 'Entscheidungen',
  verifyLink: 'Prüfen',
  administrationLink: 'Verwaltung',
  hourLink: 'Letzte Stunde',
  alertsLink: 'Warnungen',
  erasuresLink: 'Löschungen',
  you: 'Sie',
  back: 'Zurück zur Warteschlange',
  tryAgain: 'Noch einmal versuchen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  number: many,

  signIn: {
    title: 'Anmelden',
    name: 'Name',
    passphrase: 'Passphrase',
    submit: 'Anmelden',
    byProvider: 'Über Ihre Organisation anmelden',
    orLocal: 'Oder mit einer Passphrase',
    nobody:
      'An diesem Server meldet sich niemand an. Eingerichtet wird es in der Verwaltung: siehe „People who sign in“ in der Betriebsreferenz.',
    elsewhere: 'Angemeldet wird sich unter einer anderen Adresse dieses Servers:',
    stopTitle: 'Sie wurden nicht angemeldet',
    stops: {
      no_role:
        'Ihre Organisation kennt Sie, und keine Ihrer Gruppen hat hier eine Rolle. Bitten Sie um eine der Gruppen, die Docket kennt, wo sie vergeben werden.',
      not_begun:
        'In diesem Browser wurde das nicht begonnen, oder vor mehr als zehn Minuten. Beginnen Sie noch einmal.',
      refused:
        'Was der Identitätsanbieter geantwortet hat, meldet Sie nicht an. Beginnen Sie noch einmal.',
      unavailable: 'Der Identitätsanbieter antwortet nicht. Versuchen Sie es gleich noch einmal.',
    },
    nowhere: 'Sie sind angemeldet und haben hier keine Rolle, die Entscheidungen sieht.',
  },
  enrol: {
    title: 'Wählen Sie Ihre Passphrase',
    intro:
      'Sie belegt, dass Sie es sind, wer entscheidet. Docket behält keine lesbare Kopie. Mehrere Wörter, die Sie sich merken können, sind besser als wenige seltsame Zeichen.',
    passphrase: 'Passphrase',
    hint: (min) => `Mindestens ${min} Zeichen.`,
    again: 'Noch einmal dieselbe',
    submit: 'Behalten und anmelden',
    different: 'Die beiden sind nicht gleich.',
    noToken:
      'Dieser Adresse fehlt ihr Token. Verwenden Sie den ganzen Link, den Sie erhalten haben.',
    done: 'Sie ist hinterlegt. Melden Sie sich jetzt damit an.',
  },

  queue: {
    title: 'Was auf Sie wartet',
    count: (n) =>
      n === 0 ? 'Nichts wartet' : n === 1 ? '1 Frage wartet' : `${many(n)} Fragen warten`,
    empty:
      'Nichts wartet auf einen Menschen. Was Agenten fragen oder eine Regel anhält, erscheint hier von selbst.',
    incomplete: (ledger) =>
      `${ledger}: Noch steht nicht alles in dieser Liste, oder nicht so, wie es erfasst ist.`,
    more: (n) => `${many(n)} weitere warten hinter diesen.`,
    order: 'Zuerst kommt, was zuerst fällig ist, dann das mit der höheren Tragweite.',
    readOnly: 'Sie dürfen lesen; es antwortet, wer die Rolle reviewer oder officer hat.',
    stakes: (word) => `Tragweite ${word}`,
    by: (agent) => `von ${agent}`,
    asks: (rule) => `Warum: ${rule}`,
    stopped: 'gestoppt, bis jemand antwortet',
    held: 'angehalten, bis jemand antwortet',
    saidYes: (n, of) => `${n} von ${of} Personen haben zugestimmt`,
    youSaidYes: 'Sie haben zugestimmt',
    nothingAnnounced: 'Keine Handlung ist angekündigt.',
    ledger: 'Ledger',
    continues: (ledger) => `Es setzt ${ledger} fort; dort stehen ältere Entscheidungen.`,
    continuedIn: (ledger) =>
      `Es ist geschlossen: Neue Entscheidungen stehen in ${ledger}, offene werden hier zu Ende geführt.`,
    administers: 'Sie verwalten, und haben hier keine Rolle, die Entscheidungen sieht.',
  },
  due: {
    none: 'keine Frist',
    in: (time) => `fällig in ${time}`,
    over: (time) => `überfällig seit ${time}`,
    seconds: 'weniger als einer Minute',
    minutes: (n) => (n === 1 ? '1 Minute' : `${n} Minuten`),
    hours: (n) => (n === 1 ? '1 Stunde' : `${n} Stunden`),
    days: (n) => (n === 1 ? '1 Tag' : `${n} Tagen`),
  },

  question: {
    title: 'Frage',
    wants: 'Was der Agent tun will',
    wantsNothing:
      'Mit dieser Frage ist keine Handlung angekündigt. Ihre Antwort sagt, ob der Agent weiterarbeitet.',
    operation: 'Handlung',
    target: 'An',
    amount: 'Betrag',
    description: 'In den Worten des Agenten',
    undo: 'Umkehrbar?',
    notSaid: 'nicht erfasst',
    why: 'Warum es wartet',
    due: (time) => `Antwort fällig ${time}`,
    held: 'Der Agent darf nicht handeln, bis jemand antwortet.',
    stopped: 'Der Agent ist gestoppt, bis jemand antwortet.',
    rule: (rule) => `Regel: ${rule}`,
    asked: 'Was der Agent fragt',
    goal: 'Ziel',
    request: 'Was vom Agenten verlangt wurde',
    source: 'Was die Quelle sagt',
    missing: 'Nicht erfasst',
    noSource: 'eine Quelle',
    decisive: 'entscheidend',
    version: 'Fassung',
    section: 'Abschnitt',
    supports: 'Sie stützt',
    quote: 'Dort steht',
    others: 'Was sonst möglich war',
    noOthers: 'eine Alternative',
    because: 'Verworfen, weil',
    sure: 'Wie sicher der Agent ist',
    done: 'Was bisher geschah',
    moreRows: (n) => `${n} weitere: siehe die ganze Entscheidung`,
    whole: 'Die ganze Entscheidung',
    answered: 'Diese Frage ist beantwortet. Hier wird nichts von Ihnen verlangt.',
    unknown: 'In dieser Entscheidung gibt es keine solche Frage.',
    untrusted:
      'Die Aufzeichnung dieser Entscheidung hält der Prüfung in Ihrem Browser nicht stand. Entscheiden Sie nicht danach; sagen Sie es der Verwaltung von Docket.',
    notRead:
      'Was die Frage ausgelöst hat, ist aus geprüften Einträgen nicht zu lesen. Entscheiden Sie nicht danach; sagen Sie es der Verwaltung von Docket.',
    verified: (n) => `In Ihrem Browser geprüft: ${n} Einträge dieser Entscheidung.`,
    recorded: 'Dass Sie sie geöffnet haben, ist erfasst.',
    since: 'Seit diese Seite die Entscheidung gelesen hat, wurde etwas erfasst.',
    readAgain: 'Noch einmal lesen',
  },

  decision: {
    title: 'Entscheidung',
    list: 'Entscheidungen',
    words: 'Wörter in den Aufzeichnungen',
    find: 'Suchen',
    more: 'Mehr',
    found: (n, isMore) =>
      n === 0
        ? 'Keine gefunden.'
        : isMore
          ? `Die neuesten ${n}`
          : n === 1
            ? '1 Entscheidung'
            : `${n} Entscheidungen`,
    status: { open: 'offen', held: 'angehalten', stopped: 'gestoppt', closed: 'abgeschlossen' },
    waits: 'Wartet auf einen Menschen:',
    verified: 'In Ihrem Browser geprüft',
    notVerified: 'Hält der Prüfung in Ihrem Browser nicht stand',
    entries: (n) => (n === 1 ? '1 Eintrag' : `${n} Einträge`),
    verifiedMeans:
      'Die Einträge dieser Entscheidung wurden hier geprüft, mit dem Code der Prüfenden, gegen den Checkpoint, den der Server beim Öffnen signiert hat. Nichts davon beruht auf dem bloßen Wort des Servers, außer dem Schlüssel unten.',
    keyFromServer:
      'Auch der Schlüssel, gegen den der Checkpoint gehalten wird, kam von diesem Server. Wer den Schlüssel getrennt aufbewahrt, oder das Dossier exportiert und damit docket verify ausführt, verlässt sich darauf nicht.',
    showAll: (n) => `Alle ${n} Zeilen zeigen`,
    dossier: 'Dossier',
    download: (format) => `Als ${format} herunterladen`,
    making: 'Wird erstellt …',
    exportRecorded:
      'Dass Sie es herausnehmen, wird in der Entscheidung erfasst, mit der Prüfsumme der Datei.',
    notYours:
      'Wer prüft, nimmt keine Dossiers heraus; das tut, wer die Rolle officer oder auditor hat.',
  },

  verdict: {
    title: 'Ihre Antwort',
    choose: 'Antwort',
    approve: 'Genehmigen',
    reject: 'Ablehnen',
    correct: 'Korrigieren',
    override: 'Übersteuern',
    respond: 'Erwidern',
    stop: 'Stoppen',
    does: {
      approve:
        'Der Agent darf weiterarbeiten. Sie genehmigen diese eine Handlung, wie sie gezeigt ist; eine andere löst die Regel „nicht wie genehmigt“ aus.',
      approveOpen: 'Der Agent darf weiterarbeiten wie bisher.',
      reject: 'Sie sagen dazu Nein. Der Agent erfährt, dass er stoppen soll.',
      correct: 'Der Agent darf weiterarbeiten, mit dem, was Sie richtigstellen.',
      override:
        'Der Agent darf weiterarbeiten. Was Sie festlegen, gilt anstelle dessen, was er entschied.',
      respond: 'Der Agent darf weiterarbeiten, mit Ihrer Erwiderung als Grund.',
      stop: 'Sie beenden die Arbeit, was auch gefragt ist. Der Agent erfährt, dass er stoppen soll.',
    },
    othersWait: (n) =>
      n === 1
        ? 'Eine andere Frage dieser Entscheidung bleibt offen und hält sie an.'
        : `${n} andere Fragen dieser Entscheidung bleiben offen und halten sie an.`,
    people: (n, of) =>
      `${of} verschiedene Personen müssen demselben zustimmen, ehe der Agent weiterarbeiten darf; ${n === 0 ? 'bisher niemand' : `bisher ${n}`}. Zum Ablehnen oder Stoppen genügt eine.`,
    peopleHidden: (of) =>
      `${of} verschiedene Personen müssen demselben zustimmen, ehe der Agent weiterarbeiten darf. Zum Ablehnen oder Stoppen genügt eine.`,
    youSaidYes:
      'Sie haben zugestimmt. Es braucht eine weitere Person; eine weitere Antwort von Ihnen tritt an die Stelle dieser.',
    reason: 'Begründung',
    reasonHint:
      'Bleibt für immer erfasst; es lesen sie Prüfende und manchmal die betroffene Person.',
    templates: 'Beginnen mit',
    template: {
      approve: [
        'Mit der Quelle verglichen; es stimmt überein.',
        'Angesehen, was geschehen würde; der Betrag stimmt.',
      ],
      reject: [
        'Die Quelle stützt es nicht.',
        'Der Betrag ist falsch.',
        'Außerhalb der Befugnis des Agenten.',
      ],
      correct: ['Die Quelle sagt etwas anderes: '],
      override: ['In diesem Fall: '],
      respond: ['Antwort auf die Frage: '],
      stop: ['Ein Mensch übernimmt.', 'Der Agent wiederholt sich ohne Ergebnis.'],
    },
    function: 'Ihre Funktion, ohne Namen (freiwillig)',
    functionHint: 'Zum Beispiel: Leitung Schadenbearbeitung. Dokumente drucken sie.',
    before: 'Steht jetzt da',
    after: 'Soll sein',
    what: 'Was',
    addLine: 'Zeile hinzufügen',
    whatOf: (n) => `Zeile ${n}: was`,
    beforeOf: (what) => `${what}: steht jetzt da`,
    afterOf: (what) => `${what}: soll sein`,
    lines: {
      action: 'Was der Agent tun will',
      result: 'Was der Agent als sein Ergebnis angibt',
      own: 'Etwas anderes',
    },
    linesMean: {
      action: 'Was Sie hier eintragen, genehmigen Sie.',
      result:
        'Unter den Namen des Agenten. Es wird neben dem erfasst, was Sie genehmigen, und ändert daran nichts.',
      own: 'Erfasst, wie Sie es nennen.',
    },
    parts: {
      operation: 'Handlung',
      system: 'In welchem System',
      resource: 'Woran',
      value: 'Betrag',
      currency: 'Währung',
    },
    nothingChanged: 'Noch ist nichts richtiggestellt: Ändern Sie mindestens eine Zeile.',
    lineWrong: (name, form) => `${name} ist so nicht zu erfassen. ${form}.`,
    lineEmpty: 'Es darf nicht leer sein',
    reasonMissing: 'Sagen Sie, warum.',
    chooseMissing: 'Wählen Sie eine Antwort.',
    meaning: 'Damit erklären Sie',
    send: 'Diese Antwort erfassen',
    sendSigned: 'Mit Passkey signieren und erfassen',
    sendHint: 'Strg+Eingabe; danach 8 Sekunden zum Rückgängigmachen.',
    means: {
      approve: (what) => `Ich genehmige ${what}.`,
      reject: (what) => `Ich lehne ${what} ab.`,
      correct: (what) => `Ich korrigiere ${what}.`,
      override: (what) => `Ich übersteuere ${what}.`,
      respond: () => 'Ich beantworte, was gefragt wurde, und lasse die Arbeit weitergehen.',
      stop: () => 'Ich stoppe diese Arbeit.',
    },
    theAction: 'diese Handlung',
    theWork: 'die Fortsetzung der Arbeit, wie gezeigt',
    readOnly: 'Ihre Rolle liest und antwortet nicht.',
    lookFirst: 'Sehen Sie zuerst „Warum es wartet“ an: Ihre Antwort sagt, was Sie gesehen haben.',
  },

  again: {
    title: 'Belegen Sie, dass Sie es sind',
    why: 'Bei hoher und kritischer Tragweite braucht eine Antwort eine Anmeldung der letzten fünf Minuten. Ihre Antwort bleibt solange erhalten.',
    provider: 'Noch einmal über Ihre Organisation anmelden',
    submit: 'Weiter',
  },
  passkey: {
    title: 'Ein Passkey ist nötig',
    why: 'Die Richtlinie dieses Ledgers nimmt diese Antwort nur signiert an. Sie haben für diese Seite noch keinen Passkey. Ihr Gerät erzeugt einen: Es fragt zweimal, einmal zum Erzeugen und einmal zum Nachweis.',
    register: 'Passkey erzeugen und registrieren',
    none: 'Dieser Browser kann hier keine Passkeys verwenden.',
    cancelled: 'Nichts wurde signiert, also auch nichts gesendet.',
    made: 'Ihr Passkey ist registriert',
    thumbprint:
      'Dies ist der Fingerabdruck seines öffentlichen Schlüssels. Notieren Sie ihn: Wer Ihre Antworten später prüft, braucht ihn von Ihnen, nicht von diesem Server, um zu wissen, dass Sie es waren.',
    goOn: 'Ich habe ihn notiert',
  },

  pending: {
    region: 'Antworten unterwegs',
    given: {
      approve: 'Genehmigt',
      reject: 'Abgelehnt',
      correct: 'Korrigiert',
      override: 'Übersteuert',
      respond: 'Erwidert',
      stop: 'Gestoppt',
    },
    waits: (verdict, seconds) => `${verdict}: Ihre Antwort wird in ${seconds} s gesendet`,
    undo: 'Rückgängig',
    undone: 'Nicht gesendet. Ihre Antwort steht wieder im Formular.',
    sending: (verdict) => `${verdict}: wird gesendet …`,
    sent: (verdict, seq, goesOn) => `${verdict}: erfasst als Eintrag ${seq}. ${goesOn}`,
    goesOn: {
      proceed: 'Der Agent darf weiterarbeiten.',
      hold: 'Die Entscheidung bleibt angehalten: Eine andere Frage ist offen, oder es müssen mehr Personen zustimmen.',
      stop: 'Die Entscheidung ist gestoppt.',
    },
    failed: (verdict) => `${verdict}: nicht erfasst.`,
    unknown: (verdict) =>
      `${verdict}: Ob es erfasst wurde, ist nicht bekannt. Noch einmal gesendet wird es nicht doppelt erfasst.`,
    stale: (verdict) =>
      `${verdict}: nicht erfasst, denn seit Ihrem Blick wurde etwas anderes erfasst.`,
    changed: 'Seither erfasst',
    look: 'Noch einmal ansehen',
    resend: 'Noch einmal senden',
    dismiss: 'Ausblenden',
    leave: 'Eine Antwort ist noch nicht gesendet.',
  },

  verify: germanVerify,

  problem: {
    title: 'Das hat nicht geklappt',
    serverSays: 'Der Server sagt',
    known: {
      offline: 'Der Server antwortet nicht. Diese Seite hat nichts verändert.',
      not_authenticated: 'Sie sind nicht mehr angemeldet.',
      sign_in_refused: 'Name oder Passphrase ist falsch, oder der Link ist verbraucht.',
      rate_limited: 'Zu viele Versuche. Warten Sie einige Minuten.',
      overloaded: 'Der Server hat zu viel zu tun. Versuchen Sie es gleich noch einmal.',
      escalation_resolved: 'Jemand anders hat diese Frage inzwischen beantwortet.',
      unknown_escalation: 'Es gibt keine solche offene Frage.',
      unknown_decision: 'In diesem Ledger gibt es keine solche Entscheidung.',
      unknown_ledger: 'Es gibt kein solches Ledger.',
      wrong_ledger: 'Sie haben in diesem Ledger keine Rolle.',
      role_not_allowed: 'Ihre Rolle darf das nicht.',
      actor_not_allowed: 'Sie dürfen diese Entscheidung nicht prüfen.',
      reauthentication_required: 'Ihre Anmeldung ist zu alt für eine Antwort bei dieser Tragweite.',
      review_signature_refused: 'Die Signatur wurde nicht angenommen.',
      access_not_recorded:
        'Dass Sie dies lesen, ließ sich nicht erfassen; darum wurde es nicht ausgehändigt.',
      decision_closed: 'Die Entscheidung wurde inzwischen abgeschlossen.',
      cross_site_request:
        'Diese Seite ist unter einer anderen Adresse geöffnet, als die Anmeldung gilt.',
    },
  },
};
