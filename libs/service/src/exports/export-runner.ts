import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@docket/chain';
import { ExportJobs, ExportLost, LedgerService, type ExportJob } from '@docket/store';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import {
  DOSSIER_WORK,
  FEEDBACK_WORK,
  LEDGER_FILE_WORK,
  OVERSIGHT_WORK,
  type Background,
} from '../background.js';
import { SERVICE_SETTINGS, type ExportLimits, type ServiceSettings } from '../settings.js';
import { EXPORT_MAKERS, type ExportMaker } from './export-maker.js';
import type { ExportRequest } from './export-request.js';
import { failureReason } from './failure-reason.js';

/** How often a process looks for what others left, and for what has expired. */
const LOOK_MS = 5_000;
const RENEW_MS = 15_000;
/** Exports that a process makes at the same time, of a ledger each: a long one of one ledger stops no other's. */
const AT_ONCE = 2;

/**
 * Makes exports, one of a ledger at a time in each process: what is queued here, and what a process that ended
 * left behind. A file is complete, then recorded in the ledger with its digest, and only then readable; each
 * step is found as it is by whoever takes over.
 */
@Injectable()
export class ExportRunner implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #worker = randomUUID();
  readonly #log = new Logger('Exports');
  readonly #limits: ExportLimits;
  readonly #isWorker: boolean;
  #looking: Promise<void> | undefined;
  /** What is being made, by the number of its ledger. */
  readonly #underWay = new Map<number, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #isAsked = false;
  #stopping = false;

  constructor(
    @Inject(SERVICE_SETTINGS) settings: ServiceSettings,
    @Inject(EXPORT_MAKERS) private readonly makers: readonly ExportMaker[],
    @Inject(ExportJobs) private readonly jobs: ExportJobs,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(DOSSIER_WORK) private readonly dossiers: Background<never, unknown>,
    @Inject(FEEDBACK_WORK) private readonly feedback: Background<never, unknown>,
    @Inject(LEDGER_FILE_WORK) private readonly ledgerFiles: Background<never, unknown>,
    @Inject(OVERSIGHT_WORK) private readonly reports: Background<never, unknown>,
  ) {
    this.#limits = settings.exports;
    this.#isWorker = settings.roles.includes('worker');
  }

  onApplicationBootstrap(): void {
    if (!this.#isWorker) return;
    this.#timer = setInterval(() => this.wake(), LOOK_MS);
    // Waiting for work must not keep the process alive.
    this.#timer.unref();
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#timer);
    // What is being made is given back for another process, or the next start.
    const works = [this.dossiers, this.feedback, this.ledgerFiles, this.reports];
    await Promise.all(works.map((work) => work.close()));
    await this.#looking;
    await Promise.all(this.#underWay.values());
  }

  /** Says that there may be work. Where this process makes no exports, a worker finds it by itself. */
  wake(): void {
    if (!this.#isWorker) return;
    this.#isAsked = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
  }

  /** Begins what may be begun; the end of each export looks again. */
  async #look(): Promise<void> {
    try {
      while (this.#isAsked && !this.#stopping && this.#underWay.size < AT_ONCE) {
        this.#isAsked = false;
        const job = await this.jobs.claim(this.#worker, [...this.#underWay.keys()]);
        for (const id of this.jobs.takeForeign())
          this.#log.error(
            `the row of export ${id} is not one that a server of this installation wrote so: somebody else writes to the database. Nothing is made of it`,
          );
        if (job === undefined) await this.jobs.sweep();
        else {
          this.#isAsked = true;
          this.#begin(job);
        }
      }
    } catch (error) {
      // The database is away: what was under way is taken up when its lease is over.
      this.#log.warn(`exports wait: ${String(error)}`);
    }
  }

  #begin(job: ExportJob): void {
    const made = this.#perform(job)
      .catch((error: unknown) => this.#log.warn(`${job.id} waits: ${String(error)}`))
      .finally(() => {
        this.#underWay.delete(job.ledgerNo);
        this.wake();
      });
    this.#underWay.set(job.ledgerNo, made);
  }

  async #perform(job: ExportJob): Promise<void> {
    const progress = { done: job.done, total: job.total };
    const renewal = setInterval(() => {
      this.jobs.renew(job, progress).catch((error: unknown) => {
        // The lease says how long that may go on.
        this.#log.warn(`${job.id} could not be renewed: ${String(error)}`);
      });
    }, RENEW_MS);
    try {
      const made = job.file === null ? await this.#make(job, progress) : job;
      const seq = await this.#record(made);
      const kept = this.#limits.keptHours * 3_600_000;
      await this.jobs.finish(made, { seq, expiresAt: new Date(Date.now() + kept).toISOString() });
    } catch (error) {
      await this.#settle(job, error);
    } finally {
      clearInterval(renewal);
    }
  }

  async #make(
    job: ExportJob,
    progress: { done: number; total: number | null },
  ): Promise<ExportJob> {
    const request = job.request as unknown as ExportRequest; // Held against its schema when it was asked for.
    const maker = this.#makerOf(request.kind);
    const ledger = await this.#ledgerOf(job);
    const { bytesMax } = this.#limits;
    const report = (at: typeof progress): void => void Object.assign(progress, at);
    const file = await maker.make({ ledger, job, request, bytesMax, report });
    return this.jobs.complete(job, file, progress);
  }

  #makerOf(kind: string): ExportMaker {
    const maker = this.makers.find((one) => one.kind === kind);
    if (maker === undefined) throw new Error(`no maker of ${kind}`);
    return maker;
  }

  /** The entry about a complete file: once, however often it is tried. */
  async #record(job: ExportJob): Promise<number> {
    const { file, request } = job;
    if (file === null) throw new Error(`${job.id} has no file to record`);
    const { kind, format, decision, purpose, recipient } = request as unknown as ExportRequest;
    const type = this.#makerOf(kind).recordedAs;
    const asked = {
      kind,
      format,
      ...(purpose === undefined ? {} : { purpose }),
      ...(recipient === undefined ? {} : { recipient }),
    };
    const body = {
      export_id: job.id,
      role: job.role,
      sha256: file.sha256,
      bytes: file.size,
      ...file.facts,
      ...(type === 'export.recorded' ? asked : {}),
    };
    const receipt = await this.ledgers.append(await this.#ledgerOf(job), {
      type,
      actor: job.requestedBy,
      role: job.role,
      via: job.via,
      body: body as JsonObject,
      idempotencyKey: `export/${job.id}`,
      ...(decision === undefined ? {} : { decisionId: decision }),
    });
    const [entry] = receipt.entries;
    if (entry === undefined) throw new Error('a receipt without an entry');
    return entry.seq;
  }

  async #settle(job: ExportJob, error: unknown): Promise<void> {
    if (error instanceof ExportLost || isLostOf(error)) return;
    if (this.#stopping) return this.jobs.release(job, { begun: false });
    const reason = failureReason(error);
    if (reason !== undefined) return this.jobs.fail(job, reason);
    this.#log.error(
      `${job.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    await this.jobs.release(job, { begun: true });
  }

  async #ledgerOf({ ledgerNo }: ExportJob): Promise<string> {
    const id = await this.ledgers.idOf(ledgerNo);
    if (id === undefined) throw new Error(`no ledger ${ledgerNo}`);
    return id;
  }
}

/** Classes do not survive the way out of a thread; names do. */
function isLostOf(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExportLost';
}
