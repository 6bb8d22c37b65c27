import type { Lexicon } from '../narrative/lexicon.js';
import type { Told } from '../narrative/told.js';
import { PAGE } from './theme.js';

type Words = Lexicon['document']['link'];

/** Name of the place where a numbered section begins. */
export const sectionPlace = (number: number): string => `section ${number}`;

/** A place outside of the document, by its address. Only the ledger's policy names any: see `traceUrl`. */
export const outsidePlace = (url: string): string => `outside ${url}`;

const OUTSIDE = /^outside (https:.+)$/;
const SECTION = /^section (\d+)$/;
const MARK = /^([ELHP])(\d+)$/;
/** The number that a heading begins with. */
const NUMBERED = /^(\d{1,2}) {2}/;

/** The place of the narrative in full, whose heading has no number. */
export const FULL_PLACE = 'full';

/** The place that a heading is, by its number if it has one. */
export function headingPlace(text: string, position: number): string {
  const [, number] = NUMBERED.exec(text) ?? [];
  return number === undefined ? `heading ${position}` : sectionPlace(Number(number));
}

/** What a link says it leads to, for whoever does not see the page. */
function described(place: string, words: Words): Told {
  const [, url] = OUTSIDE.exec(place) ?? [];
  if (url !== undefined) return words.outside(url);
  const [, section] = SECTION.exec(place) ?? [];
  if (section !== undefined) return words.section(Number(section));
  if (place === FULL_PLACE) return words.full;
  const [, kind, number] = MARK.exec(place) ?? [];
  if (kind === undefined) return words.heading;
  return words.mark[kind as keyof Words['mark']](Number(number));
}

interface Target {
  /** Ended with the document: a place may come after what leads to it, or be in another volume. */
  dest: PDFKit.PDFKitReference;
  /** Where it leads to outside of the document; then there is no place. */
  url: string | undefined;
  contents: PDFKit.PDFKitReference;
}

/** One bookmark; PDFKit's published types leave out how it is counted. */
interface Bookmark {
  addItem(title: string, options?: object): Bookmark;
  children: unknown[];
  outlineData: { Count?: number };
}

/** The data of a reference, before it is written. */
const write = (reference: PDFKit.PDFKitReference, data: unknown): void => {
  (reference as unknown as { data: unknown }).data = data;
  (reference as unknown as { end(): void }).end();
};

/** The ways through one document (one volume): places, the links that lead to them, and the bookmarks. */
export class Navigation {
  readonly #places = new Map<string, { page: unknown; top: number }>();
  readonly #targets = new Map<string, Target>();
  #section: Bookmark | undefined;

  /** @param isPlace whether the document, in any of its volumes, has a place of that name. */
  constructor(
    readonly doc: PDFKit.PDFDocument,
    readonly isPlace: (name: string) => boolean,
  ) {}

  /** Whether a link may lead there: it is a place of the document, or was one of its headings. */
  isKnown(name: string): boolean {
    return OUTSIDE.test(name) || this.#places.has(name) || this.isPlace(name);
  }

  /** The place is here, at `top` of the current page; the first of a name counts. */
  place(name: string, top: number): void {
    if (this.#places.has(name)) return;
    this.#places.set(name, { page: this.#page, top: PAGE.height - top });
  }

  /** A bookmark to the current page; those of level 3 stand under the last of level 2, and are folded. */
  bookmark(level: 2 | 3, title: string, top: number): void {
    const options = { top, left: PAGE.width - PAGE.left };
    const root = this.doc.outline as unknown as Bookmark;
    if (level === 2 || this.#section === undefined) {
      const added = root.addItem(title, options);
      if (level === 2) this.#section = added;
      return;
    }
    const section = this.#section;
    section.addItem(title, options);
    // Negative: they are not shown before somebody opens them (ISO 32000-1, table 153).
    section.outlineData.Count = -section.children.length;
  }

  /** A link on the current page, part of a structure element. */
  link(
    name: string,
    [x, y, width, height]: readonly [number, number, number, number],
    structParent: PDFKit.PDFStructureElement,
  ): void {
    let target = this.#targets.get(name);
    if (target === undefined) {
      const [, url] = OUTSIDE.exec(name) ?? [];
      target = { dest: this.doc.ref({}), url, contents: this.doc.ref({}) };
      this.#targets.set(name, target);
    }
    const { dest, url, contents } = target;
    const way = url === undefined ? { Dest: dest } : { A: dest };
    const option = { Subtype: 'Link', ...way, Contents: contents, structParent };
    this.doc.annotate(x, y, width, height, option as unknown as PDFKit.Mixins.AnnotationOption);
  }

  /** Says where the links lead. What is in another volume leads to the first page, which says so. */
  finish(words: Words): void {
    const [first] = (
      this.doc as unknown as { _root: { data: { Pages: { data: { Kids: unknown[] } } } } }
    )._root.data.Pages.data.Kids;
    for (const [name, { dest, url, contents }] of this.#targets) {
      if (url !== undefined) {
        write(dest, { S: 'URI', URI: new String(url) });
        write(contents, new String(described(name, words)));
        continue;
      }
      const place = this.#places.get(name);
      const said = described(name, words);
      const text = place === undefined ? words.elsewhere(said) : said;
      const [page, top] = place === undefined ? [first, PAGE.height] : [place.page, place.top];
      write(dest, [page, 'XYZ', null, top, null]);
      // PDFKit writes an object of String as a string, and a plain one as a name.
      write(contents, new String(text));
    }
  }

  get #page(): unknown {
    return (this.doc.page as unknown as { dictionary: unknown }).dictionary;
  }
}
