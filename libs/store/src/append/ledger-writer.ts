import type { LedgerState } from '@docket/record';
import pg from 'pg';
import { StoreRefusal } from '../refusal.js';
import { TreeEdge } from './batch.js';
import type { LedgerHead } from './batch.js';
import { DecisionCache } from './decision-cursor.js';
import type { DecisionCursor } from './decision-cursor.js';
import {
  adoptDecisions,
  existingDecisions,
  findChangedDecisions,
  findKeys,
  lockHead,
} from './lookups.js';
import type { LockedHead } from './lookups.js';
import { BatchPlan } from './plan.js';
import { readLedgerState } from './ledger-state.js';
import type { LedgerTerms, Outcome } from './plan.js';
import { RequestQueue, WRITER_LIMITS } from './request-queue.js';
import type { Request, WriterLimits } from './request-queue.js';
import type { PreparedSubmission } from './submission.js';
import { prepareWrite, write } from './write-set.js';
import type { KeyUse } from './write-set.js';

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

/** The ledger as this process left it. */
interface Known {
  readonly head: LedgerHead;
  readonly edge: TreeEdge;
}

/**
 * Appends to one ledger by group commit: one transaction in flight, and whatever was submitted meanwhile
 * is the next one. No timer: an idle ledger's entry goes out at once, a busy one's shares a commit.
 *
 * As long as nobody else writes, a batch is one statement that takes effect only if the head still is
 * where this process left it. When another process did write, and for a while after, batches begin by
 * locking the head, which is fair between processes and never has to be tried again.
 */
export class LedgerWriter {
  readonly #pool: pg.Pool;
  readonly #terms: LedgerTerms;
  readonly #queue: RequestQueue;
  readonly #decisions: DecisionCache;
  /** Valid exactly when the head in the database has the same size and hash. */
  #known: Known | undefined;
  /** What was recorded outside decisions, as far as this process knows; its `lastSeq` says how far. */
  #ledger: LedgerState | undefined;
  /** Above 0 while another process is expected to write too. */
  #sharedBatches = 0;
  #running: Promise<void> | undefined;
  #draining = false;

  constructor(pool: pg.Pool, terms: LedgerTerms, limits: WriterLimits = WRITER_LIMITS) {
    this.#pool = pool;
    this.#terms = terms;
    this.#queue = new RequestQueue(limits);
    this.#decisions = new DecisionCache(limits.decisionsMax);
  }

  get isIdle(): boolean {
    return this.#running === undefined;
  }

  /** Resolves once the entries are on disk. @throws {StoreRefusal} @throws {AppendFailed} */
  submit(submissions: readonly PreparedSubmission[]): Promise<Outcome[]> {
    if (this.#draining) {
      throw new StoreRefusal('shutting_down', 'This server is shutting down.', {
        next: 'Send it to another one, or again later.',
      });
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ submissions, resolve, reject });
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
    while (!this.#queue.isEmpty) {
      const requests = this.#queue.take();
      try {
        answerInTurns(await this.#flush(requests));
      } catch (error) {
        // Whatever happened, what is kept in memory may not be what is in the database.
        this.#known = undefined;
        this.#decisions.clear();
        const failure =
          error instanceof AppendFailed ? error : new AppendFailed('not_written', { cause: error });
        for (const request of requests) request.reject(failure);
      }
    }
    this.#running = undefined;
  }

  async #flush(requests: readonly Request[]): Promise<Answer[]> {
    const client = await this.#pool.connect();
    let failed = true;
    try {
      const answers =
        (await this.#flushIfAlone(client, requests)) ?? (await this.#flushLocked(client, requests));
      failed = false;
      return answers;
    } finally {
      // A connection in an unknown state is closed; the server rolls back what it had begun.
      client.release(failed);
    }
  }

  /**
   * The batch without the lock. What was looked up is right if the head has not moved, which the write
   * itself finds out. Undefined, with nothing written, when somebody else wrote, or when nothing is to be
   * written: then nothing would find out whether a refusal is right.
   */
  async #flushIfAlone(
    client: pg.PoolClient,
    requests: readonly Request[],
  ): Promise<Answer[] | undefined> {
    const known = this.#known;
    const ledger = this.#ledger;
    if (known === undefined || ledger === undefined || this.#sharedBatches > 0) return undefined;
    const submissions = requests.flatMap((request) => request.submissions);
    const decisionIds = existingDecisions(submissions);
    const unknown = decisionIds.filter((id) => this.#decisions.current(id) === undefined);
    const hasKeys = submissions.some((submission) => submission.key !== undefined);
    let keys = new Map<string, KeyUse>();
    // No query, no round trip: a card that continues a decision in memory goes straight to the write.
    if (hasKeys || unknown.length > 0) {
      const [found, rows] = await Promise.all([
        findKeys(client, this.#terms.ledgerNo, submissions),
        findChangedDecisions(client, this.#terms.ledgerNo, this.#decisions, unknown),
      ]);
      keys = found;
      adoptDecisions(this.#decisions, rows);
    }
    const { plan, answers } = this.#plan(known.head, ledger, decisionIds, keys, requests);
    if (plan.entries.length === 0) return undefined;
    if (await this.#write(client, plan, known, undefined)) return answers;
    this.#known = undefined;
    this.#sharedBatches = SHARED_BATCHES;
    return undefined;
  }

  /** The batch under the lock of the head, after everything that other processes wrote. */
  async #flushLocked(client: pg.PoolClient, requests: readonly Request[]): Promise<Answer[]> {
    const { ledgerNo } = this.#terms;
    const submissions = requests.flatMap((request) => request.submissions);
    const decisionIds = existingDecisions(submissions);
    // Behind the lock in the same round trip; each statement sees what was committed before the lock.
    const [locked, keys, early, ledger] = await Promise.all([
      lockHead(client, ledgerNo),
      findKeys(client, ledgerNo, submissions),
      findChangedDecisions(client, ledgerNo, this.#decisions, decisionIds),
      readLedgerState(client, ledgerNo, this.#ledger),
    ]);
    const known = this.#knownAt(locked);
    adoptDecisions(this.#decisions, early);
    const { plan, answers } = this.#plan(locked.head, ledger, decisionIds, keys, requests);
    if (plan.entries.length === 0) {
      await client.query('ROLLBACK');
      this.#known = known;
      this.#ledger = ledger;
      return answers;
    }
    if (await this.#write(client, plan, known, 'COMMIT')) return answers;
    throw new Error('The head moved although it was locked.');
  }

  /** What is kept of the ledger if it still is as this process left it; else what its head says. */
  #knownAt(locked: LockedHead): Known {
    const known = this.#known;
    const { size, lastHash } = locked.head;
    this.#sharedBatches = Math.max(0, this.#sharedBatches - 1);
    if (known?.head.size === size && known.head.lastHash === lastHash) return known;
    if (known !== undefined) this.#sharedBatches = SHARED_BATCHES;
    this.#decisions.outdate();
    return { head: locked.head, edge: TreeEdge.decode(locked.frontier, size) };
  }

  #plan(
    head: LedgerHead,
    ledger: LedgerState,
    decisionIds: readonly string[],
    keys: Map<string, KeyUse>,
    requests: readonly Request[],
  ): { plan: BatchPlan; answers: Answer[] } {
    const cursors = new Map<string, DecisionCursor>();
    for (const id of decisionIds) {
      const cursor = this.#decisions.current(id);
      if (cursor !== undefined) cursors.set(id, cursor);
    }
    const known = { ledger, cursors, keys };
    const plan = new BatchPlan(this.#terms, head, new Date().toISOString(), known);
    return { plan, answers: requests.map((request) => attempt(plan, request)) };
  }

  async #write(
    client: pg.PoolClient,
    plan: BatchPlan,
    { head: before, edge }: Known,
    last: 'COMMIT' | undefined,
  ): Promise<boolean> {
    const decisions = plan.changedDecisions();
    for (const entry of plan.entries) edge.append(entry.hash);
    const { entries, newKeys: keys, head } = plan;
    const set = { before, entries, decisions, keys, head, edge };
    const statement = await prepareWrite(client, this.#terms.ledgerNo, set);
    let isWritten: boolean;
    try {
      isWritten = await write(client, statement, last);
    } catch (error) {
      throw new AppendFailed(isRefusedByServer(error) ? 'not_written' : 'unknown', {
        cause: error,
      });
    }
    if (!isWritten) return false;
    this.#known = { head, edge };
    this.#ledger = plan.ledger;
    for (const cursor of decisions) this.#decisions.keep(cursor);
    return true;
  }
}

/** Batches for which another process is expected to go on writing after it was noticed. */
const SHARED_BATCHES = 64;

/**
 * A statement that PostgreSQL refused took its transaction with it. Not so when it ended the connection
 * (class 57P), or when the connection broke: then the commit may have come first.
 */
function isRefusedByServer(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code?.startsWith('57P') === false;
}

/** Tells a submitter what became of its request; called once the batch is on disk. */
type Answer = () => void;

function attempt(plan: BatchPlan, request: Request): Answer {
  try {
    const outcomes = plan.attempt(request.submissions);
    const [first] = outcomes;
    if (first !== undefined && 'refusal' in first) return () => request.reject(first.refusal);
    return () => request.resolve(outcomes);
  } catch (error) {
    return () => request.reject(error);
  }
}

const ANSWERS_PER_TURN = 8;

/**
 * Each answer lets its submitter go on, which takes longer than the answer: validating and salting the
 * next record. A few at a time, so that the next batch goes out between them and PostgreSQL has work
 * while this process has.
 */
function answerInTurns(answers: readonly Answer[], from = 0): void {
  const to = from + ANSWERS_PER_TURN;
  for (const answer of answers.slice(from, to)) answer();
  if (to < answers.length) setImmediate(answerInTurns, answers, to);
}
