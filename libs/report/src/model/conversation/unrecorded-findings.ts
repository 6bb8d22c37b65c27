import type { Told } from '../../narrative/told.js';
import type { ModelContext } from '../context.js';
import { WEIGHT, type Weighed } from '../weights.js';
import { marksOf } from './build.js';
import { shortValue } from './member-texts.js';
import { doneInThePast } from './past.js';
import { recordedConversation, type Called } from './read.js';
import {
  unreadProfile,
  unrecordedAmounts,
  unrecordedStates,
  unstatedArguments,
} from './unrecorded.js';
import { unsaidChoices, untoldAmounts, type Untold } from './untold.js';

/** Sentences that are told of one kind. */
const TOLD_MAX = 3;
const AMOUNTS_MAX = 2;

/** What the agent told, or called a tool with, and nothing that is recorded bears out. */
export const withoutRecord = (context: ModelContext): Weighed[] => [
  ...past(context),
  ...choices(context),
  ...states(context),
  ...paid(context),
  ...amounts(context),
  ...profile(context),
  ...unstated(context),
];

function amounts(context: ModelContext): Weighed[] {
  const { words } = context;
  const found = unrecordedAmounts(recordedConversation(context));
  // What was told last is what the user was left with.
  const told = found.slice(-AMOUNTS_MAX);
  if (told.length === 0) return [];
  return [
    {
      code: 'amount_without_record',
      severity: 'attention',
      text: words.said.unrecordedAmounts(
        told.map(({ sentence }) => words.quote(sentence)),
        told.flatMap(({ names }) => names.map((name) => words.quote(name))),
        found.length - told.length,
      ),
      evidence: marksOf(told.map(({ said }) => said)),
      weight: WEIGHT.unrecorded,
    },
  ];
}

/** What one change was called with, or answered, in one item; of several changes of each. */
function byCall(context: ModelContext, found: readonly Untold[]): [Untold, ...Untold[]][] {
  const calls = new Map<Called, [Untold, ...Untold[]]>();
  for (const one of found) {
    const known = calls.get(one.call);
    if (known === undefined) calls.set(one.call, [one]);
    else known.push(one);
  }
  return [...calls.values()].slice(0, TOLD_MAX);
}

const named = (context: ModelContext, found: readonly Untold[]): Told[] =>
  found.flatMap(({ member, value }) => {
    const text = shortValue(context, value);
    return text === undefined ? [] : [context.words.said.has(context.words.quote(member), text)];
  });

function paid(context: ModelContext): Weighed[] {
  const { words } = context;
  return byCall(context, untoldAmounts(recordedConversation(context))).map((found) => ({
    code: 'amount_untold',
    severity: 'attention',
    text: words.said.untoldAmounts(words.quote(found[0].call.tool), named(context, found)),
    evidence: marksOf([found[0].call]),
    weight: WEIGHT.unrecorded,
  }));
}

function choices(context: ModelContext): Weighed[] {
  const { words } = context;
  return byCall(context, unsaidChoices(recordedConversation(context))).map((found) => ({
    code: 'choice_unsaid',
    severity: 'attention',
    text: words.said.unsaidChoices(
      words.quote(found[0].call.tool),
      named(context, found),
      [...new Set(found.flatMap((one) => one.words))].map((word) => words.quote(word)),
    ),
    evidence: marksOf([found[0].call]),
    weight: WEIGHT.unrecorded,
  }));
}

/** Dates of one thing that are told. */
const DATES_MAX = 6;

/** What was done to something that has a date in the past; whether that may be is judged by nobody here. */
function past(context: ModelContext): Weighed[] {
  const { words } = context;
  return doneInThePast(recordedConversation(context))
    .slice(0, TOLD_MAX)
    .map(({ call, dates, present }) => ({
      code: 'date_before_present',
      severity: 'attention',
      text: words.said.datesBefore(
        words.quote(call.tool),
        dates.slice(0, DATES_MAX).map((day) => words.quote(day)),
        words.quote(present),
      ),
      evidence: marksOf([call]),
      weight: WEIGHT.unrecorded,
    }));
}

function states(context: ModelContext): Weighed[] {
  const { words } = context;
  return unrecordedStates(recordedConversation(context))
    .slice(0, TOLD_MAX)
    .map(({ said, sentence, names }) => ({
      code: 'state_without_record',
      severity: 'attention',
      text: words.said.unrecordedState(
        words.quote(sentence),
        names.map((name) => words.quote(name)),
      ),
      evidence: marksOf([said]),
      weight: WEIGHT.unrecorded,
    }));
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
