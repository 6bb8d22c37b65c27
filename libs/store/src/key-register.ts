import { sha256, utf8 } from '@docket/chain';
import { DOCKET_AUTHOR, isBefore, isConfirmed } from '@docket/record';
import type { AuditScope, Author, LedgerState } from '@docket/record';
import { readLedgerState } from './append/ledger-state.js';
import type { DocketRecord } from './append/submission.js';
import { now } from './clock.js';
import type { Database } from './database.js';
import type { ApiKeyEntity } from './entities/index.js';
import { REGISTRY } from './ledger-creation.js';
import type { LedgerService } from './ledger-service.js';

/** What of a key's row its registration speaks of. */
type RegisteredKey = Pick<ApiKeyEntity, 'keyId' | 'principal' | 'role' | 'secretHash'>;

/** Keys as the entries of their ledgers tell them: the rows of the table are held against it. */
export class KeyRegister {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  /** Read so far, by the id of the ledger; what came since is read with the next key. */
  readonly #states = new Map<string, LedgerState>();

  constructor(database: Database, ledgers: LedgerService) {
    this.#database = database;
    this.#ledgers = ledgers;
    ledgers.heads.onBreak(({ id }) => this.#states.delete(id));
  }

  /** Records that there is a key, good until `expiresAt`, and what its auditor may read. @throws as an append does. */
  async registered(
    ledgerId: string | undefined,
    key: RegisteredKey,
    author: Author | typeof DOCKET_AUTHOR,
    { expiresAt, scope }: { expiresAt?: string | undefined; scope?: AuditScope | undefined } = {},
  ): Promise<void> {
    const record = keyRegistration(key, { expiresAt, scope });
    const home = ledgerId ?? REGISTRY;
    await this.#append(home, record, author);
    // Whoever has a key in a successor goes on with the new one there, too, unless it waits here for a second person.
    const state = await this.read(home);
    if (!isGoodAlone(state, key)) return;
    for await (const { id, state: next } of this.#successors(state)) {
      const known = next.principals.get(key.principal);
      if (known === undefined || known.revokedFrom !== null || known.role !== key.role) return;
      if (!known.authenticators.some(({ registered }) => registered.kind === 'api_key')) return;
      await this.#ledgers.appendOwn(id, record);
    }
  }

  /**
   * Ids of the ledgers that continue the key's own, the next one first, as long as each knows the key, and it is good there
   * at a time, RFC 3339.
   */
  async continued(
    state: LedgerState | undefined,
    key: RegisteredKey,
    time: string,
  ): Promise<string[]> {
    const ids: string[] = [];
    for await (const { id, state: next } of this.#successors(state)) {
      const end = endOfKey(next, key);
      if (end === undefined || !isBefore(time, end)) break;
      ids.push(id);
    }
    return ids;
  }

  /** Ids of the ledgers that a ledger continues, the newest first; each names the one behind it. */
  async continuedBy(ledgerId: string): Promise<string[]> {
    const ids: string[] = [];
    let after = await this.read(ledgerId);
    while (after?.predecessor && ids.length < SUCCESSORS_MAX) {
      const id = await this.#ledgers.idOfOrigin(after.predecessor.origin);
      const before = id === undefined ? undefined : await this.read(id);
      if (id === undefined || before?.closed?.successor.origin !== after.origin) break;
      ids.push(id);
      after = before;
    }
    return ids;
  }

  /** The ledgers that continue one, the next one first; each names the one before, which names it. */
  async *#successors(
    of: LedgerState | undefined,
  ): AsyncGenerator<{ id: string; state: LedgerState }> {
    let before = of;
    for (let i = 0; i < SUCCESSORS_MAX; i++) {
      const closed = before?.closed ?? null;
      if (before === undefined || closed === null) return;
      const id = await this.#ledgers.idOfOrigin(closed.successor.origin);
      const state = id === undefined ? undefined : await this.read(id);
      if (id === undefined || state?.predecessor?.origin !== before.origin) return;
      yield { id, state };
      before = state;
    }
  }

  /**
   * Records that a key is revoked, or is from a time on, wherever it is registered and does not end by then as it is.
   */
  async revoked(
    ledgerId: string | undefined,
    key: RegisteredKey,
    author: Author | typeof DOCKET_AUTHOR,
    from?: string,
  ): Promise<void> {
    const { principal, keyId: authenticator } = key;
    const body = { principal, authenticator, ...(from === undefined ? {} : { from }) };
    const record = { type: 'principal.revoked', body } as const;
    const home = ledgerId ?? REGISTRY;
    if (outlasts(await this.read(home), key, from)) await this.#append(home, record, author);
    const isContinued = ((await this.read(home))?.closed ?? null) !== null;
    if (home !== REGISTRY && !isContinued) return;
    for (const id of await this.#ledgersThatName(principal))
      if (id !== home && outlasts(await this.read(id), key, from))
        await this.#ledgers.appendOwn(id, record);
  }

  async #append(
    ledger: string,
    record: DocketRecord,
    author: Author | typeof DOCKET_AUTHOR,
  ): Promise<void> {
    if (author.role === DOCKET_AUTHOR.role) await this.#ledgers.appendOwn(ledger, record);
    else await this.#ledgers.appendPrincipal(ledger, { ...record, ...author });
  }

  /** Reads what came since the ledger was read last, whether or not the ledger went back. */
  async read(ledgerId: string | undefined): Promise<LedgerState | undefined> {
    const id = ledgerId ?? REGISTRY;
    const ledger = await this.#ledgers.readRow(id);
    if (ledger === undefined) return undefined;
    const { ledgerNo } = ledger;
    const state = await readLedgerState(
      this.#database.of(ledgerNo),
      ledgerNo,
      this.#states.get(id),
    );
    if (this.#states.size >= STATES_MAX && !this.#states.has(id)) this.#states.clear();
    this.#states.set(id, state);
    return state;
  }

  async #ledgersThatName(principal: string): Promise<string[]> {
    const { rows } = await this.#database.of('all').query<{ ledger_id: string }>(
      `SELECT DISTINCT l.ledger_id FROM docket.entry e
        JOIN docket.body b USING (ledger_no, seq) JOIN docket.ledger l USING (ledger_no)
        WHERE e.decision_id IS NULL AND e.type = 'principal.registered' AND l.ledger_id <> $1
          AND position($2::bytea IN b.body) > 0`,
      [REGISTRY, Buffer.from(principal)],
    );
    return rows.map(({ ledger_id: id }) => id);
  }
}

const STATES_MAX = 10_000;
/** Ledgers behind one another that a key is looked for in: a century of years. */
const SUCCESSORS_MAX = 100;

/** Whether nobody has to confirm a key, nor vouch for it. */
function isGoodAlone(state: LedgerState | undefined, { principal, keyId }: RegisteredKey): boolean {
  const known = state?.principals.get(principal)?.authenticators ?? [];
  return known.some((one) => one.registered.id === keyId && isConfirmed(one));
}

/**
 * Until when a key is good as its ledger tells it, RFC 3339, which may be over; `null`: until it is revoked. Undefined
 * where the row is not as registered, and opens nothing at all.
 */
export function endOfKey(
  state: LedgerState | undefined,
  key: RegisteredKey,
): string | null | undefined {
  const known = state?.principals.get(key.principal);
  if (known === undefined || known.role !== key.role) return undefined;
  const one = known.authenticators.find(({ registered }) => registered.id === key.keyId);
  if (one === undefined || one.registered.fingerprint !== fingerprintOf(key)) return undefined;
  // One person alone opens nothing where the policy asks for two, nor without a registrar whom it asks for.
  if (!isConfirmed(one)) return undefined;
  const ends = [known.revokedFrom, one.revokedFrom, one.registered.expires_at ?? null];
  return ends.reduce((first, end) => (isSooner(end, first) ? end : first), null);
}

/** Until when the registration of a key says that it is good; undefined: it names no end. */
export function saidEndOf(
  state: LedgerState | undefined,
  { principal, keyId }: RegisteredKey,
): string | undefined {
  const known = state?.principals.get(principal)?.authenticators ?? [];
  return known.find(({ registered }) => registered.id === keyId)?.registered.expires_at;
}

/** What the auditor of a key may read, as registered; undefined: the whole ledger, or it is no auditor's. */
export function scopeOf(
  state: LedgerState | undefined,
  { principal }: Pick<RegisteredKey, 'principal'>,
): AuditScope | undefined {
  return state?.principals.get(principal)?.scope ?? undefined;
}

const isSooner = (end: string | null, other: string | null): boolean =>
  end !== null && (other === null || Date.parse(end) < Date.parse(other));

/** Whether the ledger knows the key, and would let it be good at a time; of now where left out. */
function outlasts(
  state: LedgerState | undefined,
  { principal, keyId }: RegisteredKey,
  time = now(),
): boolean {
  const known = state?.principals.get(principal)?.authenticators ?? [];
  return known.some(
    ({ registered, revokedFrom }) => registered.id === keyId && isBefore(time, revokedFrom),
  );
}

/** What is recorded of a key that is made. */
export function keyRegistration(
  key: RegisteredKey,
  { expiresAt, scope }: { expiresAt?: string | undefined; scope?: AuditScope | undefined } = {},
): Extract<DocketRecord, { type: 'principal.registered' }> {
  const { principal, keyId: id } = key;
  const end = expiresAt === undefined ? {} : { expires_at: expiresAt };
  const authenticator = { kind: 'api_key' as const, id, fingerprint: fingerprintOf(key), ...end };
  // The column's CHECK holds the same list.
  const role = key.role as Author['role'];
  return {
    type: 'principal.registered',
    body: { principal, role, authenticator, ...(scope && { scope }) },
  };
}

/** SHA-256 of `docket-api-key/v1`, a line feed and the SHA-256 of the secret, in hex. */
function fingerprintOf({ secretHash }: RegisteredKey): string {
  const bytes = Buffer.concat([utf8('docket-api-key/v1\n'), secretHash]);
  return Buffer.from(sha256(bytes)).toString('hex');
}
