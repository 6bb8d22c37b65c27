import { CompactRange, signCheckpoint } from '@docket/chain';
import { DATABASE_NOW } from './clock.js';
import type { Database } from './database.js';
import { CheckpointEntity } from './entities/index.js';
import type { KeyVault } from './key-vault.js';
import type { Ledger, LedgerService } from './ledger-service.js';
import { RollbackWatch } from './rollback-watch.js';
import { TileReader } from './tile-reader.js';

export interface IssuedCheckpoint {
  size: number;
  /** 32 bytes. */
  root: Uint8Array;
  /** C2SP tlog-checkpoint signed note. */
  note: string;
  issuedAt: string;
}

/** Signs what the ledger is now, and keeps every checkpoint that it ever handed out. */
export class CheckpointService {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #vault: KeyVault;
  readonly #watch: RollbackWatch;
  /** One signature in the making per ledger: who asks meanwhile gets the next one. */
  readonly #issuing = new Map<
    string,
    { running: Promise<IssuedCheckpoint>; next?: Promise<IssuedCheckpoint> }
  >();

  constructor(
    database: Database,
    ledgers: LedgerService,
    vault: KeyVault,
    /** Without one, nothing is kept outside of the database. */
    watch = new RollbackWatch(database, ledgers, new TileReader(database, ledgers), undefined),
  ) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#vault = vault;
    this.#watch = watch;
  }

  /**
   * A checkpoint that covers everything acknowledged before the call. It is on disk before it is
   * returned: otherwise a crash could leave a signed tree that the database knows nothing of.
   *
   * @throws {StoreRefusal} `unknown_ledger`; `ledger_went_back`. @throws {SigningKeyError}
   * @throws {KeptCheckpointError} what is kept outside of the database cannot be read or added to.
   */
  issue(ledgerId: string): Promise<IssuedCheckpoint> {
    const issuing = this.#issuing.get(ledgerId);
    if (issuing === undefined) return this.#begin(ledgerId);
    // The one in the making may have read the head before the caller's entry.
    issuing.next ??= issuing.running.then(
      () => this.#begin(ledgerId),
      () => this.#begin(ledgerId),
    );
    return issuing.next;
  }

  /** The newest checkpoint that was issued; undefined when there is none. */
  async latest(ledgerId: string): Promise<IssuedCheckpoint | undefined> {
    return (await this.history(ledgerId, { limit: 1 }))[0];
  }

  /** Issued checkpoints, largest first; `before` continues after the last one of a page. */
  async history(
    ledgerId: string,
    page: { limit: number; before?: number },
  ): Promise<IssuedCheckpoint[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const query = this.#database.dataSource
      .getRepository(CheckpointEntity)
      .createQueryBuilder('c')
      .where('c.ledger_no = :ledgerNo', { ledgerNo })
      .orderBy('c.size', 'DESC')
      .limit(Math.min(page.limit, PAGE_MAX));
    if (page.before !== undefined) query.andWhere('c.size < :before', { before: page.before });
    return (await query.getMany()).map(({ size, root, note, issuedAt }) => ({
      size,
      root,
      note,
      issuedAt,
    }));
  }

  #begin(ledgerId: string): Promise<IssuedCheckpoint> {
    const running = this.#issue(ledgerId);
    const entry = { running };
    this.#issuing.set(ledgerId, entry);
    const done = (): void => {
      if (this.#issuing.get(ledgerId) === entry) this.#issuing.delete(ledgerId);
    };
    running.then(done, done);
    return running;
  }

  async #issue(ledgerId: string): Promise<IssuedCheckpoint> {
    const ledger = await this.#ledgers.getLedger(ledgerId);
    const { ledgerNo, origin, publicKey } = ledger;
    const head = await this.#watch.headToSign(ledger);
    const root = CompactRange.decode(head.frontier, head.size).root();
    const stored = await this.#stored(ledgerNo, head.size);
    if (stored !== undefined) return this.#handOut(ledger, head.restorations, stored);
    const signer = await this.#vault.signer(ledgerId, origin, publicKey);
    const note = signCheckpoint({ origin, size: head.size, root, extensions: [] }, signer);
    await this.#database.plainPool.query(
      `INSERT INTO docket.checkpoint (ledger_no, size, root, issued_at, note)
       VALUES ($1, $2, $3, ${DATABASE_NOW}, $4) ON CONFLICT (ledger_no, size) DO NOTHING`,
      [ledgerNo, head.size, Buffer.from(root), note],
    );
    // Another process may have been first: then its note is the one.
    const kept = await this.#stored(ledgerNo, head.size);
    if (kept === undefined) throw new Error('The checkpoint was not kept.');
    return this.#handOut(ledger, head.restorations, kept);
  }

  /** Outside of the database first: nobody is to hold one that could be lost without a trace. */
  async #handOut(
    ledger: Ledger,
    restorations: number,
    checkpoint: IssuedCheckpoint,
  ): Promise<IssuedCheckpoint> {
    await this.#watch.keep(ledger, restorations, checkpoint);
    return checkpoint;
  }

  async #stored(ledgerNo: number, size: number): Promise<IssuedCheckpoint | undefined> {
    const found = await this.#database.dataSource
      .getRepository(CheckpointEntity)
      .findOneBy({ ledgerNo, size });
    if (found === null) return undefined;
    return { size: found.size, root: found.root, note: found.note, issuedAt: found.issuedAt };
  }
}

const PAGE_MAX = 1_000;
