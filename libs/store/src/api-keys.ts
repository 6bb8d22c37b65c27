import { timingSafeEqual } from 'node:crypto';
import { sha256, utf8 } from '@docket/chain';
import { DOCKET_AUTHOR, ROLES } from '@docket/record';
import type { Author, LedgerState, Role } from '@docket/record';
import type pg from 'pg';
import { IsNull } from 'typeorm';
import { AppendFailed, outcomeOf } from './append/append-failed.js';
import { now } from './clock.js';
import type { Database } from './database.js';
import { ApiKeyEntity } from './entities/index.js';
import { createIdentifier, randomSlice } from './identifiers.js';
import type { Ledger } from './ledger.js';
import type { LedgerService } from './ledger-service.js';
import { isGoodKey, KeyRegister, keyRegistration } from './key-register.js';
import { REGISTRY } from './ledger-creation.js';
import { StoreRefusal } from './refusal.js';

/** Who a key speaks for. */
export interface KeyHolder {
  keyId: string;
  /** Pseudonymous, `prn_…`: what entries name as their actor. */
  principal: string;
  role: Role;
  /** Absent: the key is good for every ledger of the installation. */
  ledgerId?: string;
}

export interface ApiKey extends KeyHolder {
  /** For people; never part of an entry. */
  name: string;
  createdAt: string;
  createdBy: string;
  revokedAt?: string;
}

export interface NewApiKey {
  role: Role;
  name: string;
  ledgerId?: string;
  /** Docket itself where nobody can: the first key, and one that is recovered. */
  createdBy: Author | typeof DOCKET_AUTHOR;
}

/** A key that was looked up is trusted this long, so that a revocation takes effect within it. */
const CACHE_MS = 5_000;
const CACHED_MAX = 1_000;

/** Any constant: the ASCII of "dockey". */
const FIRST_KEY_LOCK = 0x646f_636b_6579;

/** `docket_<id>_<secret>`: 16 and 64 hex digits. */
const TOKEN = /^docket_([0-9a-f]{16})_([0-9a-f]{64})$/;

/**
 * API keys: 32 random bytes, of which only the SHA-256 is kept. Each is registered in its ledger, one of the
 * installation in the registry, and opens nothing unless its row is as registered, and not revoked there: a row
 * that somebody writes or changes by hand makes no key.
 */
export class ApiKeys {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #cached = new Map<string, Found & { until: number }>();
  /** Being looked up: the requests that come meanwhile wait for the same answer. */
  readonly #lookups = new Map<string, Promise<Found | undefined>>();
  readonly #register: KeyRegister;

  constructor(database: Database, ledgers: LedgerService) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#register = new KeyRegister(database, ledgers);
  }

  /** Makes a key. The token is in this answer and nowhere else. @throws {AppendFailed} */
  async create(request: NewApiKey): Promise<{ key: ApiKey; token: string }> {
    if (!ROLES.includes(request.role)) throw new RangeError(`No role ${String(request.role)}.`);
    const ledger =
      request.ledgerId === undefined ? undefined : await this.#ledgers.getLedger(request.ledgerId);
    const { entity, token } = makeKey(request, ledger?.ledgerNo ?? null);
    // Registered first: what is registered without a row opens nothing either.
    await knownOutcome(this.#register.registered(ledger?.id, entity, request.createdBy));
    // A connection first: what fails before the statement is sent has made no key.
    const client = await this.#database.plainPool.connect();
    let failed = true;
    try {
      await outcomeOf(insertKey(client, entity), KEY_UNKNOWN);
      failed = false;
    } finally {
      client.release(failed);
    }
    return { key: readKey(entity, ledger?.id), token };
  }

  /**
   * Makes the first key of an installation that has no key at all, and returns its token; undefined where
   * there is one. Of several processes that start together one makes it. The token is given to `show`
   * before the key is on disk: who is ended in between has shown a key that is good for nothing, and the next
   * start makes another. The other order would keep a key that nobody has seen.
   */
  async createFirst(
    request: Omit<NewApiKey, 'ledgerId'>,
    show: (token: string) => void,
  ): Promise<string | undefined> {
    const client = await this.#database.plainPool.connect();
    let made: string | undefined;
    let failed = true;
    try {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock($1)', [FIRST_KEY_LOCK]);
      const { rows } = await client.query('SELECT FROM docket.api_key LIMIT 1');
      if (rows.length === 0) {
        const { entity, token } = makeKey(request, null);
        show(token);
        // On another connection: it stands even if the row is not written, and names a key that opens nothing.
        await this.#register.registered(undefined, entity, request.createdBy);
        await insertKey(client, entity);
        made = token;
      }
      const { command } = await client.query('COMMIT');
      if (command !== 'COMMIT') throw new Error(`PostgreSQL answered ${command} to COMMIT`);
      failed = false;
      return made;
    } finally {
      // A connection whose transaction failed is not used again: that ends the transaction and the lock too.
      client.release(failed);
    }
  }

  /** Who the token speaks for; undefined when it is malformed, unknown, wrong or revoked. */
  async authenticate(token: string): Promise<KeyHolder | undefined> {
    const [, keyId, secret] = TOKEN.exec(token) ?? [];
    if (keyId === undefined || secret === undefined) return undefined;
    const found = await this.#find(keyId);
    if (found === undefined || found.entity.revokedAt !== null) return undefined;
    if (!timingSafeEqual(hashSecret(secret), found.entity.secretHash)) return undefined;
    if (!isGoodKey(found.state, found.entity)) return undefined;
    const { principal, role, ledgerId } = readKey(found.entity, found.ledgerId);
    return { keyId, principal, role, ...(ledgerId === undefined ? {} : { ledgerId }) };
  }

  /** Oldest first: of one ledger, or every key. Those of the installation are the registry's. */
  async list(ledgerId?: string): Promise<ApiKey[]> {
    const ledger = ledgerId === undefined ? undefined : await this.#ledgers.getLedger(ledgerId);
    const entities = await this.#database.dataSource.getRepository(ApiKeyEntity).find({
      ...(ledger === undefined ? {} : { where: placesOf(ledger) }),
      order: { createdAt: 'ASC', keyId: 'ASC' },
    });
    const names = new Map((await this.#ledgers.listLedgers()).map((one) => [one.ledgerNo, one.id]));
    return entities.map((entity) => readKey(entity, names.get(entity.ledgerNo ?? -1)));
  }

  /**
   * Revokes at once, and records it in every ledger that knows the key. Revoking a second time changes nothing, and
   * records what could not be recorded the first time.
   * @throws {StoreRefusal} `unknown_key`. Else the key is revoked all the same, and what is thrown says why that is
   * not recorded everywhere.
   */
  async revoke(keyId: string, by: Author): Promise<void> {
    const keys = this.#database.dataSource.getRepository(ApiKeyEntity);
    const found = await keys.findOneBy({ keyId });
    if (found === null) {
      throw new StoreRefusal('unknown_key', 'There is no such API key.', {
        next: 'List the keys to find its id.',
      });
    }
    if (found.revokedAt === null)
      await keys.update({ keyId }, { revokedAt: now(), revokedBy: by.actor });
    this.#cached.delete(keyId);
    this.#lookups.delete(keyId);
    const ledgerId = found.ledgerNo === null ? undefined : await this.#ledgers.idOf(found.ledgerNo);
    await this.#register.revoked(ledgerId, found, by);
  }

  async #find(keyId: string): Promise<Found | undefined> {
    const cached = this.#cached.get(keyId);
    if (cached !== undefined && cached.until > Date.now()) return cached;
    this.#cached.delete(keyId);
    // Else every request of a busy key would ask, at the moment at which what is kept of it ends.
    const shared = this.#lookups.get(keyId);
    if (shared !== undefined) return shared;
    const lookup = this.#lookUp(keyId);
    this.#lookups.set(keyId, lookup);
    const until = Date.now() + CACHE_MS;
    try {
      const found = await lookup;
      // Not the answer from before a revocation.
      if (found !== undefined && this.#lookups.get(keyId) === lookup) {
        if (this.#cached.size >= CACHED_MAX) this.#cached.clear();
        this.#cached.set(keyId, { ...found, until });
      }
      return found;
    } finally {
      if (this.#lookups.get(keyId) === lookup) this.#lookups.delete(keyId);
    }
  }

  async #lookUp(keyId: string): Promise<Found | undefined> {
    const entity = await this.#database.dataSource.getRepository(ApiKeyEntity).findOneBy({ keyId });
    if (entity === null) return undefined;
    const ledgerId =
      entity.ledgerNo === null ? undefined : await this.#ledgers.idOf(entity.ledgerNo);
    const state = await this.#register.read(ledgerId);
    return { entity, ledgerId, state };
  }
}

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
  entity: ApiKeyEntity;
  ledgerId: string | undefined;
  /** Of the ledger that registered it, or of the registry. */
  state: LedgerState | undefined;
}

/**
 * Makes an administrator key for every ledger, with the rights of the schema's owner, and returns its token:
 * for whoever has lost all of them. It is registered like any other.
 *
 * @throws {StoreRefusal} `unknown_key` where the login does not own the schema.
 */
export async function recoverAdministratorKey(
  database: Database,
  ledgers: LedgerService,
): Promise<string> {
  const client = await database.owner();
  try {
    const { rows } = await client.query<{ owns: boolean }>(
      `SELECT pg_has_role(current_user, nspowner, 'USAGE') AS owns FROM pg_namespace WHERE nspname = 'docket'`,
    );
    if (rows[0]?.owns !== true) {
      throw new StoreRefusal('unknown_key', 'This login does not own the schema of Docket.', {
        next: 'Use the one that migrates it (DATABASE_OWNER_URL).',
      });
    }
    const createdBy = DOCKET_AUTHOR;
    const { entity, token } = makeKey(
      { role: 'administrator', name: 'recovered', createdBy },
      null,
    );
    await ledgers.appendOwn(REGISTRY, keyRegistration(entity));
    await insertKey(client, entity);
    return token;
  } finally {
    await client.end();
  }
}

/** A key that is not in the database yet, and its token. */
function makeKey(
  request: Omit<NewApiKey, 'ledgerId'>,
  ledgerNo: number | null,
): { entity: ApiKeyEntity; token: string } {
  const keyId = Buffer.from(randomSlice(8)).toString('hex');
  const secret = Buffer.from(randomSlice(32)).toString('hex');
  const entity = Object.assign(new ApiKeyEntity(), {
    keyId,
    ledgerNo,
    role: request.role,
    principal: createIdentifier('prn'),
    name: request.name,
    secretHash: hashSecret(secret),
    createdAt: now(),
    createdBy: request.createdBy.actor,
    revokedAt: null,
    revokedBy: null,
  });
  return { entity, token: `docket_${keyId}_${secret}` };
}

async function insertKey(client: pg.ClientBase | pg.Pool, key: ApiKeyEntity): Promise<void> {
  const { keyId, ledgerNo, role, principal, name, secretHash, createdAt, createdBy } = key;
  await client.query(
    `INSERT INTO docket.api_key (key_id, ledger_no, role, principal, name, secret_hash, created_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [keyId, ledgerNo, role, principal, name, secretHash, createdAt, createdBy],
  );
}

function hashSecret(secret: string): Buffer {
  return Buffer.from(sha256(utf8(secret)));
}

function readKey(entity: ApiKeyEntity, ledgerId: string | undefined): ApiKey {
  const { keyId, principal, name, createdAt, createdBy, revokedAt } = entity;
  return {
    keyId,
    principal,
    // The column's CHECK holds the same list.
    role: entity.role as Role,
    name,
    createdAt,
    createdBy,
    ...(ledgerId === undefined ? {} : { ledgerId }),
    ...(revokedAt === null ? {} : { revokedAt }),
  };
}
