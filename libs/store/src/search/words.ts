/**
 * Words of a text as the search index keeps them. Cut here and not by PostgreSQL's parser, whose rules
 * depend on the database's locale and keep `order/44812` as one word that nobody would search for.
 *
 * A word is a run of letters, marks and digits in lower case (NFKC); in scripts written without spaces
 * each character is one. Everything else parts words.
 */

/** Words of one record; PostgreSQL keeps positions up to 16,383. */
const WORDS_MAX = 16_000;
/** Positions of one word in one record (MAXNUMPOS of PostgreSQL is 256). */
const POSITIONS_MAX = 255;
/** UTF-16 units of a record's text. */
const TEXT_MAX = 65_536;
/** UTF-16 units of a word; PostgreSQL takes 2,046 bytes. */
const WORD_MAX = 256;
/** Objects and lists that are looked into; a valid body has fewer. */
const DEPTH_MAX = 64;

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+/gu;

export function wordsOf(text: string): string[] {
  // NFKC before and after: lower case can compose anew (U+0130).
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  return (plain.match(WORD) ?? []).map((word) =>
    // Half a surrogate pair could not be stored.
    word.length > WORD_MAX ? word.slice(0, WORD_MAX).replace(/[\ud800-\udbff]$/, '') : word,
  );
}

export interface WordVector {
  /** Text form of a tsvector. */
  vector: string;
  /** Part of the text was left out: a bound was reached. */
  cut: boolean;
}

/** Every text and number in a body, without the names of its members. */
export function vectorOf(body: unknown, ledgerNo: number): WordVector {
  const texts: string[] = [];
  let cut = !gather(body, texts, { left: TEXT_MAX, depth: 0 });
  const places = new Map<string, number[]>();
  let position = 0;
  for (const text of texts) {
    for (const word of wordsOf(text)) {
      position += 1;
      const known = places.get(word);
      if (position > WORDS_MAX || (known !== undefined && known.length >= POSITIONS_MAX)) {
        cut = true;
        continue;
      }
      if (known === undefined) places.set(word, [position]);
      else known.push(position);
    }
    // No phrase spans two fields.
    position += 1;
  }
  // Words have no character that the text form gives a meaning, quotes apart.
  const lexemes = [...places].map(([word, at]) => `'${word}':${at.join(',')}`);
  return { vector: [ledgerLexeme(ledgerNo), ...lexemes].join(' '), cut };
}

/** A lexeme that no text yields. */
export function ledgerLexeme(ledgerNo: number): string {
  return `'#${ledgerNo}'`;
}

interface Budget {
  left: number;
  depth: number;
}

/** Returns false when something was left out. */
function gather(value: unknown, into: string[], budget: Budget): boolean {
  if (typeof value === 'number') return take(String(value), into, budget);
  if (typeof value === 'string') return take(value, into, budget);
  if (typeof value !== 'object' || value === null) return true;
  if (budget.depth >= DEPTH_MAX) return false;
  budget.depth += 1;
  let whole = true;
  for (const member of Object.values(value)) whole = gather(member, into, budget) && whole;
  budget.depth -= 1;
  return whole;
}

function take(text: string, into: string[], budget: Budget): boolean {
  if (text.length <= budget.left) {
    into.push(text);
    budget.left -= text.length;
    return true;
  }
  into.push(text.slice(0, budget.left));
  budget.left = 0;
  return false;
}

/** Words of a query; more would make it slow and no clearer. */
const QUERY_WORDS_MAX = 32;

/** A query in the text form of a tsquery, or what is wrong with it. */
export type WordQuery = { tsquery: string } | { problem: string };

/**
 * Reads what people type: words that must all be in one record, `"a phrase"`, `-without`, `OR` between
 * alternatives. A word with signs in it, such as `order/44812`, is a phrase of its parts.
 */
export function readQuery(text: string): WordQuery {
  const branches: string[][] = [[]];
  let [words, positive] = [0, 0];
  for (const [, minus, phrase, plain] of text.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)) {
    if (plain === 'OR' && minus === '') {
      if (positive === 0) return { problem: 'must have a word to search for beside each OR' };
      branches.push([]);
      positive = 0;
      continue;
    }
    const parts = wordsOf(phrase ?? plain ?? '');
    if (parts.length === 0) continue;
    words += parts.length;
    if (words > QUERY_WORDS_MAX) return { problem: `must have at most ${QUERY_WORDS_MAX} words` };
    const all = `(${parts.map((part) => `'${part}'`).join(' <-> ')})`;
    branches.at(-1)?.push(minus === '-' ? `!${all}` : all);
    if (minus === '') positive += 1;
  }
  // What is only excluded would match nearly every record there is.
  if (positive === 0) return { problem: 'must have a word to search for' };
  return { tsquery: branches.map((branch) => `(${branch.join(' & ')})`).join(' | ') };
}
