import { DOCKET_AUTHOR, type Role } from '@docket/record';
import { ApiKeys, LedgerService, type ApiKey } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { authorOf, type Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { Traced } from '../observation/tracing.js';

export interface KeyRequest {
  ledger: string;
  role: Role;
  /** What the key is for; the role where left out. */
  label?: string;
}

/** API keys of a ledger, for its administrators. */
@Injectable()
export class Keys {
  constructor(
    @Inject(ApiKeys) private readonly keys: ApiKeys,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
  ) {}

  /** Makes a key. The token is in this answer and nowhere else. */
  @Traced()
  async create(
    principal: Principal,
    { ledger, role, label }: KeyRequest,
  ): Promise<{ key: ApiKey; token: string }> {
    admit(principal, { roles: ACCESS.administer, ledger });
    const createdBy = authorOf(principal);
    return this.keys.create({ ledgerId: ledger, role, name: label ?? role, createdBy });
  }

  /** Oldest first, revoked ones included. */
  @Traced()
  async list(principal: Principal, ledger: string): Promise<ApiKey[]> {
    admit(principal, { roles: ACCESS.administer, ledger });
    return this.keys.list(ledger);
  }

  /** Revokes for good; a second time changes nothing. @throws {ServiceError} `unknown_key`. */
  @Traced()
  async revoke(
    principal: Principal,
    { ledger, keyId }: { ledger: string; keyId: string },
  ): Promise<void> {
    admit(principal, { roles: ACCESS.administer, ledger });
    await this.ledgers.getLedger(ledger);
    // An administrator of one ledger must not reach the keys of another.
    const isOwn = (await this.keys.list(ledger)).some((key) => key.keyId === keyId);
    if (!isOwn)
      throw new ServiceError('unknown_key', `The ledger ${ledger} has no key of this id.`);
    await this.keys.revoke(keyId, authorOf(principal));
  }

  /**
   * Makes the first administrator key of an installation that has no key at all, and returns it: the only
   * time that it is known. Of several processes that start together one makes it. `show` is called before
   * the key is on disk, so that none is kept that nobody has seen.
   */
  createFirst(show: (token: string) => void): Promise<string | undefined> {
    const request = {
      role: 'administrator',
      name: 'first administrator',
      createdBy: DOCKET_AUTHOR,
    } as const;
    return this.keys.createFirst(request, show);
  }
}
