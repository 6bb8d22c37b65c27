import { DOCKET_AUTHOR } from '@docket/record';
import {
  CheckpointService,
  KeyVault,
  LedgerService,
  SigningKeyError,
  StoreRefusal,
} from '@docket/store';
import type { VerificationReport } from '@docket/verify';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import type { Principal } from '../principal.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { VerificationThread } from '../threads/threads.module.js';
import { Traced } from '../observation/tracing.js';

/** What is read in any case is the whole ledger. */
export type Depth = Exclude<VerificationReport['depth'], 'quick'>;

/** One verification of a ledger by this server. */
export interface VerificationRun {
  state: 'running' | 'finished' | 'failed';
  depth: Depth;
  startedAt: string;
  finishedAt?: string;
  entriesDone: number;
  report?: VerificationReport;
  /** Why it failed; for the log, not for the answer. */
  failure?: unknown;
}

/** `failed`: the ledger could not be read, and nothing is said about what it holds. */
type RunResult = 'verified' | 'not_verified' | 'failed' | 'running';

export interface VerificationSummary {
  byResult: { [Result in RunResult]: number };
  /** Since the end of the oldest of these runs, in seconds; left out where none has ended. */
  oldestFinishedS?: number;
}

function resultOf({ state, report }: VerificationRun): RunResult {
  if (state !== 'finished') return state;
  return report?.verified === true ? 'verified' : 'not_verified';
}

/** What the database does not hold, or not as this process has seen it: nothing is signed then. */
const OTHER_KEYS: ReadonlySet<SigningKeyError['code']> = new Set(['other_key', 'recorded_key']);

const NOT_THERE: ReadonlySet<string> = new Set(['unknown_ledger', 'ledger_went_back']);

/** Ledgers whose latest run is remembered. */
const RUNS_MAX = 1_000;

/** Starts verifications, at most one at a time per ledger, and remembers the latest of each. */
@Injectable()
export class VerificationRuns {
  readonly #runs = new Map<string, VerificationRun>();
  /** Being started: what has to be signed before is waited for. */
  readonly #starting = new Map<string, Promise<VerificationRun>>();
  readonly #ends = new Map<string, Promise<void>>();

  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(KeyVault) private readonly vault: KeyVault,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    @Inject(VerificationThread) private readonly thread: VerificationThread,
  ) {}

  /** Counts the latest run of each ledger, since this process started. */
  summary(): VerificationSummary {
    const byResult = { verified: 0, not_verified: 0, failed: 0, running: 0 };
    let oldest: number | undefined;
    for (const run of this.#runs.values()) {
      byResult[resultOf(run)] += 1;
      if (run.finishedAt === undefined) continue;
      const ageS = (Date.now() - Date.parse(run.finishedAt)) / 1000;
      oldest = Math.max(oldest ?? 0, ageS);
    }
    return { byResult, ...(oldest === undefined ? {} : { oldestFinishedS: oldest }) };
  }

  /** Undefined when there was none since the process started. */
  latest(principal: Principal, ledger: string): VerificationRun | undefined {
    admit(principal, { roles: ACCESS.verifyLedger, ledger });
    return this.#runs.get(ledger);
  }

  /**
   * Starts a run, or joins the one that is under way.
   *
   * @throws {ServiceError} `overloaded` when too many are waiting.
   */
  @Traced()
  async start(
    principal: Principal,
    { ledger, depth = 'full' }: { ledger: string; depth?: Depth },
  ): Promise<VerificationRun> {
    admit(principal, { roles: ACCESS.verifyLedger, ledger });
    return this.#startOrJoin(principal.actor, ledger, depth);
  }

  /**
   * As `start`, on behalf of nobody: resolves when the run has ended.
   *
   * @throws {ServiceError} `overloaded` when too many are waiting.
   */
  async runOwn(ledger: string, depth: Depth): Promise<VerificationRun> {
    const run = await this.#startOrJoin(DOCKET_AUTHOR.actor, ledger, depth);
    await this.#ends.get(ledger);
    return run;
  }

  async #startOrJoin(actor: string, ledger: string, depth: Depth): Promise<VerificationRun> {
    const current = this.#runs.get(ledger);
    if (current?.state === 'running') return current;
    const starting = this.#starting.get(ledger);
    if (starting !== undefined) return starting;
    const begun = this.#begin(actor, ledger, depth).finally(() => this.#starting.delete(ledger));
    this.#starting.set(ledger, begun);
    return begun;
  }

  async #begin(actor: string, ledger: string, depth: Depth): Promise<VerificationRun> {
    const trustedKey = await this.#sign(ledger);
    const run: VerificationRun = {
      state: 'running',
      depth,
      startedAt: new Date().toISOString(),
      entriesDone: 0,
    };
    const { databaseUrl } = this.settings;
    const job = { databaseUrl, ledger, depth, ...(trustedKey !== undefined && { trustedKey }) };
    // Throws at once when too many are waiting: then the run never was.
    const share = { ledger, principal: actor };
    const working = this.thread.run(share, job, ({ entriesDone }) => {
      run.entriesDone = entriesDone;
    });
    this.#remember(ledger, run);
    this.#ends.set(ledger, this.#follow(run, working));
    return run;
  }

  /** Resolves when the run of this ledger has ended, or after `timeMs`. */
  async wait(ledger: string, timeMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeMs);
    });
    await Promise.race([this.#ends.get(ledger), late]);
    clearTimeout(timer);
  }

  /**
   * Puts everything acknowledged so far under a signature that is then checked, and gives its verifier key.
   * Undefined where the database does not hold the ledger: that it is gone is for the verification to find.
   */
  async #sign(ledger: string): Promise<string | undefined> {
    try {
      const { origin } = await this.ledgers.getLedger(ledger);
      await this.#issue(ledger);
      return await this.vault.trustedKey(ledger, origin);
    } catch (error) {
      if (error instanceof StoreRefusal && NOT_THERE.has(error.code)) return undefined;
      throw error;
    }
  }

  /** Where seeds and database name two keys, nothing is signed: what stands there is held against the seed's. */
  async #issue(ledger: string): Promise<void> {
    try {
      await this.checkpoints.issue(ledger);
    } catch (error) {
      if (!(error instanceof SigningKeyError && OTHER_KEYS.has(error.code))) throw error;
    }
  }

  async #follow(run: VerificationRun, working: Promise<VerificationReport>): Promise<void> {
    try {
      run.report = await working;
      run.entriesDone = run.report.entriesChecked;
      run.state = 'finished';
    } catch (error) {
      // Not a finding: the source could not be read. Nothing is said about what it holds.
      run.state = 'failed';
      run.failure = error;
    } finally {
      run.finishedAt = new Date().toISOString();
    }
  }

  #remember(ledger: string, run: VerificationRun): void {
    if (this.#runs.size >= RUNS_MAX) this.#forgetOne();
    this.#runs.set(ledger, run);
  }

  #forgetOne(): void {
    for (const [ledger, { state }] of this.#runs) {
      if (state === 'running') continue;
      this.#runs.delete(ledger);
      this.#ends.delete(ledger);
      return;
    }
  }
}
