import type { Called, RecordedConversation, Said } from './read.js';

/** A message of a user with what was said and called before the next one. */
export interface Turn {
  /** Undefined of what comes before the first message of a user. */
  said: Said | undefined;
  replies: readonly Said[];
  calls: readonly Called[];
}

/** The conversation from message to message of its users, in order. */
export function turnsOf({ said, calls }: RecordedConversation): Turn[] {
  const turns: { said: Said | undefined; replies: Said[]; calls: Called[] }[] = [
    { said: undefined, replies: [], calls: [] },
  ];
  for (const one of [...said, ...calls].toSorted((a, b) => a.order - b.order)) {
    const last = turns.at(-1);
    if ('tool' in one) last?.calls.push(one);
    else if (one.by === 'user') turns.push({ said: one, replies: [], calls: [] });
    else last?.replies.push(one);
  }
  return turns;
}
