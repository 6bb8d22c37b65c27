import { sha256, utf8 } from '@docket/chain';
import { DOCKET_AUTHOR, isBefore, isGood } from '@docket/record';
import type { Author, LedgerState } from '@docket/record';
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

  /** Records that there is a key. @throws as an append does. */
  async registered(
    ledgerId: string | undefined,
    key: RegisteredKey,
    author: Author | typeof DOCKET_AUTHOR,
  ): Promise<void> {
    const record = keyRegistration(key);
    const ledger = ledgerId ?? REGISTRY;
    if (author.role === DOCKET_AUTHOR.role) await this.#ledgers.appendOwn(ledger, record);
    else await this.#ledgers.appendPrincipal(ledger, { ...record, ...author });
  }

  /** Records that a key is revoked, wherever it is registered and that is not recorded yet. */
  async revoked(ledgerId: string | undefined, key: RegisteredKey, author: Author): Promise<void> {
    const { principal, keyId: authenticator } = key;
    const type = 'principal.revoked';
    const body = { principal, authenticator };
    const home = ledgerId ?? REGISTRY;
    if (isRegistered(await this.read(home), key))
      await this.#ledgers.appendPrincipal(home, { type, body, ...author });
    if (home !== REGISTRY) return;
    for (const id of await this.#ledgersThatName(principal)) {
      if (isRegistered(await this.read(id), key)) await this.#ledgers.appendOwn(id, { type, body });
    }
  }

  /** Reads what came since the ledger was read last, whether or not the ledger went back. */
  async read(ledgerId: string | undefined): Promise<LedgerState | undefined> {
    const id = ledgerId ?? REGISTRY;
    const ledger = await this.#ledgers.readRow(id);
    if (ledger === undefined) return undefined;
    const { ledgerNo } = ledger;
    const state = await readLedgerState(this.#database.plainPool, ledgerNo, this.#states.get(id));
    if (this.#states.size >= STATES_MAX && !this.#states.has(id)) this.#states.clear();
    this.#states.set(id, state);
    return state;
  }

  async #ledgersThatName(principal: string): Promise<string[]> {
    const { rows } = await this.#database.plainPool.query<{ ledger_id: string }>(
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

/** Whether a row is as its ledger knows the key, and the key is good now. */
export function isGoodKey(state: LedgerState | undefined, key: RegisteredKey): boolean {
  const known = state?.principals.get(key.principal);
  if (known === undefined || known.role !== key.role) return false;
  const time = now();
  return (
    isBefore(time, known.revokedFrom) &&
    known.authenticators.some(
      (one) =>
        one.registered.id === key.keyId &&
        one.registered.fingerprint === fingerprintOf(key) &&
        isGood(one, time),
    )
  );
}

/** Whether the ledger knows the key and not that it is revoked. */
function isRegistered(
  state: LedgerState | undefined,
  { principal, keyId }: RegisteredKey,
): boolean {
  const known = state?.principals.get(principal)?.authenticators ?? [];
  return known.some(
    ({ registered, revokedFrom }) => registered.id === keyId && revokedFrom === null,
  );
}

/** What is recorded of a key that is made. */
export function keyRegistration(
  key: RegisteredKey,
): Extract<DocketRecord, { type: 'principal.registered' }> {
  const { principal, keyId: id } = key;
  const authenticator = { kind: 'api_key' as const, id, fingerprint: fingerprintOf(key) };
  // The column's CHECK holds the same list.
  const role = key.role as Author['role'];
  return { type: 'principal.registered', body: { principal, role, authenticator } };
}

/** SHA-256 of `docket-api-key/v1`, a line feed and the SHA-256 of the secret, in hex. */
function fingerprintOf({ secretHash }: RegisteredKey): string {
  const bytes = Buffer.concat([utf8('docket-api-key/v1\n'), secretHash]);
  return Buffer.from(sha256(bytes)).toString('hex');
}
