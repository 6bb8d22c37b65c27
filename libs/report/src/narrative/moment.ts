import type { Told } from './told.js';
import { say } from './told.js';

/** What a moment is told from: day and month from 1, and two digits each of the time of day. */
export type MomentWords = (
  year: number,
  month: number,
  day: number,
  hour: Told,
  minute: Told,
  second: Told,
) => Told;

const STAMP = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/;

const twoDigits = (n: number): Told => (n < 10 ? say`0${n}` : say`${n}`);

/** `2026-11-22T18:50:39.223Z` in words; undefined for what is no stamp of this form. */
export function momentIn(stamp: string, words: MomentWords): Told | undefined {
  const match = STAMP.exec(stamp);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map(Number);
  return words(year, month, day, twoDigits(hour), twoDigits(minute), twoDigits(second));
}
