import type { RecordBodies } from '@docket/record';
import { ApiKeys, LedgerService } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import { authorOf, type Principal } from '../principal.js';

/** What one person registered, and a second one has to confirm. */
export interface PendingRegistration {
  principal: string;
  role: string;
  kind: string;
  authenticator: string;
  /** Who cannot confirm it, besides the principal itself. */
  proposedBy: string;
  /** Position of the entry that registers it. */
  seq: number;
}

/** The second person, where the policy of a ledger asks for two. */
@Injectable()
export class Confirmations {
  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(ApiKeys) private readonly keys: ApiKeys,
  ) {}

  /**
   * Confirms what another administrator registered; from then on it is good.
   * @throws {StoreRefusal} `second_person_required`, `principal_mismatch` where nothing waits.
   */
  @Traced()
  async confirm(
    principal: Principal,
    ledger: string,
    body: RecordBodies['principal.confirmed'],
  ): Promise<{ seq: number }> {
    admit(principal, { roles: ACCESS.administer, ledger });
    const receipt = await this.ledgers.appendPrincipal(ledger, {
      type: 'principal.confirmed',
      body,
      ...authorOf(principal),
    });
    // It was turned away until now, which is remembered for a while.
    this.keys.forget(body.authenticator);
    return { seq: receipt.entries[0]?.seq ?? 0 };
  }

  /** What waits for a second person, oldest first. */
  @Traced()
  async pending(principal: Principal, ledger: string): Promise<PendingRegistration[]> {
    admit(principal, { roles: ACCESS.administer, ledger });
    const { principals } = await this.ledgers.ledgerState(ledger);
    const waiting = [...principals].flatMap(([id, { role, authenticators }]) =>
      authenticators.flatMap(({ registered, proposedBy, revokedFrom, seq }) =>
        proposedBy === null || revokedFrom !== null
          ? []
          : {
              principal: id,
              role,
              kind: registered.kind,
              authenticator: registered.id,
              proposedBy,
              seq,
            },
      ),
    );
    return waiting.toSorted((a, b) => a.seq - b.seq);
  }
}
