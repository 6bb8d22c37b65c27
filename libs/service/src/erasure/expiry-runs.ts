import { DOCKET_ACTOR, type LedgerState } from '@docket/record';
import {
  alone,
  Database,
  EntryReader,
  type ExpiryOutcome,
  ExpirySchedule,
  type ExpiryState,
  type LastExpiry,
  LedgerService,
  REGISTRY,
  type SoleTurn,
  StoreRefusal,
} from '@docket/store';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { WorkerRounds } from '../worker-rounds.js';
import { ExpiredValues } from './expired-values.js';
import type { ErasedEntry } from './request-room.js';

/** How often a worker looks whether a ledger is due, in milliseconds. */
const LOOK_MS = 60_000;
/** How long a ledger of which it failed is not tried again, at most. */
const FAILED_MS = 3_600_000;
/** As PostgreSQL's lock is called that one process of those on a database holds. */
const TURN = 'docket expiry';
/** Requests of one run in one ledger; the next run goes on. */
const REQUESTS_MAX = 50;
/** Looks of one run in one ledger, of 500 decisions each. */
const LOOKS_MAX = 200;

/** Why an order cannot be carried out that the rules, or what was recorded meanwhile, forbid. */
const BLOCKED: ReadonlySet<string> = new Set(['under_legal_hold', 'erasure_mismatch']);

/** What one run left out, and from where on the next one looks. */
interface LeftOut {
  held: number;
  goesOn: number | undefined;
  skipped: Set<string>;
  /** Decisions of which an order was refused, and nothing that is seen says why: nothing of them is asked for again. */
  refused: Set<string>;
}

/** Of the last run in each ledger, whichever process made it, when this one looked last. */
export interface ExpiryFigures {
  intervalS: number;
  /** Ledgers by how that run ended; `waiting`: a person has to order what was asked for. */
  byState: { [State in ExpiryState]: number };
  /** Entries that are old enough, and that legal holds cover. */
  held: number;
  /** Decisions that lists say are old enough and closed, and that are damaged, too long, or open: nothing of them was asked for. */
  skipped: number;
  /** Since the end of the oldest of these runs. */
  oldestS: number;
}

/**
 * Asks on a schedule, while a worker runs, for what the policies of the ledgers keep no longer to be erased. A person orders it,
 * or, where a policy says `automatic`, Docket does; whether either may be, the rules say. One process at a time
 * is at it, and all on a database keep one schedule. What was asked for and not ordered, because one was stopped in
 * between, the next run goes on with.
 */
@Injectable()
export class ExpiryRuns extends WorkerRounds {
  readonly #log = new Logger('Expiry');
  readonly #everyMs: number | undefined;
  /** By ledger, and when that was read, by `performance.now()`; undefined: it is not known. */
  #last: { runs: ReadonlyMap<string, LastExpiry>; at: number } | undefined;
  /** By ledger, when it was last not possible to keep how a run ended, by `performance.now()`. */
  readonly #unkept = new Map<string, number>();

  constructor(
    @Inject(SERVICE_SETTINGS) settings: ServiceSettings,
    @Inject(Database) private readonly database: Database,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(ExpirySchedule) private readonly schedule: ExpirySchedule,
    private readonly expired: ExpiredValues,
  ) {
    super(settings, Math.min(LOOK_MS, settings.expiryEveryMs ?? LOOK_MS));
    this.#everyMs = settings.expiryEveryMs;
  }

  /** `off` where nothing is set up; undefined where no run is known of. */
  get figures(): ExpiryFigures | 'off' | undefined {
    if (this.#everyMs === undefined) return 'off';
    const runs = [...(this.#last?.runs.values() ?? [])];
    if (this.#last === undefined || runs.length === 0) return undefined;
    const byState = { done: 0, waiting: 0, failed: 0 };
    for (const { state } of runs) byState[state] += 1;
    const oldestMs = Math.max(...runs.map(({ ageMs }) => ageMs));
    return {
      intervalS: this.#everyMs / 1000,
      byState,
      held: runs.reduce((sum, { held }) => sum + held, 0),
      skipped: runs.reduce((sum, { skipped }) => sum + skipped, 0),
      oldestS: Math.max(0, oldestMs + performance.now() - this.#last.at) / 1000,
    };
  }

  /** Runs in every ledger that is due, unless another process is at it. What fails waits for a later look. */
  protected async look(): Promise<void> {
    if (this.#everyMs === undefined) return;
    try {
      const due = await this.#due();
      if (due.length === 0 || this.isStopping) return;
      await alone(this.database, TURN, (turn) => this.#runAll(turn));
      if (!this.isStopping) await this.#due();
    } catch (error) {
      // What was read before says nothing about now.
      this.#last = undefined;
      this.#log.warn(`the schedule waits: ${reasonOf(error)}`);
    }
  }

  /** Looked at again by whoever has the turn: another process may have been at it until now. */
  async #runAll(turn: SoleTurn): Promise<void> {
    for (const ledger of await this.#due()) {
      if (this.isStopping) return;
      const goesOn = this.#last?.runs.get(ledger)?.goesOn;
      const left: LeftOut = { held: 0, goesOn, skipped: new Set(), refused: new Set() };
      let state: ExpiryState = 'failed';
      try {
        state = await this.#run(ledger, left, turn);
      } catch (error) {
        // One ledger that cannot be looked at, or takes no record, holds up none of the others.
        this.#log.error(`${ledger}: what is too old was not erased: ${reasonOf(error)}`);
        await turn.confirm();
      }
      // One that was cut short is made anew by whoever looks next.
      if (this.isStopping) return;
      const skipped = new Set([...left.skipped, ...left.refused]).size;
      await this.#keep(ledger, { state, held: left.held, skipped, goesOn: left.goesOn });
    }
  }

  /** Where that is not possible it is not tried all the time for that. */
  async #keep(ledger: string, outcome: ExpiryOutcome): Promise<void> {
    try {
      const row = await this.ledgers.readRow(ledger);
      if (row !== undefined) await this.schedule.keep(row.ledgerNo, outcome);
      this.#unkept.delete(ledger);
    } catch (error) {
      this.#unkept.set(ledger, performance.now());
      this.#log.error(
        `${ledger}: that what is too old was looked for is not kept: ${reasonOf(error)}`,
      );
    }
  }

  /** Ids of the ledgers in which the last run ended too long ago, or there was none. */
  async #due(): Promise<string[]> {
    const at = performance.now();
    const runs = await this.schedule.read();
    const ids = (await this.ledgers.ledgerIds()).filter((id) => id !== REGISTRY);
    this.#last = { runs, at };
    return ids.filter((id) => this.#isDue(id, runs.get(id)));
  }

  async #run(ledger: string, left: LeftOut, turn: SoleTurn): Promise<ExpiryState> {
    const before = await this.ledgers.ledgerState(ledger);
    if (!keepsForATime(before)) return 'done';
    if (await this.#waits(ledger, before, left)) return 'waiting';
    let asked = 0;
    for (let looks = 0; looks < LOOKS_MAX && asked < REQUESTS_MAX && !this.isStopping; looks++) {
      const state = await this.ledgers.ledgerState(ledger);
      if (!keepsForATime(state)) return 'done';
      const after = left.goesOn;
      const from = { without: left.refused, ...(after !== undefined && { after }) };
      const found = await this.expired.find(ledger, from, state, (decision, why) => {
        if (!left.skipped.has(decision))
          this.#log.error(`${ledger}: decision ${decision} is left out: ${why}`);
        left.skipped.add(decision);
      });
      left.held += found.held.length;
      if (found.values.length > 0) {
        await turn.confirm();
        const request = await this.#ask(ledger, state, found);
        asked += 1;
        if (!isAutomatic(state)) return 'waiting';
        if (!(await this.#order(ledger, request)))
          for (const { decision } of found.values) left.refused.add(decision);
      }
      left.goesOn = found.next;
      if (found.next === undefined) break;
    }
    if (left.held > 0)
      this.#log.warn(`${ledger}: legal holds cover ${left.held} entries that are too old`);
    return 'done';
  }

  /** Goes on with what it asked for before: whether a person has to order it still. What cannot be ordered holds up nothing. */
  async #waits(ledger: string, state: LedgerState, { refused }: LeftOut): Promise<boolean> {
    const own = state.openErasures.filter(
      ({ requestedBy, lapsesAt }) =>
        requestedBy === DOCKET_ACTOR && Date.parse(lapsesAt) > Date.now(),
    );
    for (const { seq, lapsesAt } of own) {
      if (isAutomatic(state) && (await this.#order(ledger, seq))) continue;
      const values = await this.#asked(ledger, seq);
      const why = await this.expired.obstacle(ledger, values, state);
      if (why === undefined && !isAutomatic(state)) {
        this.#log.warn(
          `${ledger}: a person has to order by ${lapsesAt} what entry ${seq} asks for`,
        );
        return true;
      }
      this.#log.warn(
        `${ledger}: entry ${seq} lapses at ${lapsesAt} and is gone on without: ${why ?? 'its order was refused'}`,
      );
      if (why === undefined) for (const { decision } of values) refused.add(decision);
    }
    return false;
  }

  async #asked(ledger: string, request: number): Promise<ErasedEntry[]> {
    const asked = await this.entries.recordAt(ledger, 'erasure.requested', request);
    if (asked === undefined) throw new Error(`entry ${request} cannot be read`);
    return asked.body.values;
  }

  async #ask(
    ledger: string,
    { policyRevision }: LedgerState,
    { values, byAge }: Awaited<ReturnType<ExpiredValues['find']>>,
  ): Promise<number> {
    const { entries } = await this.ledgers.appendOwn(ledger, {
      type: 'erasure.requested',
      body: {
        about: 'retention',
        reason: 'Older than the policy of this ledger keeps it.',
        legal_basis: `Retention rules of the ledger’s policy, revision ${policyRevision}`,
        ...(byAge && { by_age: byAge }),
        values,
      },
    });
    const seq = seqOf(entries);
    this.#log.log(`${ledger}: entry ${seq} asks for ${values.length} entries that are too old`);
    return seq;
  }

  /** Whether it was carried out: it is not where a hold came meanwhile, or what it names is not there any more. */
  async #order(ledger: string, request: number): Promise<boolean> {
    const values = await this.#asked(ledger, request);
    try {
      const body = { request, values };
      const order = { type: 'erasure.executed', body } as const;
      const { entries } = await this.ledgers.appendOwn(ledger, order);
      this.#log.log(`${ledger}: entry ${seqOf(entries)} erases what entry ${request} asks for`);
      return true;
    } catch (error) {
      if (!(error instanceof StoreRefusal) || !BLOCKED.has(error.code)) throw error;
      this.#log.warn(`${ledger}: entry ${request} waits: ${error.message}`);
      return false;
    }
  }

  #isDue(ledger: string, last: LastExpiry | undefined): boolean {
    const everyMs = this.#everyMs ?? Infinity;
    const failedMs = Math.min(FAILED_MS, everyMs);
    const unkept = this.#unkept.get(ledger);
    if (unkept !== undefined && performance.now() - unkept < failedMs) return false;
    // What ended in the future says nothing: a row keeps nothing from going.
    if (last === undefined || last.ageMs < 0) return true;
    return last.ageMs >= (last.state === 'failed' ? failedMs : everyMs);
  }
}

/** Where bodies are committed to as a whole nothing of them can go. */
const keepsForATime = ({ policy }: LedgerState): boolean =>
  policy.retention !== undefined && policy.body_commitment !== 'whole';

const isAutomatic = ({ policy }: LedgerState): boolean => policy.retention?.expiry === 'automatic';

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

/** Of what was appended. */
function seqOf([first]: readonly { seq: number }[]): number {
  if (first === undefined) throw new Error('an append that wrote no entry');
  return first.seq;
}
