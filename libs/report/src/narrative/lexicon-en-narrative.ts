const NUMBERS = [
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
];

const number = (n: number): string => NUMBERS[n] ?? String(n);

const list = (items: readonly string[]): string =>
  items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** How the criteria of a decision turned out, counted. */
export interface CriteriaCount {
  total: number;
  allTrue: boolean;
  /** Names of those that were not true, with how they turned out. */
  others: readonly string[];
}

/** The sentences of page 1. */
export const englishNarrative = {
  narrative: {
    outcome: (outcome: string) => outcome.replaceAll('_', ' '),
    headline: (decided: string, outcome: string, at: string) =>
      `Decision as stated: ${decided}; closed as ${outcome} at ${at}`,
    headlineUndecided: (outcome: string, at: string) =>
      `Closed as ${outcome} at ${at}; what was decided is not recorded`,
    headlineOpen: (agent: string, goal: string) =>
      `Still open: agent ${agent} works on “${goal}”; no outcome is recorded`,
    headlineOpenState: (agent: string, state: string) =>
      `Still open: agent ${agent} works on a goal that is ${state}; no outcome is recorded`,
    decided: (agent: string, decided: string) =>
      `Agent ${agent} stated that it decided to ${decided}`,
    decidedByClosing: (decided: string) => `The closing entry states the decision to ${decided}`,
    decidedState: (agent: string | undefined, outcome: string, state: string) =>
      `${agent === undefined ? 'The closing entry states' : `Agent ${agent} stated`} the outcome “${outcome}”; what was decided is ${state}`,
    outcomeOnly: (agent: string, outcome: string) =>
      `Agent ${agent} stated the outcome “${outcome}”; what was decided is not recorded`,
    outcomeByClosing: (outcome: string) =>
      `The closing entry states the outcome “${outcome}”; what was decided is not recorded`,
    open: (agent: string, goal: string) =>
      `Agent ${agent} works on “${goal}”; the decision is still open and no outcome is recorded`,
    openState: (agent: string, state: string) =>
      `Agent ${agent} works on a goal that is ${state}; the decision is still open and no outcome is recorded`,
    because: (claim: string) => `because ${claim}`,
    becauseState: (state: string) => `because of a claim that is ${state}`,
    claim: (claim: string) => `Its recorded decisive claim: ${claim}`,
    source: (
      retrieved: boolean,
      document: string,
      version: string,
      date: string | undefined,
      dateState: string,
      section: string | undefined,
    ) =>
      `${retrieved ? 'retrieved from' : 'citing'} document ${document}${section === undefined ? '' : `, section ${section}`}, version ${version} ${date === undefined ? `(date ${dateState})` : `dated ${date}`}`,
    sourceState: (state: string) => `on which source this rests is ${state}`,
    noSource: 'the source on which this rests is not recorded',
    criteria: ({ total, allTrue, others }: CriteriaCount): string => {
      const noun = total === 1 ? 'criterion' : 'criteria';
      if (allTrue && total === 1) return 'the one recorded criterion was true';
      if (allTrue) return `all ${number(total)} recorded criteria were true`;
      return `of ${number(total)} recorded ${noun} these were not true: ${list(others)}`;
    },
    criteriaState: (shown: string | undefined, n: number, state: string) =>
      shown === undefined
        ? `the result of ${n === 1 ? 'the one recorded criterion' : `all ${number(n)} recorded criteria`} is ${state}`
        : `${shown}; the result of ${number(n)} more is ${state}`,
    resultState: (tools: readonly string[], state: string) =>
      `the result of ${list(tools)} is ${state}`,
    evaluatorState: (state: string) => `who evaluated them is ${state}`,
    evaluatedBy: (tools: readonly string[], returned: string | undefined) =>
      `as evaluated by ${tools.length === 1 ? 'tool' : 'tools'} ${list(tools)}, ${
        returned === undefined ? 'whose results are recorded' : `which returned ${returned}`
      }`,
    resultNotRecorded: (tools: readonly string[]) =>
      `as the agent stated, the result of ${list(tools)} is not recorded`,
    evaluatorNotRecorded: (n: number, of: number) =>
      n === of
        ? 'as the agent stated, who evaluated them is not recorded'
        : `for ${number(n)} of them who evaluated it is not recorded`,
    noCriteria: 'no criteria are recorded',
    effect: (operation: string, amount: string | undefined, outcome: string) =>
      `${operation}${amount === undefined ? '' : ` of ${amount}`} ${outcome}`,
    effects: (effects: readonly string[], more: number) =>
      `side effects: ${[...effects, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`,
    noEffects: 'no side effect is recorded',
    handedOver: (agents: readonly string[]) =>
      `agents stated handing the work over to ${list(agents)}`,
    confidence: (value: string) => `the agent stated confidence ${value}`,
    confidenceState: (state: string) => `the confidence is ${state}`,
    tripped: (rule: string, finding: string) =>
      `under rule ${rule} Docket computed that ${finding}`,
    times: (n: number) => `(${n} times)`,
    moreTripped: (n: number) =>
      `${n === 1 ? 'one more trip-wire is' : `${number(n)} more trip-wires are`} in section 12`,
    notRequired: (rule: string) =>
      `no human review was required under ${rule}, and none is recorded`,
    requirementUnknown: 'no human review is recorded; whether one was required is not recorded',
    asked: (rules: readonly string[]) => `Docket asked for a human (${list(rules)})`,
    reviewed: (who: string, verdict: string) => `${who} decided: ${verdict}`,
    reviewer: (role: string | undefined) =>
      role === undefined ? 'a reviewer' : `a reviewer (${role})`,
    awaiting: (n: number) =>
      `no human decision is recorded on ${n === 1 ? 'one escalation' : `${number(n)} escalations`}`,
    unaskedReview: (who: string, verdict: string) =>
      `${who} decided, without an escalation: ${verdict}`,
    shortened: (text: string) => `${text} …`,
    more: (n: number) => `${n} more`,
  },
  /** The longer form, behind page 1. */
  full: {
    request: (text: string) => `The request read: “${text}”`,
    requestState: (state: string) => `The literal request is ${state}`,
    goal: (text: string) => `The goal was stated as “${text}”`,
    goalState: (state: string) => `The goal is ${state}`,
    restated: (text: string) => `Later the goal was stated as “${text}”`,
    source: (document: string, version: string, claim: string) =>
      `Document ${document}, version ${version}, was cited for: ${claim}`,
    criterion: (id: string, result: string, tool: string) =>
      `Criterion ${id}: ${result}; evaluated by: ${tool}`,
    alternative: (option: string, reason: string) =>
      `Considered and not chosen: ${option}; reason stated: ${reason}`,
    effect: (operation: string, target: string, outcome: string, owner: string) =>
      `Side effect ${operation} on ${target}: ${outcome}; owner: ${owner}`,
    handoff: (from: string, to: string, confidence: string) =>
      `Agent ${from} stated handing over to ${to}; confidence: ${confidence}`,
    escalation: (rule: string, resolution: string) =>
      `Docket asked for a human under rule ${rule}; answer: ${resolution}`,
    review: (who: string, verdict: string, reason: string) =>
      `${who} decided: ${verdict}; reason: ${reason}`,
    gap: (text: string) => `Gap: ${text}`,
    more: (n: number) => `${n} more of this kind are in the sections that follow`,
  },
};
