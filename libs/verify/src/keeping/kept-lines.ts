import { concatBytes, decodeUtf8, type Json, sha256, toHex, utf8 } from '@docket/chain';
import { ReaderError } from '../reader.js';
import { wholeLines } from '../readers/entry-lines.js';
import { KeptStateError } from './keeping.js';
import { fromPlain, toPlain } from './plain.js';

/** A named piece of what is kept; several of one name stand in order. */
export type KeptPart = readonly [name: string, value: unknown];

/** Characters of a line: well below what a reader of lines takes. */
const LINE_CHARACTERS = 256 * 1024;
const END = 'end';

/**
 * keptLines writes parts as lines of text, each with its line break, and behind them a digest of them all: what is torn or
 * altered is told by it, not whoever could write the file.
 */
export function* keptLines(parts: Iterable<KeptPart>): Generator<string> {
  let digest: Uint8Array = new Uint8Array();
  for (const [name, value] of parts) {
    for (const line of cut(name, JSON.stringify(toPlain(value)))) {
      digest = digestOf(digest, line);
      yield line;
    }
  }
  yield `${END} ${toHex(digest)}\n`;
}

/** One value may take several lines: all but the last have a plus behind the name. */
function* cut(name: string, text: string): Generator<string> {
  let at = 0;
  while (text.length - at > LINE_CHARACTERS) {
    const isSplit = /[\uD800-\uDBFF]/.test(text[at + LINE_CHARACTERS - 1] ?? '');
    const end = at + LINE_CHARACTERS - (isSplit ? 1 : 0);
    yield `${name}+ ${text.slice(at, end)}\n`;
    at = end;
  }
  yield `${name} ${text.slice(at)}\n`;
}

const digestOf = (before: Uint8Array, line: string): Uint8Array =>
  sha256(concatBytes([before, sha256(utf8(line))]));

/** What was kept, by name. */
export class KeptParts {
  readonly #parts = new Map<string, unknown[]>();

  add(name: string, value: unknown): void {
    const known = this.#parts.get(name);
    if (known === undefined) this.#parts.set(name, [value]);
    else known.push(value);
  }

  all(name: string): readonly unknown[] {
    return this.#parts.get(name) ?? [];
  }

  /** @throws TypeError where there is none. */
  one(name: string): unknown {
    const [value, ...others] = this.all(name);
    if (value === undefined || others.length > 0) throw new TypeError(`no ${name}`);
    return value;
  }
}

/**
 * readKeptLines reads what keptLines wrote, and gives nothing of it unless all of it is as it was written.
 *
 * @throws KeptStateError where it is not.
 */
export async function readKeptLines(chunks: AsyncIterable<Uint8Array>): Promise<KeptParts> {
  const parts = new KeptParts();
  let digest: Uint8Array = new Uint8Array();
  let isEnded = false;
  let begun = '';
  try {
    for await (const lines of wholeLines(chunks)) {
      for (const line of (decodeUtf8(lines) ?? '\n').split('\n').slice(0, -1)) {
        const [, name = '', more, text = ''] = /^([a-z_]+)(\+?) (.*)$/.exec(line) ?? [];
        if (isEnded || name === '') throw torn();
        if (name === END) {
          if (text !== toHex(digest)) throw torn();
          isEnded = true;
          continue;
        }
        digest = digestOf(digest, `${line}\n`);
        begun += text;
        if (more === '+') continue;
        parts.add(name, fromPlain(JSON.parse(begun) as Json));
        begun = '';
      }
    }
  } catch (error) {
    const isForm = error instanceof SyntaxError || error instanceof TypeError;
    const isCut = error instanceof ReaderError && error.code !== 'refused';
    throw isForm || isCut ? torn() : error;
  }
  if (!isEnded) throw torn();
  return parts;
}

const torn = (): KeptStateError =>
  new KeptStateError('it is torn, or was altered: it is not what was kept');
