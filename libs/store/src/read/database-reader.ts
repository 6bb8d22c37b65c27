import { HASH_LENGTH, type JsonObject, type TileCoordinate } from '@docket/chain';
import { decodeState, type RecordType } from '@docket/record';
import { digestRequest } from '../append/submission.js';
import type { Database } from '../database.js';
import { LedgerEntity } from '../entities/index.js';
import { readTiles } from '../read-tiles.js';
import { StoreRefusal } from '../refusal.js';
import {
  boolField,
  bytesField,
  copyRows,
  int2Field,
  int4Field,
  int8Field,
  textField,
} from './copy-rows.js';
import type { CopiedRow } from './copy-rows.js';
import { HeldSearch, type SearchMismatch } from '../search/held-search.js';
import { searchStrays } from '../search/search-strays.js';

/**
 * A body as it is stored: canonical JSON, and the secret that its salts come from. Once values of it are erased,
 * `partBytes` is what is left, a partial disclosure in canonical JSON, and the body has a text in their places.
 */
type StoredContent =
  { bodyBytes: Uint8Array; secret: Uint8Array } | { bodyBytes: Uint8Array; partBytes: Uint8Array };

/** An entry as `verify()` of `@docket/verify` takes it: as stored, nothing judged. */
export interface StoredMaterial {
  position: number;
  leaf: Uint8Array;
  storedHash: Uint8Array;
  disclosure?: StoredContent;
  columns: {
    type: string;
    prev: Uint8Array;
    decisionId: string | null;
    decisionSeq: number | null;
  };
}

/**
 * Reads one ledger for verification: streamed, in memory that does not grow with it. It has the shape of
 * `LedgerReader` in `@docket/verify`, which this package does not import.
 *
 * With the id of a `Snapshot` it reads that state, although the ledger is written to meanwhile.
 *
 * @throws {StoreRefusal} `unknown_ledger`.
 */
export async function databaseReader(
  database: Database,
  ledgerId: string,
  snapshotId?: string,
): Promise<DatabaseReader> {
  const ledger = await database.dataSource.getRepository(LedgerEntity).findOneBy({ ledgerId });
  if (ledger !== null) return new DatabaseReader(database, ledger, snapshotId);
  throw new StoreRefusal('unknown_ledger', `There is no ledger ${ledgerId.slice(0, 63)}.`, {
    next: 'Correct its id.',
  });
}

export class DatabaseReader {
  readonly #database: Database;
  readonly #ledger: LedgerEntity;
  readonly #snapshotId: string | undefined;
  readonly projections: DatabaseProjections;

  constructor(database: Database, ledger: LedgerEntity, snapshotId?: string) {
    this.#database = database;
    this.#ledger = ledger;
    this.#snapshotId = snapshotId;
    this.projections = new DatabaseProjections(database, ledger, snapshotId);
  }

  #copy(query: string): AsyncGenerator<CopiedRow[]> {
    const { ledgerNo: ledger } = this.#ledger;
    return copyRows(this.#database, { query, ledger, snapshotId: this.#snapshotId });
  }

  async describe(): Promise<{
    source: string;
    scope: 'ledger';
    origin: string;
    publicKey: string;
    size: number;
  }> {
    const { ledgerId, origin, publicKey } = this.#ledger;
    const head = await this.projections.head();
    return {
      source: `ledger ${ledgerId} in the database`,
      scope: 'ledger',
      origin,
      publicKey,
      size: head?.size ?? 0,
    };
  }

  /** Signed notes, oldest first: all, or the newest. */
  async *checkpoints(options?: { newest: number }): AsyncGenerator<string> {
    const all = `SELECT note, ledger_no, size FROM docket.checkpoint WHERE ledger_no = ${this.#ledger.ledgerNo}`;
    const from =
      options === undefined
        ? all
        : `SELECT * FROM (${all} ORDER BY ledger_no DESC, size DESC LIMIT ${sqlInteger(options.newest)}) newest`;
    const notes = `${from} ORDER BY ledger_no, size`;
    for await (const rows of this.#copy(notes)) {
      for (const [note] of rows) yield textField(note);
    }
  }

  /** The newest of them; empty where there is none. */
  async checkpoint(): Promise<string> {
    const { ledgerNo } = this.#ledger;
    const { rows } = await this.#database
      .of(ledgerNo)
      .query<{ note: string }>(
        'SELECT note FROM docket.checkpoint WHERE ledger_no = $1 ORDER BY size DESC LIMIT 1',
        [ledgerNo],
      );
    return rows[0]?.note ?? '';
  }

  /** Tiles of hashes as they are stored, in the order asked for; empty where one is not there. */
  async tiles(tiles: readonly TileCoordinate[]): Promise<Uint8Array[]> {
    const { ledgerNo } = this.#ledger;
    const read = await readTiles(this.#database.of(ledgerNo), ledgerNo, tiles);
    return tiles.map(({ level, index, width }) =>
      (read.get(`${level}/${index}`) ?? new Uint8Array()).subarray(0, HASH_LENGTH * width),
    );
  }

  /** Its origin, and how many entries there are at its first `size` positions. */
  async stored(size: number): Promise<{ origin: string; entries: number }> {
    const { ledgerNo, origin } = this.#ledger;
    const { rows } = await this.#database
      .of(ledgerNo)
      .query<{ entries: string }>(
        'SELECT count(*) AS entries FROM docket.entry WHERE ledger_no = $1 AND seq < $2',
        [ledgerNo, size],
      );
    return { origin, entries: Number(rows[0]?.entries) };
  }

  /** Its entries of a type that is of no decision, as the table of entries names them, in order, with their bodies. */
  async *ofType(type: 'principal.registered' | 'ledger.moved'): AsyncGenerator<StoredMaterial[]> {
    const query = `SELECT ${ENTRY_FIELDS}, b.body, b.secret, b.disclosure FROM docket.entry e
      LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
      WHERE e.ledger_no = ${this.#ledger.ledgerNo} AND e.decision_id IS NULL AND e.type = '${type}'
      ORDER BY e.ledger_no, e.seq`;
    for await (const rows of this.#copy(query)) yield rows.map(readMaterial);
  }

  /** Those below `to` that the table of entries names as of one of these types, and the last one, with their bodies. */
  async *entriesOfTypes(
    to: number,
    types: readonly RecordType[],
  ): AsyncGenerator<StoredMaterial[]> {
    const names = types.map((type) => `'${type}'`).join(', ');
    const query = `SELECT ${ENTRY_FIELDS}, b.body, b.secret, b.disclosure FROM docket.entry e
      LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
      WHERE e.ledger_no = ${this.#ledger.ledgerNo} AND e.seq < ${sqlInteger(to)}
        AND (e.type IN (${names}) OR e.seq = ${sqlInteger(to)} - 1)
      ORDER BY e.ledger_no, e.seq`;
    for await (const rows of this.#copy(query)) yield rows.map(readMaterial);
  }

  /** Entries [from, to) in batches of at most one chunk of the socket, by default with their bodies. */
  async *entries(
    from: number,
    to: number,
    options = { content: true },
  ): AsyncGenerator<StoredMaterial[]> {
    // Of both tables: a merge join would read the bodies from the first one on.
    const rangeOf = (table: string): string =>
      `${table}.ledger_no = ${this.#ledger.ledgerNo} AND ${table}.seq >= ${sqlInteger(from)} AND ${table}.seq < ${sqlInteger(to)}`;
    const query = options.content
      ? `SELECT ${ENTRY_FIELDS}, b.body, b.secret, b.disclosure FROM docket.entry e
         LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq AND ${rangeOf('b')}
         WHERE ${rangeOf('e')} ORDER BY e.ledger_no, e.seq`
      : `SELECT ${ENTRY_FIELDS} FROM docket.entry e WHERE ${rangeOf('e')} ORDER BY e.ledger_no, e.seq`;
    for await (const rows of this.#copy(query)) yield rows.map(readMaterial);
  }
}

const ENTRY_FIELDS = 'e.seq, e.leaf_hash, e.prev, e.type, e.decision_id, e.decision_seq, e.leaf';

function readMaterial(row: CopiedRow): StoredMaterial {
  const [seq, hash, prev, type, decisionId, decisionSeq, leaf, body, secret, part] = row;
  const material: StoredMaterial = {
    position: int8Field(seq),
    leaf: plain(leaf),
    storedHash: plain(hash),
    columns: {
      type: textField(type),
      prev: plain(prev),
      decisionId: decisionId === undefined ? null : textField(decisionId),
      decisionSeq: decisionSeq === undefined ? null : int4Field(decisionSeq),
    },
  };
  if (body === undefined) return material;
  const bodyBytes = plain(body);
  if (secret !== undefined) material.disclosure = { bodyBytes, secret: plain(secret) };
  else if (part !== undefined) material.disclosure = { bodyBytes, partBytes: plain(part) };
  return material;
}

/** A view without a copy: a batch is checked before the next chunk is read. */
function plain(field: Buffer | undefined): Uint8Array {
  if (field === undefined) throw new Error('A column that cannot be NULL is NULL.');
  return new Uint8Array(field.buffer, field.byteOffset, field.byteLength);
}

/** What the database keeps beside the entries and derives from them. */
export class DatabaseProjections {
  readonly #database: Database;
  readonly #ledger: LedgerEntity;
  readonly #snapshotId: string | undefined;

  constructor(database: Database, ledger: LedgerEntity, snapshotId?: string) {
    this.#database = database;
    this.#ledger = ledger;
    this.#snapshotId = snapshotId;
  }

  #copy(query: string): AsyncGenerator<CopiedRow[]> {
    const { ledgerNo: ledger } = this.#ledger;
    return copyRows(this.#database, { query, ledger, snapshotId: this.#snapshotId });
  }

  async *decisions(): AsyncGenerator<
    {
      id: string;
      state: string;
      lastHash: Uint8Array;
      columns: Record<string, string | number | boolean | null>;
    }[]
  > {
    const query = `SELECT decision_id, state, last_hash, opened_seq, last_seq, entry_count, needs_human, status, phase,
      directive, stakes, agent_id, agent_name, goal, outcome, opened_at, last_time
      FROM docket.decision WHERE ledger_no = ${this.#ledger.ledgerNo}`;
    for await (const rows of this.#copy(query)) yield rows.map(readDecision);
  }

  isOfOtherVersion(state: string): boolean {
    const decoded = decodeState(state);
    return !decoded.ok && decoded.found !== 'unreadable';
  }

  async head(): Promise<
    { size: number; lastHash: Uint8Array; lastTime: string; frontier: Uint8Array } | undefined
  > {
    const query = `SELECT size, last_hash, last_time, frontier FROM docket.ledger_head
      WHERE ledger_no = ${this.#ledger.ledgerNo}`;
    let row: CopiedRow | undefined;
    for await (const rows of this.#copy(query)) row = rows[0];
    if (row === undefined) return undefined;
    const [size, lastHash, lastTime, frontier] = row;
    return {
      size: int8Field(size),
      lastHash: bytesField(lastHash),
      lastTime: textField(lastTime),
      frontier: bytesField(frontier),
    };
  }

  /** Entries, bodies and keys' first uses at positions that the ledger does not have. */
  async beyondHead(): Promise<{ what: string; rows: number; first: number }[]> {
    const { ledgerNo } = this.#ledger;
    const found: { what: string; rows: number; first: number }[] = [];
    for (const [table, what] of [
      ['entry', 'entries'],
      ['body', 'bodies'],
      ['idempotency', 'first uses of keys'],
    ] as const) {
      const query = `SELECT count(*), min(seq) FROM docket.${table} WHERE ledger_no = ${ledgerNo}
        AND seq >= (SELECT size FROM docket.ledger_head WHERE ledger_no = ${ledgerNo})`;
      for await (const rows of this.#copy(query)) {
        for (const [count, first] of rows)
          if (first !== undefined)
            found.push({ what, rows: int8Field(count), first: int8Field(first) });
      }
    }
    return found;
  }

  async *tiles(): AsyncGenerator<
    { level: number; index: number; hashes: Uint8Array; root: Uint8Array; nodes: Uint8Array }[]
  > {
    const query = `SELECT level, index, hashes, root, nodes FROM docket.tile
      WHERE ledger_no = ${this.#ledger.ledgerNo} ORDER BY ledger_no, level, index`;
    for await (const rows of this.#copy(query)) {
      yield rows.map(([level, index, hashes, root, nodes]) => ({
        level: int2Field(level),
        index: int8Field(index),
        hashes: bytesField(hashes),
        root: bytesField(root),
        nodes: bytesField(nodes),
      }));
    }
  }

  async *idempotency(
    from = 0,
    to = Number.MAX_SAFE_INTEGER,
  ): AsyncGenerator<
    {
      principal: string;
      key: string;
      seq: number;
      entryCount: number;
      requestDigest: Uint8Array;
    }[]
  > {
    const query = `SELECT principal, key, seq, entry_count, request_digest FROM docket.idempotency
      WHERE ledger_no = ${this.#ledger.ledgerNo} AND seq >= ${sqlInteger(from)} AND seq < ${sqlInteger(to)}`;
    for await (const rows of this.#copy(query)) {
      yield rows.map(([principal, key, seq, count, digest]) => ({
        principal: textField(principal),
        key: textField(key),
        seq: int8Field(seq),
        entryCount: int4Field(count),
        requestDigest: bytesField(digest),
      }));
    }
  }

  /** What decisions are found by, to be held against the entries of a range as they are read. */
  search(rowsMax: number): HeldSearch {
    const how = { snapshotId: this.#snapshotId, rowsMax };
    return new HeldSearch(this.#database, this.#ledger.ledgerNo, how);
  }

  /** Rows that decisions are found by, and that no range of entries shows to be wrong. */
  searchStrays(): AsyncGenerator<SearchMismatch[]> {
    return searchStrays(this.#database, this.#ledger.ledgerNo, this.#snapshotId);
  }

  digestRequest(type: string, decisionId: string | undefined, body: JsonObject): Uint8Array {
    return digestRequest(type, decisionId, body);
  }

  async ledger(): Promise<{ origin: string; publicKey: string; policy: string }> {
    const { origin, publicKey, policy } = this.#ledger;
    return { origin, publicKey, policy };
  }
}

function readDecision(row: CopiedRow): {
  id: string;
  state: string;
  lastHash: Uint8Array;
  columns: Record<string, string | number | boolean | null>;
} {
  const [id, state, lastHash, openedSeq, lastSeq, entryCount, needsHuman, ...texts] = row;
  const columns: Record<string, string | number | boolean | null> = {
    openedSeq: int8Field(openedSeq),
    lastSeq: int8Field(lastSeq),
    entryCount: int4Field(entryCount),
    needsHuman: boolField(needsHuman),
  };
  for (const [index, name] of TEXT_COLUMNS.entries()) {
    const field = texts[index];
    columns[name] = field === undefined ? null : textField(field);
  }
  return { id: textField(id), state: textField(state), lastHash: bytesField(lastHash), columns };
}

/** By the state's own names, in the order of the query. */
const TEXT_COLUMNS = [
  'status',
  'phase',
  'directive',
  'stakes',
  'agent.id',
  'agent.name',
  'goal',
  'outcome',
  'openedAt',
  'lastTime',
];

/** COPY takes no parameters: only a plain integer may become part of its text. */
function sqlInteger(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Not a position: ${value}`);
  return String(value);
}
