import { DOCKET_AUTHOR, type Role } from '@docket/record';
import { ApiKeys, type ApiKey } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { authorOf, type Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { Traced } from '../observation/tracing.js';
import { invalidEnd, readEnd, readScope, type ScopeRequest } from './audit-terms.js';

export interface KeyRequest {
  ledger: string;
  role: Role;
  /** What the key is for; the role where left out. */
  label?: string;
  /** Until when it is to be good, RFC 3339; of an auditor 90 days, of others until it is revoked where left out. */
  expiresAt?: string;
  /** Of an auditor: which decisions; all where left out. */
  scope?: ScopeRequest;
}

export interface RotationRequest {
  ledger: string;
  /** The key that is replaced. */
  keyId: string;
  /** How long that one stays good: 0 to OVERLAP_S_MAX; OVERLAP_S where left out. */
  overlapSeconds?: number;
  /** Until when the new one is to be good, RFC 3339; as long as the one that it replaces where left out. */
  expiresAt?: string;
}

/** How long a key that is replaced stays good, in seconds: as a rule, and at most. */
export const OVERLAP_S = 86_400;
export const OVERLAP_S_MAX = 30 * 86_400;

/** With these people decide, in a name that nobody but they may hold a key to. */
const OWN_HANDS: readonly Role[] = ['reviewer', 'officer'];

/** API keys of a ledger, for its administrators. */
@Injectable()
export class Keys {
  constructor(@Inject(ApiKeys) private readonly keys: ApiKeys) {}

  /** Makes a key. The token is in this answer and nowhere else. */
  @Traced()
  async create(
    principal: Principal,
    { ledger, role, label, expiresAt, scope }: KeyRequest,
  ): Promise<{ key: ApiKey; token: string }> {
    admit(principal, { roles: ACCESS.administer, ledger });
    const said = scope === undefined ? {} : { scope: readScope(role, scope) };
    const createdBy = authorOf(principal);
    const end = expiresAt === undefined ? undefined : await this.#endOf(expiresAt, role);
    const of = { ledgerId: ledger, role, name: label ?? role, createdBy };
    return this.keys.create({ ...of, ...said, ...(end !== undefined && { expiresAt: end }) });
  }

  /**
   * Makes another key of the same principal, and ends the one that it replaces after an overlap. Whoever holds a key
   * may replace it, not prolong it; an administrator both, and also one that is over, so that who lost a key stays who
   * they were, but not a key with which somebody else decides.
   *
   * @throws {ServiceError} `unknown_key`, `actor_not_allowed`, `invalid_request`, `not_possible` of a key that is over.
   */
  @Traced()
  async rotate(
    principal: Principal,
    request: RotationRequest,
  ): Promise<{ key: ApiKey; token: string; replaced: ApiKey }> {
    const { ledger, keyId, overlapSeconds = OVERLAP_S } = request;
    admit(principal, { roles: ACCESS.rotateKeys, ledger, scope: 'no_content' });
    const old = await this.#ownKey(ledger, keyId);
    const isHolder = old.principal === principal.actor;
    const isAdministrator = ACCESS.administer.some((role) => role === principal.role);
    if (!isHolder && !isAdministrator) throw unknownKey(ledger);
    if (!isHolder && OWN_HANDS.includes(old.role)) {
      throw new ServiceError(
        'actor_not_allowed',
        `A key of role ${old.role} is replaced by whoever holds it: with it somebody decides in their name.`,
        { next: 'Let the holder replace it, or revoke it and create a key of somebody new.' },
      );
    }
    const now = await this.keys.databaseTime();
    if (!isAdministrator) holdInForce(old, now);
    const inherited = isAdministrator ? old.saidUntil : old.expiresAt;
    const expiresAt =
      request.expiresAt === undefined ? inherited : await this.#endOf(request.expiresAt, old.role);
    if (!isLater(expiresAt, now))
      throw invalidEnd(`is missing, and the key that it replaces ended at ${expiresAt ?? now}`);
    if (!isAdministrator && isLater(expiresAt, old.expiresAt)) {
      throw invalidEnd(
        `must not be after ${old.expiresAt ?? ''}, when the key that it replaces ends`,
      );
    }
    const overlapUntil = new Date(Date.parse(now) + overlapSeconds * 1000).toISOString();
    const made = await this.keys.rotate(keyId, {
      ...(overlapSeconds === 0 ? {} : { overlapUntil }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
      by: isAdministrator ? authorOf(principal) : DOCKET_AUTHOR,
    });
    const replaced = overlapSeconds === 0 ? { ...old, revokedAt: now } : old;
    const endsFirst = isLater(old.expiresAt, overlapUntil) ? overlapUntil : old.expiresAt;
    return { ...made, replaced: { ...replaced, ...(endsFirst && { expiresAt: endsFirst }) } };
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
    await this.#ownKey(ledger, keyId);
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

  /** An administrator of one ledger must not reach the keys of another. @throws {ServiceError} `unknown_key`. */
  async #ownKey(ledger: string, keyId: string): Promise<ApiKey> {
    const found = (await this.keys.list(ledger)).find((key) => key.keyId === keyId);
    if (found === undefined) throw unknownKey(ledger);
    return found;
  }

  async #endOf(said: string, role: Role): Promise<string> {
    return readEnd(said, role, await this.keys.databaseTime());
  }
}

const unknownKey = (ledger: string): ServiceError =>
  new ServiceError(
    'unknown_key',
    `The ledger ${ledger} has no key of this id that is yours to change.`,
  );

/** Absent: there is no end, which is later than any. */
function isLater(end: string | undefined, other: string | undefined): boolean {
  if (other === undefined) return false;
  return end === undefined || Date.parse(end) > Date.parse(other);
}

/** @throws {ServiceError} `not_possible`. */
function holdInForce({ keyId, revokedAt, expiresAt }: ApiKey, now: string): void {
  if (revokedAt === undefined && isLater(expiresAt, now)) return;
  throw new ServiceError('not_possible', `The key ${keyId} is over.`, {
    next: 'Replace the one that you use, or let an administrator replace this one.',
  });
}
