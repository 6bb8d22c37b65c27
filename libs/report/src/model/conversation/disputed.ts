import type { DisputedBy } from '../../narrative/differs-from.js';
import { otherAnswers } from './answers.js';
import { creditsCalledPayments, otherFigures } from './lookups.js';
import type { Called, RecordedConversation } from './read.js';
import { otherPayments } from './told-payments.js';

const FINDERS: readonly (readonly [
  DisputedBy,
  (conversation: RecordedConversation) => readonly { call: Called }[],
])[] = [
  ['call', otherAnswers],
  ['earlier_answer', otherFigures],
  ['told', otherPayments],
  ['told', creditsCalledPayments],
];

const known = new WeakMap<
  RecordedConversation,
  ReadonlyMap<Called, readonly [DisputedBy, ...DisputedBy[]]>
>();

/** Calls of which another record says something else than the answer, each with what does. */
export function disputedCalls(
  conversation: RecordedConversation,
): ReadonlyMap<Called, readonly [DisputedBy, ...DisputedBy[]]> {
  const read = known.get(conversation);
  if (read !== undefined) return read;
  const found = new Map<Called, [DisputedBy, ...DisputedBy[]]>();
  for (const [by, find] of FINDERS)
    for (const { call } of find(conversation)) {
      const kinds = found.get(call);
      if (kinds === undefined) found.set(call, [by]);
      else if (!kinds.includes(by)) kinds.push(by);
    }
  known.set(conversation, found);
  return found;
}
