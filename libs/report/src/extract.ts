import type { SealTrust } from '@docket/verify';
import { decodeDossier, DossierError } from './dossier.js';
import { readAttachment } from './pages/attachment.js';
import { checkPages, type PdfCheck } from './pages/check.js';
import { ATTACHMENT_NAME } from './pdf/draw.js';
import { readLabel, type VolumePlan } from './pdf/edition.js';
import { renderPdf } from './pdf/render.js';
import { DOSSIER_BEGINNING } from './schema/beginning.js';
import type { Dossier } from './schema/index.js';

/**
 * extractDossier gives the bytes of the JSON dossier that a PDF carries, 64 MiB at most. It trusts and
 * unpacks nothing else in the PDF: decode, verify and check the bytes as if they had come as a file of
 * their own. Throws DossierError `not_a_pdf` or `no_attachment`.
 */
export function extractDossier(pdf: Uint8Array): Uint8Array {
  const bytes = readAttachment(pdf, DOSSIER_BEGINNING);
  if (bytes === undefined) {
    throw new DossierError('no_attachment', `the PDF carries no attachment ${ATTACHMENT_NAME}`);
  }
  return bytes;
}

/**
 * checkPdf holds the pages of a PDF against those that Docket renders from the dossier it carries:
 * rendering is a pure function of the dossier. Check the dossier itself with checkDossier and verify.
 * Throws DossierError as extractDossier does.
 *
 * @param trust whose seals are looked for; where it is left out, a seal is checked and nobody is trusted.
 */
export async function checkPdf(pdf: Uint8Array, trust?: SealTrust): Promise<PdfCheck> {
  const dossier = decodeDossier(extractDossier(pdf));
  // What it says to be decides only what it is held against.
  const rendered = await volumeOf(dossier, readLabel(pdf)?.plan);
  return checkPages(pdf, rendered, dossier.issue.renderer, trust);
}

/** The volume that a PDF says it is; the first where the dossier has none of that number. */
async function volumeOf(dossier: Dossier, plan: VolumePlan | undefined): Promise<Uint8Array> {
  if (plan === undefined) return renderPdf(dossier);
  const { number: volume, pagesMax } = plan;
  try {
    return await renderPdf(dossier, { volume, pagesMax });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return renderPdf(dossier);
  }
}
