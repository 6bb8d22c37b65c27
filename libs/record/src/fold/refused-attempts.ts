/** Attempts of one hold, stop or close that are recorded one by one. */
const FIRST_ATTEMPTS = 5;

/**
 * isRecordedAttempt says which attempts since a hold, a stop or the close become an entry: the first
 * five, then the 10th, the 100th, the 1000th and so on. So an agent that never gives up makes a chain
 * that grows with the number of its digits.
 */
export function isRecordedAttempt(attempt: number): boolean {
  if (attempt <= FIRST_ATTEMPTS) return attempt > 0;
  // A safe integer is written without exponent.
  return /^10+$/.test(String(attempt));
}
