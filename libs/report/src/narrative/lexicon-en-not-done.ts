import { fixed, joined, say, type Told } from './told.js';

/** Words for what was not done, as far as entries show it, and for what became of what a user asked for. */
export const englishNotDone = fixed({
  notDone: {
    /** Actions by their names, each with how it ended. */
    effects: (actions: readonly Told[]) => say`not carried through: ${joined(actions, '; ')}`,
    /** Where one of the same name went through on the same target; whether with the same values is not said. */
    retried: (actions: readonly Told[]) =>
      say`failed beside one of the same name that was carried out: ${joined(actions, '; ')}`,
    action: (operation: Told, ends: readonly Told[]) => say`${operation} ${joined(ends, ', ')}`,
    /** Tools that a failed evaluation expected. */
    expected: (tools: readonly Told[]) =>
      say`expected by a check and not called: ${joined(tools, ', ')}`,
    /** What a user said, and an answer to the same message that something is not possible. */
    refused: (said: readonly Told[]) =>
      say`said by the agent not to be possible, in whole or in part: ${joined(said, '; ')}`,
    /** Refusals that are not quoted. */
    refusedMore: (n: number, { isFurther, isAbove }: { isFurther: boolean; isAbove: boolean }) =>
      say`${n}${isFurther ? ' more' : ''} ${n === 1 ? 'request' : 'requests'} said by the agent not to be possible (${isAbove ? 'quoted above' : 'see What happened, in full'})`,
    leftOpen: (said: Told | undefined) =>
      say`nothing is recorded behind the user’s last message${said === undefined ? '' : say`: ${said}`}`,
    notCalled: (wishes: readonly Told[]) =>
      say`no recorded call is named for ${joined(wishes, ', ')}`,
    open: 'the decision is open: what is not done yet is not told here',
    none: 'no side effect is recorded as failed or open',
    noneAtImport:
      'no failed change, no refusal in the agent’s words and no message left open was found',
    /** Where parts of the record are not shown. */
    noneShown: (none: Told) => say`in what this copy shows, ${none}`,
    elsewhere: 'more of it stands in sections 7, 11 and 12',
    more: (n: number) => say`${n} more`,
  },
  fate: {
    carriedOut: (actions: readonly Told[]) => say`carried out: ${joined(actions, '; ')}`,
    requested: (actions: readonly Told[]) =>
      say`requested, according to the answer: ${joined(actions, '; ')}`,
    called: (tools: readonly Told[]) => say`called: ${joined(tools, ', ')}`,
    nothing: 'no change of anything is recorded behind the user’s messages',
    refused: (n: number) => say`said not to be possible: ${n} ${n === 1 ? 'request' : 'requests'}`,
  },
});
