import type { LedgerState } from '@docket/record';
import type pg from 'pg';
import { beginIn } from '../ledger-scope.js';
import type { KeyUse } from './columns.js';
import type { DecisionCache, DecisionCursor } from './decision-cursor.js';
import type { LedgerLine } from './ledger-line.js';
import { readLedgerState } from './ledger-state.js';
import {
  adoptDecisions,
  existingDecisions,
  findChangedDecisions,
  findKeys,
  lockHead,
} from './lookups.js';
import type { DecisionRows, LockedHead } from './lookups.js';
import type { UnreadableDecision } from './refold.js';
import type { ReferencedEntries } from './referenced-entries.js';
import type { PreparedSubmission } from './submission.js';

/** What a batch is planned on where it is written under the lock of the head: read behind it, in the same transaction. */
export class LockedReads {
  readonly keys = new Map<string, KeyUse>();
  readonly cursors = new Map<string, DecisionCursor>();
  readonly unreadable = new Map<string, UnreadableDecision>();
  readonly #client: pg.PoolClient;
  readonly #line: LedgerLine;
  readonly #ledgerNo: number;
  readonly #decisions: DecisionCache;
  #found: DecisionRows | undefined;
  #ledger: LedgerState | undefined;

  constructor(
    client: pg.PoolClient,
    line: LedgerLine,
    decisions: DecisionCache,
    readonly referenced: ReferencedEntries,
  ) {
    this.#client = client;
    this.#line = line;
    this.#ledgerNo = line.ledgerNo;
    this.#decisions = decisions;
  }

  /**
   * Begins the transaction, waits for the lock and reads behind it what the submissions build on, in one round trip:
   * each statement sees what was committed before the lock. `kept`: the ledger's state as it was last.
   */
  async begin(
    submissions: readonly PreparedSubmission[],
    seenSize: number,
    kept: LedgerState | undefined,
  ): Promise<{ locked: LockedHead | undefined; ledger: LedgerState }> {
    const [, locked, , ledger] = await Promise.all([
      this.#client.query(beginIn(this.#ledgerNo)),
      lockHead(this.#client, this.#ledgerNo, seenSize),
      this.#find(submissions),
      readLedgerState(this.#client, this.#ledgerNo, kept),
    ]);
    if (kept !== undefined && ledger.erasures !== kept.erasures) {
      // Another process erased values: what is kept may have been made of them, and its position says nothing of it.
      this.#decisions.clear();
      await this.#find(submissions);
    }
    await this.#line.addLocked(this.#client, ledger, submissions, this.keys);
    this.#ledger = ledger;
    return { locked, ledger };
  }

  /** Keeps the decisions that were found as current: once it is known whether what was kept before is out of date. */
  async adopt(): Promise<void> {
    if (this.#found === undefined) return;
    const [client, ledgerNo] = [this.#client, this.#ledgerNo];
    const read = await adoptDecisions(client, ledgerNo, this.#decisions, this.#found);
    for (const [id, cursor] of read.cursors) this.cursors.set(id, cursor);
    for (const [id, one] of read.unreadable) this.unreadable.set(id, one);
    this.#found = undefined;
  }

  /** Reads what more submissions build on, which came while the lock was waited for. */
  async also(submissions: readonly PreparedSubmission[]): Promise<void> {
    this.referenced.also(submissions);
    await this.#find(submissions);
    await this.adopt();
    if (this.#ledger === undefined) return;
    await this.#line.addLocked(this.#client, this.#ledger, submissions, this.keys);
  }

  /** What the records refer to, as far as it was not found before the lock. */
  async readReferenced(): Promise<void> {
    await this.referenced.read(this.#client, this.#ledgerNo);
  }

  async #find(submissions: readonly PreparedSubmission[]): Promise<void> {
    const [client, ledgerNo] = [this.#client, this.#ledgerNo];
    const ids = existingDecisions(submissions).filter((id) => !this.cursors.has(id));
    const [keys, rows] = await Promise.all([
      findKeys(client, ledgerNo, submissions),
      findChangedDecisions(client, ledgerNo, this.#decisions, ids),
    ]);
    for (const [name, use] of keys) this.keys.set(name, use);
    this.#found = rows;
  }
}
