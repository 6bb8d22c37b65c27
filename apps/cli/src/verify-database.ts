import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Database, databaseReader, LedgerEntity, REGISTRY, Snapshot } from '@docket/store';
import {
  checkRegistry,
  runVerifyTask,
  verify,
  type LedgerReader,
  type Progress,
  type VerificationReport,
  type VerifyTask,
  type VerifyTaskResult,
  type VerifyWorkers,
} from '@docket/verify';

export interface VerifyDatabaseOptions {
  databaseUrl: string;
  ledger: string;
  depth: 'chain' | 'full';
  /** C2SP verifier key kept from elsewhere. */
  trustedKey?: string;
  /** Signed note of a checkpoint kept from elsewhere. */
  trustedCheckpoint?: string;
  onProgress?: (progress: Progress) => void;
  /** Threads, this one included; one per processor, at most 8, when left out. 0 or 1: this one. */
  workers?: number;
}

/** A thread takes the better part of a second to start: shorter ledgers are verified faster without. */
const ENTRIES_FOR_THREADS = { chain: 300_000, full: 50_000 };
const WORKERS_MAX = 8;
/** The snapshot, entries, what they are compared with, and one to spare. */
const POOL_SIZE = 4;

/**
 * Verifies a ledger in a database, whatever the store derives from its entries included. Long ones are
 * shared among threads. The registry is also compared with the ledgers that there are.
 *
 * @throws StoreRefusal `unknown_ledger`, or the driver's error when the database cannot be read.
 */
export async function verifyDatabase(options: VerifyDatabaseOptions): Promise<VerificationReport> {
  const { databaseUrl, ledger, workers: wanted, ...policy } = options;
  const database = new Database({ url: databaseUrl, poolSize: POOL_SIZE });
  let snapshot: Snapshot | undefined;
  let threads: Threads | undefined;
  try {
    await database.connect();
    snapshot = await Snapshot.take(database);
    const snapshotId = snapshot.id;
    const reader = await databaseReader(database, ledger, snapshotId);
    const { size } = await reader.describe();
    const count = wanted ?? (size < ENTRIES_FOR_THREADS[policy.depth] ? 0 : availableParallelism());
    if (count > 1)
      threads = new Threads(Math.min(count, WORKERS_MAX), reader, {
        databaseUrl,
        ledger,
        snapshotId,
      });
    const report = await verify(reader, { ...policy, ...(threads && { workers: threads }) });
    return ledger === REGISTRY ? await withLedgers(report, database, snapshotId) : report;
  } finally {
    await threads?.close();
    await snapshot?.release();
    await database.close();
  }
}

/** A ledger that was deleted as a whole, or swapped, shows nowhere but in the registry. */
async function withLedgers(
  report: VerificationReport,
  database: Database,
  snapshotId: string,
): Promise<VerificationReport> {
  const ledgers = await database.dataSource.getRepository(LedgerEntity).find();
  const present = ledgers
    .filter(({ ledgerId }) => ledgerId !== REGISTRY)
    .map(async ({ ledgerId: id }) => ({
      id,
      reader: await databaseReader(database, id, snapshotId),
    }));
  const registry = await databaseReader(database, REGISTRY, snapshotId);
  const missing = await checkRegistry(registry, await Promise.all(present));
  if (missing.length === 0) return report;
  const checks = report.checks.map((check) =>
    check.name === 'missing' ? { ...check, passed: false } : check,
  );
  return { ...report, verified: false, checks, findings: [...missing, ...report.findings] };
}

export interface VerifyWorkerData {
  databaseUrl: string;
  ledger: string;
  snapshotId: string;
}

export type VerifyWorkerAnswer = { done: VerifyTaskResult } | { failed: unknown };

interface Waiting {
  task: VerifyTask;
  resolve(result: VerifyTaskResult): void;
  reject(reason: unknown): void;
}

/** As little as does not slow a worker down: its heap would grow to whatever it is allowed. */
const WORKER_LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 };

/** This thread and `count` - 1 workers, each with a reader of its own; a task waits until one is free. */
class Threads implements VerifyWorkers {
  readonly #idle: Worker[] = [];
  readonly #all: Worker[] = [];
  readonly #queue: Waiting[] = [];
  #isHereBusy = false;
  #broken: unknown;

  constructor(
    readonly count: number,
    readonly reader: LedgerReader,
    readonly data: VerifyWorkerData,
  ) {
    for (let i = 1; i < count; i++) this.#start();
  }

  run(task: VerifyTask): Promise<VerifyTaskResult> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }

  #start(): void {
    const worker = new Worker(new URL('./verify-database-worker.js', import.meta.url), {
      workerData: this.data,
      resourceLimits: WORKER_LIMITS,
    });
    worker.on('error', (error) => this.#fail(error));
    this.#all.push(worker);
    this.#idle.push(worker);
  }

  #next(): void {
    if (this.#idle.length === 0 && this.#isHereBusy) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) return;
    const worker = this.#idle.pop();
    if (this.#broken !== undefined) waiting.reject(this.#broken);
    else if (worker === undefined) void this.#runHere(waiting);
    else this.#runThere(worker, waiting);
  }

  async #runHere({ task, resolve, reject }: Waiting): Promise<void> {
    this.#isHereBusy = true;
    try {
      resolve(await runVerifyTask(this.reader, task));
    } catch (error) {
      reject(error);
    } finally {
      this.#isHereBusy = false;
      this.#next();
    }
  }

  #runThere(worker: Worker, { task, resolve, reject }: Waiting): void {
    worker.once('error', reject);
    worker.once('message', (answer: VerifyWorkerAnswer) => {
      worker.off('error', reject);
      this.#idle.push(worker);
      if ('done' in answer) resolve(answer.done);
      else reject(answer.failed);
      this.#next();
    });
    worker.postMessage(task);
  }

  #fail(error: unknown): void {
    this.#broken = error;
    for (const { reject } of this.#queue.splice(0)) reject(error);
  }
}
