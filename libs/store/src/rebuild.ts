import type { JsonObject } from '@docket/chain';
import { evolve, evolveLedger, isConsequence, isRecordType, reasonsFor } from '@docket/record';
import type { Consequence, FoldEntry, LedgerEntry, LedgerState } from '@docket/record';
import { decodeLeaf, leafHash, toHex } from '@docket/chain';
import type pg from 'pg';
import type { DecisionCursor } from './append/decision-cursor.js';
import { foldEntry, readDecisions } from './append/refold.js';
import type { ChangedDecisionRow } from './append/refold.js';
import { encodeAnswer } from './append/receipt.js';
import {
  FIND_REBUILT_DECISIONS,
  INSERT_REBUILT_KEYS,
  MAKE_REBUILT,
  PUT_REBUILT,
  UPSERT_REBUILT_DECISIONS,
} from './append/statements.js';
import { lockHead } from './append/lookups.js';
import { digestRequest } from './append/submission.js';
import { decisionValues, keyValues } from './append/write-set.js';
import type { KeyUse } from './append/columns.js';
import { textArray } from './binary-array.js';
import type { Database } from './database.js';
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
  readonly #cursors = new Map<string, DecisionCursor>();
  readonly #changed = new Set<string>();
  /** What the entries outside decisions say so far: the policy in force. */
  #ledger: LedgerState | undefined;
  #keys: KeyUse[] = [];
  /** The keyed entry whose consequences are being counted. */
  #open: { use: KeyUse; decisionId: string | undefined; consequences: Consequence[] } | undefined;
  readonly #rebuilt = { entries: 0, decisions: 0, keys: 0 };

  constructor(client: pg.Client, ledgerNo: number) {
    this.#client = client;
    this.#ledgerNo = ledgerNo;
  }

  async take(batch: readonly StoredMaterial[]): Promise<void> {
    await this.#load(batch);
    for (const material of batch) this.#fold(material);
    if (this.#keys.length >= KEYS_MAX) await this.#writeKeys();
    if (this.#cursors.size > CURSORS_MAX) await this.#writeDecisions();
  }

  async end(): Promise<Pick<Rebuilt, 'entries' | 'decisions' | 'keys'>> {
    this.#closeGroup();
    await this.#writeKeys();
    await this.#writeDecisions();
    return this.#rebuilt;
  }

  /** States of decisions that went back to the table. */
  async #load(batch: readonly StoredMaterial[]): Promise<void> {
    const ids = new Set(batch.flatMap(({ columns }) => columns.decisionId ?? []));
    const missing = [...ids].filter((id) => !this.#cursors.has(id));
    if (missing.length === 0) return;
    const values = [this.#ledgerNo, textArray(missing)];
    const { rows } = await this.#client.query<ChangedDecisionRow>({
      ...FIND_REBUILT_DECISIONS,
      values,
    });
    // Written by this very rebuild, whatever version wrote those before.
    for (const cursor of await readDecisions(this.#client, this.#ledgerNo, rows))
      this.#cursors.set(cursor.decisionId, cursor);
  }

  #fold({ leaf: bytes, disclosure }: StoredMaterial): void {
    const leaf = decodeLeaf(bytes);
    if (disclosure === undefined)
      throw new Error(`Entry ${leaf.seq} has no body: verify the ledger first.`);
    this.#rebuilt.entries += 1;
    const { type, actor, role, seq, time, decision } = leaf;
    const entry = foldEntry(leaf, disclosure.bodyBytes);
    const { body } = entry;
    if (isConsequence(entry))
      this.#open?.consequences.push({ type: entry.type, body: entry.body } as Consequence);
    else this.#beginGroup(entry, decision?.id);
    if (decision === undefined) {
      // What a later version records has no meaning here.
      if (isRecordType(type))
        this.#ledger = evolveLedger(this.#ledger, {
          type,
          body,
          actor,
          role,
          seq,
          time,
        } as LedgerEntry);
      return;
    }
    if (this.#ledger === undefined) throw new Error('The ledger has no entry 0.');
    const before = this.#cursors.get(decision.id);
    if (before === undefined) this.#rebuilt.decisions += 1;
    const state = evolve(before?.state, entry, this.#ledger.policy);
    this.#cursors.set(decision.id, {
      decisionId: decision.id,
      state,
      lastHash: toHex(leafHash(bytes)),
    });
    this.#changed.add(decision.id);
  }

  #beginGroup(entry: FoldEntry, decisionId: string | undefined): void {
    this.#closeGroup();
    // Stored as canonical JSON.
    const body = entry.body as unknown as JsonObject;
    const key = body['idempotency_key'];
    if (typeof key !== 'string') return;
    const asked = entry.type === 'decision.opened' ? undefined : decisionId;
    const requestDigest = digestRequest(entry.type, asked, body);
    this.#open = {
      use: {
        principal: entry.actor,
        key,
        seq: entry.seq,
        entryCount: 1,
        requestDigest,
        answer: null,
        decisionId: decisionId ?? null,
        sideEffectId: null,
      },
      decisionId,
      consequences: [],
    };
  }

  /** The answer that was given: how the decision stood when the last consequence was in. */
  #closeGroup(): void {
    const group = this.#open;
    this.#open = undefined;
    if (group === undefined) return;
    const state = this.#cursors.get(group.decisionId ?? '')?.state;
    const answer =
      state === undefined
        ? null
        : encodeAnswer({
            directive: state.directive,
            reasons: reasonsFor(state, group.consequences),
          });
    this.#keys.push({ ...group.use, entryCount: 1 + group.consequences.length, answer });
    this.#rebuilt.keys += 1;
  }

  async #writeKeys(): Promise<void> {
    if (this.#keys.length > 0) {
      const values = [this.#ledgerNo, ...keyValues(this.#keys)];
      await this.#client.query({ ...INSERT_REBUILT_KEYS, values });
    }
    this.#keys = [];
  }

  async #writeDecisions(): Promise<void> {
    const cursors = [...this.#changed].flatMap((id) => this.#cursors.get(id) ?? []);
    for (let at = 0; at < cursors.length; at += ROWS_MAX) {
      const values = [this.#ledgerNo, ...decisionValues(cursors.slice(at, at + ROWS_MAX))];
      await this.#client.query({ ...UPSERT_REBUILT_DECISIONS, values });
    }
    this.#changed.clear();
    // The open group still asks for its decision's state.
    const open = this.#open?.decisionId;
    const kept = open === undefined ? undefined : this.#cursors.get(open);
    this.#cursors.clear();
    if (kept !== undefined) this.#cursors.set(kept.decisionId, kept);
  }
}

const ROWS_MAX = 500;
