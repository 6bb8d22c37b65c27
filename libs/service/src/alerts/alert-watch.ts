import {
  AlertFinder,
  LedgerService,
  Reminders,
  ViewAlertFinder,
  type OverduePage,
} from '@docket/store';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ALERT_FIRED, alertOf, alertRestOf } from '../outbox/told-events.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { WorkerRounds } from '../worker-rounds.js';
import { decisionFiltersOf } from '../views/views.js';
import { judgeEntry, JUDGED_TYPES } from './judge-entry.js';
import { COUNTING_KIND, judgeCount, judgeWaiting, WAITING_KINDS } from './judge-waiting.js';

/** How often a worker looks for new entries, in milliseconds. */
const LOOK_MS = 1_000;
/** Looks at one ledger before others have their turn. */
const TURN_LOOKS = 20;

/**
 * Holds what is new against the alerts of each ledger, while a worker runs. What waits is shown to it by whoever looks
 * at that anyway.
 */
@Injectable()
export class AlertWatch extends WorkerRounds {
  readonly #log = new Logger('Alerts');

  constructor(
    @Inject(SERVICE_SETTINGS) settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(AlertFinder) private readonly finder: AlertFinder,
    @Inject(Reminders) private readonly reminders: Reminders,
    @Inject(ViewAlertFinder) private readonly views: ViewAlertFinder,
  ) {
    super(settings, LOOK_MS);
  }

  /** One that fails holds up none of the others: its entries are looked at again. */
  protected async look(): Promise<void> {
    try {
      for (const ledger of await this.finder.due())
        await this.#lookInto(ledger).catch((error: unknown) => this.#noteFailure(error));
      for (const ledger of await this.views.due())
        await this.#lookAtViews(ledger).catch((error: unknown) => this.#noteFailure(error));
    } catch (error) {
      this.#noteFailure(error);
    }
  }

  #noteFailure(error: unknown): void {
    this.#log.warn(`alerts wait: ${error instanceof Error ? error.message : 'unknown'}`);
  }

  async #lookInto(ledger: { ledgerNo: number; id: string; origin: string }): Promise<void> {
    const { ledgerNo } = ledger;
    for (let looks = 0; looks < TURN_LOOKS && !this.isStopping; looks++) {
      const more = await this.finder.look(ledgerNo, ALERT_FIRED, {
        types: JUDGED_TYPES,
        judge: (rule, entry, earlier) => judgeEntry(ledger, rule, { entry, earlier }),
      });
      if (!more) return;
    }
  }

  async #lookAtViews(ledger: { ledgerNo: number; id: string; origin: string }): Promise<void> {
    for (let looks = 0; looks < TURN_LOOKS && !this.isStopping; looks++) {
      const more = await this.views.look(ledger.ledgerNo, ALERT_FIRED, {
        read: decisionFiltersOf,
        found: (rule, decisionId, now) => ({
          alertId: rule.id,
          subject: decisionId,
          decisionId,
          event: alertOf(ledger, rule, { subject: decisionId, timestamp: now, decisionId }),
          rest: alertRestOf(ledger, rule),
        }),
      });
      if (!more) return;
    }
  }

  /** Of some questions that wait. @throws {StoreRefusal} `unknown_ledger`. */
  async lookAtWaiting(ledgerId: string, page: OverduePage): Promise<void> {
    if (page.open.length === 0) return;
    const ledger = await this.ledgers.getLedger(ledgerId);
    const { rules } = await this.finder.rulesOf(ledger.ledgerNo, WAITING_KINDS);
    if (rules.length === 0) return;
    const asked = await this.reminders.askedAt(ledger.ledgerNo, page.open);
    const named = { id: ledgerId, origin: ledger.origin };
    const found = rules.flatMap((rule) => judgeWaiting(named, rule, { page, asked }));
    await this.finder.note(ledger.ledgerNo, ALERT_FIRED, found);
  }

  /** Of how many wait in all, by the database's clock. @throws {StoreRefusal} `unknown_ledger`. */
  async lookAtCount(ledgerId: string, waiting: number): Promise<void> {
    const { ledgerNo, origin } = await this.ledgers.getLedger(ledgerId);
    const { now, rules } = await this.finder.rulesOf(ledgerNo, [COUNTING_KIND]);
    for (const rule of rules) {
      const found = judgeCount({ id: ledgerId, origin }, rule, { waiting, now });
      if (found === 'same') continue;
      await this.finder.turn(ledgerNo, ALERT_FIRED, { alertId: rule.id, found });
    }
  }
}
