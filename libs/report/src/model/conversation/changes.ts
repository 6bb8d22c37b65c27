import { isJsonObject, type Json, type JsonObject } from '@docket/chain';

import type { Called, RecordedConversation } from './read.js';

/** A member that an action changed, as answers show it: `before` is absent for one that was not there. */
export interface Changed {
  member: string;
  before?: Json;
  after: Json;
}

const isObject = (value: Json | undefined): value is JsonObject => isJsonObject(value ?? null);

function* leaves(member: string, value: Json): Generator<Changed> {
  if (Array.isArray(value)) for (const item of value) yield* leaves(member, item);
  else if (isObject(value))
    for (const [name, item] of Object.entries(value)) yield* leaves(name, item);
  else if (value !== null && value !== '') yield { member, after: value };
}

function* differences(member: string, before: Json, after: Json): Generator<Changed> {
  if (isObject(before) && isObject(after)) {
    for (const [name, value] of Object.entries(after)) {
      const old = before[name];
      if (old === undefined || old === null) yield* leaves(name, value);
      else yield* differences(name, old, value);
    }
  } else if (Array.isArray(before) && Array.isArray(after)) {
    if (after.length < before.length) {
      yield { member, before: before.length, after: after.length };
      return;
    }
    for (const [i, item] of after.entries()) {
      const old = before[i];
      if (old === undefined) yield* leaves(member, item);
      else yield* differences(member, old, item);
    }
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    yield { member, before, after };
  }
}

const isId = (name: string): boolean => /(?:^|_)id$/iu.test(name);

/** What an earlier call answered of the same thing: an answer with the same id, that has half of its members. */
function earlier(
  { calls }: RecordedConversation,
  call: Called,
  after: JsonObject,
): JsonObject | undefined {
  const ids = Object.entries(call.arguments ?? {}).filter(
    ([name, value]) => isId(name) && typeof value === 'string' && after[name] === value,
  );
  if (ids.length === 0) return undefined;
  const names = Object.keys(after);
  const before = calls.filter(
    ({ order, status }) => order < call.order && (status === undefined || status === 'ok'),
  );
  for (const one of before.toReversed()) {
    const answer = one.answer();
    if (answer === undefined || !ids.every(([name, value]) => answer[name] === value)) continue;
    // An order and what was ordered have one user: every id that both have is the same.
    if (names.some((name) => isId(name) && name in answer && answer[name] !== after[name]))
      continue;
    if (names.filter((name) => Object.hasOwn(answer, name)).length * 2 >= names.length)
      return answer;
  }
  return undefined;
}

/**
 * What a call changed, as its answer and an earlier one of the same thing show; where there is no earlier one, what
 * its answer has beside what it was called with.
 */
export function changesOf(conversation: RecordedConversation, call: Called): Changed[] {
  const after = call.answer();
  if (after === undefined) return [];
  const before = earlier(conversation, call, after);
  const from = before ?? call.arguments ?? {};
  const found = [...differences('', from, after)];
  return before === undefined ? found.filter((one) => one.before === undefined) : found;
}
