import { clauseRuns, run } from './cells.js';
import { heightOf } from './layout.js';
import type { Sheet } from './sheet.js';
import { COLOUR, CONTENT_WIDTH, PAGE, STYLE, type Style } from './theme.js';

const LABEL_WIDTH = 66;
const GAP = 2;
const LABEL: Style = { face: 'semibold', size: 8.8, colour: COLOUR.accent };
const TEXT: Style = { ...STYLE.body, size: 8.8 };

/** Section 4: what happened, in four labelled lines that may go on on the next page. */
export async function story(sheet: Sheet): Promise<void> {
  const { dossier, words } = sheet;
  sheet.heading(2, words.section.narrative, { compact: true });
  const rows = dossier.narrative.summary.map(({ label, clauses }) => ({
    label: sheet.lines([run(label, LABEL)], LABEL_WIDTH - 6),
    lines: sheet.lines(clauseRuns(clauses, TEXT), CONTENT_WIDTH - LABEL_WIDTH),
  }));
  // The heading is drawn together with the first line.
  await sheet.ensure(heightOf(rows[0]?.lines.slice(0, 2) ?? []));
  const list = sheet.element('L');
  for (const { label, lines } of rows) {
    await sheet.ensure(heightOf(lines.slice(0, 2)));
    const item = sheet.element('LI', list);
    const head = sheet.element('Lbl', item);
    sheet.tagged(head, 'Lbl', () => sheet.drawLines(label, PAGE.left, sheet.y));
    head.end();
    const body = sheet.element('LBody', item);
    await sheet.flow(lines, (piece, top) => {
      sheet.tagged(body, 'LBody', () => sheet.drawLines(piece, PAGE.left + LABEL_WIDTH, top));
    });
    body.end();
    item.end();
    sheet.y += GAP;
  }
  list.end();
}
