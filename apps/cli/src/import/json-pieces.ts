import { TextDecoder } from 'node:util';
import { jsonParser, type Token } from 'stream-json/core/parser.js';
import { getManyValues, isMany, none } from 'stream-chain/defs.js';
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
/** Deepest nesting of the file as a whole. What is deeper is refused where it begins. */
const DEPTH_MAX = 256;

/**
 * Takes a JSON text apart without parsing it whole: either its outermost array, or the array that the
 * outermost object has as its member `listName`, is given element by element. stream-json finds where
 * they begin and end. It keeps the last of two equal keys and rounds numbers, so each piece goes through
 * the strict parser of `@docket/chain` besides: nothing is lost or altered unseen.
 *
 * @throws {CommandFailure} `unusable`, with the byte at which the text cannot be read. A misspelt `true`,
 *   `false` or `null` is noticed up to 16 bytes behind it.
 */
export function* jsonPieces(bytes: Uint8Array, listName: string): Generator<Piece> {
  const cuts = { start: 0, end: 0 };
  try {
    yield* split(bytes, listName, cuts);
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw located(bytes, listName, cuts, error);
  }
}

/** The part of the file that is being read. */
interface Cut {
  start: number;
  end: number;
}

function* split(
  bytes: Uint8Array,
  listName: string,
  cut: Cut,
  fine: Cut = { start: 0, end: 0 },
): Generator<Piece> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  // Its type leaves out that `none` ends the text.
  const parser = jsonParser({ streamValues: false }) as (text: string | typeof none) => unknown;
  const splitter = new Splitter(bytes, listName);
  while (cut.end < bytes.length) {
    cut.start = cut.end;
    const isFine = cut.start >= fine.start && cut.start < fine.end;
    cut.end = isFine ? cut.start + 1 : cutAfter(bytes, cut.start);
    const text = decoder.decode(bytes.subarray(cut.start, cut.end), { stream: true });
    if (text !== '') yield* splitter.takeAll(parser(text), cut.end);
  }
  cut.start = bytes.length;
  decoder.decode();
  yield* splitter.takeAll(parser(none), bytes.length);
}

/** The same failure again, read byte by byte where it happened, so that it can be told exactly. */
function located(bytes: Uint8Array, listName: string, fine: Cut, error: unknown): CommandFailure {
  const cut = { start: 0, end: 0 };
  let cause = error;
  try {
    // Nothing of it is wanted but where it ends.
    for (const _piece of split(bytes, listName, cut, fine)) continue;
  } catch (again) {
    cause = again;
  }
  const why = cause instanceof Error ? cause.message : String(cause);
  return unreadable(cut.start, why, cause);
}

/** Longest text that is read at once. */
const CUT_BYTES_MAX = 64 * 1024;

/** Right behind the next bracket: then the place of each bracket that is no text is known. */
function cutAfter(bytes: Uint8Array, start: number): number {
  const last = Math.min(bytes.length, start + CUT_BYTES_MAX);
  for (let at = start; at < last; at += 1) {
    const byte = bytes[at];
    // [ ] { }
    if (byte === 0x5b || byte === 0x5d || byte === 0x7b || byte === 0x7d) return at + 1;
  }
  return last;
}

/** Follows the tokens, and gives a piece where one ends. */
class Splitter {
  readonly #bytes: Uint8Array;
  readonly #listName: string;
  readonly #names = new Set<string>();
  /** Depth at which the elements of the list stand, once it has begun. */
  #listDepth: number | undefined;
  #depth = 0;
  #name: string | undefined;
  #start = 0;
  #index = 0;

  constructor(bytes: Uint8Array, listName: string) {
    this.#bytes = bytes;
    this.#listName = listName;
  }

  /** @param end where the text ends that the tokens were read from; a bracket is its last byte. */
  *takeAll(tokens: unknown, end: number): Generator<Piece> {
    if (!isMany(tokens)) return;
    for (const token of getManyValues(tokens) as Token[]) {
      const piece = this.#take(token, end);
      if (piece !== undefined) yield piece;
    }
  }

  #take(token: Token, end: number): Piece | undefined {
    switch (token.name) {
      case 'startArray':
      case 'startObject':
        this.#open(token.name, end);
        return undefined;
      case 'endArray':
      case 'endObject':
        return this.#close(end);
      case 'keyValue':
        if (this.#depth === 1) this.#nameMember(token.value);
        return undefined;
      case 'numberValue':
        return this.#scalar(token.value, end);
      case 'stringValue':
      case 'nullValue':
      case 'trueValue':
      case 'falseValue':
        return this.#scalar(token.value, end, JSON.stringify);
      default:
        return undefined;
    }
  }

  #open(kind: 'startArray' | 'startObject', end: number): void {
    if (this.#depth === 0) {
      if (kind === 'startArray') this.#listDepth = 1;
    } else if (this.#depth === this.#pieceDepth()) {
      if (this.#listDepth === undefined && kind === 'startArray' && this.#name === this.#listName)
        this.#listDepth = 2;
      else this.#start = end - 1;
    }
    this.#depth += 1;
    if (this.#depth > DEPTH_MAX)
      throw new Error(`the text is nested more than ${DEPTH_MAX} levels deep`);
  }

  #close(end: number): Piece | undefined {
    this.#depth -= 1;
    if (this.#listDepth === 2 && this.#depth === 1) {
      this.#listDepth = undefined;
      return undefined;
    }
    if (this.#depth === 0 || this.#depth !== this.#pieceDepth()) return undefined;
    const start = this.#start;
    return this.#piece(end - start, () => parse(this.#bytes.subarray(start, end), start));
  }

  #scalar<Value>(
    value: Value,
    end: number,
    write: (value: Value) => string = String,
  ): Piece | undefined {
    if (this.#depth === 0) throw new Error('this is neither a JSON array nor a JSON object');
    if (this.#depth !== this.#pieceDepth()) return undefined;
    const text = new TextEncoder().encode(write(value));
    return this.#piece(text.length, () => parse(text, end));
  }

  /** Where pieces stand: elements of the list, or members beside it. */
  #pieceDepth(): number {
    return this.#listDepth ?? 1;
  }

  #piece(bytes: number, read: () => Json): Piece {
    if (this.#listDepth === undefined)
      return { kind: 'member', name: this.#name ?? '', value: read() };
    this.#index += 1;
    return { kind: 'element', index: this.#index - 1, bytes, read };
  }

  #nameMember(name: string): void {
    if (this.#names.has(name)) throw new Error(`the member ${name} comes twice`);
    this.#names.add(name);
    this.#name = name;
  }
}

function parse(text: Uint8Array, at: number): Json {
  try {
    return parseJson(text, { maxBytes: PIECE_BYTES_MAX });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw unreadable(at, `in the value there, ${message}`, cause);
  }
}

function unreadable(offset: number, why: string, cause?: unknown): CommandFailure {
  return new CommandFailure(`The file cannot be read at byte ${offset}: ${why}.`, EXIT.unusable, {
    cause,
  });
}
