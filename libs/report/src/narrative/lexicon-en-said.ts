import { fixed, joined, say, type Told } from './told.js';

/** Words for what was said, asked and called in an imported decision, held one against the other. */
export const englishSaid = fixed({
  said: {
    /** Sentences of the agent that no call is behind, and the calls that went through before. */
    unbacked: (sentences: readonly Told[], changing: readonly Told[]) =>
      say`The agent told the user ${joined(sentences, ' · ')}, and no recorded call of that name went through; ${changing.length === 0 ? say`no change did` : say`what changed: ${joined(changing, ', ')}`}`,
    otherAnswer: (tool: Told, members: readonly Told[]) =>
      say`Call and answer differ: ${tool} was ${joined(members, '; ')}`,
    askedAnswered: (member: Told, asked: Told, answered: Told) =>
      say`called with ${member} ${asked}, answered with ${answered}`,
    withoutConsent: (actions: readonly Told[], said: Told | undefined) =>
      say`Changed with no word of agreement in the user’s message before it${said === undefined ? '' : say` (${said})`}: ${joined(actions, ', ')}`,
    changed: (actions: readonly Told[]) =>
      say`Changed, as tools were called and answered: ${joined(actions, '; ')}`,
    changedBy: (operation: Told, target: Told, members: readonly Told[], more: number) =>
      say`${operation} on ${target}: ${joined(members, ', ')}${more === 0 ? '' : say` and ${more} more (section 11)`}`,
    member: (name: Told, before: Told | undefined, after: Told) =>
      before === undefined ? say`${name} set to ${after}` : say`${name} ${before} → ${after}`,
    /** An item that a list has more, by what it holds. */
    item: (name: Told, parts: readonly Told[], isMore: boolean) =>
      say`${name}${isMore ? ' has one more' : ''} (${joined(parts, ', ')})`,
    has: (name: Told, value: Told) => say`${name} ${value}`,
    answeredWith: (first: Told) => say`answered with ${first}`,
    calledWith: (first: Told) => say`called with ${first}`,
    moreChanged: (n: number) => say`${n} more ${n === 1 ? 'change' : 'changes'} (section 11)`,
    refused: (asked: Told | undefined, answer: Told, doneBy: Told | undefined) =>
      say`${asked === undefined ? say`Said to be not possible: ${answer}` : say`Asked: ${asked} Answered: ${answer}`}${doneBy === undefined ? '' : say` Later went through: ${doneBy}`}`,
    moreRefused: (n: number) =>
      say`${n === 1 ? 'one more message says' : say`${n} more messages say`} what is not possible (what happened, in full)`,
    ground: (said: Told) => say`The agent said: ${said}`,
    later: 'Asked later:',
    laterRequest: (said: Told) => say`Asked later: ${said}`,
    moreLater: (n: number) => say`and ${n} more`,
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
