import { run } from './cells.js';
import { heightOf, type Line, type Run } from './layout.js';
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

/** How runs are set into lines of a width. */
type SetLines = (runs: readonly Run[], width: number) => Line[];

/** How what has no room in the band is cut. Without it nothing is. */
export interface BandBound {
  setLine: SetLines;
  setTitle: SetLines;
  /** Lines of the title in its smallest type. */
  titleLines: number;
}

function setTitle(
  sheet: Sheet<unknown>,
  title: string,
  width: number,
  bound: BandBound | undefined,
): Line[] {
  let lines: Line[] = [];
  for (const [size, most] of SIZES) {
    const style: Style = { face: 'semibold', size, colour: COLOUR.paper };
    // A line break of a recorded text has no place in a title.
    const runs = [run(title.replaceAll('\n', ' '), style)];
    lines =
      bound !== undefined && most > bound.titleLines
        ? bound.setTitle(runs, width)
        : sheet.lines(runs, width);
    if (lines.length <= most) break;
  }
  return lines;
}

/** A band as it will be: where what stands below it begins, and how to draw it. */
export interface Band {
  bottom: number;
  draw(): void;
}

/** Title band over the full width: kind of document, title, variant. As high as its words need. */
export function setBand(
  sheet: Sheet<unknown>,
  { line, title, badge }: Masthead,
  bound?: BandBound,
): Band {
  const { doc } = sheet;
  const label = badge === undefined ? [] : sheet.lines([run(badge, BADGE)], CONTENT_WIDTH / 3);
  const frame = badge === undefined ? 0 : Math.max(...label.map(({ width }) => width)) + 20;
  const width = CONTENT_WIDTH - (frame === 0 ? 0 : frame + 14);
  const kindRuns = [run(line, LINE)];
  const kind = bound?.setLine(kindRuns, width) ?? sheet.lines(kindRuns, width);
  const name = setTitle(sheet, title, width, bound);
  const start = TOP + heightOf(kind) + 3;
  const height = Math.max(HEIGHT_MIN, start + heightOf(name) + BELOW);
  const put = (type: 'P' | 'H1', lines: Line[], x: number, top: number): void => {
    const element = sheet.element(type);
    sheet.tagged(element, type, () => sheet.drawLines(lines, x, top));
    element.end();
  };
  const draw = (): void => {
    sheet.artifact(() => {
      doc.rect(0, 0, PAGE.width, height).fill(COLOUR.accent);
    });
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
  };
  return { bottom: height + 11, draw };
}

/** The band of a page that may go on on the next. */
export const band = (sheet: Sheet<unknown>, masthead: Masthead): void =>
  setBand(sheet, masthead).draw();
