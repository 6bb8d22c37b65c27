import { isJsonObject, type Json } from '@docket/chain';

import type { RecordedConversation } from './read.js';

/** Members that are the id of one thing of a list. */
const ITEM_ID = /^(?:item|product|article|variant)_id$|^sku$/iu;
/** Deepest object that is looked into, objects of one answer, and longest name. */
const DEPTH_MAX = 6;
const OBJECTS_MAX = 2_000;
const NAME_MAX = 40;

const known = new WeakMap<RecordedConversation, ReadonlyMap<string, string>>();

/** What the answers call things by their ids: by the name beside the id, else by that of what it stands in. */
export function namesOfIds(conversation: RecordedConversation): ReadonlyMap<string, string> {
  const read = known.get(conversation);
  if (read !== undefined) return read;
  const names = new Map<string, string>();
  for (const call of conversation.calls) {
    let left = OBJECTS_MAX;
    const visit = (value: Json, depth: number, above: string | undefined): void => {
      if (left <= 0 || depth > DEPTH_MAX || typeof value !== 'object' || value === null) return;
      left -= 1;
      if (!isJsonObject(value)) {
        for (const inside of value) visit(inside, depth + 1, above);
        return;
      }
      const own = value['name'];
      const name = typeof own === 'string' && own !== '' && own.length <= NAME_MAX ? own : above;
      for (const [member, inside] of Object.entries(value)) {
        if (typeof inside !== 'string') visit(inside, depth + 1, name);
        else if (name !== undefined && ITEM_ID.test(member) && !names.has(inside))
          names.set(inside, name);
      }
    };
    const answer = call.answer();
    if (answer !== undefined) visit(answer, 0, undefined);
  }
  known.set(conversation, names);
  return names;
}
