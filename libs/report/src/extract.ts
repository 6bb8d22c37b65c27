import { PDF } from '@libpdf/core';

import { DossierError } from './dossier.js';
import { ATTACHMENT_NAME } from './pdf/render.js';

/**
 * extractDossier gives the bytes of the JSON dossier that a PDF carries. It trusts nothing else in
 * the PDF: decode, verify and check the bytes as if they had come as a file of their own.
 * Throws DossierError `not_a_pdf` or `no_attachment`.
 */
export async function extractDossier(pdfBytes: Uint8Array): Promise<Uint8Array> {
  const attachment = (await openPdf(pdfBytes)).attachments;
  let bytes: Uint8Array | null;
  try {
    bytes = attachment.get(ATTACHMENT_NAME);
  } catch (error) {
    throw new DossierError('no_attachment', `the attachment ${ATTACHMENT_NAME} cannot be read`, { cause: error });
  }
  if (bytes === null) {
    throw new DossierError('no_attachment', `the PDF carries no attachment ${ATTACHMENT_NAME}`);
  }
  return bytes;
}

/** Opens a PDF for reading. Throws DossierError `not_a_pdf`. */
export async function openPdf(pdfBytes: Uint8Array): Promise<PDF> {
  try {
    return await PDF.load(pdfBytes);
  } catch (error) {
    throw new DossierError('not_a_pdf', 'the file cannot be read as a PDF', { cause: error });
  }
}
