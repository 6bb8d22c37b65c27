import type { Renderer } from '../schema/dossier.js';
import type { FontFile } from './font-files.js';
import { fontsDigest, fontsWith } from './font-sets.js';

/**
 * The renderer that lays out pages. Its number is raised with every change of the bytes that it makes of
 * the same JSON, whatever the reason: layout, words of headings, a library, a face.
 */
export const PAGES_EDITION = 'docket.pages/1';

/** SHA-256 of the digests of the embedded faces, in the order of FILES in fonts.ts; a test holds it against the files. */
export const FACES = 'c97d8bb3653b6323e6a51c576553f25af51b7087f606e8bad11babe089610a5a';

/** The renderer here, with the fonts of the package and of DOCKET_FONT_DIR if there are any: what a new document says of itself. */
export function rendererHere(): Renderer {
  const fonts = fontsDigest();
  return { edition: PAGES_EDITION, faces: FACES, ...(fonts === undefined ? {} : { fonts }) };
}

/** The fonts beside those of the design that a document was made with; none where it was made without, or they are not here. */
export const fontsOf = ({ fonts }: Renderer): readonly FontFile[] =>
  (fonts === undefined ? undefined : fontsWith(fonts)) ?? [];

/** Which volume of a document a PDF is. */
export interface VolumePlan {
  /** From 1. */
  number: number;
  of: number;
  /** Pages after which a volume ends, at the next row of a table. */
  pagesMax: number;
}

/** What a PDF says of how its pages were made: its `Creator`, and nothing that a check relies on. */
export interface PagesLabel {
  edition: string;
  /** Whether fonts that it was to be made with were missing, and a glyph with them. */
  lacksFonts: boolean;
  plan?: VolumePlan;
}

const shortened = (digest: string): string => digest.slice(0, 12);

/** The label of a PDF: `docket.pages/1, faces 0a1b2c3d4e5f, volume 2 of 3, about 300 pages each`. */
export function printLabel(
  { faces, fonts }: Renderer,
  { lacksFonts, plan }: Omit<PagesLabel, 'edition'>,
): string {
  return [
    PAGES_EDITION,
    `faces ${shortened(faces)}`,
    ...(fonts === undefined ? [] : [`fonts ${shortened(fonts)}${lacksFonts ? ' missing' : ''}`]),
    ...(plan === undefined || plan.of === 1
      ? []
      : [`volume ${plan.number} of ${plan.of}, about ${plan.pagesMax} pages each`]),
  ].join(', ');
}

const LABEL =
  /^\((docket\.pages\/\d{1,6}), faces [0-9a-f]{12}(?:, fonts [0-9a-f]{12}( missing)?)?(?:, volume (\d{1,4}) of (\d{1,4}), about (\d{1,5}) pages each)?\)/;

/** The label in the bytes of a PDF as Docket writes it; undefined where there is none. */
export function readLabel(pdf: Uint8Array): PagesLabel | undefined {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const at = bytes.indexOf('(docket.pages/');
  if (at < 0) return undefined;
  const [, edition, missing, number, of, pagesMax] =
    LABEL.exec(bytes.toString('latin1', at, at + 200)) ?? [];
  if (edition === undefined) return undefined;
  return {
    edition,
    lacksFonts: missing !== undefined,
    ...(number === undefined
      ? {}
      : { plan: { number: Number(number), of: Number(of), pagesMax: Number(pagesMax) } }),
  };
}
