import {
  concatBytes,
  decodeEntryBundle,
  decodeUtf8,
  HASH_LENGTH,
  isJsonObject,
  type Json,
  TILE_WIDTH,
  type TileCoordinate,
  tilePath,
} from '@docket/chain';
import type { GrowthSource } from '../growth.js';
import {
  type EntryMaterial,
  type LedgerReader,
  ReaderError,
  type SourceDescription,
} from '../reader.js';
import { parseLine, readEntryLines, wholeLines } from './entry-lines.js';

/** As much of the web's `fetch` as is needed. */
export type Fetch = (
  url: string,
  init: { headers: Record<string, string> },
) => Promise<FetchResponse>;
export interface FetchResponse {
  status: number;
  body: { getReader(): BodyReader } | null;
}
interface BodyReader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

export interface HttpReaderOptions {
  /** Address of the ledger, below which `checkpoint` and `tile/` are: `https://host/v1/ledgers/claims`. */
  url: string;
  /** The platform's own when left out. A ReaderError of it stands: `too_large` has less asked for at a time. */
  fetch?: Fetch;
  /** Sent as bearer token. Bodies take the key of an auditor. */
  apiKey?: string;
  /** Seconds that the server may take to have its checkpoint cosigned by witnesses; not asked for where left out. */
  cosignedS?: number;
  /**
   * Called when an answer gave entries: how far that goes, and how many the checkpoint claims. What it throws
   * ends the reading.
   */
  onRead?: (read: number, claimed: number) => void;
}

/**
 * Entries asked for at a time; halved where bodies are large. Docket sends fewer when a page is full,
 * and records each page that an auditor reads: a few large ones rather than many small.
 */
const PAGE_ENTRIES = 10_000;
/** Longest page of entries that is taken in, in bytes. */
const PAGE_BYTES_MAX = 32 * 1024 * 1024;
/** A signed note, and what a server says of a ledger: some hundred bytes each. */
const SMALL_BYTES_MAX = 64 * 1024;
/** An entry of a bundle: a leaf with its length before it (C2SP tlog-tiles). */
const BUNDLED_BYTES_MAX = 2 + 0xffff;
/** Most entries that a server may claim: more than anybody could read from one. */
const ENTRIES_CLAIMED_MAX = 2 ** 32;

/**
 * httpReader reads a ledger from its server: the checkpoint and leaves as C2SP tlog-tiles serve them,
 * and bodies where the key permits it. Nothing the server says is believed.
 *
 * It reads the ledger as of the checkpoint that it fetched first, so one that grows meanwhile does not
 * disturb it. Fails with ReaderError: `unreachable`, `refused`, `malformed`, `too_large`.
 */
export function httpReader(options: HttpReaderOptions): LedgerReader {
  return new HttpReader(options);
}

/** httpGrowthSource reads a ledger's checkpoint and tiles from its server, as httpReader does. */
export function httpGrowthSource(options: HttpReaderOptions): GrowthSource {
  return new HttpReader(options);
}

class HttpReader implements LedgerReader, GrowthSource {
  contentWithheld = false;
  readonly #base: string;
  readonly #fetch: Fetch;
  readonly #headers: Record<string, string>;
  #opened: Promise<SourceDescription> | undefined;
  #note: string | undefined;
  /** Entry 0, with its body. */
  #first: EntryMaterial[] | undefined;
  #size = 0;
  /** Entries that a page may be asked for, as far as is known of this server and line. */
  #limit = PAGE_ENTRIES;
  readonly #query: string;
  readonly #onRead: NonNullable<HttpReaderOptions['onRead']>;

  constructor({ url, fetch, apiKey, cosignedS, onRead }: HttpReaderOptions) {
    this.#query = cosignedS === undefined ? '' : `?wait_s=${cosignedS}`;
    this.#onRead = onRead ?? (() => undefined);
    this.#base = url.replace(/\/+$/, '');
    // Only where none is given: whoever tests or runs behind a proxy brings another.
    const platformFetch = fetch ?? (globalThis as { fetch?: Fetch }).fetch;
    if (platformFetch === undefined)
      throw new ReaderError('unreachable', 'this platform has no fetch');
    this.#fetch = (address, init) => platformFetch(address, init);
    this.#headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  }

  describe(): Promise<SourceDescription> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  async checkpoint(): Promise<string> {
    const note = await this.#get(`checkpoint${this.#query}`, SMALL_BYTES_MAX, []);
    const text = decodeText(note ?? new Uint8Array());
    claimOf(text);
    return text;
  }

  async tiles(tiles: readonly TileCoordinate[]): Promise<Uint8Array[]> {
    const read: Uint8Array[] = [];
    for (const { level, index, width } of tiles) {
      const path = tilePath(level, index, width);
      read.push((await this.#get(path, HASH_LENGTH * width, [])) ?? new Uint8Array());
    }
    return read;
  }

  async *checkpoints(): AsyncGenerator<string> {
    await this.describe();
    if (this.#note !== undefined) yield this.#note;
  }

  async *entries(
    from: number,
    to: number,
    { content } = { content: true },
  ): AsyncGenerator<EntryMaterial[]> {
    await this.describe();
    const end = Math.min(to, this.#size);
    if (content && !this.contentWithheld) yield* this.#pages(from, end);
    else yield* this.#bundles(from, end);
  }

  async #open(): Promise<SourceDescription> {
    const note = await this.#get(`checkpoint${this.#query}`, SMALL_BYTES_MAX, [404]);
    this.#note = note === undefined ? undefined : decodeText(note);
    // What it says is not believed: the checkpoint is opened with the key, and compared with the entries.
    const claimed = claimOf(this.#note);
    const about = await this.#get('', SMALL_BYTES_MAX, [401, 403]);
    const described = about === undefined ? {} : readDescription(parseLine(about));
    this.#size = claimed ?? described.size ?? 0;
    const first = await this.#page(0, 1, [401, 403]);
    this.contentWithheld = first === undefined;
    this.#first = first;
    return {
      ...described,
      source: this.#base,
      scope: 'ledger',
      size: this.#size,
      isEndless: true,
    };
  }

  async *#pages(from: number, to: number): AsyncGenerator<EntryMaterial[]> {
    // Read already, when it was asked whether bodies are handed out: a server records each reading.
    if (from === 0 && to === 1 && this.#first !== undefined) {
      yield this.#first;
      return;
    }
    for (let next = from; next < to;) {
      let page: EntryMaterial[] | undefined;
      try {
        page = await this.#page(next, Math.min(this.#limit, to - next));
      } catch (error) {
        if (!(error instanceof ReaderError) || error.code !== 'too_large' || this.#limit === 1)
          throw error;
        this.#limit = Math.floor(this.#limit / 2);
        continue;
      }
      const last = page?.at(-1);
      // Whatever is missing at the end is missing: verification says so.
      if (page === undefined || last === undefined || last.position < next) return;
      next = last.position + 1;
      this.#onRead(next, this.#size);
      yield page;
    }
  }

  /** Read line by line, so that what is none ends it at once. Undefined for a status among `absent`. */
  async #page(
    from: number,
    limit: number,
    absent: readonly number[] = [],
  ): Promise<EntryMaterial[] | undefined> {
    const path = `entries?from=${from}&limit=${limit}`;
    const answer = await this.#ask(path, PAGE_BYTES_MAX, absent);
    if (answer === undefined) return undefined;
    const materials: EntryMaterial[] = [];
    for await (const lines of wholeLines(answer)) {
      for (const material of readEntryLines(lines)) materials.push(material);
      if (materials.length > limit) {
        throw new ReaderError('malformed', `more entries came than the ${limit} asked for`);
      }
    }
    return materials;
  }

  async *#bundles(from: number, to: number): AsyncGenerator<EntryMaterial[]> {
    for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < to; index++) {
      const first = index * TILE_WIDTH;
      const width = Math.min(TILE_WIDTH, this.#size - first);
      const path = tilePath('entries', index, width);
      const bundle = await this.#get(path, width * BUNDLED_BYTES_MAX, [404]);
      if (bundle === undefined) return;
      const materials = readBundle(bundle).map((leaf, i) => ({ position: first + i, leaf }));
      this.#onRead(first + materials.length, this.#size);
      yield materials.filter(({ position }) => position >= from && position < to);
      // A short one is the last: whoever sends empty ones would be asked for ever.
      if (materials.length < width) return;
    }
  }

  /** Undefined for an answer whose status is among `absent`. */
  async #get(
    path: string,
    bytesMax: number,
    absent: readonly number[],
  ): Promise<Uint8Array | undefined> {
    const answer = await this.#ask(path, bytesMax, absent);
    if (answer === undefined) return undefined;
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    return concatBytes(chunks);
  }

  async #ask(
    path: string,
    bytesMax: number,
    absent: readonly number[],
  ): Promise<AsyncGenerator<Uint8Array> | undefined> {
    const url = path === '' ? this.#base : `${this.#base}/${path}`;
    let response: FetchResponse;
    try {
      response = await this.#fetch(url, { headers: this.#headers });
    } catch (error) {
      if (error instanceof ReaderError) throw error;
      throw new ReaderError('unreachable', `${url} cannot be reached`, { cause: error });
    }
    const { status, body } = response;
    const reader = body?.getReader();
    if (status === 200) return readBounded(reader, url, bytesMax);
    await reader?.cancel();
    if (absent.includes(status)) return undefined;
    throw new ReaderError(status >= 500 ? 'unreachable' : 'refused', `${url} answered ${status}`);
  }
}

/** Ends with what is read of it: whoever stops before its end cancels the rest. */
async function* readBounded(
  reader: BodyReader | undefined,
  url: string,
  bytesMax: number,
): AsyncGenerator<Uint8Array> {
  if (reader === undefined) return;
  let length = 0;
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      ended = done || value === undefined;
      if (done || value === undefined) return;
      length += value.length;
      if (length > bytesMax) {
        throw new ReaderError('too_large', `${url} answered with more than ${bytesMax} bytes`);
      }
      yield value;
    }
  } finally {
    if (!ended) await reader.cancel();
  }
}

/** The size in a checkpoint's second line; undefined where it is none. @throws ReaderError `too_large`. */
function claimOf(note: string | undefined): number | undefined {
  const line = note?.split('\n', 2)[1] ?? '';
  if (!/^(0|[1-9][0-9]*)$/.test(line)) return undefined;
  if (Number(line) <= ENTRIES_CLAIMED_MAX) return Number(line);
  throw new ReaderError(
    'too_large',
    `its checkpoint claims ${line.length > 20 ? 'more than 10^20' : line} entries, and no more than ${ENTRIES_CLAIMED_MAX} are read from a server`,
  );
}

function readDescription(value: Json): { origin?: string; publicKey?: string; size?: number } {
  if (!isJsonObject(value))
    throw new ReaderError('malformed', 'the address is not that of a ledger');
  const { origin, public_key: publicKey, size } = value;
  return {
    ...(typeof origin === 'string' && { origin }),
    ...(typeof publicKey === 'string' && { publicKey }),
    ...(typeof size === 'number' && { size }),
  };
}

function readBundle(bytes: Uint8Array): Uint8Array[] {
  try {
    return decodeEntryBundle(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ReaderError('malformed', `a bundle of entries cannot be read: ${error.message}`, {
      cause: error,
    });
  }
}

function decodeText(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text === undefined)
    throw new ReaderError('malformed', "the server's checkpoint is not UTF-8");
  return text;
}
