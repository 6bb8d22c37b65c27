import { ApiKeys, LedgerService, REGISTRY, StoreRefusal } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../principal.js';

/** Who somebody is, before anything is asked for. */
@Injectable()
export class Authentication {
  constructor(
    @Inject(ApiKeys) private readonly keys: ApiKeys,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
  ) {}

  /** Resolves to undefined for a key that is malformed, unknown or revoked. */
  async authenticate(token: string): Promise<Principal | undefined> {
    const found = await this.keys.authenticate(token);
    if (found === undefined) return undefined;
    const { keyId, principal: actor, role, ledgerId } = found;
    // An administrator of the registry administers the installation: its key is good everywhere.
    const isInstallation = ledgerId === REGISTRY && role === 'administrator';
    const ledger = isInstallation ? undefined : ledgerId;
    return { keyId, actor, role, via: 'api_key', ledger };
  }

  /** Whether the ledger's policy opens its entry bundles to everybody. */
  async isLogPublic(ledger: string): Promise<boolean> {
    try {
      return (await this.ledgers.ledgerState(ledger)).policy.log_access === 'public';
    } catch (error) {
      // Without a key, one learns nothing about which ledgers there are.
      if (error instanceof StoreRefusal) return false;
      throw error;
    }
  }
}
