/** How deep arrays and dictionaries may be nested. */
const DEPTH_MAX = 32;

/** A value of a PDF file as it is written (ISO 32000-1, 7.3), read no further than to compare it. */
export type PdfValue =
  | { readonly kind: 'name' | 'number' | 'word' | 'string' | 'hex'; readonly text: string }
  | { readonly kind: 'ref'; readonly number: number; readonly generation: number }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'dict'; readonly members: ReadonlyMap<string, PdfValue> };

export type PdfDict = Extract<PdfValue, { kind: 'dict' }>;

/** The bytes are not what they would be if they had been written by the rules that Docket relies on. */
export class PdfSyntaxError extends Error {
  override readonly name = 'PdfSyntaxError';
}

const WHITE = /[\0\t\n\f\r ]/;
const REGULAR = /[^\0\t\n\f\r ()<>[\]{}/%]/;

/** Reads PDF values from Latin-1 text, strictly: comments are refused, for another reader may see more in them. */
export class PdfParser {
  at: number;

  constructor(
    readonly text: string,
    start = 0,
  ) {
    this.at = start;
  }

  skipWhite(): void {
    while (WHITE.test(this.text[this.at] ?? '')) this.at += 1;
  }

  /** Whether the text goes on with a word; it is passed over if it does. */
  take(word: string): boolean {
    this.skipWhite();
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  expect(word: string): void {
    if (!this.take(word)) throw new PdfSyntaxError(`${word} was expected at ${this.at}`);
  }

  integer(): number {
    this.skipWhite();
    const [digits] = /^\d{1,10}/.exec(this.text.slice(this.at, this.at + 10)) ?? [];
    if (digits === undefined) throw new PdfSyntaxError(`a number was expected at ${this.at}`);
    this.at += digits.length;
    return Number(digits);
  }

  value(depth = 0): PdfValue {
    if (depth > DEPTH_MAX) throw new PdfSyntaxError('values are nested too deep');
    this.skipWhite();
    if (this.take('<<')) return this.#dict(depth);
    if (this.take('[')) return this.#array(depth);
    if (this.take('(')) return this.#string();
    if (this.take('<')) return this.#hex();
    if (this.take('/')) return { kind: 'name', text: this.#regular() };
    const reference = /^(\d{1,10}) (\d{1,5}) R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(
      this.text.slice(this.at, this.at + 24),
    );
    if (reference) {
      this.at += reference[0].length;
      return { kind: 'ref', number: Number(reference[1]), generation: Number(reference[2]) };
    }
    const text = this.#regular();
    if (text === '') throw new PdfSyntaxError(`a value was expected at ${this.at}`);
    return { kind: /^[+-]?[\d.]+$/.test(text) ? 'number' : 'word', text };
  }

  #regular(): string {
    const start = this.at;
    while (REGULAR.test(this.text[this.at] ?? ' ')) this.at += 1;
    return this.text.slice(start, this.at);
  }

  #dict(depth: number): PdfDict {
    const members = new Map<string, PdfValue>();
    while (!this.take('>>')) {
      this.expect('/');
      const name = this.#regular();
      if (members.has(name)) throw new PdfSyntaxError(`/${name} is there twice`);
      members.set(name, this.value(depth + 1));
    }
    return { kind: 'dict', members };
  }

  #array(depth: number): PdfValue {
    const items: PdfValue[] = [];
    while (!this.take(']')) items.push(this.value(depth + 1));
    return { kind: 'array', items };
  }

  #string(): PdfValue {
    const start = this.at;
    for (let open = 1; open > 0; this.at += 1) {
      const char = this.text[this.at];
      if (char === undefined) throw new PdfSyntaxError('a string has no end');
      if (char === '\\') this.at += 1;
      else if (char === '(') open += 1;
      else if (char === ')') open -= 1;
    }
    return { kind: 'string', text: this.text.slice(start, this.at - 1) };
  }

  #hex(): PdfValue {
    const end = this.text.indexOf('>', this.at);
    const text = end < 0 ? '' : this.text.slice(this.at, end);
    if (end < 0 || !/^[0-9A-Fa-f\s]*$/.test(text)) throw new PdfSyntaxError('a string has no end');
    this.at = end + 1;
    return { kind: 'hex', text };
  }
}

/** Whether two values are written alike, white space and the order of members apart. */
export function sameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'array' && b.kind === 'array') {
    return (
      a.items.length === b.items.length && a.items.every((item, i) => sameValue(item, b.items[i]))
    );
  }
  if (a.kind === 'dict' && b.kind === 'dict') {
    return (
      a.members.size === b.members.size &&
      [...a.members].every(([name, value]) => sameValue(value, b.members.get(name)))
    );
  }
  if (a.kind === 'ref' && b.kind === 'ref') {
    return a.number === b.number && a.generation === b.generation;
  }
  return a.kind === b.kind && 'text' in a && 'text' in b && a.text === b.text;
}
