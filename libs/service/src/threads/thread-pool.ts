import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { ServiceError } from '../service-error.js';
import type { Share } from '../turns/fair-queue.js';
import { Turns, type PlaceOptions, type TurnPlace } from '../turns/turns.js';
import { builtEntry, builtWorker } from './built-worker.js';
import { decodeFailure } from './failure.js';
import type { ThreadAnswer, ThreadRequest, ThreadSettings } from './messages.js';
import type { TaskName, Tasks } from './tasks.js';

export interface PoolLimits {
  /** Threads at a time. */
  threadsMax: number;
  /** Threads at a time for one ledger; all of them where left out. */
  threadsOfLedgerMax?: number;
  /** Jobs that wait or are under way at the same time; one more is refused. */
  jobsMax: number;
  /** And of one ledger; as many where left out. */
  jobsOfLedgerMax?: number;
  /** And of one principal there; as many where left out. */
  jobsOfPrincipalMax?: number;
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

/** A place among the jobs that wait for a thread; leave it. */
export interface ThreadPlace<Name extends TaskName> {
  /**
   * Makes the job ready when there is a thread for it, so that nothing of those that wait is held in memory, and
   * does it.
   *
   * @throws {ServiceError} `overloaded` where no thread came free in the time of the place; `took_too_long`
   * where the job did not end in it, or in that of the pool. Else what the task threw.
   */
  run(
    prepare: () => Promise<Tasks[Name]['job']>,
    report?: (progress: Tasks[Name]['progress']) => void,
  ): Promise<Tasks[Name]['answer']>;
  leave(): void;
}

interface Job<Name extends TaskName> {
  job: Tasks[Name]['job'];
  report: ((progress: Tasks[Name]['progress']) => void) | undefined;
  timeMsMax: number;
  reject(reason: unknown): void;
}

const IDLE_TIME_MS = 60_000;

/**
 * Does one kind of task in threads, so that it does not hold up requests. Jobs wait fairly between ledgers and
 * principals. A thread that ends takes its one job with it, and the next job has another. Idle threads do
 * not keep the process alive.
 */
export class ThreadPool<Name extends TaskName> {
  #threads: Piscina | undefined;
  readonly #turns: Turns;
  readonly #underWay = new Set<Job<Name>>();
  #isClosed = false;

  constructor(
    readonly task: Name,
    readonly limits: PoolLimits,
    /** Which file does the jobs in the threads; a test may bring one of its own. */
    private readonly workerFile: () => string = builtWorker,
  ) {
    const { threadsMax, jobsMax, jobsOfLedgerMax = jobsMax } = limits;
    this.#turns = new Turns({
      atOnce: threadsMax,
      atOnceOfLedger: limits.threadsOfLedgerMax ?? threadsMax,
      placesMax: jobsMax,
      placesOfLedgerMax: jobsOfLedgerMax,
      placesOfPrincipalMax: limits.jobsOfPrincipalMax ?? jobsOfLedgerMax,
    });
  }

  /** @throws {ServiceError} at once: `overloaded` where there is no place, `shutting_down`. */
  reserve(share: Share, options?: PlaceOptions): ThreadPlace<Name> {
    const place = this.#turns.reserve(share, options);
    return {
      run: (prepare, report) => place.take(() => this.#run(place, prepare, report)),
      leave: () => place.leave(),
    };
  }

  /**
   * Accepts one job at once, or throws as `reserve` does.
   *
   * @returns a promise that rejects as `ThreadPlace.run` does.
   */
  run(
    share: Share,
    job: Tasks[Name]['job'],
    report?: (progress: Tasks[Name]['progress']) => void,
    options?: PlaceOptions,
  ): Promise<Tasks[Name]['answer']> {
    const place = this.reserve(share, options);
    return place.run(() => Promise.resolve(job), report).finally(() => place.leave());
  }

  /** Ends the threads; jobs that wait or are under way are refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#turns.close();
    for (const job of this.#underWay) job.reject(stopping());
    const threads = this.#threads;
    this.#threads = undefined;
    await threads?.destroy();
  }

  async #run(
    place: TurnPlace,
    prepare: () => Promise<Tasks[Name]['job']>,
    report?: (progress: Tasks[Name]['progress']) => void,
  ): Promise<Tasks[Name]['answer']> {
    const job = await prepare();
    if (this.#isClosed) throw stopping();
    const timeMsMax = Math.min(this.limits.jobTimeMsMax, place.leftMs() ?? Infinity);
    // Held against what ends beside it: a thread without a job, or the process.
    let reject: (reason: unknown) => void = () => undefined;
    const ended = new Promise<never>((_resolve, refuse) => {
      reject = refuse;
    });
    const one: Job<Name> = { job, report, timeMsMax, reject };
    this.#underWay.add(one);
    try {
      return await Promise.race([this.#perform(one), ended]);
    } finally {
      this.#underWay.delete(one);
    }
  }

  async #perform({ job, report, timeMsMax }: Job<Name>): Promise<Tasks[Name]['answer']> {
    const { port1: reports, port2: progress } = new MessageChannel();
    reports.on('message', (made: Tasks[Name]['progress']) => report?.(made));
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), timeMsMax);
    let done: ThreadAnswer<Name>;
    try {
      this.#threads ??= this.#open();
      const request: ThreadRequest<Name> = { task: this.task, job, progress };
      const { signal } = end;
      done = (await this.#threads.run(request, {
        transferList: [progress],
        signal,
      })) as ThreadAnswer<Name>;
    } catch (error) {
      throw end.signal.aborted ? this.#late(timeMsMax, error) : this.#ended(error);
    } finally {
      clearTimeout(timer);
      reports.close();
    }
    if ('failure' in done) throw decodeFailure(done.failure);
    return done.answer;
  }

  #late(timeMsMax: number, cause: unknown): ServiceError {
    const seconds = Math.round(timeMsMax / 100) / 10;
    const message = `The thread for ${this.task} took longer than ${seconds} s.`;
    return new ServiceError('took_too_long', message, { cause });
  }

  #ended(cause: unknown): Error {
    // What comes from another thread may be of no class that is known here.
    const why = (cause as Partial<Error> | null)?.message ?? String(cause);
    return new Error(`The thread for ${this.task} ended: ${why}.`, { cause });
  }

  #open(): Piscina {
    const { threadsMax, heapMbMax, youngHeapMbMax, isBackground = false } = this.limits;
    const workerFile = pathToFileURL(this.workerFile()).href;
    const settings: ThreadSettings = { isBackground, workerFile };
    const threads = new Piscina({
      filename: builtEntry(),
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
      for (const job of this.#underWay) job.reject(this.#ended(error));
      void threads.destroy();
    });
    return threads;
  }
}

function stopping(): ServiceError {
  return new ServiceError('shutting_down', 'The process is stopping.');
}
