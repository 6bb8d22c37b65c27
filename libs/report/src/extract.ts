import { equalBytes } from '@docket/chain';
import { PDF } from '@libpdf/core';

import { decodeDossier, DossierError } from './dossier.js';
import { ATTACHMENT_NAME, renderPdf } from './pdf/render.js';

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
    throw new DossierError('no_attachment', `the attachment ${ATTACHMENT_NAME} cannot be read`, {
      cause: error,
    });
  }
  if (bytes === null) {
    throw new DossierError('no_attachment', `the PDF carries no attachment ${ATTACHMENT_NAME}`);
  }
  return bytes;
}

/** How a PDF stands to the dossier it carries. */
export interface PdfCheck {
  /** The PDF prints what the dossier says. */
  matches: boolean;
  /**
   * Byte for byte what this version of Docket renders. False with `matches` true: another version
   * rendered it, or something was added that is not text; the words on the pages are the same.
   */
  identical: boolean;
  /** The pages whose words differ, from 1; at most 20. */
  differences: { page: number; printed: string; expected: string }[];
}

const DIFFERENCES_MAX = 20;

/**
 * checkPdf compares what a PDF prints with the dossier it carries, by rendering the dossier again:
 * rendering is a pure function of the dossier. Check the dossier itself with checkDossier and verify.
 * Throws DossierError as extractDossier does.
 */
export async function checkPdf(pdfBytes: Uint8Array): Promise<PdfCheck> {
  const rendered = await renderPdf(decodeDossier(await extractDossier(pdfBytes)));
  if (equalBytes(pdfBytes, rendered)) return { matches: true, identical: true, differences: [] };
  const printed = await pageTexts(pdfBytes);
  const expected = await pageTexts(rendered);
  const differences: PdfCheck['differences'] = [];
  for (let i = 0; i < Math.max(printed.length, expected.length); i += 1) {
    if (printed[i] === expected[i]) continue;
    const [a, b] = firstDifference(printed[i] ?? '', expected[i] ?? '');
    differences.push({ page: i + 1, printed: a, expected: b });
    if (differences.length === DIFFERENCES_MAX) break;
  }
  return { matches: differences.length === 0, identical: false, differences };
}

/** The words of every page, white space apart. */
async function pageTexts(pdfBytes: Uint8Array): Promise<string[]> {
  const pdf = await openPdf(pdfBytes);
  return pdf.getPages().map((page) => page.extractText().text.replaceAll(/\s+/gu, ' '));
}

/** The surroundings of the first place where two texts differ. */
function firstDifference(a: string, b: string): [string, string] {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const from = Math.max(0, at - 20);
  return [a.slice(from, at + 60), b.slice(from, at + 60)];
}

/** Opens a PDF for reading. Throws DossierError `not_a_pdf`. */
export async function openPdf(pdfBytes: Uint8Array): Promise<PDF> {
  try {
    return await PDF.load(pdfBytes);
  } catch (error) {
    throw new DossierError('not_a_pdf', 'the file cannot be read as a PDF', { cause: error });
  }
}
