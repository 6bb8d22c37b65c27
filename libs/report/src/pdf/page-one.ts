import type { Attention, Fact, Tile } from '../schema/index.js';
import { lexicon } from '../narrative/lexicon.js';
import { clauseRuns, factRuns, markRuns, run, saidRuns, stack } from './cells.js';
import { field } from './field.js';
import { identityTimes } from './identity-times.js';
import { keyFacts, keyFactsHeight } from './key-facts.js';
import { heightOf, type Line, type Run } from './layout.js';
import { band } from './masthead.js';
import type { VolumePlan } from './edition.js';
import type { Sheet } from './sheet.js';
import { evidenceStrip } from './strip.js';
import { story, storyHeight } from './story.js';
import { tellings, type PageTold } from './tellings.js';
import { COLOUR, CONTENT_WIDTH, PAGE, STYLE, type Style } from './theme.js';
import { isInterim, variantLabel } from './variant.js';

export { field } from './field.js';

export const SENTENCE: Style = { face: 'semibold', size: 11.5, colour: COLOUR.ink };

/** Who, what and when, in two columns. */
function identity(sheet: Sheet): void {
  const { dossier, words } = sheet;
  const { header } = dossier.model;
  const mono: Style = { ...STYLE.cellMono, size: 7.8 };
  const said = (fact: Fact): Run[] => factRuns(fact, STYLE.cell);
  const { moment } = lexicon(dossier.issue.locale);
  const rows: [string, Run[]][] = [
    [words.header.decision, [run(dossier.decision_id, mono)]],
    [words.header.dossier, [run(dossier.dossier_id, mono)]],
    [words.header.system, said(header.system)],
    [words.header.deployer, said(header.deployer)],
    ...identityTimes(sheet),
    [words.header.issued, [run(moment(dossier.issue.at))]],
    [words.header.stakes, said(header.stakes)],
    [words.header.ledger, [run(dossier.origin)]],
    [words.header.classification, said(header.classification)],
  ];
  const columnWidth = CONTENT_WIDTH / 2;
  const list = sheet.element('L');
  for (let i = 0; i < rows.length; i += 2) {
    const height = Math.max(
      ...rows
        .slice(i, i + 2)
        .map((row, side) =>
          field(sheet, list, row, PAGE.left + side * columnWidth, columnWidth - 12),
        ),
    );
    sheet.y += height;
  }
  list.end();
  sheet.y += 5;
}

const BOX_ABOVE = 21;
const BOX_BELOW = 8;

/** The height of the box with what is kept free under it. */
function boxHeight(sheet: Sheet<unknown>, runs: readonly Run[]): number {
  return BOX_ABOVE + sheet.measure(runs, CONTENT_WIDTH - 30).height + 2 * BOX_BELOW;
}

/** Section 2: the outcome in one sentence, in a box, which goes on on the next page where it must. */
export async function box(
  sheet: Sheet<unknown>,
  title: string,
  runs: readonly Run[],
): Promise<void> {
  const { doc } = sheet;
  const inner = CONTENT_WIDTH - 30;
  const lines = sheet.lines(runs, inner);
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
        const set = sheet.lines([run(title, STYLE.columnTitle)], inner);
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

const TILE_GAP = 9;
const TILE_WIDTH = (CONTENT_WIDTH - 3 * TILE_GAP) / 4;

function setTile(sheet: Sheet<unknown>, tile: ShownTile) {
  const inner = TILE_WIDTH - 20;
  const word: Style = { face: 'semibold', size: 9.8, colour: COLOUR[tile.tone] };
  const label = sheet.lines([run(tile.label, STYLE.label)], inner);
  const words = sheet.lines([run(tile.word, word)], inner - 17);
  const detail = sheet.lines(saidRuns(tile.detail, { ...STYLE.cellGrey, size: 7.8 }), inner);
  const height = heightOf(label) + heightOf(words) + heightOf(detail) + 20;
  return { tile, label, words, detail, height };
}

/** The height of the tiles with what is kept free under them. */
function tilesHeight(sheet: Sheet<unknown>, shown: readonly ShownTile[]): number {
  return Math.max(...shown.map((tile) => setTile(sheet, tile).height)) + 2;
}

/** Section 3: four tiles side by side, as high as the highest needs. */
export function tiles(sheet: Sheet<unknown>, shown: readonly ShownTile[]): void {
  const { doc } = sheet;
  const set = shown.map((tile) => setTile(sheet, tile));
  const height = Math.max(...set.map((one) => one.height));
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

async function attention(sheet: Sheet, most: number): Promise<void> {
  const { dossier, words } = sheet;
  const items = dossier.model.attention;
  sheet.heading(2, words.section.attention, { compact: true });
  if (items.length === 0) {
    await sheet.paragraph(saidRuns(words.noneIdentified, NONE));
    return;
  }
  await notices(
    sheet,
    items
      .slice(0, most)
      .map((item) => ({ failed: item.severity === 'failed', runs: attentionRuns(item) })),
  );
  if (items.length > most) {
    await sheet.paragraph(saidRuns(words.moreAttention(items.length - most), STYLE.cellGrey), {
      after: 0,
    });
  }
}

const NONE: Style = { ...STYLE.body, size: 9.5 };
const NOTICE_WIDTH = CONTENT_WIDTH - 20;
const NOTICE_AFTER = 2.5;

function attentionHeight(sheet: Sheet, most: number): number {
  const { dossier, words } = sheet;
  const items = dossier.model.attention;
  const heading = sheet.headingHeight(words.section.attention);
  if (items.length === 0) {
    return heading + sheet.measure(saidRuns(words.noneIdentified, NONE), CONTENT_WIDTH).height + 6;
  }
  const more = saidRuns(words.moreAttention(items.length - most), STYLE.cellGrey);
  const rest = items.length > most ? sheet.measure(more, CONTENT_WIDTH).height : 0;
  return items
    .slice(0, most)
    .map((item) => sheet.measure(attentionRuns(item), NOTICE_WIDTH).height + NOTICE_AFTER)
    .reduce((sum, height) => sum + height, heading + rest);
}

/** A list of what asks for attention, each with a bar before it. */
export async function notices(
  sheet: Sheet<unknown>,
  items: readonly { failed: boolean; runs: readonly Run[] }[],
): Promise<void> {
  const { doc } = sheet;
  const [first] = items;
  if (first === undefined) return;
  // A heading that waits for the list is drawn together with its first item.
  const { height: needed } = sheet.measure(first.runs, NOTICE_WIDTH);
  await sheet.ensure(Math.min(needed + 6, sheet.pageRoom));
  const list = sheet.element('L');
  for (const { failed, runs } of items) {
    const lines = sheet.lines(runs, NOTICE_WIDTH);
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

function attentionRuns(item: Attention): Run[] {
  return [...saidRuns(item.text, { ...STYLE.body, size: 8.8 }), ...markRuns(item.evidence)];
}

/** Page 1, which must stand alone: header band, decision, tiles, key facts, what happened, attention. */
export async function pageOne(sheet: Sheet, digest: string, plan: VolumePlan): Promise<void> {
  const { dossier, words } = sheet;
  await sheet.newPage();
  sheet.section();
  band(sheet, {
    line: `${words.brand.toUpperCase()}  ·  ${words.kind}  ·  ${dossier.origin}`,
    title: dossier.model.header.title,
    badge: variantLabel(dossier, words),
  });
  if (isInterim(dossier)) {
    await sheet.paragraph([
      run(words.interimNotice, { ...STYLE.cellStrong, colour: COLOUR.failed }),
    ]);
  }
  identity(sheet);
  const strip = evidenceStrip(sheet, digest, plan);
  const told = fittingPage(sheet, strip.top - sheet.y);
  await box(sheet, words.section.decision, boxRuns(told));
  tiles(sheet, dossier.model.tiles);
  await keyFacts(sheet);
  await story(sheet, told.summary);
  await attention(sheet, told.attention);
  await strip.draw(strip.top);
}

function boxRuns({ headline: [decision, ...more] }: Pick<PageTold, 'headline'>): Run[] {
  return stack(
    clauseRuns(decision === undefined ? [] : [decision], SENTENCE),
    clauseRuns(more, { ...STYLE.body, size: 8.8 }),
  );
}

/** The fullest telling that leaves room for the strip of proof; where none does, the fullest of all. */
function fittingPage(sheet: Sheet, room: number): PageTold {
  const { dossier } = sheet;
  const fixed = tilesHeight(sheet, dossier.model.tiles) + keyFactsHeight(sheet);
  const [fullest, ...shorter] = tellings(dossier);
  const fits = (told: PageTold): boolean =>
    fixed +
      boxHeight(sheet, boxRuns(told)) +
      storyHeight(sheet, told.summary) +
      attentionHeight(sheet, told.attention) <=
    room;
  return [fullest, ...shorter].find(fits) ?? fullest;
}
