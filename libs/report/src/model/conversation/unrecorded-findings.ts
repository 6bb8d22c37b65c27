import { joined, type Told } from '../../narrative/told.js';
import type { ModelContext } from '../context.js';
import { WEIGHT, type Weighed } from '../weights.js';
import { marksOf } from './build.js';
import { toolsOf } from './told-tools.js';
import { creditsCalledPayments } from './lookups.js';
import { shortValue } from './member-texts.js';
import { doneInThePast } from './past.js';
import { recordedConversation, type Called } from './read.js';
import { termsWithoutRecord } from './terms.js';
import { otherPayments } from './told-payments.js';
import { toldIdentities, toldMeans } from './told-persons.js';
import { personIn, triedIdentity } from './tried.js';
import { unreadProfile, unrecordedStates, unstatedArguments } from './unrecorded.js';
import { unsaidChoices, untoldAmounts, type Untold } from './untold.js';
import { workedOutWithout } from './worked-out.js';

/** Sentences that are told of one kind. */
const TOLD_MAX = 3;

/** What the agent told, or called a tool with, and nothing that is recorded bears out. */
export const withoutRecord = (context: ModelContext): Weighed[] => [
  ...past(context),
  ...workedOut(context),
  ...choices(context),
  ...states(context),
  ...paid(context),
  ...profile(context),
  ...unstated(context),
  ...identities(context),
  ...means(context),
  ...tried(context),
  ...terms(context),
];

/** What was found of one tool, in one item: equal items of its calls would hide all others. */
function byTool<Found extends { call: Called }>(
  found: readonly Found[],
): { first: Found; all: Found[]; calls: Called[] }[] {
  const tools = new Map<string, Found[]>();
  for (const one of found) tools.set(one.call.tool, [...(tools.get(one.call.tool) ?? []), one]);
  return [...tools.values()].slice(0, TOLD_MAX).flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    return [{ first, all, calls: [...new Set(all.map(({ call }) => call))] }];
  });
}

/** A tool, with how many of its calls are told of. */
const toolText = (context: ModelContext, calls: readonly Called[]): Told =>
  joined(toolsOf(context, calls), ', ');

/** Values of one member that are told. */
const VALUES_MAX = 6;

/** Members with their values, each member once. */
function named({ words, ...context }: ModelContext, found: readonly Untold[]): Told[] {
  const members = new Map<string, Told[]>();
  for (const { member, value } of found) {
    const text = shortValue({ words, ...context }, value);
    if (text !== undefined) members.set(member, [...(members.get(member) ?? []), text]);
  }
  return [...members].map(([member, values]) => {
    const told = [...new Set(values)];
    const shown = joined(told.slice(0, VALUES_MAX), ', ');
    const more = told.length - VALUES_MAX;
    return words.said.has(words.quote(member), more > 0 ? words.said.andMore(shown, more) : shown);
  });
}

function paid(context: ModelContext): Weighed[] {
  const { words } = context;
  const conversation = recordedConversation(context);
  // What was told otherwise than it was answered is an item of its own, with the amount.
  const otherwise = new Set(
    [...otherPayments(conversation), ...creditsCalledPayments(conversation)].map(
      ({ call }) => call,
    ),
  );
  const found = byTool(untoldAmounts(conversation).filter(({ call }) => !otherwise.has(call)));
  if (found.length === 0) return [];
  return [
    {
      code: 'amount_untold',
      severity: 'attention',
      text: words.said.untoldAmounts(
        found.map(({ all, calls }) =>
          words.said.has(toolText(context, calls), joined(named(context, all), ', ')),
        ),
      ),
      evidence: marksOf(found.flatMap(({ calls }) => calls)),
      weight: WEIGHT.unrecorded,
    },
  ];
}

/** What was worked out with a number that nothing recorded before has, and then told. */
function workedOut(context: ModelContext): Weighed[] {
  const { words } = context;
  return workedOutWithout(recordedConversation(context))
    .slice(0, TOLD_MAX)
    .map(({ call, expression, numbers, told }) => ({
      code: 'figure_without_record',
      severity: 'attention',
      text: words.said.workedOut(
        words.said.has(words.quote(call.tool), words.quote(expression)),
        numbers.map((number) => words.quote(number)),
        words.quote(told.sentence),
      ),
      evidence: marksOf([call, told.said]),
      weight: WEIGHT.unrecorded,
    }));
}

/** Details of lookups that are told. */
const TRIED_MAX = 4;

/** Lookups of the user that failed before one was answered. */
function tried(context: ModelContext): Weighed[] {
  const { words } = context;
  const found = triedIdentity(recordedConversation(context));
  if (found === undefined) return [];
  const { failed, answered, ungiven } = found;
  const calledWith = (call: Called): Told =>
    words.said.has(
      words.quote(call.tool),
      joined(
        personIn(call.arguments)
          .slice(0, TRIED_MAX)
          .map(({ member, value }) => words.said.has(words.quote(member), words.quote(value))),
        ', ',
      ),
    );
  return [
    {
      code: 'identity_tried',
      severity: 'attention',
      text: words.said.triedIdentity(
        failed.slice(0, TRIED_MAX).map(calledWith),
        Math.max(0, failed.length - TRIED_MAX),
        calledWith(answered),
        [...ungiven].slice(0, TRIED_MAX).map((value) => words.quote(value)),
      ),
      evidence: marksOf([...failed, answered]),
      weight: WEIGHT.unrecorded,
    },
  ];
}

/** Times and prices that were promised. */
function terms(context: ModelContext): Weighed[] {
  const { words } = context;
  const found = termsWithoutRecord(recordedConversation(context));
  if (found.length === 0) return [];
  return [
    {
      code: 'term_without_record',
      severity: 'attention',
      text: words.said.toldTerms(
        joined([...new Set(found.map(({ sentence }) => words.quote(sentence)))], ' '),
        found.map(({ term }) => words.quote(term)),
      ),
      evidence: marksOf(found.map(({ said }) => said)),
      weight: WEIGHT.recorded,
    },
  ];
}

function choices(context: ModelContext): Weighed[] {
  const { words } = context;
  return byTool(unsaidChoices(recordedConversation(context))).map(({ all, calls }) => ({
    code: 'choice_unsaid',
    severity: 'attention',
    text: words.said.unsaidChoices(
      toolText(context, calls),
      named(context, all),
      [...new Set(all.flatMap((one) => one.words))].map((word) => words.quote(word)),
      toolsOf(context, [...new Set(all.flatMap(({ from }) => from ?? []))]),
    ),
    evidence: marksOf([...calls, ...all.flatMap(({ from }) => from ?? [])]),
    weight: WEIGHT.unrecorded,
  }));
}

/** Dates that are told of one tool. */
const DATES_MAX = 6;

/** What was done to something that has a date in the past; whether that may be is judged by nobody here. */
function past(context: ModelContext): Weighed[] {
  const { words } = context;
  return byTool(doneInThePast(recordedConversation(context))).map(({ first, all, calls }) => ({
    code: 'date_before_present',
    severity: 'attention',
    text: words.said.datesBefore(
      toolText(context, calls),
      [...new Set(all.flatMap(({ dates }) => dates))]
        .toSorted()
        .slice(0, DATES_MAX)
        .map((day) => words.quote(day)),
      words.quote(first.present),
    ),
    evidence: marksOf(calls),
    weight: WEIGHT.unrecorded,
  }));
}

function states(context: ModelContext): Weighed[] {
  const { words } = context;
  const found = unrecordedStates(recordedConversation(context)).slice(0, TOLD_MAX);
  if (found.length === 0) return [];
  return [
    {
      code: 'state_without_record',
      severity: 'attention',
      text: words.said.unrecordedState(
        joined(
          found.map(({ sentence }) => words.quote(sentence)),
          ' · ',
        ),
        [...new Set(found.flatMap(({ names }) => names))].map((name) => words.quote(name)),
      ),
      evidence: marksOf(found.map(({ said }) => said)),
      weight: WEIGHT.unrecorded,
    },
  ];
}

function profile(context: ModelContext): Weighed[] {
  const { words } = context;
  return unreadProfile(recordedConversation(context)).map(({ said, sentence }) => ({
    code: 'profile_without_record',
    severity: 'attention',
    text: words.said.unreadProfile(words.quote(sentence)),
    evidence: marksOf([said]),
    weight: WEIGHT.unrecorded,
  }));
}

function identities(context: ModelContext): Weighed[] {
  const { words } = context;
  return toldIdentities(recordedConversation(context)).map(({ lacked, told, call }) => ({
    code: 'identity_told',
    severity: 'attention',
    text: words.said.identityTold(
      words.quote(lacked.sentence),
      words.quote(told.sentence),
      words.quote(call.tool),
    ),
    evidence: marksOf([lacked.said, call, told.said]),
    weight: WEIGHT.unrecorded,
  }));
}

function means(context: ModelContext): Weighed[] {
  const { words } = context;
  return toldMeans(recordedConversation(context)).map(
    ({ said, sentence, digits, call, member, value }) => ({
      code: 'means_without_record',
      severity: 'attention',
      text: words.said.meansTold(words.quote(sentence), words.quote(digits), {
        tool: words.quote(call.tool),
        given: words.said.has(words.quote(member), words.quote(value)),
      }),
      evidence: marksOf([said, call]),
      weight: WEIGHT.saidOtherwise,
    }),
  );
}

function unstated(context: ModelContext): Weighed[] {
  const { words } = context;
  return unstatedArguments(recordedConversation(context)).flatMap(
    ({ call, members, told }): Weighed[] => {
      const shown = members.flatMap(({ member, value }) => {
        const text = shortValue(context, value);
        return text === undefined ? [] : [words.said.has(words.quote(member), text)];
      });
      if (shown.length === 0) return [];
      return [
        {
          code: 'argument_without_record',
          severity: 'attention',
          text: words.said.unstated(
            words.quote(call.tool),
            shown,
            told === undefined ? undefined : words.quote(told.sentence),
          ),
          evidence: marksOf([call, ...(told === undefined ? [] : [told.said])]),
          weight: WEIGHT.unstated,
        },
      ];
    },
  );
}
