import { utf8 } from '@docket/chain';
import { DOCUMENT_BYTES_MAX } from '@docket/verify';
import { DossierError } from '../document.js';
import { PdfParser, PdfSyntaxError, type PdfDict } from './values.js';

/** Embedded files that are looked into. Docket writes one. */
const FILES_MAX = 16;
/** Places that may name an embedded file, for each of which a little is read. */
const NAMED_MAX = 256;
/** Bytes within which an embedded file says what it is. */
const HEAD_BYTES = 2_048;

export const refuse = (message: string, cause?: unknown): DossierError =>
  new DossierError('no_attachment', message, cause === undefined ? undefined : { cause });

export const refuseLarge = (cause?: unknown): DossierError =>
  refuse(`what the PDF carries is larger than ${DOCUMENT_BYTES_MAX / 1024 ** 2} MiB`, cause);

/** A file to be unpacked (RFC 1950). */
export interface Packed {
  /** From where it begins to the end of the PDF: what comes after it belongs to something else. */
  packed: Uint8Array;
  /** How many bytes of it, from the beginning, the PDF says that it has; undefined where it does not say. */
  length: number | undefined;
  /** Longest that it may become, in bytes: what unpacks to more is refused. */
  bytesMax: number;
}

/**
 * readEmbedded finds the one file that a PDF carries and that begins with `beginning`; it returns undefined if
 * there is none. What it yields it wants unpacked: how that is done is the caller's. Nothing else of the PDF is
 * read or unpacked, so its size bounds the work. An embedded file is always an object of its own
 * (ISO 32000-1, 7.5.7), whatever program saved the PDF.
 *
 * Throws DossierError `not_a_pdf`, or `no_attachment` when there are several, or one that is too large or
 * packed in a way that Docket does not use.
 */
export function* readEmbedded(
  pdf: Uint8Array,
  beginning: string,
): Generator<Packed, Uint8Array | undefined, Uint8Array> {
  if (!beginsAsPdf(pdf))
    throw new DossierError('not_a_pdf', 'the file does not begin as a PDF does');
  const found: Uint8Array[] = [];
  let files = 0;
  let budget = DOCUMENT_BYTES_MAX;
  for (const { dict, start } of embeddedFiles(pdf)) {
    files += 1;
    if (files > FILES_MAX) throw refuse(`the PDF carries more than ${FILES_MAX} files`);
    const packed = pdf.subarray(start);
    const length = lengthOf(dict, packed);
    let content: Uint8Array;
    if (isDeflated(dict)) {
      // One more than is allowed of a budget that is used up, for there is no bound of none.
      content = yield { packed, length, bytesMax: Math.max(1, budget) };
    } else {
      if (length === undefined) throw refuse('the length of the attachment is not known');
      if (length > budget) throw refuseLarge();
      content = packed.subarray(0, length);
    }
    budget -= content.length;
    const begins = utf8(beginning).every((byte, i) => byte === content[i]);
    if (begins && found.every((other) => !isSame(other, content))) found.push(content);
  }
  if (found.length > 1) throw refuse('the PDF carries two attachments of the kind, which differ');
  return found[0];
}

/** beginsAsPdf says whether bytes begin as a PDF does. */
export const beginsAsPdf = (bytes: Uint8Array): boolean => latin1(bytes, 0, 5) === '%PDF-';

/** Where the embedded files of a PDF are: what each says of itself, and where its bytes start. */
function* embeddedFiles(bytes: Uint8Array): Generator<{ dict: PdfDict; start: number }> {
  const name = '/EmbeddedFile';
  let named = 0;
  for (let at = indexOf(bytes, name); at >= 0; at = indexOf(bytes, name, at + name.length)) {
    named += 1;
    if (named > NAMED_MAX) throw refuse(`the PDF names embedded files in over ${NAMED_MAX} places`);
    const from = Math.max(0, at - HEAD_BYTES);
    const head = latin1(bytes, from, at + HEAD_BYTES);
    const header = head.lastIndexOf('obj', at - from);
    if (header < 0) continue;
    const parser = new PdfParser(head, header + 'obj'.length);
    const dict = fileDict(parser);
    if (dict === undefined || !parser.take('stream')) continue;
    if (head[parser.at] === '\r') parser.at += 1;
    yield { dict, start: from + parser.at + 1 };
  }
}

/** The dictionary of an embedded file; undefined for what only names one, or cannot be read. */
function fileDict(parser: PdfParser): PdfDict | undefined {
  try {
    const dict = parser.value();
    if (dict.kind !== 'dict') return undefined;
    const type = dict.members.get('Type');
    return type?.kind === 'name' && type.text === 'EmbeddedFile' ? dict : undefined;
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

/** What a dictionary says of the length of its stream, where it says it itself and that much is there. */
function lengthOf({ members }: PdfDict, packed: Uint8Array): number | undefined {
  const length = members.get('Length');
  const size = length?.kind === 'number' ? Number(length.text) : NaN;
  return size <= packed.length ? size : undefined;
}

/** Whether a stream is packed, by the one way that Docket uses; others are refused. */
function isDeflated({ members }: PdfDict): boolean {
  const filter = members.get('Filter');
  const [only, ...more] = filter?.kind === 'array' ? filter.items : [filter];
  const isKnown = only === undefined || (only.kind === 'name' && only.text === 'FlateDecode');
  if (members.has('DecodeParms') || members.has('F') || more.length > 0 || !isKnown) {
    throw refuse('the attachment is packed in a way that Docket does not use');
  }
  return only !== undefined;
}

/** Where a text of ASCII begins in bytes, from `from` on; -1 where it does not. */
export function indexOf(bytes: Uint8Array, text: string, from = 0): number {
  const wanted = utf8(text);
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
