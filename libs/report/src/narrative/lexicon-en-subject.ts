const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const OUTCOMES: Record<string, string> = {
  completed: 'The work on it is complete.',
  denied: 'The answer was no.',
  stopped: 'The work on it was stopped.',
  failed: 'The work on it failed.',
  abandoned: 'The work on it was given up.',
  handed_over: 'The case was handed over to somebody else.',
};

const VERDICTS: Record<string, string> = {
  approve: 'to agree',
  reject: 'to reject it',
  override: 'to decide otherwise',
  correct: 'to correct it',
  respond: 'to answer a question about it',
  stop: 'to stop it',
};

/** Plain language for the person a decision is about: short sentences, everyday words. */
export const englishSubject = {
  title: 'How this decision was made',
  intro:
    'This page explains a decision in plain words. It is put together from what was recorded at the time. Marks such as [E7] say where in the record it stands.',
  heading: {
    decided: 'What was decided',
    role: 'What the AI system did, and what people did',
    reasons: 'The main reasons',
    data: 'What information was used',
    responsible: 'Who is responsible',
    rights: 'What you can do',
    withheld: 'What is not shown here',
    check: 'How to check this page',
  },
  label: { decision: 'Decision', document: 'This page', issued: 'Made on', issuer: 'Made by' },
  date: (year: string, month: number, day: string, time: string) =>
    `${Number(day)} ${MONTHS[month - 1] ?? month} ${year}, ${time} UTC`,
  quote: (text: string) => `“${text}”`,
  words: (text: string) => text.replaceAll('_', ' '),
  notStated: 'not stated',
  decided: (text: string) => `The decision: ${text}.`,
  decidedState: (state: string) => `What was decided is ${state}.`,
  outcome: (outcome: string) => OUTCOMES[outcome] ?? `It ended as: ${outcome}.`,
  outcomeState: (state: string) => `How it ended is ${state}.`,
  open: 'The decision is not made yet. This page can change.',
  recordedAt: (date: string) => `This was recorded on ${date}.`,
  effect: (operation: string, amount: string | undefined, became: string) =>
    `What was done: ${operation}${amount === undefined ? '' : `, ${amount}`}. ${became}`,
  became: {
    intent: 'It was announced. Whether it happened is not recorded.',
    executing: 'It was begun. Whether it was finished is not recorded.',
    executed: 'It is confirmed.',
    failed: 'It failed.',
    outcome_unknown: 'Whether it happened is not recorded yet.',
    rolled_back: 'It was undone.',
    compensated: 'It was made up for.',
    unknown: 'What became of it is not recorded.',
  },
  noEffects: 'No change in any other system is recorded.',
  systems: (names: readonly string[]) =>
    names.length === 1
      ? `An AI system took part. Its name is ${names[0]}.`
      : `AI systems took part. Their names are ${names.join(', ')}.`,
  systemState: (state: string) => `An AI system took part. Its name is ${state}.`,
  confidence: (value: string) =>
    `The AI system stated how sure it was: ${value}. The scale goes from 0 to 1.`,
  confidenceState: (state: string) => `How sure the AI system was is ${state}.`,
  reviewed: (who: string | undefined, verdict: string) =>
    `A person${who === undefined ? '' : ` (${who})`} looked at it and decided ${verdict}.`,
  reviewReason: (reason: string) => `The reason given: ${reason}.`,
  verdict: (verdict: string) => VERDICTS[verdict] ?? verdict,
  verdictState: (state: string) => `(${state})`,
  noReview: 'No review by a person is recorded.',
  notAsked: 'The rules in force did not ask for one.',
  askedUnknown: 'Whether one was needed is not recorded.',
  awaited: 'A person still has to decide.',
  tripped: (n: number) =>
    n === 1 ? 'A safety rule stepped in once.' : `Safety rules stepped in ${n} times.`,
  reason: (text: string) => `The main reason stated: ${text}.`,
  reasonState: (state: string) => `The main reason is ${state}.`,
  condition: (name: string, result: string) => `Condition ${name}: ${result}.`,
  met: 'met',
  notMet: 'not met',
  unclear: 'could not be settled',
  metAsStated: (result: string) => `${result}, as the AI system stated`,
  contradicted: 'the records contradict each other',
  moreConditions: (n: number) => `${n} more conditions are in the attached record.`,
  noConditions: 'No conditions are recorded.',
  alternative: (option: string) => `Also considered, and not done: ${option}.`,
  alternativeReason: (reason: string) => `The reason given: ${reason}.`,
  request: (text: string) => `The request was: ${text}.`,
  requestState: (state: string) => `The wording of the request is ${state}.`,
  source: (document: string, version: string, date: string) =>
    `Document ${document}, version ${version}, date ${date}.`,
  noSources: 'No document is recorded as a source.',
  moreSources: (n: number) => `${n} more documents are in the attached record.`,
  subject: (code: string) => `The record calls the person concerned by a code: ${code}.`,
  subjectState: (state: string) => `The code for the person concerned is ${state}.`,
  responsible: (who: string) => `Responsible for this decision: ${who}.`,
  responsibleState: 'Who is responsible is not stated.',
  contact: (how: string) => `You can reach them here: ${how}.`,
  contactState: 'How to reach them is not stated.',
  correction: (how: string) => `If something is wrong, ask for it to be corrected: ${how}.`,
  correctionState: 'How to have something corrected is not stated.',
  review: (how: string) => `You can ask for a person to look at it: ${how}.`,
  reviewState: 'How to ask for a person to look at it is not stated.',
  complaint: (how: string) => `You can complain: ${how}.`,
  complaintState: 'How to complain is not stated.',
  law: 'Which rights you have depends on the law that applies to you. This page is not legal advice.',
  technical: 'technical details of the record',
  nothingWithheld: 'Nothing is held back.',
  withheld: (n: number, meaning: string) =>
    n === 1
      ? `1 detail is held back (reason: ${meaning}).`
      : `${n} details are held back (reason: ${meaning}).`,
  check: 'The evidence is attached to this file. Anybody can check it with the program Docket.',
  command: 'The command is: docket verify, and the name of this file.',
  limits: 'What was never recorded cannot be shown here.',
};
