import type { AlertWords } from './english-alerts.js';

export const germanAlerts: AlertWords = {
  intro:
    'Wovon jemand erfährt, ohne danach zu fragen. Gesendet werden nur Kennungen und Links; durch eine Nachricht wird nichts entschieden, und nichts davon wird im Ledger aufgezeichnet.',
  notYours: 'Sie haben in keinem Ledger eine Rolle, die Warnungen sieht.',
  told: (n) =>
    n === 0
      ? 'Von Warnungen dieses Ledgers erfährt niemand. Ein Administrator legt einen Webhook oder eine Mailadresse für das Ereignis alert.fired an; bis dahin steht hier, was auslöst.'
      : n === 1
        ? 'Ein Webhook oder eine Mailadresse erfährt davon.'
        : `${n.toLocaleString('de')} Webhooks und Mailadressen erfahren davon.`,
  alerts: 'Warnungen',
  none: 'Keine.',
  label: 'Warnung',
  firesWhen: 'Sie löst aus, wenn',
  lastFired: 'Zuletzt ausgelöst',
  notFired: 'noch nicht',
  firedAt: (time, n) => `${time} (insgesamt ${n})`,
  isOver: 'Weniger waren es seitdem nicht.',
  preview: 'Würde senden',
  show: 'Zeigen',
  previewOf: (label) => `Zeigen, was ${label} senden würde`,
  wouldSend: (label, n) =>
    `${label} würde dies, oder die Kennungen darin als Webhook, an ${n.toLocaleString('de')} senden. Gesendet wurde nichts.`,
  remove: 'Entfernen',
  removeAlert: (label) => `Die Warnung ${label} entfernen`,
  removeFollows:
    'Was von ihren Auslösungen aufgelistet ist, geht mit ihr. Was gesendet wurde, bleibt gesendet.',
  removed: (label) => `${label} ist entfernt.`,
  when: {
    question_overdue: 'eine Frage länger überfällig ist',
    question_waiting: 'eine Frage länger wartet',
    questions_waiting: 'so viele Fragen zugleich warten',
    confidence_below: 'der Agent sich weniger sicher ist',
    evaluations_disagree: 'Bewertungen derselben Sache sich widersprechen',
    rule_tripped: 'eine Regel angeschlagen hat',
    effect_in_doubt: 'niemand weiß, ob eine Auswirkung eingetreten ist',
    attempt_after_stop: 'ein Agent handeln wollte, nachdem er angehalten war',
    seen_otherwise: 'Angegebenes und von außen Gesehenes nicht übereinstimmen',
    view_matched: 'eine Entscheidung in eine gemerkte Suche kommt',
    verification_failed: 'Docket das Ledger geprüft hat und eine Prüfung nicht bestand',
  },
  below: (n) => `unter ${n}`,
  longerThan: (minutes) => `${minutes} Minuten`,
  from: (count, again) => `${count}; wieder, nachdem es weniger als ${again} waren`,
  add: 'Eine Warnung anlegen',
  addNow: 'Anlegen',
  made: 'Sie ist angelegt und sieht an, was ab jetzt kommt.',
  termMissing:
    'Wo eine Zahl gefragt ist, muss eine über null stehen, und wo eine Liste ist, muss gewählt sein.',
  field: {
    minutes: 'Länger als, in Minuten',
    count: 'So viele oder mehr',
    again_below: 'Wieder, nachdem es weniger waren als',
    below: 'Sicherheit unter',
    rule: 'Regel',
    view: 'Gemerkte Suche',
  },
  hint: {
    minutes: 'Eine halbe Stunde ist 30, ein Tag 1440.',
    count: 'In diesem Ledger.',
    again_below: 'Höchstens so viele wie oben, damit sie nicht mit jeder Frage auslöst.',
    below: 'Zwischen 0 und 1, wie der Agent sie angibt.',
    rule: 'Von den Regeln des Ledgers.',
    view: 'Merken Sie zuerst eine unter Entscheidungen. Angesehen wird sie, wie sie dann gemerkt ist.',
  },
  labelField: 'Wozu sie da ist (freiwillig)',
  labelHint: 'Alle, die das Ledger beaufsichtigen, sehen es: keine Namen von Menschen.',
  firings: 'Was ausgelöst hat',
  noFirings: 'Noch nichts.',
  fired: 'Wann',
  where: 'Wo',
  toldColumn: 'Gesendet an',
  wholeLedger: 'das Ledger',
  seenByNone: 'das Ledger: keine Entscheidung hat es angegeben; der Aufsichtsbericht führt es auf',
  reminders: 'Erinnerungen',
  remindersIntro:
    'Wer das Ereignis escalation.reminder wollte, erfährt, dass eine Frage noch wartet. Wochenenden und Feiertage sind nicht bekannt.',
  isDefault: 'Für dieses Ledger hat niemand einen anderen Plan gewählt.',
  chosenAt: (time) => `Gewählt am ${time}.`,
  share: 'Wenn so viel der Zeit für die Antwort vorbei ist, in Prozent',
  before: 'Vor der Frist, in Stunden',
  withoutDeadline: 'Ohne Frist: alle, in Stunden',
  overdue: 'Überfällig: alle, in Stunden',
  neverHint: 'Ein leeres Feld heißt nie.',
  never: 'nie',
  noNumber: 'Geben Sie eine Zahl über null an oder lassen Sie das Feld leer.',
  choose: 'Diesen Plan wählen',
  chosen: 'Er ist gewählt.',

  hour: {
    title: 'Was wartet, und was in der letzten Stunde geschah',
    intro:
      'Die Seite folgt dem, was aufgezeichnet wird. Dass sie gelesen wird, wird nicht aufgezeichnet: Was Agenten in ihre Aufzeichnungen schrieben, wird nicht geöffnet.',
    waits: 'Was wartet',
    waiting: (n, overdue) =>
      (n === 0
        ? 'Nichts wartet auf einen Menschen'
        : n === 1
          ? '1 Frage wartet'
          : `${n.toLocaleString('de')} Fragen warten`) +
      (overdue === 0 ? '.' : `, davon ${overdue.toLocaleString('de')} überfällig.`),
    overdueSince: (time) => `Überfällig seit ${time}`,
    dueAt: (time) => `Fällig ${time}`,
    allQuestions: 'Alle Fragen',
    fired: 'Was in der letzten Stunde ausgelöst hat',
    nothingFired: 'Keine Warnung hat ausgelöst.',
    happened: 'Was in der letzten Stunde geschah',
    nothingHappened: 'Nichts wurde aufgezeichnet.',
    entries: (n) =>
      n === 1
        ? '1 Eintrag wurde aufgezeichnet; von dem, was zählt:'
        : `${n.toLocaleString('de')} Einträge wurden aufgezeichnet; von dem, was zählt:`,
    notWhole: 'Es waren mehr: Gezählt sind die neuesten 100.000 Einträge.',
    standing: 'Entscheidungen, in denen etwas geschah, danach, wo sie jetzt stehen:',
    closed: 'Abgeschlossen',
    toBoard: 'Zur Tafel',
    type: {
      'decision.opened': 'Entscheidungen eröffnet',
      'decision.closed': 'Entscheidungen abgeschlossen',
      'escalation.opened': 'Fragen gestellt',
      'deadline.passed': 'Fristen verstrichen',
      'review.recorded': 'Antworten und Prüfungen',
      'tripwire.tripped': 'Regeln angeschlagen',
      'side_effect.executed': 'Auswirkungen ausgeführt',
      'side_effect.failed': 'Auswirkungen gescheitert',
      'side_effect.outcome_unknown': 'Auswirkungen ungewiss',
      'side_effect.refused': 'Auswirkungen abgelehnt',
    },
  },
};
