import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Face } from './theme.js';

const FILES: Record<Face, string> = {
  sans: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  semibold: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  italic: '@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  mono: '@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf',
};

/** Where a glyph missing from a face is looked for next. */
const FALLBACK: Record<Face, readonly Face[]> = {
  sans: ['mono'],
  semibold: ['sans', 'mono'],
  italic: ['sans', 'mono'],
  mono: ['sans'],
};

/** A shaped run of text; what a glyph is only fontkit knows. */
interface GlyphRun {
  glyphs: unknown[];
  positions: unknown[];
  advanceWidth: number;
}

/** The part of PDFKit's embedded font that layout needs; its published types leave it out. */
interface EmbeddedFont {
  id: string;
  widthOfString(text: string, size: number): number;
  encode(text: string): [string[], unknown];
  layoutRun(text: string, features?: Record<string, boolean>): GlyphRun;
  font: { hasGlyphForCodePoint(codePoint: number): boolean };
  ref(): unknown;
}

const bytesOf = new Map<Face, Buffer>();

/** The bytes of a face, read from the installed font package once per process. */
function faceBytes(face: Face): Buffer {
  let bytes = bytesOf.get(face);
  if (!bytes) {
    bytes = readFileSync(createRequire(import.meta.url).resolve(FILES[face]));
    bytesOf.set(face, bytes);
  }
  return bytes;
}

/** Words shaped at most before the cache starts anew, and the longest that is kept, in UTF-16 units. */
const SHAPED_MAX = 20_000;
const SHAPED_LENGTH_MAX = 32;

const shapedWords = new Map<string, GlyphRun>();
const ASCII = /^[\x20-\x7e]+$/;

/**
 * Shaping a word is most of the work of a page, and dossiers use the same words: shaped words are
 * kept for all documents. A face's shaping does not depend on the document it is embedded in.
 */
function shaped(face: Face, text: string, shape: (text: string) => GlyphRun): GlyphRun {
  if (text.length > SHAPED_LENGTH_MAX) return shape(text);
  const key = `${face} ${text}`;
  let run = shapedWords.get(key);
  if (run === undefined) {
    if (shapedWords.size >= SHAPED_MAX) shapedWords.clear();
    run = shape(text);
    shapedWords.set(key, run);
  }
  return run;
}

/** In the mono face letters do not touch each other: ids and hashes are put together letter by letter. */
function shapedByLetter(face: Face, text: string, shape: (text: string) => GlyphRun): GlyphRun {
  const letters = Array.from(text, (letter) => shaped(face, letter, shape));
  return {
    glyphs: letters.flatMap((letter) => letter.glyphs),
    positions: letters.flatMap((letter) => letter.positions),
    advanceWidth: letters.reduce((sum, letter) => sum + letter.advanceWidth, 0),
  };
}

const coveredCodePoints = new Map<string, boolean>();

/** The faces of one document, with what layout asks of them. */
export class Fonts {
  readonly #faces: Record<Face, EmbeddedFont>;

  constructor(doc: PDFKit.PDFDocument) {
    const open = (face: Face): EmbeddedFont => {
      doc.registerFont(face, faceBytes(face));
      doc.font(face);
      // The typings do not show the current font; PDFKit keeps it in this member.
      const font = (doc as unknown as { _font: EmbeddedFont })._font;
      const layoutRun = font.layoutRun.bind(font);
      // A ligature is one glyph for two letters. Not every reader resolves that, and a word that
      // cannot be searched for or read aloud is worse than one set without it.
      const shape = (text: string): GlyphRun => layoutRun(text, { liga: false });
      font.layoutRun = (text) =>
        face === 'mono' && ASCII.test(text)
          ? shapedByLetter(face, text, shape)
          : shaped(face, text, shape);
      return font;
    };
    this.#faces = {
      sans: open('sans'),
      semibold: open('semibold'),
      italic: open('italic'),
      mono: open('mono'),
    };
  }

  width(text: string, face: Face, size: number): number {
    return this.#faces[face].widthOfString(text, size);
  }

  embedded(face: Face): EmbeddedFont {
    return this.#faces[face];
  }

  /** The face that shows a code point, the wanted one first; undefined if none does. */
  faceFor(codePoint: number, wanted: Face): Face | undefined {
    if (this.#covers(wanted, codePoint)) return wanted;
    return FALLBACK[wanted].find((face) => this.#covers(face, codePoint));
  }

  #covers(face: Face, codePoint: number): boolean {
    const key = `${face}${codePoint}`;
    let covered = coveredCodePoints.get(key);
    if (covered === undefined) {
      covered = this.#faces[face].font.hasGlyphForCodePoint(codePoint);
      coveredCodePoints.set(key, covered);
    }
    return covered;
  }
}
