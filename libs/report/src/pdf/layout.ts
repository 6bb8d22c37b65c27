import type { Fonts } from './fonts.js';
import { leading, type Face, type Style } from './theme.js';

/** Text in one style. A newline in it ends the line. */
export interface Run {
  text: string;
  style: Style;
  /** The place in the document that it leads to, as `Navigation` names it. */
  to?: string;
}

/** A stretch of one line in one style, placed from the line's left edge. */
export interface Segment extends Run {
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

/** Letters with their marks as one character, which faces have; what only looks like another, such as the ohm sign, stays what it is. */
const composed = (text: string): string =>
  text.replaceAll(/\P{M}\p{M}+/gu, (cluster) => cluster.normalize('NFC'));

/** What an escape begins with. Recorded text that has it is escaped itself, so that none looks like an escape. */
const ESCAPE = '\u27e8';
/** An escape of quoteText, which has escaped this bracket in what was recorded: it is printed as it is. */
const TOLD_ESCAPE = /\u27e8(?=U\+[0-9A-F]{4,6}\u27e9)/g;
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
  const text = composed(run.text);
  const told = new Set([...text.matchAll(TOLD_ESCAPE)].map(({ index }) => index));
  let at = 0;
  for (const char of text) {
    const isTold = told.has(at);
    at += char.length;
    const codePoint = char.codePointAt(0) as number;
    if (char === '\n') put(char, run.style.face);
    else {
      const hidden = (char === ESCAPE && !isTold) || INVISIBLE.test(char);
      const preferred = isTold ? ESCAPE_FACE : run.style.face;
      const face = hidden ? undefined : fonts.faceFor(codePoint, preferred);
      put(face ? char : escaped(codePoint), face ?? ESCAPE_FACE);
    }
  }
  return runs;
}

/** The text of a value as the PDF shows it, for comparing what is printed with what should be. */
export function shownText(text: string, fonts: Fonts, face: Face): string {
  const style: Style = { face, size: 10, colour: '#17212b' };
  return showable({ text, style }, fonts)
    .map((run) => run.text)
    .join('');
}

class LineBreaker {
  readonly lines: Line[] = [];
  #segments: Segment[] = [];
  #x = 0;
  #size = 0;

  constructor(
    readonly fonts: Fonts,
    readonly width: number,
  ) {}

  add(run: Run): void {
    const parts = run.text.split('\n');
    parts.forEach((part, i) => {
      if (i > 0) this.endLine(run.style.size);
      for (const token of part.match(/[^ ]+ *| +/g) ?? []) this.#token(token, run);
    });
  }

  endLine(size: number): void {
    const last = this.#segments.at(-1);
    if (last) last.text = last.text.trimEnd();
    this.lines.push({
      segments: this.#segments.filter((segment) => segment.text !== ''),
      width: this.#x,
      size: this.#size || size,
    });
    this.#segments = [];
    this.#x = 0;
    this.#size = 0;
  }

  #token(token: string, run: Run): void {
    const { style } = run;
    if (this.#segments.length === 0 && token.trim() === '') return;
    const bare = this.fonts.width(token.trimEnd(), style.face, style.size);
    const hangs = HANGING.test(token) && this.#segments.at(-1)?.text.endsWith(' ') === false;
    if (!hangs && this.#x > 0 && this.#x + bare > this.width) this.endLine(style.size);
    if (bare > this.width) {
      this.#longToken(token, run);
      return;
    }
    this.#place(token, run);
  }

  #place(text: string, { style, to }: Run): void {
    const width = this.fonts.width(text, style.face, style.size);
    const last = this.#segments.at(-1);
    if (last && last.style === style && last.to === to) last.text += text;
    else this.#segments.push({ text, style, x: this.#x, ...(to === undefined ? {} : { to }) });
    this.#x += width;
    this.#size = Math.max(this.#size, style.size);
  }

  /** Breaks a token wider than the line, behind punctuation where that leaves no short line. */
  #longToken(token: string, run: Run): void {
    const { style } = run;
    // A time stamp reads best with its date on one line and its time on the next.
    const stamp = /^(\d{4}-\d{2}-\d{2}T)(\d{2}:.*)$/.exec(token);
    if (stamp && this.fonts.width(stamp[1] ?? '', style.face, style.size) <= this.width) {
      this.#place(stamp[1] ?? '', run);
      this.endLine(style.size);
      this.#token(stamp[2] ?? '', run);
      return;
    }
    let rest = [...token];
    // An id without a natural break is split into lines of about the same length.
    const total = this.fonts.width(token.trimEnd(), style.face, style.size);
    const even = ID.test(token) ? total / Math.ceil(total / this.width) : this.width;
    const limit = Math.min(this.width, even + style.size);
    while (rest.length > 0) {
      let width = 0;
      let fits = 0;
      let breakAt = 0;
      for (const char of rest) {
        width += this.fonts.width(char, style.face, style.size);
        if (width > limit && fits > 0) break;
        fits += 1;
        if (BREAKABLE.test(char)) breakAt = fits;
      }
      const cut = fits < rest.length && breakAt > fits * 0.5 ? breakAt : fits;
      this.#place(rest.slice(0, cut).join(''), run);
      rest = rest.slice(cut);
      if (rest.length > 0) this.endLine(style.size);
    }
  }
}

/** Sets runs into lines of at most `width` points. Always at least one line. */
export function layout(runs: readonly Run[], fonts: Fonts, width: number): Line[] {
  const breaker = new LineBreaker(fonts, width);
  for (const run of runs) for (const part of showable(run, fonts)) breaker.add(part);
  breaker.endLine(runs[0]?.style.size ?? 0);
  return breaker.lines;
}
