import type pg from 'pg';
import { FOREIGN_ROW, type RowSeals } from '../signing/row-seal.js';
import { holdRound, sealTrace, type ChunkRow, type TraceRow } from './sealed-round.js';
import type { Database } from '../database.js';
import { askBound } from '../append/bound-query.js';
import { onConnection } from '../held-connection.js';
import { withinLedger } from '../ledger-transaction.js';
import type { LedgerService } from '../ledger-service.js';
import { sortArrivals, type UnsortedRequest } from './arrivals.js';
import { InboxRoom } from './inbox-room.js';
import { RequestContents, type RequestContent } from './request-contents.js';
import { itemsOf, stageStatement } from './stage-statement.js';
import type { OtlpSender, StagedRequest } from './staged-chunk.js';

/** Items of a trace that are to become records now, the same whenever they are asked for again. */
export interface OtlpRound {
  ledger: string;
  sender: OtlpSender;
  traceId: string;
  /** From 1. */
  round: number;
  /** Spans of earlier rounds that came again with other content. */
  conflicts: number;
  /** What an earlier round made of the trace. */
  earlier: { decisionId: string; goal: string } | undefined;
  /** In the order in which they came, to be read by `readChunk`. The same span may be in several. */
  chunks: { requestNo: string; ranges: Buffer; hash: Buffer }[];
  /** How many items they hold. */
  items: number;
  /** What was given to `finish` for each earlier round. */
  known: Uint8Array[];
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

/** Items of one round, and the length of their content. What is more waits for the next. */
const ROUND_ITEMS_MAX = 2_000;
const ROUND_BYTES_MAX = 16 * 1024 ** 2;
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
const FORGOTTEN = `NOT (is_pending OR is_frozen) AND last_at < now() - interval '${KEPT_HOURS} h'`;

/** Of the ledger $1, those of which nothing waits. */
const DROP_REQUESTS = `DELETE FROM docket.otlp_request r WHERE ledger_no = $1 AND NOT EXISTS (
  SELECT FROM docket.otlp_chunk c WHERE c.ledger_no = $1 AND c.request_no = r.request_no) AND NOT EXISTS (
  SELECT FROM docket.otlp_arrival a WHERE a.ledger_no = $1 AND a.request_no = r.request_no)`;

/**
 * Spans between their arrival and the ledger. Any process may take them in, and any may turn them into records: a
 * trace belongs to the process that holds its lease, and what it is turned into is settled before it is written, so
 * that whoever comes after a crash writes the same.
 */
export class OtlpInbox {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #room: InboxRoom;
  readonly #contents = new RequestContents();
  readonly #unsorted: UnsortedRequest[] = [];
  readonly #seals: RowSeals;
  readonly #foreign: { ledger: string; traceId: string }[] = [];

  constructor(database: Database, ledgers: LedgerService, seals: RowSeals) {
    this.#database = database;
    this.#seals = seals;
    this.#room = new InboxRoom(database);
    this.#ledgers = ledgers;
  }

  /**
   * Keeps what came, in one statement; resolves when it is on disk. It may come several times: `finish` is told by what
   * it is known again.
   *
   * @throws {StoreRefusal} `unknown_ledger`, `ledger_closed`, `overloaded` where too many wait already.
   */
  async stage(ledger: string, sender: OtlpSender, request: StagedRequest): Promise<void> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledger);
    if (request.chunks.length === 0) return;
    await this.#room.take(ledgerNo, itemsOf(request.chunks));
    const seal = await this.#seals.of('otlp_chunk');
    const statement = stageStatement(ledgerNo, sender, request, seal);
    await onConnection(this.#database.plainPool, (client) => askBound(client, statement));
  }

  /**
   * Takes a trace that is complete, or of which a round was begun and not ended. Undefined where there is none. What is
   * not as a server of this installation wrote it is set aside: nothing is done in the name that it says.
   *
   * @throws where there is none, and in a ledger what came could not be sorted: no trace of it is taken.
   */
  async claim(): Promise<OtlpRound | undefined> {
    const { quietMs, silenceMs, wholeMs } = OTLP_RIPE;
    // Only then each trace says when its last spans came.
    const { failures, unsorted } = await sortArrivals(this.#database);
    this.#unsorted.push(...unsorted);
    for (let isFirst = true, foreign = 0; isFirst || foreign > 0; isFirst = false) {
      foreign = 0;
      const { rows } = await this.#database.of('all').query<TraceRow>(
        `SELECT t.*, l.ledger_id FROM docket.otlp_trace t JOIN docket.ledger l USING (ledger_no)
         WHERE ${RIPE} AND ledger_no <> ALL ($4::integer[]) ORDER BY first_at LIMIT ${CANDIDATES}`,
        [quietMs, silenceMs, wholeMs, [...failures.keys()]],
      );
      for (const found of rows) {
        const round = await this.#claim(found);
        if (round === 'foreign') foreign += 1;
        else if (round !== undefined) return round;
      }
    }
    for (const failure of failures.values()) throw failure;
    return undefined;
  }

  /** Requests of which something could not be sorted by trace, since this was asked last. */
  takeUnsorted(): UnsortedRequest[] {
    return this.#unsorted.splice(0);
  }

  /** Traces that were set aside because no server of this installation wrote them so, since this was asked last. */
  takeForeign(): { ledger: string; traceId: string }[] {
    return this.#foreign.splice(0);
  }

  /** Undefined where another process was first; `foreign` where it is set aside. */
  async #claim(found: TraceRow): Promise<OtlpRound | 'foreign' | undefined> {
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
      const settled = await client.query<{ failures: number }>(
        `UPDATE docket.otlp_trace SET is_frozen = true, lease_until = now() + interval '${LEASE_S} s',
           failures = failures + (lease_until IS NOT NULL)::int
         WHERE ${KEY} RETURNING failures`,
        key,
      );
      const { rows: kept } = await client.query<ChunkRow>(
        `SELECT * FROM docket.otlp_chunk WHERE ${KEY} AND round = $4 ORDER BY request_no, chunk_no`,
        [...key, number],
      );
      const { rows: earlier } = await client.query<{ known: Buffer }>(
        `SELECT known FROM docket.otlp_chunk WHERE ${KEY} AND round < $4 AND known IS NOT NULL
         ORDER BY round`,
        [...key, number],
      );
      const known = earlier.map(({ known: of }) => of);
      const held = await holdRound(this.#seals, trace, { chunks: kept, known });
      if (held === undefined) {
        await client.query(
          `UPDATE docket.otlp_trace SET lease_until = NULL, retry_at = NULL, set_aside_at = now(), refusal = $4
           WHERE ${KEY}`,
          [...key, FOREIGN_ROW],
        );
        this.#foreign.push({ ledger: found.ledger_id, traceId: trace.trace_id });
        return 'foreign';
      }
      return {
        ledger: found.ledger_id,
        sender: { actor: trace.principal, via: held.via },
        traceId: trace.trace_id,
        round: number,
        conflicts: trace.conflicts,
        failures: settled.rows[0]?.failures ?? 0,
        earlier: held.earlier,
        chunks: held.chunks.map(({ request_no: requestNo, ranges, content_hash: hash }) => ({
          requestNo,
          ranges,
          hash,
        })),
        items: held.chunks.reduce((sum, { items }) => sum + items, 0),
        known,
      };
    });
  }

  /** The request that a chunk is of, unpacked; all of its traces. @throws where it is gone, or is not what was sent. */
  async readChunk(
    { ledger }: OtlpRound,
    { requestNo, ranges, hash }: OtlpRound['chunks'][number],
  ): Promise<RequestContent & { ranges: Buffer }> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledger);
    const request = await this.#contents.read(this.#database.of(ledgerNo), requestNo);
    if (!request.hash.equals(hash)) throw new Error(`request ${requestNo} is not as it came`);
    return { ...request, ranges };
  }

  /** Notes that a round is in the ledger, or was refused there for good, and gives up its content. */
  async finish(
    round: OtlpRound,
    became: {
      decisionId?: string;
      goal?: string;
      refusal?: string;
      conflicts?: number;
      known?: Uint8Array;
    },
  ): Promise<void> {
    const { ledgerNo } = await this.#ledgers.getLedger(round.ledger);
    const { earlier, sender, traceId } = round;
    const state = {
      ledger_no: ledgerNo,
      principal: sender.actor,
      trace_id: traceId,
      round: round.round,
      decision_id: earlier?.decisionId ?? became.decisionId ?? null,
      goal: earlier?.goal ?? became.goal ?? null,
      conflicts: round.conflicts + (became.conflicts ?? 0),
    };
    const known = [...round.known, ...(became.known === undefined ? [] : [became.known])];
    const { seal, goalSeal } = await sealTrace(this.#seals, state, known);
    const key = [ledgerNo, sender.actor, traceId, round.round];
    await withinLedger(this.#database.plainPool, ledgerNo, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE docket.otlp_trace SET is_frozen = false, round = $4, lease_until = NULL, retry_at = NULL,
           failures = 0, decision_id = $5, goal = $6, refusal = $7, conflicts = $8, seal = $9, goal_seal = $10
         WHERE ${KEY} AND is_frozen AND round = $4 - 1`,
        [
          ...key,
          state.decision_id,
          state.goal,
          became.refusal ?? null,
          state.conflicts,
          seal,
          goalSeal,
        ],
      );
      // Another process was first.
      if (rowCount !== 1) return;
      await client.query(
        `UPDATE docket.otlp_chunk SET request_no = NULL, known = CASE WHEN chunk_no = (
           SELECT min(chunk_no) FROM docket.otlp_chunk WHERE ${KEY} AND round = $4) THEN $5::bytea END
         WHERE ${KEY} AND round = $4`,
        [...key, became.known === undefined ? null : Buffer.from(became.known)],
      );
      const requests = new Set(round.chunks.map(({ requestNo }) => requestNo));
      await client.query(`${DROP_REQUESTS} AND request_no = ANY ($2)`, [ledgerNo, [...requests]]);
    });
  }

  /**
   * Gives a trace back: its round is tried again after a while. What `passes`, such as too much work, says nothing about
   * the trace and is no failed attempt.
   */
  async giveBack(round: OtlpRound, why: string, { passes }: { passes: boolean }): Promise<void> {
    const { failures, chunks } = round;
    for (const { requestNo } of chunks) this.#contents.forget(requestNo);
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

  /** Forgets what was recorded long ago, some at a time; and requests that two processes recorded the last of at once. */
  async prune(): Promise<void> {
    const { rows: waiting } = await this.#database
      .of('all')
      .query<{ ledger_no: number }>('SELECT DISTINCT ledger_no FROM docket.otlp_request');
    for (const { ledger_no: ledgerNo } of waiting)
      await this.#database.of(ledgerNo).query(DROP_REQUESTS, [ledgerNo]);
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
}

/**
 * Settles what the round has. What is sorted from now on is for the next: that waits for the trace, and says afterwards
 * that something is pending.
 */
async function freeze(client: pg.PoolClient, key: unknown[], round: number): Promise<void> {
  await client.query(
    `UPDATE docket.otlp_chunk c SET round = $4 FROM (
       SELECT chunk_no, count(*) OVER w AS n, sum(items) OVER w AS items, sum(bytes) OVER w AS bytes
       FROM docket.otlp_chunk WHERE ${KEY} AND round IS NULL WINDOW w AS (ORDER BY request_no, chunk_no)) AS next
     WHERE c.ledger_no = $1 AND c.principal = $2 AND c.trace_id = $3 AND c.chunk_no = next.chunk_no
       AND (next.n = 1 OR (next.items <= $5 AND next.bytes <= $6))`,
    [...key, round, ROUND_ITEMS_MAX, ROUND_BYTES_MAX],
  );
  await client.query(
    `UPDATE docket.otlp_trace SET
       is_pending = EXISTS (SELECT FROM docket.otlp_chunk WHERE ${KEY} AND round IS NULL)
     WHERE ${KEY}`,
    key,
  );
}
