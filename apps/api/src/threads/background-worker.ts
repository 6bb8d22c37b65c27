import { Worker } from 'node:worker_threads';
import { Problem } from '../http/problem.js';
import { TASKS, type TaskName, type Tasks } from './tasks.js';

export interface WorkerRequest<Name extends TaskName = TaskName> {
  id: number;
  task: Name;
  job: Tasks[Name]['job'];
}

export type WorkerMessage =
  | { id: number; progress: unknown }
  | { id: number; answer: unknown }
  | { id: number; failure: { name: string; message: string; stack: string | undefined } };

export interface WorkerLimits {
  /** Jobs accepted at the same time; one more is answered `overloaded`. */
  jobsMax: number;
  /** Longest time for one job before the thread is ended, in milliseconds. */
  jobTimeMsMax: number;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
  report: ((progress: never) => void) | undefined;
}

/** Memory of a thread; a dossier of 10,000 cards needs about half of it. */
const HEAP_MB_MAX = 1_024;

/** Does one kind of task in a thread of its own, so that it does not hold up requests. */
export class BackgroundWorker<Name extends TaskName> {
  #worker: Worker | undefined;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  constructor(
    private readonly task: Name,
    private readonly limits: WorkerLimits,
  ) {}

  /** @throws {Problem} `overloaded` when too many jobs wait already. */
  async run(
    job: Tasks[Name]['job'],
    report?: (progress: Tasks[Name]['progress']) => void,
  ): Promise<Tasks[Name]['answer']> {
    if (this.#waiting.size >= this.limits.jobsMax) {
      throw new Problem('overloaded', `${this.limits.jobsMax} of these are being made already.`, {
        headers: { 'retry-after': '5' },
      });
    }
    const id = this.#nextId++;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Tasks[Name]['answer']>((resolve, reject) => {
        // What comes back is what the task of this name returns.
        const settle = resolve as (answer: unknown) => void;
        this.#waiting.set(id, { resolve: settle, reject, report });
        const end = (): void => this.#end(new Error(`${this.task} took too long`));
        timer = setTimeout(end, this.limits.jobTimeMsMax * this.#waiting.size);
        this.#post({ id, task: this.task, job });
      });
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#end(new Problem('not_ready', 'The server is stopping.'));
    await worker?.terminate();
  }

  #post(request: WorkerRequest<Name>): void {
    // From TypeScript sources, as in the tests, there is no file that a thread could load.
    if (import.meta.url.endsWith('.ts')) void this.#performHere(request);
    else (this.#worker ??= this.#start()).postMessage(request);
  }

  async #performHere({ id, task, job }: WorkerRequest<Name>): Promise<void> {
    try {
      const report = (progress: unknown): void => this.#receive({ id, progress });
      this.#receive({ id, answer: await TASKS[task](job, report) });
    } catch (error) {
      this.#waiting.get(id)?.reject(error);
    }
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX },
    });
    worker.on('message', (message: WorkerMessage) => this.#receive(message));
    worker.on('error', (error) => this.#end(error));
    worker.on('exit', () => {
      if (this.#worker === worker) this.#end(new Error(`the ${this.task} thread ended`));
    });
    // An idle thread must not keep the process alive.
    worker.unref();
    return worker;
  }

  #receive(message: WorkerMessage): void {
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    if ('progress' in message) waiting.report?.(message.progress as never);
    else if ('answer' in message) waiting.resolve(message.answer);
    else waiting.reject(Object.assign(new Error(message.failure.message), message.failure));
  }

  /** Ends the thread; the next job starts another. */
  #end(reason: unknown): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    for (const waiting of this.#waiting.values()) waiting.reject(reason);
  }
}
