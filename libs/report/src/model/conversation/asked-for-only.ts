import { changesOf } from './changes.js';
import type { Called, RecordedConversation } from './read.js';

/** The member in which an answer says how a thing stands. */
export const STATUS = 'status';

/** A state in which something was asked for and is not there yet. */
const ASKED_FOR =
  /\b(?:request\w*|submitted|awaiting|under review|angefordert|beantragt|angefragt|eingereicht)\b/iu;

/** Whether an answer shows what a change was to do as asked for, and not as done: by the state into which it came. */
export function isAskedForOnly(conversation: RecordedConversation, call: Called): boolean {
  const state = call.answer()?.[STATUS];
  if (typeof state !== 'string' || !ASKED_FOR.test(state)) return false;
  const { members } = changesOf(conversation, call);
  return members.some(({ member, after }) => member === STATUS && after === state);
}
