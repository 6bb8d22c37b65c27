import type { Dossier } from '../schema/index.js';
import { encodeQR } from 'qr';

import type { Element, Sheet } from './sheet.js';
import { COLOUR, PAGE } from './theme.js';

/** Longest text that is put into a code, in UTF-16 units: more would print too fine to scan. */
const TEXT_MAX = 420;
/** Light modules around the code, which a scanner needs (ISO/IEC 18004 asks for four). */
const QUIET = 4;

/**
 * What the code on page 1 says, in lines: the body of the checkpoint as C2SP tlog-checkpoint writes
 * it (origin, size, root in base64), then the dossier and the SHA-256 of its JSON. With a photograph
 * of page 1 the rest can be held against the ledger and against the file. Undefined when the
 * checkpoint does not open, for then there is nothing to hold it against.
 */
export function sealText({ model, dossier_id: id }: Dossier, digest: string): string | undefined {
  const { origin, size, root } = model.integrity.checkpoint;
  if ([origin, size, root].some(({ state }) => state !== 'recorded')) return undefined;
  const base64 = Buffer.from(root.text, 'hex').toString('base64');
  const text = `${origin.text}\n${size.text}\n${base64}\n${id} sha256:${digest}\n`;
  return text.length <= TEXT_MAX ? text : undefined;
}

/** Draws a QR code as one figure of rectangles, `side` points wide with its quiet zone. */
export function drawCode(
  sheet: Sheet<unknown>,
  parent: Element,
  text: string,
  { x, y, side, alt }: { x: number; y: number; side: number; alt: string },
): void {
  const { doc } = sheet;
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  const module = side / rows.length;
  const at = (i: number): number => i * module;
  const figure = sheet.element('Figure', parent, { alt });
  layoutBox(figure, [x, PAGE.height - y - side, x + side, PAGE.height - y]);
  sheet.tagged(figure, 'Figure', () => {
    doc.rect(x, y, side, side).fill(COLOUR.paper);
    for (const [r, row] of rows.entries()) {
      // A run of dark modules is one rectangle: fewer, and no hairlines between them on screen.
      for (let c = 0; c < row.length; c += 1) {
        const start = c;
        while (row[c] === true) c += 1;
        if (c > start) doc.rect(x + at(start), y + at(r), (c - start) * module, module);
      }
    }
    doc.fill(COLOUR.ink);
  });
  figure.end();
}

/** A figure says where it stands (ISO 32000-1, table 344); PDFKit has no option for that. */
export function layoutBox(figure: Element, box: readonly number[]): void {
  const { dictionary } = figure as unknown as { dictionary: { data: Record<string, unknown> } };
  dictionary.data['A'] = { O: 'Layout', BBox: box };
}
