import { CompactRange, signCheckpoint } from '@docket/chain';
import { int4Array, int8Array } from './binary-array.js';
import { DATABASE_NOW } from './clock.js';
import type { Database } from './database.js';
import { CheckpointEntity } from './entities/index.js';
import type { KeyVault } from './key-vault.js';
import { FIND_HEADS, readFoundHead } from './known-heads.js';
import type { HeadRow } from './known-heads.js';
import type { Ledger, LedgerService } from './ledger-service.js';

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
  /** One signature in the making per ledger: who asks meanwhile gets the next one. */
  readonly #issuing = new Map<
    string,
    { running: Promise<IssuedCheckpoint>; next?: Promise<IssuedCheckpoint> }
  >();

  constructor(database: Database, ledgers: LedgerService, vault: KeyVault) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#vault = vault;
  }

  /**
   * A checkpoint that covers everything acknowledged before the call. It is on disk before it is
   * returned: otherwise a crash could leave a signed tree that the database knows nothing of.
   *
   * @throws {StoreRefusal} `unknown_ledger`; `ledger_went_back`. @throws {SigningKeyError}
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
    const head = await this.#head(ledger);
    const root = CompactRange.decode(head.frontier, head.size).root();
    const stored = await this.#stored(ledgerNo, head.size);
    if (stored !== undefined) return stored;
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
    return kept;
  }

  /** What would be signed: never less, or another, than this process has seen on disk. */
  async #head(ledger: Ledger): Promise<{ size: number; frontier: Buffer }> {
    const { heads } = this.#ledgers;
    const seen = heads.of(ledger.ledgerNo);
    const values = [int4Array([ledger.ledgerNo]), int8Array([(seen?.size ?? 0) - 1])];
    const { rows } = await this.#database.plainPool.query<HeadRow>({ ...FIND_HEADS, values });
    const [row] = rows;
    const { size } = heads.check(ledger, seen, readFoundHead(row));
    if (row === undefined) throw new Error('The ledger has no head.');
    return { size, frontier: row.frontier };
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
