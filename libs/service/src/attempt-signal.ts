/** What ends one attempt to reach somebody else. */
export interface AttemptSignal {
  signal: AbortSignal;
  /** Lets the clock and `stopped` go. To be called when the attempt is over, however it ended. */
  end(): void;
}

/**
 * A signal that is aborted after `ms` milliseconds, or when `stopped` is, whichever comes first.
 *
 * It holds its clock itself. `AbortSignal.any` holds what it follows weakly: in Node.js 20 a time-out that is named
 * nowhere else is collected as garbage, and the attempt never ends (nodejs/node#57736); in some of 24 and 26 an abort
 * is lost (nodejs/node#65995).
 */
export function attemptSignal(ms: number, stopped: AbortSignal): AttemptSignal {
  const controller = new AbortController();
  const stop = (): void => controller.abort(stopped.reason);
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`No end within ${ms} ms`, 'TimeoutError'));
  }, ms);
  if (stopped.aborted) stop();
  else stopped.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', stop);
    },
  };
}
