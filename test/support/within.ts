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

/**
 * Resolves when `isSo` says so, asked again a moment after each answer.
 *
 * @throws Error after so many seconds, as `within` does, also where one question is never answered.
 */
export async function until(
  seconds: number,
  what: string,
  isSo: () => Promise<boolean> | boolean,
  { state = () => '', pauseMs = 20 }: { state?: () => string; pauseMs?: number } = {},
): Promise<void> {
  let isGivenUp = false;
  const asked = (async () => {
    while (!isGivenUp && !(await isSo())) await setTimeout(pauseMs);
  })();
  try {
    await within(seconds, what, asked, state);
  } finally {
    isGivenUp = true;
    // What it still throws comes too late for whoever waited.
    asked.catch(() => undefined);
  }
}
