import pg from 'pg';
import { int8Array, textArray } from '../binary-array.js';
import { StoreRefusal } from '../refusal.js';
import { TreeEdge } from './batch.js';
import type { LedgerHead } from './batch.js';
import { DecisionCache } from './decision-cursor.js';
import type { DecisionCursor } from './decision-cursor.js';
import { BatchPlan } from './plan.js';
import type { LedgerTerms, Outcome } from './plan.js';
import { FIND_CHANGED_DECISIONS, FIND_KEYS, LOCK_HEAD } from './statements.js';
import type { PreparedSubmission } from './submission.js';
import { readDecision, write } from './write-set.js';
import type { DecisionRow, KeyUse } from './write-set.js';

export interface WriterLimits {
  /** Records waiting in this process for one ledger; more are refused as `overloaded`. */
  queueRecordsMax: number;
  queueBytesMax: number;
  /** Records of one transaction, unless a single request brings more. */
  batchRecordsMax: number;
  batchBytesMax: number;
  /** Decisions whose state is kept in memory. */
  decisionsMax: number;
}

export const WRITER_LIMITS: WriterLimits = {
  queueRecordsMax: 10_000,
  queueBytesMax: 64 * 1024 * 1024,
  batchRecordsMax: 512,
  batchBytesMax: 4 * 1024 * 1024,
  decisionsMax: 4_096,
};

/**
 * The write failed for a reason that is not the submitter's. `unknown`: the commit had been sent and its
 * answer was lost; a repetition under the same idempotency key finds out.
 */
export class AppendFailed extends Error {
  override readonly name = 'AppendFailed';
  constructor(
    readonly outcome: 'not_written' | 'unknown',
    options: { cause: unknown },
  ) {
    super(
      outcome === 'unknown'
        ? 'It is not known whether the entry was written.'
        : 'Nothing was written.',
      options,
    );
  }
}

/** What came in together and is accepted or refused together. */
interface Request {
  readonly submissions: readonly PreparedSubmission[];
  readonly bytes: number;
  readonly resolve: (outcomes: Outcome[]) => void;
  readonly reject: (error: unknown) => void;
}

interface LockedHead {
  head: LedgerHead;
  frontier: Buffer;
}

/**
 * Appends to one ledger by group commit: one transaction in flight, and whatever was submitted meanwhile
 * is the next one. No timer: an idle ledger's entry goes out at once, a busy one's shares a commit.
 */
export class LedgerWriter {
  readonly #pool: pg.Pool;
  readonly #terms: LedgerTerms;
  readonly #limits: WriterLimits;
  readonly #queue: Request[] = [];
  #queuedRecords = 0;
  #queuedBytes = 0;
  #running: Promise<void> | undefined;
  #draining = false;
  /** Above 0 while another process writes too: asking for decisions early then saves a round trip. */
  #sharedBatches = 0;
  /** The ledger as this process left it; undefined when not known. */
  #known: { head: LedgerHead; edge: TreeEdge } | undefined;
  readonly #decisions: DecisionCache;

  constructor(pool: pg.Pool, terms: LedgerTerms, limits: WriterLimits = WRITER_LIMITS) {
    this.#pool = pool;
    this.#terms = terms;
    this.#limits = limits;
    this.#decisions = new DecisionCache(limits.decisionsMax);
  }

  get idle(): boolean {
    return this.#running === undefined;
  }

  /** Resolves once the entries are on disk. @throws {StoreRefusal} @throws {AppendFailed} */
  submit(submissions: readonly PreparedSubmission[]): Promise<Outcome[]> {
    if (this.#draining) {
      throw new StoreRefusal('shutting_down', 'This server is shutting down.', {
        next: 'Send it to another one, or again later.',
      });
    }
    let bytes = 0;
    for (const submission of submissions) bytes += submission.content.bytes.length;
    const { queueRecordsMax, queueBytesMax } = this.#limits;
    if (
      this.#queuedRecords + submissions.length > queueRecordsMax ||
      this.#queuedBytes + bytes > queueBytesMax
    ) {
      throw new StoreRefusal(
        'overloaded',
        'More records are waiting for this ledger than can be held.',
        {
          next: 'Wait a moment and send it again.',
        },
      );
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ submissions, bytes, resolve, reject });
      this.#queuedRecords += submissions.length;
      this.#queuedBytes += bytes;
      this.#running ??= this.#run();
    });
  }

  /** Takes nothing more and resolves when everything taken is answered. */
  async drain(): Promise<void> {
    this.#draining = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // What is submitted in the same turn of the event loop shares the first transaction.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const requests = this.#takeBatch();
      try {
        await this.#flush(requests);
      } catch (error) {
        // Whatever happened, what is kept in memory may not be what is in the database.
        this.#forget();
        const failure =
          error instanceof AppendFailed ? error : new AppendFailed('not_written', { cause: error });
        for (const request of requests) request.reject(failure);
      }
    }
    this.#running = undefined;
  }

  #forget(): void {
    this.#known = undefined;
    this.#decisions.clear();
  }

  #takeBatch(): Request[] {
    const { batchRecordsMax, batchBytesMax } = this.#limits;
    let records = 0;
    let bytes = 0;
    let count = 0;
    for (const request of this.#queue) {
      const tooMany =
        records + request.submissions.length > batchRecordsMax ||
        bytes + request.bytes > batchBytesMax;
      if (count > 0 && tooMany) break;
      records += request.submissions.length;
      bytes += request.bytes;
      count += 1;
    }
    this.#queuedRecords -= records;
    this.#queuedBytes -= bytes;
    return this.#queue.splice(0, count);
  }

  async #flush(requests: readonly Request[]): Promise<void> {
    const client = await this.#pool.connect();
    let failed = true;
    try {
      await this.#flushOn(client, requests);
      failed = false;
    } finally {
      // A connection in an unknown state is closed; the server rolls back what it had begun.
      client.release(failed);
    }
  }

  async #flushOn(client: pg.PoolClient, requests: readonly Request[]): Promise<void> {
    const submissions = requests.flatMap((request) => request.submissions);
    const decisionIds = existingDecisions(submissions);
    const { locked, keys, early } = await this.#lock(client, submissions, decisionIds);
    const edge = this.#edgeAt(locked);
    const cursors = await this.#cursors(client, decisionIds, early);
    const clock = new Date().toISOString();
    const plan = new BatchPlan(this.#terms, locked.head, clock, { cursors, keys });
    const answers = requests.map((request) => attempt(plan, request));
    if (plan.entries.length === 0) {
      await client.query('ROLLBACK');
      this.#known = { head: locked.head, edge };
    } else {
      await this.#commit(client, plan, edge);
    }
    for (const answer of answers) answer();
  }

  /** The lock, and behind it in the same round trip what can be asked before its answer is there. */
  async #lock(
    client: pg.PoolClient,
    submissions: readonly PreparedSubmission[],
    decisionIds: readonly string[],
  ): Promise<{ locked: LockedHead; keys: Map<string, KeyUse>; early: DecisionRows }> {
    const { ledgerNo } = this.#terms;
    const wanted = new Set(submissions.flatMap((submission) => submission.key ?? []));
    const asked =
      this.#sharedBatches > 0
        ? decisionIds
        : decisionIds.filter((id) => this.#decisions.current(id) === undefined);
    const [, head, found, rows] = await Promise.all([
      client.query('BEGIN'),
      client.query<HeadRow>({ ...LOCK_HEAD, values: [ledgerNo] }),
      wanted.size === 0
        ? undefined
        : client.query<KeyRow>({ ...FIND_KEYS, values: [ledgerNo, textArray([...wanted])] }),
      this.#findChanged(client, asked),
    ]);
    const keys = new Map((found?.rows ?? []).map((row) => [row.key, readKey(row)]));
    return { locked: readHead(head.rows[0]), keys, early: { asked: new Set(asked), rows } };
  }

  /** What is kept of the ledger if it still is as this process left it; else read from the head. */
  #edgeAt(locked: LockedHead): TreeEdge {
    const known = this.#known;
    const same =
      known?.head.size === locked.head.size && known.head.lastHash === locked.head.lastHash;
    this.#sharedBatches = Math.max(0, this.#sharedBatches - 1);
    if (known !== undefined && same) return known.edge;
    if (known !== undefined) this.#sharedBatches = SHARED_BATCHES;
    this.#decisions.outdate();
    return TreeEdge.decode(locked.frontier, locked.head.size);
  }

  async #cursors(
    client: pg.PoolClient,
    decisionIds: readonly string[],
    early: DecisionRows,
  ): Promise<Map<string, DecisionCursor>> {
    const stale = decisionIds.filter((id) => this.#decisions.current(id) === undefined);
    const asked = stale.every((id) => early.asked.has(id));
    this.#adopt(stale, asked ? early.rows : await this.#findChanged(client, stale));
    return new Map(
      decisionIds.flatMap((id) => {
        const cursor = this.#decisions.current(id);
        return cursor === undefined ? [] : [[id, cursor]];
      }),
    );
  }

  /** Only under the head's lock do the rows stay true until the commit. */
  #adopt(decisionIds: readonly string[], rows: readonly DecisionRow[]): void {
    const changed = new Map(rows.map((row) => [row.decision_id, row]));
    for (const id of decisionIds) {
      const row = changed.get(id);
      const cursor = row === undefined ? this.#decisions.last(id) : readDecision(row);
      if (cursor !== undefined) this.#decisions.keep(cursor);
    }
  }

  async #findChanged(
    client: pg.PoolClient,
    decisionIds: readonly string[],
  ): Promise<DecisionRow[]> {
    if (decisionIds.length === 0) return [];
    const known = decisionIds.map((id) => this.#decisions.last(id)?.state.lastSeq ?? -1);
    const values = [this.#terms.ledgerNo, textArray(decisionIds), int8Array(known)];
    return (await client.query<DecisionRow>({ ...FIND_CHANGED_DECISIONS, values })).rows;
  }

  async #commit(client: pg.PoolClient, plan: BatchPlan, edge: TreeEdge): Promise<void> {
    const decisions = plan.changedDecisions();
    for (const entry of plan.entries) edge.append(entry.hash);
    const set = { entries: plan.entries, decisions, keys: plan.newKeys, head: plan.head, edge };
    try {
      await write(client, this.#terms.ledgerNo, set, 'COMMIT');
    } catch (error) {
      // A statement that PostgreSQL refused took the commit with it. Anything else may have come after.
      throw new AppendFailed(
        error instanceof pg.DatabaseError && !isTermination(error) ? 'not_written' : 'unknown',
        {
          cause: error,
        },
      );
    }
    this.#known = { head: plan.head, edge };
    for (const cursor of decisions) this.#decisions.keep(cursor);
  }
}

/** Batches for which another process is expected to go on writing after it was noticed. */
const SHARED_BATCHES = 16;

/** Class 57P: the server ended the connection, perhaps after the commit. */
function isTermination(error: pg.DatabaseError): boolean {
  return error.code?.startsWith('57P') ?? true;
}

/** Plans the request and returns what is to be told to its submitter once the batch is on disk. */
function attempt(plan: BatchPlan, request: Request): () => void {
  try {
    const outcomes = plan.attempt(request.submissions);
    return () => request.resolve(outcomes);
  } catch (error) {
    return () => request.reject(error);
  }
}

function existingDecisions(submissions: readonly PreparedSubmission[]): string[] {
  const ids = new Set<string>();
  for (const { type, decisionId } of submissions) {
    if (decisionId !== undefined && type !== 'decision.opened') ids.add(decisionId);
  }
  return [...ids];
}

interface HeadRow {
  size: string;
  last_hash: Buffer;
  last_time: string;
  frontier: Buffer;
}

function readHead(row: HeadRow | undefined): LockedHead {
  if (row === undefined) throw new Error('The ledger has no head.');
  return {
    head: {
      size: Number(row.size),
      lastHash: row.last_hash.toString('hex'),
      lastTime: row.last_time,
    },
    frontier: row.frontier,
  };
}

interface KeyRow {
  key: string;
  seq: string;
  entry_count: number;
  request_digest: Buffer;
  answer: string | null;
}

function readKey(row: KeyRow): KeyUse {
  return {
    key: row.key,
    seq: Number(row.seq),
    entryCount: row.entry_count,
    requestDigest: row.request_digest,
    answer: row.answer,
  };
}

interface DecisionRows {
  readonly asked: ReadonlySet<string>;
  readonly rows: readonly DecisionRow[];
}
