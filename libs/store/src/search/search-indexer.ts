import { onConnection } from '../held-connection.js';
import { sqlState } from '../connections.js';
import type { Database } from '../database.js';
import { indexBatch } from './index-batch.js';
import type { Indexed } from './index-batch.js';
import { FIND_BEHIND, LOCK_CURSOR, MAKE_CURSOR, READ_HEAD, TRY_CURSOR } from './statements.js';
import { beginIn, LedgerStatements } from '../ledger-scope.js';
import type { LedgerScope } from '../ledger-scope.js';

export interface IndexerOptions {
  /** Entries of one transaction. Default 500. */
  batchEntriesMax?: number;
  /** Milliseconds between two looks for new entries. Default 500. */
  pollMs?: number;
  /** Entries a second from which on indexing waits until they become fewer. Default 1,000. */
  peakEntriesPerS?: number;
}

/** Entries that one request indexes before it answers with what there is. */
export const CATCH_UP_ENTRIES_MAX = 5_000;

const BATCH_ENTRIES_MAX = 500;
const POLL_MS = 500;
/**
 * Rest after a batch while it is behind, in lengths of that batch. While entries come in, indexing takes a
 * tenth of the time at most and leaves the rest to the appends; when none do, half of it.
 */
const REST = { busy: 9, quiet: 1 } as const;
/**
 * Entries a second from which on the writers have the machine to themselves, and how far indexing may fall
 * behind for it: a peak is indexed when it is over or when somebody searches, a lasting load is indexed
 * beside the writing.
 */
const PEAK_ENTRIES_PER_S = 1_000;
const PEAK_BEHIND_MAX = 50_000;
/** Looks that are left out after a failure: a database that is away is not asked twice a second. */
const FAILURE_RESTS = 10;
/** Looks that a ledger is left out of after one of its own; more, so that the next look goes past it to the others. */
const LEDGER_RESTS = 60;
/** Ledgers that fail one after the other until it is taken for the database itself. */
const FAILURES_MAX = 3;
const SIZES_MAX = 10_000;
/** How long a reader waits for another process that is indexing. */
const LOCK_WAIT_MS = 2_000;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Fills the search projection behind the appends. Any number of processes may do so at once: the one
 * that holds a ledger's cursor works, the others pass by or wait for it.
 */
export class SearchIndexer {
  readonly #database: Database;
  readonly #batchEntriesMax: number;
  readonly #pollMs: number;
  readonly #peakEntriesPerS: number;
  #running: Promise<void> | undefined;
  /** Of the ledgers that it was behind with, when it last looked. */
  readonly #sizes = new Map<number, number>();
  #lookedAt = 0;
  /** Ledgers that could not be indexed, and until when, by `performance.now()`, each is let be. */
  readonly #resting = new Map<number, number>();
  /** Being indexed for readers. */
  readonly #batches = new Map<number, Promise<Indexed | undefined>>();
  #isStopping = false;
  #wake: () => void = () => undefined;

  constructor(database: Database, options: IndexerOptions = {}) {
    this.#database = database;
    this.#batchEntriesMax = options.batchEntriesMax ?? BATCH_ENTRIES_MAX;
    this.#pollMs = options.pollMs ?? POLL_MS;
    this.#peakEntriesPerS = options.peakEntriesPerS ?? PEAK_ENTRIES_PER_S;
  }

  /**
   * Begins to index in the background, until `stop`. `onError` is told about a failure, which is tried
   * again at the next look.
   */
  start(onError: (error: unknown) => void): void {
    if (this.#running !== undefined) return;
    this.#isStopping = false;
    this.#running = this.#run(onError);
  }

  /** Ends the work in the background, after the batch in hand. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#wake();
    await this.#running;
    this.#running = undefined;
  }

  /**
   * Indexes what a ledger has up to now, at most `entriesMax` entries, and tells how far that is. Waits
   * for another process that is at it, but not for long.
   */
  async catchUp(ledgerNo: number, entriesMax = CATCH_UP_ENTRIES_MAX): Promise<Indexed> {
    let left = entriesMax;
    for (;;) {
      const before = await this.progress(ledgerNo);
      if (before.size >= before.ledgerSize || left <= 0) return before;
      const batch = Math.min(left, this.#batchEntriesMax);
      if ((await this.#share(ledgerNo, batch)) === undefined) return before;
      left -= batch;
    }
  }

  /** Readers that wait for the same ledger wait for the same batch, over one connection. */
  async #share(ledgerNo: number, entriesMax: number): Promise<Indexed | undefined> {
    const shared = this.#batches.get(ledgerNo);
    if (shared !== undefined) return shared;
    const batch = this.#index(ledgerNo, entriesMax, LOCK_CURSOR);
    this.#batches.set(ledgerNo, batch);
    try {
      return await batch;
    } finally {
      this.#batches.delete(ledgerNo);
    }
  }

  /** How far a ledger is indexed. */
  async progress(ledgerNo: number): Promise<Indexed> {
    const { rows } = await this.#statements(ledgerNo).query<{ size: string; ledger_size: string }>(
      `SELECT COALESCE((SELECT size FROM docket.search_cursor WHERE ledger_no = $1), 0) AS size,
        COALESCE((${READ_HEAD}), 0) AS ledger_size`,
      [ledgerNo],
    );
    return { size: Number(rows[0]?.size), ledgerSize: Number(rows[0]?.ledger_size) };
  }

  #statements(ledger: LedgerScope): LedgerStatements {
    return LedgerStatements.of(this.#database.searchPool, ledger);
  }

  async #run(onError: (error: unknown) => void): Promise<void> {
    while (!this.#isStopping) {
      const startedAt = performance.now();
      const done = await this.#indexSome(onError);
      const restMs = {
        busy: REST.busy * (performance.now() - startedAt),
        quiet: REST.quiet * (performance.now() - startedAt),
        caught_up: this.#pollMs,
        peak: this.#pollMs,
        failed: FAILURE_RESTS * this.#pollMs,
      }[done];
      if (!this.#isStopping) await this.#pause(restMs);
    }
  }

  #pause(durationMs: number): Promise<void> {
    return new Promise((resolve) => {
      // It alone keeps no process from ending.
      const timer = setTimeout(resolve, durationMs).unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** One batch for each ledger that has new entries. */
  async #indexSome(
    onError: (error: unknown) => void,
  ): Promise<'busy' | 'quiet' | 'caught_up' | 'peak' | 'failed'> {
    let [isBehind, isGrowing, failures] = [false, false, 0];
    try {
      const { rows } = await this.#statements('all').query<BehindRow>(FIND_BEHIND);
      const { grown, isPeak } = this.#compare(rows);
      if (isPeak) return 'peak';
      for (const { ledger_no: ledgerNo } of rows) {
        if (this.#isStopping || failures === FAILURES_MAX) break;
        if (this.#isResting(ledgerNo)) continue;
        const indexed = await this.#tryIndex(ledgerNo, onError);
        failures = indexed === 'failed' ? failures + 1 : 0;
        if (typeof indexed !== 'object' || indexed.size >= indexed.ledgerSize) continue;
        isBehind = true;
        if (grown.has(ledgerNo)) isGrowing = true;
      }
    } catch (error) {
      onError(error);
      return 'failed';
    }
    if (failures === FAILURES_MAX) return 'failed';
    if (!isBehind) return 'caught_up';
    return isGrowing ? 'busy' : 'quiet';
  }

  /** One that cannot be indexed is let be for a while, and holds up none of the others. */
  async #tryIndex(
    ledgerNo: number,
    onError: (error: unknown) => void,
  ): Promise<Indexed | 'failed' | undefined> {
    try {
      return await this.#index(ledgerNo, this.#batchEntriesMax, TRY_CURSOR);
    } catch (error) {
      onError(error);
      if (this.#resting.size > SIZES_MAX) this.#resting.clear();
      this.#resting.set(ledgerNo, performance.now() + LEDGER_RESTS * this.#pollMs);
      return 'failed';
    }
  }

  #isResting(ledgerNo: number): boolean {
    if ((this.#resting.get(ledgerNo) ?? 0) > performance.now()) return true;
    this.#resting.delete(ledgerNo);
    return false;
  }

  /** Which ledgers have grown since the last look, and whether so fast that indexing waits. */
  #compare(rows: readonly BehindRow[]): { grown: ReadonlySet<number>; isPeak: boolean } {
    const now = performance.now();
    const elapsedS = (now - this.#lookedAt) / 1000;
    this.#lookedAt = now;
    const grown = new Set<number>();
    let [added, behind] = [0, 0];
    for (const { ledger_no: ledgerNo, size, indexed } of rows) {
      const before = this.#sizes.get(ledgerNo);
      if (before !== Number(size)) grown.add(ledgerNo);
      added += Number(size) - Math.max(before ?? 0, Number(indexed));
      behind += Number(size) - Number(indexed);
      if (this.#sizes.size > SIZES_MAX) this.#sizes.clear();
      this.#sizes.set(ledgerNo, Number(size));
    }
    const isPeak = added > this.#peakEntriesPerS * elapsedS && behind <= PEAK_BEHIND_MAX;
    return { grown, isPeak };
  }

  /** One batch in a transaction of its own; undefined when another process holds the cursor. */
  async #index(
    ledgerNo: number,
    entriesMax: number,
    lock: typeof LOCK_CURSOR | typeof TRY_CURSOR,
  ): Promise<Indexed | undefined> {
    const indexing = onConnection(this.#database.searchPool, async (client) => {
      // A projection need not survive a crash: what is lost is indexed again, cursor and rows together.
      await client.query(
        `${beginIn(ledgerNo)}; SET LOCAL synchronous_commit = off; SET LOCAL lock_timeout = ${LOCK_WAIT_MS}`,
      );
      await client.query(MAKE_CURSOR, [ledgerNo]);
      const cursor = await client.query<{ size: string }>(lock, [ledgerNo]);
      const from = cursor.rows[0]?.size;
      const range = { from: Number(from), entriesMax };
      const indexed = from === undefined ? undefined : await indexBatch(client, ledgerNo, range);
      await client.query('COMMIT');
      return indexed;
    });
    try {
      return await indexing;
    } catch (error) {
      if (isLockTimeout(error)) return undefined;
      throw error;
    }
  }
}

/** See FIND_BEHIND. */
interface BehindRow {
  ledger_no: number;
  size: string;
  indexed: string;
}

function isLockTimeout(error: unknown): boolean {
  return sqlState(error) === LOCK_NOT_AVAILABLE;
}
