import { setTimeout } from 'node:timers/promises';

/**
 * The work's outcome, where it comes in so many seconds. A wait without an end tells nobody what was waited for.
 *
 * @throws Error that says what that was and, by `state`, how things stood.
 */
export async function within<Result>(
  seconds: number,
  what: string,
  work: Promise<Result>,
  state: () => string = () => '',
): Promise<Result> {
  const ended = new AbortController();
  const late = setTimeout(seconds * 1000, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`Waited ${seconds} s in vain: ${what}. ${state()}`.trim());
  });
  // Ended by us, where the work came first.
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    ended.abort();
  }
}
