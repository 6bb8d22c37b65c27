import { isImported } from '../narrative/composer.js';
import type { DossierModel, Tile } from '../schema/index.js';
import { run, saidRuns } from './cells.js';
import { heightOf, type Line, type Run } from './layout.js';
import type { Sheet } from './sheet.js';
import { COLOUR, CONTENT_WIDTH, DENSE_SIZE, PAGE, STYLE, type Style } from './theme.js';

export const SENTENCE: Style = { face: 'semibold', size: 11.5, colour: COLOUR.ink };

/** The first sentence of page 1; of an import it names what was done, and is longer. */
export const sentenceStyle = (model: DossierModel): Style =>
  isImported(model) ? { ...SENTENCE, size: 10 } : SENTENCE;

/** What page 1 tells in words; of an import, which has no statement of its own, more is told, in smaller type. */
export const toldStyle = (model: DossierModel): Style => ({
  ...STYLE.body,
  size: isImported(model) ? DENSE_SIZE : 8.8,
});

const BOX_ABOVE = 21;
const BOX_BELOW = 8;

/** Width of the lines of the box. */
export const BOX_WIDTH = CONTENT_WIDTH - 30;

/** The height of the box with what is kept free under it. */
export const boxHeight = (lines: readonly Line[]): number =>
  BOX_ABOVE + heightOf(lines) + 2 * BOX_BELOW;

/** The outcome in one sentence, in a box, which goes on on the next page where it must. */
export async function box(
  sheet: Sheet<unknown>,
  title: string,
  lines: readonly Line[],
): Promise<void> {
  const { doc } = sheet;
  const below = BOX_BELOW;
  let above = BOX_ABOVE;
  await sheet.ensure(Math.min(above + heightOf(lines) + below, sheet.pageRoom));
  const section = sheet.section();
  const heading = sheet.element('H2', section);
  const sentence = sheet.element('P', section);
  sheet.y += above;
  const draw = (piece: Line[], top: number, height: number): void => {
    sheet.artifact(() => {
      doc.rect(PAGE.left, top - above, CONTENT_WIDTH, above + height + below).fill(COLOUR.tint);
      doc.rect(PAGE.left, top - above, 3.5, above + height + below).fill(COLOUR.accent);
    });
    if (above === BOX_ABOVE) {
      sheet.tagged(heading, 'H2', () => {
        const set = sheet.lines([run(title, STYLE.columnTitle)], BOX_WIDTH);
        sheet.drawLines(set, PAGE.left + 16, top - above + 8);
      });
      heading.end();
    }
    above = 4;
    sheet.tagged(sentence, 'P', () => sheet.drawLines(piece, PAGE.left + 16, top));
  };
  await sheet.flow(lines, draw, below);
  sentence.end();
  sheet.y += 2 * below;
}

/** A status symbol drawn as lines: the word beside it says the same. */
function symbol({ doc }: Sheet<unknown>, tone: Tile['tone'], x: number, y: number): void {
  const colour = COLOUR[tone];
  doc.lineWidth(1.5).strokeColor(colour).lineCap('round').lineJoin('round');
  if (tone === 'attention') {
    doc.polygon([x + 6, y + 0.8], [x + 12, y + 11.2], [x, y + 11.2]).stroke();
    doc
      .moveTo(x + 6, y + 4.6)
      .lineTo(x + 6, y + 7)
      .stroke();
    doc.circle(x + 6, y + 9.2, 0.5).fill(colour);
    return;
  }
  doc.circle(x + 6, y + 6, 5.6).stroke();
  if (tone === 'good')
    doc
      .moveTo(x + 3.4, y + 6.2)
      .lineTo(x + 5.3, y + 8.1)
      .lineTo(x + 8.8, y + 4.2)
      .stroke();
  if (tone === 'neutral')
    doc
      .moveTo(x + 3.6, y + 6)
      .lineTo(x + 8.4, y + 6)
      .stroke();
  if (tone === 'failed') {
    doc
      .moveTo(x + 4, y + 4)
      .lineTo(x + 8, y + 8)
      .moveTo(x + 8, y + 4)
      .lineTo(x + 4, y + 8)
      .stroke();
  }
}

type ShownTile = Pick<Tile, 'tone'> & { label: string; word: string; detail: string };

/** How the detail of a tile is set into its lines. */
type SetDetail<Shown> = (tile: Shown, runs: readonly Run[], width: number) => Line[];

interface SetTile {
  tile: ShownTile;
  label: Line[];
  words: Line[];
  detail: Line[];
  height: number;
}

const TILE_GAP = 9;
const TILE_WIDTH = (CONTENT_WIDTH - 3 * TILE_GAP) / 4;

function setTile<Shown extends ShownTile>(
  sheet: Sheet<unknown>,
  tile: Shown,
  setDetail: SetDetail<Shown> | undefined,
): SetTile {
  const inner = TILE_WIDTH - 20;
  const word: Style = { face: 'semibold', size: 9.8, colour: COLOUR[tile.tone] };
  const label = sheet.lines([run(tile.label, STYLE.label)], inner);
  const words = sheet.lines([run(tile.word, word)], inner - 17);
  const said = saidRuns(tile.detail, { ...STYLE.cellGrey, size: 7.8 });
  const detail = setDetail?.(tile, said, inner) ?? sheet.lines(said, inner);
  const height = heightOf(label) + heightOf(words) + heightOf(detail) + 20;
  return { tile, label, words, detail, height };
}

/** Tiles with their lines. */
export const setTiles = <Shown extends ShownTile>(
  sheet: Sheet<unknown>,
  shown: readonly Shown[],
  setDetail?: SetDetail<Shown>,
): SetTile[] => shown.map((tile) => setTile(sheet, tile, setDetail));

const heightOfTiles = (set: readonly SetTile[]): number =>
  Math.max(...set.map(({ height }) => height));

/** The height of the tiles with what is kept free under them. */
export const tilesHeight = (set: readonly SetTile[]): number => heightOfTiles(set) + 2;

/** Four tiles side by side, as high as the highest needs. */
export function tiles(sheet: Sheet<unknown>, set: readonly SetTile[]): void {
  const { doc } = sheet;
  const height = heightOfTiles(set);
  const section = sheet.section();
  set.forEach(({ tile, label, words, detail }, i) => {
    const x = PAGE.left + i * (TILE_WIDTH + TILE_GAP);
    sheet.artifact(() => {
      doc.lineWidth(0.6).rect(x, sheet.y, TILE_WIDTH, height).stroke(COLOUR.hairline);
      doc.rect(x, sheet.y, TILE_WIDTH, 2.6).fill(COLOUR[tile.tone]);
      symbol(sheet, tile.tone, x + 10, sheet.y + 11 + heightOf(label) + 1.5);
    });
    const element = sheet.element('P', section);
    sheet.tagged(element, 'P', () => {
      let y = sheet.y + 9;
      y += sheet.drawLines(label, x + 10, y) + 2;
      y += sheet.drawLines(words, x + 27, y) + 3;
      sheet.drawLines(detail, x + 10, y);
    });
    element.end();
  });
  sheet.y += height + 2;
}

/** Width of the lines of a notice. */
export const NOTICE_WIDTH = CONTENT_WIDTH - 20;
const NOTICE_AFTER = 2.5;

export interface PageNotice {
  failed: boolean;
  lines: readonly Line[];
}

export const noticesHeight = (items: readonly PageNotice[]): number =>
  items.reduce((sum, { lines }) => sum + heightOf(lines) + NOTICE_AFTER, 0);

/** A list of what asks for attention, each with a bar before it. */
export async function notices(sheet: Sheet<unknown>, items: readonly PageNotice[]): Promise<void> {
  const { doc } = sheet;
  const [first] = items;
  if (first === undefined) return;
  // A heading that waits for the list is drawn together with its first item.
  await sheet.ensure(Math.min(heightOf(first.lines) + 6, sheet.pageRoom));
  const list = sheet.element('L');
  for (const { failed, lines } of items) {
    await sheet.ensure(Math.min(heightOf(lines) + 6, sheet.pageRoom));
    const element = sheet.element('LI', list);
    const body = sheet.element('LBody', element);
    await sheet.flow(lines, (piece, top, height) => {
      sheet.artifact(() => {
        const colour = failed ? COLOUR.failed : COLOUR.attention;
        doc.rect(PAGE.left, top, 2.6, height + 1).fill(colour);
      });
      sheet.tagged(body, 'LBody', () => sheet.drawLines(piece, PAGE.left + 12, top));
    });
    body.end();
    element.end();
    sheet.y += NOTICE_AFTER;
  }
  list.end();
}
