import type { JsonObject, Leaf } from '@docket/chain';
import type pg from 'pg';
import { returnConnection } from '../held-connection.js';
import { textArray } from '../binary-array.js';
import type { Database } from '../database.js';
import { beginIn } from '../ledger-scope.js';
import { beginReading } from '../read/snapshot.js';
import { extractRead, type Findable, type SkipReason } from './extract.js';
import {
  HOLD_DOCUMENTS,
  HOLD_OPENINGS,
  HOLD_SIDE_EFFECTS,
  HOLD_SKIPPED,
  HOLD_TEXTS,
  HOLD_TRIPWIRES,
  HOLD_WRITERS,
} from './held-statements.js';
import {
  documentRows,
  gatherMoves,
  openingRows,
  sideEffectRows,
  skippedRows,
  textRows,
  tripwireRows,
  writerRows,
  type Placed,
  type SearchRows,
} from './rows.js';
import type { SearchTable } from './statements.js';

/** A row of the projection that its entry does not give, or that is not there, as a finding says it. */
export interface SearchMismatch {
  /** The table. */
  pointer: SearchTable;
  /** The entry that the row is of, or would be; for a row of a decision the entry that opened it. */
  seq: number;
  /** Left out where nothing says of which decision it is. */
  decision?: string;
  message: string;
}

export type MismatchState = 'missing' | 'stray' | 'changed';

export function mismatchOf(
  pointer: SearchTable,
  state: MismatchState,
  { seq, decision }: { seq: number; decision: string | undefined },
): SearchMismatch {
  const of = decision === undefined ? {} : { decision };
  return { pointer, seq, message: SAYS[state](seq), ...of };
}

const SAYS = {
  missing: (seq) => `Search does not find entry ${seq} as it should: a row of it is not there.`,
  stray: (seq) => `Search has a row of entry ${seq} that follows from no entry.`,
  changed: (seq) => `A row by which search finds entry ${seq} is not what the entries give.`,
} as const satisfies Record<MismatchState, (seq: number) => string>;

/** An entry that was found to be whole; without a body where that is not, and then nothing is held against it. */
export interface WholeEntry {
  seq: number;
  leaf: Leaf;
  body?: JsonObject;
}

/** Entries that are compared by one round of statements. */
const ENTRIES_MAX = 500;

/**
 * Holds the search projection of a ledger against its entries, which come in their order. What is not indexed yet is not
 * missing: it ends where the cursor stands. Takes a connection of the plain pool with the first statement and keeps it until
 * `end`, or `close`; reads the state of the snapshot where one is given.
 */
export class HeldSearch {
  readonly #database: Database;
  readonly #ledgerNo: number;
  readonly #snapshotId: string | undefined;
  #client: pg.PoolClient | undefined;
  readonly #rowsMax: number;
  readonly #found: SearchMismatch[] = [];
  #cursor = 0;
  #entries: WholeEntry[] = [];
  /** Where decisions begin. */
  readonly #places = new Map<string, number>();

  constructor(
    database: Database,
    ledgerNo: number,
    { snapshotId, rowsMax }: { snapshotId: string | undefined; rowsMax: number },
  ) {
    this.#database = database;
    this.#ledgerNo = ledgerNo;
    this.#snapshotId = snapshotId;
    this.#rowsMax = rowsMax;
  }

  take({ seq, leaf, body }: WholeEntry): void {
    this.#entries.push({ seq, leaf, ...(body && { body }) });
  }

  /** Compares what was taken, once it is enough for a round. */
  async settle(): Promise<void> {
    if (this.#entries.length >= ENTRIES_MAX) await this.#compare();
  }

  /** Compares what is left, and gives what was found, at most one row more than was asked for. */
  async end(): Promise<SearchMismatch[]> {
    await this.#compare();
    await this.#client?.query('COMMIT');
    this.#client?.release();
    this.#client = undefined;
    return this.#found;
  }

  /** Where it did not come to its end. */
  close(): void {
    if (this.#client !== undefined) void returnConnection(this.#client);
    this.#client = undefined;
  }

  async #compare(): Promise<void> {
    const taken = this.#entries;
    this.#entries = [];
    const [first] = taken;
    if (first === undefined || this.#found.length > this.#rowsMax) return;
    const client = this.#client ?? (await this.#begin());
    const entries = taken.filter(({ seq }) => seq < this.#cursor);
    const last = entries.at(-1);
    if (last === undefined) return;
    const found = await this.#hold(client, entries, { from: first.seq, to: last.seq + 1 });
    this.#found.push(...found.slice(0, this.#rowsMax + 1 - this.#found.length));
  }

  async #begin(): Promise<pg.PoolClient> {
    const client = await this.#database.plainPool.connect();
    this.#client = client;
    await client.query(beginIn(this.#ledgerNo, beginReading(this.#snapshotId)));
    const { rows } = await client.query<{ size: string }>(
      'SELECT size FROM docket.search_cursor WHERE ledger_no = $1',
      [this.#ledgerNo],
    );
    this.#cursor = Number(rows[0]?.size ?? 0);
    return client;
  }

  async #hold(
    client: pg.PoolClient,
    entries: readonly WholeEntry[],
    { from, to }: { from: number; to: number },
  ): Promise<SearchMismatch[]> {
    const findables: Findable[] = [];
    const skipped = new Map<number, SkipReason>();
    const judged = new Map<number, string | undefined>();
    for (const { seq, leaf, body } of entries) {
      if (body === undefined) continue;
      judged.set(seq, leaf.decision?.id);
      const extracted = extractRead({ seq, leaf, body }, this.#ledgerNo);
      if (extracted.findable !== null) findables.push(extracted.findable);
      if (extracted.skipped !== null) skipped.set(seq, extracted.skipped);
    }
    await this.#findPlaces(client, findables);
    const placed: Placed[] = [];
    for (const findable of findables) {
      const openedSeq = this.#places.get(findable.decisionId);
      if (openedSeq === undefined) judged.delete(findable.seq);
      else placed.push({ ...findable, openedSeq });
    }
    const found: SearchMismatch[] = [];
    for (const { table, statement, rows } of roundOf(placed, skipped)) {
      const values = [this.#ledgerNo, from, to, ...rows.columns];
      const differing = await client.query<Differing>(statement, values);
      for (const { seq: position, state, entries: several } of differing.rows) {
        const seq = Number(position);
        const isOther = (of: number): boolean => of >= from && of < to && !judged.has(of);
        // What is held against entries that are not whole themselves says nothing more of them.
        if (isOther(seq) || several?.some((of) => isOther(Number(of)))) continue;
        found.push(mismatchOf(table, state, { seq, decision: judged.get(seq) }));
      }
    }
    return found;
  }

  /** Of the entries themselves, and not of what is derived from them. */
  async #findPlaces(client: pg.PoolClient, findables: readonly Findable[]): Promise<void> {
    if (this.#places.size > PLACES_MAX) this.#places.clear();
    const ids = new Set(findables.map(({ decisionId }) => decisionId));
    const unknown = [...ids].filter((id) => !this.#places.has(id));
    if (unknown.length === 0) return;
    const { rows } = await client.query<{ decision_id: string; seq: string }>(
      `SELECT decision_id, seq FROM docket.entry
       WHERE ledger_no = $1 AND decision_id = ANY ($2::text[]) AND decision_seq = 0`,
      [this.#ledgerNo, textArray(unknown)],
    );
    for (const { decision_id: id, seq } of rows) this.#places.set(id, Number(seq));
  }
}

const PLACES_MAX = 10_000;

interface Differing {
  seq: string;
  state: MismatchState;
  entries?: string[];
}

interface Held {
  table: SearchTable;
  statement: string;
  rows: SearchRows;
}

function roundOf(
  placed: readonly Placed[],
  skipped: ReadonlyMap<number, SkipReason>,
): readonly Held[] {
  const ofTable = (table: SearchTable, statement: string, rows: SearchRows): Held => ({
    table,
    statement,
    rows,
  });
  return [
    ofTable('search_text', HOLD_TEXTS, textRows(placed)),
    ofTable('search_document', HOLD_DOCUMENTS, documentRows(placed)),
    ofTable('search_tripwire', HOLD_TRIPWIRES, tripwireRows(placed)),
    ofTable('search_skipped', HOLD_SKIPPED, skippedRows(skipped)),
    ofTable('search_decision', HOLD_OPENINGS, openingRows(placed)),
    ofTable('search_side_effect', HOLD_SIDE_EFFECTS, sideEffectRows(gatherMoves(placed))),
    ofTable('search_writer', HOLD_WRITERS, writerRows(placed)),
  ];
}
