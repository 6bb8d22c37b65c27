import { isJsonObject, parseJson, type Json, type JsonObject } from '@docket/chain';
import { CommandFailure, EXIT } from '../failure.js';
import { jsonPieces, type ListElement } from './json-pieces.js';

/** The bytes of `[` and of a line's end. */
const LIST = 0x5b;
const LINE_END = 0x0a;

/** Longest value of a line, in bytes: what is parsed at once. */
const LINE_BYTES_MAX = 64 * 1024 * 1024;

/** The lines that are not empty. */
export function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(LINE_END, start);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    if (line.some((byte) => byte > 0x20)) lines.push(line);
    start = end + 1;
  }
  return lines;
}

/**
 * The objects of a file, each parsed when it is asked for: of a JSON array, of the list `listName` of a JSON object, one
 * a line, or one alone.
 *
 * @param isOne whether an object is one of them, and no envelope.
 * @throws {CommandFailure} `unusable`, with the byte or the line that cannot be read.
 */
export function* jsonObjects(
  bytes: Uint8Array,
  listName: string,
  isOne: (value: JsonObject) => boolean,
): Generator<ListElement> {
  const isList = bytes.find((byte) => byte > 0x20) === LIST;
  if (!isList && isOneIn(bytes, isOne)) {
    yield { kind: 'element', index: 0, bytes: bytes.length, read: () => parsedLine(bytes, 0) };
    return;
  }
  const end = bytes.indexOf(LINE_END);
  if (!isList && end !== -1 && isOneIn(bytes.subarray(0, end), isOne)) {
    for (const [index, line] of linesOf(bytes).entries())
      yield { kind: 'element', index, bytes: line.length, read: () => parsedLine(line, index) };
    return;
  }
  for (const piece of jsonPieces(bytes, listName)) if (piece.kind === 'element') yield piece;
}

function isOneIn(text: Uint8Array, isOne: (value: JsonObject) => boolean): boolean {
  if (text.length > LINE_BYTES_MAX) return false;
  try {
    const value = parseJson(text, { maxBytes: LINE_BYTES_MAX });
    return isJsonObject(value) && isOne(value);
  } catch {
    // It is no value of its own, then.
    return false;
  }
}

function parsedLine(line: Uint8Array, index: number): Json {
  try {
    return parseJson(line, { maxBytes: LINE_BYTES_MAX });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(`Line ${index + 1} cannot be read: ${why}.`, EXIT.unusable, { cause });
  }
}
