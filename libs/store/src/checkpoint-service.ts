import { CompactRange, equalBytes, NoteError, openSignedCheckpoint } from '@docket/chain';
import type { KeyInForce } from '@docket/record';
import { DATABASE_NOW, now } from './clock.js';
import type { Database } from './database.js';
import { CheckpointEntity } from './entities/index.js';
import type { Ledger, LedgerService } from './ledger-service.js';
import { RollbackWatch } from './rollback-watch.js';
import { SigningKeyError } from './signing/signing-key-error.js';
import type { SignedForReceipts } from './signing/tree-signer.js';
import { SharedTurns } from './shared-turns.js';
import { TileReader } from './tile-reader.js';

export interface IssuedCheckpoint {
  size: number;
  /** 32 bytes. */
  root: Uint8Array;
  /** C2SP tlog-checkpoint signed note. */
  note: string;
  issuedAt: string;
}

/** What was signed just now, of a tree that this process proved. */
interface Proven {
  checkpoint: IssuedCheckpoint;
  ledger: Ledger;
  keys: readonly KeyInForce[];
  range: CompactRange;
}

/** Signs what the ledger is now, and keeps every checkpoint that it ever handed out. */
export class CheckpointService {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #watch: RollbackWatch;
  /** One signature in the making per ledger: who asks meanwhile gets the next one. */
  readonly #issuing = new SharedTurns<Proven>();
  /** By number of the ledger; `at` by `performance.now()`. */
  readonly #recent = new Map<number, { checkpoint: IssuedCheckpoint; at: number }>();

  /** By number of the ledger: a large one that was signed, of which the signature was looked at. */
  readonly #covering = new Map<number, IssuedCheckpoint>();

  constructor(
    database: Database,
    ledgers: LedgerService,
    /** Without one, nothing is kept outside of the database. */
    watch = new RollbackWatch(database, ledgers, new TileReader(database, ledgers), undefined),
  ) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#watch = watch;
    ledgers.heads.onBreak(({ ledgerNo }) => {
      this.#recent.delete(ledgerNo);
      this.#covering.delete(ledgerNo);
    });
  }

  /**
   * A checkpoint that covers everything acknowledged before the call. It is on disk before it is
   * returned: otherwise a crash could leave a signed tree that the database knows nothing of.
   *
   * @throws {StoreRefusal} `unknown_ledger`; `ledger_went_back`. @throws {SigningKeyError}
   * @throws {KeptCheckpointError} what is kept outside of the database cannot be read or added to.
   */
  async issue(ledgerId: string): Promise<IssuedCheckpoint> {
    return (await this.#next(ledgerId)).checkpoint;
  }

  /** As `issue`, with what the same key signed of the same tree for COSE receipts of its entries. */
  async issueForReceipts(
    ledgerId: string,
  ): Promise<{ checkpoint: IssuedCheckpoint; signed: SignedForReceipts }> {
    const { checkpoint, ledger, keys, range } = await this.#next(ledgerId);
    return { checkpoint, signed: await this.#ledgers.signer.signForReceipts(ledger, keys, range) };
  }

  /** The one in the making may have read the head before the caller's entry. */
  #next(ledgerId: string): Promise<Proven> {
    return this.#issuing.take(ledgerId, () => this.#issue(ledgerId));
  }

  /**
   * As `issue`, but one that this process issued less than `ageMsMax` ago will do: entries acknowledged since are
   * not in it.
   */
  async recent(ledgerId: string, ageMsMax: number): Promise<IssuedCheckpoint> {
    const ledger = await this.#ledgers.getLedger(ledgerId);
    const kept = this.#recent.get(ledger.ledgerNo);
    if (kept !== undefined && performance.now() - kept.at < ageMsMax) return kept.checkpoint;
    const at = performance.now();
    const checkpoint = await this.issue(ledgerId);
    if (this.#recent.size >= RECENT_MAX) this.#recent.clear();
    this.#recent.set(ledger.ledgerNo, { checkpoint, at });
    return checkpoint;
  }

  /** One that was signed before and covers the first `size` entries; undefined where there is none. Signs nothing. */
  async covering(ledgerId: string, size: number): Promise<IssuedCheckpoint | undefined> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const kept = this.#covering.get(ledgerNo);
    if (kept !== undefined && kept.size >= size) return kept;
    const latest = await this.latest(ledgerId);
    if (latest === undefined || latest.size < size) return undefined;
    if (this.#covering.size >= RECENT_MAX) this.#covering.clear();
    this.#covering.set(ledgerNo, latest);
    return latest;
  }

  /** The newest checkpoint that was issued; undefined when there is none. */
  async latest(ledgerId: string): Promise<IssuedCheckpoint | undefined> {
    return (await this.history(ledgerId, { limit: 1 }))[0];
  }

  /**
   * Issued checkpoints, largest first; `before` continues after the last one of a page. What stands among them that
   * the ledger's key did not sign is left out.
   */
  async history(
    ledgerId: string,
    page: { limit: number; before?: number },
  ): Promise<IssuedCheckpoint[]> {
    const ledger = await this.#ledgers.getLedger(ledgerId);
    const { ledgerNo } = ledger;
    const { keys } = await this.#ledgers.ledgerState(ledgerId);
    const limit = Math.min(page.limit, PAGE_MAX);
    const found: IssuedCheckpoint[] = [];
    let { before } = page;
    for (;;) {
      const query = this.#database
        .entities(ledgerNo, CheckpointEntity)
        .createQueryBuilder('c')
        .where('c.ledger_no = :ledgerNo', { ledgerNo })
        .orderBy('c.size', 'DESC')
        .limit(limit);
      if (before !== undefined) query.andWhere('c.size < :before', { before });
      const rows = await query.getMany();
      for (const row of rows) {
        const { size, root, note, issuedAt } = row;
        if (isSigned(row, ledger, keys)) found.push({ size, root, note, issuedAt });
        if (found.length === limit) return found;
        before = size;
      }
      if (rows.length < limit) return found;
    }
  }

  /**
   * Of these sizes those of which a checkpoint was issued, with its root, as the table says: no signature is looked at.
   */
  async rootsIssued(ledgerNo: number, sizes: readonly number[]): Promise<Map<number, string>> {
    const { rows } = await this.#database.of(ledgerNo).query<{ size: string; root: string }>(
      `SELECT size, encode(root, 'hex') AS root FROM docket.checkpoint
       WHERE ledger_no = $1 AND size = ANY ($2::bigint[])`,
      [ledgerNo, sizes],
    );
    return new Map(rows.map(({ size, root }) => [Number(size), root]));
  }

  /** When the first one of more than `size` entries was issued, as the table says; undefined where there is none. */
  async firstBeyond(ledgerNo: number, size: number): Promise<string | undefined> {
    const { rows } = await this.#database.of(ledgerNo).query<{ issued_at: string }>(
      `SELECT issued_at FROM docket.checkpoint WHERE ledger_no = $1 AND size > $2
       ORDER BY size LIMIT 1`,
      [ledgerNo, size],
    );
    return rows[0]?.issued_at;
  }

  async #issue(ledgerId: string): Promise<Proven> {
    const ledger = await this.#ledgers.getLedger(ledgerId);
    const { signer } = this.#ledgers;
    for (let i = 0; i < PROOFS_MAX; i++) {
      // Before the head: what was proven is on disk in the database, so that the head is not behind it.
      const signed = await signer.newest(ledger);
      const head = await this.#watch.headToSign(ledger);
      const root = CompactRange.decode(head.frontier, head.size).root();
      const { size, lastHash, restorations } = head;
      const wanted = { size, lastHash, root, restorations };
      const range = await signer.prove(this.#database.of(ledger.ledgerNo), ledger, signed, wanted);
      // Behind the head: none that is in force for its size is missing.
      const state = await this.#ledgers.ledgerState(ledgerId);
      await this.#ledgers.keys.check(ledger, state.keys, signed);
      const keys = keysOf(state, size);
      const stored = await this.#stored(ledger, keys, range);
      // A seed that cannot be used leaves no note of a signature that was not made.
      const note = stored?.note ?? (await signer.sign(ledger, keys, range, state.secondKey));
      if (signed?.size !== size || signed.restoredAt !== undefined) {
        const key = keys.at(-1)?.key ?? ledger.publicKey;
        // Another process was first: what it proved has to be continued.
        if (!(await signer.note(ledger, signed, range, { restorations, key }))) continue;
      }
      const checkpoint = stored ?? (await this.#store(ledger, keys, range, note));
      // Outside of the database first: nobody is to hold one that could be lost without a trace.
      await this.#watch.keep(ledger, restorations, checkpoint);
      return { checkpoint, ledger, keys, range };
    }
    throw new SigningKeyError(
      'signed_state',
      `What was signed last for the ledger ${ledgerId} changes each time that it is read: its directory has to show every server the same names at once.`,
    );
  }

  async #store(
    ledger: Ledger,
    keys: readonly KeyInForce[],
    range: CompactRange,
    note: string,
  ): Promise<IssuedCheckpoint> {
    const { size } = range;
    const root = range.root();
    await this.#database.of(ledger.ledgerNo).query(
      `INSERT INTO docket.checkpoint (ledger_no, size, root, issued_at, note)
       VALUES ($1, $2, $3, ${DATABASE_NOW}, $4) ON CONFLICT (ledger_no, size) DO NOTHING`,
      [ledger.ledgerNo, size, Buffer.from(root), note],
    );
    // Another process may have been first; or what stands there is no checkpoint of the ledger's, which cannot be
    // replaced and is not handed out.
    return (await this.#stored(ledger, keys, range)) ?? { size, root, note, issuedAt: now() };
  }

  /** What stands there of this tree, where the ledger's key did sign it. */
  async #stored(
    ledger: Ledger,
    keys: readonly KeyInForce[],
    range: CompactRange,
  ): Promise<IssuedCheckpoint | undefined> {
    const { ledgerNo } = ledger;
    const found = await this.#database
      .entities(ledgerNo, CheckpointEntity)
      .findOneBy({ ledgerNo, size: range.size });
    if (found === null || !isSigned(found, ledger, keys)) return undefined;
    if (!equalBytes(found.root, range.root())) return undefined;
    return { size: found.size, root: found.root, note: found.note, issuedAt: found.issuedAt };
  }
}

const keysOf = ({ keys }: { keys: readonly KeyInForce[] }, size: number): readonly KeyInForce[] =>
  keys.filter(({ from }) => from <= size);

/**
 * Whether the key in force for its size signed what the row says. Anybody who may add rows could have added another,
 * and whoever has a key that was replaced could have signed it.
 */
function isSigned(
  { size, root, note }: CheckpointEntity,
  { publicKey }: Ledger,
  all: readonly KeyInForce[],
): boolean {
  try {
    const { checkpoint, keys } = openSignedCheckpoint(note, publicKey, publicKey, 'told');
    const expected = keysOf({ keys: all }, size);
    const isInForce =
      keys.length === expected.length &&
      keys.every(
        ({ from, key, replaced }, i) =>
          i === 0 ||
          (from === expected[i]?.from &&
            key === expected[i].key &&
            replaced === expected[i].replaced),
      );
    return isInForce && checkpoint.size === size && equalBytes(checkpoint.root, root);
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
}

/** Times that another process may be first. Each time, it has noted a newer tree. */
const PROOFS_MAX = 100;

const PAGE_MAX = 1_000;

/** Ledgers of which a recent checkpoint is kept in memory. */
const RECENT_MAX = 10_000;
