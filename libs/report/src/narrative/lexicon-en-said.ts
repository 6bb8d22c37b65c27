import { ENGLISH_DIFFERS_FROM as DIFFERS_FROM, type DisputedBy } from './differs-from.js';
import { englishNotDone } from './lexicon-en-not-done.js';
import { fixed, joined, plural, say, type Told } from './told.js';

/** How often calls that failed were answered so; undefined where the answer is long or not recorded. */
export interface FailedAnswers {
  answers: readonly { answer: Told | undefined; n: number }[];
  /** Calls with answers that are not among them. */
  more: number;
}

/** Words for what was said, asked and called in an imported decision, held one against the other. */
export const englishSaid = fixed({
  ...englishNotDone,
  said: {
    /** Sentences of the agent that no call is behind, and what calls would be named for. */
    unbacked: (sentences: readonly Told[], names: readonly Told[], isMore: boolean) =>
      say`The agent told the user ${joined(sentences, ' · ')}; no recorded call that succeeded is named for it (looked for: ${joined(names, ', ')}${isMore ? ' …' : ''})`,
    unrecordedState: (said: Told, words: readonly Told[]) =>
      say`The agent told the user ${said}; no recorded result contains any form of ${joined(words, ', ')}`,
    /** What a change paid or paid back. */
    /** Sums that a change added to what was paid, each tool's by itself. */
    untoldAmounts: (amounts: readonly Told[]) =>
      say`Charged or paid back according to the answer of a tool, and named in no recorded message: ${joined(amounts, '; ')}`,
    /** Also what no message of the user before them has of it. */
    triedIdentity: (
      failed: readonly Told[],
      more: number,
      answered: Told,
      ungiven: readonly Told[],
    ) =>
      say`Looked up before a person was found: failed: ${joined(failed, '; ')}${more === 0 ? '' : say` and ${more} more`}; then answered: ${answered}${ungiven.length === 0 ? '' : say`; no message of the user before it contains ${joined(ungiven, ', ')}`}`,
    /** What the agent was given may be recorded by a hash alone. */
    toldTerms: (said: Told, terms: readonly Told[]) =>
      say`The agent told the user ${said}; no result and no message of the user recorded before it has ${joined(terms, ', ')} (the text of the agent’s documents is not recorded)`,
    /** Also whose answers before it have such a value. */
    unsaidChoices: (
      tool: Told,
      members: readonly Told[],
      words: readonly Told[],
      from: readonly Told[],
    ) =>
      say`${tool} was carried out with ${joined(members, ', ')}; no recorded message before it contains ${words.length === 1 ? '' : 'any of '}${joined(words, ', ')}${from.length === 0 ? '' : say`; an earlier answer of ${joined(from, ', ')} has ${members.length === 1 ? 'this value' : 'such a value'}`}`,
    /** The documents that the agent was given may be recorded by a hash alone. */
    workedOut: (called: Told, numbers: readonly Told[], told: Told) =>
      say`${called}: no recorded message or result before it contains ${joined(numbers, ', ')}, and the documents given to the agent are recorded without their text; the agent then told the user ${told}`,
    datesBefore: (tool: Told, dates: readonly Told[], present: Told) =>
      say`${tool} was carried out on something dated ${joined(dates, ', ')}; the source had given the agent ${present} as today`,
    unreadProfile: (said: Told) =>
      say`The agent told the user ${said}; no recorded call before it is named for a profile, an account or a user`,
    unstated: (tool: Told, members: readonly Told[], told: Told | undefined) =>
      say`${tool} was called with ${joined(members, ', ')}; no recorded message or result before it contains these as words of their own${told === undefined ? '' : say`; the agent then told the user ${told}`}`,
    /** What a call had answered, told to a user who had said that they do not have it. */
    identityTold: (lacked: Told, told: Told, tool: Told) =>
      say`The user said ${lacked}; the agent then told the user ${told}; this detail stands in the answer of ${tool} and in no earlier message of the user`,
    meansTold: (said: Told, digits: Told, { tool, given }: { tool: Told; given: Told }) =>
      say`The agent told the user ${said}; ${tool} was called with ${given}, and no recorded result names ${digits}`,
    otherStanding: (said: Told, tool: Told, member: Told, answered: Told) =>
      say`The agent told the user ${said}; the answer of ${tool} has ${member} ${answered}`,
    otherFigures: (
      tool: Told,
      earlier: readonly Told[],
      figures: readonly Told[],
      more: number,
      told: Told | undefined,
    ) =>
      say`${tool} answered other figures than ${joined(earlier, ', ')} before it: ${joined(figures, '; ')}${more === 0 ? '' : say` and ${more} more`}${told === undefined ? '' : say`; the agent then told the user ${told}`}`,
    figure: (member: Told, id: Told, earlier: Told, later: Told) =>
      say`${member} of ${id} ${later}, earlier ${earlier}`,
    /** Both name a payment, and the amounts differ. */
    otherPayment: (said: Told, tool: Told, member: Told, amounts: Told) =>
      say`The agent told the user ${said}; the answer of ${tool} has ${member} ${amounts}`,
    creditCalledPayment: (said: Told, tool: Told, member: Told, amount: Told) =>
      say`The agent told the user ${said}; the answer of ${tool} has ${member} ${amount}`,
    otherAnswer: (tool: Told, members: readonly Told[]) =>
      say`Call and answer differ: ${tool} was ${joined(members, '; ')}`,
    askedAnswered: (member: Told, asked: Told, answered: Told) =>
      say`called with ${member} ${asked}, the answer has ${answered}`,
    withoutConsent: (actions: readonly Told[], said: Told | undefined) =>
      say`Changed with no word of agreement and no order in the user’s message before it${said === undefined ? '' : say` (${said})`}: ${joined(actions, ', ')}`,
    humanNotCalled: (said: Told) =>
      say`The user asked for a human (${said}); no recorded call after it hands over to one`,
    notAskedFirst: (said: Told, calls: readonly Told[]) =>
      say`The user asked to be asked first (${said}); carried out with no message of the user in between: ${joined(calls, ', ')}`,
    admitted: (said: Told) => say`The agent said of its own work: ${said}`,
    changed: (actions: readonly Told[]) =>
      say`Changed, according to the calls and answers of tools: ${joined(actions, '; ')}`,
    changedBy: (operation: Told, target: Told, members: readonly Told[], more: number) =>
      say`${operation} on ${target}: ${joined(members, ', ')}${more === 0 ? '' : say` and ${more} more (section 11)`}`,
    member: (name: Told, before: Told | undefined, after: Told) =>
      before === undefined ? say`${name} set to ${after}` : say`${name} ${before} → ${after}`,
    /** An item in the place of another, both by their ids. */
    replacedBy: (before: Told, after: Told) => say`${before} → ${after}`,
    /** An item that a list has more, by what it holds. */
    item: (name: Told, parts: readonly Told[], isMore: boolean) =>
      say`${isMore ? 'new item in ' : ''}${name} (${joined(parts, ', ')})`,
    /** The same by its values alone, which say what they are. */
    itemBriefly: (name: Told, values: readonly Told[]) =>
      say`new in ${name}: ${joined(values, ' ')}`,
    memberOf: (name: Told, item: Told) => say`${name} of ${item}`,
    named: (name: Told, parts: readonly Told[]) => say`${name} (${joined(parts, ', ')})`,
    /** Members of one thing that changed together. */
    together: (name: Told, parts: readonly Told[], more: number) =>
      say`${name} (${joined(parts, ', ')}${more > 0 ? say`, ${more} more` : ''})`,
    /** A number without the digits that computing left. */
    about: (short: Told) => say`≈ ${short}`,
    has: (name: Told, value: Told) => say`${name} ${value}`,
    andMore: (shown: Told, n: number) => say`${shown} and ${n} more`,
    answeredWith: (first: Told) => say`answered with ${first}`,
    calledWith: (first: Told) => say`called with ${first}`,
    moreChanged: (n: number) => say`${n} more ${n === 1 ? 'change' : 'changes'} (section 11)`,
    refused: (asked: Told | undefined, answer: Told) =>
      asked === undefined
        ? say`Said not to be possible: ${answer}`
        : say`Asked: ${asked} Answered: ${answer}`,
    on: (operation: Told, resource: Told) => say`${operation} on ${resource}`,
    /** Undefined: whether it was called with the same each time is not shown. */
    calledTimes: (name: Told, n: number, isSame: boolean | undefined) =>
      say`${name}${n === 1 ? '' : say` ${n} times${isSame === undefined ? '' : isSame ? ' with the same arguments' : ' with differing arguments'}`}`,
    /** Calls that failed, with what each of them answered; those whose answer is long or not recorded are in no count. */
    failedTimes: (called: Told, n: number, { answers, more }: FailedAnswers) => {
      const short = answers.flatMap((one) =>
        one.answer === undefined ? [] : [{ ...one, answer: one.answer }],
      );
      const [first] = short;
      if (first === undefined) return called;
      if (first.n === n) return say`${called}, ${n === 1 ? 'with' : 'each with'} ${first.answer}`;
      const told = short.map((one) => say`${one.n} with ${one.answer}`);
      return say`${called}, ${joined(told, ', ')}${more === 0 ? '' : say`, ${more} with other answers`}`;
    },
    /** A message of a user and what came behind it before the next one; an order of events, and no more. */
    exchange: (said: Told | undefined, came: readonly Told[], before: Told | undefined) =>
      joined(
        [
          said === undefined
            ? say`Before any message of a user`
            : before === undefined
              ? say`User: ${said}`
              : say`Agent: ${before} User: ${said}`,
          ...came,
        ],
        '; ',
      ),
    /** The request stands in a box of its own. */
    exchangeOfRequest: (came: readonly Told[]) => say`To the request: ${joined(came, '; ')}`,
    /** A message, and the next one, which only agrees to what was asked in between. */
    agreedTo: (message: Told | undefined, reply: Told, between: Told | undefined) =>
      between === undefined
        ? say`${message ?? '…'}, and when asked: ${reply}`
        : say`${message ?? '…'}; agent: ${between}; user: ${reply}`,
    skipped: (a: Told, b: Told) => say`${a} … ${b}`,
    /** A change behind another one of the same message goes on with the list. */
    cameChanged: (
      name: Told,
      members: readonly Told[],
      more: number,
      { isFurther, isRequested }: { isFurther: boolean; isRequested: boolean },
    ) =>
      say`${isFurther ? '' : isRequested ? 'requested, according to the answer: ' : 'carried out: '}${name}${members.length === 0 ? '' : say`: ${joined(members, ', ')}`}${more === 0 ? '' : say`, ${more} more in section 11`}`,
    /** A change behind a failed call of the same tool and the same message. */
    retried: (name: Told, differing: Told) =>
      say`${name}, with ${differing} and no message of the user in between`,
    inPlaceOf: (member: Told, now: Told, before: Told) =>
      say`${member} ${now} in place of ${before}`,
    /** What an answer shows as asked for, and not as done. */
    toExchange: (things: Told) => say`to be exchanged: ${things}`,
    /** Of one thing what was changed of another before it. */
    changedAlike: 'the same',
    /** What came of a message, on a line of its own below it. */
    cameOf: (came: readonly Told[]) => say`→ ${joined(came, '; ')}`,
    cameFailed: (name: Told) => say`failed: ${name}`,
    cameCalled: (name: Told) => say`called: ${name}`,
    cameAnswered: (said: Told) => say`agent: ${said}`,
    /** What the agent said of another message before, in about the same words. */
    cameAgain: 'agent: in much the same words',
    cameProposed: (said: Told) => say`the agent proposed: ${said}`,
    cameAnsweredLater: (said: Told) => say`the agent later: ${said}`,
    cameNotCalled: (wish: Told) => say`no recorded call is named for ${wish}`,
    cameAsked: (said: Told) => say`the agent asked: ${said}`,
    /** Without the question, where there is little room. */
    cameAskedBack: 'the agent asked back',
    cameLookedUp: (tools: Told) => say`only looked up: ${tools}`,
    /** Behind the last of all messages. */
    cameEnd: 'nothing followed: the record ends with this message',
    cameNothing: (calls: number) =>
      calls === 0
        ? say`no call followed`
        : say`${calls === 1 ? 'one call followed' : say`${calls} calls followed`}; no change was declared`,
    moreCalls: (n: number) => say`${n} more (section 7)`,
    stepSaid: (speaker: Told | undefined, text: Told) =>
      say`${speaker ?? 'somebody whom the source does not name'} said ${text}`,
    stepCalled: (
      tool: Told,
      given: Told | undefined,
      answered: Told | undefined,
      failed: Told | undefined,
    ) =>
      say`${tool} was called with ${given ?? 'no recorded arguments'}; ${failed === undefined ? '' : say`the call failed (${failed}): `}${answered === undefined ? 'no answer is recorded' : say`it answered ${answered}`}`,
    moreSteps: (n: number, changes: number) =>
      say`${plural(n, 'further message or call', 'further messages and calls')}${changes === 0 ? '' : say`, ${changes} of them named for a change or answered with one`} (section 7)`,
    moreExchanges: (n: number) =>
      say`${n} more ${n === 1 ? 'step' : 'steps'}: see What happened, in full`,
    groundInFull: 'the reason that the agent gave is quoted in What happened, in full',
    nearestInFull:
      'no reason is recorded as such; what was said before is quoted in What happened, in full',
    groundAbove: 'the reason that the agent gave is quoted above',
    ground: (said: Told) => say`The agent said: ${said}`,
    /** What stands in for a ground, by what it is. */
    nearest: {
      told: (said: Told) => say`the agent told the user: ${said}`,
      failed_before_handover: (calls: Told) => say`failed before the handover: ${calls}`,
    },
    noGround: (nearest: Told, isToldAbove: boolean) =>
      say`No reason is recorded as such; ${nearest}${isToldAbove ? '; other words of the agent are quoted above' : ''}`,
    /** What the user said who agreed to changes, or had them made; further ones are counted. */
    agreed: (tools: Told, sentence: Told, more: number) =>
      say`Before ${tools} the user said: ${sentence}${more === 0 ? '' : say`, and before ${plural(more, 'other change', 'other changes')} likewise`}`,
    noGroundBeside: (isToldAbove: boolean) =>
      say`no reason is recorded as such${isToldAbove ? '; words of the agent are quoted above' : ''}`,
    /** An action of which other records give other values. */
    disputed: (action: Told, by: readonly DisputedBy[]) =>
      say`${action} (the answer differs from ${joined(
        by.map((one) => DIFFERS_FROM[one]),
        ', ',
      )})`,
    /** A check of a part that failed where the whole passed. */
    wholePassed: (verdict: Told, evaluators: readonly Told[]) =>
      say`${verdict}; passed as a whole according to ${joined(evaluators, ', ')}`,
    /** What an evaluation expected, held against the calls. */
    expected: (verdict: Told, differences: readonly Told[]) =>
      say`${verdict}; ${joined(differences, '; ')}`,
    notCalled: (tool: Told) => say`${tool} was expected and not called`,
    notCalledSo: (tool: Told, n: number) =>
      say`${tool} was expected${n === 1 ? '' : say` ${n} times`} and not called`,
    /** A call that only looks something up, with the values of the only argument it was expected to have. */
    readWith: (tool: Told, wanted: Told) =>
      say`${tool} was expected with ${wanted}, which no call has`,
    /** A call that only looks something up, so often. */
    readOtherwise: (tool: Told, n: number) =>
      say`${tool} was expected with arguments that no call has${n === 1 ? '' : say` (${n} times)`}`,
    calledOtherwise: (tool: Told, members: readonly Told[], failed: boolean) =>
      members.length === 0
        ? say`${tool} was called as expected${failed ? ', and the call failed' : ''}`
        : say`${tool} was expected otherwise: ${joined(members, ', ')}${failed ? '; the call failed' : ''}`,
    expectedMember: (name: Told, expected: Told | undefined, called: Told | undefined) =>
      say`${name} ${expected ?? 'absent'}, in the call ${called ?? 'absent'}`,
    otherOrder: (name: Told) => say`${name} with the same in another order`,
    otherMember: (name: Told, isText: boolean) =>
      isText ? say`${name} in other words` : say`${name} with another value`,
    unexpected: (tools: readonly Told[]) => say`called and not expected: ${joined(tools, ', ')}`,
    nothingElse: (tools: readonly Told[]) =>
      say`no change was expected; called: ${joined(tools, ', ')}`,
    untold: (words: readonly Told[]) =>
      say`the agent was expected to say ${joined(words, ', ')} and did not`,
    moreMissing: (n: number) =>
      say`${n} more expected ${n === 1 ? 'call was' : 'calls were'} not made as expected`,
  },
});
