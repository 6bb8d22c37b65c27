import { create, type Font } from 'fontkit';

import { mirrored } from './bidi.js';

/** A glyph of a face, with the code points that it stands for in the text it was shaped from. */
export interface ShapedGlyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  /** In thousandths of the size of type. */
  readonly advanceWidth: number;
}

/** Where a glyph stands relative to where it would, in thousandths of the size of type. */
interface GlyphPlace {
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  readonly advanceWidth: number;
}

/** A text as glyphs. Numbers only, frozen: nothing in it belongs to a document. */
export interface ShapedRun {
  readonly glyphs: readonly ShapedGlyph[];
  readonly positions: readonly GlyphPlace[];
  readonly advanceWidth: number;
  /**
   * Whether a reader of the glyphs gets the text: their code points, in the order of reading, are the text,
   * and each stands where the one before ends. Not so where a script sets a vowel before the consonant it
   * follows, or draws one letter with several glyphs; and what stands above, below or back over another
   * glyph, programs that go by places take for a word of its own.
   */
  readonly readsAsText: boolean;
}

/** Words that a face remembers before it starts anew, and the longest of them, in UTF-16 units. */
const WORDS_MAX = 8_000;
const WORD_LENGTH_MAX = 32;

const ASCII = /^[\x20-\x7e]+$/;
/** The print of a character that has none of its own, or what a line has of it. A recorded ⟨ is escaped itself. */
const ESCAPE = /(⟨[U+0-9A-F]*⟩?|^[U+0-9A-F]*⟩)/u;
const MARK = /^\p{M}$/u;

/**
 * A ligature is one glyph for two letters. Not every reader resolves that, and a word that cannot be
 * searched for or read aloud is worse than one set without it. What a script needs to be read at all,
 * such as the joined letters of Arabic, is not touched by this.
 */
const FEATURES = { liga: false };

type Glyph = ReturnType<Font['getGlyph']>;

/**
 * fontkit keeps one object for each glyph of a font, with the code points of whoever asked first: then
 * the hyphen of `tool-call` is read as U+2011 because an earlier text had that, and µ as μ. Here each
 * sequence of code points gets an object of its own, so that shaping does not depend on what was
 * shaped before.
 */
function forgetFirstUse(font: Font): void {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const outline = getGlyph(id, []);
    if (codePoints.length === 0) return outline;
    return Object.create(outline, {
      codePoints: { value: codePoints },
      isMark: { value: codePoints.every((code) => MARK.test(String.fromCodePoint(code))) },
      isLigature: { value: codePoints.length > 1 },
    }) as Glyph;
  };
}

/** The part of fontkit that positions marks; its published types leave it out. */
interface Positioning {
  _layoutEngine: {
    engine?: {
      GPOSProcessor?: {
        applyAnchor(mark: unknown, base: unknown, index: number): void;
      } | null;
    } | null;
  };
}

/** A base may have no place for a class of marks (OpenType, GPOS, MarkBasePos): fontkit throws there, and Gurmukhi has such. */
function allowBasesWithoutAnchor(font: Font): void {
  const { engine } = (font as unknown as Positioning)._layoutEngine;
  const positioner = engine?.GPOSProcessor;
  if (!positioner) return;
  const apply = positioner.applyAnchor.bind(positioner);
  positioner.applyAnchor = (mark, base, index) => {
    if (base !== null) apply(mark, base, index);
  };
}

function open(bytes: Buffer): Font {
  const font = create(bytes);
  if (!('getGlyph' in font)) throw new Error('it is a collection of fonts');
  return font;
}

/**
 * A face that text can be shaped with. What it remembers is a function of the bytes of the font and the
 * text alone, so one face serves all documents of a process: shaping a word is most of the work of a
 * page, and documents use the same words. Which glyph has which number in a document is the document's.
 */
export class Typeface {
  /**
   * The same font for documents to embed from: to read its tables for each of them takes as long as a page. Nothing is
   * shaped with it, so that what it keeps is what stands in the file.
   */
  readonly embedded: Font;
  readonly #font: Font;
  readonly #scale: number;
  readonly #words = new Map<string, ShapedRun>();
  readonly #wordsFromRight = new Map<string, ShapedRun>();
  /** Of ASCII, by code point. */
  readonly #letterWidths: number[] = [];
  readonly #covered = new Map<number, boolean>();

  /**
   * @param monospaced letters do not touch each other: ids and hashes are put together letter by letter.
   * @throws when the bytes are no font, or a collection of fonts.
   */
  constructor(
    bytes: Buffer,
    readonly monospaced: boolean,
  ) {
    const font = open(bytes);
    this.embedded = open(bytes);
    forgetFirstUse(font);
    allowBasesWithoutAnchor(font);
    this.#font = font;
    this.#scale = 1000 / font.unitsPerEm;
  }

  /** Whether the face has a glyph for a code point. */
  covers(codePoint: number): boolean {
    let covered = this.#covered.get(codePoint);
    if (covered === undefined) {
      covered = this.#font.hasGlyphForCodePoint(codePoint);
      this.#covered.set(codePoint, covered);
    }
    return covered;
  }

  /**
   * The glyphs of a text of one line and one direction, in the order they are set from left to right.
   * Linear but for what a font does with one word. Monospaced ASCII and escapes are put together letter by
   * letter: a text of nothing but escapes is one word, whose shaping would take most of the time of a page.
   */
  shape(text: string, rightToLeft = false): ShapedRun {
    if (rightToLeft) return this.#remembered(text, true);
    if (this.monospaced && ASCII.test(text)) return joined(this.#byLetters(text));
    const parts = text.split(ESCAPE);
    if (parts.length === 1) return this.#remembered(text, false);
    return joined(
      parts.flatMap((part, i) =>
        i % 2 === 1 ? this.#byLetters(part) : part === '' ? [] : [this.#remembered(part, false)],
      ),
    );
  }

  /** The advance width of a word, where it is known without its glyphs: of monospaced ASCII, letter by letter. */
  widthByLetters(word: string): number | undefined {
    if (!this.monospaced) return undefined;
    let width = 0;
    for (let at = 0; at < word.length; at += 1) {
      const code = word.charCodeAt(at);
      if (code < 0x20 || code > 0x7e) return undefined;
      width += this.#letterWidths[code] ??= this.#remembered(word.charAt(at), false).advanceWidth;
    }
    return width;
  }

  #byLetters(text: string): ShapedRun[] {
    return Array.from(text, (letter) => this.#remembered(letter, false));
  }

  #remembered(text: string, rightToLeft: boolean): ShapedRun {
    if (text.length > WORD_LENGTH_MAX) return this.#shape(text, rightToLeft);
    const words = rightToLeft ? this.#wordsFromRight : this.#words;
    let run = words.get(text);
    if (run === undefined) {
      if (words.size >= WORDS_MAX) words.clear();
      run = this.#shape(text, rightToLeft);
      words.set(text, run);
    }
    return run;
  }

  #shape(text: string, rightToLeft: boolean): ShapedRun {
    const scale = this.#scale;
    const drawn = rightToLeft ? Array.from(text, mirrored).join('') : text;
    const direction = rightToLeft ? 'rtl' : 'ltr';
    const run = this.#font.layout(drawn, FEATURES, undefined, undefined, direction);
    const { positions, advanceWidth } = run;
    const glyphs = run.glyphs.map(({ id, codePoints, advanceWidth: width }) =>
      Object.freeze({
        id,
        // A bracket that is drawn the other way is still the bracket that was recorded.
        codePoints: Object.freeze(rightToLeft ? codePoints.map(mirroredCode) : [...codePoints]),
        advanceWidth: width * scale,
      }),
    );
    const read = rightToLeft ? glyphs.toReversed() : glyphs;
    return Object.freeze({
      glyphs: Object.freeze(glyphs),
      positions: Object.freeze(
        positions.map(({ xAdvance, yAdvance, xOffset, yOffset }, i) =>
          Object.freeze({
            xAdvance: xAdvance * scale,
            yAdvance: yAdvance * scale,
            xOffset: xOffset * scale,
            yOffset: yOffset * scale,
            advanceWidth: glyphs[i]?.advanceWidth ?? 0,
          }),
        ),
      ),
      advanceWidth: advanceWidth * scale,
      readsAsText: textOf(read) === text && (rightToLeft || positions.every(isInLine)),
    });
  }
}

/** Runs one behind the other, which do not touch each other. */
function joined(runs: readonly ShapedRun[]): ShapedRun {
  const glyphs: ShapedGlyph[] = [];
  const positions: GlyphPlace[] = [];
  let advanceWidth = 0;
  let readsAsText = true;
  for (const run of runs) {
    glyphs.push(...run.glyphs);
    positions.push(...run.positions);
    advanceWidth += run.advanceWidth;
    readsAsText &&= run.readsAsText;
  }
  return { glyphs, positions, advanceWidth, readsAsText };
}

const mirroredCode = (code: number): number =>
  mirrored(String.fromCodePoint(code)).codePointAt(0) ?? code;

/** Whether a glyph stands behind the one before it. */
const isInLine = ({ xAdvance, xOffset, yOffset }: Omit<GlyphPlace, 'advanceWidth'>): boolean =>
  xAdvance > 0 && xOffset === 0 && yOffset === 0;

const textOf = (glyphs: readonly ShapedGlyph[]): string =>
  glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints)).join('');
