/** A name has ten digits for it. */
const NUMBER_MAX = 9_999_999_999;

/**
 * The largest number that is there, of those that are there from 1 on without a gap; `from` where none is behind it.
 * Asks once where there is none, and at most some seventy times whatever it is told, since numbers end.
 *
 * @param isThere whether `number` is there, and as far as it looks those between `low` and it.
 * @param from is known to have been there; 0 where nothing is known.
 */
export async function newestNumber(
  isThere: (number: number, low: number) => Promise<boolean>,
  from: number,
): Promise<number> {
  let low = from;
  let high = NUMBER_MAX + 1;
  // Upwards in steps that double, until one is missing.
  for (let step = 1; low + step <= NUMBER_MAX; step *= 2) {
    if (!(await isThere(low + step, low))) {
      high = low + step;
      break;
    }
    low += step;
  }
  // `low` is there or `from`, and `high` is not there.
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (await isThere(middle, low)) low = middle;
    else high = middle;
  }
  return low;
}
