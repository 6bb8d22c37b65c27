import type { DecisionSummary } from './answer.js';
import { isPassing } from './away.js';
import { backoffDelay } from './backoff.js';
import { ClientError } from './client-error.js';

export interface WaitOptions {
  /** How long to wait in all, in milliseconds; ten minutes when left out. */
  timeoutMs?: number;
  /** Ends the waiting: the promise is then rejected with the signal's reason. */
  signal?: AbortSignal;
}

/** One look at the decision. The server may take up to `waitSeconds` to answer if nothing changed. */
export type LookAtDecision = (look: {
  waitSeconds: number;
  signal: AbortSignal | undefined;
}) => Promise<DecisionSummary>;

const TIMEOUT_MS = 600_000;
/** The longest that a server holds a request; proxies commonly cut one off after 60 seconds. */
const WAIT_SECONDS_MAX = 30;
/** Between two looks, where the server answered at once. */
const POLL = { attemptsMax: Infinity, baseDelayMs: 250, maxDelayMs: 5_000 };

/**
 * Looks at a decision until its directive is no longer `hold`. Time that runs out approves nothing.
 *
 * @throws ClientError `no_verdict` when the time is over.
 */
export async function waitForVerdict(
  look: LookAtDecision,
  { timeoutMs = TIMEOUT_MS, signal }: WaitOptions,
): Promise<DecisionSummary> {
  const end = performance.now() + timeoutMs;
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    const begun = performance.now();
    const waitSeconds = Math.min(WAIT_SECONDS_MAX, Math.max(0, Math.ceil((end - begun) / 1_000)));
    const summary = await lookUnlessAway(look, { waitSeconds, signal });
    if (summary !== undefined && summary.directive !== 'hold') return summary;
    const left = end - performance.now();
    if (left <= 0) throw noVerdict(summary, timeoutMs);
    // A server that waited has paced this loop already.
    const hasWaited = performance.now() - begun > POLL.maxDelayMs;
    const delay = hasWaited ? 0 : backoffDelay(POLL, attempt, () => 0.5 + Math.random() / 2);
    await pause(Math.min(delay, left), signal);
  }
}

async function lookUnlessAway(
  look: LookAtDecision,
  options: Parameters<LookAtDecision>[0],
): Promise<DecisionSummary | undefined> {
  try {
    return await look(options);
  } catch (error) {
    if (isPassing(error)) return undefined;
    throw error;
  }
}

function noVerdict(summary: DecisionSummary | undefined, timeoutMs: number): ClientError {
  const why = summary?.reasons.map(({ message }) => message).join('; ');
  return new ClientError(
    'no_verdict',
    `No verdict after ${timeoutMs} ms, so the hold stands: ${why ?? 'the server did not answer'}`,
  );
}

function pause(durationMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, durationMs);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
