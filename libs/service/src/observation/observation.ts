import {
  Database,
  LedgerService,
  readInstallation,
  type InstallationFigures,
  type PoolFigures,
  type QueueFigures,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { DeadlineWatch, type DeadlineCounts } from '../deadlines/deadline-watch.js';
import {
  SelfVerification,
  type SelfVerificationFigures,
} from '../verification/self-verification.js';
import { VerificationRuns, type VerificationSummary } from '../verification/verification-runs.js';
import { ExpiryRuns, type ExpiryFigures } from '../erasure/expiry-runs.js';
import { Seals } from '../seals/seals.js';
import { Sinks, type SinkFigures } from '../sinks/sinks.js';
import { TimeStamps, type TimeStampFigures } from '../time-stamps/time-stamps.js';
import { Witnesses, type WitnessFigures } from '../witnesses/witnesses.js';

/** How long the database may take for the figures, in milliseconds. */
const READ_MS_MAX = 2_000;
/** Several who watch share one reading. */
const KEPT_MS = 2_000;
/** Ledgers that are named; the others are in the totals. */
const LEDGERS_NAMED_MAX = 20;
/** As the API's own default for "open too long". */
const OPEN_S = 900;

/** What is to be seen of a process and its installation. Nothing in it was recorded by an agent. */
export interface ProcessFigures {
  /** Undefined: the database did not answer in time, and nothing is said about it. */
  installation: InstallationFigures | undefined;
  /** Undefined: this process looks for no deadlines, or has not looked yet. */
  deadlines: DeadlineCounts | undefined;
  /** Ledgers of which the database holds less than this process has seen. */
  wentBack: number;
  /** Entries that are no record, in the ledgers that this process has read. */
  unreadEntries: number;
  queue: QueueFigures;
  pools: PoolFigures;
  verification: VerificationSummary;
  /** Undefined: this process verifies nothing by itself, or has not looked yet. */
  selfVerification: SelfVerificationFigures | undefined;
  /** `off`: it is not set up. Undefined: this process has made no run yet. */
  expiry: ExpiryFigures | 'off' | undefined;
  /** Of the policy, where there is one. */
  witnesses: WitnessFigures[];
  /** Where checkpoints are put beside the directory, if anywhere. */
  sinks: SinkFigures[];
  /** The authority, where there is one. */
  timeStamps: TimeStampFigures[];
  /** Seconds until the certificate that PDFs are sealed with is over; undefined where none are sealed. */
  sealValidS: number | undefined;
}

/** Reads the figures that a process shows to who watches it. */
@Injectable()
export class Observation {
  #read: { at: number; figures: Promise<InstallationFigures | undefined> } | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(DeadlineWatch) private readonly deadlines: DeadlineWatch,
    @Inject(VerificationRuns) private readonly runs: VerificationRuns,
    @Inject(SelfVerification) private readonly selfVerification: SelfVerification,
    @Inject(ExpiryRuns) private readonly expiry: ExpiryRuns,
    @Inject(Witnesses) private readonly witnesses: Witnesses,
    @Inject(Sinks) private readonly sinks: Sinks,
    @Inject(TimeStamps) private readonly timeStamps: TimeStamps,
    @Inject(Seals) private readonly seals: Seals,
  ) {}

  /** Resolves within some seconds, whatever the database does. */
  async read(): Promise<ProcessFigures> {
    return {
      installation: await this.#installation(),
      deadlines: this.deadlines.counts,
      wentBack: this.ledgers.heads.alarms.length,
      unreadEntries: this.ledgers.states.unread.entries,
      queue: this.ledgers.queue,
      pools: this.database.pools,
      verification: this.runs.summary(),
      selfVerification: this.selfVerification.figures,
      expiry: this.expiry.figures,
      witnesses: this.witnesses.figures,
      sinks: this.sinks.figures,
      timeStamps: this.timeStamps.figures,
      sealValidS: this.seals.validS,
    };
  }

  async #installation(): Promise<InstallationFigures | undefined> {
    const now = performance.now();
    if (this.#read === undefined || now - this.#read.at > KEPT_MS) {
      this.#read = { at: now, figures: this.#ask() };
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), READ_MS_MAX);
    });
    const figures = await Promise.race([this.#read.figures, late]);
    clearTimeout(timer);
    return figures;
  }

  async #ask(): Promise<InstallationFigures | undefined> {
    const openSince = new Date(Date.now() - OPEN_S * 1000).toISOString();
    const limits = { openSince, ledgersMax: LEDGERS_NAMED_MAX };
    try {
      return await readInstallation(this.database, AbortSignal.timeout(READ_MS_MAX), limits);
    } catch {
      // That it could not be read is what the figures then say; why, is in the log of the requests that fail.
      return undefined;
    }
  }
}
