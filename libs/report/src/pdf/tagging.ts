/** Part of the structure tree, and the content of it that is being drawn. */
interface OpenContent {
  element: PDFKit.PDFStructureElement;
  type: string;
  content: PDFKit.PDFStructureContent | undefined;
}

/** What is read in place of glyphs (ISO 32000-1, 14.9.4). */
export interface Spoken {
  text: string;
  /** Also beside the glyphs, for programs that do not follow the structure. */
  besideGlyphs: boolean;
}

/** Marks what is drawn on the pages of one document as content of its structure tree. */
export class Tagging {
  #open: OpenContent | undefined;

  constructor(readonly doc: PDFKit.PDFDocument) {}

  /** Whether content of a structure element is being drawn, and no decoration. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Draws as content of a structure element; links in it become elements of their own. */
  tagged(element: PDFKit.PDFStructureElement, type: string, draw: () => void): void {
    this.#open = { element, type, content: undefined };
    // A figure is drawn with more than lines of text.
    if (type === 'Figure') this.begin();
    draw();
    this.#end();
    this.#open = undefined;
  }

  /** What is drawn next is content of the open element. */
  begin(): void {
    const open = this.#open;
    if (open !== undefined) open.content ??= this.doc.markStructureContent(open.type);
  }

  /** Draws text of the open element. Where it is not read by its glyphs, it is an element of its own with what is read. */
  text(spoken: Spoken | undefined, draw: () => void): void {
    if (spoken === undefined || this.#open === undefined) {
      this.begin();
      draw();
      return;
    }
    const actual = { actual: spoken.text };
    this.#within('Span', actual, spoken.besideGlyphs ? actual : {}, draw).end();
  }

  #end(): void {
    const open = this.#open;
    if (open?.content === undefined) return;
    this.doc.endMarkedContent();
    open.element.add(open.content);
    open.content = undefined;
  }

  /** Draws as a link within the open element. The caller adds its annotation, and ends it. */
  link(draw: () => void): PDFKit.PDFStructureElement {
    return this.#within('Link', {}, {}, draw);
  }

  #within(
    type: 'Link' | 'Span',
    ofElement: PDFKit.Mixins.StructureElementOptions,
    ofContent: object,
    draw: () => void,
  ): PDFKit.PDFStructureElement {
    this.#end();
    const element = this.doc.struct(type, ofElement);
    this.#open?.element.add(element);
    const content = this.doc.markStructureContent(type, ofContent);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
    return element;
  }
}
