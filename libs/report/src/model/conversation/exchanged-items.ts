import { isJsonObject, type Json, type JsonObject } from '@docket/chain';

import type { Changed } from './changes.js';
import { namesOfIds } from './names.js';
import type { Called, RecordedConversation } from './read.js';

/** Of a thing that answers give by its id: its texts and numbers, whatever they are nested in. */
type Members = ReadonlyMap<string, Json>;

const ITEM_ID = 'item_id';
/** Deepest object that is looked into, and objects of one answer. */
const DEPTH_MAX = 6;
const OBJECTS_MAX = 2_000;
/** Things of one list that are held against those of another. */
const ITEMS_MAX = 20;

function membersOf(item: JsonObject, found = new Map<string, Json>()): Members {
  for (const [member, value] of Object.entries(item)) {
    if (isJsonObject(value)) membersOf(value, found);
    else if (typeof value === 'string' || typeof value === 'number') found.set(member, value);
  }
  return found;
}

/** What the answers before a call say of the things with these ids; of each the last. */
function itemsBefore(
  { calls }: RecordedConversation,
  before: Called,
  ids: ReadonlySet<string>,
): ReadonlyMap<string, Members> {
  const items = new Map<string, Members>();
  for (const call of calls) {
    if (call.order >= before.order) break;
    let left = OBJECTS_MAX;
    const visit = (value: Json, depth: number): void => {
      if (left <= 0 || depth > DEPTH_MAX || typeof value !== 'object' || value === null) return;
      left -= 1;
      const id = isJsonObject(value) ? value[ITEM_ID] : undefined;
      if (isJsonObject(value) && typeof id === 'string' && ids.has(id))
        items.set(id, membersOf(value));
      for (const inside of Object.values(value)) visit(inside, depth + 1);
    };
    const answer = call.answer();
    if (answer !== undefined) visit(answer, 0);
  }
  return items;
}

const idsIn = (value: Json): readonly string[] | undefined =>
  Array.isArray(value) && value.length <= ITEMS_MAX && value.every((id) => typeof id === 'string')
    ? (value as string[])
    : undefined;

/** `exchange_items` and `exchange_new_items`: the same name but for the word that says that it is what came. */
const NEW = /(?:^|_)new(?=_)/u;

function pairedMembers(members: readonly Changed[]): readonly [Changed, Changed] | undefined {
  const after = members.find(({ member }) => NEW.test(member));
  const before = members.find(({ member }) => member === after?.member.replace(NEW, ''));
  return after === undefined || before === undefined ? undefined : [before, after];
}

/** Ids of two lists that have one name each; undefined where a name is none's, or stands for several of one list. */
function byName(
  names: ReadonlyMap<string, string>,
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [name: string, before: string, after: string])[] | undefined {
  const [old, now] = [before, after].map(
    (ids) => new Map(ids.map((id) => [names.get(id) ?? '', id])),
  ) as [Map<string, string>, Map<string, string>];
  const isEach = old.size === before.length && now.size === after.length && old.size === now.size;
  if (!isEach || old.has('') || [...old.keys()].some((name) => !now.has(name))) return undefined;
  return [...old].map(([name, id]) => [name, id, now.get(name) ?? ''] as const);
}

function differencesOf(before: Members, after: Members): Changed[] {
  return [...after].flatMap(([member, value]) => {
    const was = before.get(member);
    return was === undefined || was === value ? [] : [{ member, before: was, after: value }];
  });
}

/**
 * Where a change answers with a list of ids and one of those that came in their place, what differs between the things,
 * as answers before it give them, and the members that are none of the two lists: each thing of the one list has the name
 * of one of the other. Undefined where that cannot be told.
 */
export function exchangedItems(
  conversation: RecordedConversation,
  call: Called,
  members: readonly Changed[],
): { things: readonly Changed[]; others: readonly Changed[] } | undefined {
  const pair = pairedMembers(members);
  const [before, after] = (pair ?? []).map((one) => idsIn(one.after));
  if (pair === undefined || before === undefined || after === undefined) return undefined;
  const named = byName(namesOfIds(conversation), before, after);
  if (named === undefined) return undefined;
  const items = itemsBefore(conversation, call, new Set([...before, ...after]));
  const told = named.flatMap(([name, old, now]): Changed[] => {
    const [was, is] = [items.get(old), items.get(now)];
    if (was === undefined || is === undefined) return [];
    const parts = differencesOf(was, is);
    return parts.length < 2 ? [] : [{ member: pair[1].member, after: now, of: name, parts }];
  });
  if (told.length < named.length) return undefined;
  return { things: told, others: members.filter((one) => !pair.includes(one)) };
}
