import { run } from './cells.js';
import { heightOf, type Line } from './layout.js';
import type { Sheet } from './sheet.js';
import { COLOUR, CONTENT_WIDTH, leading, PAGE, type Style } from './theme.js';

/** What stands in the title band. */
export interface Masthead {
  /** Above the title: what kind of document this is, of what. */
  line: string;
  title: string;
  /** In a frame beside them. */
  badge?: string;
}

const TOP = 16;
const BELOW = 10;
const BADGE_TOP = 25;
const HEIGHT_MIN = 66;
const LINE: Style = { face: 'sans', size: 8.5, colour: COLOUR.paper };
const BADGE: Style = { face: 'semibold', size: 9, colour: COLOUR.paper };
/** Sizes of the title, and the lines that it may have in each. The band grows with the last. */
const SIZES: readonly [size: number, lines: number][] = [
  [21, 1],
  [16, 2],
  [12.5, Infinity],
];

function setTitle(sheet: Sheet<unknown>, title: string, width: number): Line[] {
  let lines: Line[] = [];
  for (const [size, most] of SIZES) {
    const style: Style = { face: 'semibold', size, colour: COLOUR.paper };
    // A line break of a recorded text has no place in a title.
    lines = sheet.lines([run(title.replaceAll('\n', ' '), style)], width);
    if (lines.length <= most) break;
  }
  return lines;
}

/** Title band over the full width: kind of document, title, variant. As high as its words need. */
export function band(sheet: Sheet<unknown>, { line, title, badge }: Masthead): void {
  const { doc } = sheet;
  const label = badge === undefined ? [] : sheet.lines([run(badge, BADGE)], CONTENT_WIDTH / 3);
  const frame = badge === undefined ? 0 : Math.max(...label.map(({ width }) => width)) + 20;
  const width = CONTENT_WIDTH - (frame === 0 ? 0 : frame + 14);
  const kind = sheet.lines([run(line, LINE)], width);
  const name = setTitle(sheet, title, width);
  const start = TOP + heightOf(kind) + 3;
  const height = Math.max(HEIGHT_MIN, start + heightOf(name) + BELOW);
  sheet.artifact(() => {
    doc.rect(0, 0, PAGE.width, height).fill(COLOUR.accent);
  });
  const put = (type: 'P' | 'H1', lines: Line[], x: number, top: number): void => {
    const element = sheet.element(type);
    sheet.tagged(element, type, () => sheet.drawLines(lines, x, top));
    element.end();
  };
  put('P', kind, PAGE.left, TOP);
  put('H1', name, PAGE.left, start);
  if (badge !== undefined) {
    const x = PAGE.width - PAGE.right - frame;
    const room = Math.max(22, heightOf(label) + 22 - leading(BADGE.size));
    sheet.artifact(() => {
      doc.lineWidth(1).roundedRect(x, BADGE_TOP, frame, room, 3).stroke(COLOUR.paper);
    });
    put('P', label, x + 10, BADGE_TOP + (room - heightOf(label)) / 2);
  }
  sheet.y = height + 11;
}
