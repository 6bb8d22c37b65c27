import { setImmediate as nextTurn } from 'node:timers/promises';

/** Records that are prepared without a break: some milliseconds. */
const AT_ONCE = 32;

/**
 * Does so much for each of a list that others would notice, with a breath for them in between: a list of a few is
 * done at once.
 */
export function inSlices<From, To>(
  list: readonly From[],
  work: (one: From, index: number) => To,
): To[] | Promise<To[]> {
  // Most lists are of one record, for which a loop that may be left costs as much as much of its work.
  return list.length <= AT_ONCE ? list.map(work) : slices(list, work);
}

async function slices<From, To>(
  list: readonly From[],
  work: (one: From, index: number) => To,
): Promise<To[]> {
  const done: To[] = [];
  for (const [index, one] of list.entries()) {
    if (index > 0 && index % AT_ONCE === 0) await nextTurn();
    done.push(work(one, index));
  }
  return done;
}
