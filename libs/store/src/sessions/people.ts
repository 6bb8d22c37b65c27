import { isBefore, isGood } from '@docket/record';
import type { Author, LedgerState, Role, SignIn } from '@docket/record';
import { now } from '../clock.js';
import type { Database } from '../database.js';
import { createIdentifier } from '../identifiers.js';
import { KeyRegister } from '../key-register.js';
import type { LedgerService } from '../ledger-service.js';
import { StoreRefusal } from '../refusal.js';

/** A person who signed in, and as what they come to a ledger. */
export interface PersonInLedger {
  /** Id of their authenticator. */
  person: string;
  via: SignIn;
  role: Role;
}

/**
 * Who people are in each ledger: a principal for each person and role, registered by Docket when they first come.
 * The ledger's own entries are the only list of them.
 */
export class People {
  readonly #register: KeyRegister;

  constructor(
    database: Database,
    private readonly ledgers: LedgerService,
  ) {
    this.#register = new KeyRegister(database, ledgers);
  }

  /**
   * The principal of a person in a ledger, registered where they have none. In another role than before they are
   * another principal, and the one before cannot write any more.
   *
   * @returns undefined where the ledger has revoked them. @throws as an append does; {StoreRefusal} `unknown_ledger`.
   */
  async principalIn(ledgerId: string, wanted: PersonInLedger): Promise<string | undefined> {
    const found = find(await this.#register.read(ledgerId), wanted);
    if (found === 'revoked') return undefined;
    if (found?.role === wanted.role) return found.principal;
    // Docket's own entries would be taken of a ledger that nobody knows, too.
    await this.ledgers.getLedger(ledgerId);
    if (found !== undefined) await this.#retire(ledgerId, found.principal, wanted.person);
    try {
      await this.#registerIn(ledgerId, wanted);
    } catch (error) {
      // Registered meanwhile, for another request of theirs.
      if (!(error instanceof StoreRefusal && error.code === 'principal_mismatch')) throw error;
    }
    const made = find(await this.#register.read(ledgerId), wanted);
    return made !== undefined && made !== 'revoked' && made.role === wanted.role
      ? made.principal
      : undefined;
  }

  /** Registers somebody before they first come, by whoever lets them in. @throws as an append does. */
  async register(ledgerId: string, wanted: PersonInLedger, by: Author): Promise<void> {
    const body = registration(wanted);
    await this.ledgers.appendPrincipal(ledgerId, { type: 'principal.registered', body, ...by });
  }

  /**
   * Gives somebody another way of signing in, in the place of one that they have: the principal stays.
   * @throws as an append does.
   */
  async replace(
    ledgerId: string,
    { before, after }: { before: PersonInLedger; after: PersonInLedger },
    by: Author,
  ): Promise<void> {
    const state = await this.#register.read(ledgerId);
    const found = find(state, before);
    if (found === 'revoked') return;
    // Not a second time, where it failed before, here or in another ledger.
    if (find(state, after) === undefined) {
      const body = { ...registration(after), ...found };
      await this.ledgers.appendPrincipal(ledgerId, { type: 'principal.registered', body, ...by });
    }
    await this.revoke(ledgerId, before, by);
  }

  /** Takes their way of signing in from them, where a ledger knows them by it. @throws as an append does. */
  async revoke(ledgerId: string, wanted: PersonInLedger, by: Author): Promise<void> {
    const found = find(await this.#register.read(ledgerId), wanted);
    if (found === undefined || found === 'revoked') return;
    const body = { principal: found.principal, authenticator: wanted.person };
    await this.ledgers.appendPrincipal(ledgerId, { type: 'principal.revoked', body, ...by });
  }

  /** Whether a ledger has revoked them, so that they are nobody there. */
  async isRevoked(ledgerId: string, wanted: PersonInLedger): Promise<boolean> {
    return find(await this.#register.read(ledgerId), wanted) === 'revoked';
  }

  async #retire(ledgerId: string, principal: string, authenticator: string): Promise<void> {
    const body = { principal, authenticator };
    await this.ledgers.appendOwn(ledgerId, { type: 'principal.revoked', body });
  }

  async #registerIn(ledgerId: string, wanted: PersonInLedger) {
    const body = registration(wanted);
    await this.ledgers.appendOwn(ledgerId, { type: 'principal.registered', body });
  }
}

/** Of a new principal. */
function registration({ person: id, via: kind, role }: PersonInLedger) {
  const principal = createIdentifier('prn');
  return { principal, role, kind: 'person' as const, authenticator: { kind, id } };
}

/**
 * The principal whose authenticator is good. Where a principal of theirs was revoked as a whole, so was the
 * person: a change of their role revokes the authenticator alone. A passphrase has one role for good: where it was
 * revoked somebody took it away, and no row or session that is put back makes it good again.
 */
function find(
  state: LedgerState | undefined,
  { person, via }: PersonInLedger,
): { principal: string; role: Role } | 'revoked' | undefined {
  const time = now();
  let found: { principal: string; role: Role } | undefined;
  let isTakenAway = false;
  for (const [principal, known] of state?.principals ?? []) {
    const own = known.authenticators.filter(
      ({ registered }) => registered.kind === via && registered.id === person,
    );
    if (own.length === 0) continue;
    if (!isBefore(time, known.revokedFrom)) return 'revoked';
    isTakenAway ||= own.every(({ revokedFrom }) => !isBefore(time, revokedFrom));
    if (own.some((one) => isGood(one, time))) found = { principal, role: known.role };
  }
  return found ?? (isTakenAway && via === 'passphrase' ? 'revoked' : undefined);
}
