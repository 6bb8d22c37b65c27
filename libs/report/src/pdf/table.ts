import { fitting, heightOf, type Line, type Run } from './layout.js';
import type { Element, Sheet } from './sheet.js';
import { COLOUR, CONTENT_BOTTOM, CONTENT_WIDTH, PAGE, STYLE } from './theme.js';

export interface Column {
  title: string;
  /** Share of the table's width. */
  share: number;
  align?: 'left' | 'right';
}

/** One cell: runs, with a newline between paragraphs. */
export type Cell = readonly Run[];

/** Rows that a table of a document in one volume prints at most; it says how many it leaves to the JSON. */
const ROWS_MAX = 5_000;

const PADDING = 3.5;
const GUTTER = 8;

interface Placed {
  x: number;
  width: number;
  align: 'left' | 'right';
  title: Line[];
}

/**
 * A table that never cuts a cell: long rows continue on the next page, and every page repeats the
 * column titles (as an artifact, for a screen reader has them already).
 */
class Table {
  readonly #columns: Placed[];
  #element: Element | undefined;
  #headHeight = 0;

  constructor(
    readonly sheet: Sheet<unknown>,
    columns: readonly Column[],
  ) {
    const total = columns.reduce((sum, column) => sum + column.share, 0);
    let x: number = PAGE.left;
    this.#columns = columns.map(({ title, share, align = 'left' }, i) => {
      const full = (share / total) * CONTENT_WIDTH;
      const width = full - (i === columns.length - 1 ? 0 : GUTTER);
      const placed = {
        x,
        width,
        align,
        title: sheet.lines([{ text: title, style: STYLE.columnTitle }], width),
      };
      x += full;
      return placed;
    });
    this.#headHeight = Math.max(...this.#columns.map((c) => heightOf(c.title))) + 2 * PADDING;
  }

  /** Draws the column titles for the first time, together with at least a part of the first row. */
  async begin(first: readonly Cell[]): Promise<void> {
    const { sheet } = this;
    await sheet.ensure(this.#headHeight + Math.min(180, this.#rowHeight(first)));
    this.#element = sheet.element('Table');
    const row = sheet.element('TR', this.#element);
    this.#headRules();
    for (const column of this.#columns) {
      const cell = sheet.element('TH', row, { scope: 'Column' });
      sheet.tagged(cell, 'TH', () => this.#drawTitle(column));
      cell.end();
    }
    row.end();
    sheet.y += this.#headHeight;
  }

  #rowHeight(cells: readonly Cell[]): number {
    const heights = this.#columns.map((column, i) =>
      heightOf(this.sheet.lines(cells[i] ?? [], column.width)),
    );
    return Math.max(...heights) + 2 * PADDING;
  }

  async row(cells: readonly Cell[], places: readonly string[] = []): Promise<void> {
    const { sheet } = this;
    let rest = this.#columns.map((column, i) => sheet.lines(cells[i] ?? [], column.width));
    const height = Math.max(...rest.map(heightOf)) + 2 * PADDING;
    const roomOnNewPage = CONTENT_BOTTOM - PAGE.top - this.#headHeight;
    const room = (): number => CONTENT_BOTTOM - sheet.y;
    // A row that fits on a page is not broken; a taller one starts here if a few lines of it fit.
    if (height > room() && (height <= roomOnNewPage || room() < 60))
      await this.#newPageOrVolume(cells);
    for (const place of places) sheet.place(place);
    const row = sheet.element('TR', this.#element);
    // What stands first names the row for whoever has it read out.
    const elements = this.#columns.map((_, i) =>
      i === 0 ? sheet.element('TH', row, { scope: 'Row' }) : sheet.element('TD', row),
    );
    for (;;) {
      const now = rest.map((lines) => lines.slice(0, fitting(lines, room() - 2 * PADDING)));
      this.#drawRow(now, elements);
      rest = rest.map((lines, i) => lines.slice(now[i]?.length ?? 0));
      if (rest.every((lines) => lines.length === 0)) break;
      await this.#newPage();
    }
    for (const element of elements) element.end();
    row.end();
  }

  async end(dropped = 0): Promise<void> {
    this.#element?.end();
    this.sheet.y += 6;
    if (dropped > 0) {
      await this.sheet.paragraph([{ text: this.sheet.words.cut(dropped), style: STYLE.cellState }]);
    }
  }

  #drawRow(lines: readonly Line[][], elements: readonly Element[]): void {
    const { sheet } = this;
    this.#columns.forEach((column, i) => {
      const cell = lines[i] ?? [];
      const element = elements[i];
      if (cell.length === 0 || !element) return;
      sheet.tagged(element, i === 0 ? 'TH' : 'TD', () => {
        sheet.drawLines(cell, column.x, sheet.y + PADDING, column.align, column.width);
      });
    });
    sheet.y += Math.max(...lines.map(heightOf)) + 2 * PADDING;
    sheet.artifact(() => sheet.rule(sheet.y));
  }

  #drawTitle({ title, x, align, width }: Placed): void {
    this.sheet.drawLines(title, x, this.sheet.y + PADDING, align, width);
  }

  #headRules(): void {
    const { sheet } = this;
    sheet.artifact(() => {
      sheet.rule(sheet.y, COLOUR.rule, 0.7);
      sheet.rule(sheet.y + this.#headHeight, COLOUR.rule, 0.7);
    });
  }

  /** Between rows a table may go on in another volume, as a table of its own. */
  async #newPageOrVolume(next: readonly Cell[]): Promise<void> {
    if (!this.sheet.isFull) return this.#newPage();
    this.#element?.end();
    await this.sheet.turnIfFull({ inSection: true });
    return this.begin(next);
  }

  async #newPage(): Promise<void> {
    const { sheet } = this;
    await sheet.newPage();
    this.#headRules();
    sheet.artifact(() => this.#columns.forEach((column) => this.#drawTitle(column)), 'Pagination');
    sheet.y += this.#headHeight;
  }
}

/**
 * A whole table from rows; says so when there is nothing to show.
 *
 * @param places what links lead to a row for.
 */
export async function table<Row>(
  sheet: Sheet<unknown>,
  columns: readonly Column[],
  rows: readonly Row[],
  cells: (row: Row) => readonly Cell[],
  places: (row: Row) => readonly string[] = () => [],
): Promise<void> {
  if (rows.length === 0) {
    await sheet.paragraph([{ text: sheet.words.none, style: STYLE.cellState }]);
    return;
  }
  const printed = new Table(sheet, columns);
  await printed.begin(cells(rows[0] as Row));
  const max = sheet.volumes === undefined ? ROWS_MAX : rows.length;
  for (const row of rows.slice(0, max)) await printed.row(cells(row), places(row));
  await printed.end(Math.max(0, rows.length - max));
}
