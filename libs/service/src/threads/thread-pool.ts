import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { ServiceError } from '../service-error.js';
import { builtWorker } from './built-worker.js';
import { decodeFailure } from './failure.js';
import type { ThreadAnswer, ThreadRequest, ThreadSettings } from './messages.js';
import type { TaskName, Tasks } from './tasks.js';

export interface PoolLimits {
  /** Threads at a time. */
  threadsMax: number;
  /** Jobs accepted at the same time, those under way included; one more is refused. */
  jobsMax: number;
  /** Longest time for one job before its thread is ended, in milliseconds. */
  jobTimeMsMax: number;
  /** Memory of a thread for what lives long, in MiB. */
  heapMbMax: number;
  /** And for what does not; as Node has it when left out. */
  youngHeapMbMax?: number;
  /** Threads make way for the others of the process. */
  isBackground?: boolean;
  /** How long an idle thread is kept, in milliseconds. */
  idleTimeMs?: number;
}

interface Job<Name extends TaskName> {
  job: Tasks[Name]['job'];
  report: ((progress: Tasks[Name]['progress']) => void) | undefined;
  resolve(answer: Tasks[Name]['answer']): void;
  reject(reason: unknown): void;
}

const RETRY_AFTER_S = 5;
const IDLE_TIME_MS = 60_000;

/**
 * Does one kind of task in threads, so that it does not hold up requests. Jobs wait in the order in which
 * they came. A thread that ends takes its one job with it, and the next job has another. Idle threads do
 * not keep the process alive.
 */
export class ThreadPool<Name extends TaskName> {
  #threads: Piscina | undefined;
  readonly #waiting: Job<Name>[] = [];
  readonly #underWay = new Set<Job<Name>>();
  #isClosed = false;

  constructor(
    readonly task: Name,
    readonly limits: PoolLimits,
    /** Which file the threads load; a test may bring one of its own. */
    private readonly workerFile: () => string = builtWorker,
  ) {}

  /**
   * Accepts a job at once, or throws: ServiceError `overloaded` when too many are waiting already,
   * `shutting_down` once the pool is closed.
   *
   * @returns a promise that rejects with what the task threw, or when its thread was ended.
   */
  run(
    job: Tasks[Name]['job'],
    report?: (progress: Tasks[Name]['progress']) => void,
  ): Promise<Tasks[Name]['answer']> {
    const { jobsMax } = this.limits;
    if (this.#isClosed) throw stopping();
    if (this.#waiting.length + this.#underWay.size >= jobsMax) {
      throw new ServiceError('overloaded', `${jobsMax} of these are being made already.`, {
        retryAfterSeconds: RETRY_AFTER_S,
      });
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, report, resolve, reject });
      this.#next();
    });
  }

  /** Ends the threads; jobs that wait or are under way are refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#rejectAll(stopping());
    const threads = this.#threads;
    this.#threads = undefined;
    await threads?.destroy();
  }

  #next(): void {
    if (this.#underWay.size >= this.limits.threadsMax) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.#underWay.add(job);
    void this.#perform(job).finally(() => {
      this.#underWay.delete(job);
      this.#next();
    });
  }

  /** Never rejects: what happens is the job's. */
  async #perform(job: Job<Name>): Promise<void> {
    const { port1: reports, port2: progress } = new MessageChannel();
    reports.on('message', (made: Tasks[Name]['progress']) => job.report?.(made));
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), this.limits.jobTimeMsMax);
    try {
      this.#threads ??= this.#open();
      const request: ThreadRequest<Name> = { task: this.task, job: job.job, progress };
      const { signal } = end;
      const done = (await this.#threads.run(request, {
        transferList: [progress],
        signal,
      })) as ThreadAnswer<Name>;
      if ('answer' in done) job.resolve(done.answer);
      else job.reject(decodeFailure(done.failure));
    } catch (error) {
      job.reject(this.#ended(error, end.signal.aborted));
    } finally {
      clearTimeout(timer);
      reports.close();
    }
  }

  #ended(cause: unknown, tookTooLong: boolean): Error {
    const why = tookTooLong
      ? `took longer than ${this.limits.jobTimeMsMax / 1_000} s`
      : // What comes from another thread may be of no class that is known here.
        `ended: ${(cause as Partial<Error> | null)?.message ?? String(cause)}`;
    return new Error(`The thread for ${this.task} ${why}.`, { cause });
  }

  #open(): Piscina {
    const { threadsMax, heapMbMax, youngHeapMbMax, isBackground = false } = this.limits;
    const settings: ThreadSettings = { isBackground };
    const threads = new Piscina({
      filename: this.workerFile(),
      workerData: settings,
      minThreads: 0,
      maxThreads: threadsMax,
      // Jobs wait here, not there: a thread that ends there leaves those that wait without another.
      maxQueue: threadsMax,
      idleTimeout: this.limits.idleTimeMs ?? IDLE_TIME_MS,
      // A thread that waits for its next job goes on with its connections meanwhile.
      atomics: 'disabled',
      resourceLimits: {
        maxOldGenerationSizeMb: heapMbMax,
        ...(youngHeapMbMax === undefined ? {} : { maxYoungGenerationSizeMb: youngHeapMbMax }),
      },
    });
    // A thread that has no job failed: while it was starting, if somebody waits for it.
    threads.on('error', (error: unknown) => {
      if (this.#threads === threads) this.#threads = undefined;
      for (const job of this.#underWay) job.reject(this.#ended(error, false));
      void threads.destroy();
    });
    return threads;
  }

  #rejectAll(reason: unknown): void {
    for (const job of [...this.#underWay, ...this.#waiting.splice(0)]) job.reject(reason);
  }
}

function stopping(): ServiceError {
  return new ServiceError('shutting_down', 'The process is stopping.');
}
