import { inflateSync } from 'node:zlib';
import { DOCUMENT_BYTES_MAX } from '@docket/verify';
import { DossierError } from '../document.js';

/** Largest part of a PDF, packed or not, in bytes, but for a file it carries, which has the bound of a document. */
const PART_BYTES_MAX = 16 * 1024 * 1024;
/** What all parts of a PDF may unpack to, in bytes. */
const PARTS_BYTES_MAX = 512 * 1024 * 1024;
/** Parts that are looked into. A volume of 1,000 pages has some thousands. */
const PARTS_MAX = 100_000;
/** How often a part may be packed: once is what Docket does. */
const PACKED_MAX = 4;
/** How far before its stream an object's header stands, in bytes. */
const HEAD_BYTES = 4_096;

const mebibytes = (bytes: number): string => `${bytes / 1024 ** 2} MiB`;

/**
 * boundParts refuses a PDF a part of which is larger than anything Docket writes, as it stands or unpacked, however
 * often it is packed: a program that shows it would have to hold that. `known`: parts of a PDF that Docket rendered, which
 * are not looked into again.
 *
 * Linear in the size of the file and in PARTS_BYTES_MAX. Throws DossierError `too_large`.
 */
export function boundParts(pdf: Buffer, known: Buffer): void {
  let budget = PARTS_BYTES_MAX;
  let parts = 0;
  for (const { start, end } of streamsOf(pdf)) {
    parts += 1;
    if (parts > PARTS_MAX) throw tooLarge(`the PDF has more than ${PARTS_MAX} parts`);
    const stream = pdf.subarray(start, end);
    if (known.subarray(start, end).equals(stream)) continue;
    const head = pdf.toString('latin1', Math.max(0, start - HEAD_BYTES), start);
    budget -= new Part(stream, head).unpackedLength();
    if (budget < 0) {
      throw tooLarge(`the PDF unpacks to more than ${mebibytes(PARTS_BYTES_MAX)}`);
    }
  }
}

/** Where the streams of a PDF stand: what it says of their lengths is not believed. */
function* streamsOf(pdf: Buffer): Generator<{ start: number; end: number }> {
  const [begin, finish] = ['stream', 'endstream'];
  // Found once for all that begin before it: there may be many, and it may be far.
  let end = 0;
  for (let at = pdf.indexOf(begin); at >= 0; at = pdf.indexOf(begin, at)) {
    const isEnd = pdf.toString('latin1', Math.max(0, at - 3), at) === 'end';
    at += begin.length;
    // ISO 32000-1, 7.3.8.1: the keyword is followed by CR LF, or LF alone; some write CR.
    const breaks = pdf[at] === 0x0d ? (pdf[at + 1] === 0x0a ? 2 : 1) : pdf[at] === 0x0a ? 1 : 0;
    if (isEnd || breaks === 0) continue;
    const start = at + breaks;
    if (end < start) {
      const found = pdf.indexOf(finish, start);
      end = found < 0 ? pdf.length : found;
    }
    yield { start, end };
  }
}

/** One stream, and what stands before it. */
class Part {
  readonly #bytesMax: number;

  constructor(
    readonly stream: Buffer,
    readonly head: string,
  ) {
    const dictionary = head.slice(Math.max(0, head.lastIndexOf(' obj')));
    this.#bytesMax = dictionary.includes('/EmbeddedFile') ? DOCUMENT_BYTES_MAX : PART_BYTES_MAX;
  }

  /** How long all is together that it unpacks to, as long as that is packed again. */
  unpackedLength(): number {
    if (this.stream.length > this.#bytesMax) throw this.#refused('is larger than');
    let total = this.stream.length;
    let content = this.stream;
    for (let times = 0; isDeflated(content); times += 1) {
      if (times === PACKED_MAX) {
        throw tooLarge(`${this.#name} of the PDF is packed more than ${PACKED_MAX} times`);
      }
      const unpacked = this.#unpack(content);
      if (unpacked === undefined) break;
      total += unpacked.length;
      content = unpacked;
    }
    return total;
  }

  /** Undefined for what only begins as deflated data does. */
  #unpack(content: Buffer): Buffer | undefined {
    try {
      return inflateSync(content, { maxOutputLength: this.#bytesMax });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ERR_BUFFER_TOO_LARGE') return undefined;
      throw this.#refused('unpacks to more than');
    }
  }

  #refused(what: string): DossierError {
    return tooLarge(`${this.#name} of the PDF ${what} ${mebibytes(this.#bytesMax)}`);
  }

  /** The object that it is of. */
  get #name(): string {
    const [last] = [...this.head.matchAll(/(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b/g)].slice(-1);
    return last?.[1] === undefined ? 'a part' : `object ${last[1]}`;
  }
}

/** RFC 1950, 2.2: the header of deflated data. */
function isDeflated(content: Buffer): boolean {
  const [method = 0, flags = 0] = content;
  return (method & 0x0f) === 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 === 0;
}

const tooLarge = (message: string): DossierError => new DossierError('too_large', message);
