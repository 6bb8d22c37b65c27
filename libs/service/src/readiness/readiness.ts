import { setTimeout } from 'node:timers/promises';
import { LedgerService } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';

/** Longest wait for the database, in milliseconds: shorter than whoever probes waits for the answer. */
const READY_MS_MAX = 3_000;

/** Whether requests can be served. */
@Injectable()
export class Readiness {
  /** One question at a time: a database that hangs would else hold a connection for each probe. */
  #asked: Promise<void> | undefined;

  constructor(@Inject(LedgerService) private readonly ledgers: LedgerService) {}

  /**
   * Resolves when the database answers within three seconds, has the schema that this version needs, and the
   * clocks agree.
   *
   * @throws {StoreRefusal} `clock_ahead`. Any other error: the database is away, silent or not migrated.
   */
  async check(): Promise<void> {
    this.#asked ??= this.ledgers.checkClock().finally(() => {
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
}
