/** Words of the page about alerts and reminders, which loads them with its code. */
export const englishAlerts = {
  intro:
    'What somebody is told of without asking for it. Only ids and links are sent; nothing is decided by a message, and nothing of this is recorded in the ledger.',
  notYours: 'You have no role in a ledger whose alerts you see.',
  told: (n: number) =>
    n === 0
      ? 'Nobody is told of alerts of this ledger. An administrator makes a webhook or a mail address for the event alert.fired; until then, what fires is listed here.'
      : n === 1
        ? 'One webhook or mail address is told.'
        : `${n.toLocaleString('en')} webhooks and mail addresses are told.`,
  alerts: 'Alerts',
  none: 'None.',
  label: 'Alert',
  firesWhen: 'It fires when',
  lastFired: 'Last fired',
  notFired: 'not yet',
  firedAt: (time: string, n: string) => `${time} (${n} in all)`,
  isOver: 'There have not been fewer since.',
  preview: 'Would send',
  show: 'Show',
  previewOf: (label: string) => `Show what ${label} would send`,
  wouldSend: (label: string, n: number) =>
    `${label} would send this, or its ids in the form of a webhook, to ${n.toLocaleString('en')}. Nothing was sent.`,
  remove: 'Remove',
  removeAlert: (label: string) => `Remove the alert ${label}`,
  removeFollows: 'What is listed of its firings goes with it. What was told stays told.',
  removed: (label: string) => `${label} is removed.`,
  when: {
    question_overdue: 'a question is overdue for longer',
    question_waiting: 'a question waits for longer',
    questions_waiting: 'so many questions wait at once',
    confidence_below: 'the agent is less confident',
    evaluations_disagree: 'evaluations of the same thing disagree',
    rule_tripped: 'a rule tripped',
    effect_in_doubt: 'nobody knows whether a side effect happened',
    attempt_after_stop: 'an agent tried to act after it was stopped',
    seen_otherwise: 'what was declared and what was seen from outside do not agree',
    view_matched: 'a decision comes into a kept search',
    verification_failed: 'Docket verified the ledger, and a check did not pass',
  },
  below: (n: string) => `under ${n}`,
  longerThan: (minutes: string) => `${minutes} minutes`,
  from: (count: string, again: string) => `${count}; again after fewer than ${again}`,
  add: 'Add an alert',
  addNow: 'Add it',
  made: 'It is added, and looks at what comes from now on.',
  termMissing: 'Give a number above zero where one is asked for, and choose where there is a list.',
  field: {
    minutes: 'Longer than, in minutes',
    count: 'So many, or more',
    again_below: 'Again once there were fewer than',
    below: 'Confidence under',
    rule: 'Rule',
    view: 'Kept search',
  },
  hint: {
    minutes: 'Half an hour is 30, a day 1440.',
    count: 'Of this ledger.',
    again_below: 'At most as many as above, so that it does not fire with each question.',
    below: 'Between 0 and 1, as the agent gives it.',
    rule: 'Of the ledger’s rules.',
    view: 'Keep one under Decisions first. It is looked at as it is kept then.',
  },
  labelField: 'What it is for (optional)',
  labelHint: 'Everybody who oversees the ledger sees it: no names of people.',
  firings: 'What fired',
  noFirings: 'Nothing yet.',
  fired: 'When',
  where: 'Where',
  toldColumn: 'Told',
  wholeLedger: 'the ledger',
  seenByNone: 'the ledger: no decision declared it; the oversight report lists it',
  reminders: 'Reminders',
  remindersIntro:
    'Who asked for the event escalation.reminder is told that a question still waits. Weekends and holidays are not known.',
  isDefault: 'Nobody chose another schedule for this ledger.',
  chosenAt: (time: string) => `Chosen at ${time}.`,
  share: 'When this much of the time to answer is over, in percent',
  before: 'Before the deadline, in hours',
  withoutDeadline: 'Without a deadline: each, in hours',
  overdue: 'Overdue: each, in hours',
  neverHint: 'An empty field is never.',
  never: 'never',
  noNumber: 'Give a number above zero, or leave the field empty.',
  choose: 'Choose this schedule',
  chosen: 'It is chosen.',

  hour: {
    title: 'What waits, and what happened in the last hour',
    intro:
      'It follows what is recorded. Reading it is not recorded: nothing that agents wrote in their records is opened.',
    waits: 'What waits',
    waiting: (n: number, overdue: number) =>
      (n === 0
        ? 'Nothing waits for a human'
        : n === 1
          ? '1 question waits'
          : `${n.toLocaleString('en')} questions wait`) +
      (overdue === 0 ? '.' : `, ${overdue.toLocaleString('en')} of them overdue.`),
    overdueSince: (time: string) => `Overdue since ${time}`,
    dueAt: (time: string) => `Due ${time}`,
    allQuestions: 'All questions',
    fired: 'What fired in the last hour',
    nothingFired: 'No alert fired.',
    happened: 'What happened in the last hour',
    nothingHappened: 'Nothing was recorded.',
    entries: (n: number) =>
      n === 1
        ? '1 entry was recorded; of what counts:'
        : `${n.toLocaleString('en')} entries were recorded; of what counts:`,
    notWhole: 'There were more: the newest 100,000 entries are counted.',
    standing: 'Decisions that something happened in, by where they stand now:',
    closed: 'Closed',
    toBoard: 'To the board',
    type: {
      'decision.opened': 'decisions opened',
      'decision.closed': 'decisions closed',
      'escalation.opened': 'questions asked',
      'deadline.passed': 'deadlines passed',
      'review.recorded': 'answers and reviews',
      'tripwire.tripped': 'rules tripped',
      'side_effect.executed': 'side effects executed',
      'side_effect.failed': 'side effects failed',
      'side_effect.outcome_unknown': 'side effects in doubt',
      'side_effect.refused': 'side effects refused',
    },
  },
};

/** What both languages say. */
export type AlertWords = typeof englishAlerts;
