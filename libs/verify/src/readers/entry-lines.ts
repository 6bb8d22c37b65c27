import {
  type BodyDisclosure,
  concatBytes,
  disclosureFault,
  IntakeError,
  isJsonObject,
  type Json,
  type JsonObject,
  parseJson,
  utf8,
} from '@docket/chain';
import { type EntryMaterial, ReaderError } from '../reader.js';

/** Longest line of entries, in bytes: a leaf of 64 KiB and a body of 256 KiB, escaped. */
export const LINE_BYTES_MAX = 2 * 1024 * 1024;
/** Deeper than a body may nest. */
const LINE_DEPTH_MAX = 64;
const NEWLINE = 0x0a;

/** Reads whole lines of entries. Throws ReaderError `malformed`. */
export function readEntryLines(page: Uint8Array): EntryMaterial[] {
  const materials: EntryMaterial[] = [];
  for (let at = 0; at < page.length;) {
    const newline = page.indexOf(NEWLINE, at);
    const end = newline < 0 ? page.length : newline;
    materials.push(readEntryLine(parseLine(page.subarray(at, end))));
    at = end + 1;
  }
  return materials;
}

function readEntryLine(line: Json): EntryMaterial {
  const { seq, leaf, disclosure, ...others } = isJsonObject(line) ? line : ({} as JsonObject);
  if (
    typeof seq !== 'number' ||
    !Number.isSafeInteger(seq) ||
    seq < 0 ||
    typeof leaf !== 'string' ||
    disclosure === undefined ||
    Object.keys(others).length > 0
  ) {
    throw new ReaderError(
      'malformed',
      'a line of entries has the members seq, leaf and disclosure, and no others',
    );
  }
  const material: EntryMaterial = { position: seq, leaf: utf8(leaf) };
  const read = readDisclosure(
    disclosure,
    (member, expected) =>
      new ReaderError(
        'malformed',
        `entry ${seq} is not readable: /disclosure${member} must be ${expected}`,
      ),
  );
  return read === null ? material : { ...material, disclosure: read };
}

/**
 * The disclosure that a file or a server gives for an entry; null: it gives none. What it says checkDisclosure
 * judges. What has neither of the two forms of a disclosure is not read: a store's own form among it, which only
 * a store hands over.
 *
 * @throws what `malformed` makes of the first member that is not as the format says (a pointer from the disclosure).
 */
export function readDisclosure(
  value: unknown,
  malformed: (member: string, expected: string) => ReaderError,
): BodyDisclosure | null {
  if (value === null) return null;
  const fault = disclosureFault(value);
  if (fault === undefined) return value as BodyDisclosure;
  throw malformed(
    fault.member,
    fault.member === '' ? `${fault.expected}, or null` : fault.expected,
  );
}

/** Parses one line strictly. Throws ReaderError `malformed`. */
export function parseLine(bytes: Uint8Array): Json {
  try {
    return parseJson(bytes, { maxBytes: LINE_BYTES_MAX, maxDepth: LINE_DEPTH_MAX });
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    throw new ReaderError('malformed', `what was read is not as it should be: ${error.message}`, {
      cause: error,
    });
  }
}

/**
 * Chunks that end where a line ends. Throws ReaderError: `too_large` for a line without end, `malformed` for
 * a last one that is cut off.
 */
export async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
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
