import { LedgerService, OverdueFinder, REGISTRY, StoreRefusal } from '@docket/store';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { AlertWatch } from '../alerts/alert-watch.js';
import { Reminding } from '../alerts/reminding.js';
import { ledgerByLedger } from '../ledger-by-ledger.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { WorkerRounds } from '../worker-rounds.js';

/** How often a worker looks, in milliseconds: so late may a passed deadline be recorded. */
const LOOK_MS = 5_000;

/**
 * What the rules say of a deadline that is no longer to be recorded, or not yet: somebody answered, another
 * worker was first, or this process's clock is behind the database's and the next look finds it again.
 */
const NOT_DUE: ReadonlySet<string> = new Set([
  'escalation_resolved',
  'deadline_recorded',
  'deadline_not_reached',
  'decision_closed',
]);

/** Escalations of all ledgers, of decisions that are still open, as far as these are indexed. */
export interface DeadlineCounts {
  waiting: number;
  /** Past their deadline. */
  overdue: number;
}

/**
 * Records, while a worker runs, that nobody answered an escalation in time. The moment it passed is the
 * ledger's recorded time, never read by a rule from a clock: this only proposes the record, and the gate
 * says whether it may stand. Who is to be reminded of what waits is reminded on the same way.
 */
@Injectable()
export class DeadlineWatch extends WorkerRounds {
  readonly #log = new Logger('Deadlines');
  #counts: DeadlineCounts | undefined;

  constructor(
    @Inject(SERVICE_SETTINGS) settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(OverdueFinder) private readonly finder: OverdueFinder,
    private readonly reminding: Reminding,
    private readonly alerts: AlertWatch,
  ) {
    super(settings, LOOK_MS);
  }

  /** Of the latest whole look; undefined where this process has made none. */
  get counts(): DeadlineCounts | undefined {
    return this.#counts;
  }

  /** Goes through every ledger once. What fails waits for the next look, and is logged. */
  async look(): Promise<void> {
    const counts = { waiting: 0, overdue: 0 };
    try {
      const ids = (await this.ledgers.ledgerIds()).filter((id) => id !== REGISTRY);
      const isWhole = await ledgerByLedger(ids, {
        work: (id) => this.#lookInto(id, counts),
        onRefused: (id, why) => this.#log.warn(`deadlines of ${id} wait: ${why}`),
        isOver: () => this.isStopping,
      });
      // Of one that could not be looked at it is not known how many wait.
      this.#counts = isWhole ? counts : undefined;
    } catch (error) {
      // What was counted before says nothing about now.
      this.#counts = undefined;
      this.#log.warn(`deadlines wait: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }

  async #lookInto(ledger: string, counts: DeadlineCounts): Promise<void> {
    let waiting = 0;
    for await (const page of this.finder.find(ledger)) {
      const { found, open, overdue } = page;
      waiting += open.length;
      counts.overdue += overdue;
      for (const { decisionId, escalationId, dueAt } of found) {
        if (this.isStopping) return;
        try {
          const body = { escalation_id: escalationId, due_at: dueAt };
          const passed = { type: 'deadline.passed', decisionId, body } as const;
          await this.ledgers.appendOwn(ledger, passed);
        } catch (error) {
          if (!(error instanceof StoreRefusal) || !NOT_DUE.has(error.code)) throw error;
        }
      }
      await this.reminding.remind(ledger, page);
      await this.alerts.lookAtWaiting(ledger, page);
    }
    counts.waiting += waiting;
    await this.alerts.lookAtCount(ledger, waiting);
  }
}
