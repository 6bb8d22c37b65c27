import { isJsonObject, type Json, type JsonObject } from '@docket/chain';

import type { Called, RecordedConversation } from './read.js';

/** A member that an action changed, as answers show it: `before` is absent for one that was not there. */
export interface Changed {
  member: string;
  before?: Json;
  after: Json;
  /** What an item that a list has more holds, in `after`'s place: an amount is read beside what it belongs to. */
  item?: readonly Part[];
  /** The item of a list in which it stands, by the name that it has there. */
  of?: Json;
  /** What took the place of an item: both by their names, each with what differs. */
  replaced?: readonly [NamedItem, NamedItem];
  /** The members of one thing that changed together, in `after`'s place: a variant of an item, a line of an address. */
  parts?: readonly Changed[];
}

interface Part {
  member: string;
  value: Json;
}

/** An item of a list by its name, with other members. */
export interface NamedItem {
  name: Json;
  parts: readonly Part[];
}

/** What an action changed; or, where no earlier answer about the thing is known, what its answer says beside the call. */
export interface Changes {
  isCompared: boolean;
  members: readonly Changed[];
}

const isObject = (value: Json | undefined): value is JsonObject => isJsonObject(value ?? null);

function* leaves(member: string, value: Json): Generator<Changed> {
  if (Array.isArray(value)) for (const item of value) yield* leaves(member, item);
  else if (isObject(value))
    for (const [name, item] of Object.entries(value)) yield* leaves(name, item);
  else if (value !== null && value !== '') yield { member, after: value };
}

/** What a call was given, each text and number by its member. */
export const argumentsIn = (given: JsonObject): Iterable<Changed> => leaves('', given);

function* added(member: string, item: Json): Generator<Changed> {
  if (!isObject(item)) yield* leaves(member, item);
  else {
    const held = [...leaves(member, item)].map((one) => ({ member: one.member, value: one.after }));
    if (held.length > 0) yield { member, after: item, item: held };
  }
}

/** A member that names an item of a list. */
const NAMES_ITEM = /(?:^|_)(?:id|number|code|sku)$/iu;

/** The names of the items of a list, which are all different; undefined where it has others. */
function namesOf(list: readonly Json[]): { member: string; names: Json[] } | undefined {
  const [first] = list;
  if (!isObject(first)) return undefined;
  const member = Object.keys(first).find((name) => NAMES_ITEM.test(name));
  if (member === undefined) return undefined;
  const names = list.flatMap((item) => (isObject(item) ? [item[member] ?? null] : []));
  const isWhole = names.length === list.length && new Set(names).size === names.length;
  return isWhole && names.every((name) => typeof name === 'string' || typeof name === 'number')
    ? { member, names }
    : undefined;
}

/** What an item is called in words. */
const calledAs = (item: Json): Json | undefined =>
  isObject(item) && typeof item['name'] === 'string' ? item['name'] : undefined;

/** Its members with other values than another has, but for the one that names it. */
const partsOf = (item: Json, other: Json, but: string): Part[] =>
  isObject(item) && isObject(other)
    ? Object.entries(item).flatMap(([member, value]) =>
        member === but || typeof value === 'object' || value === other[member]
          ? []
          : [{ member, value }],
      )
    : [];

function* listDifferences(
  member: string,
  before: readonly Json[],
  after: readonly Json[],
): Generator<Changed> {
  const [old, now] = [namesOf(before), namesOf(after)];
  const isNamed = old !== undefined && now !== undefined && old.member === now.member;
  if (after.length < before.length) {
    yield isNamed
      ? { member, before: old.names, after: now.names }
      : { member, before: before.length, after: after.length };
    return;
  }
  for (const [i, item] of after.entries()) {
    const was = before[i];
    if (was === undefined) yield* added(member, item);
    else if (!isNamed) yield* together(member, was, item, calledAs(item));
    else if (old.names[i] === now.names[i])
      yield* together(member, was, item, calledAs(item) ?? now.names[i] ?? null);
    else {
      const a = { name: old.names[i] ?? null, parts: partsOf(was, item, old.member) };
      const b = { name: now.names[i] ?? null, parts: partsOf(item, was, old.member) };
      yield { member: old.member, before: a.name, after: b.name, replaced: [a, b] };
    }
  }
}

/** Longest list that is one value, as JSON. */
const LIST_MAX = 50;

/** What was not there: a short list of texts and numbers as one. */
function* addedAt(member: string, value: Json): Generator<Changed> {
  if (!Array.isArray(value)) yield* added(member, value);
  else if (
    value.length > 0 &&
    value.every((item) => typeof item === 'string' || typeof item === 'number') &&
    JSON.stringify(value).length <= LIST_MAX
  )
    yield { member, after: value };
  else for (const item of value) yield* added(member, item);
}

/** What differs in one thing: several members as one, so that what belongs together is told together. */
function* together(member: string, before: Json, after: Json, of?: Json): Generator<Changed> {
  const found = [...differences(member, before, after)];
  const parts = found.flatMap((one) => one.parts ?? [one]);
  const named = of === undefined ? {} : { of };
  if (parts.length > 1 && parts.every(isPlain)) yield { member, after, parts, ...named };
  else for (const one of found) yield { ...named, ...one };
}

const isPlain = ({ item, replaced }: Changed): boolean =>
  item === undefined && replaced === undefined;

function* differences(member: string, before: Json, after: Json): Generator<Changed> {
  if (isObject(before) && isObject(after)) {
    for (const [name, value] of Object.entries(after)) {
      const old = before[name];
      if (old === undefined || old === null) yield* addedAt(name, value);
      else if (isObject(old) && isObject(value)) yield* together(name, old, value);
      else yield* differences(name, old, value);
    }
  } else if (Array.isArray(before) && Array.isArray(after)) {
    yield* listDifferences(member, before, after);
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    yield { member, before, after };
  }
}

/** Whether a member names a thing. */
export const isId = (name: string): boolean => /(?:^|_)id$/iu.test(name);

const isOther = (a: Json | undefined, b: Json | undefined): boolean =>
  [a, b].every((id) => id !== undefined && id !== null && id !== '') && a !== b;

/** Calls that went through, in order, by each id of their answers: every change looks an earlier answer up. */
const answeredOf = new WeakMap<RecordedConversation, ReadonlyMap<string, readonly Called[]>>();

const keyOf = (name: string, value: string): string => JSON.stringify([name, value]);

function answersById(conversation: RecordedConversation): ReadonlyMap<string, readonly Called[]> {
  const known = answeredOf.get(conversation);
  if (known !== undefined) return known;
  const byId = new Map<string, Called[]>();
  for (const call of conversation.calls) {
    if (call.status !== undefined && call.status !== 'ok') continue;
    for (const [name, value] of Object.entries(call.answer() ?? {})) {
      if (!isId(name) || typeof value !== 'string') continue;
      const key = keyOf(name, value);
      const calls = byId.get(key);
      if (calls === undefined) byId.set(key, [call]);
      else calls.push(call);
    }
  }
  answeredOf.set(conversation, byId);
  return byId;
}

/** The last of some calls in order that came before a place among all. */
function lastBefore(calls: readonly Called[], order: number): number {
  let [from, to] = [0, calls.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((calls[middle]?.order ?? order) < order) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** Earlier answers that are looked through for one of the same thing, the last ones. */
const EARLIER_MAX = 50;

/** What an earlier call answered of the same thing: an answer with the same id, that has half of its members. */
function earlier(
  conversation: RecordedConversation,
  call: Called,
  after: JsonObject,
): JsonObject | undefined {
  const ids = Object.entries(call.arguments ?? {}).filter(
    (one): one is [string, string] =>
      isId(one[0]) && typeof one[1] === 'string' && after[one[0]] === one[1],
  );
  const byId = answersById(conversation);
  // All of them have each id: of the one with the fewest no other is missed.
  const [fewest] = ids
    .map(([name, value]) => byId.get(keyOf(name, value)) ?? [])
    .toSorted((a, b) => a.length - b.length);
  if (fewest === undefined) return undefined;
  const names = Object.keys(after);
  const last = lastBefore(fewest, call.order);
  for (let at = last; at >= 0 && at > last - EARLIER_MAX; at -= 1) {
    const answer = fewest[at]?.answer();
    if (answer === undefined || !ids.every(([name, value]) => answer[name] === value)) continue;
    // An order and what was ordered have one user: every id that both have is the same. One that was not yet set
    // (null or empty) is of no other thing.
    if (names.some((name) => isId(name) && isOther(answer[name], after[name]))) continue;
    if (names.filter((name) => Object.hasOwn(answer, name)).length * 2 >= names.length)
      return answer;
  }
  return undefined;
}

/** What an earlier call answered of the thing that a call changed; undefined where none is known. */
export function earlierAnswer(
  conversation: RecordedConversation,
  call: Called,
): JsonObject | undefined {
  const after = call.answer();
  return after === undefined ? undefined : earlier(conversation, call, after);
}

/**
 * What a call changed, as its answer and an earlier one of the same thing show; where there is no earlier one, what
 * its answer has beside what it was called with.
 */
export function changesOf(conversation: RecordedConversation, call: Called): Changes {
  const after = call.answer();
  if (after === undefined) return { isCompared: false, members: [] };
  const before = earlier(conversation, call, after);
  const found = [...differences('', before ?? call.arguments ?? {}, after)];
  return {
    isCompared: before !== undefined,
    members: before === undefined ? found.flatMap(besideCall) : found,
  };
}

/** What an answer has beside the call: nothing of it stood in the call with another value. */
function besideCall(one: Changed): Changed[] {
  if (one.parts === undefined) return one.before === undefined ? [one] : [];
  const parts = one.parts.filter(({ before }) => before === undefined);
  if (parts.length > 1) return [{ ...one, parts }];
  return parts.map((part) => (one.of === undefined ? part : { ...part, of: one.of }));
}
