import { decodeLeaf, LeafError } from '@docket/chain';
import { Database, databaseReader, TileReader, type StoredMaterial } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Custody, type HandedOut } from '../custody/custody.js';
import type { Principal } from '../principal.js';
import { Turns } from '../turns/turns.js';
import { encodeLine } from './entry-line.js';
import { Traced } from '../observation/tracing.js';

/** Bytes of one answer: it is put together before it leaves, so that its digest can be recorded. */
const PAGE_BYTES_MAX = 16 * 1024 * 1024;
/** Answers put together at the same time, and requests that wait for it or are being answered. */
const PAGES = {
  atOnce: 4,
  atOnceOfLedger: 3,
  placesMax: 256,
  placesOfLedgerMax: 64,
  placesOfPrincipalMax: 32,
};
/** How long a turn is waited for, in milliseconds: the rest of the connection's time is for the answer. */
const TURN_MS = 60_000;

export interface LedgerEntriesRequest {
  ledger: string;
  /** First position in the ledger. */
  from: number;
  limit: number;
  /** What they are read for; recorded. */
  purpose?: string;
}

/** Reads the entries of a ledger with their bodies. */
@Injectable()
export class LedgerEntries {
  readonly #turns = new Turns(PAGES);

  constructor(
    private readonly custody: Custody,
    @Inject(Database) private readonly database: Database,
    @Inject(TileReader) private readonly tiles: TileReader,
  ) {}

  /**
   * Entries as lines of JSON: fewer than asked for when the ledger ends, or they would have more than 16 MiB.
   * That they were read is recorded first.
   *
   * @throws {ServiceError} for another role or ledger, `overloaded`, `access_not_recorded`.
   */
  @Traced()
  async read(principal: Principal, request: LedgerEntriesRequest): Promise<HandedOut> {
    admit(principal, { roles: ACCESS.readLedgerEntries, ledger: request.ledger });
    const share = { ledger: request.ledger, principal: principal.actor };
    return this.#turns.take(share, () => this.#read(principal, request), { timeMs: TURN_MS });
  }

  async #read(principal: Principal, request: LedgerEntriesRequest): Promise<HandedOut> {
    const { ledger, from, limit, purpose } = request;
    const reader = await databaseReader(this.database, ledger);
    const to = Math.max(from, Math.min(from + limit, await this.tiles.size(ledger)));
    const page = await readPage(reader.entries(from, to), { reader: principal.actor });
    const { bytes, entries, lastSeq } = page;
    if (!page.isNews) return { bytes, accessSeq: undefined };
    const accessSeq = await this.custody.recordAccess(principal, {
      ledger,
      kind: 'ledger_entries',
      bytes,
      entries,
      firstSeq: from,
      lastSeq,
      ...(purpose === undefined ? {} : { purpose }),
    });
    return { bytes, accessSeq };
  }
}

/** One answer: as many whole lines as fit, at least one. */
interface Page {
  bytes: Buffer;
  entries: number;
  lastSeq: number;
  /** Whether it holds more than the traces of what this reader read before. */
  isNews: boolean;
}

async function readPage(
  batches: AsyncIterable<StoredMaterial[]>,
  { reader }: { reader: string },
): Promise<Page> {
  const lines: Buffer[] = [];
  let length = 0;
  let lastSeq = 0;
  let isNews = false;
  read: for await (const batch of batches) {
    for (const material of batch) {
      const line = Buffer.from(encodeLine(material));
      if (lines.length > 0 && length + line.length > PAGE_BYTES_MAX) break read;
      lines.push(line);
      length += line.length;
      lastSeq = material.position;
      isNews ||= !isOwnTrace(material, reader);
    }
  }
  return { bytes: Buffer.concat(lines, length), entries: lines.length, lastSeq, isNews };
}

/**
 * Whether an entry only says that this same reader read something. A page of nothing else tells the
 * reader nothing, and recording it would give a reader who follows the ledger's end an entry to read
 * for each entry that it reads.
 */
function isOwnTrace({ leaf, columns }: StoredMaterial, reader: string): boolean {
  if (columns.type !== 'access.recorded') return false;
  try {
    const { type, actor } = decodeLeaf(leaf);
    return type === 'access.recorded' && actor === reader;
  } catch (error) {
    if (error instanceof LeafError) return false;
    throw error;
  }
}
