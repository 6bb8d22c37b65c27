/**
 * The largest number that is there, of those that are there from 1 on without a gap; 0 where there is none. Asks for
 * some two of them where `guess` is right, and for a few dozen whatever it is.
 *
 * @param guess where to begin, 0 or more.
 */
export async function newestNumber(
  isThere: (number: number) => Promise<boolean>,
  guess: number,
): Promise<number> {
  let low = 0;
  let high = guess;
  if (guess > 0 && (await isThere(guess))) low = guess;
  if (low === guess) {
    // Upwards in steps that double, until one is missing.
    for (let step = 1; ; step *= 2) {
      high = low + step;
      if (!(await isThere(high))) break;
      low = high;
    }
  }
  // `low` is there or 0, and `high` is not there.
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (await isThere(middle)) low = middle;
    else high = middle;
  }
  return low;
}
