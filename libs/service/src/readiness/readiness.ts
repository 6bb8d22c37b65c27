import { setTimeout } from 'node:timers/promises';
import { describeWentBack, LedgerService } from '@docket/store';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';

/** Longest wait for the database, in milliseconds: shorter than whoever probes waits for the answer. */
const READY_MS_MAX = 1_500;

/** Log lines about keys at a start. */
const KEY_LINES_MAX = 10;

/** Whether requests can be served; and a line in the log for what keeps them from being. */
@Injectable()
export class Readiness implements OnModuleInit {
  /** One question at a time: a database that hangs would else hold a connection for each probe. */
  #asked: Promise<void> | undefined;

  constructor(@Inject(LedgerService) private readonly ledgers: LedgerService) {
    const log = new Logger('Ledgers');
    ledgers.heads.onAlarm((_ledgerNo, alarm) => {
      log.error(
        `${describeWentBack(alarm)} Nothing is written to it and nothing signed until this server is started anew: see "A database that went back" in the operator's guide.`,
      );
    });
  }

  /** The other ledgers of an installation go on without the key of one: it is said, and not signed for. */
  async onModuleInit(): Promise<void> {
    const errors = await this.ledgers.unusableKeys();
    const log = new Logger('Keys');
    for (const { message } of errors.slice(0, KEY_LINES_MAX)) log.error(message);
    const more = errors.length - KEY_LINES_MAX;
    if (more > 0) log.error(`The keys of ${more} ledgers more cannot be used either.`);
  }

  /**
   * Resolves when the database answers within one and a half seconds, has the schema that this version needs, the
   * clocks agree, and of every ledger it holds what this process has seen on disk.
   *
   * @throws {StoreRefusal} `clock_ahead`, `ledger_went_back`. Any other error: the database is away, silent or not migrated.
   */
  async check(): Promise<void> {
    this.#asked ??= this.#ask().finally(() => {
      this.#asked = undefined;
    });
    const end = new AbortController();
    const late = setTimeout(READY_MS_MAX, undefined, { signal: end.signal }).then(() => {
      throw new Error(`the database was silent for ${READY_MS_MAX} ms`);
    });
    try {
      await Promise.race([this.#asked, late]);
    } finally {
      // Its rejection was looked at by the race.
      end.abort();
    }
  }

  /** For the end of a process that may not wait for the database: whoever waits is told that it was late. */
  giveUp(afterMs: number): void {
    this.ledgers.giveUp(afterMs);
  }

  async #ask(): Promise<void> {
    // Its connection is closed, if it is silent, so that the next question has another one.
    await this.ledgers.checkClock(AbortSignal.timeout(READY_MS_MAX));
    await this.ledgers.checkHeads();
  }
}
