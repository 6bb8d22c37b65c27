import { fixed, joined, say, type Told } from './told.js';

/** Words for what was said, asked and called in an imported decision, held one against the other. */
export const englishSaid = fixed({
  said: {
    /** Sentences of the agent that no call is behind, and what calls would be named for. */
    unbacked: (sentences: readonly Told[], names: readonly Told[]) =>
      say`The agent told the user ${joined(sentences, ' · ')}; no recorded call that went through names ${joined(names, ' · ')}`,
    otherStanding: (said: Told, tool: Told, member: Told, answered: Told) =>
      say`The agent told the user ${said}; ${tool} had answered ${member} ${answered}`,
    otherFigures: (tool: Told, earlier: readonly Told[], figures: readonly Told[], more: number) =>
      say`${tool} answered otherwise than ${joined(earlier, ', ')} before it: ${joined(figures, '; ')}${more === 0 ? '' : say` and ${more} more`}`,
    figure: (member: Told, id: Told, earlier: Told, later: Told) =>
      say`${member} of ${id} ${later}, before ${earlier}`,
    creditCalledPayment: (said: Told, tool: Told, member: Told, amount: Told) =>
      say`The agent told the user ${said}; ${tool} had answered with ${member} ${amount}`,
    otherAnswer: (tool: Told, members: readonly Told[]) =>
      say`Call and answer differ: ${tool} was ${joined(members, '; ')}`,
    askedAnswered: (member: Told, asked: Told, answered: Told) =>
      say`called with ${member} ${asked}, answered with ${answered}`,
    withoutConsent: (actions: readonly Told[], said: Told | undefined) =>
      say`Changed with no word of agreement and no order in the user’s message before it${said === undefined ? '' : say` (${said})`}: ${joined(actions, ', ')}`,
    notAskedFirst: (said: Told, calls: readonly Told[]) =>
      say`The user asked to be asked first (${said}), and with no message of the user between went through: ${joined(calls, ', ')}`,
    admitted: (said: Told) => say`The agent said of its own work: ${said}`,
    changed: (actions: readonly Told[]) =>
      say`Changed, as tools were called and answered: ${joined(actions, '; ')}`,
    changedBy: (operation: Told, target: Told, members: readonly Told[], more: number) =>
      say`${operation} on ${target}: ${joined(members, ', ')}${more === 0 ? '' : say` and ${more} more (section 11)`}`,
    member: (name: Told, before: Told | undefined, after: Told) =>
      before === undefined ? say`${name} set to ${after}` : say`${name} ${before} → ${after}`,
    /** An item that a list has more, by what it holds. */
    item: (name: Told, parts: readonly Told[], isMore: boolean) =>
      say`${name}${isMore ? ' has one more' : ''} (${joined(parts, ', ')})`,
    memberOf: (name: Told, item: Told) => say`${name} of ${item}`,
    named: (name: Told, parts: readonly Told[]) => say`${name} (${joined(parts, ', ')})`,
    has: (name: Told, value: Told) => say`${name} ${value}`,
    answeredWith: (first: Told) => say`answered with ${first}`,
    calledWith: (first: Told) => say`called with ${first}`,
    moreChanged: (n: number) => say`${n} more ${n === 1 ? 'change' : 'changes'} (section 11)`,
    refused: (asked: Told | undefined, answer: Told) =>
      asked === undefined
        ? say`Said to be not possible: ${answer}`
        : say`Asked: ${asked} Answered: ${answer}`,
    on: (operation: Told, resource: Told) => say`${operation} on ${resource}`,
    calledTimes: (name: Told, n: number, error: Told | undefined) =>
      say`${name}${n === 1 ? '' : say` ${n} times`}${error === undefined ? '' : say`, ${n === 1 ? 'with' : 'the last with'} ${error}`}`,
    /** A message of a user and what came behind it before the next one; an order of events, and no more. */
    exchange: (said: Told | undefined, came: readonly Told[]) =>
      joined(
        [said === undefined ? say`Before any message of a user` : say`User: ${said}`, ...came],
        '; ',
      ),
    skipped: (a: Told, b: Told) => say`${a} … ${b}`,
    cameChanged: (name: Told, members: readonly Told[], more: number) =>
      say`went through: ${name}${members.length === 0 ? '' : say`: ${joined(members, ', ')}`}${more === 0 ? '' : say` and ${more} more (section 11)`}`,
    cameFailed: (name: Told) => say`failed: ${name}`,
    cameCalled: (name: Told) => say`called: ${name}`,
    cameAnswered: (said: Told) => say`agent: ${said}`,
    cameNothing: (calls: number) =>
      calls === 0
        ? say`no call followed`
        : say`${calls === 1 ? 'one call followed, not' : say`${calls} calls followed, none`} known to change anything`,
    moreCalls: (n: number) => say`${n} more (section 7)`,
    moreExchanges: (n: number) =>
      say`${n} more ${n === 1 ? 'message' : 'messages'} of the user, with what followed (what happened, in full)`,
    groundAbove: 'the agent’s ground is quoted above',
    ground: (said: Told) => say`The agent said: ${said}`,
    /** A check of a part that failed where the whole passed. */
    wholePassed: (verdict: Told, evaluators: readonly Told[]) =>
      say`${verdict}; the whole passed ${joined(evaluators, ', ')}`,
    /** What an evaluation expected, held against the calls. */
    expected: (verdict: Told, differences: readonly Told[]) =>
      say`${verdict}; ${joined(differences, '; ')}`,
    notCalled: (tool: Told) => say`expected ${tool}: not called`,
    calledOtherwise: (tool: Told, members: readonly Told[], failed: boolean) =>
      members.length === 0
        ? say`expected ${tool}: called so${failed ? ', and failed' : ''}`
        : say`expected ${tool} otherwise: ${joined(members, ', ')}${failed ? '; the call failed' : ''}`,
    expectedMember: (name: Told, expected: Told | undefined, called: Told | undefined) =>
      say`${name} ${expected ?? 'absent'}, called with ${called ?? 'none'}`,
    otherMember: (name: Told, isText: boolean) =>
      isText ? say`${name} in other words` : say`${name} with another value`,
    unexpected: (tools: readonly Told[]) => say`not expected: ${joined(tools, ', ')}`,
    nothingElse: (tools: readonly Told[]) =>
      say`expected no change; carried out: ${joined(tools, ', ')}`,
    untold: (words: readonly Told[]) =>
      say`the agent was expected to tell ${joined(words, ', ')}, and did not`,
    moreMissing: (n: number) => say`${n} more expected calls not made so`,
  },
});
