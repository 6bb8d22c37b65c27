import { run } from './cells.js';
import { heightOf, type Run } from './layout.js';
import type { Sheet } from './sheet.js';
import { STYLE, leading } from './theme.js';

/** The height that a field will use. */
export function fieldHeight(
  sheet: Sheet<unknown>,
  [label, value]: readonly [string, Run[]],
  width: number,
  labelWidth = 66,
): number {
  const named = sheet.measure([run(label, STYLE.label)], labelWidth - 6).height;
  const said = sheet.measure(value, width - labelWidth).height;
  return Math.max(named, said, leading(STYLE.cell.size)) + 2.5;
}

/** One label with its value as a list item; returns the height used. */
export function field(
  sheet: Sheet<unknown>,
  list: PDFKit.PDFStructureElement,
  [label, value]: readonly [string, Run[]],
  x: number,
  width: number,
  labelWidth = 66,
): number {
  const item = sheet.element('LI', list);
  const head = sheet.element('Lbl', item);
  const lines = sheet.lines(value, width - labelWidth);
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
