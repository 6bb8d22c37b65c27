import type { Json } from '@docket/chain';

import type { Conversation as Told, Exchange, SideEffectRow } from '../../schema/index.js';
import { joined, say, type Told as Words } from '../../narrative/told.js';
import type { ModelContext } from '../context.js';
import { numberAt } from '../entry.js';
import { printValue } from '../fact.js';
import { argumentsIn, changesOf, isId, type Changed, type NamedItem } from './changes.js';
import { exchangesOf, type Came } from './exchanges.js';
import { againstExpected, type Missing } from './expected.js';
import { statedGrounds } from './grounds.js';
import { recordedConversation, type Called } from './read.js';
import { agentRefusals } from './requests.js';

/** Requests and refusals that a dossier keeps; page 1 prints fewer. */
export const EACH_MAX = 20;

export const marksOf = (calls: readonly Pick<Called, 'entry'>[]): string[] => [
  ...new Set(calls.map(({ entry }) => entry.mark)),
];

/** What was asked and what came of it, what the agent said is not possible, and why, in the words that were recorded. */
export function buildConversation(context: ModelContext, effects: readonly EffectRow[]): Told {
  const { words } = context;
  const conversation = recordedConversation(context);
  const refused = agentRefusals(conversation);
  const grounds = statedGrounds(conversation);
  return {
    refusals: refused.slice(0, EACH_MAX).map(({ said, sentence, asked }) => ({
      text: words.said.refused(
        asked === undefined ? undefined : words.quote(asked.sentence),
        words.quote(sentence),
      ),
      evidence: marksOf([...(asked ? [asked.said] : []), said]),
    })),
    exchanges: buildExchanges(context, effects),
    ...(grounds.length === 0
      ? {}
      : {
          grounds: grounds.slice(0, EACH_MAX).map(({ said, sentence }) => ({
            text: words.quote(sentence),
            evidence: [said.entry.mark],
          })),
        }),
  };
}

type EffectRow = Pick<SideEffectRow, 'evidence' | 'operation' | 'changed'>;

/** Sentences of one message that a dossier keeps, those that say most, and what came behind it. */
const SENTENCES_MAX = 12;
const CAME_MAX = 12;

function buildExchanges(context: ModelContext, effects: readonly EffectRow[]): Exchange[] {
  const { words } = context;
  const rows = new Map(effects.map((row) => [callOf(context, row), row]));
  const called = (call: Called): Words => {
    const id = resourceOf(context, rows.get(call));
    const name = words.quote(call.tool);
    return id === undefined ? name : words.said.on(name, id);
  };
  const cameRow = (came: Came): Exchange['came'][number] => {
    if ('sentence' in came) {
      const { kind, said, sentence } = came;
      const text = words.quote(sentence);
      return { kind, calls: 0, text, changed: [], evidence: [said.entry.mark] };
    }
    const { kind, calls } = came;
    const [first] = calls;
    const last = calls.at(-1) ?? first;
    const shown = { kind, calls: calls.length, evidence: marksOf(calls.slice(-1)) };
    if (kind === 'changed')
      return { ...shown, text: called(first), changed: rows.get(first)?.changed ?? [] };
    const error = kind === 'failed' ? errorOf(context, last) : undefined;
    const text = words.said.calledTimes(words.quote(first.tool), calls.length, error);
    return { ...shown, text, changed: [] };
  };
  const moreRow = (more: readonly Came[]): Exchange['came'] => {
    const made = more.flatMap((one) => ('calls' in one ? one.calls : []));
    if (made.length === 0) return [];
    const text = words.said.moreCalls(made.length);
    const evidence = marksOf(made.slice(-1));
    return [{ kind: 'called', calls: made.length, text, changed: [], evidence }];
  };
  return exchangesOf(recordedConversation(context))
    .slice(0, EACH_MAX)
    .map(({ said, asked, came, calls }) => ({
      asked: asked
        .filter(({ rank }) => rank < SENTENCES_MAX)
        .map(({ sentence, rank }) => ({ text: words.quote(sentence), rank })),
      came: [...came.slice(0, CAME_MAX).map(cameRow), ...moreRow(came.slice(CAME_MAX))],
      calls,
      evidence: said === undefined ? [] : [said.entry.mark],
    }));
}

/** What an action was done to, without its system: there it is the same for all. */
function resourceOf(context: ModelContext, row: EffectRow | undefined): Words | undefined {
  const [first] = row?.evidence ?? [];
  const entry = context.entries.find(({ mark }) => mark === first);
  const fact = entry && context.facts.at(entry, '/target/resource');
  return fact?.state === 'recorded' ? fact.text : undefined;
}

/** What a call answered that did not go through, where that is short. */
function errorOf(context: ModelContext, { entry, result }: Called): Words | undefined {
  const fact = context.facts.at(entry, result);
  return fact.state === 'recorded' && fact.text.length <= VALUE_MAX * 2 ? fact.text : undefined;
}

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

function memberText(
  context: ModelContext,
  { member, before, after, item, of, replaced }: Changed,
  isCompared: boolean,
): Words[] {
  const { words } = context;
  const name = words.quote(member);
  if (item !== undefined) {
    const parts = costFirst(item).flatMap((part) => {
      const value = shortValue(context, part.value);
      return value === undefined ? [] : [words.said.has(words.quote(part.member), value)];
    });
    if (parts.length === 0) return [];
    return [words.said.item(name, parts.slice(0, ITEM_MAX), isCompared)];
  }
  if (replaced !== undefined) {
    const [from, to] = replaced.map((one) => namedText(context, one));
    return from === undefined || to === undefined ? [] : [words.said.member(name, from, to)];
  }
  const [old, now] = [before, after].map((value) =>
    value === undefined ? undefined : shortValue(context, value),
  );
  if (now === undefined || (before !== undefined && old === undefined)) return [];
  const whose = of === undefined ? undefined : shortValue(context, of);
  const whole = whose === undefined ? name : words.said.memberOf(name, whose);
  return [isCompared ? words.said.member(whole, old, now) : words.said.has(whole, now)];
}

/** The call that an imported action was read from, by its number in the source. */
function callOf(context: ModelContext, { evidence }: Pick<SideEffectRow, 'evidence'>) {
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

/** What it cost, where it stands, and what took the place of what comes first. */
const isFirst = ({ member, item = [], replaced, before }: Changed): boolean =>
  replaced !== undefined ||
  Array.isArray(before) ||
  [member, ...item.map((part) => part.member)].some((name) => COST_OR_STATE.test(name));

/**
 * What an action changed, as answers show it, one text a member; of a change whose answer shows nothing, what it was
 * called with.
 */
export function changedBy(
  context: ModelContext,
  row: Pick<SideEffectRow, 'evidence' | 'status'>,
): Words[] {
  if (row.status !== 'executed') return [];
  const call = callOf(context, row);
  if (call === undefined) return [];
  const { isCompared, members } = changesOf(recordedConversation(context), call);
  const told = members
    .toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)))
    .flatMap((one) => memberText(context, one, isCompared));
  const [first, ...others] = told;
  if (isCompared) return told;
  if (first === undefined) return calledWith(context, call);
  return [context.words.said.answeredWith(first), ...others];
}

/** Names of tools, each once with how often. */
export function toolsOf({ words }: ModelContext, calls: readonly Called[]): Words[] {
  const counts = new Map<string, number>();
  for (const { tool } of calls) counts.set(tool, (counts.get(tool) ?? 0) + 1);
  return [...counts].map(([tool, n]) =>
    n === 1 ? words.quote(tool) : say`${words.quote(tool)} ${words.narrative.times(n)}`,
  );
}

/** Expected calls that are told of one evaluation, and members of one. */
const MISSING_MAX = 4;
const MEMBERS_MAX = 4;

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

/** What failed evaluations expected, each difference with the calls in words; empty where none of them says it. */
export function expectedTexts(context: ModelContext, marks: readonly string[]): Words[] {
  const { words } = context;
  const conversation = recordedConversation(context);
  const found = context.entries
    .filter(({ mark }) => marks.includes(mark))
    .flatMap((entry) => againstExpected(conversation, entry) ?? []);
  const missing = found.flatMap((one) => one.missing);
  const unexpected = toolsOf(
    context,
    found.flatMap((one) => one.unexpected),
  );
  const untold = found.flatMap((one) => one.untold).map((text) => words.quote(text));
  const told = [...new Set(missing.map((one) => missingText(context, one)))];
  return [
    ...told.slice(0, MISSING_MAX),
    ...(told.length > MISSING_MAX ? [words.said.moreMissing(told.length - MISSING_MAX)] : []),
    ...(unexpected.length === 0
      ? []
      : [
          missing.length === 0
            ? words.said.nothingElse(unexpected)
            : words.said.unexpected(unexpected),
        ]),
    ...(untold.length === 0 ? [] : [words.said.untold(untold)]),
  ];
}
