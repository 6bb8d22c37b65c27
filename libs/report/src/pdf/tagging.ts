/** Part of the structure tree, and the content of it that is being drawn. */
interface OpenContent {
  element: PDFKit.PDFStructureElement;
  type: string;
  content: PDFKit.PDFStructureContent | undefined;
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

  #end(): void {
    const open = this.#open;
    if (open?.content === undefined) return;
    this.doc.endMarkedContent();
    open.element.add(open.content);
    open.content = undefined;
  }

  /** Draws as a link within the open element. The caller adds its annotation, and ends it. */
  link(draw: () => void): PDFKit.PDFStructureElement {
    this.#end();
    const link = this.doc.struct('Link');
    this.#open?.element.add(link);
    const content = this.doc.markStructureContent('Link');
    draw();
    this.doc.endMarkedContent();
    link.add(content);
    return link;
  }
}
