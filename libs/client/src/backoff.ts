/** How often and how fast a request is tried again. Times in milliseconds. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  attemptsMax: number;
  baseDelayMs: number;
  /** Longest delay of the client's own; a server that says `Retry-After` may ask for more. */
  maxDelayMs: number;
  /** When all of it is over, from the first attempt on; the time of one attempt where that is longer. */
  deadlineMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = {
  attemptsMax: 5,
  baseDelayMs: 100,
  maxDelayMs: 5_000,
  deadlineMs: 120_000,
};

/**
 * Milliseconds to wait before attempt `attempt` + 1: exponential with full jitter, a uniform draw
 * from 0 up to the cap, so that clients cut off together do not come back together.
 *
 * `retryAfter` is what the server asks for, in seconds. The draw is added to it, because everybody who was
 * refused was told the same. It is obeyed in full: whoever cannot wait so long gives up, and does not come back early.
 */
export function backoffDelay(
  policy: Pick<RetryPolicy, 'baseDelayMs' | 'maxDelayMs'>,
  attempt: number,
  random: () => number,
  retryAfter = 0,
): number {
  const cap = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
  return retryAfter * 1_000 + Math.floor(random() * cap);
}

/**
 * Seconds that a `Retry-After` header asks for (RFC 9110 section 10.2.3: seconds, or a date); undefined
 * where there is none or it is neither.
 */
export function retryAfterSeconds(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,6}$/.test(header)) return Number(header);
  // IMF-fixdate, the one form that is still written.
  const isDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(header);
  const seconds = isDate ? Math.ceil((Date.parse(header) - nowMs) / 1_000) : NaN;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
