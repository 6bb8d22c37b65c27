import { Reminders, type LedgerReminders, type ReminderSchedule } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';

/** When people are reminded of questions of a ledger. No evidence: a reminder decides nothing, and neither does its absence. */
@Injectable()
export class ReminderSchedules {
  constructor(@Inject(Reminders) private readonly reminders: Reminders) {}

  /** @throws {StoreRefusal} `unknown_ledger`. */
  @Traced()
  async read(principal: Principal, ledger: string): Promise<LedgerReminders> {
    admit(principal, { roles: ACCESS.readAlerts, ledger });
    return this.reminders.read(ledger);
  }

  /** In place of the one that is there, from now on. @throws {StoreRefusal} `unknown_ledger`. */
  @Traced()
  async choose(
    principal: Principal,
    { ledger, schedule }: { ledger: string; schedule: ReminderSchedule },
  ): Promise<LedgerReminders> {
    admit(principal, { roles: ACCESS.defineAlerts, ledger });
    return this.reminders.choose(ledger, schedule, principal.actor);
  }
}
