import { WaitingFinder, type WaitingList } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';

/** What waits for a human, across the decisions of a ledger. */
@Injectable()
export class WaitingEscalations {
  constructor(@Inject(WaitingFinder) private readonly finder: WaitingFinder) {}

  /**
   * The first escalations that nobody has answered: by deadline, then stakes, then age. Nothing is recorded: no body
   * is in it. @throws {ServiceError} for another role or ledger. @throws {StoreRefusal} `unknown_ledger`.
   */
  @Traced()
  async list(
    principal: Principal,
    { ledger, limit }: { ledger: string; limit: number },
  ): Promise<WaitingList> {
    admit(principal, { roles: ACCESS.oversee, ledger });
    return this.finder.find(ledger, limit);
  }
}
