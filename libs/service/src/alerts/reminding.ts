import { LedgerService, Reminders, type DueReminder, type OverduePage } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ESCALATION_REMINDER, reminderOf } from '../outbox/told-events.js';
import { lastDue } from './reminder-times.js';

/** Reminds of questions that wait. What waits was read already, and the clock is the database's. */
@Injectable()
export class Reminding {
  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(Reminders) private readonly reminders: Reminders,
  ) {}

  /** @throws {StoreRefusal} `unknown_ledger`. */
  async remind(ledgerId: string, { now, open }: OverduePage): Promise<void> {
    if (open.length === 0) return;
    const ledger = await this.ledgers.getLedger(ledgerId);
    const { ledgerNo } = ledger;
    if (!(await this.reminders.isAskedFor(ledgerNo, ESCALATION_REMINDER))) return;
    const { schedule } = await this.reminders.read(ledgerId);
    const asked = await this.reminders.askedAt(ledgerNo, open);
    const due = open.flatMap((question): DueReminder[] => {
      const { decisionId, id: escalationId, dueAt } = question;
      const times = { askedAt: asked.get(Reminders.keyOf(question)), dueAt };
      const last = lastDue(schedule, times, now);
      if (last === undefined) return [];
      const event = reminderOf({ id: ledgerId, origin: ledger.origin }, question, last);
      return [{ decisionId, escalationId, dueAt: last.at, event }];
    });
    await this.reminders.remind(ledgerNo, ESCALATION_REMINDER, due);
  }
}
