import { DOCUMENT_BYTES_MAX } from '@docket/verify';
import { readRegular } from '../regular-file.js';

/** Largest PDF that is read, in bytes. Only what it carries is unpacked, which has the bound of a document. */
const PDF_BYTES_MAX = 256 * 1024 * 1024;

/**
 * The bytes of a document: JSON, or a PDF that carries it.
 *
 * @throws ReaderError `too_large`, or `refused` for what is no file; the system's error for what is not there.
 */
export function readDocument(path: string): Promise<Buffer> {
  return readRegular(path, (beginning) => (isPdf(beginning) ? PDF_BYTES_MAX : DOCUMENT_BYTES_MAX));
}

/** How many bytes isPdf looks at. */
export const PDF_BEGINNING_BYTES = 5;

export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, PDF_BEGINNING_BYTES)).toString('latin1') === '%PDF-';
}
