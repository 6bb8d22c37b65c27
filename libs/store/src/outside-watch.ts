import { NoteError, openCheckpoint, proveConsistency } from '@docket/chain';
import { readLedgerState } from './append/ledger-state.js';
import type { Database } from './database.js';
import { findHeads, type ReadHead } from './found-heads.js';
import { HeardHolders, type HeldAnswer, type Holder } from './holder.js';
import type { KeptCheckpoints, KeptPlace, SignedCheckpoint } from './kept-checkpoints.js';
import { gaveUp, wentBackRefusal, type LostHead } from './known-heads.js';
import type { Ledger, LedgerService } from './ledger-service.js';
import { StoreRefusal } from './refusal.js';
import { hasRoot } from './signing/has-root.js';
import type { TileReader } from './tile-reader.js';

/** Numbers begin at 1. */
export const NOT_PLACED = 0;
/** Ledgers of which it is remembered that their newest kept checkpoint was found. */
const FOUND_MAX = 10_000;
/** For everybody together, at a start and behind a lost connection, in milliseconds. */
const ROUND_MS_MAX = 10_000;
/** Ledgers that others are asked about at once. */
const AT_ONCE_MAX = 8;
/** Rows that are looked through for a checkpoint that the ledger's key signed. */
const ROWS_MAX = 16;

/** The alarm is raised by then. */
export async function unlessWentBack(check: Promise<void>): Promise<void> {
  try {
    await check;
  } catch (error) {
    if (!(error instanceof StoreRefusal && error.code === 'ledger_went_back')) throw error;
  }
}

interface OutsideWatchOptions {
  database: Database;
  ledgers: LedgerService;
  tiles: TileReader;
  /** The directory. */
  kept: KeptCheckpoints | undefined;
  /** Everybody else. */
  holders: readonly Holder[];
}

/**
 * Holds the database against what is held outside of it: by the directory of checkpoints, by sinks, by witnesses. There
 * is one list of them and one comparison. Each was heard, or is said not to have been.
 */
export class OutsideWatch {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #tiles: TileReader;
  readonly #kept: KeptCheckpoints | undefined;
  readonly holders: HeardHolders;
  /** By ledger, the newest kept checkpoint that the database was found to hold. */
  readonly #found = new Map<string, { path: string; ledgerNo: number }>();
  readonly #onKept: ((ledgerId: string) => void)[] = [];
  /** By ledger, the asking under way. */
  readonly #asking = new Map<string, Promise<void>>();
  /** Connections that had been lost when a round heard everybody of every ledger last. */
  #wholeAt: number | undefined;

  constructor({ database, ledgers, tiles, kept, holders }: OutsideWatchOptions) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#tiles = tiles;
    this.#kept = kept;
    this.holders = new HeardHolders(holders);
  }

  /** Calls back when a checkpoint was kept in the directory. */
  onKept(listener: (ledgerId: string) => void): void {
    this.#onKept.push(listener);
  }

  /** The newest in the directory, by its name alone; undefined: there is none, or no directory. @throws {KeptCheckpointError} */
  async newestKept(ledgerId: string): Promise<KeptPlace | undefined> {
    return this.#kept?.newest(ledgerId);
  }

  /** Whether there is a directory. */
  get keeps(): boolean {
    return this.#kept !== undefined;
  }

  /** Keeps a checkpoint in the directory, where that is set. @throws {KeptCheckpointError}, or what the disk said. */
  async keep(ledger: Ledger, restorations: number, checkpoint: SignedCheckpoint): Promise<void> {
    await this.#kept?.keep(ledger.id, restorations, checkpoint);
    for (const listener of this.#onKept) listener(ledger.id);
  }

  /** Holds every ledger of which a checkpoint is kept in the directory against it. @throws {KeptCheckpointError} */
  async checkDirectory(): Promise<void> {
    for (const id of (await this.#kept?.ledgers()) ?? []) {
      const place = await this.#kept?.newest(id);
      if (place === undefined || this.#isFound(id, place)) continue;
      if (this.#ledgers.heads.alarmOf(id) !== undefined) continue;
      const ledger = await this.#ledgers.readRow(id);
      if (ledger === undefined) await this.#raiseMissing(id, place);
      else await unlessWentBack(this.#checkPlace(ledger, place));
    }
  }

  /**
   * Asks the others about every ledger of which they were not heard since a connection was lost, for a bounded time:
   * whoever did not answer by then is asked again with the next round, or before the next signature.
   */
  async askAll(): Promise<void> {
    const { connectionsLost } = this.#ledgers.heads;
    if (this.holders.isEmpty || this.#wholeAt === connectionsLost) return;
    const ledgers = await this.#ledgers.listLedgers();
    this.holders.beginRound();
    const until = performance.now() + ROUND_MS_MAX;
    const left = [...ledgers];
    const work = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        if (performance.now() > until) return;
        if (this.#ledgers.heads.alarmOf(next.id) !== undefined) continue;
        await unlessWentBack(this.#ask(next, false));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE_MAX }, work));
    const isWhole = ledgers.every(
      ({ id }) =>
        this.#ledgers.heads.alarmOf(id) !== undefined || this.holders.isWhole(id, connectionsLost),
    );
    if (isWhole) this.#wholeAt = connectionsLost;
  }

  /**
   * Before a signature, and before the first batch behind a lost connection.
   * @throws {StoreRefusal} `ledger_went_back`. @throws {KeptCheckpointError}
   */
  async check(ledger: Ledger): Promise<void> {
    const place = await this.#kept?.newest(ledger.id);
    if (place !== undefined && !this.#isFound(ledger.id, place))
      await this.#checkPlace(ledger, place);
    if (this.holders.isEmpty) return;
    await this.#ask(ledger, true);
  }

  /**
   * Holds what somebody said, asked for something else, against the database.
   * @param by as a holder is called. @throws {StoreRefusal} `ledger_went_back`.
   */
  async told(ledgerId: string, by: string, answer: HeldAnswer): Promise<void> {
    const ledger = await this.#ledgers.readRow(ledgerId);
    if (ledger !== undefined) await this.#compare(ledger, by, answer);
  }

  async #ask(ledger: Ledger, isFresh: boolean): Promise<void> {
    // Whoever comes while others are asked has their answer.
    const asking =
      this.#asking.get(ledger.id) ??
      this.#askDue(ledger, isFresh).finally(() => this.#asking.delete(ledger.id));
    this.#asking.set(ledger.id, asking);
    await asking;
  }

  async #askDue(ledger: Ledger, isFresh: boolean): Promise<void> {
    const { connectionsLost } = this.#ledgers.heads;
    const due = this.holders.due(ledger.id, connectionsLost, isFresh);
    if (due.length === 0) return;
    const head = await this.#head(ledger);
    // A ledger without a head is a matter for whoever reads it next.
    if (head === undefined) return;
    const question = {
      ledger,
      restorations: head.restoredSince,
      newest: await this.#newestSigned(ledger, head.size),
      prove: async (from: number, to: number) =>
        proveConsistency(await this.#tiles.hashReader(ledger.id, to), from, to),
    };
    const answers = due.map(async (holder) => {
      const told = await this.holders.ask(holder, question);
      if (told === undefined) return;
      for (const answer of told) await this.#compare(ledger, holder.name, answer);
      this.holders.note(holder, ledger.id, connectionsLost);
    });
    for (const result of await Promise.allSettled(answers))
      if (result.status === 'rejected') throw result.reason;
  }

  /** The one comparison. @throws {StoreRefusal} `ledger_went_back`. */
  async #compare(ledger: Ledger, by: string | undefined, answer: HeldAnswer): Promise<void> {
    if (answer.kind === 'nothing') return;
    // Behind the answer: what others wrote meanwhile is in it.
    const found = await this.#head(ledger);
    const { size } = answer;
    const told = by === undefined ? {} : { by };
    const lost: LostHead =
      answer.kind === 'checkpoint'
        ? { size, root: answer.root, restorations: answer.restorations, ...told }
        : { size, restorations: 0, by: by ?? 'somebody' };
    if (found !== undefined && (await this.#holds(ledger, answer, lost, found))) {
      if (this.#ledgers.heads.of(ledger.ledgerNo) === undefined)
        this.#ledgers.heads.note(ledger.ledgerNo, { ...found, restorations: found.restoredSince });
      return;
    }
    throw wentBackRefusal(this.#ledgers.heads.raise(ledger, lost, found));
  }

  async #holds(
    { ledgerNo }: Ledger,
    answer: HeldAnswer,
    lost: LostHead,
    found: ReadHead,
  ): Promise<boolean> {
    // Of a head that was never seen, all of them came since.
    if (
      found.restoredSince !== lost.restorations &&
      gaveUp(await readLedgerState(this.#database.of(ledgerNo), ledgerNo), lost)
    )
      return true;
    if (found.size < lost.size) return false;
    // Whatever is recorded of restorations: with this root nothing of what is kept is lost.
    if (answer.kind === 'checkpoint') return hasRoot(this.#database, this.#tiles, ledgerNo, answer);
    // Whether it is of this history shows with the next cosignature.
    return answer.kind === 'size';
  }

  async #head({ ledgerNo }: Ledger): Promise<ReadHead | undefined> {
    const [entry] = await findHeads(this.#database.of('all'), [[ledgerNo, undefined]]);
    return entry?.[1];
  }

  /** Of what the database has: anybody who may add rows could have added another. */
  async #newestSigned(
    { ledgerNo, publicKey }: Ledger,
    sizeMax: number,
  ): Promise<{ size: number; root: Uint8Array; note: string } | undefined> {
    const { rows } = await this.#database.of(ledgerNo).query<{ note: string }>(
      `SELECT note FROM docket.checkpoint WHERE ledger_no = $1 AND size <= $2
       ORDER BY size DESC LIMIT $3`,
      [ledgerNo, sizeMax, ROWS_MAX],
    );
    for (const { note } of rows) {
      try {
        const { size, root } = openCheckpoint(note, publicKey, publicKey, 'told');
        if (size <= sizeMax) return { size, root, note };
      } catch (error) {
        if (!(error instanceof NoteError)) throw error;
      }
    }
    return undefined;
  }

  /** Once it was found in the database, what was seen since stands for it. */
  #isFound(id: string, place: KeptPlace): boolean {
    const found = this.#found.get(id);
    if (found?.path !== place.path) return false;
    const seen = this.#ledgers.heads.of(found.ledgerNo);
    return seen !== undefined && seen.size >= place.size;
  }

  async #checkPlace(ledger: Ledger, place: KeptPlace): Promise<void> {
    const kept = await this.#kept?.read(place, ledger.publicKey);
    if (kept === undefined) return;
    await this.#compare(ledger, undefined, { kind: 'checkpoint', ...kept });
    // Whoever is left out is looked for again.
    if (this.#found.size >= FOUND_MAX) this.#found.clear();
    this.#found.set(ledger.id, { path: kept.path, ledgerNo: ledger.ledgerNo });
  }

  /** A ledger of which there is a checkpoint, and nothing in the database. */
  async #raiseMissing(id: string, place: KeptPlace): Promise<void> {
    // Its key is gone with its row: that the file says so is all there is.
    const kept = await this.#kept?.read(place, undefined);
    if (kept === undefined) return;
    this.#ledgers.heads.raise({ id, ledgerNo: NOT_PLACED, origin: kept.origin }, kept, undefined);
  }
}
