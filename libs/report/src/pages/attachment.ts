import { inflateSync } from 'node:zlib';

import { DOCUMENT_BYTES_MAX } from '@docket/verify';
import { DossierError } from '../dossier.js';
import { PdfParser, PdfSyntaxError, type PdfDict } from './values.js';

/** Embedded files that are looked into. Docket writes one. */
const FILES_MAX = 16;
/** Places that may name an embedded file, for each of which a little is read. */
const NAMED_MAX = 256;
/** Bytes within which an embedded file says what it is. */
const HEAD_BYTES = 2_048;

const refuse = (message: string, cause?: unknown): DossierError =>
  new DossierError('no_attachment', message, cause === undefined ? undefined : { cause });

/**
 * readAttachment gives the one file that a PDF carries and that begins with `beginning`; undefined if
 * there is none. Nothing else of the PDF is read or unpacked, so its size bounds the work. An embedded
 * file is always an object of its own (ISO 32000-1, 7.5.7), whatever program saved the PDF.
 *
 * Throws DossierError `not_a_pdf`, or `no_attachment` when there are several, or one that is too large or
 * packed in a way that Docket does not use.
 */
export function readAttachment(pdf: Uint8Array, beginning: string): Uint8Array | undefined {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') {
    throw new DossierError('not_a_pdf', 'the file does not begin as a PDF does');
  }
  const found: Buffer[] = [];
  let files = 0;
  let budget = DOCUMENT_BYTES_MAX;
  for (const { dict, start } of embeddedFiles(bytes)) {
    files += 1;
    if (files > FILES_MAX) throw refuse(`the PDF carries more than ${FILES_MAX} files`);
    const content = unpack(dict, bytes.subarray(start), budget);
    budget -= content.length;
    if (!content.subarray(0, beginning.length).equals(Buffer.from(beginning))) continue;
    if (found.every((other) => !other.equals(content))) found.push(content);
  }
  if (found.length > 1) throw refuse('the PDF carries two attachments of the kind, which differ');
  return found[0];
}

/** Where the embedded files of a PDF are: what each says of itself, and where its bytes start. */
function* embeddedFiles(bytes: Buffer): Generator<{ dict: PdfDict; start: number }> {
  const name = '/EmbeddedFile';
  let named = 0;
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + name.length)) {
    named += 1;
    if (named > NAMED_MAX) throw refuse(`the PDF names embedded files in over ${NAMED_MAX} places`);
    const from = Math.max(0, at - HEAD_BYTES);
    const head = bytes.toString('latin1', from, at + HEAD_BYTES);
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

function unpack({ members }: PdfDict, packed: Buffer, budget: number): Buffer {
  const tooLarge = `what the PDF carries is larger than ${DOCUMENT_BYTES_MAX / 1024 ** 2} MiB`;
  const filter = members.get('Filter');
  const [only, ...more] = filter?.kind === 'array' ? filter.items : [filter];
  if (members.has('DecodeParms') || members.has('F') || more.length > 0) {
    throw refuse('the attachment is packed in a way that Docket does not use');
  }
  if (only === undefined) {
    const length = members.get('Length');
    const size = length?.kind === 'number' ? Number(length.text) : NaN;
    if (!(size <= packed.length)) throw refuse('the length of the attachment is not known');
    if (size > budget) throw refuse(tooLarge);
    return packed.subarray(0, size);
  }
  if (only.kind !== 'name' || only.text !== 'FlateDecode') {
    throw refuse('the attachment is packed in a way that Docket does not use');
  }
  try {
    // One more than is allowed of a budget that is used up, for there is no bound of none.
    return inflateSync(packed, { maxOutputLength: Math.max(1, budget) });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw refuse(tooLarge, error);
    throw refuse('the attachment cannot be unpacked', error);
  }
}
