import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { FACES } from './edition.js';
import { fontDigest, type FontFile } from './font-files.js';
import { Typeface, type ShapedGlyph, type ShapedRun } from './shaping.js';
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

/**
 * What PDFKit hands on to a font with a text. With features it does not take the text apart into words,
 * which it would set from left to right.
 */
type Features = PDFKit.Mixins.OpenTypeFeatures[];
/** The text runs from right to left. */
export const RIGHT_TO_LEFT: Features = ['rtla'];

/** The part of PDFKit's embedded font that layout needs; its published types leave it out. */
interface EmbeddedFont {
  id: string;
  widthOfString(text: string, size: number, features?: Features): number;
  encode(text: string, features?: Features): [string[], unknown];
  layoutRun(text: string, features?: Features): ShapedRun;
  layoutCached(text: string): ShapedRun;
  /** The glyphs that will be embedded, by their number in the document. */
  subset: { glyphs: number[] };
  /** Advance width and code points of each of them. */
  widths: number[];
  unicode: (readonly number[])[];
  ref(): unknown;
}

let faces: Record<OwnFace, Buffer> | undefined;

/**
 * The bytes of the faces, read from the installed font packages once per process. Throws when they are
 * not those of this edition of the renderer: its pages would not be that edition's.
 */
function faceBytes(face: OwnFace): Buffer {
  if (faces === undefined) {
    const { resolve } = createRequire(import.meta.url);
    const read = (file: string): Buffer => readFileSync(resolve(file));
    const { sans, semibold, italic, mono } = FILES;
    const found = {
      sans: read(sans),
      semibold: read(semibold),
      italic: read(italic),
      mono: read(mono),
    };
    const digest = fontDigest(Object.values(found));
    if (digest !== FACES) throw new Error(`these are not the faces of this renderer: ${digest}`);
    faces = found;
  }
  return faces[face];
}

const typefaces = new WeakMap<Buffer, Typeface>();

/** The typeface that a font file is, opened once per process. */
function typefaceOf(bytes: Buffer, monospaced: boolean): Typeface {
  let typeface = typefaces.get(bytes);
  if (!typeface) {
    typeface = new Typeface(bytes, monospaced);
    typefaces.set(bytes, typeface);
  }
  return typeface;
}

/** Words as PDFKit takes a text apart, each with the space behind it. */
const WORD = /[^ \t]*[ \t]|[^ \t]+/g;

/** A word as glyphs, as `layoutCached` gives it. */
type RunOf = (word: string) => ShapedRun;

/** Words that a document remembers for each of its faces before it starts anew. */
const RUNS_MAX = 8_000;

/**
 * Shapes each word of a document once, also one too long for the typeface to remember: a key that is quoted
 * in a paragraph is measured, placed and drawn.
 */
function remembering(font: EmbeddedFont): RunOf {
  const runs = new Map<string, ShapedRun>();
  return (word) => {
    let run = runs.get(word);
    if (run === undefined) {
      if (runs.size >= RUNS_MAX) runs.clear();
      run = font.layoutCached(word);
      runs.set(word, run);
    }
    return run;
  };
}

/** The number that a glyph has in a document where it stands for these code points. */
interface Numbered {
  readonly codePoints: readonly number[];
  readonly number: string;
}

const isSame = (some: readonly number[], others: readonly number[]): boolean =>
  some === others || (some.length === others.length && some.every((code, i) => code === others[i]));

/**
 * Gives a glyph a number of its own in the document for each sequence of code points it stands for:
 * faces draw `-` and U+2011, or µ and μ, with one glyph, and under one number the page would be read
 * as what came first.
 */
function numberByMeaning(font: EmbeddedFont, runOf: RunOf): void {
  const numbers = new Map<number, Numbered[]>();
  const { subset, widths, unicode } = font;
  const numberOf = ({ id, codePoints, advanceWidth }: ShapedGlyph): string => {
    let known = numbers.get(id);
    if (known === undefined) numbers.set(id, (known = []));
    for (const one of known) if (isSame(one.codePoints, codePoints)) return one.number;
    const at = subset.glyphs.push(id) - 1;
    widths[at] = advanceWidth;
    unicode[at] = codePoints;
    const number = at.toString(16).padStart(4, '0');
    known.push({ codePoints, number });
    return number;
  };
  const words = new Map<string, readonly string[]>();
  font.encode = (text, features) => {
    if (features !== undefined) {
      const { glyphs, positions } = font.layoutRun(text, features);
      return [glyphs.map(numberOf), positions];
    }
    const encoded: string[] = [];
    const places: unknown[] = [];
    for (const word of text.match(WORD) ?? []) {
      const { glyphs, positions } = runOf(word);
      let encodedWord = words.get(word);
      if (encodedWord === undefined) words.set(word, (encodedWord = glyphs.map(numberOf)));
      encoded.push(...encodedWord);
      places.push(...positions);
    }
    return [encoded, places];
  };
}

/**
 * Measures as PDFKit does, word by word, without putting glyphs together that nobody draws: a text is measured some
 * times before it stands on a page, and to be measured is all that happens to most pieces of an id.
 */
function measureByWords(font: EmbeddedFont, typeface: Typeface, runOf: RunOf): void {
  const { widthOfString } = font;
  font.widthOfString = (text, size, features) => {
    if (features !== undefined) return widthOfString.call(font, text, size, features);
    let width = 0;
    for (const word of text.match(WORD) ?? [])
      width += typeface.widthByLetters(word) ?? runOf(word).advanceWidth;
    return width * (size / 1000);
  };
}

const isOwn = (face: Face): face is OwnFace => Object.hasOwn(FILES, face);

/** A face as it is in one document. */
interface OpenFace {
  font: EmbeddedFont;
  typeface: Typeface;
}

/** Opens a face in a document; what is not drawn with is not embedded. */
function openFace(doc: PDFKit.PDFDocument, face: Face, others: readonly FontFile[]): OpenFace {
  const other = isOwn(face) ? undefined : others[Number(face.slice('other'.length))];
  const bytes = isOwn(face) ? faceBytes(face) : (other?.bytes ?? Buffer.alloc(0));
  return usable(other?.name ?? face, () => {
    const typeface = typefaceOf(bytes, face === 'mono');
    // PDFKit takes a font that is open already; its published types leave that out.
    doc.registerFont(face, typeface.embedded as unknown as Uint8Array);
    doc.font(face);
    // The typings do not show the current font; PDFKit keeps it in this member.
    const font = (doc as unknown as { _font: EmbeddedFont })._font;
    font.layoutRun = (text, features) => typeface.shape(text, features === RIGHT_TO_LEFT);
    const runOf = remembering(font);
    numberByMeaning(font, runOf);
    measureByWords(font, typeface, runOf);
    return { font, typeface };
  });
}

function usable<T>(name: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw new Error(`the font ${name} cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** The faces of one document, with what layout asks of them. No state of it outlives the document. */
export class Fonts {
  readonly #faces = new Map<Face, OpenFace>();
  /** Whether a code point was asked for that no face has. */
  lacked = false;

  /** @param others where glyphs are looked for that no face of the design has. */
  constructor(
    readonly doc: PDFKit.PDFDocument,
    readonly others: readonly FontFile[],
  ) {
    for (const face of Object.keys(FILES)) this.embedded(face as OwnFace);
  }

  width(text: string, face: Face, size: number, rightToLeft = false): number {
    const { font } = this.#face(face);
    return rightToLeft
      ? font.widthOfString(text, size, RIGHT_TO_LEFT)
      : font.widthOfString(text, size);
  }

  embedded(face: Face): EmbeddedFont {
    return this.#face(face).font;
  }

  /**
   * Whether a reader that goes by what each glyph stands for gets the text. The faces of the design give it
   * from left to right, whatever the text; a test holds that against them.
   */
  readsAsText(text: string, face: Face, rightToLeft: boolean): boolean {
    if (isOwn(face) && !rightToLeft) return true;
    return this.#face(face).typeface.shape(text, rightToLeft).readsAsText;
  }

  #face(face: Face): OpenFace {
    let open = this.#faces.get(face);
    if (!open) {
      open = openFace(this.doc, face, this.others);
      this.#faces.set(face, open);
    }
    return open;
  }

  /** The face of the design that shows a code point: the wanted one, or another; undefined if none does. */
  ownFaceFor(codePoint: number, wanted: Face): Face | undefined {
    if (this.#face(wanted).typeface.covers(codePoint)) return wanted;
    if (!isOwn(wanted)) return undefined;
    return FALLBACK[wanted].find((face) => this.#face(face).typeface.covers(codePoint));
  }

  /** Whether any face has a glyph for it, of the design or another. */
  has(codePoint: number, wanted: Face): boolean {
    const own = this.ownFaceFor(codePoint, wanted) !== undefined;
    return (
      own ||
      this.others.some(({ name, bytes }) =>
        usable(name, () => typefaceOf(bytes, false)).covers(codePoint),
      )
    );
  }

  /**
   * The face for each code point of a stretch that the design has no glyphs for; undefined where none has
   * one. A stretch is set in one face if there is one that has all of it, for letters of two faces do not join.
   * Among those, one that the signs of its language are in goes first.
   */
  otherFacesFor(stretch: string): (Face | undefined)[] {
    const others = this.others.map(({ name, bytes, signOf }, i) => ({
      face: `other${i}` as const,
      suits: signOf?.test(stretch) ?? false,
      covers: (char: string): boolean =>
        usable(name, () => typefaceOf(bytes, false)).covers(char.codePointAt(0) ?? 0),
    }));
    const ordered = others.toSorted((a, b) => Number(b.suits) - Number(a.suits));
    const chars = [...stretch];
    const whole = ordered.find(({ covers }) => chars.every(covers));
    const found = chars.map((char) => whole ?? ordered.find(({ covers }) => covers(char)));
    this.lacked ||= found.includes(undefined);
    return found.map((one) => one?.face);
  }
}
