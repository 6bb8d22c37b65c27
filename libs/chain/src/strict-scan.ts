import { escapePointerToken } from './json.js';
import { IntakeError, type IntakeErrorCode } from './intake-error.js';
import { numberFidelity } from './decimal.js';

const MESSAGES: Record<IntakeErrorCode, string> = {
  duplicate_key: 'an object has this key twice',
  lone_surrogate: 'an escape makes half a character (a lone surrogate)',
  nul_character: 'a string holds the character U+0000',
  inexact_number: 'the number would lose digits: send it as a string',
  non_finite_number: 'the number is too large: send it as a string',
  invalid_utf8: 'the text is not UTF-8',
  byte_order_mark: 'the text begins with a byte order mark',
  syntax: 'not JSON (RFC 8259)',
  too_deep: 'containers are nested too deep',
  too_many: 'the text holds too many values',
  too_large: 'the text is too long',
};

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const NUMBER_CHARACTER = /[-+.0-9eE]/;
/** A longer number is refused as inexact unread: no double has so many digits to keep. */
const NUMBER_LENGTH_MAX = 1000;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const LITERAL = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * strictScan reads a whole JSON text by the grammar of RFC 8259 and throws IntakeError at the first
 * thing that strict intake refuses. Slower than JSON.parse, so it only runs to say what is wrong.
 */
export function strictScan(text: string, depthMax: number): void {
  new StrictScanner(text, depthMax).scan();
}

class StrictScanner {
  #at = 0;
  readonly #path: string[] = [];

  constructor(
    readonly text: string,
    readonly depthMax: number,
  ) {}

  scan(): void {
    this.#value();
    this.#skipSpace();
    if (this.#at < this.text.length) this.#fail('syntax');
  }

  #value(): void {
    this.#skipSpace();
    const character = this.text[this.#at];
    if (character === '{') this.#container('}', () => this.#member(this.#keys.at(-1)!));
    else if (character === '[') this.#container(']', (i) => this.#element(i));
    else if (character === '"') this.#string();
    else if (character === '-' || (character !== undefined && character >= '0' && character <= '9'))
      this.#number();
    else if (this.#match(LITERAL) === undefined) this.#fail('syntax');
  }

  readonly #keys: Set<string>[] = [];

  #container(close: string, item: (index: number) => void): void {
    if (this.#keys.length >= this.depthMax) this.#fail('too_deep');
    this.#keys.push(new Set());
    this.#at++;
    this.#skipSpace();
    for (let i = 0; this.text[this.#at] !== close || i > 0; i++) {
      item(i);
      this.#skipSpace();
      if (this.text[this.#at] === close) break;
      if (this.text[this.#at] !== ',') this.#fail('syntax');
      this.#at++;
    }
    this.#at++;
    this.#keys.pop();
  }

  #member(keys: Set<string>): void {
    this.#skipSpace();
    const keyAt = this.#at;
    const key = this.#string();
    this.#path.push(escapePointerToken(key));
    if (keys.has(key)) this.#fail('duplicate_key', keyAt);
    keys.add(key);
    this.#skipSpace();
    if (this.text[this.#at] !== ':') this.#fail('syntax');
    this.#at++;
    this.#value();
    this.#path.pop();
  }

  #element(index: number): void {
    this.#path.push(String(index));
    this.#value();
    this.#path.pop();
  }

  #string(): string {
    const begin = this.#at;
    if (this.text[begin] !== '"') this.#fail('syntax');
    // A loop and not one pattern: a pattern over megabytes may exhaust the stack.
    for (this.#at++; this.text[this.#at] !== '"';) {
      if (this.text[this.#at] === '\\') {
        if (this.#match(ESCAPE) === undefined) this.#fail('syntax');
      } else if (this.#at >= this.text.length || this.text.charCodeAt(this.#at) < 0x20) {
        this.#fail('syntax');
      } else this.#at++;
    }
    this.#at++;
    const value = JSON.parse(this.text.slice(begin, this.#at)) as string;
    if (/\p{Surrogate}/u.test(value)) this.#fail('lone_surrogate', begin);
    if (value.includes('\u0000')) this.#fail('nul_character', begin);
    return value;
  }

  #number(): void {
    const begin = this.#at;
    while (this.#at < this.text.length && NUMBER_CHARACTER.test(this.text[this.#at]!)) this.#at++;
    if (this.#at - begin > NUMBER_LENGTH_MAX) this.#fail('inexact_number', begin);
    const literal = this.text.slice(begin, this.#at);
    if (!NUMBER.test(literal)) this.#fail('syntax', begin);
    const fidelity = numberFidelity(literal);
    if (fidelity === 'inexact') this.#fail('inexact_number', begin);
    if (fidelity === 'non_finite') this.#fail('non_finite_number', begin);
  }

  #skipSpace(): void {
    this.#match(SPACE);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #fail(code: IntakeErrorCode, at = this.#at): never {
    const pointer = this.#path.length === 0 ? '' : '/' + this.#path.join('/');
    throw intakeError(code, byteOffset(this.text, at), code === 'syntax' ? undefined : pointer);
  }
}

/** intakeError makes the error of `code` with its one message. */
export function intakeError(code: IntakeErrorCode, offset: number, pointer?: string): IntakeError {
  return new IntakeError(code, MESSAGES[code], offset, pointer);
}

function byteOffset(text: string, at: number): number {
  let bytes = 0;
  for (const character of text.slice(0, at)) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
