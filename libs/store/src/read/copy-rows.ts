import copyStreams from 'pg-copy-streams';
import { boundedRead } from '../bounded-client.js';
import type { Database } from '../database.js';
import { beginIn } from '../ledger-scope.js';
import type { LedgerScope } from '../ledger-scope.js';
import { beginReading } from './snapshot.js';

/** One row: a field is undefined where it is NULL. The buffers are views of the chunk that came in. */
export type CopiedRow = (Buffer | undefined)[];

export interface CopyRequest {
  /** Not from outside: COPY takes no parameters. */
  query: string;
  /** Whose rows it may see. */
  ledger: LedgerScope;
  /** Id of a `Snapshot`: that state of the database is read. */
  snapshotId?: string | undefined;
}

/**
 * Streams the rows of a query by COPY in the binary format, measured as three to six times faster than
 * reading rows one by one, and in memory bounded by one chunk of the socket and one row.
 *
 * Yields the complete rows of each chunk together.
 */
export async function* copyRows(
  database: Database,
  { query, ledger, snapshotId }: CopyRequest,
): AsyncGenerator<CopiedRow[]> {
  const { silenceMs, wholeMs } = database.copyBounds;
  const client = await database.plainPool.connect();
  let finished = false;
  try {
    // Hash joins and sorts would gather the whole table before the first row: keys are in order already.
    await client.query(
      `${beginIn(ledger, beginReading(snapshotId))}; SET LOCAL enable_hashjoin = off; SET LOCAL enable_sort = off; SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL statement_timeout = ${wholeMs}`,
    );
    const stream = client.query(copyStreams.to(`COPY (${query}) TO STDOUT (FORMAT binary)`));
    const parser = new CopyParser();
    const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    for (;;) {
      const chunk = await boundedRead(client, chunks.next(), silenceMs);
      if (chunk.done === true) break;
      const rows = parser.push(chunk.value);
      if (rows.length > 0) yield rows;
    }
    parser.end();
    await client.query('COMMIT');
    finished = true;
  } finally {
    // Half-read, the connection is of no further use.
    client.release(!finished);
  }
}

/** `PGCOPY\n\377\r\n\0`, then flags and the length of an extension that no server sends. */
const HEADER_BYTES = 19;

/** Cuts the binary COPY format into rows. */
class CopyParser {
  #rest: Buffer = Buffer.alloc(0);
  #header = false;
  #ended = false;

  push(chunk: Buffer): CopiedRow[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    if (!this.#header) {
      if (bytes.length < HEADER_BYTES) {
        this.#rest = bytes;
        return [];
      }
      at = HEADER_BYTES + bytes.readInt32BE(HEADER_BYTES - 4);
      this.#header = true;
    }
    const rows: CopiedRow[] = [];
    for (;;) {
      const end = this.#readRow(bytes, at, rows);
      if (end === undefined) break;
      at = end;
    }
    this.#rest = bytes.subarray(at);
    return rows;
  }

  end(): void {
    if (!this.#ended) throw new Error('The rows broke off in the middle.');
  }

  /** Returns where the row ends; undefined when it is not complete, or was the trailer. */
  #readRow(bytes: Buffer, start: number, rows: CopiedRow[]): number | undefined {
    if (this.#ended || bytes.length < start + 2) return undefined;
    const fields = bytes.readInt16BE(start);
    if (fields === -1) {
      this.#ended = true;
      return undefined;
    }
    const row: CopiedRow = [];
    let at = start + 2;
    for (let field = 0; field < fields; field += 1) {
      if (bytes.length < at + 4) return undefined;
      const length = bytes.readInt32BE(at);
      at += 4;
      if (length === -1) {
        row.push(undefined);
        continue;
      }
      if (bytes.length < at + length) return undefined;
      row.push(bytes.subarray(at, at + length));
      at += length;
    }
    rows.push(row);
    return at;
  }
}

/** A field of type bigint, of a value below 2^53. */
export function int8Field(field: Buffer | undefined): number {
  const bytes = present(field);
  return bytes.readInt32BE(0) * 0x1_0000_0000 + bytes.readUInt32BE(4);
}

export function int4Field(field: Buffer | undefined): number {
  return present(field).readInt32BE(0);
}

export function int2Field(field: Buffer | undefined): number {
  return present(field).readInt16BE(0);
}

export function boolField(field: Buffer | undefined): boolean {
  return present(field).readUInt8(0) === 1;
}

export function textField(field: Buffer | undefined): string {
  return present(field).toString('utf8');
}

/** Copied, so that it may outlive its chunk. */
export function bytesField(field: Buffer | undefined): Uint8Array {
  return new Uint8Array(present(field));
}

function present(field: Buffer | undefined): Buffer {
  if (field === undefined) throw new Error('A column that cannot be NULL is NULL.');
  return field;
}
