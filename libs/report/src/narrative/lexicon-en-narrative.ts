import type { Outcome } from '@docket/record';

import type { Standing } from '../model/standing.js';
import { englishVerdicts } from './lexicon-en-verdicts.js';
import { ENGLISH_MARKS as MARKS } from './quotation-marks.js';
import { fixed, joined, say, type Told } from './told.js';
import { wordIn } from './word-of.js';

const NUMBERS = fixed([
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]);

const number = (n: number): Told => NUMBERS[n] ?? say`${n}`;

const list = (items: readonly Told[]): Told => {
  const last = items.at(-1) ?? say``;
  return items.length <= 1 ? last : say`${joined(items.slice(0, -1), ', ')} and ${last}`;
};

/** How a decision ended, by the outcome that its closing entry states. */
export const ENGLISH_OUTCOMES = fixed({
  completed: 'completed',
  denied: 'denied',
  stopped: 'stopped',
  failed: 'failed',
  abandoned: 'abandoned',
  handed_over: 'handed over',
}) satisfies Record<Outcome, Told>;

/** How the criteria of a decision turned out, counted. */
export interface CriteriaCount {
  total: number;
  allTrue: boolean;
  /** Names of those that were not true, with how they turned out. */
  others: readonly Told[];
}

/** A source, as far as it is recorded. */
export interface SourceWords {
  retrieved: boolean;
  document: Told;
  version: Told;
  date: Told;
  /** Whether the date is one, and not the words for a state. */
  dated: boolean;
  section: Told | undefined;
}

/** The sentences of page 1. */
export const englishNarrative = fixed({
  narrative: {
    outcome: (outcome: string): Told => wordIn(ENGLISH_OUTCOMES, outcome, MARKS),
    headline: (decided: Told, outcome: Told, at: Told) =>
      say`Decision as stated: ${decided}; closed as ${outcome} at ${at}`,
    headlineUndecided: (outcome: Told, at: Told) =>
      say`Closed as ${outcome} at ${at}; what was decided is not recorded`,
    headlineOpen: (agent: Told, goal: Told) =>
      say`Still open: agent ${agent} works on ${goal}; no outcome is recorded`,
    headlineOpenState: (agent: Told, state: Told) =>
      say`Still open: agent ${agent} works on a goal that is ${state}; no outcome is recorded`,
    /** A time of an entry that was recorded at import, which is no time of the work. */
    atImport: (time: Told) => say`${time} (recorded at import)`,
    decided: (agent: Told, decided: Told) => say`Agent ${agent} stated its decision: ${decided}`,
    decidedByClosing: (decided: Told) => say`The closing entry states the decision: ${decided}`,
    decidedByImporter: (decided: Told) =>
      say`The closing entry, written by the importer, gives the decision as ${decided}`,
    outcomeByImporter: (outcome: Told) =>
      say`The closing entry, written by the importer, gives the outcome as “${outcome}”; what was decided is not recorded`,
    decidedState: (agent: Told | undefined, outcome: Told, state: Told) =>
      say`${agent === undefined ? 'The closing entry states' : say`Agent ${agent} stated`} the outcome “${outcome}”; what was decided is ${state}`,
    outcomeOnly: (agent: Told, outcome: Told) =>
      say`Agent ${agent} stated the outcome “${outcome}”; what was decided is not recorded`,
    outcomeByClosing: (outcome: Told) =>
      say`The closing entry states the outcome “${outcome}”; what was decided is not recorded`,
    open: (agent: Told, goal: Told) =>
      say`Agent ${agent} works on ${goal}; the decision is still open and no outcome is recorded`,
    openState: (agent: Told, state: Told) =>
      say`Agent ${agent} works on a goal that is ${state}; the decision is still open and no outcome is recorded`,
    because: (claim: Told) => say`because ${claim}`,
    becauseState: (state: Told) => say`because of a claim that is ${state}`,
    claim: (claim: Told) => say`Its recorded decisive claim: ${claim}`,
    source: ({ retrieved, document, version, date, dated, section }: SourceWords) =>
      say`${retrieved ? 'retrieved from' : 'citing'} document ${document}${section === undefined ? '' : say`, section ${section}`}, version ${version} ${dated ? say`dated ${date}` : say`(date ${date})`}`,
    sourceState: (state: Told) => say`on which source this rests is ${state}`,
    noSource: 'the source on which this rests is not recorded',
    criteria: ({ total, allTrue, others }: CriteriaCount): Told => {
      const noun = total === 1 ? 'criterion' : 'criteria';
      if (allTrue && total === 1) return say`the one recorded criterion was true`;
      if (allTrue) return say`all ${number(total)} recorded criteria were true`;
      return say`of ${number(total)} recorded ${noun} these were not true: ${list(others)}`;
    },
    criteriaState: (shown: Told | undefined, n: number, state: Told) =>
      shown === undefined
        ? say`the result of ${n === 1 ? 'the one recorded criterion' : say`all ${number(n)} recorded criteria`} is ${state}`
        : say`${shown}; the result of ${number(n)} more is ${state}`,
    resultState: (tools: readonly Told[], state: Told) =>
      say`the result of ${list(tools)} is ${state}`,
    evaluatorState: (state: Told) => say`who evaluated them is ${state}`,
    evaluatedBy: (tools: readonly Told[], returned: Told | undefined) =>
      say`as evaluated by ${tools.length === 1 ? 'tool' : 'tools'} ${list(tools)}, ${
        returned === undefined ? 'whose results are recorded' : say`which returned ${returned}`
      }`,
    resultNotRecorded: (tools: readonly Told[]) =>
      say`as the agent stated, the result of ${list(tools)} is not recorded`,
    evaluatorNotRecorded: (n: number, of: number) =>
      n === of
        ? say`as the agent stated, who evaluated them is not recorded`
        : say`for ${number(n)} of them who evaluated it is not recorded`,
    noCriteria: 'no criteria are recorded',
    effect: (operation: Told, amount: Told | undefined, outcome: Told) =>
      say`${operation}${amount === undefined ? '' : say` of ${amount}`} ${outcome}`,
    /** A side effect of which two records say different things. */
    disputed: (operation: Told, differences: readonly Told[], outcome: Told) =>
      say`${operation} ${outcome}, its records disagree on ${joined(differences, '; ')}`,
    effects: (effects: readonly Told[], more: number) =>
      say`side effects: ${joined([...effects, ...(more > 0 ? [say`${more} more`] : [])], ', ')}`,
    noEffects: 'no side effect is recorded',
    handedOver: (agents: readonly Told[]) =>
      say`agents stated handing the work over to ${list(agents)}`,
    confidence: (value: Told) => say`the agent stated confidence ${value}`,
    confidenceState: (state: Told) => say`the confidence is ${state}`,
    tripped: (rule: Told, finding: Told) => say`under rule ${rule} Docket computed that ${finding}`,
    times: (n: number) => say`(${n} times)`,
    moreTripped: (n: number) =>
      say`${n === 1 ? 'one more trip-wire is' : say`${number(n)} more trip-wires are`} in section 12`,
    notRequired: (rule: Told) =>
      say`no human review was required under ${rule}, and none is recorded`,
    requirementUnknown: 'no human review is recorded; whether one was required is not recorded',
    asked: (rules: readonly Told[]) => say`Docket asked for a human (${list(rules)})`,
    askedAtImport: (rules: readonly Told[]) =>
      say`when it was imported, Docket’s rules asked for a human (${list(rules)})`,
    askedByAgent: 'the agent asked for a human',
    askedInSource: 'as the importer reads the source, the agent asked for a human',
    policy: (version: Told, advisory: boolean, off: number) =>
      say`policy version ${version}, ${advisory ? 'advisory' : 'enforced'}, ${off === 0 ? 'all rules in force' : off === 1 ? 'one rule not in force' : say`${number(off)} rules not in force`}`,
    policyUnknown: 'which policy was in force is not recorded here',
    reviewed: (who: Told, verdict: Told) => say`${who} decided: ${verdict}`,
    reviewedInTurn: (verdicts: readonly Told[], standing: Standing) =>
      englishVerdicts(say`${number(verdicts.length)} reviews`, verdicts, standing),
    reviewer: (role: Told | undefined) =>
      role === undefined ? say`a reviewer` : say`a reviewer (${role})`,
    awaiting: (n: number) =>
      say`no human decision is recorded on ${n === 1 ? 'one escalation' : say`${number(n)} escalations`}`,
    unaskedReview: (who: Told, verdict: Told) =>
      say`${who} decided, without an escalation: ${verdict}`,
    more: (n: number) => say`${n} more`,
  },
  /** The longer form, behind page 1. */
  full: {
    imported: (importer: Told, source: Told) =>
      say`This decision was imported by ${importer} from ${source}: its entries were recorded at import, and their times are those of the import`,
    request: (text: Told) => say`The request read: ${text}`,
    requestState: (state: Told) => say`The literal request is ${state}`,
    goal: (text: Told) => say`The goal was stated as ${text}`,
    goalState: (state: Told) => say`The goal is ${state}`,
    restated: (text: Told) => say`Later the goal was stated as ${text}`,
    source: (document: Told, version: Told, claim: Told) =>
      say`Document ${document}, version ${version}, was cited for: ${claim}`,
    criterion: (id: Told, result: Told, tool: Told) =>
      say`Criterion ${id}: ${result}; evaluated by: ${tool}`,
    alternative: (option: Told, reason: Told) =>
      say`Considered and not chosen: ${option}; reason stated: ${reason}`,
    effect: (operation: Told, target: Told, amount: Told | undefined, outcome: Told, owner: Told) =>
      say`Side effect ${operation} on ${target}${amount === undefined ? '' : say`, amount ${amount}`}: ${outcome}; owner: ${owner}`,
    handoff: (from: Told, to: Told, confidence: Told) =>
      say`Agent ${from} stated handing over to ${to}; confidence: ${confidence}`,
    escalation: (rule: Told, resolution: Told) =>
      say`Docket asked for a human under rule ${rule}; answer: ${resolution}`,
    escalationByAgent: (resolution: Told, imported: boolean) =>
      say`${imported ? 'As the importer reads the source, the' : 'The'} agent asked for a human; answer: ${resolution}`,
    review: (who: Told, verdict: Told, reason: Told) =>
      say`${who} decided: ${verdict}; reason: ${reason}`,
    gap: (text: Told) => say`Gap: ${text}`,
    more: (n: number) => say`${n} more of this kind are in the sections that follow`,
  },
});
