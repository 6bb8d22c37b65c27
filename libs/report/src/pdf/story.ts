import { clauseRuns, run } from './cells.js';
import type { StoryLine } from '../schema/index.js';
import { heightOf, type Line, type Run } from './layout.js';
import type { Sheet } from './sheet.js';
import { toldStyle } from './panels.js';
import { COLOUR, CONTENT_WIDTH, PAGE, type Style } from './theme.js';

const LABEL_WIDTH = 66;
const GAP = 2;

/** One of the lines as it is set. */
export interface SetStoryLine {
  label: Line[];
  lines: Line[];
}

/** The story in lines; `set` has the width and where the whole of one stands. */
export const setStory = (
  sheet: Sheet,
  summary: readonly StoryLine[],
  set: (runs: Run[], width: number, line: StoryLine['line']) => Line[],
): SetStoryLine[] => {
  const text = toldStyle(sheet.dossier.model);
  const named: Style = { ...text, face: 'semibold', colour: COLOUR.accent };
  return summary.map(({ line, label, clauses }) => ({
    label: sheet.lines([run(label, named)], LABEL_WIDTH - 6),
    lines: set(clauseRuns(clauses, text), CONTENT_WIDTH - LABEL_WIDTH, line),
  }));
};

const rowHeight = ({ label, lines }: SetStoryLine): number =>
  Math.max(heightOf(lines), heightOf(label));

/** The height of the story with its heading. */
export const storyHeight = (sheet: Sheet, rows: readonly SetStoryLine[]): number =>
  rows.reduce(
    (sum, row) => sum + rowHeight(row) + GAP,
    sheet.headingHeight(sheet.words.section.narrative),
  );

/** Section 4: what happened, in labelled lines. */
export async function story(sheet: Sheet, rows: readonly SetStoryLine[]): Promise<void> {
  sheet.heading(2, sheet.words.section.narrative, { compact: true });
  // The heading is drawn together with the first line.
  await sheet.ensure(rows[0] === undefined ? 0 : rowHeight(rows[0]));
  const list = sheet.element('L');
  for (const row of rows) {
    const item = sheet.element('LI', list);
    const head = sheet.element('Lbl', item);
    sheet.tagged(head, 'Lbl', () => sheet.drawLines(row.label, PAGE.left, sheet.y));
    head.end();
    const body = sheet.element('LBody', item);
    sheet.tagged(body, 'LBody', () => sheet.drawLines(row.lines, PAGE.left + LABEL_WIDTH, sheet.y));
    body.end();
    item.end();
    sheet.y += rowHeight(row) + GAP;
  }
  list.end();
}
