import type { Database } from '../database.js';
import { withinLedger } from '../ledger-transaction.js';
import type { LedgerService } from '../ledger-service.js';
import { addMessages, type OutboxEvent } from './add-messages.js';
import type { EndpointSecrets, EndpointVault } from './endpoint-vault.js';
import { FOREIGN_ROW, type RowSeals } from '../signing/row-seal.js';
import { unknownEndpoint } from './outbox-endpoints.js';
import { READ_TOLD_ENTRIES, type ToldEntry, type ToldEntryRow } from './told-entries.js';

/** An endpoint that this process sends to, for as long as the lease is. */
export interface OutboxLease {
  endpointId: string;
  ledger: { id: string; ledgerNo: number; origin: string };
  leaseNo: number;
  form: string;
  events: readonly string[];
  failures: number;
  /** Undefined where this installation did not seal the row. */
  secrets: EndpointSecrets | undefined;
}

export interface OutboxMessage {
  no: number;
  id: string;
  event: string;
  content: string;
  /** Before this one. */
  attempts: number;
  createdAt: string;
}

/** One that is on its way, or was. */
export interface ListedMessage extends Omit<OutboxMessage, 'no'> {
  state: 'waiting' | 'delivered' | 'dead';
  settledAt?: string;
  lastStatus?: number;
  lastError?: string;
}

/** What became of an attempt. */
export type SendingAttempt =
  | { taken: true; status: number }
  | {
      taken: false;
      status: number | undefined;
      /** For people, of words of Docket alone. */
      why: string;
      /** It is not tried again. */
      isGivenUp: boolean;
      retryInMs: number;
    };

/** How long a process that says nothing keeps an endpoint, in seconds: longer than an attempt may take. */
const LEASE_S = 60;
/** Entries that are looked at in one transaction. */
const LOOK_ENTRIES_MAX = 2_000;
/** Messages that may wait for one endpoint: what comes later waits as entries. */
const WAITING_MAX = 200;
/** Entries of a decision that are looked through for the span that something is about. */
const BODIES_MAX = 20;
/** Endpoints that are due at once, for one look. */
const DUE_MAX = 100;
/** How long is kept what was sent, and what was given up. */
const KEPT_DAYS = { delivered: 7, dead: 30 } as const;
const PRUNED_AT_ONCE = 1_000;
/** Messages that a list shows, newest first. */
const LISTED_MAX = 200;

const IS_DUE = `disabled_at IS NULL AND coalesce(lease_until < now(), true) AND coalesce(retry_at < now(), true)
  AND (e.size < (SELECT h.size FROM docket.ledger_head h WHERE h.ledger_no = e.ledger_no)
    OR EXISTS (SELECT FROM docket.outbox_message m WHERE m.endpoint_id = e.endpoint_id AND m.state = 'waiting'))`;
const HELD = 'ledger_no = $1 AND endpoint_id = $2 AND lease_no = $3';
const UNTIL = `now() + interval '${LEASE_S} s'`;

/**
 * What is told to others: an endpoint goes through the entries of its ledger by a place of its own, and is sent a
 * message for each that it asked for, in order. It belongs to the process that holds its lease. The entries are what
 * waits: nothing is written with an append, and what was appended cannot be left out.
 */
export class Outbox {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #vault: EndpointVault;
  readonly #seals: RowSeals;

  constructor(
    database: Database,
    ledgers: LedgerService,
    sealing: { vault: EndpointVault; seals: RowSeals },
  ) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#vault = sealing.vault;
    this.#seals = sealing.seals;
  }

  /** Endpoints with something to do, and their ledgers' numbers; in no order, so that none is always the last. */
  async due(): Promise<{ endpointId: string; ledgerNo: number }[]> {
    const { rows } = await this.#database.of('all').query<{ endpointId: string; ledgerNo: number }>(
      `SELECT endpoint_id AS "endpointId", ledger_no AS "ledgerNo" FROM docket.outbox_endpoint e
         WHERE ${IS_DUE} ORDER BY random() LIMIT ${DUE_MAX}`,
    );
    return rows;
  }

  /** Takes it; undefined where another process was first. @throws {SigningKeyError} */
  async claim(due: { endpointId: string; ledgerNo: number }): Promise<OutboxLease | undefined> {
    const { endpointId, ledgerNo } = due;
    const { rows } = await this.#database.of(ledgerNo).query<LeaseRow>(
      `UPDATE docket.outbox_endpoint e SET lease_no = lease_no + 1, lease_until = ${UNTIL}
       FROM docket.ledger l WHERE l.ledger_no = e.ledger_no AND e.ledger_no = $1 AND endpoint_id = $2 AND ${IS_DUE}
       RETURNING l.ledger_id, l.origin, e.lease_no, e.form, e.events, e.failures, e.sealed`,
      [ledgerNo, endpointId],
    );
    const [row] = rows;
    if (row === undefined) return undefined;
    const { form, events } = row;
    return {
      endpointId,
      ledger: { id: row.ledger_id, ledgerNo, origin: row.origin },
      leaseNo: row.lease_no,
      form,
      events: events.split(' '),
      failures: row.failures,
      secrets: await this.#vault.open({ id: endpointId, ledgerNo, form, events }, row.sealed),
    };
  }

  /**
   * Makes messages of the entries behind the place of the endpoint, and moves it on, in one transaction. False where
   * there is nothing more to look at now, or the lease is over.
   *
   * @param types of the entries whose leaf and body are looked at; a position without an entry always is.
   */
  async collect(
    { endpointId, ledger: { ledgerNo }, leaseNo }: OutboxLease,
    types: readonly string[],
    derive: (entry: ToldEntry) => OutboxEvent | undefined,
  ): Promise<boolean> {
    const key = [ledgerNo, endpointId, leaseNo];
    return withinLedger(this.#database.plainPool, ledgerNo, async (client) => {
      const { rows } = await client.query<{ size: string; head: string; waiting: number }>(
        `SELECT size, (SELECT size FROM docket.ledger_head WHERE ledger_no = $1) AS head,
           (SELECT count(*)::int FROM docket.outbox_message WHERE endpoint_id = $2 AND state = 'waiting') AS waiting
         FROM docket.outbox_endpoint WHERE ${HELD} FOR UPDATE`,
        key,
      );
      const [at] = rows;
      if (at === undefined || at.waiting >= WAITING_MAX) return false;
      const from = Number(at.size);
      const to = Math.min(Number(at.head), from + LOOK_ENTRIES_MAX);
      if (to <= from) return false;
      const entries = await client.query<ToldEntryRow>(READ_TOLD_ENTRIES, [
        ledgerNo,
        from,
        to,
        types,
      ]);
      const events = entries.rows.flatMap(({ seq, leaf, body }) => {
        const event = derive({ seq: Number(seq), leaf, body: body ?? undefined });
        return event === undefined ? [] : [event];
      });
      await addMessages(
        client,
        { ledgerNo, endpointIds: [endpointId], seals: this.#seals },
        events,
      );
      await client.query(
        `UPDATE docket.outbox_endpoint SET size = $4, lease_until = ${UNTIL} WHERE ${HELD}`,
        [...key, to],
      );
      return to < Number(at.head);
    });
  }

  /**
   * The message whose turn it is; undefined where none waits. One that no server of this installation wrote so is given
   * up: the signature of the endpoint is not put under it.
   *
   * @param onForeign is told of how many.
   */
  async next(
    { endpointId, ledger }: OutboxLease,
    onForeign: (messages: number) => void,
  ): Promise<OutboxMessage | undefined> {
    const seal = await this.#seals.of('outbox_message');
    const statements = this.#database.of(ledger.ledgerNo);
    for (let limit = 1; ; limit = LISTED_MAX) {
      const { rows } = await statements.query<MessageRow>(
        `SELECT * FROM docket.outbox_message
         WHERE ledger_no = $1 AND endpoint_id = $2 AND state = 'waiting' ORDER BY message_no LIMIT ${limit}`,
        [ledger.ledgerNo, endpointId],
      );
      const at = rows.findIndex((row) => seal.check(row, row.seal) !== undefined);
      const foreign = at < 0 ? rows : rows.slice(0, at);
      if (foreign.length > 0) {
        onForeign(foreign.length);
        await statements.query(
          `UPDATE docket.outbox_message SET state = 'dead', settled_at = now(), last_error = $3
           WHERE ledger_no = $1 AND message_no = ANY ($2::bigint[])`,
          [ledger.ledgerNo, foreign.map((row) => row.message_no), FOREIGN_ROW],
        );
      }
      const row = rows[at];
      if (row !== undefined) return { no: Number(row.message_no), ...messageOf(row) };
      if (rows.length === 0) return undefined;
    }
  }

  /** Of entries of a decision up to a position in it, newest first, the bodies: as many as may be looked through. */
  async bodiesBefore(
    { ledger: { ledgerNo } }: OutboxLease,
    { decisionId, decisionSeq }: { decisionId: string; decisionSeq: number },
  ): Promise<{ decisionSeq: number; body: Buffer }[]> {
    const { rows } = await this.#database.of(ledgerNo).query<{ at: string; body: Buffer }>(
      `SELECT e.decision_seq AS at, b.body FROM docket.entry e JOIN docket.body b USING (ledger_no, seq)
       WHERE e.ledger_no = $1 AND e.decision_id = $2 AND e.decision_seq <= $3
       ORDER BY e.decision_seq DESC LIMIT ${BODIES_MAX}`,
      [ledgerNo, decisionId, decisionSeq],
    );
    return rows.map(({ at, body }) => ({ decisionSeq: Number(at), body }));
  }

  /** Notes what became of an attempt. False where the lease is over: whoever has it now tries again. */
  async settle(
    lease: OutboxLease,
    { no }: OutboxMessage,
    attempt: SendingAttempt,
  ): Promise<boolean> {
    const { endpointId, ledger, leaseNo } = lease;
    const key = [ledger.ledgerNo, endpointId, leaseNo];
    return withinLedger(this.#database.plainPool, ledger.ledgerNo, async (client) => {
      const { rowCount } = attempt.taken
        ? await client.query(
            `UPDATE docket.outbox_endpoint SET failures = 0, failing_since = NULL, retry_at = NULL, last_error = NULL,
               delivered_at = now(), lease_until = ${UNTIL} WHERE ${HELD}`,
            key,
          )
        : await client.query(
            `UPDATE docket.outbox_endpoint SET failures = failures + 1, last_error = $4,
               failing_since = coalesce(failing_since, now()), retry_at = now() + $5 * interval '1 ms' WHERE ${HELD}`,
            [...key, attempt.why, attempt.retryInMs],
          );
      if (rowCount !== 1) return false;
      const state = attempt.taken ? 'delivered' : attempt.isGivenUp ? 'dead' : 'waiting';
      await client.query(
        `UPDATE docket.outbox_message SET attempts = attempts + 1, last_status = $3, last_error = $4, state = $5,
           settled_at = CASE WHEN $5 <> 'waiting' THEN now() END
         WHERE ledger_no = $1 AND message_no = $2`,
        [ledger.ledgerNo, no, attempt.status ?? null, attempt.taken ? null : attempt.why, state],
      );
      return true;
    });
  }

  /** Since when the endpoint has taken nothing, in seconds; 0 where it takes what it is sent. */
  async failingS({ endpointId, ledger }: OutboxLease): Promise<number> {
    const { rows } = await this.#database.of(ledger.ledgerNo).query<{ s: number }>(
      `SELECT coalesce(extract(epoch FROM now() - failing_since), 0)::float8 AS s FROM docket.outbox_endpoint
       WHERE ledger_no = $1 AND endpoint_id = $2`,
      [ledger.ledgerNo, endpointId],
    );
    return rows[0]?.s ?? 0;
  }

  /** Ends the lease, and disables the endpoint where `why` says so. */
  async release({ endpointId, ledger, leaseNo }: OutboxLease, why?: string): Promise<void> {
    await this.#database.of(ledger.ledgerNo).query(
      `UPDATE docket.outbox_endpoint SET lease_until = NULL,
         disabled_at = CASE WHEN $4::text IS NULL THEN disabled_at ELSE now() END,
         disabled_why = coalesce($4, disabled_why) WHERE ${HELD}`,
      [ledger.ledgerNo, endpointId, leaseNo, why ?? null],
    );
  }

  /** Adds what no entry says, for each endpoint of a ledger that asked for it, or for one. */
  async tell(
    ledgerNo: number,
    event: OutboxEvent,
    endpointId: string | undefined = undefined,
  ): Promise<void> {
    await withinLedger(this.#database.plainPool, ledgerNo, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `SELECT endpoint_id AS id FROM docket.outbox_endpoint WHERE ledger_no = $1
           AND (endpoint_id = $2 OR ($2::text IS NULL AND $3 = ANY (string_to_array(events, ' '))))`,
        [ledgerNo, endpointId ?? null, event.event],
      );
      const endpointIds = rows.map(({ id }) => id);
      await addMessages(client, { ledgerNo, endpointIds, seals: this.#seals }, [event]);
    });
  }

  /** Of an endpoint, newest first. @throws {StoreRefusal} `unknown_ledger`. */
  async messages(
    ledgerId: string,
    endpointId: string,
    state: ListedMessage['state'] | undefined,
  ): Promise<ListedMessage[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { rows } = await this.#database.of(ledgerNo).query<MessageRow>(
      `SELECT * FROM docket.outbox_message WHERE ledger_no = $1 AND endpoint_id = $2
         AND ($3::text IS NULL OR state = $3) ORDER BY message_no DESC LIMIT ${LISTED_MAX}`,
      [ledgerNo, endpointId, state ?? null],
    );
    return rows.map((row) => ({
      ...messageOf(row),
      state: row.state,
      ...(row.settled_at && { settledAt: row.settled_at.toISOString() }),
      ...(row.last_status !== null && { lastStatus: row.last_status }),
      ...(row.last_error !== null && { lastError: row.last_error }),
    }));
  }

  /** Sends a message again, before those that came later. @throws {StoreRefusal} `unknown_ledger`, `unknown_webhook`. */
  async resend(ledgerId: string, endpointId: string, messageId: string): Promise<void> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { rowCount } = await this.#database.of(ledgerNo).query(
      `UPDATE docket.outbox_message SET state = 'waiting', attempts = 0, settled_at = NULL
       WHERE ledger_no = $1 AND endpoint_id = $2 AND message_id = $3`,
      [ledgerNo, endpointId, messageId],
    );
    if (rowCount !== 1) throw unknownEndpoint();
  }

  /** Forgets what was settled long ago, some at a time. */
  async prune(): Promise<void> {
    const old = `(state = 'delivered' AND settled_at < now() - interval '${KEPT_DAYS.delivered} d'
      OR state = 'dead' AND settled_at < now() - interval '${KEPT_DAYS.dead} d')`;
    const { rows } = await this.#database
      .of('all')
      .query<{ ledger_no: number }>(
        `SELECT DISTINCT ledger_no FROM docket.outbox_message WHERE ${old}`,
      );
    for (const { ledger_no: ledgerNo } of rows) {
      await this.#database.of(ledgerNo).query(
        `DELETE FROM docket.outbox_message WHERE ledger_no = $1 AND message_no IN (
           SELECT message_no FROM docket.outbox_message WHERE ledger_no = $1 AND ${old} LIMIT ${PRUNED_AT_ONCE})`,
        [ledgerNo],
      );
    }
  }
}

interface LeaseRow {
  ledger_id: string;
  origin: string;
  lease_no: number;
  form: string;
  events: string;
  failures: number;
  sealed: Buffer;
}

interface MessageRow {
  ledger_no: number;
  endpoint_id: string;
  seal: Buffer | null;
  message_no: string;
  message_id: string;
  event: string;
  content: string;
  attempts: number;
  created_at: Date;
  settled_at: Date | null;
  state: ListedMessage['state'];
  last_status: number | null;
  last_error: string | null;
}

function messageOf(row: MessageRow): Omit<OutboxMessage, 'no'> {
  const { message_id: id, event, content, attempts } = row;
  return { id, event, content, attempts, createdAt: row.created_at.toISOString() };
}
