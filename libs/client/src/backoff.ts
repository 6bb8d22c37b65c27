/** How often and how fast a request is tried again. Times in milliseconds. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  attemptsMax: number;
  baseDelayMs: number;
  maxDelayMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attemptsMax: 5, baseDelayMs: 100, maxDelayMs: 5_000 };

/**
 * Milliseconds to wait before attempt `attempt` + 1: exponential with full jitter, a uniform draw
 * from 0 up to the cap, so that clients cut off together do not come back together.
 *
 * `retryAfter` is the header's value in seconds. The draw is added to it, because everybody who was
 * refused was told the same; and it is bounded by the policy: a server cannot park a client for an hour.
 */
export function backoffDelay(
  policy: RetryPolicy,
  attempt: number,
  random: () => number,
  retryAfter?: string | null,
): number {
  const cap = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
  const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : 0;
  return Math.min(seconds * 1_000, policy.maxDelayMs) + Math.floor(random() * cap);
}
