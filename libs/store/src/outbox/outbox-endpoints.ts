import { DATABASE_NOW } from '../clock.js';
import type { Database } from '../database.js';
import { createIdentifier } from '../identifiers.js';
import type { LedgerService } from '../ledger-service.js';
import { StoreRefusal } from '../refusal.js';
import type { EndpointSecrets, EndpointVault } from './endpoint-vault.js';

/** Who is told of what happens in a ledger. */
export interface OutboxEndpoint {
  id: string;
  /** What a message looks like there. */
  form: string;
  events: readonly string[];
  /** For people. */
  label: string;
  /** What of its address may be shown. */
  shown: string;
  createdAt: string;
  /** Principal id of whoever made it. */
  createdBy: string;
  /** Entries of the ledger that were looked at for it. */
  size: number;
  deliveredAt?: string;
  /** Since when no message was taken. */
  failingSince?: string;
  disabledAt?: string;
  disabledWhy?: string;
  lastError?: string;
  /** Messages that wait to be sent, and that were given up. */
  waiting: number;
  dead: number;
}

export interface NewOutboxEndpoint extends Pick<
  OutboxEndpoint,
  'form' | 'events' | 'label' | 'shown' | 'createdBy'
> {
  secrets: EndpointSecrets;
}

/** Of a ledger: each reads what is new by itself. */
export const ENDPOINTS_MAX = 20;

/** Endpoints of ledgers, for those who administer them. */
export class OutboxEndpoints {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #vault: EndpointVault;

  constructor(database: Database, ledgers: LedgerService, vault: EndpointVault) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#vault = vault;
  }

  /**
   * Makes one that is told of what comes from now on. Undefined where the ledger has ENDPOINTS_MAX already.
   *
   * @throws {StoreRefusal} `unknown_ledger`. @throws {SigningKeyError}
   */
  async create(ledgerId: string, wanted: NewOutboxEndpoint): Promise<OutboxEndpoint | undefined> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { form, label, shown, createdBy, secrets } = wanted;
    const id = createIdentifier('whk');
    const events = wanted.events.join(' ');
    const sealed = await this.#vault.seal({ id, ledgerNo, form, events }, secrets);
    const { rowCount } = await this.#database.of(ledgerNo).query(
      `INSERT INTO docket.outbox_endpoint
         (endpoint_id, ledger_no, form, events, label, shown, created_by, sealed, size)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, h.size FROM docket.ledger_head h
       WHERE h.ledger_no = $2 AND (SELECT count(*) FROM docket.outbox_endpoint WHERE ledger_no = $2) < $9`,
      [id, ledgerNo, form, events, label, shown, createdBy, sealed, ENDPOINTS_MAX],
    );
    return rowCount === 1 ? this.find(ledgerId, id) : undefined;
  }

  /** Oldest first. @throws {StoreRefusal} `unknown_ledger`. */
  async list(ledgerId: string): Promise<OutboxEndpoint[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    return this.#read(ledgerNo, null);
  }

  /** @throws {StoreRefusal} `unknown_ledger`, `unknown_webhook`. */
  async find(ledgerId: string, id: string): Promise<OutboxEndpoint> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const [found] = await this.#read(ledgerNo, id);
    if (found === undefined) throw unknownEndpoint();
    return found;
  }

  /** With what waits for it. @throws {StoreRefusal} `unknown_ledger`, `unknown_webhook`. */
  async remove(ledgerId: string, id: string): Promise<void> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { rowCount } = await this.#database
      .of(ledgerNo)
      .query('DELETE FROM docket.outbox_endpoint WHERE ledger_no = $1 AND endpoint_id = $2', [
        ledgerNo,
        id,
      ]);
    if (rowCount !== 1) throw unknownEndpoint();
  }

  /**
   * Signs with another secret from now on, and with the one before for `overlapS` seconds longer.
   *
   * @throws {StoreRefusal} `unknown_ledger`, `unknown_webhook`. @throws {SigningKeyError}
   */
  async rotate(
    ledgerId: string,
    id: string,
    { secret, overlapS }: { secret: string; overlapS: number },
  ): Promise<{ until: string }> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const statements = this.#database.of(ledgerNo);
    const { rows } = await statements.query<SealedRow>(
      `SELECT form, events, sealed, ${DATABASE_NOW} AS now FROM docket.outbox_endpoint
       WHERE ledger_no = $1 AND endpoint_id = $2`,
      [ledgerNo, id],
    );
    const [row] = rows;
    if (row === undefined) throw unknownEndpoint();
    const endpoint = { id, ledgerNo, form: row.form, events: row.events };
    const old = await this.#vault.open(endpoint, row.sealed);
    // A row that somebody changed by hand names nobody who may be told.
    if (old === undefined) throw unknownEndpoint();
    const until = new Date(Date.parse(row.now) + overlapS * 1000).toISOString();
    const before = overlapS === 0 ? {} : { before: { secret: old.secret, until } };
    const { before: _ended, ...kept } = old;
    const secrets = { ...kept, secret, ...before };
    const { rowCount } = await statements.query(
      `UPDATE docket.outbox_endpoint SET sealed = $3
       WHERE ledger_no = $1 AND endpoint_id = $2 AND sealed = $4`,
      [ledgerNo, id, await this.#vault.seal(endpoint, secrets), row.sealed],
    );
    // Somebody else rotated it meanwhile: only one of the two secrets may be the last.
    if (rowCount !== 1) return this.rotate(ledgerId, id, { secret, overlapS });
    return { until };
  }

  /**
   * Sends again to one that was disabled: from where it stopped, or from now on.
   *
   * @throws {StoreRefusal} `unknown_ledger`, `unknown_webhook`.
   */
  async enable(ledgerId: string, id: string, fromNow: boolean): Promise<OutboxEndpoint> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const skip = fromNow
      ? ', size = (SELECT size FROM docket.ledger_head WHERE ledger_no = $1)'
      : '';
    const { rowCount } = await this.#database.of(ledgerNo).query(
      `WITH woken AS (UPDATE docket.outbox_endpoint SET disabled_at = NULL, disabled_why = NULL,
           failing_since = NULL, failures = 0, retry_at = NULL, lease_no = lease_no + 1, lease_until = NULL ${skip}
         WHERE ledger_no = $1 AND endpoint_id = $2 RETURNING endpoint_id),
       given_up AS (UPDATE docket.outbox_message m SET state = 'dead', settled_at = now(), last_error = 'skipped'
         FROM woken w WHERE $3 AND m.ledger_no = $1 AND m.endpoint_id = w.endpoint_id AND m.state = 'waiting')
       SELECT FROM woken`,
      [ledgerNo, id, fromNow],
    );
    if (rowCount !== 1) throw unknownEndpoint();
    return this.find(ledgerId, id);
  }

  async #read(ledgerNo: number, id: string | null): Promise<OutboxEndpoint[]> {
    const { rows } = await this.#database.of(ledgerNo).query<EndpointRow>(
      `SELECT e.*, coalesce(m.waiting, 0) AS waiting, coalesce(m.dead, 0) AS dead
       FROM docket.outbox_endpoint e LEFT JOIN LATERAL (
         SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
           count(*) FILTER (WHERE state = 'dead')::int AS dead
         FROM docket.outbox_message WHERE endpoint_id = e.endpoint_id AND state <> 'delivered') m ON true
       WHERE e.ledger_no = $1 AND ($2::text IS NULL OR e.endpoint_id = $2) ORDER BY e.endpoint_id`,
      [ledgerNo, id],
    );
    return rows.map(readEndpoint);
  }
}

export function unknownEndpoint(): StoreRefusal {
  return new StoreRefusal(
    'unknown_webhook',
    'The ledger has no such webhook, or no such message of it.',
    {
      next: 'List the webhooks of the ledger, or the messages of the webhook.',
    },
  );
}

interface SealedRow {
  form: string;
  events: string;
  sealed: Buffer;
  now: string;
}

interface EndpointRow {
  endpoint_id: string;
  form: string;
  events: string;
  label: string;
  shown: string;
  created_at: Date;
  created_by: string;
  size: string;
  delivered_at: Date | null;
  failing_since: Date | null;
  disabled_at: Date | null;
  disabled_why: string | null;
  last_error: string | null;
  waiting: number;
  dead: number;
}

function readEndpoint(row: EndpointRow): OutboxEndpoint {
  const { label, shown, form, waiting, dead } = row;
  return {
    id: row.endpoint_id,
    form,
    events: row.events.split(' '),
    label,
    shown,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    size: Number(row.size),
    ...(row.delivered_at && { deliveredAt: row.delivered_at.toISOString() }),
    ...(row.failing_since && { failingSince: row.failing_since.toISOString() }),
    ...(row.disabled_at && { disabledAt: row.disabled_at.toISOString() }),
    ...(row.disabled_why && { disabledWhy: row.disabled_why }),
    ...(row.last_error && { lastError: row.last_error }),
    waiting,
    dead,
  };
}
