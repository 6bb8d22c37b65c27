import { decodeLeaf } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import {
  alone,
  Database,
  EntryReader,
  LedgerService,
  StoreRefusal,
  type SoleTurn,
  type StoredEntry,
} from '@docket/store';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Rounds } from '../rounds.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { VerificationRuns, type VerificationRun } from './verification-runs.js';

/** How often a worker looks whether a ledger is due. */
const LOOK_MS = 60_000;
/** How long a ledger of which it failed is not tried again. */
const FAILED_MS = 3_600_000;
/** As PostgreSQL's lock is called that one process of those on a database holds. */
const TURN = 'docket self-verification';

type VerificationRecord = RecordBodies['verification.recorded'];

/** The newest verification that a ledger has recorded of itself. */
interface Recorded {
  /** When it was recorded, in milliseconds of the epoch; where there is none, when the ledger began. */
  at: number;
  result: VerificationRecord['result'] | 'none';
}

/** What the ledgers say of their own verification, when this process looked last. */
export interface SelfVerificationFigures {
  intervalS: number;
  byResult: { [Result in Recorded['result']]: number };
  /** Since the oldest of the newest ones was recorded; of a ledger that has none, since it began. */
  oldestS: number;
}

/**
 * Verifies each ledger on a schedule while a worker runs, one at a time in the whole installation, and records in the
 * ledger how that ended. What is due follows from the entries: a process that starts again, or another one, goes on
 * where the schedule stands.
 */
@Injectable()
export class SelfVerification
  implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown
{
  readonly #log = new Logger('SelfVerification');
  readonly #rounds = new Rounds();
  readonly #recorded = new Map<string, Recorded>();
  /** By ledger, when a verification last failed to be made or recorded, by `performance.now()`. */
  readonly #failed = new Map<string, number>();
  /** Ledgers in which something is known to be amiss. */
  readonly #hastened = new Set<string>();
  #stopping = false;

  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(Database) private readonly database: Database,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(VerificationRuns) private readonly runs: VerificationRuns,
  ) {}

  onApplicationBootstrap(): void {
    const { selfVerification, roles } = this.settings;
    if (selfVerification === undefined || !roles.includes('worker')) return;
    this.#rounds.start(() => this.look(), Math.min(LOOK_MS, selfVerification.everyMs));
  }

  onModuleDestroy(): void {
    this.#stopping = true;
    this.#rounds.stop();
  }

  /** The threads have ended by now, and with them what is being verified. */
  beforeApplicationShutdown(): Promise<void> {
    return this.#rounds.ended();
  }

  /** Undefined where this process verifies nothing by itself, or has not looked yet. */
  get figures(): SelfVerificationFigures | undefined {
    const { selfVerification } = this.settings;
    if (selfVerification === undefined || this.#recorded.size === 0) return undefined;
    const byResult = { verified: 0, not_verified: 0, none: 0 };
    let oldest = Infinity;
    for (const { at, result } of this.#recorded.values()) {
      byResult[result] += 1;
      oldest = Math.min(oldest, at);
    }
    const intervalS = selfVerification.everyMs / 1000;
    return { intervalS, byResult, oldestS: Math.max(0, Date.now() - oldest) / 1000 };
  }

  /** Has a ledger verified at the next look, where ledgers are verified at all: something in it is known to be amiss. */
  hasten(ledger: string): void {
    this.#hastened.add(ledger);
  }

  /** Verifies every ledger that is due, unless another process is at it. What fails waits for the next look. */
  async look(): Promise<void> {
    try {
      const due = await this.#due();
      if (due.length === 0 || this.#stopping) return;
      await alone(this.database, TURN, (turn) => this.#verifyAll(turn));
    } catch (error) {
      // What was read before says nothing about now.
      this.#recorded.clear();
      this.#log.warn(`the schedule waits: ${reasonOf(error)}`);
    }
  }

  /** Looked at again by whoever has the turn: another process may have been at it until now. */
  async #verifyAll(turn: SoleTurn): Promise<void> {
    for (const ledger of await this.#due()) {
      if (this.#stopping) return;
      // What is found amiss from now on asks for another one.
      const isHastened = this.#hastened.delete(ledger);
      try {
        await this.#verify(ledger, turn);
      } catch (error) {
        // One ledger that cannot be verified, or takes no record, holds up none of the others.
        this.#failed.set(ledger, performance.now());
        if (isHastened) this.#hastened.add(ledger);
        this.#log.error(`${ledger} was not verified: ${reasonOf(error)}`);
        await turn.confirm();
      }
    }
  }

  async #verify(ledger: string, turn: SoleTurn): Promise<void> {
    const { depth = 'full' } = this.settings.selfVerification ?? {};
    const run = await this.runs.runOwn(ledger, depth);
    if (this.#stopping) return;
    const body = bodyOf(run);
    if (body === undefined)
      throw new Error(`it came to no end: ${reasonOf(run.failure)}`, { cause: run.failure });
    if (body.result === 'not_verified') {
      const codes = body.findings.map(({ code, count }) => `${code} (${count})`).join(', ');
      this.#log.error(`${ledger} does not verify: ${codes}`);
    }
    await turn.confirm();
    await this.ledgers.appendOwn(ledger, { type: 'verification.recorded', body });
    this.#recorded.set(ledger, { at: Date.now(), result: body.result });
  }

  /** Ids of the ledgers whose last verification is too long ago, longest first. */
  async #due(): Promise<string[]> {
    const { everyMs = Infinity } = this.settings.selfVerification ?? {};
    const found = new Map<string, Recorded>();
    for (const id of await this.ledgers.ledgerIds()) {
      if (this.#stopping) return [];
      const recorded = await this.#recordedIn(id);
      if (recorded !== undefined) found.set(id, recorded);
    }
    this.#recorded.clear();
    for (const [id, recorded] of found) this.#recorded.set(id, recorded);
    return [...found]
      .filter(([id, { at }]) => Date.now() - at >= everyMs || this.#hastened.has(id))
      .filter(([id]) => !this.#hasJustFailed(id))
      .toSorted(([, a], [, b]) => a.at - b.at)
      .map(([id]) => id);
  }

  /** Each try reads the whole ledger: one that takes no record would be read all the time. */
  #hasJustFailed(ledger: string): boolean {
    const at = this.#failed.get(ledger);
    return at !== undefined && performance.now() - at < FAILED_MS;
  }

  /** Undefined for a ledger that went back, or is no more: nothing is written into it. */
  async #recordedIn(ledger: string): Promise<Recorded | undefined> {
    try {
      const last = await this.entries.latestLedgerRecord(ledger, 'verification.recorded');
      if (last !== undefined) return { at: timeOf(last), result: resultOf(last) };
      const [genesis] = await this.entries.entriesRange(ledger, 0, 1);
      return { at: timeOf(genesis), result: 'none' };
    } catch (error) {
      if (error instanceof StoreRefusal) return undefined;
      throw error;
    }
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

/** Of what cannot be read, long ago: then it is time to look. */
function timeOf(entry: StoredEntry | undefined): number {
  try {
    return entry === undefined ? 0 : Date.parse(decodeLeaf(entry.leaf).time);
  } catch {
    return 0;
  }
}

function resultOf({ body }: StoredEntry): Recorded['result'] {
  try {
    const { result } = JSON.parse(Buffer.from(body ?? []).toString('utf8')) as VerificationRecord;
    return result === 'verified' ? 'verified' : 'not_verified';
  } catch {
    // Damaged: what it said is not known, and the next verification names the entry.
    return 'none';
  }
}

/** Undefined for one that came to no end: nothing is said then about what the ledger holds. */
function bodyOf({ state, depth, report }: VerificationRun): VerificationRecord | undefined {
  if (state !== 'finished' || report === undefined) return undefined;
  const counts = new Map<string, number>();
  for (const { code } of report.findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return {
    depth,
    result: report.verified ? 'verified' : 'not_verified',
    entries: report.size,
    findings: [...counts].map(([code, count]) => ({ code, count })),
  };
}
