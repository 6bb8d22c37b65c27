import type { BoundStatement } from './bound-query.js';
import type { LedgerState } from '@docket/record';
import type pg from 'pg';
import { headReads } from '../found-heads.js';
import { onConnection } from '../held-connection.js';
import { StoreRefusal } from '../refusal.js';
import { isStandingStill } from '../move/standing.js';
import { SigningKeyError } from '../signing/signing-key-error.js';
import { answerInTurns, attempt, type Reply } from './answers.js';
import { AppendFailed, outcomeOf } from './append-failed.js';
import { followed, tellSent, tellTaken } from './append-observer.js';
import type { SubmissionTrace } from './append-observer.js';
import { TreeEdge, type LedgerHead } from './batch.js';
import { refuseByClock } from './clock-ahead.js';
import type { TooEarly, Written } from './clock-ahead.js';
import { ErasureTurns } from './erasure-turns.js';
import { currentCursors, mayFollow, takeFlights } from './flight.js';
import type { Before, Flight, Known } from './flight.js';
import { DecisionCache } from './decision-cursor.js';
import type { DecisionCursor } from './decision-cursor.js';
import { adoptDecisions, existingDecisions, findChangedDecisions } from './lookups.js';
import type { LockedHead } from './lookups.js';
import { LedgerLine } from './ledger-line.js';
import { LockedReads } from './locked-reads.js';
import { BatchPlan } from './plan.js';
import type { LedgerTerms, PlannedOutcome } from './planned.js';
import { ReferencedEntries } from './referenced-entries.js';
import { RefusedAttempts } from './refused-attempts.js';
import { RequestQueue, submissionsOf } from './request-queue.js';
import type { QueueFigures, Request } from './request-queue.js';
import type { PreparedSubmission } from './submission.js';
import type { SharedConnection, WriterShared } from './shared-connections.js';
import { prepareWrite, write } from './write-set.js';
import { LedgerStatements } from '../ledger-scope.js';
import { erasedDecisions, ordersErasure, writeAndErase } from '../erasure/erase-in.js';

/**
 * Appends to one ledger by group commit: what is submitted while a batch is in flight is the next one.
 * No timer: an idle ledger's entry goes out at once, a busy one's shares a commit.
 *
 * As long as nobody else writes, a batch is one statement that takes effect only if the head still is
 * where this process left it. So a second batch may be sent behind the first, planned on what the first
 * will have made of the ledger: if the first does not take effect, neither does the second. Nobody is
 * answered, refused or accepted, before the batch itself is on disk, and so what it rests on.
 *
 * When another process did write, and for a while after, batches begin by locking the head, one at a
 * time, which is fair between processes and never has to be tried again.
 */
export class LedgerWriter {
  readonly #reads: LedgerStatements;
  readonly #shared: WriterShared;
  readonly #terms: LedgerTerms;
  readonly #line: LedgerLine;
  readonly #queue: RequestQueue;
  /** As on disk; what the flights change comes on top. */
  readonly #decisions: DecisionCache;
  readonly #attempts = new RefusedAttempts();
  /** What was recorded outside decisions, as on disk; its `lastSeq` says how far. */
  #ledger: LedgerState | undefined;
  /** The ledger after all flights. Valid exactly when the head then has the same size and hash. */
  #known: Known | undefined;
  /** In the order in which they were sent, which is that in which they are answered. */
  #flights: Flight[] = [];
  /** Requests of flights that did not take effect, in order; they go before what is in the queue. */
  readonly #unwritten: Request[][] = [];
  readonly #erasures = new ErasureTurns();
  /** Above 0 while another process is expected to write too. */
  #sharedBatches = 0;
  #running: Promise<void> | undefined;
  #wake: () => void = () => undefined;
  #draining = false;
  /** Connections that had been lost when the ledger was last held against what is kept outside. */
  #lostSeen = 0;

  constructor(shared: WriterShared, terms: LedgerTerms) {
    this.#reads = LedgerStatements.of(shared.pool, terms.ledgerNo);
    this.#shared = shared;
    this.#terms = terms;
    this.#line = new LedgerLine(shared.pool, terms.ledgerNo);
    this.#queue = new RequestQueue(shared.limits);
    this.#decisions = new DecisionCache(shared.limits.decisionsMax, shared.memory);
  }

  /** What waits here. */
  get queue(): QueueFigures & Pick<RequestQueue, 'requireRoom'> {
    return this.#queue;
  }

  /** Gives up what it keeps of decisions. @returns false, with nothing given up, where it is at work. */
  retire(): boolean {
    if (this.#running === undefined) this.#decisions.clear();
    return this.#running === undefined;
  }

  /** Resolves once the entries are on disk. @throws {StoreRefusal} @throws {AppendFailed} */
  submit(submissions: readonly PreparedSubmission[]): Promise<PlannedOutcome[]> {
    if (this.#draining) {
      throw new StoreRefusal('shutting_down', 'This server is shutting down.', {
        next: 'Send it to another one, or again later.',
      });
    }
    let trace: SubmissionTrace | undefined;
    const answer = new Promise<PlannedOutcome[]>((resolve, reject) => {
      const request: Request = { submissions, resolve, reject };
      this.#queue.push(request);
      trace = this.#shared.observer.submitted?.(submissions.length);
      if (trace !== undefined) request.trace = trace;
      this.#running ??= this.#run();
      if (this.#maySend()) this.#wake();
    });
    return trace === undefined ? answer : followed(trace, answer);
  }

  /** Takes nothing more and resolves when everything taken is answered. */
  async drain(): Promise<void> {
    this.#draining = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // What is submitted in the same turn of the event loop shares the first transaction.
    await Promise.resolve();
    while (this.#isWaitedFor || this.#flights.length > 0 || !this.#erasures.isEmpty) {
      if (this.#erasures.isDue && this.#flights.length === 0) {
        const began = performance.now();
        await this.#send(this.#erasures.take());
        this.#erasures.took(began, this.#isWaitedFor);
      } else if (!this.#maySend()) await this.#event();
      else await this.#send(this.#erasures.setAside(this.#unwritten.shift() ?? this.#queue.take()));
    }
    this.#running = undefined;
  }

  async #send(requests: Request[]): Promise<void> {
    if (requests.length === 0) return;
    tellTaken(requests);
    try {
      await this.#flush(requests);
    } catch (error) {
      this.#fail(requests, error);
    }
  }

  get #isWaitedFor(): boolean {
    return !this.#queue.isEmpty || this.#unwritten.length > 0;
  }

  /** Whether there is a batch that may go out now. */
  #maySend(): boolean {
    if (this.#erasures.isDue) return false;
    if (this.#flights.length === 0) return this.#isWaitedFor;
    return this.#known !== undefined && mayFollow(this.#flights, this.#queue.records);
  }

  /** Resolves when a flight has ended, a batch may go out behind it, or an erasure's time has come. */
  #event(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = this.#erasures.orWhenDue(resolve);
    });
  }

  #fail(requests: readonly Request[], error: unknown): void {
    // Whatever happened, what is kept in memory may not be what is in the database.
    this.#known = undefined;
    this.#decisions.clear();
    const isTold = TOLD.some((one) => error instanceof one);
    const failure = isTold ? error : new AppendFailed('not_written', { cause: error });
    for (const request of requests) request.reject(failure);
  }

  async #flush(requests: Request[]): Promise<void> {
    const erases = ordersErasure(submissionsOf(requests));
    if (!erases && (await this.#sendIfAlone(requests))) return;
    if (this.#flights.length === 0) return answerInTurns(await this.#flushLocked(requests));
    while (this.#flights.length > 0) await this.#event();
    this.#unwritten.push(requests);
  }

  /**
   * Sends the batch without the lock, behind those in flight. What was looked up is right if the head
   * then is where they leave it, which the write itself finds out. False, with nothing sent, when somebody
   * else wrote, or when nothing is to be written: then nothing would find out whether a refusal is right.
   */
  async #sendIfAlone(requests: Request[]): Promise<boolean> {
    const known = this.#known;
    if (known === undefined || this.#sharedBatches > 0) return false;
    if (this.#line.takesTurns(this.#ledger, submissionsOf(requests))) return false;
    const before = await this.#lookUp(requests);
    // Meanwhile a flight may have failed, and everything with it.
    if (before === undefined || this.#known !== known) return false;
    const { plan, answers } = this.#plan(known.head, before, requests);
    if (plan.entries.length === 0) return false;
    const changed = plan.changedDecisions();
    const statement = await this.#prepare(this.#reads, plan, changed, known);
    const connection = await this.#shared.connections.open(this.#terms.ledgerNo);
    // Behind a lost connection there may be a database that was put back to just this head: see #flushLocked.
    if (this.#shared.heads.connectionsLost !== this.#lostSeen) this.#known = undefined;
    if (this.#known !== known) {
      connection.release(false);
      return false;
    }
    this.#known = { head: plan.head, edge: known.edge };
    const decisions = new Map(changed.map((cursor) => [cursor.decisionId, cursor]));
    const flight = { requests, answers, plan, decisions };
    this.#flights.push(flight);
    const written = outcomeOf(write(connection.client, statement));
    void this.#land(flight, connection, tellSent(requests, plan.entries.length, written));
    return true;
  }

  /** What the batch builds on: as the flights will have made it, else as it is kept, else as it is read. */
  async #lookUp(requests: readonly Request[]): Promise<Before | undefined> {
    const flights = this.#flights;
    const submissions = submissionsOf(requests);
    const decisionIds = existingDecisions(submissions);
    // Now: what is kept may be given up while the others are read.
    const cursors = currentCursors(this.#decisions, decisionIds, flights);
    const unknown = decisionIds.filter((id) => !cursors.has(id));
    let keys: Before['keys'] = new Map();
    let unreadable: Before['unreadable'] = new Map();
    const referenced = new ReferencedEntries(submissions, this.#decisions.toolCalls);
    const reading = referenced.read(this.#reads, this.#terms.ledgerNo);
    // No query, no round trip: a card that continues a decision in memory goes straight to the write.
    if (unknown.length > 0 || submissions.some(({ key }) => key !== undefined)) {
      const [found, rows] = await Promise.all([
        this.#line.find(this.#reads, this.#ledger, submissions),
        findChangedDecisions(this.#reads, this.#terms.ledgerNo, this.#decisions, unknown),
        reading,
      ]);
      keys = found;
      const read = await adoptDecisions(this.#reads, this.#terms.ledgerNo, this.#decisions, rows);
      for (const [id, cursor] of read.cursors) cursors.set(id, cursor);
      ({ unreadable } = read);
    }
    await reading;
    takeFlights(flights, { keys, referenced });
    const ledger = flights.at(-1)?.plan.ledger ?? this.#ledger;
    if (ledger === undefined) return undefined;
    return { ledger, cursors, unreadable, keys, referenced };
  }

  /** Waits until it is known what became of the flight, and tells its submitters. */
  async #land(
    flight: Flight,
    connection: SharedConnection,
    written: Promise<Written>,
  ): Promise<void> {
    let isBroken = false;
    try {
      const outcome = await written;
      if (outcome === 'written') {
        this.#keep(flight.plan, flight.decisions.values());
        answerInTurns(flight.answers);
      } else if (outcome !== 'moved') {
        this.#fail(flight.requests, this.#clockAhead(outcome, flight.plan, flight.requests));
      } else {
        // Behind a flight that failed it says nothing about other processes.
        if (this.#known !== undefined) this.#sharedBatches = SHARED_BATCHES;
        this.#known = undefined;
        this.#unwritten.push(flight.requests);
      }
    } catch (error) {
      // A connection in an unknown state is closed; the server rolls back what it had begun.
      isBroken = !isStandingStill(error);
      this.#fail(flight.requests, error);
    }
    connection.release(isBroken);
    this.#flights = this.#flights.filter((other) => other !== flight);
    this.#wake();
  }

  async #flushLocked(requests: Request[]): Promise<Reply[]> {
    const referenced = new ReferencedEntries(submissionsOf(requests), this.#decisions.toolCalls);
    await referenced.read(this.#reads, this.#terms.ledgerNo);
    return onConnection(this.#shared.pool, async (client) => {
      // What answers behind a connection that was lost may be another server than before.
      const { connectionsLost } = this.#shared.heads;
      await this.#shared.heads.mayWrite(this.#terms.id, connectionsLost !== this.#lostSeen);
      this.#lostSeen = connectionsLost;
      return this.#writeLocked(client, requests, referenced);
    });
  }

  /**
   * The batch under the lock of the head, after everything that other processes wrote. What came while the lock was
   * waited for joins it: so those who take turns at the ledger write larger batches.
   */
  async #writeLocked(
    client: pg.PoolClient,
    requests: Request[],
    referenced: ReferencedEntries,
  ): Promise<Reply[]> {
    const seen = this.#shared.heads.of(this.#terms.ledgerNo);
    const reads = new LockedReads(client, this.#line, this.#decisions, referenced);
    const { locked, ledger } = await reads.begin(
      submissionsOf(requests),
      seen?.size ?? 0,
      this.#ledger,
    );
    this.#shared.unread.note(this.#terms.id, ledger);
    const restoredSince = ledger.restorations - (seen?.restorations ?? 0);
    const found = locked && { ...locked.head, restoredSince };
    const headAsked = headReads(client, this.#terms.ledgerNo);
    await this.#shared.heads.check(this.#terms, seen, found, headAsked);
    if (locked === undefined) throw new Error('The ledger has no head.');
    const known = this.#knownAt(locked);
    await reads.adopt();
    const erases = ordersErasure(submissionsOf(requests));
    const late = erases ? [] : this.#erasures.setAside(this.#queue.take(requests));
    if (late.length > 0) {
      // Of the batch before anything can fail: who submitted them is answered with the others.
      requests.push(...late);
      tellTaken(late);
      await reads.also(submissionsOf(late));
    }
    await reads.readReferenced();
    const { cursors, unreadable, keys } = reads;
    const before = { ledger, cursors, unreadable, keys, referenced };
    const { plan, answers } = this.#plan(locked.head, before, requests);
    if (plan.entries.length === 0) {
      plan.attempts.keep();
      await client.query('ROLLBACK');
      this.#known = known;
      this.#ledger = ledger;
      return answers;
    }
    const changed = plan.changedDecisions();
    const statement = await this.#prepare(client, plan, changed, known);
    const written = erases
      ? writeAndErase(client, this.#terms, statement, plan.entries)
      : outcomeOf(write(client, statement, 'COMMIT'));
    const outcome = await tellSent(requests, plan.entries.length, written);
    if (outcome === 'moved') throw new Error('The head moved although it was locked.');
    if (outcome !== 'written') {
      this.#fail(requests, this.#clockAhead(outcome, plan, requests));
      return [];
    }
    this.#known = { head: plan.head, edge: known.edge };
    this.#keep(plan, changed);
    for (const erased of erasedDecisions(plan.entries)) this.#decisions.drop(erased);
    return answers;
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
    before: Before,
    requests: readonly Request[],
  ): { plan: BatchPlan; answers: Reply[] } {
    this.#shared.unread.noteDecisions(this.#terms.id, before.unreadable.values());
    const known = { ...before, attempts: this.#attempts };
    const plan = new BatchPlan(this.#terms, head, this.#shared.now(), known);
    const answers = requests.map((request) => attempt(plan, request));
    plan.seal();
    return { plan, answers };
  }

  #prepare(
    client: pg.ClientBase | LedgerStatements,
    plan: BatchPlan,
    decisions: readonly DecisionCursor[],
    { head: before, edge }: Known,
  ): Promise<BoundStatement> {
    const { entries, newKeys: keys, head } = plan;
    for (const entry of entries) edge.append(entry.hash);
    const { clockAheadMaxMs } = this.#queue.limits;
    const set = { before, entries, decisions, keys, head, edge, clockAheadMaxMs };
    return prepareWrite(client, this.#terms.ledgerNo, set);
  }

  #clockAhead(outcome: TooEarly, plan: BatchPlan, requests: readonly Request[]): StoreRefusal {
    return refuseByClock(outcome, plan, requests, { id: this.#terms.id, shared: this.#shared });
  }

  #keep(plan: BatchPlan, decisions: Iterable<DecisionCursor>): void {
    this.#ledger = plan.ledger;
    const { restorations } = plan.ledger;
    this.#shared.heads.note(this.#terms.ledgerNo, { ...plan.head, restorations });
    this.#shared.observer.written(plan.entries.length);
    plan.attempts.keep();
    for (const cursor of decisions) this.#decisions.keep(cursor);
  }
}

/** Batches for which another process is expected to go on writing after it was noticed. */
const SHARED_BATCHES = 64;

const TOLD = [AppendFailed, StoreRefusal, SigningKeyError];
