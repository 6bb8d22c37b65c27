import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { fontFiles, fontsName } from './font-files.js';
import type { Face, OwnFace } from './theme.js';

const FILES: Record<OwnFace, string> = {
  sans: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  semibold: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  italic: '@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  mono: '@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf',
};

/** Where a glyph missing from a face is looked for next. */
const FALLBACK: Record<OwnFace, readonly OwnFace[]> = {
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

const bytesOf = new Map<OwnFace, Buffer>();

/** The bytes of a face, read from the installed font package once per process. */
function faceBytes(face: OwnFace): Buffer {
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
function shaped(face: string, text: string, shape: (text: string) => GlyphRun): GlyphRun {
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
function shapedByLetter(face: string, text: string, shape: (text: string) => GlyphRun): GlyphRun {
  const letters = Array.from(text, (letter) => shaped(face, letter, shape));
  return {
    glyphs: letters.flatMap((letter) => letter.glyphs),
    positions: letters.flatMap((letter) => letter.positions),
    advanceWidth: letters.reduce((sum, letter) => sum + letter.advanceWidth, 0),
  };
}

const coveredCodePoints = new Map<string, boolean>();

const isOwn = (face: Face): face is OwnFace => Object.hasOwn(FILES, face);

/** Opens a face in a document; what is not drawn with is not embedded. */
function openFace(doc: PDFKit.PDFDocument, face: Face): EmbeddedFont {
  const other = isOwn(face) ? undefined : fontFiles()[Number(face.slice('other'.length))];
  try {
    doc.registerFont(face, isOwn(face) ? faceBytes(face) : (other?.bytes ?? Buffer.alloc(0)));
    doc.font(face);
  } catch (error) {
    throw new Error(`the font ${other?.name ?? face} cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
  }
  // The typings do not show the current font; PDFKit keeps it in this member.
  const font = (doc as unknown as { _font: EmbeddedFont })._font;
  const layoutRun = font.layoutRun.bind(font);
  // A ligature is one glyph for two letters. Not every reader resolves that, and a word that
  // cannot be searched for or read aloud is worse than one set without it. What a script needs to
  // be read at all, such as the joined letters of Arabic, is not touched by this.
  const shape = (text: string): GlyphRun => layoutRun(text, { liga: false });
  // Which font stands behind a name of the folder depends on the folder.
  const key = isOwn(face) ? face : `${fontsName()}${face}`;
  font.layoutRun = (text) =>
    face === 'mono' && ASCII.test(text)
      ? shapedByLetter(key, text, shape)
      : shaped(key, text, shape);
  return font;
}

/** The faces of one document, with what layout asks of them. */
export class Fonts {
  readonly #faces = new Map<Face, EmbeddedFont>();

  constructor(readonly doc: PDFKit.PDFDocument) {
    for (const face of Object.keys(FILES)) this.embedded(face as OwnFace);
  }

  width(text: string, face: Face, size: number): number {
    return this.embedded(face).widthOfString(text, size);
  }

  embedded(face: Face): EmbeddedFont {
    let font = this.#faces.get(face);
    if (!font) {
      font = openFace(this.doc, face);
      this.#faces.set(face, font);
    }
    return font;
  }

  /** The face that shows a code point: the wanted one, the others of the design, then those of the folder; undefined if none does. */
  faceFor(codePoint: number, wanted: Face): Face | undefined {
    if (this.#covers(wanted, codePoint)) return wanted;
    const own = isOwn(wanted) ? FALLBACK[wanted] : [];
    const others = fontFiles().map((_, i): Face => `other${i}`);
    return [...own, ...others].find((face) => this.#covers(face, codePoint));
  }

  #covers(face: Face, codePoint: number): boolean {
    const key = `${isOwn(face) ? '' : fontsName()}${face} ${codePoint}`;
    let covered = coveredCodePoints.get(key);
    if (covered === undefined) {
      covered = this.embedded(face).font.hasGlyphForCodePoint(codePoint);
      coveredCodePoints.set(key, covered);
    }
    return covered;
  }
}
