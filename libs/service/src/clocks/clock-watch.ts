import { canonicalize } from '@docket/chain';
import {
  Database,
  EntryReader,
  LedgerService,
  stoppedClock,
  StoreRefusal,
  type ClockRefusal,
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

/** How often it is tried to record what was refused. */
const LOOK_MS = 5_000;
/** The clock is not right yet: nobody has to be told again. */
const STILL_WRONG: ReadonlySet<string> = new Set(['clock_ahead', 'ledger_time_ahead']);

/**
 * Records what this process was refused because of a clock: once for each spell and ledger, as soon as the ledger takes
 * it. A process that ends before its clock is right records it with the database's time; one that is killed does not.
 */
@Injectable()
export class ClockWatch
  implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown
{
  readonly #log = new Logger('Clock');
  readonly #rounds = new Rounds();
  /** Of which nobody knows whether they were recorded. They are not joined with what comes: that would be told twice. */
  #unsure: ClockRefusal[] = [];

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(EntryReader) private readonly entries: EntryReader,
  ) {}

  onApplicationBootstrap(): void {
    this.#rounds.start(() => this.#record(), LOOK_MS);
  }

  onModuleDestroy(): void {
    this.#rounds.stop();
  }

  /** While the store still takes records; of a ledger whose own time is ahead nothing can be recorded even so. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#rounds.ended();
    const [unsure, refused] = [this.#unsure, this.ledgers.refusals.take()];
    if (unsure.length + refused.length === 0) return;
    try {
      const clock = await stoppedClock(this.database);
      for (const one of unsure) await this.#lastly(one, () => this.#appendOnce(one, clock));
      for (const one of refused) await this.#lastly(one, () => this.#append(one, clock));
    } catch (error) {
      this.#log.error(`not recorded before the end: ${messageOf(error)}`);
    }
  }

  /** One that fails keeps none of the others from being recorded. */
  async #lastly({ ledger }: ClockRefusal, append: () => Promise<void>): Promise<void> {
    try {
      await append();
    } catch (error) {
      this.#log.error(`refusals of ${ledger} are not recorded: ${messageOf(error)}`);
    }
  }

  async #record(): Promise<void> {
    const unsure = this.#unsure;
    this.#unsure = [];
    for (const one of unsure) await this.#tryTo(one, (refusal) => this.#appendOnce(refusal));
    for (const one of this.ledgers.refusals.take())
      await this.#tryTo(one, (refusal) => this.#append(refusal));
  }

  async #tryTo(
    refusal: ClockRefusal,
    append: (refusal: ClockRefusal) => Promise<void>,
  ): Promise<void> {
    try {
      await append(refusal);
    } catch (error) {
      // Refused by the clock it is not written, and goes on with what comes: a spell is one record.
      if (error instanceof StoreRefusal && STILL_WRONG.has(error.code)) {
        this.ledgers.refusals.giveBack(refusal);
        return;
      }
      this.#unsure.push(refusal);
      this.#log.warn(`refusals of ${refusal.ledger} wait to be recorded: ${messageOf(error)}`);
    }
  }

  /** Not where it is recorded already: an answer may have been lost behind a commit. */
  async #appendOnce(refusal: ClockRefusal, clock?: () => string): Promise<void> {
    const { ledger, body } = refusal;
    const said = canonicalize({ ...body });
    const records = await this.entries.ledgerRecords(
      ledger,
      'clock.refused',
      Number.MAX_SAFE_INTEGER,
    );
    if (records.some((one) => Buffer.from(one.body ?? []).toString('utf8') === said)) return;
    await this.#append(refusal, clock);
  }

  async #append({ ledger, body }: ClockRefusal, clock?: () => string): Promise<void> {
    await this.ledgers.appendOwn(ledger, { type: 'clock.refused', body }, clock);
    const { records, reads = 0 } = body;
    this.#log.warn(
      `recorded in ${ledger}: ${records} records were refused for a clock, ${reads} of them of somebody who read or exported`,
    );
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');
