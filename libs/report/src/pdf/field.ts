import { run } from './cells.js';
import { heightOf, type Line, type Run } from './layout.js';
import type { Sheet } from './sheet.js';
import { STYLE, leading } from './theme.js';

/** The height that a field will use. */
export const fieldHeight = (
  sheet: Sheet<unknown>,
  [label, value]: readonly [string, Run[]],
  width: number,
  labelWidth = 66,
): number => setFieldHeight(sheet, [label, sheet.lines(value, width - labelWidth)], labelWidth);

/** The same of a value that is set into lines. */
export function setFieldHeight(
  sheet: Sheet<unknown>,
  [label, lines]: readonly [string, readonly Line[]],
  labelWidth = 66,
): number {
  const named = sheet.lines([run(label, STYLE.label)], labelWidth - 6);
  return Math.max(heightOf(named), heightOf(lines), leading(STYLE.cell.size)) + 2.5;
}

/** One label with its value as a list item; returns the height used. */
export const field = (
  sheet: Sheet<unknown>,
  list: PDFKit.PDFStructureElement,
  [label, value]: readonly [string, Run[]],
  x: number,
  width: number,
  labelWidth = 66,
): number => setField(sheet, list, [label, sheet.lines(value, width - labelWidth)], x, labelWidth);

/** The same of a value that is set into lines. */
export function setField(
  sheet: Sheet<unknown>,
  list: PDFKit.PDFStructureElement,
  [label, lines]: readonly [string, readonly Line[]],
  x: number,
  labelWidth = 66,
): number {
  const item = sheet.element('LI', list);
  const head = sheet.element('Lbl', item);
  // Label and value stand on one baseline, whatever their sizes.
  const lower = (leading(lines[0]?.size ?? 0) - leading(STYLE.label.size)) * 0.74;
  const named = sheet.lines([run(label, STYLE.label)], labelWidth - 6);
  sheet.tagged(head, 'Lbl', () => {
    sheet.drawLines(named, x, sheet.y + Math.max(0, lower));
  });
  head.end();
  const body = sheet.element('LBody', item);
  let height = 0;
  sheet.tagged(body, 'LBody', () => {
    height = sheet.drawLines(lines, x + labelWidth, sheet.y + Math.max(0, -lower));
  });
  body.end();
  item.end();
  return Math.max(height, heightOf(named), leading(STYLE.cell.size)) + 2.5;
}
