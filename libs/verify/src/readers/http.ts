import {
  decodeEntryBundle,
  decodeUtf8,
  isJsonObject,
  type Json,
  TILE_WIDTH,
  tilePath,
} from '@docket/chain';
import {
  type EntryMaterial,
  type LedgerReader,
  ReaderError,
  type SourceDescription,
} from '../reader.js';
import { parseLine, readEntryLines } from './entry-lines.js';

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
  /** The platform's own when left out. */
  fetch?: Fetch;
  /** Sent as bearer token. Bodies take the key of an auditor. */
  apiKey?: string;
}

/**
 * Entries asked for at a time; halved where bodies are large. Docket sends fewer when a page is full,
 * and records each page that an auditor reads: a few large ones rather than many small.
 */
const PAGE_ENTRIES = 10_000;
/** Longest answer that is taken in, in bytes. */
const ANSWER_BYTES_MAX = 32 * 1024 * 1024;
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

class HttpReader implements LedgerReader {
  contentWithheld = false;
  readonly #base: string;
  readonly #fetch: Fetch;
  readonly #headers: Record<string, string>;
  #opened: Promise<SourceDescription> | undefined;
  #note: string | undefined;
  /** Entry 0, with its body. */
  #first: EntryMaterial[] | undefined;
  #size = 0;

  constructor({ url, fetch, apiKey }: HttpReaderOptions) {
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
    const note = await this.#get('checkpoint', [404]);
    this.#note = note === undefined ? undefined : decodeText(note);
    const about = await this.#get('', [401, 403]);
    const described = about === undefined ? {} : readDescription(parseLine(about));
    // What it says is not believed: the checkpoint is opened with the key, and compared with the entries.
    const claimed = Number(this.#note?.split('\n', 2)[1]);
    this.#size = Number.isSafeInteger(claimed) && claimed >= 0 ? claimed : (described.size ?? 0);
    const first = await this.#get('entries?from=0&limit=1', [401, 403]);
    this.contentWithheld = first === undefined;
    this.#first = first && readEntryLines(first);
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
    let limit = PAGE_ENTRIES;
    for (let next = from; next < to;) {
      let page: Uint8Array | undefined;
      try {
        page = await this.#get(`entries?from=${next}&limit=${Math.min(limit, to - next)}`);
      } catch (error) {
        if (!(error instanceof ReaderError) || error.code !== 'too_large' || limit === 1)
          throw error;
        limit = Math.floor(limit / 2);
        continue;
      }
      const materials = readEntryLines(page);
      const last = materials.at(-1);
      // Whatever is missing at the end is missing: verification says so.
      if (last === undefined || last.position < next) return;
      yield materials;
      next = last.position + 1;
    }
  }

  async *#bundles(from: number, to: number): AsyncGenerator<EntryMaterial[]> {
    for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < to; index++) {
      const first = index * TILE_WIDTH;
      const width = Math.min(TILE_WIDTH, this.#size - first);
      const bundle = await this.#get(tilePath('entries', index, width), [404]);
      if (bundle === undefined) return;
      const materials = readBundle(bundle).map((leaf, i) => ({ position: first + i, leaf }));
      yield materials.filter(({ position }) => position >= from && position < to);
      // A short one is the last: whoever sends empty ones would be asked for ever.
      if (materials.length < width) return;
    }
  }

  /** Undefined for an answer whose status is among `absent`. */
  async #get(path: string): Promise<Uint8Array>;
  async #get(path: string, absent: readonly number[]): Promise<Uint8Array | undefined>;
  async #get(path: string, absent: readonly number[] = []): Promise<Uint8Array | undefined> {
    const url = path === '' ? this.#base : `${this.#base}/${path}`;
    let response: FetchResponse;
    try {
      response = await this.#fetch(url, { headers: this.#headers });
    } catch (error) {
      throw new ReaderError('unreachable', `${url} cannot be reached`, { cause: error });
    }
    const { status, body } = response;
    const reader = body?.getReader();
    if (status === 200) return readBounded(reader, url);
    await reader?.cancel();
    if (absent.includes(status)) return undefined;
    throw new ReaderError(status >= 500 ? 'unreachable' : 'refused', `${url} answered ${status}`);
  }
}

async function readBounded(reader: BodyReader | undefined, url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = reader === undefined ? { done: true } : await reader.read();
    if (done || value === undefined) break;
    length += value.length;
    if (length > ANSWER_BYTES_MAX) {
      await reader?.cancel();
      throw new ReaderError(
        'too_large',
        `${url} answered with more than ${ANSWER_BYTES_MAX} bytes`,
      );
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
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
