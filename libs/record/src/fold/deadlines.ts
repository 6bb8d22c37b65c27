import type { Policy, Stakes } from '../types.js';

/** The last moment that RFC 3339 can write with its four digits of a year. */
const LAST_MOMENT_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * dueAt gives the moment until which a human is to answer an escalation that an entry of `time` opened:
 * RFC 3339, UTC, milliseconds. From the recorded time alone, so that a replay gives the same. Undefined
 * where the policy names no time for these stakes, or where no year could be written for it.
 */
export function dueAt(policy: Policy, stakes: Stakes, time: string): string | undefined {
  const seconds = policy.tripwires.answer_within_seconds?.[stakes];
  if (seconds === undefined) return undefined;
  const ms = Date.parse(time) + seconds * 1_000;
  return ms <= LAST_MOMENT_MS ? new Date(ms).toISOString() : undefined;
}
