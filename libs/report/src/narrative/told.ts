/**
 * What may stand in a document. Two things can be told: words of the lexicon, and recorded text in
 * quotation marks. A plain string is neither, so that no text of a record can speak in Docket's voice:
 * the type checker refuses it in a sentence (`say`) and in every place of the model that is read.
 */

declare const TOLD: unique symbol;
declare const QUOTED: unique symbol;

/** Words of the lexicon, recorded text in quotation marks, or a recorded value that is no prose (a number, a time, a digest). */
export type Told = string & { readonly [TOLD]: true };

/** Recorded text in quotation marks. */
export type Quoted = Told & { readonly [QUOTED]: true };

/** A string whose every value stands in the source code: nothing that was recorded has such a type. */
export type Literal<T extends string> = Record<never, never> extends Record<T, 1> ? never : T;

/** What may be put into a sentence. */
type Sayable<T> = T extends number | Told ? T : T extends string ? Literal<T> : never;

/** A sentence of the lexicon. Counts, what is told already and words from the source code fill it; a plain string is refused. */
export function say<const V extends readonly (string | number)[]>(
  parts: TemplateStringsArray,
  ...values: V & { [K in keyof V]: Sayable<V[K]> }
): Told {
  return String.raw({ raw: parts }, ...values) as Told;
}

/** What a plain string becomes among fixed words: nothing that can be told. */
interface PlainString {
  readonly refused: 'a plain string is not told';
}

/** A lexicon, read: each fixed word is told, and each function tells what it makes. */
export type Lexical<T> = T extends Told | QuotationMarks
  ? T
  : T extends string
    ? [Literal<T>] extends [never]
      ? PlainString
      : Told
    : T extends (...args: infer A) => infer R
      ? (...args: A) => R extends string ? Lexical<R> : R
      : T extends readonly (infer Item)[]
        ? readonly Lexical<Item>[]
        : T extends object
          ? { readonly [K in keyof T]: Lexical<T[K]> }
          : T;

/** Marks an object of fixed words as told. A member of the type string cannot be told. */
export const fixed = <const T>(words: T): Lexical<T> => words as Lexical<T>;

export function plural<A extends string, B extends string>(
  n: number,
  one: A & Literal<A>,
  many: B & Literal<B>,
): Told {
  return `${n} ${n === 1 ? one : many}` as Told;
}

/** The same with a count that is printed already. */
export function pluralOf<A extends string, B extends string>(
  n: Told,
  one: A & Literal<A>,
  many: B & Literal<B>,
): Told {
  return `${n} ${n === '1' ? one : many}` as Told;
}

/** What is told, one after the other. */
export const joined = (
  parts: readonly Told[],
  between: ', ' | '; ' | ' ' | ' / ' | ' › ' | ' · ',
): Told => parts.join(between) as Told;

/** A sentence that ends in a quotation whose own end has a sign of one: no second sign stands behind it. */
export const endedOnce = (text: Told): Told =>
  text.replaceAll(/([.!?…][“”])\.(?= |$)/gu, '$1') as Told;

/** With a capital letter, for the beginning of a sentence; a quotation stays as it is. */
export const capital = (text: Told): Told => (text.charAt(0).toUpperCase() + text.slice(1)) as Told;

/** The outer quotation marks of a language. Inside of them none of either language is left. */
export interface QuotationMarks {
  open: string;
  close: string;
  innerOpen: string;
  innerClose: string;
}

/** Quotation marks side by side: one looks like an outer one if it is double, and so do two that are single. */
const QUOTES = /["“”„‟«»＂〝〞〟❝❞⹂'‘’‚‛＇`´ʼ]+/gu;
/** The same without the straight ones, which JSON is written with. */
const CURLY_QUOTES = /[“”„‟«»＂〝〞〟❝❞⹂‘’‚‛ʼ]+/gu;
const SINGLE_QUOTE = /^['‘’‚‛＇`´ʼ]$/u;
/** Signs that look like quotation marks and mean something else (inches, seconds, ditto): shown by their numbers. */
const QUOTE_LIKE = /[″‶˝ʺˮ״〃]/gu;
/** After one of these, or at the beginning, a quotation mark opens. */
const OPENS_AFTER = /[\s([{<—–-]$/u;

/** Something short in brackets. Bounded, so that the work is linear whatever stands there. */
const BRACKETED =
  /[[［【〔⟦❲〖〚⁅⌈⌊｢「『﹝⟬]([^[\]［］【】〔〕⟦⟧❲❳〖〗〚〛]{1,80})[\]］】〕⟧❳〗〛⁆⌉⌋｣」』﹞⟭]/gu;
/** What may stand between the letters and numbers of a mark, and what nobody sees. */
const BETWEEN = /[\s\-.,;:/|&+–—_#¶\p{M}\p{Default_Ignorable_Code_Point}]+/gu;
/** Letters with numbers and nothing else: E2, E1L2. No letter is a number, so that there is one way to read it. */
const LETTERS_AND_NUMBERS = /^\p{L}{1,2}\p{N}+(?:\p{L}{1,2}\p{N}+)*$/u;
/** Letters of the marks, and those of other alphabets that look like them, with letters that look like digits. */
const LOOKS_LIKE_MARK = /^[ELHPЕΕΗНΡР][\p{N}OoОоΟοlIІΙӀıЗз]+$/u;

/** Whether what stands in brackets could be taken for an evidence mark. */
function looksLikeMark(inside: string): boolean {
  const compact = inside.normalize('NFKC').replaceAll(BETWEEN, '');
  return LETTERS_AND_NUMBERS.test(compact) || LOOKS_LIKE_MARK.test(compact);
}

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** On one line: line breaks, with the white space around them, as one sign. */
function onOneLine(text: string): string {
  const lines = text.split(LINE_BREAK);
  if (lines.length === 1) return text;
  const [first, last] = [lines[0] ?? '', lines.at(-1) ?? ''];
  const between = lines.slice(1, -1).map((line) => line.trim());
  return [first.trimEnd(), ...between.filter((line) => line !== ''), last.trimStart()].join(' ¶ ');
}

/** Controls, and characters that show nothing and change how what is beside them is shown. */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- Controls are what is looked for.
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** Signs that this form itself uses: recorded, they are escaped, so that nothing recorded looks like an escape. */
const OWN_SIGNS = /[⟨¶]/gu;

/** As pages print what no font shows: `⟨U+001B⟩`. */
const escaped = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/** Recorded text as it may stand between quotation marks: on one line, and nothing in it ends the quotation or looks like a mark. */
function neutral(text: string, marks: QuotationMarks, isJson: boolean): string {
  const inner = (quotes: string, at: number, whole: string): string =>
    SINGLE_QUOTE.test(quotes)
      ? quotes
      : at === 0 || OPENS_AFTER.test(whole.slice(Math.max(0, at - 1), at))
        ? marks.innerOpen
        : marks.innerClose;
  return onOneLine(text.replaceAll(OWN_SIGNS, escaped))
    .replaceAll('\t', ' ')
    .replaceAll(INVISIBLE, escaped)
    .replaceAll(QUOTE_LIKE, escaped)
    .replaceAll(isJson ? CURLY_QUOTES : QUOTES, inner)
    .replaceAll(BRACKETED, (whole, inside: string) =>
      looksLikeMark(inside) ? `(${inside})` : whole,
    );
}

/** Puts recorded text in quotation marks. JSON keeps the straight ones that are part of it. */
export function quoteText(text: string, marks: QuotationMarks, isJson = false): Quoted {
  return `${marks.open}${neutral(text, marks, isJson)}${marks.close}` as Quoted;
}

/** Shortened visibly to so many words; a quotation that is cut is closed. */
export function shortenWords(text: Told, words: number, { open, close }: QuotationMarks): Told {
  const all = text.split(/ +/u).filter((word) => word !== '');
  if (all.length <= words) return text;
  return closed(all.slice(0, words).join(' '), open, close);
}

/** The same to so many UTF-16 units, behind a word where there is one, and never inside a surrogate pair. */
export function shortenTo(text: Told, length: number, { open, close }: QuotationMarks): Told {
  if (text.length <= length) return text;
  const cut = text.slice(0, length).replace(/[\ud800-\udbff]$/u, '');
  const isInWord = /\S/u.test(text.charAt(length));
  return closed(isInWord ? cut.replace(/\s\S{0,24}$/u, '') : cut, open, close);
}

/** Ends of words that are no sentences: a title, an initial, a number of a list. */
const NO_END =
  /(?:^|[\s“‘(])(?:\p{L}|\p{N}+|Mr|Mrs|Ms|Dr|Nr|No|St|vs|approx|ca|bzw|z\.B|e\.g|i\.e)\.$/u;
/** Characters that are looked at for one: each end must not take as long as the text before it. */
const NO_END_MAX = 40;
/** Where a sentence ends: its sign, what closes with it, and behind it the beginning of another. */
const SENTENCE_END = /[.!?]['’)*]*(?= +[\p{Lu}\p{Emoji_Presentation}‘*#-]|["”“])/gu;
/** Where a line ends that is no heading of what follows; in JSON also one that ends with a comma. */
const LINE_END = /(?<!\\)[^\s:,{[¶\\](?=(?:\\n)+| ¶)/gu;
const JSON_LINE_END = /(?<!\\)[^\s:{[¶\\](?=(?:\\n)+| ¶)/gu;
/** Where a member of JSON without line breaks ends: behind its comma, and before the name of the next. */
const JSON_MEMBER_END = /(?<=["\]}\w]),(?="[^"\\]{1,80}":)/gu;

/** Where the sentences or lines of a quotation end, as far as `head` goes. */
function endsOf(head: string, isJson: boolean): number[] {
  return [
    ...[...head.matchAll(SENTENCE_END)].filter(
      ({ 0: sign, index }) =>
        !NO_END.test(head.slice(Math.max(0, index - NO_END_MAX), index + sign.length)),
    ),
    ...head.matchAll(isJson ? JSON_LINE_END : LINE_END),
    ...(isJson ? head.matchAll(JSON_MEMBER_END) : []),
  ].map(({ 0: sign, index }) => index + sign.length);
}

const isJsonQuoted = (text: Told, open: string): boolean => /^[[{]/u.test(text.slice(open.length));

/**
 * The first whole sentences or lines of a quotation, so many UTF-16 units at most. Undefined where not even the
 * first has room: a sentence is not cut.
 */
export function firstSentences(
  text: Told,
  length: number,
  { open, close }: QuotationMarks,
): Told | undefined {
  if (!text.startsWith(open)) return undefined;
  const ends = endsOf(text.slice(0, length + 3), isJsonQuoted(text, open));
  const last = Math.max(...ends.filter((end) => end <= length), 0);
  return last === 0 ? undefined : (`${text.slice(0, last)}${close}` as Told);
}

/** A sentence of a quotation, and where it stands in it. */
export interface QuotedSentence {
  text: string;
  from: number;
  to: number;
}

/** What stands between two lines, and the sign of a list. */
const LINE_BEGIN = /^(?:\\n|[\s¶])*(?:(?:[-•*–]|\d{1,2}[.)]) )?/u;

/** Longest quotation that is taken apart whole, in UTF-16 units; of a longer one its beginning. */
const PARTED_MAX = 40_000;

/** Whether a quotation is JSON that holds texts. */
export const holdsTexts = (text: Told, { open }: Pick<QuotationMarks, 'open'>): boolean =>
  /^(?:\{\s*"|\[\s*["{])/u.test(text.slice(open.length));

/** A text in JSON, and what stands behind the name of a member; tried where one begins, and nowhere in it. */
const JSON_TEXT = /"((?:[^"\\]|\\.)*)"(\s*:)?/uy;
/** A line break in it. */
const JSON_BREAK = /(?:\\[nrt])+/gu;
/** The sign of a sentence at the end. Two tests, each of one pass: one pattern for both takes the square of the length. */
const SENTENCE_SIGN = /[.!?]['’)*]*$/u;
const isWholeSentence = (text: string): boolean => /\s/u.test(text) && SENTENCE_SIGN.test(text);

/** The texts of JSON that are no names, each from where to where; none behind one that does not end. */
function* textsOfJson(json: string): Generator<{ from: number; to: number }> {
  let at = json.indexOf('"');
  while (at !== -1) {
    JSON_TEXT.lastIndex = at;
    const [whole, value = '', isName] = JSON_TEXT.exec(json) ?? [];
    if (whole === undefined) return;
    if (isName === undefined) yield { from: at + 1, to: at + 1 + value.length };
    at = json.indexOf('"', at + whole.length);
  }
}

/** The whole sentences in the texts of JSON, in order: a name, a number or a word is none. */
function sentencesInJson(text: Told): QuotedSentence[] {
  const head = text.slice(0, PARTED_MAX);
  const all = endsOf(head, false).toSorted((a, b) => a - b);
  const found: QuotedSentence[] = [];
  let next = 0;
  for (const { from, to } of textsOfJson(head)) {
    const ends = [...head.slice(from, to).matchAll(JSON_BREAK)].map((one) => from + one.index);
    for (; (all[next] ?? to) < to; next += 1) {
      const end = all[next] ?? to;
      if (end > from) ends.push(end);
    }
    found.push(
      ...partsBetween(text, from, [...ends, to]).filter((one) => isWholeSentence(one.text)),
    );
  }
  return found;
}

/** The pieces of a text up to each of its ends, without the signs of lines and lists before them. */
function partsBetween(text: string, from: number, ends: readonly number[]): QuotedSentence[] {
  const found: QuotedSentence[] = [];
  let last = from;
  for (const to of ends.toSorted((a, b) => a - b)) {
    const begin = last + (LINE_BEGIN.exec(text.slice(last, to))?.[0].length ?? 0);
    const said = text.slice(begin, to).trimEnd();
    last = to;
    if (said !== '') found.push({ text: said, from: begin, to: begin + said.length });
  }
  return found;
}

/** The whole sentences and lines of a quotation, in order; of JSON those of its texts; none of what is no quotation. */
export function sentencesIn(
  text: Told,
  { open, close }: QuotationMarks,
): readonly QuotedSentence[] {
  if (!text.startsWith(open) || !text.endsWith(close)) return [];
  if (holdsTexts(text, { open })) return sentencesInJson(text);
  const inside = text.length - close.length;
  const ends = endsOf(text.slice(0, PARTED_MAX), isJsonQuoted(text, open)).filter(
    (end) => end < inside,
  );
  // What the end of a longer one cuts is no whole sentence.
  return partsBetween(text, open.length, text.length > PARTED_MAX ? ends : [...ends, inside]);
}

/** Whether nothing but white space and signs of lines stands between two sentences. */
export const isBeside = (text: Told, a: QuotedSentence, b: QuotedSentence): boolean =>
  /^(?:[\s¶•*–-]|\d{1,2}[.)])*$/u.test(text.slice(a.to, b.from));

/** A stretch of a quotation as one of its own. */
export const stretchOf = (
  text: Told,
  { from }: Pick<QuotedSentence, 'from'>,
  { to }: Pick<QuotedSentence, 'to'>,
  { open, close }: QuotationMarks,
): Told => `${open}${text.slice(from, to)}${close}` as Told;

/** The name of a call without the JSON of its arguments, which begins with a brace; any other text whole. */
export function beforeArguments(text: Told, { open, close }: QuotationMarks): Told {
  const at = text.indexOf(' {');
  return text.startsWith(open) && at > open.length
    ? (`${text.slice(0, at)}${close} …` as Told)
    : text;
}

/** Names of documents without the digests behind them, which section 6 has. */
export const withoutDigests = (text: Told): Told =>
  text.replaceAll(/ sha256:[0-9a-f]{64}(?![0-9a-f])/gu, '') as Told;

/** Signs of formatting around words: they are for a program that shows the text. */
const EMPHASIS = /(?<![\p{L}\p{N}*])\*\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*\*(?![\p{L}\p{N}*])/gu;
/** The sign of a list before a line, behind the sign for a line break. */
const LIST_SIGN = /(?<= ¶ )[-•*] (?=\S)/gu;

/** Quoted text as a reader is shown it: without the signs of Markdown that make words bold and lines a list. */
export const unformatted = <Text extends string>(text: Text): Text =>
  text.replaceAll(EMPHASIS, '$1').replaceAll(LIST_SIGN, '') as Text;

function closed(text: string, open: string, close: string): Told {
  // No quotation mark of the outer kind stands inside of a quotation, so that counting them is enough.
  const isOpen = text.split(open).length > text.split(close).length;
  return `${text.trimEnd()} …${isOpen ? close : ''}` as Told;
}

/** Recorded text that a closed form makes harmless: a number, a time, a digest, an amount. Undefined for every other. */
const FORMS =
  /^(?:-?\d{1,40}(?:\.\d{1,20})?(?: [A-Z]{3})?|\d{4}-\d{2}(?:-\d{2})?(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2}))?|[0-9a-f]{12}|[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{64}|(?:esc|inc)-\d{1,10})$/;

/** What is no prose in any language, told as it is recorded. */
export const formed = (text: string): Told | undefined =>
  FORMS.test(text) ? (text as Told) : undefined;

/** A word that a closed list has, told as it is recorded; undefined for every other text. */
export const wordOfList = (text: string, isListed: (text: string) => boolean): Told | undefined =>
  isListed(text) ? (text as Told) : undefined;

/** An id that a server of Docket makes: a prefix and a ULID, in which no words can stand. */
const IDS = /^(?:dec|sfx|prn|ovr|dos)_[0-9a-hjkmnp-tv-zA-HJKMNP-TV-Z]{26}$/;

export const madeId = (text: string): Told | undefined =>
  IDS.test(text) ? (text as Told) : undefined;

/** A key's id, as its eight hex digits: computed here, and never recorded text. */
export const keyIdText = (keyHash: number): Told => keyHash.toString(16).padStart(8, '0') as Told;

/** What a translation of a lexicon is written as: its fixed words plain, its functions telling. */
export type Translation<L> = L extends QuotationMarks
  ? L
  : L extends Told
    ? string
    : L extends (...args: never) => unknown
      ? L
      : L extends readonly (infer Item)[]
        ? readonly Translation<Item>[]
        : L extends object
          ? { readonly [K in keyof L]: Translation<L[K]> }
          : L;

/** A lexicon in another language: the same places, held by the type checker. */
export const translated =
  <L>() =>
  (words: Translation<L>): L =>
    words as L;
