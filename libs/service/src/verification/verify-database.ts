import { availableParallelism } from 'node:os';
import {
  connectDatabase,
  type Database,
  databaseReader,
  type DatabaseReader,
  presentLedgers,
  REGISTRY,
  Snapshot,
  StoreRefusal,
} from '@docket/store';
import {
  installationCheck,
  verify,
  type Installation,
  type Keeping,
  type LedgerReader,
  registrationOf,
  type Progress,
  type Seam,
  type VerificationReport,
  type WitnessPolicy,
} from '@docket/verify';
import { VerifyThreads } from './verify-threads.js';

export interface VerifyDatabaseOptions {
  databaseUrl: string;
  ledger: string;
  depth: 'quick' | 'chain' | 'full';
  /** C2SP verifier key kept from elsewhere. */
  trustedKey?: string;
  /** Signed note of a checkpoint kept from elsewhere. */
  trustedCheckpoint?: string;
  /** Whom to trust as witnesses. */
  witnessPolicy?: WitnessPolicy;
  /** What the ledger that continues it says of it. */
  seam?: Seam;
  onProgress?: (progress: Progress) => void;
  /** To go on where an earlier one was stopped, and to be gone on with: by the calling thread alone. */
  keeping?: Keeping;
  /**
   * Threads that share the work; one per processor, at most 8, when left out and the ledger is long.
   * 0: the calling thread alone.
   */
  threads?: number;
  /** Databases of all cells by name, of the installation that the ledger is in. */
  cells?: ReadonlyMap<string, string>;
  /** Name of the cell that a ledger lives in which is a copy here as yet: it is held against the registry there. */
  copiedFrom?: string;
}

/** A thread takes the better part of a second to start: shorter ledgers are verified faster without. */
const ENTRIES_FOR_THREADS = { quick: Infinity, chain: 300_000, full: 50_000 };
const THREADS_MAX = 8;
/** The snapshot, entries, what they are compared with, and one to spare. */
const POOL_SIZE = 4;

/**
 * Verifies a ledger in a database: its entries, whatever the store derives from them, and whether all
 * ledgers that the registry names are there. The one way for the command and for the server. The ledger may
 * be written to meanwhile: everything is read in one state.
 *
 * @throws StoreRefusal `unknown_ledger`, or the driver's error when the database cannot be read.
 */
export async function verifyDatabase(options: VerifyDatabaseOptions): Promise<VerificationReport> {
  const { databaseUrl, ledger, threads: wanted, cells, copiedFrom, ...policy } = options;
  const registers = new CellRegistries(cells ?? new Map());
  const database = await connectDatabase({ url: databaseUrl, poolSize: POOL_SIZE, isBulk: true });
  let snapshot: Snapshot | undefined;
  let threads: VerifyThreads | undefined;
  try {
    snapshot = await Snapshot.take(database);
    const snapshotId = snapshot.id;
    const source = { database, ledger, snapshotId };
    const own = await readerIfThere(database, REGISTRY, snapshotId);
    const reader = await installedReader(source, registers, {
      registry: copiedFrom === undefined ? own : await registers.of(copiedFrom),
      ledgers: () =>
        copiedFrom === undefined ? besideIn(database, snapshotId) : registers.beside(copiedFrom),
    });
    const { size = 0 } = await reader.describe();
    const isAlone = policy.keeping !== undefined || size < ENTRIES_FOR_THREADS[policy.depth];
    const count = wanted ?? (isAlone ? 0 : availableParallelism());
    if (count > 1) {
      threads = new VerifyThreads(Math.min(count, THREADS_MAX), {
        databaseUrl,
        ledger,
        snapshotId,
      });
    }
    return await verify(reader, { ...policy, ...(threads && { workers: threads }) });
  } finally {
    await threads?.close();
    await snapshot?.release();
    await registers.close();
    await database.close();
  }
}

async function* besideIn(
  database: Database,
  snapshotId: string,
): ReturnType<Installation['ledgers']> {
  for await (const batch of presentLedgers(database, snapshotId))
    yield batch.filter(({ id }) => id !== REGISTRY);
}

/** Registries of the other cells of an installation, each read in one state. */
class CellRegistries {
  readonly #cells: ReadonlyMap<string, string>;
  readonly #open = new Map<string, { database: Database; snapshot: Snapshot }>();

  constructor(cells: ReadonlyMap<string, string>) {
    this.#cells = cells;
  }

  /** Undefined: the cell is not known. @throws the driver's error where it cannot be read. */
  async of(cell: string): Promise<Installation['registry']> {
    const at = await this.#at(cell);
    return at && readerIfThere(at.database, REGISTRY, at.snapshot.id);
  }

  /** The ledgers beside its registry. */
  async *beside(cell: string): ReturnType<Installation['ledgers']> {
    const at = await this.#at(cell);
    if (at !== undefined) yield* besideIn(at.database, at.snapshot.id);
  }

  async close(): Promise<void> {
    for (const { database, snapshot } of this.#open.values()) {
      await snapshot.release();
      await database.close();
    }
  }

  async #at(cell: string): Promise<{ database: Database; snapshot: Snapshot } | undefined> {
    const [known, url] = [this.#open.get(cell), this.#cells.get(cell)];
    if (known !== undefined || url === undefined) return known;
    const database = await connectDatabase({ url, poolSize: POOL_SIZE, isBulk: true });
    try {
      const opened = { database, snapshot: await Snapshot.take(database) };
      this.#open.set(cell, opened);
      return opened;
    } catch (error) {
      await database.close();
      throw error;
    }
  }
}

/** A reader of the ledger, and of the ledgers beside it, all in the state of the snapshot. */
async function installedReader(
  { database, ledger, snapshotId }: { database: Database; ledger: string; snapshotId: string },
  registers: CellRegistries,
  beside: Pick<Installation, 'registry' | 'ledgers'>,
): Promise<LedgerReader> {
  const present = await readerIfThere(database, ledger, snapshotId);
  const stored = present ?? (await readerOfGone(ledger, beside.registry));
  const { origin } = await stored.describe();
  const checkInstallation = installationCheck({
    ...beside,
    ...(origin === undefined ? {} : { origin }),
    // One that is silent is not at hand: what could not be held against it is said.
    registryOf: (cell) => registers.of(cell).catch(() => undefined),
    ...(present &&
      ledger !== REGISTRY && {
        registrations: () => present.ofType('principal.registered'),
        moves: () => present.ofType('ledger.moved'),
      }),
  });
  return {
    describe: () => stored.describe(),
    checkpoints: (options) => stored.checkpoints(options),
    entries: (from, to, how) => stored.entries(from, to, how),
    checkInstallation,
    ...(present && { tiles: (tiles) => present.tiles(tiles) }),
    ...(stored.projections && { projections: stored.projections }),
  };
}

/**
 * A ledger that the registry names and the database does not hold: it has no entry, and the comparison with
 * the registry says why.
 *
 * @throws {StoreRefusal} `unknown_ledger` where nothing says that it ever was.
 */
async function readerOfGone(
  ledger: string,
  registry: Installation['registry'],
): Promise<LedgerReader> {
  if (registry === undefined) {
    throw new StoreRefusal(
      'unknown_ledger',
      `There is no ledger ${ledger.slice(0, 63)}, and no registry of ledgers that could name it.`,
      { next: 'Correct the id, or the database.' },
    );
  }
  if ((await registrationOf(registry, ledger)) === undefined) {
    throw new StoreRefusal(
      'unknown_ledger',
      `There is no ledger ${ledger.slice(0, 63)}, and the registry of ledgers names none of this id.`,
      { next: 'Correct its id.' },
    );
  }
  return {
    describe: () =>
      Promise.resolve({ source: `ledger ${ledger} in the database`, scope: 'ledger', size: 0 }),
    checkpoints: nothing,
    entries: nothing,
  };
}

async function* nothing(): AsyncGenerator<never> {
  // A ledger that is gone has neither entries nor checkpoints.
}

/** Undefined when the database has no such ledger. */
async function readerIfThere(
  database: Database,
  ledger: string,
  snapshotId: string,
): Promise<DatabaseReader | undefined> {
  try {
    return await databaseReader(database, ledger, snapshotId);
  } catch (error) {
    if (error instanceof StoreRefusal && error.code === 'unknown_ledger') return undefined;
    throw error;
  }
}
