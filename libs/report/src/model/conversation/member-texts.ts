import type { Json } from '@docket/chain';

import type { SideEffectRow } from '../../schema/index.js';
import { joined, say, type Told as Words } from '../../narrative/told.js';
import type { ModelContext } from '../context.js';
import { numberAt } from '../entry.js';
import { printValue } from '../fact.js';
import { isAskedForOnly, STATUS } from './asked-for-only.js';
import { argumentsIn, changesOf, isId, type Changed, type NamedItem } from './changes.js';
import { exchangedItems } from './exchanged-items.js';
import { namesOfIds } from './names.js';
import { recordedConversation, type Called } from './read.js';

const isPlainValue = (value: Json): boolean =>
  typeof value === 'string' || typeof value === 'number';

/** Longest value that is told of one member, in UTF-16 units. */
export const VALUE_MAX = 60;

export function shortValue({ words }: ModelContext, value: Json): Words | undefined {
  // Numbers and names in a list are told one after the other.
  const isPlain = Array.isArray(value) && value.length > 0 && value.every(isPlainValue);
  const text = isPlain
    ? joined(
        value.map((item) => printValue(item, words)),
        ', ',
      )
    : printValue(value, words);
  return text.length <= VALUE_MAX ? text : undefined;
}

/** What an item of a list is told by at most; what it cost comes first. */
const ITEM_MAX = 3;
const PARTS_MAX = 2;
/** What page 1 tells of members that changed together, the less the more things there are; section 11 has all. */
const TOGETHER_MAX: readonly number[] = [5, 5, 2];
const TOGETHER_LEAST = 2;
const COST_OR_STATE = /amount|price|total|status/iu;
const costFirst = <T extends { member: string }>(members: readonly T[]): T[] =>
  members.toSorted(
    (a, b) => Number(COST_OR_STATE.test(b.member)) - Number(COST_OR_STATE.test(a.member)),
  );

/** An item by its name, with what it cost. */
function namedText(context: ModelContext, { name, parts }: NamedItem): Words | undefined {
  const { words } = context;
  const told = costFirst(parts).flatMap(({ member, value }) => {
    const text = shortValue(context, value);
    return text === undefined ? [] : [words.said.has(words.quote(member), text)];
  });
  const short = shortValue(context, name);
  if (short === undefined) return undefined;
  return told.length === 0 ? short : words.said.named(short, told.slice(0, PARTS_MAX));
}

/** What was and what is; of lists that are too long to be told how many each has. */
function shortPair(context: ModelContext, before: Json | undefined, after: Json) {
  const told = [before, after].map((value) =>
    value === undefined ? undefined : shortValue(context, value),
  );
  const isLong = told.includes(undefined) && Array.isArray(before) && Array.isArray(after);
  return isLong ? [before, after].map((list) => shortValue(context, list.length)) : told;
}

/** With what answers call it, where it is an id of something that has a name. */
function withName(context: ModelContext, value: Json, text: Words): Words {
  const names = namesOfIds(recordedConversation(context));
  const called = (Array.isArray(value) ? value : [value]).flatMap((id) => {
    const name = typeof id === 'string' ? names.get(id) : undefined;
    const short = name === undefined ? undefined : shortValue(context, name);
    return short ?? [];
  });
  return called.length === 0 ? text : context.words.said.named(text, [...new Set(called)]);
}

/** Members of a payment, in the order in which they are told: their values say without their names what they are. */
const OF_PAYMENT = [
  'transaction_type',
  'type',
  'amount',
  'currency',
  'payment_method_id',
  'payment_id',
];

/** A payment by its values; undefined where it has members that need their names, or no amount. */
function paymentText(
  context: ModelContext,
  item: NonNullable<Changed['item']>,
): Words[] | undefined {
  const isPayment =
    item.some(({ member }) => member === 'amount') &&
    item.every(({ member }) => OF_PAYMENT.includes(member));
  if (!isPayment) return undefined;
  return item
    .toSorted((a, b) => OF_PAYMENT.indexOf(a.member) - OF_PAYMENT.indexOf(b.member))
    .flatMap(({ value }) => shortValue(context, value) ?? []);
}

function memberText(
  context: ModelContext,
  { member, before, after, item, of, replaced, parts }: Changed,
  isCompared: boolean,
  {
    most = Infinity,
    isPart = false,
    isBrief = false,
  }: { most?: number; isPart?: boolean; isBrief?: boolean } = {},
): Words[] {
  const { words } = context;
  const name = words.quote(member);
  if (parts !== undefined) {
    const told = costFirst(
      parts.toSorted((a, b) => Number(isId(b.member)) - Number(isId(a.member))),
    ).flatMap((one) => memberText(context, one, isCompared, { isPart: true }));
    if (told.length === 0) return [];
    const whose = of === undefined ? undefined : shortValue(context, of);
    return [words.said.together(whose ?? name, told.slice(0, most), told.length - most)];
  }
  if (item !== undefined) {
    const held = costFirst(item).flatMap((part) => {
      const value = shortValue(context, part.value);
      return value === undefined ? [] : [words.said.has(words.quote(part.member), value)];
    });
    if (held.length === 0) return [];
    const paid = isBrief && isCompared ? paymentText(context, item) : undefined;
    if (paid !== undefined) return [words.said.itemBriefly(name, paid)];
    return [words.said.item(name, held.slice(0, ITEM_MAX), isCompared)];
  }
  if (replaced !== undefined) {
    const [from, to] = replaced.map((one) => namedText(context, one));
    if (from === undefined || to === undefined) return [];
    return [
      isBrief && isId(member) ? words.said.replacedBy(from, to) : words.said.member(name, from, to),
    ];
  }
  const [old, now] = shortPair(context, before, after);
  if (now === undefined || (before !== undefined && old === undefined)) return [];
  const whose = of === undefined ? undefined : shortValue(context, of);
  const whole = whose === undefined ? name : words.said.memberOf(name, whose);
  const called = isPart ? now : withName(context, after, now);
  return [isCompared ? words.said.member(whole, old, called) : words.said.has(whole, called)];
}

/** The call that an imported action was read from, by its number in the source. */
export function callOf(context: ModelContext, { evidence }: Pick<SideEffectRow, 'evidence'>) {
  const first = context.entries.find(({ mark }) => mark === evidence[0]);
  const number = first && numberAt(first, '/ext/import/call');
  return number === undefined ? undefined : recordedConversation(context).calls[number];
}

/** What a change was called with; ids, of which the target is one, come last. */
function calledWith(context: ModelContext, call: Called): Words[] {
  if (call.effect !== 'write') return [];
  const given = [...argumentsIn(call.arguments ?? {})];
  const [first, ...others] = costFirst(given)
    .toSorted((a, b) => Number(isId(a.member)) - Number(isId(b.member)))
    .flatMap(({ member, after }) => memberText(context, { member, after }, false));
  return first === undefined ? [] : [context.words.said.calledWith(first), ...others];
}

/** Things that are to be exchanged, with what differs but for their ids, which section 11 has. */
const exchangedText = (context: ModelContext, things: readonly Changed[]): Words =>
  joined(
    things.flatMap(({ parts = [], ...thing }) =>
      memberText(context, { ...thing, parts: parts.filter(({ member }) => !isId(member)) }, true),
    ),
    ', ',
  );

/** How it stands, and what with; what is only asked for is said to be that. */
const statedOf = (
  { said }: ModelContext['words'],
  states: readonly Words[],
  { things, isAskedFor }: { things: Words; isAskedFor: boolean },
): Words => {
  if (isAskedFor) return joined([...states, said.toExchange(things)], '; ');
  return states.length === 0 ? things : say`${joined(states, ', ')}: ${things}`;
};

const PAID = 1;

/** What took the place of what comes first, then what was paid or paid back, and what it costs and where it stands. */
const placeOf = ({ member, item = [], replaced, before, parts }: Changed): number => {
  if (parts !== undefined || replaced !== undefined || Array.isArray(before)) return 0;
  if (item.some((part) => /amount/iu.test(part.member))) return PAID;
  return [member, ...item.map((part) => part.member)].some((name) => COST_OR_STATE.test(name))
    ? 2
    : 3;
};

/** What took the place of what, and what was paid for it right behind the first of these. */
function inTurn(members: readonly Changed[]): Changed[] {
  const sorted = members.toSorted((a, b) => placeOf(a) - placeOf(b));
  const [first, ...others] = sorted;
  const paid = others.find((one) => placeOf(one) === PAID);
  if (first === undefined || paid === undefined) return sorted;
  return [first, paid, ...others.filter((one) => one !== paid)];
}

/** Things that changed in one action and are told together. */
const THINGS_MAX = 3;

/** Things of which one without the others would be a part of what was asked for, as one; of many each by itself. */
function togetherFirst(members: readonly Changed[]): Changed[][] {
  const things = members.filter(
    ({ parts, replaced }) => parts !== undefined || replaced !== undefined,
  );
  if (things.length < 2 || things.length > THINGS_MAX) return inTurn(members).map((one) => [one]);
  const others = members.filter((one) => !things.includes(one));
  return [things, ...inTurn(others).map((one) => [one])];
}

/**
 * What an action changed, as answers show it, one text a member; of a change whose answer shows nothing, what it was
 * called with. Briefly: of members that changed together those that say most.
 */
export function changedBy(
  context: ModelContext,
  row: Pick<SideEffectRow, 'evidence' | 'status'>,
  isBrief = false,
): Words[] {
  if (row.status !== 'executed') return [];
  const call = callOf(context, row);
  if (call === undefined) return [];
  const conversation = recordedConversation(context);
  const { isCompared, members: found } = changesOf(conversation, call);
  const exchanged = isBrief ? exchangedItems(conversation, call, found) : undefined;
  // Whether it was done or asked for stands before what it is about.
  const states = exchanged?.others.filter(({ member }) => member === STATUS) ?? [];
  const members = (exchanged?.others ?? found).filter((one) => !states.includes(one));
  const things = members.filter(({ parts }) => parts !== undefined).length;
  const most = isBrief ? (TOGETHER_MAX[things] ?? TOGETHER_LEAST) : Infinity;
  const told = [
    // What was exchanged is told together: one thing without the other would be half of it.
    ...(exchanged === undefined
      ? []
      : [
          statedOf(
            context.words,
            states.flatMap((one) => memberText(context, one, isCompared, { most })),
            {
              things: exchangedText(context, exchanged.things),
              isAskedFor: isAskedForOnly(conversation, call),
            },
          ),
        ]),
    ...(isBrief ? togetherFirst(members) : inTurn(members).map((one) => [one])).flatMap((group) => {
      const texts = group.flatMap((one) => memberText(context, one, isCompared, { most, isBrief }));
      return group.length > 1 && texts.length > 0 ? [joined(texts, ', ')] : texts;
    }),
  ];
  const [first, ...others] = told;
  if (isCompared) return told;
  if (first === undefined) return calledWith(context, call);
  return [context.words.said.answeredWith(first), ...others];
}
