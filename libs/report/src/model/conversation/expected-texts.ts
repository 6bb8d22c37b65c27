import { canonicalize, type Json } from '@docket/chain';

import { joined, type Told as Words } from '../../narrative/told.js';
import type { ModelContext } from '../context.js';
import { valueAt } from '../entry.js';
import { argumentsIn, isId } from './changes.js';
import { againstExpected, type Missing, type Unread } from './expected.js';
import { shortValue } from './member-texts.js';
import { recordedConversation, type Called } from './read.js';
import { toolsOf } from './told-tools.js';

/** Expected calls that are told of one evaluation, and members of one. */
const MISSING_MAX = 4;
const MEMBERS_MAX = 4;

/** Whether two lists hold the same, each as often, in another order. */
function isReordered(expected: Json | undefined, called: Json | undefined): boolean {
  if (!Array.isArray(expected) || !Array.isArray(called)) return false;
  const [a, b] = [expected, called].map((list) => list.map((one) => canonicalize(one)).toSorted());
  return JSON.stringify(a) === JSON.stringify(b);
}

function missingText(context: ModelContext, { tool, nearest }: Missing): Words {
  const { words } = context;
  const name = words.quote(tool);
  if (nearest === undefined) {
    return words.said.notCalled(name);
  }
  const members = nearest.members.slice(0, MEMBERS_MAX).map(({ member, expected, called }) => {
    const [wanted, made] = [expected, called].map((value) =>
      value === undefined ? undefined : shortValue(context, value),
    );
    if (isReordered(expected, called)) return words.said.otherOrder(words.quote(member));
    const isLong =
      (expected !== undefined && wanted === undefined) ||
      (called !== undefined && made === undefined);
    return isLong
      ? words.said.otherMember(
          words.quote(member),
          typeof expected === 'string' && typeof called === 'string',
        )
      : words.said.expectedMember(words.quote(member), wanted, made);
  });
  const { status } = nearest.call;
  return words.said.calledOtherwise(name, members, status !== undefined && status !== 'ok');
}

/** Changes that were not expected: where one of the tool was expected too, each by what it was called on. */
function unexpectedTexts(
  context: ModelContext,
  calls: readonly Called[],
  expectedTools: ReadonlySet<string>,
): Words[] {
  const { words } = context;
  const others = calls.filter(({ tool }) => !expectedTools.has(tool));
  const further = calls.filter(({ tool }) => expectedTools.has(tool));
  return [
    ...toolsOf(context, others),
    ...further.map((call) => {
      const ids = [...argumentsIn(call.arguments ?? {})].flatMap(({ member, after }) => {
        const value = isId(member) ? shortValue(context, after) : undefined;
        return value === undefined ? [] : [words.said.has(words.quote(member), value)];
      });
      const [first] = ids;
      const name = words.quote(call.tool);
      return first === undefined ? name : words.said.named(name, [first]);
    }),
  ];
}

/** Of several failed checks what they expected of one tool, as one. */
function unreadTogether(all: readonly Unread[]): Unread[] {
  const tools = new Map<string, Unread>();
  for (const one of all) {
    const { times = 0, wanted = [] } = tools.get(one.tool) ?? {};
    tools.set(one.tool, { ...one, times: times + one.times, wanted: [...wanted, ...one.wanted] });
  }
  return [...tools.values()];
}

/** An expected look-up that no call made: with what it was expected, where that is short. */
function unreadText(context: ModelContext, { tool, times, isCalled, wanted }: Unread): Words {
  const { words } = context;
  const name = words.quote(tool);
  if (!isCalled) return words.said.notCalledSo(name, times);
  const many = words.said.readOtherwise(name, times);
  if (wanted.length < times) return many;
  const names = new Set(wanted.flatMap((one) => Object.keys(one.arguments)));
  const [member] = names;
  if (member !== undefined && names.size === 1) {
    // Of one argument it is known that no call has the value.
    const values = wanted.flatMap(
      (one) => shortValue(context, one.arguments[member] ?? null) ?? [],
    );
    return values.length < times || times > MEMBERS_MAX
      ? many
      : words.said.readWith(
          name,
          words.said.has(words.quote(member), joined([...new Set(values)], ', ')),
        );
  }
  // How two of them depart, told in one list, reads like one call that nobody expected.
  if (times > 1) return many;
  const members = wanted.flatMap((one) =>
    one.members.flatMap((departs) => {
      const [expected, called] = [departs.expected, departs.called].map((value) =>
        value === undefined ? undefined : shortValue(context, value),
      );
      return expected === undefined || called === undefined
        ? []
        : [words.said.expectedMember(words.quote(departs.member), expected, called)];
    }),
  );
  const isWhole = wanted.every((one) => one.members.length > 0);
  const isShort = members.length === wanted.flatMap((one) => one.members).length;
  return isWhole && isShort && members.length <= MEMBERS_MAX
    ? words.said.calledOtherwise(name, members, false)
    : many;
}

/** What failed evaluations expected, each difference with the calls in words; empty where none of them says it. */
export function expectedTexts(context: ModelContext, marks: readonly string[]): Words[] {
  const { words } = context;
  const conversation = recordedConversation(context);
  const found = context.entries
    .filter(({ mark }) => marks.includes(mark))
    .flatMap((entry) => againstExpected(conversation, entry) ?? []);
  const missing = found.flatMap((one) => one.missing);
  const expectedTools = new Set(found.flatMap((one) => [...one.expectedTools]));
  const unexpected = unexpectedTexts(
    context,
    [...new Set(found.flatMap((one) => one.unexpected))],
    expectedTools,
  );
  const untold = found.flatMap((one) => one.untold).map((text) => words.quote(text));
  const read = unreadTogether(found.flatMap((one) => one.unread));
  const told = [
    ...new Set([
      ...missing.map((one) => missingText(context, one)),
      ...read.map((one) => unreadText(context, one)),
    ]),
  ];
  return [
    ...told.slice(0, MISSING_MAX),
    ...(told.length > MISSING_MAX ? [words.said.moreMissing(told.length - MISSING_MAX)] : []),
    ...(unexpected.length === 0
      ? []
      : [
          expectedTools.size === 0
            ? words.said.nothingElse(unexpected)
            : words.said.unexpected(unexpected),
        ]),
    ...(untold.length === 0 ? [] : [words.said.untold(untold)]),
  ];
}

/** Tools that change something or hand over, that an evaluation which failed expected, and that no call has; each once, with the evaluations. */
export function uncalledTools(context: ModelContext): { text: Words; evidence: string[] }[] {
  const conversation = recordedConversation(context);
  const found = new Map<string, Set<string>>();
  for (const entry of context.entries) {
    if (entry.type !== 'evaluation.recorded' || valueAt(entry, '/passed') !== false) continue;
    for (const { tool, nearest } of againstExpected(conversation, entry)?.missing ?? []) {
      if (nearest !== undefined) continue;
      found.set(tool, (found.get(tool) ?? new Set()).add(entry.mark));
    }
  }
  return [...found].map(([tool, marks]) => ({
    text: context.words.quote(tool),
    evidence: [...marks],
  }));
}
