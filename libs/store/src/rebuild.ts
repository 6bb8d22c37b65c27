import type pg from 'pg';
import { readDecisions } from './append/refold.js';
import type { OwnDecisionRow } from './append/refold.js';
import {
  FIND_REBUILT_DECISIONS,
  INSERT_REBUILT_KEYS,
  MAKE_REBUILT,
  PUT_REBUILT,
  UPSERT_REBUILT_DECISIONS,
} from './append/statements.js';
import { lockHead } from './append/lookups.js';
import { decisionValues, keyValues } from './append/write-set.js';
import { textArray } from './binary-array.js';
import type { Database } from './database.js';
import { ProjectionFold } from './projection-fold.js';
import { LedgerEntity } from './entities/index.js';
import { databaseReader } from './read/database-reader.js';
import type { StoredMaterial } from './read/database-reader.js';
import { StoreRefusal } from './refusal.js';
import { rebuildSearch, type RebuiltSearch } from './search/rebuild-search.js';
import { SEARCH_TABLES } from './search/statements.js';
import { beginIn } from './ledger-scope.js';

/** `indexed` counts the entries, too, that came in while the search projection was filled. */
export interface Rebuilt extends RebuiltSearch {
  entries: number;
  decisions: number;
  keys: number;
  /** Rows of the tables that were taken away or put there, whichever is more: those that did not follow. */
  decisionsDiffered: number;
  keysDiffered: number;
}

/** Decisions whose state is in memory at the same time; the others are in the table. */
const CURSORS_MAX = 5_000;
const KEYS_MAX = 1_000;

/**
 * Folds the ledger again, from its entries alone, and puts the result in the place of the decision and
 * idempotency projections in one transaction: rows that were right are left as they are, so that the tables do
 * not grow. Appends to the ledger wait meanwhile. Then the search projection is
 * filled anew in a transaction of its own, for which nothing waits: readers see the old one until then.
 *
 * Works as the owner: the server's own role can neither delete a projection nor free a key.
 * @throws {StoreRefusal} `unknown_ledger`. @throws {Error} when an entry cannot be read: verify first.
 */
export async function rebuildProjections(database: Database, ledgerId: string): Promise<Rebuilt> {
  const ledger = await database.dataSource.getRepository(LedgerEntity).findOneBy({ ledgerId });
  if (ledger === null) {
    throw new StoreRefusal('unknown_ledger', `There is no ledger ${ledgerId.slice(0, 63)}.`, {
      next: 'Correct its id.',
    });
  }
  const reader = await databaseReader(database, ledgerId);
  const owner = await database.owner();
  try {
    await owner.query(beginIn(ledger.ledgerNo));
    const locked = await lockHead(owner, ledger.ledgerNo);
    for (const statement of MAKE_REBUILT) await owner.query(statement);
    const rebuild = new Rebuild(owner, ledger.ledgerNo);
    for await (const entries of reader.entries(0, locked?.head.size ?? 0))
      await rebuild.take(entries);
    const rebuilt = await rebuild.end();
    const decisionsDiffered = await put(owner, ledger.ledgerNo, PUT_REBUILT.decisions);
    const keysDiffered = await put(owner, ledger.ledgerNo, PUT_REBUILT.keys);
    await owner.query('COMMIT');
    const searched = await rebuildSearch(owner, ledger.ledgerNo);
    // The place of what went is free for what comes, and need not wait for PostgreSQL's own round.
    for (const table of ['decision', 'idempotency', ...SEARCH_TABLES]) {
      await owner.query(`VACUUM (ANALYZE) docket.${table}`);
    }
    return { ...rebuilt, decisionsDiffered, keysDiffered, ...searched };
  } finally {
    // Whatever was not committed is rolled back with the connection.
    await owner.end();
  }
}

/** @returns rows that were taken away or put there, whichever is more. */
async function put(
  owner: pg.Client,
  ledgerNo: number,
  { analyze, remove, add }: (typeof PUT_REBUILT)['keys'],
): Promise<number> {
  await owner.query(analyze);
  const removed = await owner.query(remove, [ledgerNo]);
  const added = await owner.query(add, [ledgerNo]);
  return Math.max(removed.rowCount ?? 0, added.rowCount ?? 0);
}

class Rebuild {
  readonly #client: pg.Client;
  readonly #ledgerNo: number;
  readonly #fold = new ProjectionFold();
  #keys = 0;

  constructor(client: pg.Client, ledgerNo: number) {
    this.#client = client;
    this.#ledgerNo = ledgerNo;
  }

  async take(batch: readonly StoredMaterial[]): Promise<void> {
    await this.#load(batch);
    for (const { leaf, disclosure } of batch) this.#fold.take(leaf, disclosure?.bodyBytes);
    if (this.#fold.keys.length >= KEYS_MAX) await this.#writeKeys();
    if (this.#fold.cursors.size > CURSORS_MAX) await this.#writeDecisions();
  }

  async end(): Promise<Pick<Rebuilt, 'entries' | 'decisions' | 'keys'>> {
    this.#fold.end();
    await this.#writeKeys();
    await this.#writeDecisions();
    const { entries, decisions } = this.#fold;
    return { entries, decisions, keys: this.#keys };
  }

  /** States of decisions that went back to the table. */
  async #load(batch: readonly StoredMaterial[]): Promise<void> {
    const { cursors } = this.#fold;
    const ids = new Set(batch.flatMap(({ columns }) => columns.decisionId ?? []));
    const missing = [...ids].filter((id) => !cursors.has(id));
    if (missing.length === 0) return;
    const values = [this.#ledgerNo, textArray(missing)];
    const { rows } = await this.#client.query<OwnDecisionRow>({
      ...FIND_REBUILT_DECISIONS,
      values,
    });
    // Written by this very rebuild, whatever version wrote those before.
    const { cursors: read } = await readDecisions(this.#client, this.#ledgerNo, rows);
    for (const cursor of read) cursors.set(cursor.decisionId, cursor);
  }

  async #writeKeys(): Promise<void> {
    const { keys } = this.#fold;
    this.#fold.keys = [];
    this.#keys += keys.length;
    if (keys.length === 0) return;
    const values = [this.#ledgerNo, ...keyValues(keys)];
    await this.#client.query({ ...INSERT_REBUILT_KEYS, values });
  }

  async #writeDecisions(): Promise<void> {
    const { changed, cursors } = this.#fold;
    const written = [...changed].flatMap((id) => cursors.get(id) ?? []);
    for (let at = 0; at < written.length; at += ROWS_MAX) {
      const values = [this.#ledgerNo, ...decisionValues(written.slice(at, at + ROWS_MAX))];
      await this.#client.query({ ...UPSERT_REBUILT_DECISIONS, values });
    }
    changed.clear();
    // The open group still asks for its decision's state.
    const { open } = this.#fold;
    const kept = open === undefined ? undefined : cursors.get(open);
    cursors.clear();
    if (kept !== undefined) cursors.set(kept.decisionId, kept);
  }
}

const ROWS_MAX = 500;
