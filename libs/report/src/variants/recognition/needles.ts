import type { Json } from '@docket/chain';
import { SCHEMAS } from '@docket/record/schemas';

import { tokensOf } from './tokens.js';

/** Tokens of a withheld value that are looked for elsewhere at most; a longer text is found by its beginning. */
const NEEDLE_TOKENS_MAX = 400;
/** Letters and digits that a value must have to be recognised: fewer stand everywhere. */
const DISTINCTIVE_MIN = 3;

/** Words of closed lists, which say nothing about anybody and stand in every record. */
const VOCABULARY = vocabulary();

function vocabulary(): ReadonlySet<string> {
  const always = ['true', 'false', 'null', 'none', 'unknown', 'yes', 'no'];
  const words = new Set(always.map((word) => tokensOf(word).join(' ')));
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('enum' in node && Array.isArray(node.enum)) {
      for (const word of node.enum)
        if (typeof word === 'string') words.add(tokensOf(word).join(' '));
    }
    for (const child of Object.values(node)) collect(child);
  };
  collect(SCHEMAS);
  return words;
}

/** The tokens by which a withheld value would be recognised elsewhere; undefined for one that says nothing by itself. */
export function needleOf(value: Json): string[] | undefined {
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1_000)
    return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const tokens = tokensOf(String(value));
  // Counted as it was written: 42.00 is telling, though it is looked for as 42.
  const length = String(value).replaceAll(/[^\p{L}\p{N}]/gu, '').length;
  // 0.5 is as telling as 0.94; a lone digit is not.
  const enough = typeof value === 'number' ? length >= 2 : length >= DISTINCTIVE_MIN;
  if (!enough || VOCABULARY.has(tokens.join(' '))) return undefined;
  return tokens.slice(0, NEEDLE_TOKENS_MAX);
}

const STAMP = /^\d{4}-\d{2}-\d{2}/;
/** Words of a text as they are in ids and addresses. One class, so that a long one is read once. */
const WORD = /[\p{L}\p{N}._%+@/-]+/gu;
/** What makes a word name something. */
const IDENTIFYING = /[\p{N}@]/u;
const NAMELIKE = /\p{Lu}\p{Ll}{2,}/gu;
const NAME_WORDS_MAX = 6;
const PARTS_MAX = 40;

/** A number that is too short to be taken for the same wherever it stands; whoever exports has to look. */
const SHORT_NUMBER = /^\d{2,3}$/;
const AMOUNT = /^(\d+)[.,](\d{2})$/;

/** Parts of a withheld text that may give it away on their own: ids, addresses, words of a name, cents of an amount. */
export function partsOf(value: Json): string[][] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const number = String(value);
  if (SHORT_NUMBER.test(number)) return needleOf(value) === undefined ? [[number]] : [];
  const amount = AMOUNT.exec(number);
  // The same amount in its smallest unit: 4250 for 42.50.
  if (amount) return [[`${Number(`${amount[1]}${amount[2]}`)}`]];
  if (typeof value !== 'string') return [];
  const short = tokensOf(value).length <= NAME_WORDS_MAX;
  const found = [
    ...(value.match(WORD) ?? []).filter(
      (part) => part.length >= 4 && IDENTIFYING.test(part) && !STAMP.test(part),
    ),
    ...(short ? (value.match(NAMELIKE) ?? []) : []),
  ];
  const parts = new Map<string, string[]>();
  for (const part of found) {
    const tokens = needleOf(part);
    if (tokens !== undefined) parts.set(tokens.join(' '), tokens);
  }
  parts.delete(tokensOf(value).join(' '));
  return [...parts.values()].slice(0, PARTS_MAX);
}

/** Shortest and longest word that is found with an ending: Schmidt in Schmidts. No word is longer. */
const STEM_MIN = 4;
const STEM_MAX = 64;
const LETTERS = /^\p{L}+$/u;

/** Many needles, looked for in one pass over each text. */
export class NeedleIndex<Origin> {
  readonly #byFirst = new Map<string, { tokens: readonly string[]; origin: Origin }[]>();
  #longest = 0;

  add(tokens: readonly string[], origin: Origin): void {
    const [first] = tokens;
    if (first === undefined) return;
    this.#longest = Math.max(this.#longest, Math.min(first.length, STEM_MAX));
    const known = this.#byFirst.get(first);
    if (known) known.push({ tokens, origin });
    else this.#byFirst.set(first, [{ tokens, origin }]);
  }

  /** Where the needles that stand in a text come from, each once; the text as tokensOf gives it. */
  find(tokens: readonly string[]): Set<Origin> {
    const found = new Set<Origin>();
    if (this.#byFirst.size === 0) return found;
    tokens.forEach((token, at) => {
      for (const { tokens: needle, origin } of this.#startingWith(token)) {
        if (!found.has(origin) && standsAt(needle, tokens, at)) found.add(origin);
      }
    });
    return found;
  }

  *#startingWith(token: string): Generator<{ tokens: readonly string[]; origin: Origin }> {
    yield* this.#byFirst.get(token) ?? [];
    if (!LETTERS.test(token)) return;
    for (let n = Math.min(token.length - 1, this.#longest); n >= STEM_MIN; n -= 1) {
      for (const needle of this.#byFirst.get(token.slice(0, n)) ?? []) {
        if (needle.tokens.length === 1) yield needle;
      }
    }
  }
}

function standsAt(needle: readonly string[], tokens: readonly string[], at: number): boolean {
  if (at + needle.length > tokens.length) return false;
  const last = needle.length - 1;
  return needle.every((token, i) => {
    const found = tokens[at + i] ?? '';
    if (found === token) return true;
    return i === last && token.length >= STEM_MIN && LETTERS.test(token) && found.startsWith(token);
  });
}
