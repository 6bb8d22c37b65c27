import { timingSafeEqual } from 'node:crypto';
import { DOCKET_AUTHOR, isBefore, ROLES } from '@docket/record';
import type { AuditScope, Author, Role } from '@docket/record';
import { IsNull } from 'typeorm';
import { AppendFailed, outcomeOf } from './append/append-failed.js';
import { DATABASE_NOW, now } from './clock.js';
import type { Database } from './database.js';
import { clocksApart, type EndedKey } from './ended-key.js';
import { ApiKeyEntity } from './entities/index.js';
import { holderOf, type KeyHolder } from './key-holder.js';
import { KeyLookups } from './key-lookups.js';
import { onConnection } from './held-connection.js';
import type { Ledger } from './ledger.js';
import type { LedgerService } from './ledger-service.js';
import { endOfKey, KeyRegister, saidEndOf, scopeOf } from './key-register.js';
import { KeyUses } from './key-uses.js';
import { REGISTRY } from './ledger-creation.js';
import { auditEnd, insertKey, makeKey, readToken } from './new-key.js';
import { StoreRefusal } from './refusal.js';

export interface ApiKey extends KeyHolder {
  /** For people; never part of an entry. */
  name: string;
  createdAt: string;
  createdBy: string;
  /** Until when it is good as its ledger has it, RFC 3339; absent: until it is revoked. */
  expiresAt?: string;
  /** The same as it was said when the key was made, whatever became of it. */
  saidUntil?: string;
  revokedAt?: string;
  /** The hour in which it was last used; absent: never, as far as is known. */
  lastUsedAt?: string;
}

export interface NewApiKey {
  role: Role;
  name: string;
  ledgerId?: string;
  /** Until when it is to be good, RFC 3339. */
  expiresAt?: string;
  /** Of an auditor: what they may read; the whole ledger where left out. */
  scope?: AuditScope;
  /** Docket itself where nobody can: the first key, and one that is recovered. */
  createdBy: Author | typeof DOCKET_AUTHOR;
}

export interface KeyRotation {
  /** Until when the key that is replaced stays good, unless it ends before; absent: it is revoked at once. */
  overlapUntil?: string;
  /** Until when the new one is to be good, RFC 3339. */
  expiresAt?: string;
  /** Docket itself where the holder replaces a key, who may register nobody. */
  by: Author | typeof DOCKET_AUTHOR;
}

/** Any constant: the ASCII of "dockey". */
const FIRST_KEY_LOCK = 0x646f_636b_6579;

/**
 * API keys: 32 random bytes, of which only the SHA-256 is kept. Each is registered in its ledger, one of the
 * installation in the registry, and opens nothing unless its row is as registered, and not revoked there: a row
 * that somebody writes or changes by hand makes no key.
 */
export class ApiKeys {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #lookups = new KeyLookups((keyId) => this.#lookUp(keyId));
  readonly #register: KeyRegister;
  readonly #uses: KeyUses;

  constructor(database: Database, ledgers: LedgerService) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#register = new KeyRegister(database, ledgers);
    this.#uses = new KeyUses(database);
  }

  /** Makes a key. The token is in this answer and nowhere else. @throws {AppendFailed} */
  async create(request: NewApiKey): Promise<{ key: ApiKey; token: string }> {
    if (!ROLES.includes(request.role)) throw new RangeError(`No role ${String(request.role)}.`);
    const ledger =
      request.ledgerId === undefined ? undefined : await this.#ledgers.getLedger(request.ledgerId);
    const {
      role,
      scope,
      expiresAt = role === 'auditor' ? auditEnd(await this.databaseTime()) : undefined,
    } = request;
    const made = makeKey({ ...request, ledgerNo: ledger?.ledgerNo ?? null });
    const of = { ledgerId: ledger?.id, expiresAt, scope };
    await this.#keep(made.entity, { ...of, by: request.createdBy });
    return { key: readKey(made.entity, of), token: made.token };
  }

  /**
   * Makes another key of the principal of this one, with its role and for its ledger, and ends this one. What was
   * recorded under either has one author.
   *
   * @throws {StoreRefusal} `unknown_key`. @throws {AppendFailed} where this key may be good still, and the new one
   * made, though nobody has its secret.
   */
  async rotate(
    keyId: string,
    { by, overlapUntil, expiresAt }: KeyRotation,
  ): Promise<{ key: ApiKey; token: string }> {
    const old = await this.#row(keyId);
    const ledgerId = await this.#ledgerOf(old);
    const { ledgerNo, principal, name } = old;
    // The column's CHECK holds the same list.
    const role = old.role as Role;
    const made = makeKey({ role, name, principal, ledgerNo, createdBy: by });
    // The same person reads what they read before, whoever replaces the key.
    const scope = scopeOf(await this.#register.read(ledgerId), old);
    await this.#keep(made.entity, { ledgerId, expiresAt, scope, by });
    await this.#refuseRevoked(old, made.entity, by);
    // Only now: nobody is left without a key by what ends in between.
    try {
      if (overlapUntil === undefined) await this.revoke(keyId, by);
      else await this.#register.revoked(ledgerId, old, by, overlapUntil);
    } catch (cause) {
      throw new AppendFailed('unknown', { cause, unknown: KEY_UNKNOWN });
    } finally {
      this.#lookups.forget(keyId);
    }
    return { key: readKey(made.entity, { ledgerId, expiresAt, scope }), token: made.token };
  }

  /** Whoever revoked the old one while it was replaced did not see the new one: it ends with it. */
  async #refuseRevoked(
    old: ApiKeyEntity,
    made: ApiKeyEntity,
    by: Author | typeof DOCKET_AUTHOR,
  ): Promise<void> {
    const { revokedAt } = await this.#row(old.keyId);
    if (old.revokedAt !== null || revokedAt === null) return;
    await this.revoke(made.keyId, by);
    throw new StoreRefusal('unknown_key', `The key ${old.keyId} was revoked meanwhile.`, {
      next: 'Ask an administrator for another key.',
    });
  }

  async #keep(
    entity: ApiKeyEntity,
    of: {
      ledgerId: string | undefined;
      expiresAt: string | undefined;
      scope: AuditScope | undefined;
      by: Author | typeof DOCKET_AUTHOR;
    },
  ): Promise<void> {
    // Registered first: what is registered without a row opens nothing either.
    await knownOutcome(this.#register.registered(of.ledgerId, entity, of.by, of));
    // A connection first: what fails before the statement is sent has made no key.
    await onConnection(this.#database.plainPool, (client) =>
      outcomeOf(insertKey(client, entity), KEY_UNKNOWN),
    );
  }

  /**
   * Makes the first key of an installation that has no key at all, and returns its token; undefined where
   * there is one. Of several processes that start together one makes it. The token is given to `show`
   * before the key is on disk: who is ended in between has shown a key that is good for nothing, and the next
   * start makes another. The other order would keep a key that nobody has seen.
   */
  async createFirst(
    request: Omit<NewApiKey, 'ledgerId' | 'expiresAt'>,
    show: (token: string) => void,
  ): Promise<string | undefined> {
    return onConnection(this.#database.plainPool, async (client) => {
      let made: string | undefined;
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock($1)', [FIRST_KEY_LOCK]);
      const { rows } = await client.query('SELECT FROM docket.api_key LIMIT 1');
      if (rows.length === 0) {
        const { entity, token } = makeKey({ ...request, ledgerNo: null });
        show(token);
        // On another connection: it stands even if the row is not written, and names a key that opens nothing.
        await this.#register.registered(undefined, entity, request.createdBy);
        await insertKey(client, entity);
        made = token;
      }
      const { command } = await client.query('COMMIT');
      if (command !== 'COMMIT') throw new Error(`PostgreSQL answered ${command} to COMMIT`);
      return made;
    });
  }

  /**
   * Who the token speaks for; undefined when it is malformed, unknown, wrong or revoked. That its time is over is
   * said to nobody but whoever has its secret.
   */
  async authenticate(token: string): Promise<KeyHolder | EndedKey | undefined> {
    const said = readToken(token);
    if (said === undefined) return undefined;
    const found = await this.#lookups.find(said.keyId);
    if (found === undefined || found.entity.revokedAt !== null) return undefined;
    if (!timingSafeEqual(said.secretHash, found.entity.secretHash)) return undefined;
    if (found.end === undefined) return undefined;
    const timeMs = found.databaseMs + performance.now() - found.askedAt;
    if (found.end !== null) {
      const time = new Date(timeMs).toISOString();
      if (!isBefore(time, found.end)) return { endedAt: found.end, ...clocksApart(time) };
    }
    this.#noteUse(found, timeMs);
    return found.holder;
  }

  #noteUse(found: Found, timeMs: number): void {
    const hour = hourOf(timeMs);
    if (found.usedIn === hour) return;
    found.usedIn = hour;
    this.#uses.note(found.entity.keyId);
  }

  /** Keys of a ledger, oldest first, with those that are over. Those of the installation are the registry's. */
  async list(ledgerId: string): Promise<ApiKey[]> {
    const ledger = await this.#ledgers.getLedger(ledgerId);
    const entities = await this.#database.dataSource.getRepository(ApiKeyEntity).find({
      where: placesOf(ledger),
      order: { createdAt: 'ASC', keyId: 'ASC' },
    });
    const state = await this.#register.read(ledgerId);
    return entities.map((entity) =>
      readKey(entity, {
        ledgerId: entity.ledgerNo === null ? undefined : ledgerId,
        expiresAt: endOfKey(state, entity) ?? undefined,
        saidUntil: saidEndOf(state, entity),
        scope: scopeOf(state, entity),
      }),
    );
  }

  /** What the database's clock says, which the end of a key is held against. */
  async databaseTime(): Promise<string> {
    const { rows } = await this.#database.plainPool.query<{ now: string }>(
      `SELECT ${DATABASE_NOW} AS now`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('PostgreSQL did not say what time it is.');
    return row.now;
  }

  /**
   * Revokes at once, and records it in every ledger that knows the key. Revoking a second time changes nothing, and
   * records what could not be recorded the first time.
   * @throws {StoreRefusal} `unknown_key`. Else the key is revoked all the same, and what is thrown says why that is
   * not recorded everywhere.
   */
  async revoke(keyId: string, by: Author | typeof DOCKET_AUTHOR): Promise<void> {
    const found = await this.#row(keyId);
    try {
      if (found.revokedAt === null) {
        const keys = this.#database.dataSource.getRepository(ApiKeyEntity);
        await keys.update({ keyId }, { revokedAt: now(), revokedBy: by.actor });
      }
    } finally {
      // Also where the answer was lost.
      this.#lookups.forget(keyId);
    }
    await this.#register.revoked(await this.#ledgerOf(found), found, by);
  }

  /** An entry says something new about a key: what comes from now on is held against it. */
  forget(keyId: string): void {
    this.#lookups.forget(keyId);
  }

  /** Keys open a ledger that they did not: what comes from now on is looked up anew. */
  forgetAll(): void {
    this.#lookups.forgetAll();
  }

  /** @throws {StoreRefusal} `unknown_key`. */
  async #row(keyId: string): Promise<ApiKeyEntity> {
    const keys = this.#database.dataSource.getRepository(ApiKeyEntity);
    const found = await keys.findOneBy({ keyId });
    if (found !== null) return found;
    throw new StoreRefusal('unknown_key', 'There is no such API key.', {
      next: 'List the keys to find its id.',
    });
  }

  async #ledgerOf({ ledgerNo }: ApiKeyEntity): Promise<string | undefined> {
    return ledgerNo === null ? undefined : this.#ledgers.idOf(ledgerNo);
  }

  async #lookUp(keyId: string): Promise<Found | undefined> {
    const askedAt = performance.now();
    const keys = this.#database.dataSource.getRepository(ApiKeyEntity);
    const { entities, raw } = await keys
      .createQueryBuilder('key')
      .addSelect(DATABASE_NOW, 'now')
      .where({ keyId })
      .getRawAndEntities<{ now: string }>();
    const [entity] = entities;
    if (entity === undefined) return undefined;
    const ledgerId = await this.#ledgerOf(entity);
    const state = await this.#register.read(ledgerId);
    const end = endOfKey(state, entity);
    const scope = scopeOf(state, entity);
    const databaseMs = Date.parse(raw[0]?.now ?? '');
    const time = new Date(databaseMs).toISOString();
    const continuedIn = await this.#register.continued(state, entity, time);
    const holder = holderOf(entity, { ledgerId, continuedIn, scope });
    const usedIn = hourOf(Date.parse(entity.lastUsedAt ?? ''));
    return { entity, holder, end, databaseMs, askedAt, usedIn };
  }
}

/** Of a time in milliseconds since 1970, hours since then. */
const hourOf = (timeMs: number): number => Math.floor(timeMs / 3_600_000);

const KEY_UNKNOWN = {
  message: 'Whether the key was made is not known; nobody has its secret.',
  next: 'List the keys, revoke one that nobody has, and create another.',
};

/** What cannot be told of the registration cannot be told of the key. */
async function knownOutcome(registered: Promise<void>): Promise<void> {
  try {
    await registered;
  } catch (cause) {
    const isUnknown = cause instanceof AppendFailed && cause.outcome === 'unknown';
    if (!isUnknown) throw cause;
    throw new AppendFailed('unknown', { cause, unknown: KEY_UNKNOWN });
  }
}

/** Keys without a ledger are of the installation, and listed with those of the registry. */
function placesOf({ id, ledgerNo }: Ledger) {
  return id === REGISTRY ? [{ ledgerNo }, { ledgerNo: IsNull() }] : { ledgerNo };
}

interface Found {
  readonly entity: ApiKeyEntity;
  readonly holder: KeyHolder;
  /** As the ledger that registered it, or the registry, tells; undefined where the row is not as registered. */
  readonly end: string | null | undefined;
  /** The database's clock when it was asked, and then this process's `performance.now()`. */
  readonly databaseMs: number;
  readonly askedAt: number;
  /** The hour of which it is noted that the key was used in it; NaN: of none. */
  usedIn: number;
}

function readKey(
  entity: ApiKeyEntity,
  of: {
    ledgerId: string | undefined;
    expiresAt?: string | undefined;
    saidUntil?: string | undefined;
    scope?: AuditScope | undefined;
  },
): ApiKey {
  const { keyId, principal, name, createdAt, createdBy, revokedAt, lastUsedAt } = entity;
  const { ledgerId, expiresAt, saidUntil, scope } = of;
  return {
    keyId,
    principal,
    // The column's CHECK holds the same list.
    role: entity.role as Role,
    name,
    createdAt,
    createdBy,
    ...(ledgerId === undefined ? {} : { ledgerId }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(saidUntil === undefined ? {} : { saidUntil }),
    ...(scope === undefined ? {} : { scope }),
    ...(revokedAt === null ? {} : { revokedAt }),
    ...(lastUsedAt === null ? {} : { lastUsedAt }),
  };
}
