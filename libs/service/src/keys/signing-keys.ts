import { signingKeyId, type SigningPublicKey } from '@docket/record';
import { LedgerService } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import { authorOf, type Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { revokeSigner } from './revoke-signer.js';

export interface SigningKeyRegistration {
  /** The agent whose key it is. */
  principal: string;
  public_key: SigningPublicKey;
  /** Made with the key itself, over what is registered: see signingKeyMessage of `@docket/record`. */
  proof: string;
  /** Until when it is good, RFC 3339; until it is revoked where left out. */
  expires_at?: string;
}

/** A key that an agent signs with, as the ledger tells it. */
export interface RegisteredSigningKey {
  id: string;
  principal: string;
  publicKey: SigningPublicKey;
  /** Position of the entry that registers it. */
  seq: number;
  expiresAt: string | undefined;
  revokedAt: string | undefined;
}

/** Keys that agents sign their records with. An administrator registers them; the proof shows that the agent has it. */
@Injectable()
export class SigningKeys {
  constructor(@Inject(LedgerService) private readonly ledgers: LedgerService) {}

  /**
   * Records a key of an agent, in the ledger that is named.
   * @throws {ServiceError} `invalid_request` for somebody who is no agent of the ledger.
   * @throws {StoreRefusal} `principal_mismatch` without the proof, or where it is registered already.
   */
  @Traced()
  async register(
    principal: Principal,
    ledger: string,
    { principal: agent, public_key: publicKey, proof, expires_at: end }: SigningKeyRegistration,
  ): Promise<{ id: string; seq: number }> {
    admit(principal, { roles: ACCESS.administer, ledger });
    const { principals } = await this.ledgers.ledgerState(ledger);
    if (principals.get(agent)?.role !== 'agent') {
      const detail = `is no agent that the ledger ${ledger} has registered`;
      throw new ServiceError('invalid_request', `${agent} ${detail}.`, {
        places: [{ pointer: '/principal', detail }],
      });
    }
    const id = signingKeyId(publicKey);
    const key = { public_key: { ...publicKey }, proof };
    const authenticator = {
      kind: 'signing_key' as const,
      id,
      signing_key: key,
      ...(end === undefined ? {} : { expires_at: end }),
    };
    const receipt = await this.ledgers.appendPrincipal(ledger, {
      type: 'principal.registered',
      body: { principal: agent, role: 'agent', kind: 'agent', authenticator },
      ...authorOf(principal),
    });
    return { id, seq: receipt.entries[0]?.seq ?? 0 };
  }

  /** In the order in which they were registered, revoked ones included. */
  @Traced()
  async list(principal: Principal, ledger: string): Promise<RegisteredSigningKey[]> {
    admit(principal, { roles: ACCESS.administer, ledger });
    const { principals } = await this.ledgers.ledgerState(ledger);
    const keys = [...principals].flatMap(([agent, { authenticators }]) =>
      authenticators.flatMap(({ registered, revokedFrom, seq }) =>
        registered.signing_key === undefined
          ? []
          : {
              id: registered.id,
              principal: agent,
              publicKey: registered.signing_key.public_key,
              seq,
              expiresAt: registered.expires_at,
              revokedAt: revokedFrom ?? undefined,
            },
      ),
    );
    return keys.toSorted((a, b) => a.seq - b.seq);
  }

  /** Revokes a key: an agent its own, an administrator anybody's. @throws {ServiceError} `unknown_key`. */
  @Traced()
  async revoke(principal: Principal, ledger: string, id: string): Promise<void> {
    admit(principal, { roles: ACCESS.revokeSigningKeys, ledger });
    await revokeSigner(this.ledgers, principal, { ledger, kind: 'signing_key', id });
  }
}
