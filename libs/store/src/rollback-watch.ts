import type pg from 'pg';
import { CompactRange, toHex } from '@docket/chain';
import { readLedgerState } from './append/ledger-state.js';
import type { AppendReceipt } from './append/receipt.js';
import { prepareSubmission } from './append/submission.js';
import type { AppendSubmission } from './append/submission.js';
import type { Database } from './database.js';
import type { Holder } from './holder.js';
import type { KeptCheckpoints, SignedCheckpoint } from './kept-checkpoints.js';
import { findHeads, headReads } from './found-heads.js';
import type { ReadHead } from './found-heads.js';
import { gaveUp, wentBackRefusal } from './known-heads.js';
import type { HeadReads, LostHead, SeenHead, WentBack } from './known-heads.js';
import type { Ledger, LedgerService } from './ledger-service.js';
import { StoreRefusal } from './refusal.js';
import type { SignedTree } from './signing/signed-tree.js';
import { hasRoot } from './signing/has-root.js';
import { SigningKeyError } from './signing/signing-key-error.js';
import { NOT_PLACED, OutsideWatch, unlessWentBack } from './outside-watch.js';
import type { TileReader } from './tile-reader.js';
import { LedgerStatements } from './ledger-scope.js';
import type { LedgerAsker } from './ledger-scope.js';

/**
 * Holds the database against what was handed out: what this process has seen of each ledger, and the
 * checkpoints that are kept outside. And the one way on from a ledger that went back.
 */
export class RollbackWatch {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #tiles: TileReader;
  /** What others hold. */
  readonly outside: OutsideWatch;
  /** Ledgers of which it is being looked for where they differ. */
  readonly #locating = new Set<string>();
  /** Connections that had been lost when all that is kept was last looked at. */
  #checkedAt = 0;

  constructor(
    database: Database,
    ledgers: LedgerService,
    tiles: TileReader,
    kept: KeptCheckpoints | undefined,
    holders: readonly Holder[] = [],
  ) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#tiles = tiles;
    this.outside = new OutsideWatch({ database, ledgers, tiles, kept, holders });
    ledgers.heads.afterReconnect(async (id) => this.outside.check(await ledgers.getLedger(id)));
  }

  /**
   * Holds every ledger of which a checkpoint is kept against it: at a start, when nothing was seen yet, and after
   * a reconnect. One that went back is refused from then on; the others go on.
   *
   * @throws {KeptCheckpointError} what is kept cannot be read.
   */
  async checkAllKept(): Promise<void> {
    const { connectionsLost } = this.#ledgers.heads;
    await this.#checkAllSigned();
    await this.outside.checkDirectory();
    await this.outside.askAll();
    this.#checkedAt = connectionsLost;
  }

  /**
   * `checkAllKept` where connections were lost since it began last: those made since may lead to another server. It
   * takes the longer the more ledgers there are, and is not to be waited for on a connection that is closed meanwhile:
   * that would be the next loss.
   *
   * @throws {StoreRefusal} `ledger_went_back`. @throws {KeptCheckpointError}
   */
  async checkAfterLoss(): Promise<void> {
    if (this.#ledgers.heads.connectionsLost === this.#checkedAt) return;
    await this.checkAllKept();
    this.#refuse();
  }

  /**
   * Holds every ledger of which a head was seen against the database, in one statement; and looks whether
   * somebody has recorded meanwhile that those that went back go on.
   *
   * @param client on which the heads are asked for.
   * @throws {StoreRefusal} `ledger_went_back`, of one that did.
   */
  async check(client?: pg.ClientBase): Promise<void> {
    const { heads } = this.#ledgers;
    for (const alarm of heads.alarms) {
      const { ledger, seen } = alarm;
      const state = await this.#stateOf(ledger.id);
      const isOver =
        state !== undefined && gaveUp(state, seen) && (await this.#continues(ledger.id));
      if (!isOver) {
        this.#locate(alarm);
        continue;
      }
      const [found] = await this.#readHeads([[ledger.ledgerNo, undefined]]);
      if (found !== undefined) heads.follow(ledger, { ...found[1], ...state });
    }
    const seen = heads.seen();
    const found = new Map(
      await this.#readHeads(seen, client && LedgerStatements.on(client, 'all')),
    );
    const before = new Map(seen);
    for (const ledger of this.#ledgers.known()) {
      const head = before.get(ledger.ledgerNo);
      if (head !== undefined) await this.#hold(ledger, head, found.get(ledger.ledgerNo));
    }
    this.#refuse();
  }

  #refuse(): void {
    const { heads, signer } = this.#ledgers;
    const [alarm] = heads.alarms;
    if (alarm !== undefined) throw wentBackRefusal(alarm);
    const [refusal] = signer.refusals;
    if (refusal !== undefined) throw refusal;
  }

  /**
   * What may be signed: never less, or another, than was seen or signed before.
   * @throws {StoreRefusal} `ledger_went_back`. @throws {KeptCheckpointError}
   */
  async headToSign(ledger: Ledger): Promise<ReadHead & { restorations: number }> {
    await this.outside.check(ledger);
    const seen = this.#ledgers.heads.of(ledger.ledgerNo);
    const [found] = await this.#readHeads([[ledger.ledgerNo, seen]]);
    await this.#hold(ledger, seen, found?.[1]);
    if (found === undefined) throw new Error('The ledger has no head.');
    return { ...found[1], restorations: (seen?.restorations ?? 0) + found[1].restoredSince };
  }

  /** Keeps a checkpoint outside, where that is set. @throws {KeptCheckpointError}, or what the disk said. */
  async keep(ledger: Ledger, restorations: number, checkpoint: SignedCheckpoint): Promise<void> {
    await this.outside.keep(ledger, restorations, checkpoint);
  }

  /**
   * Records that a ledger that went back goes on from what the database holds, and goes on. What is lost is
   * filled in from what was noticed; the submitter says how much of it they know of.
   *
   * @throws {StoreRefusal} `nothing_to_restore`; `restoration_mismatch` where it is another loss than the
   * submitter speaks of; those of the rules. @throws {AppendFailed}
   */
  async restore(ledgerId: string, submission: AppendSubmission): Promise<AppendReceipt> {
    const { heads } = this.#ledgers;
    const alarm = heads.alarmOf(ledgerId);
    // Of a ledger that is all right, as of any other, what is no such ledger or record is refused as that.
    const ledger =
      alarm === undefined
        ? await this.#ledgers.getLedger(ledgerId)
        : await this.#ledgers.readRow(ledgerId);
    if (ledger !== undefined) prepareSubmission(submission, ledger.policy);
    if (alarm === undefined || ledger === undefined || alarm.found === undefined) {
      throw new StoreRefusal('nothing_to_restore', nothingBecause(ledgerId, alarm !== undefined), {
        next: 'Look at GET /readyz, and ask the server that refuses the ledger.',
      });
    }
    const body = lossFilledIn(ledgerId, submission.body, alarm.seen);
    // Before the record: in the database alone, anybody who writes there could give up what was signed.
    await this.#ledgers.signer.giveUp(ledger, alarm.found.size);
    const receipt = await this.#ledgers.appendRestoration(ledger, { ...submission, body });
    const state = await readLedgerState(this.#database.of(ledger.ledgerNo), ledger.ledgerNo);
    const [found] = await this.#readHeads([[ledger.ledgerNo, undefined]]);
    if (found !== undefined) heads.follow(ledger, { ...found[1], ...state });
    return receipt;
  }

  async #hold(ledger: Ledger, seen: SeenHead | undefined, found: ReadHead | undefined) {
    await this.#ledgers.heads.check(ledger, seen, found, this.#readsOf(ledger));
  }

  #readsOf({ ledgerNo }: Ledger): HeadReads {
    return headReads(this.#database.of(ledgerNo), ledgerNo);
  }

  /**
   * Holds every ledger against the tree that it was signed for last: by the tiles, so that a start is not as long as
   * the ledgers are. The leaves are read before the next signature. Of a ledger of which it cannot be read what was
   * signed last, nothing is signed; that is said with the keys that cannot be used, and the others go on.
   */
  async #checkAllSigned(): Promise<void> {
    const { heads, signer } = this.#ledgers;
    const ledgers = await this.#ledgers.listLedgers();
    const there = new Set(ledgers.map(({ id }) => id));
    for (const [id, tree] of await signer.newestOfOthers(there)) {
      // One that was made since the list was read is there by now: what is signed was committed before.
      if ((await this.#ledgers.readRow(id)) !== undefined) continue;
      heads.raise({ id, ledgerNo: NOT_PLACED, origin: tree.origin }, tree, undefined);
    }
    const signed: [Ledger, SignedTree][] = [];
    for (const ledger of ledgers) {
      if (heads.alarmOf(ledger.id) !== undefined) continue;
      try {
        const tree = await signer.newest(ledger);
        if (tree !== undefined) signed.push([ledger, tree]);
      } catch (error) {
        if (!(error instanceof SigningKeyError)) throw error;
      }
    }
    // Behind what was signed, which another process may have gone on to sign meanwhile.
    const found = new Map(
      await this.#readHeads(signed.map(([{ ledgerNo }]) => [ledgerNo, undefined])),
    );
    for (const [ledger, tree] of signed)
      await unlessWentBack(this.#checkSigned(ledger, tree, found.get(ledger.ledgerNo)));
  }

  /** @throws {StoreRefusal} `ledger_went_back`. */
  async #checkSigned(ledger: Ledger, signed: SignedTree, found?: ReadHead): Promise<void> {
    if (found !== undefined && (await this.#continuesTree(ledger, signed, found)))
      return this.#ledgers.heads.checkEnd(ledger, found, this.#readsOf(ledger));
    const { size, root, restorations } = signed;
    const alarm = { size, root, restorations };
    throw wentBackRefusal(this.#ledgers.heads.raise(ledger, alarm, found));
  }

  async #continuesTree(ledger: Ledger, signed: SignedTree, found: ReadHead): Promise<boolean> {
    if (await this.#ledgers.signer.isGivenUp(this.#database.of(ledger.ledgerNo), ledger, signed))
      return true;
    if (found.size < signed.size) return false;
    if (found.size !== signed.size)
      return hasRoot(this.#database, this.#tiles, ledger.ledgerNo, signed);
    return toHex(CompactRange.decode(found.frontier, found.size).root()) === signed.root;
  }

  /** Whether the ledger, as the database has it, may be signed for. */
  async #continues(id: string): Promise<boolean> {
    const ledger = await this.#ledgers.readRow(id);
    const signed = ledger && (await this.#ledgers.signer.newest(ledger));
    if (ledger === undefined || signed === undefined) return true;
    const [entry] = await this.#readHeads([[ledger.ledgerNo, undefined]]);
    return entry !== undefined && this.#continuesTree(ledger, signed, entry[1]);
  }

  /** Begins to look where a ledger differs: that takes as long as the ledger is, and nobody waits for it. */
  #locate(alarm: WentBack): void {
    const { ledger, seen, where, found } = alarm;
    // Of a ledger that is shorter, the alarm says where it ends.
    if (where !== undefined || found === undefined || found.size < seen.size) return;
    if (this.#locating.has(ledger.id)) return;
    this.#locating.add(ledger.id);
    const { heads, signer } = this.#ledgers;
    const look = async (): Promise<void> => {
      const row = await this.#ledgers.readRow(ledger.id);
      const sentence = row && (await signer.where(this.#database.of(row.ledgerNo), row));
      heads.locate(alarm, sentence ?? 'What was signed last is in it.');
    };
    void look()
      .catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        heads.locate(alarm, `Where it differs cannot be read: ${why}`);
      })
      .finally(() => this.#locating.delete(ledger.id));
  }

  async #stateOf(id: string): Promise<{ restorations: number; lostSize: number } | undefined> {
    const ledger = await this.#ledgers.readRow(id);
    return ledger && readLedgerState(this.#database.of(ledger.ledgerNo), ledger.ledgerNo);
  }

  #readHeads(
    of: readonly (readonly [number, SeenHead | undefined])[],
    client: LedgerAsker = this.#database.of('all'),
  ): Promise<[number, ReadHead][]> {
    return findHeads(client, of);
  }
}

function nothingBecause(ledgerId: string, isGone: boolean): string {
  return isGone
    ? `The database does not hold the ledger ${ledgerId}: there is nothing to go on from. Bring a copy of it back.`
    : `Nothing is missing of the ledger ${ledgerId} as far as this server knows.`;
}

/** The record's body with what was noticed of the loss. @throws {StoreRefusal} `restoration_mismatch` */
function lossFilledIn(
  ledgerId: string,
  body: AppendSubmission['body'],
  seen: LostHead,
): AppendSubmission['body'] {
  if (body['lost_size'] !== seen.size) {
    throw new StoreRefusal(
      'restoration_mismatch',
      `What was seen of the ledger ${ledgerId} had ${seen.size} entries.`,
      { next: 'Read what was lost, and decide again.', pointer: '/lost_size' },
    );
  }
  // Of the same size, both: who holds a checkpoint of it knows the root, and who holds a receipt the leaf.
  const lost: Record<string, string | undefined> = {
    lost_root: 'root' in seen ? seen.root : undefined,
    lost_leaf_hash: seen.lastHash,
  };
  const filled = { ...body };
  for (const [name, noticed] of Object.entries(lost)) {
    // What Docket fills in is not what somebody else says.
    if (name in body && body[name] !== noticed) {
      throw new StoreRefusal('restoration_mismatch', `${name} is not what was noticed.`, {
        next: 'Leave it out: Docket fills it in.',
        pointer: `/${name}`,
      });
    }
    if (noticed !== undefined) filled[name] = noticed;
  }
  return filled;
}
