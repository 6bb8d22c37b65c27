import { LedgerService } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import type { Principal } from '../principal.js';
import { Readiness } from '../readiness/readiness.js';
import { Observation } from './observation.js';
import { Traced } from './tracing.js';
import { workItems, type WorkItem } from './work-items.js';

/** What Docket does by itself, for whoever administers the installation. */
@Injectable()
export class Work {
  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    private readonly observation: Observation,
    private readonly readiness: Readiness,
  ) {}

  /**
   * How each of it stands, also where the database is away. Resolves within some seconds.
   * @throws {ServiceError} `role_not_allowed`, `wrong_ledger`.
   */
  @Traced()
  async read(principal: Principal): Promise<{ at: string; items: WorkItem[] }> {
    admit(principal, { roles: ACCESS.administer, ledger: undefined });
    const [figures, isReady] = await Promise.all([this.observation.read(), this.#isReady()]);
    // Where nothing answers, each ledger would be waited for in turn.
    const erasures = isReady && figures.installation ? await this.#erasures() : undefined;
    return {
      at: new Date().toISOString(),
      items: workItems({ figures, isReady, erasures }),
    };
  }

  async #isReady(): Promise<boolean> {
    try {
      await this.readiness.check();
      return true;
    } catch {
      // Why stands at /readyz and in the log.
      return false;
    }
  }

  /** Undefined where a ledger cannot be asked: the others alone would be no count. */
  async #erasures(): Promise<number | undefined> {
    try {
      const now = Date.now();
      let waiting = 0;
      for (const id of await this.ledgers.ledgerIds()) {
        const { openErasures } = await this.ledgers.ledgerState(id);
        waiting += openErasures.filter(({ lapsesAt }) => Date.parse(lapsesAt) > now).length;
      }
      return waiting;
    } catch {
      return undefined;
    }
  }
}
