import { clauseRuns, run } from './cells.js';
import type { StoryLine } from '../schema/index.js';
import { heightOf, type Line } from './layout.js';
import type { Sheet } from './sheet.js';
import { COLOUR, CONTENT_WIDTH, PAGE, STYLE, type Style } from './theme.js';

const LABEL_WIDTH = 66;
const GAP = 2;
const LABEL: Style = { face: 'semibold', size: 8.8, colour: COLOUR.accent };
const TEXT: Style = { ...STYLE.body, size: 8.8 };

const rowsOf = (sheet: Sheet, summary: readonly StoryLine[]): { label: Line[]; lines: Line[] }[] =>
  summary.map(({ label, clauses }) => ({
    label: sheet.lines([run(label, LABEL)], LABEL_WIDTH - 6),
    lines: sheet.lines(clauseRuns(clauses, TEXT), CONTENT_WIDTH - LABEL_WIDTH),
  }));

/** The height of the story with its heading. */
export function storyHeight(sheet: Sheet, summary: readonly StoryLine[]): number {
  return rowsOf(sheet, summary).reduce(
    (sum, { lines }) => sum + heightOf(lines) + GAP,
    sheet.headingHeight(sheet.words.section.narrative),
  );
}

/** Section 4: what happened, in four labelled lines that may go on on the next page. */
export async function story(sheet: Sheet, summary: readonly StoryLine[]): Promise<void> {
  sheet.heading(2, sheet.words.section.narrative, { compact: true });
  const rows = rowsOf(sheet, summary);
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
