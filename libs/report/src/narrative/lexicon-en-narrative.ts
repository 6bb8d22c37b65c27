import type { Outcome } from '@docket/record';

import { englishVerdicts } from './lexicon-en-verdicts.js';
import { englishImported } from './lexicon-en-imported.js';
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

/** Who judged, and how, where that is not only the importer's word. */
const judge = (kind: Told | undefined, evaluator: Told): Told =>
  kind === undefined ? evaluator : say`${kind} by ${evaluator}`;

/** Behind a message: that it does not tell how what was tried after it ended. */
const laterThan = (actions: number): Told =>
  actions === 0
    ? say``
    : say` (said before ${actions === 1 ? 'one side effect' : say`${number(actions)} side effects`})`;

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

/** How often an action was tried with one end, and whether every attempt ended so. */
export interface Attempts {
  n: number;
  alone: boolean;
  /** Whether the same reason is recorded of each. */
  isEach: boolean;
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

/** The sentences of page 1. A clause is a whole sentence: its first letter is made a capital. */
export const englishNarrative = fixed({
  ...englishImported,
  /** Of side effects that failed and were done at a later attempt. */
  settledLater: (failed: number) =>
    failed === 1 ? 'Done after a failed attempt' : 'Done after failed attempts',
  narrative: {
    lines: {
      decided: 'Decided',
      because: 'Because',
      done: 'Done',
      not_done: 'Not done',
      checked_by: 'Checked by',
    },
    outcome: (outcome: string): Told => wordIn(ENGLISH_OUTCOMES, outcome, MARKS),
    /** In the place of recorded text that page 1 has no room to quote whole. */
    long: (section: number) => say`a long text (section ${section})`,
    /** The first whole sentences of recorded text, and where the rest of it stands. */
    begins: (said: Told, section: number) => say`${said} … (section ${section})`,
    briefly: (section: number) => say`a text (section ${section})`,
    inSection: (section: number) => say`see section ${section}`,
    quotedAbove: 'the words quoted above',
    headline: (decided: Told, outcome: Told, at: Told) =>
      say`Decision as stated: ${decided}; closed as ${outcome}, ${at}`,
    headlineUndecided: (outcome: Told, at: Told, result: Told | undefined) =>
      say`Closed as ${outcome}, ${at}${result === undefined ? '' : say`; ${result}`}`,
    /** Without a time: the one of its entry is that of the import. */
    headlineImported: (outcome: Told, result: Told) =>
      say`Outcome as imported: ${outcome}; ${result}`,
    /** In the box, one action with how it ended. */
    result: (operation: Told, outcomes: readonly Told[]) =>
      say`${operation}: ${joined(outcomes, ', ')}`,
    moreResults: (n: number) => say`${n} more in section 11`,
    /** Of a sentence that rests on an entry which a verification does not bear out. */
    headlineUnverified: (told: Told) => say`Not verified: ${told}`,
    unverified: (marks: Told, more: number) =>
      say`A verification does not bear out ${marks}${more === 0 ? '' : say` and ${more} more`}: whatever is told of them on this page may be false (section 14)`,
    headlineOpen: (agent: Told, goal: Told) =>
      say`Still open: agent ${agent} works on ${goal}; no outcome is recorded`,
    headlineOpenState: (agent: Told, state: Told) =>
      say`Still open: agent ${agent} works on a goal that is ${state}; no outcome is recorded`,
    /** The words that an agent asked for a human with. */
    askedWith: (said: Told, imported: boolean) =>
      say`The agent’s request for a human${imported ? ', as imported' : ''}: ${said}`,
    askedWithBegins: (said: Told, imported: boolean) =>
      say`The agent’s request for a human begins${imported ? ', as imported' : ''}: ${said} …; quoted whole in What happened, in full`,
    /** Sentences of it that say most. */
    askedWithParts: (said: Told, imported: boolean) =>
      say`From the agent’s request for a human${imported ? ', as imported' : ''}: ${said}; quoted whole in What happened, in full`,
    askedWithLong:
      'The agent’s request for a human is long: it is quoted whole in What happened, in full',
    askedWithState: (state: Told) => say`The words of the agent’s request for a human are ${state}`,
    closing: (summary: Told) => say`Closing summary as stated: ${summary}`,
    closingLong: 'The closing summary is long: it is quoted whole in What happened, in full',
    closingState: (state: Told) => say`The closing summary is ${state}`,
    lastMessage: (said: Told, later: number) =>
      say`The agent’s last message, as imported${laterThan(later)}: ${said}`,
    lastMessageBegins: (said: Told, later: number) =>
      say`The agent’s last message begins, as imported${laterThan(later)}: ${said} …; quoted whole in What happened, in full`,
    lastMessageParts: (said: Told, later: number) =>
      say`From the agent’s last message, as imported${laterThan(later)}: ${said}; quoted whole in What happened, in full`,
    lastMessageLong: (later: number) =>
      say`The agent’s last message${laterThan(later)} is long: it is quoted whole in What happened, in full`,
    /** A time of an entry that was recorded at import, which is no time of the work. */
    atImport: (time: Told) => say`${time} (recorded at import)`,

    // Decided
    decided: (agent: Told, decided: Told, outcome: Told) =>
      say`agent ${agent} stated: ${decided}, closed as ${outcome}`,
    decidedByClosing: (decided: Told, outcome: Told) =>
      say`the closing entry states: ${decided}, closed as ${outcome}`,
    decidedByImporter: (decided: Told, outcome: Told) =>
      say`the importer gives the decision as ${decided}, closed as ${outcome}`,
    outcomeByImporter: (outcome: Told) =>
      say`the importer gives the outcome as “${outcome}”; a decision in words is not recorded`,
    decidedState: (agent: Told | undefined, outcome: Told, state: Told) =>
      say`${agent === undefined ? 'the closing entry states' : say`agent ${agent} stated`} the outcome “${outcome}”; what was decided is ${state}`,
    outcomeOnly: (agent: Told, outcome: Told) =>
      say`agent ${agent} stated the outcome “${outcome}”; a decision in words is not recorded`,
    outcomeByClosing: (outcome: Told) =>
      say`the closing entry states the outcome “${outcome}”; a decision in words is not recorded`,
    open: 'nothing yet: the decision is open and no outcome is recorded',
    worksOn: (agent: Told, goal: Told) => say`agent ${agent} works on ${goal}`,
    worksOnState: (agent: Told, state: Told) =>
      say`agent ${agent} works on a goal that is ${state}`,

    // Because
    because: (claim: Told) => say`stated as decisive: ${claim}`,
    becauseState: (state: Told) => say`the decisive claim is ${state}`,
    source: ({ retrieved, document, version, date, dated, section }: SourceWords) =>
      say`it ${retrieved ? 'was retrieved from' : 'cites'} document ${document}${section === undefined ? '' : say`, section ${section}`}, version ${version} ${dated ? say`dated ${date}` : say`(date ${date})`}`,
    moreSources: (n: number) =>
      say`${n === 1 ? 'one more decisive source is' : say`${number(n)} more decisive sources are`} in section 8`,
    sourceState: (state: Told) => say`on which source this rests is ${state}`,
    noSource: 'no decisive source is recorded',
    onlyInput: (documents: readonly Told[], given: boolean) =>
      given
        ? say`no decisive source is recorded; given to the agent: ${list(documents)}`
        : say`no decisive source is recorded; cited: ${list(documents)}`,
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
      say`as the agent stated; the result of ${list(tools)} is not recorded`,
    evaluatorNotRecorded: (n: number, of: number) =>
      n === of
        ? say`as the agent stated; who evaluated them is not recorded`
        : say`for ${number(n)} of them who evaluated it is not recorded`,
    criteriaCounted: (n: number) =>
      say`${n === 1 ? 'one criterion is' : say`${number(n)} criteria are`} recorded (section 9)`,
    noCriteria: 'no criteria are recorded',

    // Done
    calls: (
      total: number,
      errors: number,
      tools: readonly Told[],
      answer: Told | undefined,
      isEach: boolean,
    ) =>
      // The tools first: behind "failed" they would read as those that failed.
      say`${total === 1 ? 'one tool call is' : say`${number(total)} tool calls are`} recorded${
        tools.length === 0 ? '' : say`: ${list(tools)}`
      }${
        errors === 0
          ? ''
          : total === 1
            ? '; it failed'
            : say`; ${number(errors)} of the calls failed`
      }${
        answer === undefined
          ? ''
          : say` (${errors === 1 ? 'answer' : isEach ? 'each answered' : 'the last answer'}: ${answer})`
      }`,
    /** Tools that are not named, with all of their calls. */
    moreTools: (tools: number, calls: number) =>
      say`${tools} other ${tools === 1 ? 'tool' : 'tools'} (${calls} ${calls === 1 ? 'call' : 'calls'})`,
    onlyMessages: (n: number, several: boolean) =>
      say`${n === 1 ? 'one message' : say`${number(n)} messages`} of the ${several ? 'agents' : 'agent'} and no tool call ${n === 0 ? 'is' : 'are'} recorded`,
    /** One action on one target, with how each attempt at it ended, in order. */
    effect: (
      operation: Told,
      amount: Told | undefined,
      target: Told | undefined,
      outcomes: readonly Told[],
    ) =>
      say`${operation}${amount === undefined ? '' : say` of ${amount}`}${target === undefined ? '' : say` on ${target}`}: ${joined(outcomes, ', ')}`,
    once: (outcome: Told) => say`${outcome} (once)`,
    /** Attempts that failed, with the reason that is recorded of each, or of the last. */
    failedWith: (failed: Told, { n, alone, isEach }: Attempts, reason: Told) =>
      n > 1
        ? say`${failed} (${n} times, ${isEach ? 'each' : 'the last'} with ${reason})`
        : alone
          ? say`${failed} with ${reason}`
          : say`${failed} (once, with ${reason})`,
    /** What the other system answered in words. */
    answeredWith: (done: Told, answer: Told) => say`${done}, with the answer ${answer}`,
    /** A side effect of which two records say different things. */
    disputed: (operation: Told, differences: readonly Told[], outcome: Told) =>
      say`${operation} ${outcome}, but its records disagree on ${joined(differences, '; ')}`,
    effects: (effects: readonly Told[], more: number) =>
      say`side effects: ${joined([...effects, ...(more > 0 ? [say`${more} more in section 11`] : [])], '; ')}`,
    noEffects: 'no side effect is recorded',
    handedOver: (agents: readonly Told[]) =>
      say`agents stated handing the work over to ${list(agents)}`,

    // Checked by
    confidence: (value: Told) => say`the agent stated confidence ${value}`,
    confidenceState: (state: Told) => say`the confidence is ${state}`,
    evaluations: (items: readonly Told[], disagree: boolean) =>
      say`evaluations${disagree ? ', which disagree' : ''}: ${joined(items, '; ')}`,
    /** Of one that has no verdict: nothing says that a result was held against it. */
    groundTruth: 'ground truth',
    evaluation: (kind: Told | undefined, evaluator: Told, outcomes: readonly Told[]) =>
      say`${judge(kind, evaluator)}: ${list(outcomes)}`,
    /** One of the kind of the one right before it. */
    alsoBy: (evaluator: Told) => say`by ${evaluator}`,
    evaluationCount: (
      kind: Told | undefined,
      evaluator: Told,
      { passed, of, failed }: { passed: number; of: number; failed: readonly Told[] },
    ) =>
      say`${judge(kind, evaluator)}: ${passed} of ${of} passed${failed.length === 0 ? '' : say` (not: ${list(failed)})`}`,
    explained: (outcome: Told, explanation: Told) => say`${outcome}, explained: ${explanation}`,
    noEvaluation: 'no evaluation is recorded',
    tripped: (rule: Told, finding: Told) => say`Docket computed (rule ${rule}): ${finding}`,
    loopOf: (rule: Told, repeats: number) => say`${rule} (${repeats} same calls make a loop)`,
    times: (n: number) => say`(${n} times)`,
    moreTripped: (
      rules: readonly Told[],
      { n, others, imported }: { n: number; others: boolean; imported: boolean },
    ) =>
      rules.length === 0
        ? say`${n === 1 ? say`one ${others ? 'more ' : ''}trip-wire is` : say`${number(n)} ${others ? 'more ' : ''}trip-wires are`} in section 12`
        : say`rules that ${others ? 'also ' : ''}tripped${imported ? ' at import' : ''}: ${list(rules)}`,
    notRequired: (rule: Told) =>
      say`no human review was required under ${rule}, and none is recorded`,
    notAsked: 'no rule in force asked for a human review, and none is recorded',
    requirementUnknown: 'no human review is recorded; whether one was required is not recorded',
    asked: (rules: readonly Told[]) => say`Docket asked for a human (${list(rules)})`,
    askedAtImport: (rules: readonly Told[]) =>
      say`at import Docket’s rules asked for a human (${list(rules)})`,
    askedByAgent: 'the agent asked for a human',
    askedInSource: 'as the importer reads the source, the agent asked for a human',
    policy: (version: Told, advisory: boolean, off: number, lax: number) =>
      say`policy version ${version}, ${advisory ? 'advisory' : 'enforced'}, ${off === 0 ? 'all rules in force' : off === 1 ? 'one rule not in force' : say`${number(off)} rules not in force`}${lax === 0 ? '' : say`, ${lax === 1 ? 'one limit' : say`${number(lax)} limits`} weaker than the default`}`,
    policyUnknown: 'which policy was in force is not recorded here',
    reviewed: (who: Told, verdict: Told, unasked: boolean) =>
      say`${who} decided${unasked ? ', without an escalation' : ''}: ${verdict}`,
    reviewedInTurn: (verdicts: readonly Told[], standing: Told) =>
      englishVerdicts(say`${number(verdicts.length)} reviews`, verdicts, standing),
    lastReview: (review: Told) => say`the last one: ${review}`,
    corrected: (before: Told, after: Told) => say`corrected from ${before} to ${after}`,
    correctedMember: (name: Told, before: Told, after: Told) =>
      say`${name} corrected from ${before} to ${after}`,
    reasoned: (reason: Told) => say`reason: ${reason}`,
    reviewer: (role: Told | undefined) =>
      role === undefined ? say`a reviewer` : say`a reviewer (${role})`,
    /** Of one escalation that takes several people. */
    awaitingMore: (agreed: number, needed: number, isClosed: boolean) =>
      isClosed
        ? say`closed when ${number(agreed)} of ${number(needed)} people had said yes to what was asked`
        : say`${number(agreed)} of the ${number(needed)} people whom it takes ${agreed === 1 ? 'has' : 'have'} said yes to what was asked`,
    awaiting: (n: number, isClosed: boolean) =>
      say`${isClosed ? 'closed with ' : 'no human decision is recorded on '}${n === 1 ? 'one escalation' : say`${number(n)} escalations`}${isClosed ? ' unanswered' : ''}`,
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
    /** Of one that was given to the agent, or that it read: nothing says that it rests on it. */
    sourceGiven: (document: Told, version: Told, claim: Told | undefined) =>
      say`Document ${document}, version ${version}, is recorded as input${claim === undefined ? '' : say`; what it supports: ${claim}`}`,
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
    askedWith: (said: Told, imported: boolean) =>
      say`Request of the agent for a human${imported ? ', as the importer reads the source' : ''}: ${said}`,
    closing: (summary: Told) => say`The closing summary reads: ${summary}`,
    lastMessage: (said: Told) => say`The agent’s last message, as the importer keeps it: ${said}`,
    gap: (text: Told) => say`Gap: ${text}`,
    more: (n: number) => say`${n} more of this kind are in the sections that follow`,
  },
});
