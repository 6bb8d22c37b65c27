import { EntryReader } from '@docket/store';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';

type Summary = Awaited<ReturnType<EntryReader['decisionSummary']>>;

/** Requests that may wait in this process at a time. One more is answered at once. */
const WAITERS_MAX = 256;
/** How often a waiting request looks by itself: the review may have reached another process. */
const LOOK_MS = 1_000;

/** Holds a request about a held decision until a human has decided, or its time is over. */
@Injectable()
export class VerdictWaiters implements OnModuleDestroy {
  readonly #waiting = new Set<{ name: string; wake: () => void }>();
  #isStopping = false;

  constructor(@Inject(EntryReader) private readonly entries: EntryReader) {}

  onModuleDestroy(): void {
    this.#isStopping = true;
    for (const waiter of this.#waiting) waiter.wake();
  }

  /** The decision as it stands once its directive is not `hold`, or after `waitMs`, or once `signal` aborts. */
  async read(
    ledger: string,
    decisionId: string,
    waitMs: number,
    signal?: AbortSignal,
  ): Promise<Summary> {
    const end = performance.now() + waitMs;
    for (;;) {
      const summary = await this.entries.decisionSummary(ledger, decisionId);
      const leftMs = end - performance.now();
      const isOver = leftMs <= 0 || this.#isStopping || signal?.aborted === true;
      if (summary.directive !== 'hold' || isOver || this.#waiting.size >= WAITERS_MAX) {
        return summary;
      }
      await this.#pause(nameOf(ledger, decisionId), Math.min(leftMs, LOOK_MS), signal);
    }
  }

  /** What was written about a decision in this process is looked at without delay. */
  noteWritten(ledger: string, decisionId: string | undefined): void {
    if (this.#waiting.size === 0 || decisionId === undefined) return;
    const name = nameOf(ledger, decisionId);
    for (const waiter of this.#waiting) if (waiter.name === name) waiter.wake();
  }

  #pause(name: string, durationMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        this.#waiting.delete(waiter);
        resolve();
      };
      const waiter = { name, wake };
      const timer = setTimeout(wake, durationMs);
      signal?.addEventListener('abort', wake);
      this.#waiting.add(waiter);
    });
  }
}

function nameOf(ledger: string, decisionId: string): string {
  return `${ledger} ${decisionId}`;
}
