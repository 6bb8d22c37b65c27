import type { VerifyTask, VerifyTaskResult, VerifyWorkers } from '@docket/verify';
import { ThreadPool } from '../threads/thread-pool.js';
import type { VerifyPartJob } from './verify-part.js';

/** As little as does not slow a thread down: its heap would grow to whatever it is allowed. */
const HEAP_MB_MAX = 512;
const YOUNG_MB_MAX = 8;
/** A part is some ten thousand entries, or one pass over all of them. */
const PART_TIME_MS_MAX = 6 * 3_600_000;

/** Threads that each have a reader of the same state of a ledger. */
export class VerifyThreads implements VerifyWorkers {
  readonly #pool: ThreadPool<'verifyPart'>;

  constructor(
    readonly count: number,
    readonly source: Omit<VerifyPartJob, 'task'>,
  ) {
    this.#pool = new ThreadPool('verifyPart', {
      threadsMax: count,
      // As many ranges as there are threads, and as many folds.
      jobsMax: 2 * count,
      jobTimeMsMax: PART_TIME_MS_MAX,
      heapMbMax: HEAP_MB_MAX,
      youngHeapMbMax: YOUNG_MB_MAX,
    });
  }

  run(task: VerifyTask): Promise<VerifyTaskResult> {
    // All of one verification, which somebody else gave a place.
    const share = { ledger: this.source.ledger, principal: '' };
    return this.#pool.run(share, { ...this.source, task });
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
