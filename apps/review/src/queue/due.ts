import type { Words } from '../words/english.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Until when an answer is due, in words. `overdue` is the server's word, whatever clock the browser has. */
export function dueWords(
  due: string | null,
  { nowMs, isOverdue, words }: { nowMs: number; isOverdue: boolean; words: Words['due'] },
): string {
  if (due === null) return words.none;
  const leftMs = Date.parse(due) - nowMs;
  const time = lengthWords(Math.abs(leftMs), words);
  return isOverdue ? words.over(time) : words.in(leftMs < 0 ? words.seconds : time);
}

function lengthWords(ms: number, words: Words['due']): string {
  if (ms < MINUTE_MS) return words.seconds;
  if (ms < HOUR_MS) return words.minutes(Math.floor(ms / MINUTE_MS));
  if (ms < 2 * DAY_MS) return words.hours(Math.floor(ms / HOUR_MS));
  return words.days(Math.floor(ms / DAY_MS));
}
