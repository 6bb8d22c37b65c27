import type { Lexicon } from '../narrative/lexicon.js';
import type { Told } from '../narrative/told.js';
import type { Dossier } from '../schema/index.js';
import type { FontFile } from './font-files.js';
import { Fonts } from './fonts.js';
import { fitting, heightOf, layout, type Line, type Run, type Segment } from './layout.js';
import { Contents } from './contents.js';
import { headingPlace, Navigation } from './navigation.js';
import { drawRunning, TOTAL_WIDTH, type Running } from './running.js';
import { drawSegment, spokenText } from './segment.js';
import { Tagging } from './tagging.js';
import {
  COLOUR,
  CONTENT_BOTTOM,
  CONTENT_WIDTH,
  PAGE,
  STYLE,
  leading,
  type Colour,
  type Style,
  TYPE_MIN,
} from './theme.js';

/** Bytes that may wait for a slow reader before layout pauses. */
const BACKLOG_BYTES_MAX = 4 * 1024 * 1024;
export type Element = PDFKit.PDFStructureElement;

/** Room above and below a compact heading. */
const COMPACT = { above: 3, below: 2 } as const;

interface PendingHeading {
  level: 2 | 3;
  text: string;
  lines: Line[];
  above: number;
  height: number;
}

/** How a long document goes on in another volume. */
export interface Volumes {
  pagesMax: number;
  /** Ends this volume and begins the next, up to where the contents go on. */
  turn(): Promise<void>;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A document with what is kept of it while it is written. */
interface OpenDocument {
  doc: PDFKit.PDFDocument;
  running: Running;
  fonts: Fonts;
  root: Element;
  navigation: Navigation;
  tagging: Tagging;
  contents: Contents;
  /** Written at the end: the number of pages is not known before. */
  total: PDFKit.PDFKitReference;
}

function openDocument(
  doc: PDFKit.PDFDocument,
  running: Running,
  others: readonly FontFile[],
  isPlace: (name: string) => boolean,
): OpenDocument {
  const fonts = new Fonts(doc, others);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const total = doc.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, -4, TOTAL_WIDTH + 20, 12],
    Resources: { Font: {} },
  });
  const navigation = new Navigation(doc, isPlace);
  const tagging = new Tagging(doc);
  return { doc, running, fonts, root, navigation, tagging, contents: new Contents(), total };
}

/**
 * The page being laid out: where the next line goes, what is repeated on every page, and the
 * structure tree that a screen reader follows. Every drawing belongs to a structure element or is an
 * artifact.
 */
export class Sheet<Subject = Dossier> {
  y: number = PAGE.top;
  pages = 0;
  /** A character was printed by its code: no recorded text has the bracket that codes begin with. */
  hasCodes = false;
  /** Absent: the document is one volume, however long. */
  volumes?: Volumes;
  /** The section that is being printed, by its heading. */
  #section: string | undefined;
  #pending: PendingHeading[] = [];
  #open: OpenDocument;
  #parent: Element;

  constructor(
    doc: PDFKit.PDFDocument,
    readonly words: Lexicon['document'],
    readonly dossier: Subject,
    running: Running,
    /** Fonts beside those of the design. */
    readonly others: readonly FontFile[],
    /** Whether the document has a place of that name, for links to lead to. */
    readonly isPlace: (name: string) => boolean = () => false,
  ) {
    this.#open = openDocument(doc, running, others, isPlace);
    this.#parent = this.#open.root;
  }

  get doc(): PDFKit.PDFDocument {
    return this.#open.doc;
  }

  get fonts(): Fonts {
    return this.#open.fonts;
  }

  get root(): Element {
    return this.#open.root;
  }

  /** Goes on in another document, the next volume. What was finished before is not touched. */
  begin(doc: PDFKit.PDFDocument, running: Running): void {
    this.#open = openDocument(doc, running, this.others, this.isPlace);
    this.#parent = this.#open.root;
    this.pages = 0;
    this.y = PAGE.top;
  }

  /** Whether this volume has its pages. */
  get isFull(): boolean {
    return this.volumes !== undefined && this.pages >= this.volumes.pagesMax;
  }

  /** Goes on in the next volume if this one is full. No structure element but the section's may be open. */
  async turnIfFull({ inSection = false } = {}): Promise<void> {
    if (!this.isFull) return;
    const section = this.#section;
    await this.volumes?.turn();
    // What goes on is named; what begins anew names itself.
    if (inSection && section !== undefined) {
      // A heading is words of the lexicon.
      this.heading(2, this.words.continued(section as Told));
      this.#section = section;
    }
  }

  /** Starts a page, after letting other work run and a slow reader catch up. */
  async newPage(): Promise<void> {
    await nextTurn();
    while (this.doc.readableLength > BACKLOG_BYTES_MAX) await nextTurn();
    this.doc.addPage();
    this.pages += 1;
    this.y = PAGE.top;
    drawRunning(this, this.#open);
  }

  /**
   * Makes room for `height` points, on a new page if need be, and draws the headings that wait for
   * what they belong to: so a heading never stands alone at the foot of a page.
   */
  async ensure(height: number): Promise<void> {
    const waiting = this.#pending;
    const headings = waiting.reduce((sum, heading) => sum + heading.height, 0);
    const needed = Math.min(headings + height, this.pageRoom);
    if (this.y + needed > CONTENT_BOTTOM && this.y > PAGE.top) await this.newPage();
    this.#pending = [];
    for (const heading of waiting) this.#drawHeading(heading);
  }

  /** A structure element under the current section. */
  element(type: string, parent: Element = this.#parent, options: object = {}): Element {
    const element = this.doc.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Everything added until the next call belongs to a new section. */
  section(): Element {
    if (this.#parent !== this.root) this.#parent.end();
    this.#parent = this.element('Sect', this.root);
    return this.#parent;
  }

  /** Draws as content of a structure element; links in it become elements of their own. */
  tagged(element: Element, type: string, draw: () => void): void {
    this.#open.tagging.tagged(element, type, draw);
  }

  /** Draws what leads to a place as a link: an element with its text, and the annotation over it. */
  #linked(segment: Segment, to: string, [x, y, height]: readonly number[], draw: () => void): void {
    const { text, style } = segment;
    const link = this.#open.tagging.link(draw);
    const widthOf = (part: string): number => this.fonts.width(part, style.face, style.size);
    const shown = text.trim();
    const before = widthOf(text.slice(0, text.indexOf(shown)));
    const box = [(x ?? 0) + before, y ?? 0, widthOf(shown), height ?? 0] as const;
    this.#open.navigation.link(to, box, link);
    link.end();
  }

  /** A place that links lead to is here. */
  place(name: string): void {
    this.#open.navigation.place(name, this.y);
  }

  /** Keeps a page free for the contents, which are known at the end. */
  async reserveContents(): Promise<void> {
    await this.newPage();
    this.#open.contents.reserve(this);
    this.#open.navigation.bookmark(2, this.words.contents, PAGE.top);
    this.y = CONTENT_BOTTOM;
  }

  /** Draws as decoration that a screen reader skips. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** Lines that will be drawn. */
  lines(runs: readonly Run[], width: number): Line[] {
    return layout(runs, this.fonts, width);
  }

  /** The height that runs would take; they may not be drawn. */
  measure(runs: readonly Run[], width: number): { lines: number; height: number } {
    const lines = layout(runs, this.fonts, width);
    return { lines: lines.length, height: heightOf(lines) };
  }

  /** Draws lines with their first baseline box at `top`; returns the height used. */
  drawLines(
    lines: readonly Line[],
    x: number,
    top: number,
    align: 'left' | 'right' = 'left',
    width = 0,
  ): number {
    const { tagging, navigation } = this.#open;
    let y = top;
    for (const line of lines) {
      const height = leading(line.size);
      const baseline = y + height * 0.74;
      const shift = align === 'right' ? width - line.width : 0;
      for (const segment of line.segments) {
        const { text, style, to } = segment;
        const left = x + shift + segment.x;
        if (style.size < TYPE_MIN)
          throw new RangeError(`type of ${style.size} points is not drawn`);
        const draw = (): void => {
          if (style.boxed) this.#frame(text, style, left, y, height);
          this.hasCodes ||= text.includes('⟨');
          drawSegment(this.doc, segment, [left, baseline]);
        };
        if (to !== undefined && tagging.isOpen && navigation.isKnown(to)) {
          this.#linked(segment, to, [left, y, height], draw);
        } else tagging.text(spokenText(this.fonts, segment), draw);
      }
      y += height;
    }
    return y - top;
  }

  #frame(text: string, { face, size }: Style, x: number, y: number, height: number): void {
    const width = this.fonts.width(text.trimEnd(), face, size);
    this.doc
      .rect(x - 1.5, y + 0.8, width + 3, height - 1.6)
      .lineWidth(0.5)
      .fillAndStroke(COLOUR.hairline, COLOUR.rule);
  }

  rule(
    y: number,
    colour: Colour = COLOUR.hairline,
    weight = 0.5,
    x: number = PAGE.left,
    width: number = CONTENT_WIDTH,
  ): void {
    this.doc
      .lineWidth(weight)
      .strokeColor(colour)
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke();
  }

  /** A heading of level 2 or 3; it is drawn together with what follows it. Level 2 begins a section. */
  heading(level: 2 | 3, text: string, { compact = false } = {}): void {
    const style = level === 3 ? STYLE.subheading : compact ? STYLE.compactHeading : STYLE.heading;
    if (level === 2) this.#section = text;
    const lines = this.lines([{ text, style }], CONTENT_WIDTH);
    const above = level === 3 ? 11 : compact ? COMPACT.above : 20;
    const below = level === 3 ? 3 : compact ? COMPACT.below : 8;
    const height = above + heightOf(lines) + below;
    this.#pending.push({ level, text, lines, above, height });
  }

  /** The height of a compact heading of level 2, which is not drawn. */
  headingHeight(text: string): number {
    const { height } = this.measure([{ text, style: STYLE.compactHeading }], CONTENT_WIDTH);
    return COMPACT.above + height + COMPACT.below;
  }

  #drawHeading({ level, text, lines, above, height }: PendingHeading): void {
    const skipped = this.y > PAGE.top ? above : 0;
    const top = this.y + skipped;
    const { navigation, contents } = this.#open;
    const place = headingPlace(text, contents.entries.length);
    navigation.bookmark(level, text, top);
    navigation.place(place, top);
    contents.entries.push({ level, text, place, page: this.pages });
    if (level === 2) {
      this.section();
      // At the top of a page the running head has drawn its own rule.
      if (skipped > 0) this.artifact(() => this.rule(top - 3, COLOUR.accent, 0.9));
    }
    const element = this.element(`H${level}`);
    this.tagged(element, `H${level}`, () =>
      this.drawLines(lines, PAGE.left, top + (level === 2 ? 3 : 0)),
    );
    element.end();
    this.y = top + height - above;
  }

  /** Height of a page between head and foot. */
  readonly pageRoom = CONTENT_BOTTOM - PAGE.top;

  /**
   * Gives lines to `draw` in pieces that fit on a page, with the top and the height of each, and leaves
   * `y` below the last. `below` is kept free under each piece.
   */
  async flow(
    lines: readonly Line[],
    draw: (piece: Line[], top: number, height: number) => void,
    below = 0,
  ): Promise<void> {
    for (let rest = [...lines]; rest.length > 0;) {
      const count = fitting(rest, CONTENT_BOTTOM - below - this.y);
      if (count === 0 && this.y > PAGE.top) {
        await this.newPage();
        continue;
      }
      const piece = rest.slice(0, Math.max(1, count));
      draw(piece, this.y, heightOf(piece));
      this.y += heightOf(piece);
      rest = rest.slice(piece.length);
    }
  }

  /** A paragraph, broken over pages where it must be. */
  async paragraph(
    runs: readonly Run[],
    { after = 6, x = PAGE.left, width = CONTENT_WIDTH } = {},
  ): Promise<void> {
    const lines = this.lines(runs, width);
    // Two lines at least stay together with a heading above them.
    await this.ensure(heightOf(lines.slice(0, 2)));
    const element = this.element('P');
    await this.flow(lines, (piece, top) => {
      this.tagged(element, 'P', () => this.drawLines(piece, x, top));
    });
    element.end();
    this.y += after;
  }

  /** Ends the structure tree and fills in the number of pages. */
  finish(): void {
    this.#parent.end();
    this.#open.contents.print(this);
    this.root.end();
    this.#open.navigation.finish(this.words.link);
    const { size, face } = STYLE.running;
    const font = this.fonts.embedded(face);
    const [hex] = font.encode(String(this.pages));
    const { total } = this.#open;
    const { data } = total as unknown as {
      data: { Resources: { Font: Record<string, unknown> } };
    };
    data.Resources.Font[font.id] = font.ref();
    total.write(`0.337 0.392 0.439 rg BT /${font.id} ${size} Tf 0 0 Td <${hex.join('')}> Tj ET`);
    total.end('');
  }
}
