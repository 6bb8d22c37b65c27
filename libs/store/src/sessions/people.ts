import { canonicalize, type Json } from '@docket/chain';
import { isBefore, isConfirmed, isGood } from '@docket/record';
import type { AuditScope, AuditTerms, Author, LedgerState, Role, SignIn } from '@docket/record';
import { now } from '../clock.js';
import type { Database } from '../database.js';
import { createIdentifier } from '../identifiers.js';
import { KeyRegister } from '../key-register.js';
import type { LedgerService } from '../ledger-service.js';
import { auditEnd } from '../new-key.js';
import { StoreRefusal } from '../refusal.js';

/** A person who signed in, and as what they come to a ledger. */
export interface PersonInLedger {
  /** Id of their authenticator. */
  person: string;
  via: SignIn;
  role: Role;
  /** Of an auditor, as whoever lets them in says it now; left out: as they are registered. */
  audit?: AuditTerms;
}

/** Who somebody is in a ledger, by its entries. */
export interface KnownPerson {
  principal: string;
  role: Role;
  /** Of an auditor of some decisions. */
  scope?: AuditScope;
  /** Until when, as registered. */
  expiresAt?: string;
  /** Their time is over. */
  isOver: boolean;
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
   * another principal, and the one before cannot write any more; so is an auditor of other decisions, or until another time.
   *
   * @returns undefined where the ledger has revoked them, or their time as an auditor is over. @throws as an append does; {StoreRefusal} `unknown_ledger`.
   */
  async principalIn(ledgerId: string, wanted: PersonInLedger): Promise<KnownPerson | undefined> {
    const found = find(await this.#register.read(ledgerId), wanted);
    if (found === 'revoked') return undefined;
    if (found !== undefined && isAsSaid(found, wanted)) return found.isOver ? undefined : found;
    // Docket's own entries would be taken of a ledger that nobody knows, too.
    await this.ledgers.getLedger(ledgerId);
    if (found !== undefined) await this.#retire(ledgerId, found.principal, wanted.person);
    if (!isBefore(now(), wanted.audit?.expiresAt ?? null)) return undefined;
    try {
      await this.#registerIn(ledgerId, wanted);
    } catch (error) {
      // Registered meanwhile, for another request of theirs.
      if (!(error instanceof StoreRefusal && error.code === 'principal_mismatch')) throw error;
    }
    const made = find(await this.#register.read(ledgerId), wanted);
    return made !== undefined && made !== 'revoked' && made.role === wanted.role && !made.isOver
      ? made
      : undefined;
  }

  /** Ids of the ledgers that a ledger continues, the newest first. None of one that there is not. */
  continuedBy(ledgerId: string): Promise<string[]> {
    return this.#register.continuedBy(ledgerId);
  }

  /** Who they are in a ledger; undefined where it does not know them, or has revoked them. */
  async known(ledgerId: string, wanted: PersonInLedger): Promise<KnownPerson | undefined> {
    const found = find(await this.#register.read(ledgerId), wanted);
    return found === 'revoked' ? undefined : found;
  }

  /** Registers somebody before they first come, by whoever lets them in. @throws as an append does. */
  async register(ledgerId: string, wanted: PersonInLedger, by: Author): Promise<void> {
    const body = registration(wanted);
    await this.ledgers.appendPrincipal(ledgerId, { type: 'principal.registered', body, ...by });
  }

  /**
   * Gives somebody another way of signing in, in the place of one that they have: the principal stays, and what an
   * auditor may read, and until when. @throws as an append does.
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
      const body = found === undefined ? registration(after) : inPlaceOf(found, after);
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
function registration({ person: id, via: kind, role, audit }: PersonInLedger) {
  const principal = createIdentifier('prn');
  const isAuditor = role === 'auditor';
  const end = isAuditor ? { expires_at: audit?.expiresAt ?? auditEnd(now()) } : {};
  const scope = isAuditor && audit?.scope !== undefined ? { scope: audit.scope } : {};
  return {
    principal,
    role,
    kind: 'person' as const,
    authenticator: { kind, id, ...end },
    ...scope,
  };
}

/** Of one who is known: nothing but what they come in with is another. */
function inPlaceOf({ principal, role, scope, expiresAt }: KnownPerson, after: PersonInLedger) {
  const { person: id, via: kind } = after;
  const end = expiresAt === undefined ? {} : { expires_at: expiresAt };
  const authenticator = { kind, id, ...end };
  return { principal, role, kind: 'person' as const, authenticator, ...(scope && { scope }) };
}

/** Whether they are registered as it is said of them now. */
function isAsSaid(
  { role, scope, expiresAt, isOver }: KnownPerson,
  { role: wanted, audit }: PersonInLedger,
): boolean {
  if (role !== wanted) return false;
  if (wanted !== 'auditor' || audit === undefined) return true;
  const said = audit.expiresAt;
  // Without a time said, a membership that goes on is recorded again, for 90 days more.
  if (expiresAt === undefined || (said === undefined && isOver)) return false;
  if (said !== undefined && Date.parse(said) !== Date.parse(expiresAt)) return false;
  return textOf(scope) === textOf(audit.scope);
}

const textOf = (scope: AuditScope | undefined): string =>
  canonicalize((scope ?? null) as unknown as Json);

/**
 * The principal whose authenticator is good. Where a principal of theirs was revoked as a whole, so was the
 * person: a change of their role revokes the authenticator alone. A passphrase has one role for good: where it was
 * revoked somebody took it away, and no row or session that is put back makes it good again.
 */
function find(
  state: LedgerState | undefined,
  { person, via }: PersonInLedger,
): KnownPerson | 'revoked' | undefined {
  const time = now();
  let found: KnownPerson | undefined;
  let isTakenAway = false;
  for (const [principal, known] of state?.principals ?? []) {
    const own = known.authenticators.filter(
      ({ registered }) => registered.kind === via && registered.id === person,
    );
    if (own.length === 0) continue;
    if (!isBefore(time, known.revokedFrom)) return 'revoked';
    const left = own.filter(({ revokedFrom }) => isBefore(time, revokedFrom));
    isTakenAway ||= left.length === 0;
    const good = left.find((one) => isGood(one, time));
    const way = good ?? left.find(isConfirmed);
    if (way === undefined || (good === undefined && found?.isOver === false)) continue;
    const { expires_at: expiresAt } = way.registered;
    found = {
      principal,
      role: known.role,
      ...(known.scope && { scope: known.scope }),
      ...(expiresAt !== undefined && { expiresAt }),
      isOver: good === undefined,
    };
  }
  return found ?? (isTakenAway && via === 'passphrase' ? 'revoked' : undefined);
}
