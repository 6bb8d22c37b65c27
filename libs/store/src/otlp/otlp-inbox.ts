import type { SignIn } from '@docket/record';
import type pg from 'pg';
import type { Database } from '../database.js';
import { withinLedger } from '../ledger-transaction.js';
import type { LedgerService } from '../ledger-service.js';
import { StoreRefusal } from '../refusal.js';

/** A span or a log record on its way to a ledger. */
export interface StagedItem {
  traceId: string;
  kind: 'span' | 'log';
  /** Id of the span; of a log record, its digest in hex. */
  id: string;
  /** JSON. */
  content: string;
  /** SHA-256 of the content. */
  digest: Uint8Array;
  /** It has ended, and its parent is none or in another process. */
  isRoot: boolean;
}

/** Whoever sent it. */
export interface OtlpSender {
  actor: string;
  via: SignIn;
}

/** Items of a trace that are to become records now, the same whenever they are asked for again. */
export interface OtlpRound {
  ledger: string;
  sender: OtlpSender;
  traceId: string;
  /** From 1. */
  round: number;
  conflicts: number;
  /** What an earlier round made of the trace. */
  earlier: { decisionId: string; goal: string } | undefined;
  items: { kind: 'span' | 'log'; content: string }[];
  /** Attempts of this round before this one. */
  failures: number;
}

/** When a trace is complete, in milliseconds. */
const OTLP_RIPE = {
  /** Without news after its root ended. */
  quietMs: 10_000,
  /** Without news at all: the root may have been sampled away, or its process was killed. */
  silenceMs: 120_000,
  /** Since its first span. */
  wholeMs: 900_000,
} as const;

/** Items of one ledger that may wait: at 4 KiB each some 400 MiB. */
const OTLP_WAITING_MAX = 100_000;
/** Items of traces that are set aside take no room of those that wait, up to as many; the others do. */
const OTLP_ASIDE_MAX = 100_000;
/** Items of one round, and their length in characters. What is more waits for the next. */
const ROUND_ITEMS_MAX = 2_000;
const ROUND_LENGTH_MAX = 32 * 1024 ** 2;
/** How long a process that says nothing keeps a trace, in seconds. */
const LEASE_S = 60;
/** How long after its last span a recorded trace is remembered: a repetition is then known again. */
const KEPT_HOURS = 24;
const RETRY_S = 15;

/**
 * Failed attempts of a round, at most; one of a process that was killed in the middle counts. A trace that cannot be
 * recorded, or ends the process that tries, is then set aside.
 */
export const OTLP_ATTEMPTS_MAX = 8;

/** How many ripe traces are looked at, where other processes take them too. */
const CANDIDATES = 20;

const KEY = 'ledger_no = $1 AND principal = $2 AND trace_id = $3';
/** Of the bounds $1 to $3, as `OTLP_RIPE` has them. */
const RIPE = `(is_pending OR is_frozen) AND set_aside_at IS NULL AND coalesce(lease_until < now(), true)
  AND coalesce(retry_at < now(), true)
  AND (is_frozen OR first_at < now() - $3 * interval '1 ms' OR last_at < now() - $2 * interval '1 ms'
    OR (has_root AND last_at < now() - $1 * interval '1 ms'))`;
/** Items of a ledger, $1, that are not recorded yet. */
const KEPT = 'SELECT FROM docket.otlp_item i WHERE ledger_no = $1 AND content IS NOT NULL';
const IS_ASIDE = `EXISTS (SELECT FROM docket.otlp_trace t WHERE t.ledger_no = i.ledger_no
  AND t.principal = i.principal AND t.trace_id = i.trace_id AND t.set_aside_at IS NOT NULL)`;
/** Those of them that take room. */
const COUNTED = `(${KEPT} AND NOT ${IS_ASIDE}) UNION ALL (${KEPT} AND ${IS_ASIDE} OFFSET ${OTLP_ASIDE_MAX})`;
const FORGOTTEN = `NOT (is_pending OR is_frozen) AND last_at < now() - interval '${KEPT_HOURS} h'`;

/**
 * Spans between their arrival and the ledger. Any process may take them in, and any may turn them into records: a
 * trace belongs to the process that holds its lease, and what it is turned into is settled before it is written, so
 * that whoever comes after a crash writes the same.
 */
export class OtlpInbox {
  readonly #database: Database;
  readonly #ledgers: LedgerService;

  constructor(database: Database, ledgers: LedgerService) {
    this.#database = database;
    this.#ledgers = ledgers;
  }

  /**
   * Keeps items; resolves when they are on disk. The same item again is kept once; the same span with other content
   * is counted, and the first stays.
   *
   * @throws {StoreRefusal} `unknown_ledger`, `overloaded` where too many wait already.
   */
  async stage(ledger: string, sender: OtlpSender, items: readonly StagedItem[]): Promise<void> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledger);
    const unique = [
      ...new Map(items.map((item) => [`${item.kind}${item.traceId}${item.id}`, item])).values(),
    ];
    if (unique.length === 0) return;
    await this.#refuseFull(ledgerNo);
    const roots = new Map<string, boolean>();
    for (const { traceId, isRoot } of unique)
      roots.set(traceId, isRoot || roots.get(traceId) === true);
    const traces = [...roots.keys()].toSorted();
    await withinLedger(this.#database.plainPool, ledgerNo, async (client) => {
      // The trace before its items, and traces in one order: as whoever claims them, so that none waits for another.
      await client.query(
        `INSERT INTO docket.otlp_trace AS t
           (ledger_no, principal, via, trace_id, first_at, last_at, is_pending, has_root)
         SELECT $1, $2, $3, g.trace_id, now(), now(), true, g.has_root
         FROM unnest($4::text[], $5::boolean[]) WITH ORDINALITY AS g (trace_id, has_root, n) ORDER BY g.n
         ON CONFLICT (ledger_no, principal, trace_id) DO UPDATE
           SET last_at = now(), has_root = t.has_root OR excluded.has_root`,
        [ledgerNo, sender.actor, sender.via, traces, traces.map((id) => roots.get(id) === true)],
      );
      const { rows } = await client.query<{ trace_id: string }>(
        `INSERT INTO docket.otlp_item AS i (ledger_no, principal, trace_id, kind, item_id, content, digest)
         SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[])
         ON CONFLICT (ledger_no, principal, trace_id, kind, item_id) DO UPDATE
           SET conflicts = i.conflicts + 1 WHERE i.digest <> excluded.digest
         RETURNING trace_id`,
        [
          ledgerNo,
          sender.actor,
          unique.map(({ traceId }) => traceId),
          unique.map(({ kind }) => kind),
          unique.map(({ id }) => id),
          unique.map(({ content }) => content),
          unique.map(({ digest }) => Buffer.from(digest)),
        ],
      );
      await client.query(
        `UPDATE docket.otlp_trace t SET is_pending = true
         WHERE ledger_no = $1 AND principal = $2 AND trace_id = ANY($3) AND NOT is_pending AND EXISTS (
           SELECT FROM docket.otlp_item i WHERE i.ledger_no = $1 AND i.principal = $2
             AND i.trace_id = t.trace_id AND i.round IS NULL)`,
        [ledgerNo, sender.actor, [...new Set(rows.map(({ trace_id: id }) => id))]],
      );
    });
  }

  /** Takes a trace that is complete, or of which a round was begun and not ended. Undefined where there is none. */
  async claim(): Promise<OtlpRound | undefined> {
    const { quietMs, silenceMs, wholeMs } = OTLP_RIPE;
    const { rows } = await this.#database.of('all').query<TraceRow>(
      `SELECT t.*, l.ledger_id FROM docket.otlp_trace t JOIN docket.ledger l USING (ledger_no)
       WHERE ${RIPE} ORDER BY first_at LIMIT ${CANDIDATES}`,
      [quietMs, silenceMs, wholeMs],
    );
    for (const found of rows) {
      const round = await this.#claim(found);
      if (round !== undefined) return round;
    }
    return undefined;
  }

  /** Undefined where another process was first. */
  async #claim(found: TraceRow): Promise<OtlpRound | undefined> {
    const key = [found.ledger_no, found.principal, found.trace_id];
    const { quietMs, silenceMs, wholeMs } = OTLP_RIPE;
    return withinLedger(this.#database.plainPool, found.ledger_no, async (client) => {
      const { rows } = await client.query<TraceRow>(
        `SELECT * FROM docket.otlp_trace WHERE ${RIPE} AND ledger_no = $4 AND principal = $5 AND trace_id = $6
         FOR UPDATE SKIP LOCKED`,
        [quietMs, silenceMs, wholeMs, ...key],
      );
      const [trace] = rows;
      if (trace === undefined) return undefined;
      const number = trace.round + 1;
      if (!trace.is_frozen) await freeze(client, key, number);
      // A lease that nobody gave up was held by a process that ended.
      const settled = await client.query<{ conflicts: number; failures: number }>(
        `UPDATE docket.otlp_trace SET is_frozen = true, lease_until = now() + interval '${LEASE_S} s',
           failures = failures + (lease_until IS NOT NULL)::int
         WHERE ${KEY} RETURNING conflicts, failures`,
        key,
      );
      const items = await client.query<OtlpRound['items'][number]>(
        `SELECT kind, content FROM docket.otlp_item WHERE ${KEY} AND round = $4 ORDER BY item_no`,
        [...key, number],
      );
      const { decision_id: decisionId, goal } = trace;
      return {
        ledger: found.ledger_id,
        sender: { actor: trace.principal, via: trace.via },
        traceId: trace.trace_id,
        round: number,
        conflicts: settled.rows[0]?.conflicts ?? 0,
        failures: settled.rows[0]?.failures ?? 0,
        earlier: decisionId === null ? undefined : { decisionId, goal: goal ?? '' },
        items: items.rows,
      };
    });
  }

  /** Notes that a round is in the ledger, or was refused there for good, and gives up its content. */
  async finish(
    round: OtlpRound,
    became: { decisionId?: string; goal?: string; refusal?: string },
  ): Promise<void> {
    const { ledgerNo } = await this.#ledgers.getLedger(round.ledger);
    const key = [ledgerNo, round.sender.actor, round.traceId, round.round];
    await withinLedger(this.#database.plainPool, ledgerNo, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE docket.otlp_trace SET is_frozen = false, round = $4, lease_until = NULL, retry_at = NULL,
           failures = 0, decision_id = coalesce(decision_id, $5), goal = coalesce(goal, $6), refusal = $7
         WHERE ${KEY} AND is_frozen AND round = $4 - 1`,
        [...key, became.decisionId ?? null, became.goal ?? null, became.refusal ?? null],
      );
      // Another process was first.
      if (rowCount !== 1) return;
      await client.query(
        `UPDATE docket.otlp_item SET content = NULL WHERE ${KEY} AND round = $4`,
        key,
      );
    });
  }

  /**
   * Gives a trace back: its round is tried again after a while. What `passes`, such as too much work, says nothing about
   * the trace and is no failed attempt.
   */
  async giveBack(round: OtlpRound, why: string, { passes }: { passes: boolean }): Promise<void> {
    const { failures } = round;
    const waitS = passes ? RETRY_S : 2 ** Math.min(failures, 8);
    await this.#settle(
      round,
      `lease_until = NULL, failures = $5, refusal = $6, retry_at = now() + $7 * interval '1 s'`,
      [failures + (passes ? 0 : 1), why.slice(0, 1_000), waitS],
    );
  }

  /** Sets a trace aside, with all that came of it, until somebody has it tried again. */
  async setAside(round: OtlpRound): Promise<void> {
    const why = 'The process that tried it ended.';
    await this.#settle(
      round,
      'lease_until = NULL, retry_at = NULL, set_aside_at = now(), refusal = coalesce(refusal, $5)',
      [why],
    );
  }

  /** Nothing where another process was first. */
  async #settle(round: OtlpRound, changes: string, values: unknown[]): Promise<void> {
    const { ledgerNo } = await this.#ledgers.getLedger(round.ledger);
    await this.#database
      .of(ledgerNo)
      .query(
        `UPDATE docket.otlp_trace SET ${changes} WHERE ${KEY} AND is_frozen AND round = $4 - 1`,
        [ledgerNo, round.sender.actor, round.traceId, round.round, ...values],
      );
  }

  /** Forgets what was recorded long ago, some at a time. */
  async prune(): Promise<void> {
    const { rows } = await this.#database
      .of('all')
      .query<{ ledger_no: number }>(
        `SELECT DISTINCT ledger_no FROM docket.otlp_trace WHERE ${FORGOTTEN}`,
      );
    for (const { ledger_no: ledgerNo } of rows) {
      await this.#database.of(ledgerNo).query(
        `DELETE FROM docket.otlp_trace WHERE ledger_no = $1 AND (principal, trace_id) IN (
           SELECT principal, trace_id FROM docket.otlp_trace WHERE ledger_no = $1 AND ${FORGOTTEN}
           ORDER BY last_at LIMIT 100) AND ${FORGOTTEN}`,
        [ledgerNo],
      );
    }
  }

  async #refuseFull(ledgerNo: number): Promise<void> {
    const isFull = async (waiting: string): Promise<boolean> => {
      const { rows } = await this.#database.of(ledgerNo).query<{ isFull: boolean }>(
        `SELECT count(*) >= ${OTLP_WAITING_MAX} AS "isFull"
         FROM (${waiting} LIMIT ${OTLP_WAITING_MAX}) AS waiting`,
        [ledgerNo],
      );
      return rows[0]?.isFull === true;
    };
    // What is set aside is told apart only where all together are many.
    if (!(await isFull(KEPT)) || !(await isFull(COUNTED))) return;
    throw new StoreRefusal(
      'overloaded',
      `As many spans of this ledger wait as may: ${OTLP_WAITING_MAX}.`,
      { next: `Send them again in ${RETRY_S} seconds.` },
    );
  }
}

interface TraceRow {
  ledger_no: number;
  ledger_id: string;
  principal: string;
  via: SignIn;
  trace_id: string;
  round: number;
  is_frozen: boolean;
  decision_id: string | null;
  goal: string | null;
}

/** Settles which items the round has. Those that come from now on are for the next. */
async function freeze(client: pg.PoolClient, key: unknown[], round: number): Promise<void> {
  await client.query(
    `UPDATE docket.otlp_item i SET round = $4 FROM (
       SELECT kind, item_id, count(*) OVER w AS n, sum(length(content)) OVER w AS total
       FROM docket.otlp_item WHERE ${KEY} AND round IS NULL WINDOW w AS (ORDER BY item_no)) AS next
     WHERE i.ledger_no = $1 AND i.principal = $2 AND i.trace_id = $3 AND i.kind = next.kind
       AND i.item_id = next.item_id AND (next.n = 1 OR (next.n <= $5 AND next.total <= $6))`,
    [...key, round, ROUND_ITEMS_MAX, ROUND_LENGTH_MAX],
  );
  await client.query(
    `UPDATE docket.otlp_trace SET
       conflicts = (SELECT coalesce(sum(conflicts), 0) FROM docket.otlp_item WHERE ${KEY}),
       is_pending = EXISTS (SELECT FROM docket.otlp_item WHERE ${KEY} AND round IS NULL)
     WHERE ${KEY}`,
    key,
  );
}
