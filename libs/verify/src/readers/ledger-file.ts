import { isJsonObject } from '@docket/chain';
import {
  type EntryMaterial,
  type LedgerReader,
  ReaderError,
  type SourceDescription,
} from '../reader.js';
import { readSelection, type Selection } from '../selection.js';
import { LINE_BYTES_MAX, parseLine, readEntryLines, wholeLines } from './entry-lines.js';

export const LEDGER_FILE_FORMAT = 'docket-ledger-file/v1';

/** The first line of a ledger file. */
interface Header {
  origin: string;
  publicKey: string;
  checkpoint: string;
  size: number;
  selection?: Selection;
}

/** A file is held open between two readings: whoever is done with it closes it. */
export interface LedgerFileReader extends LedgerReader {
  close(): Promise<void>;
}

/**
 * ledgerFileReader reads an export of a ledger, whose first line may say that it discloses some decisions only: lines of JSON, the first with the signed
 * checkpoint, the others one entry each, in order. `open` begins at the beginning, each time anew: the
 * file is read in memory of a few lines, and once for as long as it is asked for entries in order.
 *
 * Fails with ReaderError: `malformed`, `too_large`.
 */
export function ledgerFileReader(options: {
  /** For people: the file's name. */
  source: string;
  open(): AsyncIterable<Uint8Array>;
}): LedgerFileReader {
  const { source, open } = options;
  let header: Promise<Header> | undefined;
  const readHeader = (): Promise<Header> => (header ??= firstLine(open()));
  /** Where the last reading ended; undefined while one is under way. */
  let kept: Passage | undefined;
  const keep = async (passage: Passage | undefined): Promise<void> => {
    const before = kept;
    kept = passage;
    await before?.end();
  };
  const passageFrom = async (from: number): Promise<Passage> => {
    const passage = kept;
    if (passage !== undefined && passage.passed <= from) {
      kept = undefined;
      return passage;
    }
    await keep(undefined);
    return new Passage(open());
  };
  return {
    async describe(): Promise<SourceDescription> {
      const { checkpoint: _signed, selection, ...stated } = await readHeader();
      const { publicKey, size } = stated;
      const chosen = selection === undefined ? {} : { selection };
      return { source, scope: 'ledger', publicKey, size, header: stated, ...chosen };
    },
    async *checkpoints() {
      yield (await readHeader()).checkpoint;
    },
    async *entries(from, to) {
      const passage = await passageFrom(from);
      try {
        yield* passage.read(from, to);
      } finally {
        await keep(passage);
      }
    },
    close: () => keep(undefined),
  };
}

/** One way through the file, from its beginning on. */
class Passage {
  /** One more than the position of the last entry that is behind: entries before it take a new passage. */
  passed = 0;
  readonly #lines: AsyncGenerator<Uint8Array>;
  /** Read, and not behind yet. */
  #batch: EntryMaterial[] | undefined;
  #isHeader = true;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#lines = wholeLines(chunks);
  }

  /** Entries are in order; what comes out of order is handed over beside its neighbours or not at all, and shows. */
  async *read(from: number, to: number): AsyncGenerator<EntryMaterial[]> {
    for (;;) {
      this.#batch ??= await this.#next();
      const batch = this.#batch;
      if (batch === undefined) return;
      const wanted = batch.filter(({ position }) => position >= from && position < to);
      if (wanted.length > 0) yield wanted;
      const last = batch.at(-1);
      // Kept: the next range begins with the last entry of this one.
      if (last !== undefined && last.position >= to - 1) return;
      if (last !== undefined) this.passed = last.position + 1;
      this.#batch = undefined;
    }
  }

  async end(): Promise<void> {
    await this.#lines.return(undefined);
  }

  async #next(): Promise<EntryMaterial[] | undefined> {
    // Stays so where this fails: then nothing can be read from here, and a failure is met again.
    const { passed } = this;
    this.passed = Infinity;
    const { done, value: lines } = await this.#lines.next();
    const entries = done === true ? undefined : this.#entriesIn(lines);
    this.passed = passed;
    return entries;
  }

  #entriesIn(lines: Uint8Array): EntryMaterial[] {
    const body = this.#isHeader ? lines.subarray(endOfLine(lines)) : lines;
    this.#isHeader = false;
    return readEntryLines(body);
  }
}

/** Whether a file that begins so is an exported ledger; `beginning` holds its first line, if that has bounds. */
export function isLedgerFile(beginning: Uint8Array): boolean {
  const end = endOfLine(beginning.subarray(0, LINE_BYTES_MAX));
  try {
    const header = parseLine(beginning.subarray(0, end));
    return isJsonObject(header) && header['format'] === LEDGER_FILE_FORMAT;
  } catch (error) {
    if (error instanceof ReaderError) return false;
    throw error;
  }
}

async function firstLine(chunks: AsyncIterable<Uint8Array>): Promise<Header> {
  for await (const lines of wholeLines(chunks)) {
    const header = parseLine(lines.subarray(0, endOfLine(lines)));
    if (isJsonObject(header) && header['format'] === LEDGER_FILE_FORMAT) {
      const { format: _known, origin, public_key: publicKey, checkpoint, ...more } = header;
      const { size, selection: stated, ...others } = more;
      const selection = stated === undefined ? undefined : readSelection(stated);
      if (
        typeof origin === 'string' &&
        typeof publicKey === 'string' &&
        typeof checkpoint === 'string' &&
        typeof size === 'number' &&
        Number.isSafeInteger(size) &&
        size >= 0 &&
        Object.keys(others).length === 0 &&
        (stated === undefined || selection !== undefined)
      )
        return { origin, publicKey, checkpoint, size, ...(selection && { selection }) };
    }
    break;
  }
  throw new ReaderError('malformed', `the file does not begin as a ${LEDGER_FILE_FORMAT}`);
}

const NEWLINE = 0x0a;

/** Where the first line ends, its newline included. */
function endOfLine(bytes: Uint8Array): number {
  const newline = bytes.indexOf(NEWLINE);
  return newline < 0 ? bytes.length : newline + 1;
}
