import { equalBytes } from '@docket/chain';
import { PDF } from '@libpdf/core';

import { decodeDossier, DossierError } from './dossier.js';
import { ATTACHMENT_NAME, layoutName, readPlan } from './pdf/draw.js';
import { renderPdf } from './pdf/render.js';
import type { Dossier } from './schema/index.js';

/**
 * extractDossier gives the bytes of the JSON dossier that a PDF carries. It trusts nothing else in
 * the PDF: decode, verify and check the bytes as if they had come as a file of their own.
 * Throws DossierError `not_a_pdf` or `no_attachment`.
 */
export async function extractDossier(pdfBytes: Uint8Array): Promise<Uint8Array> {
  const bytes = readAttachment(await openPdf(pdfBytes), ATTACHMENT_NAME);
  if (bytes === undefined) {
    throw new DossierError('no_attachment', `the PDF carries no attachment ${ATTACHMENT_NAME}`);
  }
  return bytes;
}

/** The bytes of a PDF's attachment; undefined if it has none of that name. Throws DossierError `no_attachment` if it cannot be read. */
export function readAttachment(pdf: PDF, name: string): Uint8Array | undefined {
  try {
    return pdf.attachments.get(name) ?? undefined;
  } catch (error) {
    throw new DossierError('no_attachment', `the attachment ${name} cannot be read`, {
      cause: error,
    });
  }
}

/** How a PDF stands to the dossier it carries. */
export interface PdfCheck {
  /** The PDF prints what the dossier says, and nothing lies over its pages. */
  matches: boolean;
  /**
   * Byte for byte what this version of Docket renders. False with `matches` true: another program
   * saved it, or lines were drawn on it that are not text; the words on the pages are the same.
   */
  identical: boolean;
  /** The pages were laid out by another version of Docket: they cannot be held against this one's. */
  otherLayout: boolean;
  /** The pages that differ, from 1; at most 20. */
  differences: { page: number; printed: string; expected: string }[];
}

const DIFFERENCES_MAX = 20;

/**
 * checkPdf compares what a PDF prints with the dossier it carries, by rendering the dossier again:
 * rendering is a pure function of the dossier. Check the dossier itself with checkDossier and verify.
 * Throws DossierError as extractDossier does.
 */
export async function checkPdf(pdfBytes: Uint8Array): Promise<PdfCheck> {
  const dossier = decodeDossier(await extractDossier(pdfBytes));
  // What it says to be decides only what it is held against.
  const plan = readPlan(infoOf(await openPdf(pdfBytes), 'Subject'));
  const rendered = await volumeOf(dossier, plan?.number ?? 1, plan?.pagesMax);
  return comparePages(pdfBytes, rendered, layoutName());
}

/** The volume that a PDF says it is; the first where the dossier has none of that number. */
async function volumeOf(
  dossier: Dossier,
  volume: number,
  pagesMax: number | undefined,
): Promise<Uint8Array> {
  const options = pagesMax === undefined ? {} : { pagesMax };
  try {
    return await renderPdf(dossier, { volume, ...options });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return renderPdf(dossier, options);
  }
}

/** comparePages holds a PDF against the one that was rendered again from what it carries. */
export async function comparePages(
  pdfBytes: Uint8Array,
  rendered: Uint8Array,
  layout: string,
): Promise<PdfCheck> {
  if (equalBytes(pdfBytes, rendered)) {
    return { matches: true, identical: true, otherLayout: false, differences: [] };
  }
  const stated = await openPdf(pdfBytes);
  const printed = printedPages(stated);
  const expected = printedPages(await openPdf(rendered));
  const differences: PdfCheck['differences'] = [];
  // First, because a page that is gone moves every page behind it.
  if (printed.length !== expected.length) {
    differences.push({
      page: Math.min(printed.length, expected.length) + 1,
      printed: `${printed.length} pages in all`,
      expected: `${expected.length} pages in all`,
    });
  }
  for (let i = 0; i < Math.min(printed.length, expected.length); i += 1) {
    const difference = pageDifference(printed[i], expected[i]);
    if (difference) differences.push({ page: i + 1, ...difference });
    if (differences.length === DIFFERENCES_MAX) break;
  }
  const matches = differences.length === 0;
  const otherLayout = !matches && infoOf(stated, 'Creator') !== layout;
  return { matches, identical: false, otherLayout, differences };
}

interface PrintedPage {
  /** The words, white space apart. */
  text: string;
  /** What can cover words without being words: annotations, and images or forms drawn. */
  covers: { annotations: number; objects: number };
}

function printedPages(pdf: PDF): PrintedPage[] {
  return pdf.getPages().map((page) => ({
    text: page.extractText().text.replaceAll(/\s+/gu, ' '),
    covers: {
      annotations: page.getAnnotations().length,
      objects: page.getResources().getDict('XObject', (ref) => pdf.getObject(ref))?.size ?? 0,
    },
  }));
}

function pageDifference(
  printed: PrintedPage | undefined,
  expected: PrintedPage | undefined,
): { printed: string; expected: string } | undefined {
  if (!printed || !expected) return undefined;
  if (printed.text !== expected.text) {
    const [a, b] = firstDifference(printed.text, expected.text);
    return { printed: a, expected: b };
  }
  const [over, under] = [printed.covers, expected.covers];
  if (over.annotations === under.annotations && over.objects === under.objects) return undefined;
  const words = ({ annotations, objects }: PrintedPage['covers']): string =>
    `${annotations} annotations, ${objects} placed objects`;
  return { printed: words(over), expected: words(under) };
}

/** The surroundings of the first place where two texts differ, from the beginning of a word. */
function firstDifference(a: string, b: string): [string, string] {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const from = a.indexOf(' ', Math.max(0, at - 25)) + 1;
  const start = from > 0 && from <= at ? from : Math.max(0, at - 20);
  return [a.slice(start, at + 60), b.slice(start, at + 60)];
}

/** What a PDF says of itself. The library's own getters do not follow references, which PDFKit writes. */
export function infoOf(pdf: PDF, name: 'Subject' | 'Creator'): string | undefined {
  const follow = (ref: Parameters<PDF['getObject']>[0]): ReturnType<PDF['getObject']> =>
    pdf.getObject(ref);
  const { trailer } = pdf.context.info;
  return trailer.getDict('Info', follow)?.getString(name, follow)?.asString();
}

/** Opens a PDF for reading. Throws DossierError `not_a_pdf`. */
export async function openPdf(pdfBytes: Uint8Array): Promise<PDF> {
  try {
    return await PDF.load(pdfBytes);
  } catch (error) {
    throw new DossierError('not_a_pdf', 'the file cannot be read as a PDF', { cause: error });
  }
}
