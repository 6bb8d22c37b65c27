import { concatBytes, isJsonObject } from '@docket/chain';
import {
  type EntryMaterial,
  type LedgerReader,
  ReaderError,
  type SourceDescription,
} from '../reader.js';
import { LINE_BYTES_MAX, parseLine, readEntryLines } from './entry-lines.js';

export const LEDGER_FILE_FORMAT = 'docket-ledger-file/v1';

/** The first line of a ledger file. */
interface Header {
  origin: string;
  publicKey: string;
  checkpoint: string;
  size: number;
}

/**
 * ledgerFileReader reads an export of a whole ledger: lines of JSON, the first with the signed
 * checkpoint, the others one entry each, in order. `open` begins at the beginning, each time anew: the
 * file is read in memory of a few lines.
 *
 * Fails with ReaderError: `malformed`, `too_large`.
 */
export function ledgerFileReader(options: {
  /** For people: the file's name. */
  source: string;
  open(): AsyncIterable<Uint8Array>;
}): LedgerReader {
  const { source, open } = options;
  let header: Promise<Header> | undefined;
  const readHeader = (): Promise<Header> => (header ??= firstLine(open()));
  return {
    async describe(): Promise<SourceDescription> {
      const { checkpoint: _signed, ...stated } = await readHeader();
      const { publicKey, size } = stated;
      return { source, scope: 'ledger', publicKey, size, header: stated };
    },
    async *checkpoints() {
      yield (await readHeader()).checkpoint;
    },
    async *entries(from, to) {
      let isHeader = true;
      for await (const lines of wholeLines(open())) {
        const body = isHeader ? lines.subarray(endOfLine(lines)) : lines;
        isHeader = false;
        const materials = readEntryLines(body);
        const wanted = materials.filter(({ position }) => position >= from && position < to);
        if (wanted.length > 0) yield wanted;
        if (isBeyond(materials, to)) return;
      }
    },
  };
}

/** Entries are in order; what comes out of order is handed over as it is, and shows. */
function isBeyond(materials: readonly EntryMaterial[], to: number): boolean {
  const last = materials.at(-1);
  return last !== undefined && last.position >= to;
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
      const { format: _known, origin, public_key: publicKey, checkpoint, size, ...others } = header;
      if (
        typeof origin === 'string' &&
        typeof publicKey === 'string' &&
        typeof checkpoint === 'string' &&
        typeof size === 'number' &&
        Number.isSafeInteger(size) &&
        size >= 0 &&
        Object.keys(others).length === 0
      )
        return { origin, publicKey, checkpoint, size };
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

/** Chunks that end where a line ends. */
async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      yield concatBytes([...rest, chunk.subarray(0, end)]);
      rest = [];
      length = 0;
    }
    if (end < chunk.length) {
      rest.push(chunk.slice(end));
      length += chunk.length - end;
    }
    if (length > LINE_BYTES_MAX)
      throw new ReaderError('too_large', `a line has more than ${LINE_BYTES_MAX} bytes`);
  }
  if (length > 0) throw new ReaderError('malformed', 'the last line is cut off: it has no end');
}
