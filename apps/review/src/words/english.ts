import { englishVerify } from './english-verify.js';
import { englishWork } from './english-work.js';

/** The words of the page in English. Those of rules, stakes, times and records are the documents' own. */
export const englishWords = {
  ...englishWork,
  product: 'Docket',
  skip: 'Skip to the content',
  loading: 'Loading …',
  language: 'Deutsch',
  languageName: 'Auf Deutsch anzeigen',
  signOut: 'Sign out',
  keysButton: 'Keys',
  navigation: 'Main',
  queueLink: 'Queue',
  boardLink: 'Board',
  decisionsLink: 'Decisions',
  verifyLink: 'Verify',
  administrationLink: 'Administration',
  hourLink: 'The last hour',
  alertsLink: 'Alerts',
  erasuresLink: 'Erasures',
  you: 'You',
  back: 'Back to the queue',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  number: (n: number) => n.toLocaleString('en'),

  signIn: {
    title: 'Sign in',
    name: 'Name',
    passphrase: 'Passphrase',
    submit: 'Sign in',
    byProvider: 'Sign in with your organisation',
    orLocal: 'Or with a passphrase',
    nobody:
      'Nobody signs in at this server. An administrator sets it up: see “People who sign in” in the operators’ reference.',
    elsewhere: 'People sign in at another address of this server:',
    stopTitle: 'You were not signed in',
    stops: {
      no_role:
        'Your organisation knows you, and none of your groups has a role here. Ask whoever gives out the groups that Docket knows for one.',
      not_begun: 'This was not begun in this browser, or more than ten minutes ago. Begin again.',
      refused: 'What the identity provider answered does not sign you in. Begin again.',
      unavailable: 'The identity provider does not answer. Try again in a moment.',
    },
    nowhere: 'You are signed in, and have no role here that sees decisions.',
  },
  enrol: {
    title: 'Choose your passphrase',
    intro:
      'It proves that it is you who decides. Docket keeps no copy that can be read. Several words that you can remember are better than few odd characters.',
    passphrase: 'Passphrase',
    hint: (min: number) => `At least ${min} characters.`,
    again: 'The same again',
    submit: 'Keep it and sign in',
    different: 'The two are not the same.',
    noToken: 'This address lacks its token. Use the whole link that you were given.',
    done: 'It is kept. Sign in with it now.',
  },

  queue: {
    title: 'What waits for you',
    count: (n: number) =>
      n === 0
        ? 'Nothing waits'
        : n === 1
          ? '1 question waits'
          : `${n.toLocaleString('en')} questions wait`,
    empty: 'Nothing waits for a human. What agents ask, or a rule holds, appears here by itself.',
    incomplete: (ledger: string) =>
      `${ledger}: not everything is in this list yet, or as it was recorded.`,
    more: (n: number) => `${n.toLocaleString('en')} more wait behind these.`,
    order: 'What is due first comes first, then the higher stakes.',
    readOnly: 'You may read; a reviewer or an officer answers.',
    stakes: (word: string) => `${word} stakes`,
    by: (agent: string) => `by ${agent}`,
    asks: (rule: string) => `Why: ${rule}`,
    stopped: 'stopped until somebody answers',
    held: 'held until somebody answers',
    saidYes: (n: number, of: number) => `${n} of ${of} people said yes`,
    youSaidYes: 'you said yes',
    nothingAnnounced: 'No action is announced.',
    ledger: 'Ledger',
    continues: (ledger: string) => `It continues ${ledger}, where older decisions are.`,
    continuedIn: (ledger: string) =>
      `It is closed: new decisions are in ${ledger}, and those that were open are finished here.`,
    administers: 'You administer, and have no role here that sees decisions.',
  },
  due: {
    none: 'no deadline',
    in: (time: string) => `due in ${time}`,
    over: (time: string) => `overdue by ${time}`,
    seconds: 'less than a minute',
    minutes: (n: number) => (n === 1 ? '1 minute' : `${n} minutes`),
    hours: (n: number) => (n === 1 ? '1 hour' : `${n} hours`),
    days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
  },

  question: {
    title: 'Question',
    wants: 'What the agent wants to do',
    wantsNothing:
      'No action is announced with this question. Your answer says whether the agent goes on.',
    operation: 'Action',
    target: 'On',
    amount: 'Amount',
    description: 'In the agent’s words',
    undo: 'Can it be undone?',
    notSaid: 'not recorded',
    why: 'Why it waits',
    due: (time: string) => `answer due ${time}`,
    held: 'The agent may not act until somebody answers.',
    stopped: 'The agent is stopped until somebody answers.',
    rule: (rule: string) => `Rule: ${rule}`,
    asked: 'What the agent asks',
    goal: 'Goal',
    request: 'What was asked of the agent',
    source: 'What the source says',
    missing: 'Not recorded',
    noSource: 'a source',
    decisive: 'decisive',
    version: 'version',
    section: 'section',
    supports: 'It supports',
    quote: 'Quoted there',
    others: 'What else was possible',
    noOthers: 'an alternative',
    because: 'Rejected because',
    sure: 'How sure the agent is',
    done: 'What was done so far',
    moreRows: (n: number) => `${n} more: see the whole decision`,
    whole: 'The whole decision',
    answered: 'This question has been answered. Nothing is asked of you here.',
    unknown: 'There is no such question in this decision.',
    untrusted:
      'The record of this decision does not verify in your browser. Do not decide on it; tell whoever administers Docket.',
    notRead:
      'What asked the question cannot be read from verified entries. Do not decide on it; tell whoever administers Docket.',
    verified: (n: number) => `Verified in your browser: ${n} entries of this decision.`,
    recorded: 'That you opened it is recorded.',
    since: 'Something was recorded since this page read the decision.',
    readAgain: 'Read it again',
  },

  decision: {
    title: 'Decision',
    list: 'Decisions',
    words: 'Words in the records',
    find: 'Find',
    more: 'More',
    found: (n: number, isMore: boolean) =>
      n === 0
        ? 'None found.'
        : isMore
          ? `The newest ${n}`
          : n === 1
            ? '1 decision'
            : `${n} decisions`,
    status: {
      open: 'open',
      held: 'held',
      stopped: 'stopped',
      closed: 'closed',
    } as Record<string, string>,
    waits: 'Waits for a human:',
    verified: 'Verified in your browser',
    notVerified: 'Does not verify in your browser',
    entries: (n: number) => (n === 1 ? '1 entry' : `${n} entries`),
    verifiedMeans:
      'The entries of this decision were checked here, by the code that auditors use, against the checkpoint that the server signed when you opened it. Nothing of that was asked of the server’s own word, but for the key below.',
    keyFromServer:
      'The key that the checkpoint is held against came from this server too. Somebody who kept the key apart, or who exports the dossier and runs docket verify with it, does not rely on that.',
    showAll: (n: number) => `Show all ${n} rows`,
    dossier: 'Dossier',
    download: (format: string) => `Download as ${format}`,
    making: 'Being made …',
    exportRecorded:
      'That you take it out is recorded in the decision, with the digest of the file.',
    notYours: 'A reviewer does not take dossiers out; an officer or an auditor does.',
  },

  verdict: {
    title: 'Your answer',
    choose: 'Answer',
    approve: 'Approve',
    reject: 'Reject',
    correct: 'Correct',
    override: 'Override',
    respond: 'Reply',
    stop: 'Stop',
    does: {
      approve:
        'The agent may go on. You approve this one action as it is shown; another one trips the rule “not as approved”.',
      approveOpen: 'The agent may go on as before.',
      reject: 'You say no to this. The agent is told to stop.',
      correct: 'The agent may go on, with what you put right.',
      override: 'The agent may go on. What you state stands in place of what it decided.',
      respond: 'The agent may go on, with your reply as the reason.',
      stop: 'You end the work, whatever is asked. The agent is told to stop.',
    },
    othersWait: (n: number) =>
      n === 1
        ? 'Another question of this decision stays open, and holds it.'
        : `${n} other questions of this decision stay open, and hold it.`,
    people: (n: number, of: number) =>
      `${of} different people have to say yes to the same before the agent may go on; ${n === 0 ? 'nobody has yet' : n === 1 ? '1 has' : `${n} have`}. One is enough to reject or stop.`,
    peopleHidden: (of: number) =>
      `${of} different people have to say yes to the same before the agent may go on. One is enough to reject or stop.`,
    youSaidYes:
      'You have said yes. It takes another person too; another answer of yours takes its place.',
    reason: 'Reason',
    reasonHint: 'Recorded for good, and read by auditors and sometimes by the person concerned.',
    templates: 'Begin with',
    template: {
      approve: [
        'I compared it with the source, and it agrees.',
        'I looked at what it would do, and the amount is right.',
      ],
      reject: [
        'The source does not support it.',
        'The amount is wrong.',
        'Outside the agent’s authority.',
      ],
      correct: ['The source says otherwise: '],
      override: ['In this case: '],
      respond: ['Answer to your question: '],
      stop: ['A person takes this over.', 'The agent repeats itself without result.'],
    },
    function: 'Your function, without a name (optional)',
    functionHint: 'For example: claims supervisor. Documents print it.',
    before: 'Stands now',
    after: 'Should be',
    what: 'What',
    addLine: 'Add a line',
    whatOf: (n: number) => `Line ${n}: what`,
    beforeOf: (what: string) => `${what}: stands now`,
    afterOf: (what: string) => `${what}: should be`,
    lines: {
      action: 'What the agent wants to do',
      result: 'What the agent states as its result',
      own: 'Something else',
    },
    linesMean: {
      action: 'What you put here is what you approve.',
      result:
        'Under the agent’s own names. It is recorded beside what you approve, and changes nothing of it.',
      own: 'Recorded as you name it.',
    },
    parts: {
      operation: 'Action',
      system: 'In which system',
      resource: 'On what',
      value: 'Amount',
      currency: 'Currency',
    },
    nothingChanged: 'Nothing is put right yet: change at least one line.',
    lineWrong: (name: string, form: string) => `${name} cannot be recorded so. ${form}.`,
    lineEmpty: 'It must not be empty',
    reasonMissing: 'Say why.',
    chooseMissing: 'Choose an answer.',
    meaning: 'With this you say',
    send: 'Record this answer',
    sendSigned: 'Sign with passkey and record',
    sendHint: 'Ctrl+Enter; then 8 seconds to undo.',
    means: {
      approve: (what: string) => `I approve ${what}.`,
      reject: (what: string) => `I reject ${what}.`,
      correct: (what: string) => `I correct ${what}.`,
      override: (what: string) => `I override ${what}.`,
      respond: () => 'I answer what was asked, and let the work go on.',
      stop: () => 'I stop this work.',
    },
    theAction: 'this action',
    theWork: 'that the work goes on as shown',
    readOnly: 'Your role reads and does not answer.',
    lookFirst: 'Look at “Why it waits” first: your answer says what you saw.',
  },

  again: {
    title: 'Prove that it is you',
    why: 'On high and critical stakes an answer needs a sign-in of the last five minutes. Your answer is kept meanwhile.',
    provider: 'Sign in again with your organisation',
    submit: 'Go on',
  },
  passkey: {
    title: 'A passkey is needed',
    why: 'The policy of this ledger takes this answer only signed. You have no passkey for this page yet. Your device makes one: it asks twice, once to make it and once to prove it.',
    register: 'Make a passkey and register it',
    none: 'This browser cannot use passkeys here.',
    cancelled: 'Nothing was signed, so nothing was sent.',
    made: 'Your passkey is registered',
    thumbprint:
      'This is the thumbprint of its public key. Note it: whoever checks your answers later needs it from you, and not from this server, to know that it was you.',
    goOn: 'I have noted it',
  },

  pending: {
    region: 'Answers on their way',
    /** An answer that was given, by what it then is: the form has what it does. */
    given: {
      approve: 'Approved',
      reject: 'Rejected',
      correct: 'Corrected',
      override: 'Overridden',
      respond: 'Replied',
      stop: 'Stopped',
    },
    waits: (verdict: string, seconds: number) => `${verdict}: your answer is sent in ${seconds} s`,
    undo: 'Undo',
    undone: 'Not sent. Your answer is in the form again.',
    sending: (verdict: string) => `${verdict}: is being sent …`,
    sent: (verdict: string, seq: number, goesOn: string) =>
      `${verdict}: recorded as entry ${seq}. ${goesOn}`,
    goesOn: {
      proceed: 'The agent may go on.',
      hold: 'The decision is still held: another question is open, or more people have to say yes.',
      stop: 'The decision is stopped.',
    } as Record<string, string>,
    failed: (verdict: string) => `${verdict}: was not recorded.`,
    unknown: (verdict: string) =>
      `${verdict}: whether it was recorded is not known. Sending it again cannot record it twice.`,
    stale: (verdict: string) =>
      `${verdict}: was not recorded, because something else was since you looked.`,
    changed: 'Recorded since',
    look: 'Look again',
    resend: 'Send again',
    dismiss: 'Dismiss',
    leave: 'An answer has not been sent yet.',
  },

  verify: englishVerify,

  problem: {
    title: 'That did not work',
    serverSays: 'The server says',
    known: {
      offline: 'The server does not answer. Nothing was changed by this page.',
      not_authenticated: 'You are no longer signed in.',
      sign_in_refused: 'Name or passphrase is wrong, or the link is used up.',
      rate_limited: 'Too many tries. Wait a few minutes.',
      overloaded: 'The server has too much to do. Try again in a moment.',
      escalation_resolved: 'Somebody else has answered this question meanwhile.',
      unknown_escalation: 'There is no such open question.',
      unknown_decision: 'There is no such decision in this ledger.',
      unknown_ledger: 'There is no such ledger.',
      wrong_ledger: 'You have no role in this ledger.',
      role_not_allowed: 'Your role may not do this.',
      actor_not_allowed: 'You may not review this decision.',
      reauthentication_required: 'Your sign-in is too old for an answer on these stakes.',
      review_signature_refused: 'The signature was not taken.',
      access_not_recorded: 'That you read this could not be recorded, so it was not handed out.',
      decision_closed: 'The decision has been closed meanwhile.',
      cross_site_request: 'This page was opened at another address than people sign in at.',
    } as Record<string, string>,
  },
};

export type Words = typeof englishWords;
