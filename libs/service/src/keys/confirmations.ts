import { isConfirmed, type RecordBodies, type VouchedRegistration } from '@docket/record';
import { ApiKeys, LedgerService } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import { authorOf, type Principal } from '../principal.js';

/** What one person registered, and a second one has to confirm, or a registrar has to vouch for. */
export interface PendingRegistration {
  principal: string;
  role: string;
  kind: string;
  authenticator: string;
  /** Who cannot confirm it, besides the principal itself; absent: no second person is asked for. */
  proposedBy?: string;
  /** What a registrar signs; absent: none is asked for. */
  registration?: VouchedRegistration;
  /** Position of the entry that registers it. */
  seq: number;
}

/** The second person, where the policy of a ledger asks for two, and the registrars whom it names. */
@Injectable()
export class Confirmations {
  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(ApiKeys) private readonly keys: ApiKeys,
  ) {}

  /**
   * Confirms what another administrator registered, or hands in what a registrar signed; from then on it is good.
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

  /** What waits for a second person or a registrar, oldest first. */
  @Traced()
  async pending(principal: Principal, ledger: string): Promise<PendingRegistration[]> {
    admit(principal, { roles: ACCESS.administer, ledger });
    const { principals } = await this.ledgers.ledgerState(ledger);
    const waiting = [...principals].flatMap(([id, { role, scope, authenticators }]) =>
      authenticators.flatMap((one) => {
        const { registered, proposedBy, awaitsRegistrar, revokedFrom, seq } = one;
        if (isConfirmed(one) || revokedFrom !== null) return [];
        const said = { principal: id, role, authenticator: registered };
        const registration = { ...said, ...(scope && { scope }) } as VouchedRegistration;
        return {
          principal: id,
          role,
          kind: registered.kind,
          authenticator: registered.id,
          ...(proposedBy === null ? {} : { proposedBy }),
          ...(awaitsRegistrar ? { registration } : {}),
          seq,
        };
      }),
    );
    return waiting.toSorted((a, b) => a.seq - b.seq);
  }
}
