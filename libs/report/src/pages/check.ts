import type { DocumentSeal, SealTrust } from '@docket/verify';
import { FONT_PACKAGE } from '../pdf/font-package.js';
import { PAGES_EDITION, readLabel, rendererHere } from '../pdf/edition.js';
import type { Renderer } from '../schema/index.js';
import { type AppendedSignature, appendedSignatures, cutSignature, PADES } from './appended.js';
import { boundParts } from './bounds.js';
import { objectsOf, pagesOf } from './objects.js';

/**
 * How the pages of a PDF stand to those that Docket renders from the JSON it carries. There is nothing
 * between identical and not: what one program takes for the text of a page need not be what is shown.
 */
export type PdfCheck =
  | {
      /** Byte for byte what Docket renders, and after that signatures, or nothing. */
      state: 'identical';
      /** What the signatures came to, in their order. */
      seals: DocumentSeal[];
      /** Whoever checks named whom to trust, and none of the seals is theirs. */
      unsealed?: true;
    }
  /** Not what Docket renders, and by this edition it would have to be. */
  | {
      state: 'different';
      /** The pages that are not shown as they would be, from 1. */
      pages: number[];
      /** How many there are in what Docket renders. */
      of: number;
      /** Something differs that belongs to no page, such as attachments, outlines or scripts. */
      outside: boolean;
    }
  /** Made by what is not here, so that the pages cannot be rendered again: they were not checked. */
  | {
      state: 'not_checked';
      reason: 'other_edition' | 'other_fonts';
      /** The renderer, or the digest of the fonts, that it was made with, and what is here. */
      madeWith: string;
      here: string;
      /** The fonts were those of this package of Docket, which can be installed. */
      package?: string;
      /** Whoever checks named whom to trust, and no seal was looked for: where one begins only the pages say. */
      seals?: 'not_checked';
    }
  /** What checks renders no pages: a browser. */
  | { state: 'not_checked'; reason: 'no_renderer' };

/**
 * checkPages holds a PDF against what was rendered again from the JSON it carries, which names the
 * renderer that it was issued with, and its seals against whom `trust` names.
 *
 * Rejects with DossierError `too_large` for a PDF that is not identical and holds more than Docket writes.
 */
export async function checkPages(
  pdf: Uint8Array,
  rendered: Uint8Array,
  issued: Renderer,
  trust: SealTrust = {},
): Promise<PdfCheck> {
  const compared = comparePages(pdf, rendered);
  if (compared.state === 'identical') return checkSeals(bufferOf(pdf), compared.signatures, trust);
  const asked = trust.roots === undefined ? {} : { seals: 'not_checked' as const };
  boundParts(bufferOf(pdf), bufferOf(rendered));
  // What was issued with another renderer may have been printed by this one since: then it says so.
  const printedHere = readLabel(pdf)?.edition === PAGES_EDITION;
  if (issued.edition !== PAGES_EDITION && !printedHere) {
    const madeWith = issued.edition;
    const here = PAGES_EDITION;
    return { state: 'not_checked', reason: 'other_edition', madeWith, here, ...asked };
  }
  if (readLabel(rendered)?.lacksFonts === true) {
    const [madeWith, here] = [issued.fonts ?? 'none', rendererHere().fonts ?? 'none'];
    const known = madeWith === FONT_PACKAGE.digest ? { package: FONT_PACKAGE.name } : {};
    return { state: 'not_checked', reason: 'other_fonts', madeWith, here, ...known, ...asked };
  }
  return compared;
}

async function checkSeals(
  file: Buffer,
  signatures: readonly AppendedSignature[],
  trust: SealTrust,
): Promise<PdfCheck> {
  const seals: DocumentSeal[] = [];
  for (const signature of signatures) {
    const { kind } = signature;
    if (kind !== PADES) seals.push({ state: 'not_checked', kind });
    else {
      // Loaded here: most PDFs carry none, and what reads them takes its time.
      const { checkDocumentSeal } = await import('@docket/verify/seals');
      const { contents, document } = cutSignature(file, signature);
      seals.push(await checkDocumentSeal(contents, document, trust));
    }
  }
  const isTheirs = seals.some(({ state }) => state === 'verified');
  return {
    state: 'identical',
    seals,
    ...(trust.roots === undefined || isTheirs ? {} : { unsealed: true }),
  };
}

/** How the bytes of a PDF stand to those that Docket renders. */
export type ComparedPages =
  | { state: 'identical'; signatures: readonly AppendedSignature[] }
  | Extract<PdfCheck, { state: 'different' }>;

/** comparePages holds a PDF against what Docket renders from the JSON that it carries. Linear in their size. */
export function comparePages(pdf: Uint8Array, rendered: Uint8Array): ComparedPages {
  const [file, expected] = [bufferOf(pdf), bufferOf(rendered)];
  if (file.equals(expected)) return { state: 'identical', signatures: [] };
  const { objects } = objectsOf(expected);
  const begins = file.subarray(0, expected.length).equals(expected);
  const signatures = begins ? appendedSignatures(file, expected.length, objects) : undefined;
  if (signatures !== undefined) return { state: 'identical', signatures };
  const found = objectsOf(file, objects);
  const changed = new Set(
    [...objects]
      .filter(([number, object]) => found.objects.get(number)?.equals(object) !== true)
      .map(([number]) => number),
  );
  const pages = pagesOf(objects);
  const differs = pages.map((reached) => [...reached].some((number) => changed.has(number)));
  for (const reached of pages) for (const number of reached) changed.delete(number);
  const differing = differs.flatMap((is, i) => (is ? [i + 1] : []));
  return {
    state: 'different',
    pages: differing,
    of: pages.length,
    // Where no object tells what is different, it is something between or after them.
    outside: changed.size > 0 || found.others || differing.length === 0,
  };
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
