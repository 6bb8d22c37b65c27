/**
 * A name of the sink. It stands for `least` entries, a multiple of 2^level: what counts under it is a checkpoint of as
 * many, so that an older one, whoever puts it there and however often, is none.
 */
export interface Slot {
  level: number;
  least: number;
}

/** Sizes are below 2^53. */
const LEVELS = 53;
/** Powers of two that are looked for at once. */
const POWERS = 8;

/**
 * Where a checkpoint of `size` entries has to be found, so that `slotsAbove` leads to it from any smaller one: under each
 * power of two up to it, and under it without its lowest bits, for each bit that is set.
 */
export function slotsOf(size: number): Slot[] {
  const slots: Slot[] = [];
  for (let level = 0; 2 ** level <= size; level++) {
    const unit = 2 ** level;
    const prefix = Math.floor(size / unit);
    if (prefix % 2 === 1 && prefix > 1) slots.push({ level, least: prefix * unit });
    slots.push({ level, least: unit });
  }
  return slots;
}

/**
 * If there is a checkpoint of more than `size` entries, it or one of more than `size` is under one of these, the largest
 * first: under the next powers of two, or, where it is as long in bits, under `size` with its highest bit set that differs.
 */
export function slotsAbove(size: number): Slot[] {
  if (size === 0) return [{ level: 0, least: 1 }];
  const slots: Slot[] = [];
  const length = bitsOf(size);
  for (let level = Math.min(length + POWERS, LEVELS) - 1; level >= length; level--)
    slots.push({ level, least: 2 ** level });
  for (let level = length - 2; level >= 0; level--) {
    const prefix = Math.floor(size / 2 ** level);
    if (prefix % 2 === 0) slots.push({ level, least: (prefix + 1) * 2 ** level });
  }
  return slots;
}

const bitsOf = (size: number): number => size.toString(2).length;
