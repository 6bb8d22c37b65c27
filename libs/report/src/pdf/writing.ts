import { zlibSync } from 'fflate';

/** Effort of the compression, and the room for it: fixed, not by the length of what is packed. */
const PACKING = { level: 4, mem: 4 } as const;

/** Characters after which what was written of a document is handed on. */
const HANDED_ON = 64 * 1024;

/** The part of PDFKit's objects that writing needs; its published types leave it out. */
interface PdfObject {
  compress: boolean;
  buffer: Uint8Array[];
  write(chunk: Uint8Array | string): void;
  finalize(): void;
}

/** The same of its documents. */
interface PdfDocument {
  _offset: number;
  _write(chunk: Uint8Array | string): void;
  push(chunk: Uint8Array | null): boolean;
}

/** One byte a character, as PDFKit writes them. */
const bytesOf = (lines: readonly string[]): Uint8Array =>
  Buffer.from(`${lines.join('\n')}\n`, 'latin1');

/**
 * Puts a document's bytes together without an array of bytes for each of the some ten thousand lines that it has,
 * and packs its streams with a DEFLATE of our own choice. Node's gives other bytes with another version of zlib or on
 * another processor, and then the pages could not be held against those of another machine.
 */
export function writeAlike(doc: PDFKit.PDFDocument): void {
  const ref = doc.ref.bind(doc);
  doc.ref = (data) => {
    const made = ref(data);
    writeByLines(made as unknown as PdfObject);
    return made;
  };
  handOnTogether(doc as unknown as PdfDocument);
}

/** The content of one object: a page's is some thousand lines. */
function writeByLines(object: PdfObject): void {
  const write = object.write.bind(object);
  const finalize = object.finalize.bind(object);
  let lines: string[] = [];
  const put = (): void => {
    if (lines.length > 0) write(bytesOf(lines));
    lines = [];
  };
  object.write = (chunk) => {
    if (chunk instanceof Uint8Array) {
      put();
      return write(chunk);
    }
    // Of no length: from the first on, the object has the members of a stream.
    if (lines.length === 0) write(new Uint8Array());
    lines.push(chunk);
  };
  object.finalize = () => {
    put();
    if (object.compress && object.buffer.length > 0) {
      object.buffer = [zlibSync(Buffer.concat(object.buffer), PACKING)];
      object.compress = false;
    }
    finalize();
  };
}

/** Whoever reads the document gets it in larger chunks than one for each line of its objects. */
function handOnTogether(doc: PdfDocument): void {
  const push = doc.push.bind(doc);
  let lines: string[] = [];
  let length = 0;
  const put = (): void => {
    if (lines.length > 0) push(bytesOf(lines));
    [lines, length] = [[], 0];
  };
  doc._write = (chunk) => {
    if (chunk instanceof Uint8Array) {
      put();
      push(chunk);
      doc._offset += chunk.length;
      return;
    }
    lines.push(chunk);
    length += chunk.length + 1;
    doc._offset += chunk.length + 1;
    if (length >= HANDED_ON) put();
  };
  doc.push = (chunk) => {
    put();
    return push(chunk);
  };
}
