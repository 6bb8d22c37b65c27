import { hasRightToLeft, spansOf, visualOrder } from './bidi.js';
import type { Fonts } from './fonts.js';
import { leading, type Face, type Style } from './theme.js';

/** Text in one style. A newline in it ends the line. */
export interface Run {
  text: string;
  style: Style;
  /** The place in the document that it leads to, as `Navigation` names it. */
  to?: string;
}

/**
 * A run in one face and one direction, for lines to be made of: its level of embedding is odd where it runs
 * from right to left. Empty: text of another direction is set apart from here on.
 */
interface Piece extends Run {
  level: number;
}

/** A stretch of one line in one style, placed from the line's left edge. Segments of a line are in the order of reading. */
export interface Segment extends Piece {
  x: number;
}

export interface Line {
  segments: Segment[];
  width: number;
  /** Size of the largest type on the line. */
  size: number;
}

/** The height of lines one below the other, in points. */
export const heightOf = (lines: readonly Pick<Line, 'size'>[]): number =>
  lines.reduce((sum, { size }) => sum + leading(size), 0);

/** How many of the lines fit into `room` points: each by its own height. */
export function fitting(lines: readonly Line[], room: number): number {
  let height = 0;
  let count = 0;
  for (const { size } of lines) {
    height += leading(size);
    if (height > room) break;
    count += 1;
  }
  return count;
}

const PLAIN = /^[\x20-\x7e]*$/;
/** Characters with no shape of their own: shown as an escape, never left to vanish. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u;
/** A token too long for its line is broken behind one of these, if there is one. */
const BREAKABLE = /[/\-_.:,;@=&?}\])"|]/;

/** Punctuation behind a mark hangs into the margin; it never begins a line. */
const HANGING = /^[.,;] *$/;
const ID = /^\w+ *$/;

/**
 * Letters with their marks as one character, where a face has it: else they stay what is recorded, for an escape
 * names no other character. What only looks like another, such as the ohm sign, stays what it is.
 */
const composed = (text: string, fonts: Fonts, face: Face): string =>
  text.replaceAll(/\P{M}\p{M}+/gu, (cluster) => {
    const one = cluster.normalize('NFC');
    const isDrawn = [...one].every((char) => fonts.has(char.codePointAt(0) as number, face));
    return isDrawn ? one : cluster;
  });

/** What an escape begins with. Recorded text that has it is escaped itself, so that none looks like an escape. */
const ESCAPE = '\u27e8';
/** An escape of quoteText, which has escaped this bracket in what was recorded: it is printed as it is. */
const TOLD_ESCAPE = /\u27e8(?=U\+[0-9A-F]{4,6}\u27e9)/g;
const NONE_TOLD: ReadonlySet<number> = new Set();
/** A face that has the brackets of escapes. */
const ESCAPE_FACE: Face = 'sans';

const escaped = (codePoint: number): string =>
  `${ESCAPE}U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}\u27e9`;

/**
 * Splits a run into runs that the embedded fonts can show. A control character, an invisible
 * character or one without a glyph is printed as an escape such as `⟨U+1F600⟩`, and so is `⟨` itself:
 * each text has one print, and each print one text.
 */
export function showable(run: Run, fonts: Fonts): Run[] {
  if (PLAIN.test(run.text)) return [run];
  const runs: Run[] = [];
  const put = (text: string, face: Face): void => {
    const last = runs.at(-1);
    if (last && last.style.face === face) last.text += text;
    else runs.push({ ...run, text, style: { ...run.style, face } });
  };
  const text = composed(run.text, fonts, run.style.face);
  const told = text.includes(ESCAPE)
    ? new Set([...text.matchAll(TOLD_ESCAPE)].map(({ index }) => index))
    : NONE_TOLD;
  /** Characters that the design has no glyphs for. */
  let stretch = '';
  const putStretch = (): void => {
    if (stretch === '') return;
    const faces = fonts.otherFacesFor(stretch);
    for (const [i, char] of [...stretch].entries()) {
      const face = faces[i];
      put(face ? char : escaped(char.codePointAt(0) as number), face ?? ESCAPE_FACE);
    }
    stretch = '';
  };
  let at = 0;
  for (const char of text) {
    const isTold = told.has(at);
    at += char.length;
    const codePoint = char.codePointAt(0) as number;
    const hidden = char !== '\n' && ((char === ESCAPE && !isTold) || INVISIBLE.test(char));
    const preferred = isTold ? ESCAPE_FACE : run.style.face;
    const face =
      char === '\n' ? preferred : hidden ? ESCAPE_FACE : fonts.ownFaceFor(codePoint, preferred);
    if (face === undefined) {
      stretch += char;
      continue;
    }
    putStretch();
    put(hidden ? escaped(codePoint) : char, face);
  }
  putStretch();
  return runs;
}

/** The text of a value as the PDF shows it, for comparing what is printed with what should be. */
export function shownText(text: string, fonts: Fonts, face: Face): string {
  const style: Style = { face, size: 10, colour: '#17212b' };
  return showable({ text, style }, fonts)
    .map((run) => run.text)
    .join('');
}

/** A run as pieces of one face and one direction; what runs from left to right alone is at level 0. */
function piecesOf(run: Run, fonts: Fonts): Piece[] {
  const parts = showable(run, fonts);
  if (!parts.some(({ text }) => hasRightToLeft(text)))
    return parts.map((part) => ({ ...part, level: 0 }));
  const spans = parts
    .map(({ text }) => text)
    .join('')
    .split('\n')
    .flatMap((line, i) => [...(i > 0 ? [{ text: '\n', level: 0 }] : []), ...spansOf(line)]);
  const pieces: Piece[] = [];
  let [at, used] = [0, 0];
  for (const { text, level } of spans) {
    let rest = text;
    do {
      const part = parts[at];
      if (part === undefined) break;
      const taken = rest.slice(0, part.text.length - used);
      pieces.push({ ...part, text: taken, level });
      rest = rest.slice(taken.length);
      used += taken.length;
      if (used === part.text.length) [at, used] = [at + 1, 0];
    } while (rest !== '');
  }
  return pieces;
}

/** Chinese and Japanese are broken between any two characters, but not before or behind some signs. */
const IDEOGRAPH = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\u3000-\\u303f\\uff01-\\uff60]';
const OPENING = '[〈《「『【〔〖〘〚〝（［｛]';
const CLOSING = '[、。，．：；！？〉》」』】〕〗〙〛〞〟）］｝ー々…]';
const TOKEN = new RegExp(
  `${OPENING}*${IDEOGRAPH}${CLOSING}* *|(?:(?!${IDEOGRAPH})[^ ])+ *| +`,
  'gu',
);
/** The same where nothing is an ideograph, and without looking each character up; no ideograph is below U+2E80. */
const SPACED_TOKEN = /[^ ]+ *| +/g;
const MAY_HAVE_IDEOGRAPH = /[\u2e80-\uffff]/;
const tokensOf = (text: string): readonly string[] =>
  text.match(MAY_HAVE_IDEOGRAPH.test(text) ? TOKEN : SPACED_TOKEN) ?? [];
const ENDS_AS_IDEOGRAPH = new RegExp(`${IDEOGRAPH}$`, 'u');
const BEGINS_AS_IDEOGRAPH = new RegExp(`^${IDEOGRAPH}`, 'u');
const ENDS_OPENING = /[“„‘«([{]$/u;
const BEGINS_CLOSING = /^[”“’»)\]}.,;:!?]/u;
/** A letter with its marks, which a break leaves together. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;

/** Whether a line may not be broken between two tokens of one run that are in different faces or directions. */
function isGlued(before: string, after: string): boolean {
  if (before === '' || before.endsWith(' ') || after.startsWith(' ')) return false;
  if (ENDS_OPENING.test(before) || BEGINS_CLOSING.test(after)) return true;
  return !ENDS_AS_IDEOGRAPH.test(before) && !BEGINS_AS_IDEOGRAPH.test(after);
}

const isRightToLeft = ({ level }: Piece): boolean => level % 2 === 1;

/** No letter is narrower, in points: a word of more of them than a line holds is wider than it, and is not measured whole. */
export const LETTER_MIN = 1.6;

class LineBreaker {
  readonly lines: Line[] = [];
  #segments: Segment[] = [];
  #x = 0;
  #size = 0;

  constructor(
    readonly fonts: Fonts,
    readonly width: number,
  ) {}

  /** Adds the pieces of one run. */
  add(pieces: readonly Piece[]): void {
    let word: Piece[] = [];
    let before = '';
    const end = (): void => {
      if (word.length > 0) this.#word(word);
      word = [];
    };
    for (const piece of pieces) {
      if (piece.text === '') word.push(piece);
      for (const [i, part] of piece.text.split('\n').entries()) {
        if (i > 0) {
          end();
          before = '';
          this.endLine(piece.style.size);
        }
        let isFirst = true;
        for (const token of tokensOf(part)) {
          if (!isFirst || !isGlued(before, token)) end();
          word.push({ ...piece, text: token });
          before = token;
          isFirst = false;
        }
      }
    }
    end();
  }

  endLine(size: number): void {
    const last = this.#segments.findLast(({ text }) => text !== '');
    if (last) last.text = last.text.trimEnd();
    const segments = this.#segments.filter((segment) => segment.text !== '');
    this.lines.push({
      segments,
      width: segments.some(isRightToLeft) ? this.#order() : this.#x,
      size: this.#size || size,
    });
    this.#segments = [];
    this.#x = 0;
    this.#size = 0;
  }

  /** Places the segments of a line by their directions, and returns its width. */
  #order(): number {
    let x = 0;
    for (const segment of visualOrder(this.#segments)) {
      segment.x = x;
      x += this.#widthOf(segment);
    }
    return x;
  }

  #widthOf(piece: Piece, text = piece.text): number {
    const { face, size } = piece.style;
    return this.fonts.width(text, face, size, isRightToLeft(piece));
  }

  /** Adds tokens that a line is not broken between, unless they fit on none. */
  #word(tokens: readonly Piece[]): void {
    const [single] = tokens;
    if (single !== undefined && tokens.length === 1) return this.#token(single);
    const [one, ...others] = tokens.filter(({ text }) => text !== '');
    const last = others.at(-1);
    // One alone is measured where it is placed: measuring a long one takes most of the time of a page.
    const bare = last === undefined ? Number.POSITIVE_INFINITY : this.#bareWidth(tokens, last);
    if (one === undefined || bare > this.width) {
      for (const token of tokens) this.#token(token);
      return;
    }
    if (this.#x > 0 && this.#x + bare > this.width && !this.#hangs(one.text))
      this.endLine(one.style.size);
    for (const token of tokens) this.#place(token.text, token);
  }

  /** The width of tokens without the spaces behind the last. */
  #bareWidth(tokens: readonly Piece[], last: Piece): number {
    return tokens.reduce(
      (sum, token) =>
        sum + this.#widthOf(token, token === last ? token.text.trimEnd() : token.text),
      0,
    );
  }

  #hangs(token: string): boolean {
    const last = this.#segments.findLast(({ text }) => text !== '');
    return HANGING.test(token) && last?.text.endsWith(' ') === false;
  }

  #token(piece: Piece): void {
    const { text: token, style } = piece;
    if (token === '') return this.#place(token, piece);
    if (this.#x === 0 && token.trim() === '') return;
    const bare = this.#isEndless(token)
      ? Number.POSITIVE_INFINITY
      : this.#widthOf(piece, token.trimEnd());
    if (!this.#hangs(token) && this.#x > 0 && this.#x + bare > this.width) this.endLine(style.size);
    if (bare > this.width) {
      this.#longToken(token, piece);
      return;
    }
    this.#place(token, piece);
  }

  #isEndless(token: string): boolean {
    return token.length * LETTER_MIN > this.width;
  }

  #place(text: string, piece: Piece): void {
    const { style, to, level } = piece;
    const last = this.#segments.at(-1);
    const joins = last?.text !== '' && last?.level === level && level % 2 === 0 && text !== '';
    if (joins && last?.style === style && last.to === to) last.text += text;
    else {
      const place = to === undefined ? {} : { to };
      this.#segments.push({ text, style, level, x: this.#x, ...place });
    }
    if (text === '') return;
    this.#x += this.#widthOf(piece, text);
    this.#size = Math.max(this.#size, style.size);
  }

  /** The width of a token; of an endless one that of its letters. */
  #totalOf(piece: Piece, token: string): number {
    if (!this.#isEndless(token)) return this.#widthOf(piece, token);
    return Array.from(token).reduce((sum, letter) => sum + this.#widthOf(piece, letter), 0);
  }

  /** Breaks a token wider than the line, behind punctuation where that leaves no short line. */
  #longToken(token: string, piece: Piece): void {
    const { style } = piece;
    // A time stamp reads best with its date on one line and its time on the next.
    const stamp = /^(\d{4}-\d{2}-\d{2}T)(\d{2}:.*)$/.exec(token);
    if (stamp && this.#widthOf(piece, stamp[1] ?? '') <= this.width) {
      this.#place(stamp[1] ?? '', piece);
      this.endLine(style.size);
      this.#token({ ...piece, text: stamp[2] ?? '' });
      return;
    }
    let rest: readonly string[] = token.match(CLUSTER) ?? [];
    // An id without a natural break is split into lines of about the same length.
    const total = this.#totalOf(piece, token.trimEnd());
    const even = ID.test(token) ? total / Math.ceil(total / this.width) : this.width;
    const limit = Math.min(this.width, even + style.size);
    while (rest.length > 0) {
      let width = 0;
      let fits = 0;
      let breakAt = 0;
      for (const char of rest) {
        width += this.#widthOf(piece, char);
        if (width > limit && fits > 0) break;
        fits += 1;
        if (BREAKABLE.test(char)) breakAt = fits;
      }
      const cut = fits < rest.length && breakAt > fits * 0.5 ? breakAt : fits;
      this.#place(rest.slice(0, cut).join(''), piece);
      rest = rest.slice(cut);
      if (rest.length > 0) this.endLine(style.size);
    }
  }
}

/** Sets runs into lines of at most `width` points. Always at least one line. */
export function layout(runs: readonly Run[], fonts: Fonts, width: number): Line[] {
  const breaker = new LineBreaker(fonts, width);
  for (const run of runs) breaker.add(piecesOf(run, fonts));
  breaker.endLine(runs[0]?.style.size ?? 0);
  return breaker.lines;
}
