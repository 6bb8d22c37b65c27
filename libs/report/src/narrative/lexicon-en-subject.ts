import type { Outcome, Verdict } from '@docket/record';

import { ENGLISH_MARKS as MARKS } from './quotation-marks.js';
import { fixed, joined, quoteText, say, type Told } from './told.js';
import { wordIn } from './word-of.js';

export const ENGLISH_MONTHS = fixed([
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
]);

const OUTCOMES = fixed({
  completed: 'It was closed as complete.',
  denied: 'It was closed with the answer no.',
  stopped: 'It was closed as stopped.',
  failed: 'It was closed as failed.',
  abandoned: 'It was closed as given up.',
  handed_over: 'It was closed as handed over to somebody else.',
}) satisfies Record<Outcome, Told>;

const VERDICTS = fixed({
  approve: 'to agree',
  reject: 'to reject it',
  override: 'to decide otherwise',
  correct: 'to correct it',
  respond: 'to answer a question about it',
  stop: 'to stop it',
}) satisfies Record<Verdict, Told>;

/** Plain language for the person a decision is about: short sentences, everyday words. */
export const englishSubject = fixed({
  title: 'How this decision was made',
  intro:
    'This page explains a decision in plain words. It is put together from what is recorded. Marks such as [E7] say where in the record it stands.',
  heading: {
    decided: 'What was decided',
    role: 'What the AI system did, and what people did',
    reasons: 'The main reasons',
    data: 'What information is recorded',
    responsible: 'Who is responsible',
    rights: 'What you can do',
    withheld: 'What is not shown here',
    check: 'How to check this page',
  },
  label: { decision: 'Decision', document: 'This page', issued: 'Made on', issuer: 'Made by' },
  date: (year: number, month: number, day: number, hour: Told, minute: Told) =>
    say`${day} ${ENGLISH_MONTHS[month - 1] ?? month} ${year}, ${hour}:${minute} UTC`,
  notStated: 'not stated',
  decided: (text: Told) => say`The decision: ${text}.`,
  decidedState: (state: Told) => say`What was decided is ${state}.`,
  outcome: (outcome: string): Told =>
    Object.hasOwn(OUTCOMES, outcome)
      ? OUTCOMES[outcome as Outcome]
      : say`It ended as: ${quoteText(outcome, MARKS)}.`,
  outcomeState: (state: Told) => say`How it ended is ${state}.`,
  open: 'The decision is not made yet. This page can change.',
  recordedAt: (date: Told) => say`This was recorded on ${date}.`,
  /** What was done, tried or announced: `became` says which. */
  effect: (operation: Told, amount: Told | undefined, became: Told, n: number) =>
    say`An action: ${operation}${amount === undefined ? '' : say`, ${amount}`}. ${became}${n === 1 ? '' : say` This is in the record ${n} times.`}`,
  moreEffects: (n: number) =>
    n === 1
      ? '1 more action is in the attached record.'
      : say`${n} more actions are in the attached record.`,
  became: {
    intent: 'It was announced. Whether it happened is not recorded.',
    executing: 'It was begun. Whether it was finished is not recorded.',
    executed: 'It is recorded as done.',
    failed: 'It is recorded as failed.',
    outcome_unknown: 'Whether it happened is not recorded yet.',
    rolled_back: 'It is recorded as undone.',
    compensated: 'It is recorded as made up for.',
    unknown: 'What became of it is not recorded.',
  },
  /** Two records of one action that say different things. */
  disputed: (operation: Told, differences: readonly Told[], became: Told) =>
    say`An action: ${operation}. ${became} But the records of it disagree: ${joined(differences, '; ')}.`,
  noEffects: 'No change in any other system is recorded.',
  systems: (names: readonly Told[]) =>
    names.length === 1
      ? say`An AI system took part. Its name is ${joined(names, ', ')}.`
      : say`AI systems took part. Their names are ${joined(names, ', ')}.`,
  systemState: (state: Told) => say`An AI system took part. Its name is ${state}.`,
  unsigned: 'No record of the AI system bears a signature that it made itself.',
  signedHidden: 'Whether the AI system signed its records is not shown here.',
  signed: (counts: Told) => say`Records that the AI system signed itself: ${counts}.`,
  confidence: (value: Told) =>
    say`The AI system stated how sure it was: ${value}. The scale goes from 0 to 1.`,
  confidenceState: (state: Told) => say`How sure the AI system was is ${state}.`,
  reviewed: (who: Told | undefined, verdict: Told) =>
    say`A person${who === undefined ? '' : say` (${who})`} decided ${verdict}.`,
  viewed: 'What they looked at is recorded.',
  viewedState: (state: Told) => say`What they looked at is ${state}.`,
  reviewReason: (reason: Told) => say`The reason given: ${reason}.`,
  moreReviews: (n: number) =>
    n === 1
      ? '1 earlier review is in the attached record.'
      : say`${n} earlier reviews are in the attached record.`,
  verdict: (verdict: string): Told => wordIn(VERDICTS, verdict, MARKS),
  verdictState: (state: Told) => say`(${state})`,
  imported: 'These records were brought in later. They were not written while the work was done.',
  importedFrom: (importer: Told, source: Told) =>
    say`They were brought in by ${importer} from ${source}.`,
  importedTimes: 'The times on this page say when they were brought in.',
  noReview: 'No review by a person is recorded.',
  notAsked: 'The rules in force did not ask for one.',
  askedUnknown: 'Whether one was needed is not recorded.',
  awaited: 'A person was to decide. No answer is recorded.',
  tripped: (n: number) =>
    n === 1 ? 'A safety rule stepped in once.' : say`Safety rules stepped in ${n} times.`,
  trippedAtImport: (n: number) =>
    n === 1
      ? 'When the records were brought in, a rule noted something once.'
      : say`When the records were brought in, rules noted something ${n} times.`,
  reason: (text: Told) => say`The main reason stated: ${text}.`,
  reasonState: (state: Told) => say`The main reason is ${state}.`,
  condition: (name: Told, result: Told) => say`Condition ${name}: ${result}.`,
  met: 'met',
  notMet: 'not met',
  unclear: 'could not be settled',
  metByTool: (result: Told) => say`${result}, as a tool returned`,
  metAsStated: (result: Told) => say`${result}, as the AI system stated`,
  contradicted: (stated: Told, returned: Told) =>
    say`${stated}, as the AI system stated. But a tool returned ${returned}`,
  moreConditions: (n: number) => say`${n} more conditions are in the attached record.`,
  noConditions: 'No conditions are recorded.',
  alternative: (option: Told) => say`Also considered, and not done: ${option}.`,
  alternativeReason: (reason: Told) => say`The reason given: ${reason}.`,
  moreAlternatives: (n: number) =>
    n === 1
      ? '1 more that was considered is in the attached record.'
      : say`${n} more that were considered are in the attached record.`,
  request: (text: Told) => say`The request was: ${text}.`,
  requestState: (state: Told) => say`The wording of the request is ${state}.`,
  source: (document: Told, version: Told, date: Told) =>
    say`Document ${document}, version ${version}, date ${date}.`,
  noSources: 'No document is recorded as a source.',
  moreSources: (n: number) => say`${n} more documents are in the attached record.`,
  subject: (code: Told) => say`The record calls the person concerned by a code: ${code}.`,
  subjectState: (state: Told) => say`The code for the person concerned is ${state}.`,
  responsible: (who: Told) => say`Responsible for this decision: ${who}.`,
  responsibleState: 'Who is responsible is not stated.',
  contact: (how: Told) => say`You can reach them here: ${how}.`,
  contactState: 'How to reach them is not stated.',
  correction: (how: Told) => say`If something is wrong, ask for it to be corrected: ${how}.`,
  correctionState: 'How to have something corrected is not stated.',
  review: (how: Told) => say`You can ask for a person to look at it: ${how}.`,
  reviewState: 'How to ask for a person to look at it is not stated.',
  complaint: (how: Told) => say`You can complain: ${how}.`,
  complaintState: 'How to complain is not stated.',
  law: 'Which rights you have depends on the law that applies to you. This page is not legal advice.',
  technical: 'technical details of the record',
  nothingWithheld: 'Nothing is held back.',
  withheld: (n: number, meaning: Told) =>
    n === 1
      ? say`1 detail is held back (reason: ${meaning}).`
      : say`${n} details are held back (reason: ${meaning}).`,
  check: 'The evidence is attached to this file. Anybody can check it with the program Docket.',
  command: 'The command is: docket verify, and the name of this file.',
  limits: 'What was never recorded cannot be shown here.',
});
