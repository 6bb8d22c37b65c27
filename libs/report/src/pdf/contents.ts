import type { Lexicon } from '../narrative/lexicon.js';
import { run } from './cells.js';
import type { Line, Run } from './layout.js';
import {
  COLOUR,
  CONTENT_BOTTOM,
  CONTENT_WIDTH,
  leading,
  PAGE,
  STYLE,
  type Colour,
  type Style,
} from './theme.js';

/** Pages above which a document has a page of contents. */
export const CONTENTS_FROM = 10;

/** A heading, and where it stands. */
interface Entry {
  level: 2 | 3;
  text: string;
  place: string;
  page: number;
}

type Element = PDFKit.PDFStructureElement;

/** What the contents need of what they are drawn on. */
interface ContentsSheet {
  y: number;
  readonly doc: PDFKit.PDFDocument;
  readonly words: Pick<Lexicon['document'], 'contents'>;
  readonly root: Element;
  lines(runs: readonly Run[], width: number): Line[];
  drawLines(
    lines: readonly Line[],
    x: number,
    top: number,
    align?: 'left' | 'right',
    width?: number,
  ): number;
  rule(y: number, colour: Colour, weight: number, x: number, width: number): void;
  element(type: string, parent: Element): Element;
  tagged(element: Element, type: string, draw: () => void): void;
  artifact(draw: () => void): void;
}

/** The part of PDFKit's pages that keeps one of them open; its published types leave it out. */
interface OpenPages {
  page: { end(): void };
  _pageBuffer: unknown[];
}

const TITLE: Style = STYLE.heading;
const ROW: Record<Entry['level'], Style> = {
  2: { face: 'semibold', size: 9.5, colour: COLOUR.ink },
  3: { ...STYLE.cell, size: 9 },
};
const INDENT: Record<Entry['level'], number> = { 2: 0, 3: 18 };
const ABOVE: Record<Entry['level'], number> = { 2: 4, 3: 0 };
const NUMBER_WIDTH = 40;

/** The page of contents: kept free behind page 1, printed when it is known where everything stands. */
export class Contents {
  readonly entries: Entry[] = [];
  #page: OpenPages['page'] | undefined;
  #section: Element | undefined;

  /** The current page will hold the contents. */
  reserve(sheet: ContentsSheet): void {
    const pages = sheet.doc as unknown as OpenPages;
    // PDFKit writes the pages that it keeps in its buffer when it adds one: this one waits.
    pages._pageBuffer.pop();
    this.#page = pages.page;
    this.#section = sheet.element('Sect', sheet.root);
  }

  /** Prints the contents if a page was kept free. Of more than it holds, subsections are left out. */
  print(sheet: ContentsSheet): void {
    const section = this.#section;
    if (this.#page === undefined || section === undefined) return;
    const pages = sheet.doc as unknown as OpenPages;
    const last = pages.page;
    pages.page = this.#page;
    const heading = sheet.element('H2', section);
    const title = sheet.lines([run(sheet.words.contents, TITLE)], CONTENT_WIDTH);
    sheet.y = PAGE.top + 3;
    sheet.tagged(heading, 'H2', () => {
      sheet.y += sheet.drawLines(title, PAGE.left, sheet.y) + 6;
    });
    heading.end();
    const list = sheet.element('TOC', section);
    for (const entry of this.#fitting(CONTENT_BOTTOM - sheet.y)) printEntry(sheet, list, entry);
    list.end();
    section.end();
    this.#page.end();
    pages.page = last;
  }

  #fitting(room: number): Entry[] {
    const height = (entries: readonly Entry[]): number =>
      entries.reduce((sum, { level }) => sum + ABOVE[level] + leading(ROW[level].size), 0);
    if (height(this.entries) <= room) return this.entries;
    return this.entries.filter(({ level }) => level === 2);
  }
}

function printEntry(
  sheet: ContentsSheet,
  list: Element,
  { level, text, place, page }: Entry,
): void {
  const style = ROW[level];
  const x = PAGE.left + INDENT[level];
  sheet.y += ABOVE[level];
  const room = CONTENT_WIDTH - INDENT[level] - NUMBER_WIDTH;
  const name = sheet.lines([{ text, style, to: place }], room).slice(0, 1);
  const number = sheet.lines([run(String(page), style)], NUMBER_WIDTH);
  const top = sheet.y;
  const left = x + (name[0]?.width ?? 0) + 6;
  const right = PAGE.left + CONTENT_WIDTH - (number[0]?.width ?? 0) - 6;
  sheet.artifact(() => {
    sheet.rule(top + leading(style.size) * 0.72, COLOUR.hairline, 0.4, left, right - left);
  });
  const item = sheet.element('TOCI', list);
  const reference = sheet.element('Reference', item);
  sheet.tagged(reference, 'Reference', () => {
    sheet.drawLines(name, x, top);
    sheet.drawLines(number, PAGE.left, top, 'right', CONTENT_WIDTH);
  });
  reference.end();
  item.end();
  sheet.y += leading(style.size);
}
