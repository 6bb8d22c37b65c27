import { otherAnswers } from './answers.js';
import { creditsCalledPayments, otherFigures } from './lookups.js';
import type { Called, RecordedConversation } from './read.js';
import { otherPayments } from './told-payments.js';

const known = new WeakMap<RecordedConversation, ReadonlySet<Called>>();

/** Calls of which another record says something else: the call itself, an earlier answer, or what the agent told of it. */
export function disputedCalls(conversation: RecordedConversation): ReadonlySet<Called> {
  const read =
    known.get(conversation) ??
    new Set(
      [otherFigures, otherAnswers, otherPayments, creditsCalledPayments].flatMap((find) =>
        find(conversation).map(({ call }) => call),
      ),
    );
  known.set(conversation, read);
  return read;
}
