import { ApiKeys, type EndedKey, type KeyHolder, LedgerService, REGISTRY } from '@docket/store';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Principal } from '../principal.js';

export type { EndedKey };

/** Who somebody is, before anything is asked for. */
@Injectable()
export class Authentication {
  readonly #log = new Logger('Keys');
  /** Of what is kept of keys, and no longer than that. */
  readonly #principals = new WeakMap<KeyHolder, Principal>();
  #toldAt = -Infinity;

  constructor(
    @Inject(ApiKeys) private readonly keys: ApiKeys,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
  ) {}

  /** Resolves to undefined for a key that is malformed, unknown or revoked. */
  async authenticate(token: string): Promise<Principal | EndedKey | undefined> {
    const found = await this.keys.authenticate(token);
    if (found === undefined) return found;
    if ('endedAt' in found) {
      this.#tellClocks(found);
      return found;
    }
    let principal = this.#principals.get(found);
    if (principal === undefined) this.#principals.set(found, (principal = principalOf(found)));
    return principal;
  }

  /** For the operator: at most once a minute, however many ask. */
  #tellClocks({ clocks }: EndedKey): void {
    if (clocks === undefined || performance.now() - this.#toldAt < TELL_MS) return;
    this.#toldAt = performance.now();
    this.#log.error(
      `A key was refused as over by the database's clock (${clocks.database}), which is far from this server's (${clocks.server}): one of them is wrong, and keys that are good may be refused. Set the clocks right.`,
    );
  }

  /**
   * Whether the ledger's policy opens its log to everybody. Where it does not, one look at the ledger's row is all
   * that happens, whether it is there or not: neither the answer nor how long it takes says which ledgers there are.
   *
   * @throws {StoreRefusal} `ledger_went_back`, of a ledger whose log was public.
   */
  async isLogPublic(ledger: string): Promise<boolean> {
    // A log that takes a key is never opened later, so that what was said at creation closes it for good.
    const row = await this.ledgers.readRow(ledger);
    if (row?.policy.log_access !== 'public') return false;
    return (await this.ledgers.ledgerState(ledger)).policy.log_access === 'public';
  }
}

const TELL_MS = 60_000;

function principalOf(holder: KeyHolder): Principal {
  const { keyId, principal: actor, role, ledgerId, continuedIn, scope } = holder;
  // An administrator of the registry administers the installation: its key is good everywhere.
  const isInstallation = ledgerId === REGISTRY && role === 'administrator';
  const ledger = isInstallation ? undefined : ledgerId;
  const of = { ledger, ...(continuedIn && { continuedIn }), ...(scope && { scope }) };
  return Object.freeze({ keyId, actor, role, via: 'api_key', ...of });
}
