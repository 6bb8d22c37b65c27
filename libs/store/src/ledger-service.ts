import type { LedgerState } from '@docket/record';
import type pg from 'pg';
import type { Repository } from 'typeorm';
import { checkClock } from './append/clock-ahead.js';
import { ClockRefusals } from './append/clock-refusals.js';
import { AttestingWriter } from './append/attesting-writer.js';
import type { LedgerWriter } from './append/ledger-writer.js';
import { type AppendObserver, NO_OBSERVER, observed } from './append/append-observer.js';
import { DecisionMemory } from './append/decision-memory.js';
import { type QueueFigures, WRITER_LIMITS, type WriterLimits } from './append/request-queue.js';
import type { AppendReceipt } from './append/receipt.js';
import { inSlices } from './append/in-slices.js';
import { SharedConnections } from './append/shared-connections.js';
import type { WriterShared } from './append/shared-connections.js';
import { prepareOwn, prepareSubmission } from './append/submission.js';
import type { AppendSubmission, DocketRecord } from './append/submission.js';
import { BatchOpenings, checkBatchSize } from './batch-openings.js';
import type { BatchSubmission, PlacedSubmission } from './batch-openings.js';
import { now } from './clock.js';
import type { Database } from './database.js';
import { LedgerEntity } from './entities/index.js';
import type { KeyVault } from './key-vault.js';
import { REGISTRY } from './ledger-creation.js';
import type { LedgerCreation } from './ledger-creation.js';
import { LedgerCreator, reserved } from './ledger-maker.js';
import type { LedgerSuccession } from './ledger-maker.js';
import { readLedger } from './ledger.js';
import type { Ledger } from './ledger.js';
import { receiptOf } from './read/replayed-receipt.js';
import { KnownHeads } from './known-heads.js';
import type { LedgerServiceOptions } from './ledger-service-options.js';
import { LedgerStates } from './ledger-states.js';
import { elsewhereRefusal, LedgerStandings } from './move/standing.js';
import { StoreRefusal } from './refusal.js';
import { KeysInForce } from './signing/keys-in-force.js';
import { TreeSigner } from './signing/tree-signer.js';
import { RegisteredAuthors } from './registrations.js';
import { checkWritable } from './writable.js';

export type { Ledger } from './ledger.js';

/** Creates ledgers and appends to them. Every process on a database may have one. */
export class LedgerService {
  readonly #database: Database;
  readonly #vault: KeyVault;
  readonly #limits: WriterLimits;
  readonly #observer: AppendObserver;
  readonly #shared: WriterShared;
  readonly #ledgers: Repository<LedgerEntity>;
  readonly #known = new Map<string, Ledger>();
  readonly #writers = new Map<number, LedgerWriter>();
  readonly #authors: RegisteredAuthors;
  readonly #maker: LedgerCreator;
  /** What was seen on disk, for all that reads heads. */
  readonly heads: KnownHeads;
  /** What is recorded in ledgers outside decisions. */
  readonly states: LedgerStates;
  /** What signs for ledgers. */
  readonly signer: TreeSigner;
  /** The keys that it signs with. */
  readonly keys: KeysInForce;
  /** What clocks refused, until it is recorded. */
  readonly refusals = new ClockRefusals();
  /** Of those that are being moved to another cell, or were. */
  readonly standings: LedgerStandings;
  #draining = false;

  constructor(database: Database, vault: KeyVault, options: LedgerServiceOptions) {
    this.#database = database;
    this.#vault = vault;
    this.#limits = { ...WRITER_LIMITS, ...options.limits };
    this.#observer = options.observer ?? NO_OBSERVER;
    this.standings = new LedgerStandings(database, options.ofAnyStanding ?? false);
    this.heads = new KnownHeads(() => database.connectionsLost);
    this.states = new LedgerStates(database);
    this.signer = new TreeSigner(vault, this.heads);
    this.keys = new KeysInForce(this, vault, options.secondKeys ?? false);
    this.#shared = {
      pool: database.appendPool,
      connections: new SharedConnections(database.appendPool),
      heads: this.heads,
      unread: this.states.unread,
      memory: new DecisionMemory(),
      limits: this.#limits,
      observer: this.#observer,
      refusals: this.refusals,
      now,
    };
    this.#ledgers = database.dataSource.getRepository(LedgerEntity);
    this.#authors = new RegisteredAuthors(database, async (whatever) => {
      return (whatever && (await this.readRow(REGISTRY))) ?? (await this.getLedger(REGISTRY));
    });
    const { clockAheadMaxMs } = this.#limits;
    const terms = { heads: this.heads, signer: this.signer, keys: this.keys, clockAheadMaxMs };
    const authors = this.#authors;
    this.#maker = new LedgerCreator(database, vault, this, { ...options, terms, authors });
    this.heads.onBreak(({ id, ledgerNo }) => {
      this.states.forget({ id, ledgerNo });
      this.#writers.delete(ledgerNo);
      this.#known.delete(id);
    });
  }

  /**
   * Makes sure that the registry of ledgers exists, and that its key is here. Call it once, before
   * anything else. @throws {SigningKeyError} as with the wrong directory of keys, or an empty one.
   * @throws {DatabaseUnfit} the registry is that of another cell.
   */
  async start(): Promise<void> {
    await this.#vault.server.noteGivenUp();
    await this.#maker.makeRegistry();
    const { origin, publicKey } = await this.getLedger(REGISTRY);
    await this.keys.requireSeed({ id: REGISTRY, origin, publicKey });
  }

  /**
   * @throws {StoreRefusal} `invalid_ledger_id`, `ledger_exists`, `invalid_record` (the policy).
   * @throws {AppendFailed} `unknown` where it may have been created.
   */
  createLedger(request: LedgerCreation): Promise<Ledger> {
    return this.#maker.create(request);
  }

  /**
   * Closes a ledger and makes the one that continues it, in one transaction: both, or neither. What is open goes on in
   * the old one; policy, principals and the holds that cover what comes go on in the new one.
   *
   * @throws {StoreRefusal} `unknown_ledger`, `ledger_closed`, and as `createLedger` does. @throws {AppendFailed} `unknown`
   * where it may have been done.
   */
  async succeedLedger(request: LedgerSuccession): Promise<Ledger> {
    const ledger = await this.getLedger(request.id);
    const register = async (): Promise<void> => {
      const missing = await this.#authors.missing(ledger, [request.founder]);
      if (missing.length > 0) await this.#writer(ledger).submit(missing);
    };
    return this.#maker.succeed(ledger, request, register);
  }

  /** @throws {StoreRefusal} `unknown_ledger`, `ledger_went_back`. */
  async getLedger(id: string): Promise<Ledger> {
    // What is known of it, its number too, may be of a ledger that is no more.
    this.heads.refuse(id);
    const ledger = await this.find(id);
    if (ledger !== undefined) return ledger;
    throw new StoreRefusal('unknown_ledger', `There is no ledger ${id.slice(0, 63)}.`, {
      next: 'Create it, or correct its id.',
    });
  }

  /** What is recorded in the ledger outside decisions: the policy in force, the open incidents. */
  async ledgerState(id: string): Promise<LedgerState> {
    return this.states.read(await this.getLedger(id));
  }

  /** Id of the ledger with this number; undefined when there is none. */
  async idOf(ledgerNo: number): Promise<string | undefined> {
    return (await this.#ledgers.findOneBy({ ledgerNo }))?.ledgerId;
  }

  /** Id of the ledger of this origin; undefined when there is none. */
  async idOfOrigin(origin: string): Promise<string | undefined> {
    return (await this.#ledgers.findOneBy({ origin }))?.ledgerId;
  }

  /** Of all that live here, oldest first, the registry included: for whoever goes through them and needs no more. */
  async ledgerIds(): Promise<string[]> {
    const ids = { select: { ledgerId: true }, order: { ledgerNo: 'ASC' } } as const;
    const elsewhere = await this.#elsewhere();
    const found = (await this.#ledgers.find(ids)).map(({ ledgerId }) => ledgerId);
    return found.filter((id) => !elsewhere.has(id));
  }

  /** Ids of ledgers that do not live here. What is kept of them is given up. */
  async #elsewhere(): Promise<ReadonlySet<string>> {
    const elsewhere = await this.standings.elsewhere();
    for (const id of elsewhere) this.#known.delete(id);
    return elsewhere;
  }

  /** That live here, oldest first, the registry included. */
  async listLedgers(): Promise<Ledger[]> {
    const elsewhere = await this.#elsewhere();
    const found = (await this.#ledgers.find({ order: { ledgerNo: 'ASC' } })).map(readLedger);
    return found.filter(({ id }) => !elsewhere.has(id));
  }

  /**
   * Appends one record and what follows from it. Resolves when it is on disk.
   * @throws {StoreRefusal} nothing was written. @throws {AppendFailed} the database did not take it.
   */
  async append(ledgerId: string, submission: AppendSubmission): Promise<AppendReceipt> {
    const [receipt] = await this.#observed(ledgerId, [{ submission, opensAs: undefined }]);
    if (receipt === undefined) throw new Error('A submission has one receipt.');
    return receipt;
  }

  /**
   * Appends up to 500 records, in order, in one transaction: all of them, or none and a refusal. A record
   * may belong to a decision that an earlier one opens (`openedBy`).
   */
  async appendBatch(
    ledgerId: string,
    submissions: readonly BatchSubmission[],
  ): Promise<AppendReceipt[]> {
    checkBatchSize(submissions);
    if (submissions.length === 0) return [];
    if (submissions.every(({ openedBy }) => openedBy === undefined)) {
      const placed = submissions.map((submission) => ({ submission, opensAs: undefined }));
      return this.#observed(ledgerId, placed);
    }
    return this.#submitWithOpenings(ledgerId, submissions);
  }

  async #submitWithOpenings(
    ledgerId: string,
    submissions: readonly BatchSubmission[],
  ): Promise<AppendReceipt[]> {
    const { ledgerNo } = await this.getLedger(ledgerId);
    const openings = new BatchOpenings(this.#database, ledgerNo, submissions);
    await openings.lookUp();
    // Bounded: each time round, the ledger has one of the batch's openings more.
    for (;;) {
      try {
        return await this.#observed(ledgerId, openings.placed());
      } catch (error) {
        // Somebody else may have sent the same batch, and their decisions have other ids.
        if (!(error instanceof StoreRefusal) || !(await openings.lookUp())) throw error;
      }
    }
  }

  /**
   * Appends a record of Docket's own, without a principal, also to the registry. @throws {StoreRefusal} of the
   * rules where it may not stand: a deadline that was met, recorded already, or is not over.
   *
   * `clock`: what its time is read from, where this process's own is known to be wrong.
   */
  async appendOwn(
    ledgerId: string,
    record: DocketRecord,
    clock?: () => string,
  ): Promise<AppendReceipt> {
    const ledger = await this.getLedger(ledgerId);
    const prepared = prepareOwn(record, ledger.policy);
    const writer = clock ? this.#makeWriter(ledger, { now: clock }) : this.#writer(ledger);
    const [outcome] = await writer.submit([prepared]);
    return receiptOf(this.#database, ledger.ledgerNo, outcome);
  }

  /** Appends what an administrator records about a principal, also to the registry; as `append` otherwise. */
  async appendPrincipal(ledgerId: string, submission: AppendSubmission): Promise<AppendReceipt> {
    const ledger = await this.getLedger(ledgerId);
    const prepared = prepareSubmission(submission, ledger.policy);
    const [outcome] = await this.#authors.write(this.#writer(ledger), ledger, [prepared]);
    return receiptOf(this.#database, ledger.ledgerNo, outcome);
  }

  /**
   * Whether an entry could be written now: the clocks agree, and, unless `isLight`, the database takes writes. Fails,
   * too, where the database is away or not migrated; it is asked over one connection, which is closed when the signal
   * aborts. `also`: what else is asked over it.
   * @throws {StoreRefusal} `clock_ahead`. @throws {NotWritable}. Whatever `also` throws.
   */
  async checkReady(
    signal: AbortSignal,
    { isLight, also }: { isLight: boolean; also?: (client: pg.ClientBase) => Promise<void> },
  ): Promise<void> {
    await this.#database.ask(signal, async (client) => {
      await checkClock(client, this.#limits.clockAheadMaxMs);
      await also?.(client);
      if (!isLight) await checkWritable(client);
    });
  }

  /** Asked before a record is read. @throws {StoreRefusal} `overloaded`: nothing of the principal's is taken now. */
  requireRoom(ledgerId: string, principal: string): void {
    const known = this.#known.get(ledgerId);
    if (known !== undefined) this.#writers.get(known.ledgerNo)?.queue.requireRoom(principal);
  }

  /** Ledgers that were asked for since the start, and are known by their numbers. */
  known(): Ledger[] {
    return [...this.#known.values()];
  }

  /**
   * Appends the record with which a ledger that went back goes on, past the refusal of everything else.
   * Nothing that is kept of it is used: the writer is a new one.
   *
   * @throws {StoreRefusal} where the ledger is not what the record says. @throws {AppendFailed}
   */
  async appendRestoration(ledger: Ledger, submission: AppendSubmission): Promise<AppendReceipt> {
    const { policy } = ledger;
    const before = await this.#authors.missing(ledger, [submission], 'went_back');
    // Registrations come first, in the same batch: all of it is taken, or nothing.
    const body = { ...submission.body };
    if (typeof body['kept_size'] === 'number') body['kept_size'] += before.length;
    const prepared = prepareSubmission({ ...submission, body }, policy);
    const writer = this.#makeWriter(ledger, { heads: new KnownHeads(undefined, false) });
    const outcomes = await writer.submit([...before, prepared]);
    return receiptOf(this.#database, ledger.ledgerNo, outcomes.at(-1));
  }

  /** The ledger as its row says, whatever is kept of it and whether or not it went back. */
  async readRow(id: string): Promise<Ledger | undefined> {
    const entity = await this.#ledgers.findOneBy({ ledgerId: id });
    return entity === null ? undefined : readLedger(entity);
  }

  /** Gives up what the database has not answered: those who wait are told that the outcome is not known. */
  giveUp(afterMs: number): void {
    this.#draining = true;
    this.#database.abandon(afterMs);
  }

  /** Refuses new records and resolves when those taken are answered. */
  async drain(): Promise<void> {
    this.#draining = true;
    await Promise.all([...this.#writers.values()].map((writer) => writer.drain()));
  }

  /** What waits in this process to be written. */
  get queue(): QueueFigures {
    let [records, bytes] = [0, 0];
    for (const { queue } of this.#writers.values()) {
      records += queue.records;
      bytes += queue.bytes;
    }
    return { records, bytes };
  }

  #observed(ledgerId: string, placed: readonly PlacedSubmission[]): Promise<AppendReceipt[]> {
    return observed(this.#observer, () => this.#submit(ledgerId, placed));
  }

  async #submit(
    ledgerId: string,
    submissions: readonly PlacedSubmission[],
  ): Promise<AppendReceipt[]> {
    if (ledgerId === REGISTRY) throw reserved();
    const ledger = this.#known.get(ledgerId) ?? (await this.getLedger(ledgerId));
    const prepared = await inSlices(submissions, ({ submission, opensAs }, index) => {
      try {
        return prepareSubmission(submission, ledger.policy, opensAs);
      } catch (error) {
        throw error instanceof StoreRefusal && submissions.length > 1 ? error.at(index) : error;
      }
    });
    const outcomes = await this.#authors.write(this.#writer(ledger), ledger, prepared);
    return Promise.all(
      outcomes.map((outcome) => receiptOf(this.#database, ledger.ledgerNo, outcome)),
    );
  }

  #writer(ledger: Ledger): LedgerWriter {
    const found = this.#writers.get(ledger.ledgerNo);
    if (found !== undefined) return found;
    if (this.#draining) {
      throw new StoreRefusal('shutting_down', 'This server is shutting down.', {
        next: 'Send it again later.',
      });
    }
    if (this.#writers.size >= WRITERS_MAX) this.#dropIdleWriter();
    const writer = this.#makeWriter(ledger, {});
    this.#writers.set(ledger.ledgerNo, writer);
    return writer;
  }

  #makeWriter(ledger: Ledger, shared: Partial<WriterShared>): LedgerWriter {
    return new AttestingWriter({ ...this.#shared, ...shared }, ledger, {
      find: () => this.keys.attestor(ledger),
      attestsAgents: async () => (await this.states.serverKey(ledger))?.attests === 'everyone',
    });
  }

  /** What an idle writer keeps in memory is read again when it is needed. */
  #dropIdleWriter(): void {
    for (const [ledgerNo, writer] of this.#writers) {
      if (!writer.retire()) continue;
      this.#writers.delete(ledgerNo);
      return;
    }
  }

  /** As it is known, or as its row says; undefined where there is none. */
  async find(id: string): Promise<Ledger | undefined> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const ledger = await this.readRow(id);
    if (ledger === undefined) return undefined;
    if ((await this.#elsewhere()).has(id)) throw elsewhereRefusal(id);
    // A ledger's row never changes, so what is kept needs no renewal; only the number is bounded.
    if (this.#known.size < LEDGERS_KEPT_MAX) this.#known.set(id, ledger);
    return ledger;
  }
}

const WRITERS_MAX = 256;
const LEDGERS_KEPT_MAX = 10_000;
