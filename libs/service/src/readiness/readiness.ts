import { setTimeout } from 'node:timers/promises';
import { describeWentBack, LedgerService } from '@docket/store';
import { Inject, Injectable, Logger } from '@nestjs/common';

/** Longest wait for the database, in milliseconds: shorter than whoever probes waits for the answer. */
const READY_MS_MAX = 3_000;

/** Whether requests can be served; and a line in the log for what keeps them from being. */
@Injectable()
export class Readiness {
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

  /**
   * Resolves when the database answers within three seconds, has the schema that this version needs, the
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

  async #ask(): Promise<void> {
    await this.ledgers.checkClock();
    await this.ledgers.checkHeads();
  }
}
