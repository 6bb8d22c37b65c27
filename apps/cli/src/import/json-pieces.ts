import { parseJson, type Json } from '@docket/chain';
import { CommandFailure, EXIT } from '../failure.js';

/** One part of a large JSON file that is parsed on its own. */
export type Piece = ListElement | { kind: 'member'; name: string; value: Json };

/** An element of the list that was asked for. The others are members of the outermost object beside it. */
export interface ListElement {
  kind: 'element';
  index: number;
  /** Length of its text. */
  bytes: number;
  /**
   * Parses it. Not before it is asked for: a file is gone through more than once, and parsing is most of
   * what that costs.
   *
   * @throws {CommandFailure} as jsonPieces.
   */
  read(): Json;
}

/** Longest piece, in bytes: what is parsed at once. */
const PIECE_BYTES_MAX = 64 * 1024 * 1024;

/**
 * Takes a JSON text apart without parsing it whole: either its outermost array, or the array that the
 * outermost object has as its member `listName`, is given element by element. Each piece goes through
 * the strict parser of `@docket/chain`, so nothing is lost or altered unseen.
 *
 * @throws {CommandFailure} `unusable`, with the byte at which the text cannot be read.
 */
export function* jsonPieces(bytes: Uint8Array, listName: string): Generator<Piece> {
  const at = skipSpace(bytes, 0);
  let end: number;
  if (bytes[at] === OPEN_LIST) {
    end = yield* elements(bytes, at);
  } else if (bytes[at] === OPEN_OBJECT) {
    end = yield* members(bytes, at, listName);
  } else {
    throw unreadable(at, 'this is neither a JSON array nor a JSON object');
  }
  if (skipSpace(bytes, end) < bytes.length)
    throw unreadable(end, 'something follows the JSON text');
}

function* elements(bytes: Uint8Array, open: number): Generator<Piece, number> {
  let at = skipSpace(bytes, open + 1);
  if (bytes[at] === CLOSE_LIST) return at + 1;
  for (let index = 0; ; index += 1) {
    const end = endOfValue(bytes, at);
    const start = at;
    yield { kind: 'element', index, bytes: end - at, read: () => parse(bytes, start, end) };
    at = skipSpace(bytes, end);
    if (bytes[at] === CLOSE_LIST) return at + 1;
    at = skipSpace(bytes, expectByte(bytes, at, COMMA));
  }
}

function* members(bytes: Uint8Array, open: number, listName: string): Generator<Piece, number> {
  const seen = new Set<string>();
  let at = skipSpace(bytes, open + 1);
  if (bytes[at] === CLOSE_OBJECT) return at + 1;
  for (;;) {
    const nameEnd = expectByte(bytes, at, QUOTE) - 1;
    const keyEnd = endOfValue(bytes, nameEnd);
    const name = String(parse(bytes, at, keyEnd));
    if (seen.has(name)) throw unreadable(at, `the member ${name} comes twice`);
    seen.add(name);
    at = skipSpace(bytes, expectByte(bytes, skipSpace(bytes, keyEnd), COLON));
    if (name === listName && bytes[at] === OPEN_LIST) {
      at = yield* elements(bytes, at);
    } else {
      const end = endOfValue(bytes, at);
      yield { kind: 'member', name, value: parse(bytes, at, end) };
      at = end;
    }
    at = skipSpace(bytes, at);
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    at = skipSpace(bytes, expectByte(bytes, at, COMMA));
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Where the value that begins at `start` ends. What is inside it is the parser's to judge. */
function endOfValue(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = endOfString(bytes, at) - 1;
      if (depth === 0) return at + 1;
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (byte === COMMA || isSpace(byte))) {
      return at;
    }
  }
  if (depth > 0) throw unreadable(bytes.length, 'the text ends in the middle of a value');
  return bytes.length;
}

function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at += 1) {
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return at + 1;
  }
  throw unreadable(bytes.length, 'the text ends in the middle of a string');
}

function parse(bytes: Uint8Array, start: number, end: number): Json {
  try {
    return parseJson(bytes.subarray(start, end), { maxBytes: PIECE_BYTES_MAX });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw unreadable(start, `in the value that begins there, ${message}`, cause);
  }
}

function expectByte(bytes: Uint8Array, at: number, wanted: number): number {
  if (bytes[at] === wanted) return at + 1;
  throw unreadable(at, `expected ${String.fromCharCode(wanted)}`);
}

function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isSpace(bytes[at])) at += 1;
  return at;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function unreadable(offset: number, why: string, cause?: unknown): CommandFailure {
  return new CommandFailure(`The file cannot be read at byte ${offset}: ${why}.`, EXIT.unusable, {
    cause,
  });
}
